import type { ReactNode } from "react";
import { inCapitals } from "../../../base/capitals.ts";
import { cite } from "../../../base/law.ts";
import { fen } from "../../../base/money.ts";
import { yuanText } from "../../parts/amount.ts";
import { paperDay } from "../../parts/day.ts";
import { useMe } from "../me.ts";
import { PaperForm, PaperRow, Signature } from "../ui/PaperForm.tsx";
import { useToday } from "../ui/today.ts";
import { editionSaid, type Asked, type Checked } from "./asked.ts";

type Printed = { of: Checked; asked: Asked; item: Checked["catalog"][number] | undefined };

/** Several sentences in one cell, each on its line. */
const lines = (...of: readonly string[]): ReactNode =>
  of.length === 0 ? undefined : of.map((line, at) => <div key={`${at} ${line}`}>{line}</div>);

const amountSaid = (amount: string): string =>
  amount === "" ? "没有填" : `${yuanText(amount)} 元（人民币${inCapitals(fen(BigInt(amount)))}）`;

const howSaid = ({ trackName, methodName, because, limit }: Checked["how"]): string | undefined =>
  trackName === null
    ? undefined
    : `${trackName}，${methodName ?? ""}。${because ?? ""}${limit && !limit.confirmed ? "（待核对）" : ""}`;

/** The same as on the screen, row by row. What does not apply has no row. */
const rowsOf = ({ of, asked, item }: Printed): [string, ReactNode][] => [
  ["想买什么", of.text],
  ["大约金额", amountSaid(asked.amount)],
  ["结论", of.verdict === "allowed" ? of.verdictName : `${of.verdictName}。${of.says}`],
  ["目录事项", item && `${item.code} ${item.name}（${item.path.join(" › ")}）`],
  ["所用目录", editionSaid(of.edition)],
  ["怎么买", howSaid(of.how)],
  [
    "怎么读的",
    lines(
      ...of.marks
        .filter((one) => one.tone !== "none")
        .map(({ means, said, because }) => `${means}：“${said}”${because}`),
    ),
  ],
  ["依据", lines(...of.findings.map((one) => `${one.says}。${one.basis.map(cite).join("，")}`))],
  [
    "可以这样办",
    lines(
      ...of.ways.map(({ title, says }) => `${title}${title.endsWith("？") ? "" : "："}${says}`),
    ),
  ],
  ["说明", "本结论由系统按公开的规则和词表读文字得出，供立项和联审参考，不代替审核。"],
];

/** 查询结论 on one sheet of A4, to be put into the file of the project. It is seen on paper only. */
export function CheckPaper(printed: Printed) {
  const { person, post } = useMe();
  const today = useToday();
  return (
    <div className="paper-only">
      <PaperForm
        title="政府购买服务事项查询结论"
        left={post?.organization.name}
        right={paperDay(today)}
        number={`规则与词表 ${printed.of.readingVersion} 版`}
      >
        {rowsOf(printed).map(
          ([name, value]) => value !== undefined && <PaperRow key={name} of={[[name, value]]} />,
        )}
        <PaperRow of={[["经办", <Signature key="sign" name={person.name} />]]} />
      </PaperForm>
    </div>
  );
}
