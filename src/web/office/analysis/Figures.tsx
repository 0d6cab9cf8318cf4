import { Link } from "react-router";
import type { Answer } from "../../../base/endpoint.ts";
import type { viewAnalysis } from "../../../modules/analysis/api.ts";
import { measures, type Cut, type Measure } from "../../../modules/analysis/model.ts";
import { percentText, shareOf, wanText, type Fen } from "../../parts/amount.ts";
import { roomOf, Wan } from "../budget/Wan.tsx";
import { useIsPhone } from "../ui/phone.ts";
import { Table, type Column } from "../ui/Table.tsx";
import { figureAddress } from "./address.ts";
import "./analysis.css";

export type Analysis = Answer<typeof viewAnalysis>;
type Figures = Analysis["whole"];
export type Row = Figures & { key: string; name: string };

type Barred = { budget: Fen; executed: Fen; longest: bigint; called: string };

/** Budget and, over it, execution; all bars of a table share one scale. */
const Bar = ({ budget, executed, longest, called }: Barred) => (
  <div
    className="analysis-bar"
    role="img"
    aria-label={`${called}：预算数 ${wanText(budget)} 万元，执行数 ${wanText(executed)} 万元`}
  >
    <span className="analysis-budget" style={{ width: `${shareOf(BigInt(budget), longest)}%` }} />
    <span
      className="analysis-executed"
      style={{ width: `${shareOf(BigInt(executed), longest)}%` }}
    />
  </div>
);

/** One length for one amount. */
export const OneBar = ({ of, longest }: { of: Fen; longest: bigint }) => (
  <div className="analysis-bar" aria-hidden>
    <span className="analysis-executed" style={{ width: `${shareOf(BigInt(of), longest)}%` }} />
  </div>
);

export const most = (amounts: readonly Fen[]): bigint =>
  amounts.reduce<bigint>((top, one) => (BigInt(one) > top ? BigInt(one) : top), 0n);

type Opening = { jurisdiction: string; year: number; by: Cut; of: string };

function Count({ of, opening }: { of: string; opening: Opening | undefined }) {
  if (of === "0") return <span className="quiet">0</span>;
  return opening ? <Link to={figureAddress({ ...opening, measure: "projects" })}>{of}</Link> : of;
}

type Shown = { fen: string | null; room: number; opening: Opening | undefined; measure: Measure };

/** A figure opens to its projects; what was not given stays empty. */
function Money({ fen, room, opening, measure }: Shown) {
  if (fen === null) return <span className="quiet">—</span>;
  const figure = <Wan fen={fen} room={room} />;
  if (!opening || fen === "0") return figure;
  return <Link to={figureAddress({ ...opening, measure })}>{figure}</Link>;
}

const moneyMeasures = ["budget", "planned", "executed", "final"] as const;

type Tabled<R> = {
  first: string;
  rows: readonly R[];
  whole?: Figures | undefined;
  keyOf: (row: R) => string;
  nameOf: (row: R) => string;
  opening: (row: R | undefined) => Opening | undefined;
  /** Where the name leads, if anywhere. */
  linkOf?: ((row: R) => string | undefined) | undefined;
};

/** The five figures of each group beside their bar; each figure opens to what it is the sum of. */
export function FiguresTable<R extends Figures>(table: Tabled<R>) {
  const { first, rows, whole, keyOf, nameOf, opening, linkOf } = table;
  const isPhone = useIsPhone();
  const longest = most(rows.flatMap((row) => [row.budget, row.executed]));
  const bar = (row: R) => <Bar {...row} longest={longest} called={nameOf(row)} />;
  const named = (row: R) => {
    const to = linkOf?.(row);
    return to === undefined ? nameOf(row) : <Link to={to}>{nameOf(row)}</Link>;
  };
  const name: Column<R> = {
    head: first,
    of: (row) => (
      <>
        {named(row)}
        {isPhone && bar(row)}
      </>
    ),
  };
  const isGiven = (measure: (typeof moneyMeasures)[number]): boolean =>
    measure !== "planned" || rows.some((row) => row.planned !== null);
  const money = moneyMeasures.filter(isGiven).map((measure) => {
    const room = roomOf([...rows, ...(whole ? [whole] : [])].map((row) => row[measure] ?? "0"));
    const shown = (row: Figures, of: Opening | undefined) => (
      <Money fen={row[measure]} room={room} opening={of} measure={measure} />
    );
    return {
      column: {
        head: measures[measure],
        isFigure: true,
        isMain: measure === "budget",
        of: (row: R) => shown(row, opening(row)),
      },
      sum: whole && shown(whole, opening(undefined)),
    };
  });
  return (
    <Table
      label={`${first}：项目数和预算数、调整后计划、执行数、决算数（万元）`}
      rows={rows}
      keyOf={keyOf}
      columns={[
        name,
        ...(isPhone ? [] : [{ head: "预算与执行", width: "24%", of: bar }]),
        {
          head: measures.projects,
          isFigure: true,
          of: (row) => <Count of={row.projects} opening={opening(row)} />,
        },
        ...money.map((one) => one.column),
        { head: "执行率", isFigure: true, of: (row) => percentText(row.executed, row.budget) },
      ]}
      sum={
        whole && [
          "合计",
          ...(isPhone ? [] : [""]),
          <Count key="projects" of={whole.projects} opening={opening(undefined)} />,
          ...money.map((one) => one.sum),
          percentText(whole.executed, whole.budget),
        ]
      }
    />
  );
}
