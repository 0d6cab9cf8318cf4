import type { Answer } from "../../../base/endpoint.ts";
import { viewStandings } from "../../../modules/desk/api.ts";
import { wanText } from "../../parts/amount.ts";
import { useRead } from "../call.ts";
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

type Standing = Answer<typeof viewStandings>["shares"][number];
type Standings = ReadonlyMap<string, Standing>;

const oddly = (standing: Standing | undefined, words: string) =>
  standing?.isOdd ? <b className="tone-warn">{words}</b> : words;

const percent = ({ satisfaction }: Standing): string =>
  satisfaction === null ? "—" : `${Math.round(satisfaction / 100)}%`;

/** Before the contract one asks where the money comes from, afterwards how far each has come. */
const lastColumns = (standings: Standings): readonly Column<Share>[] => {
  if (standings.size === 0) return [{ head: "资金来源", of: linesOf }];
  return [
    {
      head: "满意度",
      isFigure: true,
      of: ({ id }) => {
        const standing = standings.get(id);
        return standing ? oddly(standing, percent(standing)) : "—";
      },
    },
    {
      head: "情况",
      of: ({ id }) => {
        const standing = standings.get(id);
        return oddly(standing, standing?.says ?? "—");
      },
    },
  ];
};

/** 应计 stands before 验收: what is less was deducted. */
const accruedColumn = (standings: Standings): readonly Column<Share>[] =>
  standings.size === 0
    ? []
    : [
        {
          head: "应计",
          isFigure: true,
          of: ({ id }) => amount(standings.get(id)?.accrued ?? "0"),
        },
      ];

const columnsOf = (unit: string, standings: Standings): readonly Column<Share>[] => [
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
  ...accruedColumn(standings),
  { head: "验收", isFigure: true, of: (share) => amount(share.money.accepted) },
  { head: "支付", isFigure: true, of: (share) => amount(share.money.paid) },
  ...lastColumns(standings),
];

/** 各份额: each with its own quantity, acceptance and payment. */
export function Shares({ project }: { project: Project }) {
  const { money, sharesOf, jurisdiction, id } = project;
  const { shares } = useRead(viewStandings, { jurisdiction, id });
  const standings = new Map(shares.map((one) => [one.share, one]));
  const columns = columnsOf(project.unit, standings);
  // Who sees its own share alone has no sum to see.
  const total = (fen: string) => (money.isPart ? null : amount(fen));
  const accrued = shares.reduce((total, one) => total + BigInt(one.accrued), 0n);
  return (
    <Section
      title={sharesOf.length > 1 ? "各单位份额" : "份额"}
      count={`${sharesOf.length} 个`}
      aside="万元"
    >
      <Table
        label="各单位份额"
        columns={columns}
        rows={sharesOf}
        keyOf={(share) => share.id}
        sum={
          sharesOf.length > 1
            ? [
                "合计",
                project.quantity,
                wanText(project.cost),
                ...[money.planned, money.committed].map(total),
                ...(shares.length === 0 ? [] : [total(String(accrued))]),
                ...[money.accepted, money.paid].map(total),
                ...(shares.length === 0 ? [null] : [null, null]),
              ]
            : undefined
        }
      />
    </Section>
  );
}
