import { inCapitals } from "../../../base/capitals.ts";
import { fen } from "../../../base/money.ts";
import { percentText, yuanText } from "../../parts/amount.ts";
import { paperDay } from "../../parts/day.ts";
import { PaperForm, PaperRow, Signature } from "../ui/PaperForm.tsx";
import type { Acceptance } from "./JudgeForm.tsx";
import { degreeOf } from "./OpinionsField.tsx";

const money = (amount: string): string => `${yuanText(amount)} 元`;

function judgement({ met, note, deduction }: Acceptance["items"][number]): string {
  if (met === null) return "";
  if (met) return "达到";
  const lost = deduction > 0 ? `，扣 ${percentText(BigInt(deduction), 10_000n)}` : "";
  return `没有达到：${note}${lost}`;
}

function conclusion(of: Acceptance): string {
  if (of.status === "asked") return "";
  if (of.status === "refused") return `验收不合格。${of.reason}`;
  const lost = of.status === "acceptedInPart" ? `，按合同扣减 ${money(of.deducted)}` : "";
  const recovered = of.recovered === "0" ? "" : `，其中扣回预付款 ${money(of.recovered)}`;
  return `${of.statusName}，予以验收 ${money(of.accepted)}（${inCapitals(fen(BigInt(of.accepted)))}）${lost}${recovered}。`;
}

type Pair = readonly [string, string];

const headOf = (of: Acceptance): (readonly [Pair, Pair])[] => [
  [
    ["合同名称", of.contractTitle],
    ["合同编号", of.contractNumber],
  ],
  [
    ["购买主体", of.purchaser],
    ["承接主体", of.provider],
  ],
  [
    ["使用单位", of.user],
    ["服务数量", of.quantity],
  ],
  [
    ["验收期间", of.period],
    ["申请人", of.askedBy],
  ],
  [
    ["申请金额", money(of.asked)],
    ["金额大写", inCapitals(fen(BigInt(of.asked)))],
  ],
];

function opinionsText({ opinions, opinionsNeeded, status }: Acceptance): string {
  if (opinions.length > 0)
    return opinions
      .map((one) => `${one.place}：${degreeOf(one.satisfied)}${one.words && `，${one.words}`}`)
      .join("；");
  return opinionsNeeded || status === "asked" ? "" : "未听取";
}

/** 验收书 as it is signed on paper. */
export const AcceptancePaper = ({ of }: { of: Acceptance }) => (
  <PaperForm
    title={`${of.accepter}政府购买服务项目验收书`}
    left={`申请日期：${paperDay(of.askedOn)}`}
    right="单位：元"
    number={of.contractNumber}
    isDense={of.items.length > 5}
  >
    {headOf(of).map((pairs) => (
      <PaperRow key={pairs[0][0]} of={pairs} />
    ))}
    {of.items.map((one, at) => (
      <PaperRow
        key={one.clause}
        of={[
          [`标准 ${at + 1}`, one.says],
          ["验收情况", judgement(one)],
        ]}
      />
    ))}
    <PaperRow of={[["服务对象意见", opinionsText(of)]]} />
    <PaperRow of={[["验收结论", conclusion(of)]]} />
    <PaperRow
      of={[
        [
          "验收单位",
          <Signature
            key="accepter"
            name={of.acceptedBy || of.accepter}
            on={of.acceptedOn ? paperDay(of.acceptedOn) : undefined}
          />,
        ],
      ]}
    />
    <PaperRow of={[["承接主体", <Signature key="provider" name={of.provider} />]]} />
  </PaperForm>
);
