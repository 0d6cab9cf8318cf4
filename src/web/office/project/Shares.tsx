import type { Answer } from "../../../base/endpoint.ts";
import { viewStandings } from "../../../modules/desk/api.ts";
import { wanText, yuanText } from "../../parts/amount.ts";
import { useRead } from "../call.ts";
import { Section } from "../ui/Page.tsx";
import { Table, type Column } from "../ui/Table.tsx";
import type { Project } from "./draft.ts";

type Share = Project["sharesOf"][number];

const costOf = (share: Share): bigint => BigInt(share.fiscal) + BigInt(share.other);

/** Two decimals for all figures of the table: 万元 where that is exact, else 元. */
type Amounts = { unit: "万元" | "元"; of(fen: string | bigint): string };

function amountsOf(shares: readonly Share[], standings: Standings): Amounts {
  const figures = shares.flatMap((share) => {
    const { planned, committed, accepted, paid } = share.money;
    const accrued = standings.get(share.id)?.accrued ?? "0";
    return [costOf(share), share.other, planned, committed, accrued, accepted, paid].map(BigInt);
  });
  const isExact = figures.every((one) => one % 10_000n === 0n);
  return isExact ? { unit: "万元", of: wanText } : { unit: "元", of: yuanText };
}

const orDash = ({ of }: Amounts, fen: string): string => (fen === "0" ? "—" : of(fen));

const linesOf = (share: Share, amounts: Amounts): string =>
  [
    ...share.fundings.map((one) => one.code ?? "其他单位的指标"),
    ...(share.other === "0" ? [] : [`${share.otherSource} ${amounts.of(share.other)}`]),
  ].join("、");

type Standing = Answer<typeof viewStandings>["shares"][number];
type Standings = ReadonlyMap<string, Standing>;

const oddly = (standing: Standing | undefined, words: string) =>
  standing?.isOdd ? <b className="tone-warn">{words}</b> : words;

const percent = ({ satisfaction }: Standing): string =>
  satisfaction === null ? "—" : `${Math.round(satisfaction / 100)}%`;

/** Before the contract one asks where the money comes from, afterwards how far each has come. */
const lastColumns = (standings: Standings, amounts: Amounts): readonly Column<Share>[] => {
  if (standings.size === 0) return [{ head: "资金来源", of: (share) => linesOf(share, amounts) }];
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
const accruedColumn = (standings: Standings, amounts: Amounts): readonly Column<Share>[] =>
  standings.size === 0
    ? []
    : [
        {
          head: "应计",
          isFigure: true,
          of: ({ id }) => orDash(amounts, standings.get(id)?.accrued ?? "0"),
        },
      ];

const moneyColumn = (
  head: string,
  measure: keyof Share["money"],
  amounts: Amounts,
): Column<Share> => ({
  head,
  isFigure: true,
  of: ({ money }) => orDash(amounts, money[measure]),
});

const columnsOf = (
  unit: string,
  standings: Standings,
  amounts: Amounts,
): readonly Column<Share>[] => [
  { head: "使用单位", of: (share) => share.user.name },
  { head: unit, isFigure: true, of: (share) => share.quantity },
  { head: "金额", isFigure: true, isMain: true, of: (share) => amounts.of(costOf(share)) },
  moneyColumn("计划", "planned", amounts),
  moneyColumn("合同", "committed", amounts),
  ...accruedColumn(standings, amounts),
  moneyColumn("验收", "accepted", amounts),
  moneyColumn("支付", "paid", amounts),
  ...lastColumns(standings, amounts),
];

/** 各份额: each with its own quantity, acceptance and payment. */
export function Shares({ project }: { project: Project }) {
  const { money, sharesOf, jurisdiction, id } = project;
  const { shares } = useRead(viewStandings, { jurisdiction, id });
  const standings = new Map(shares.map((one) => [one.share, one]));
  const amounts = amountsOf(sharesOf, standings);
  const columns = columnsOf(project.unit, standings, amounts);
  // Who sees its own share alone has no sum to see.
  const total = (fen: string) => (money.isPart ? null : orDash(amounts, fen));
  const accrued = shares.reduce((total, one) => total + BigInt(one.accrued), 0n);
  return (
    <Section
      title={sharesOf.length > 1 ? "各单位份额" : "份额"}
      count={`${sharesOf.length} 个`}
      aside={amounts.unit}
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
                amounts.of(project.cost),
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
