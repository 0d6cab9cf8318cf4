import { wanText } from "../../parts/amount.ts";
import { Section } from "../ui/Page.tsx";
import { Table, type Column } from "../ui/Table.tsx";
import type { Project } from "./draft.ts";

type Share = Project["sharesOf"][number];

const amount = (fen: string): string => (fen === "0" ? "—" : wanText(fen));

const linesOf = (share: Share): string =>
  [
    ...share.fundings.map((one) => one.code ?? "其他单位的指标"),
    ...(share.other === "0" ? [] : [`${share.otherSource} ${wanText(share.other)}`]),
  ].join("、");

const columnsOf = (unit: string): readonly Column<Share>[] => [
  { head: "使用单位", of: (share) => share.user.name },
  { head: unit, isFigure: true, of: (share) => share.quantity },
  {
    head: "金额",
    isFigure: true,
    isMain: true,
    of: (share) => wanText(BigInt(share.fiscal) + BigInt(share.other)),
  },
  { head: "计划", isFigure: true, of: (share) => amount(share.money.planned) },
  { head: "合同", isFigure: true, of: (share) => amount(share.money.committed) },
  { head: "验收", isFigure: true, of: (share) => amount(share.money.accepted) },
  { head: "支付", isFigure: true, of: (share) => amount(share.money.paid) },
  { head: "资金来源", of: linesOf },
];

/** 各份额: each with its own quantity, acceptance and payment. */
export function Shares({ project }: { project: Project }) {
  const { money, sharesOf } = project;
  return (
    <Section
      title={sharesOf.length > 1 ? "各单位份额" : "份额"}
      count={`${sharesOf.length} 个`}
      aside="万元"
    >
      <Table
        label="各单位份额"
        columns={columnsOf(project.unit)}
        rows={sharesOf}
        keyOf={(share) => share.id}
        sum={
          sharesOf.length > 1
            ? [
                "合计",
                project.quantity,
                wanText(project.cost),
                ...[money.planned, money.committed, money.accepted, money.paid].map(amount),
                null,
              ]
            : undefined
        }
      />
    </Section>
  );
}
