import { sql } from "kysely";
import { fen, type Money } from "../../base/money.ts";
import type { Db } from "../../platform/db.ts";
import { sumHistory, type HistorySum } from "../history/reads.ts";
import { isCounted } from "../statistics/forms.ts";
import type { ReturnKey } from "../statistics/model.ts";
import { markOf, pastOf as sumsOfPast, type PlaceSums } from "../statistics/pastSums.ts";
import { closingsOf, noClosings, type Closings } from "../statistics/recount.ts";
import { rangeBelow } from "../statistics/reads.ts";
import { classesOf, isUpper, type Span } from "./facts.ts";
import type { FigureAsked, Figures } from "./model.ts";
import type { Part } from "./reads.ts";

/** 历史台账 as the returns add it: no 限额 was kept for it, and its plan was never adjusted. */
export type Past = { sums: readonly PlaceSums[]; mark: string | undefined; isClosed: boolean };

/** What no 限额 was kept for stands by itself. */
export const pastTrack = "history";

const keyOf = ({ jurisdiction, year }: Span): ReturnKey => ({
  jurisdiction,
  year,
  form: 1,
  scope: "all",
  period: "year",
});

/** Of these years, by year. */
export async function pastOf(
  db: Db,
  span: Span,
  years: readonly number[],
): Promise<Map<number, Past>> {
  const { lo, hi } = rangeBelow(span.jurisdiction);
  const own = span.organization ? sql`and l.organization = ${span.organization}::uuid` : sql``;
  const within = sql`l.jurisdiction >= ${lo} and l.jurisdiction < ${hi} ${own}`;
  const by = isUpper(span) ? "jurisdiction" : "organization";
  const rows = await sumHistory(db, within, { years, by });
  const closings = await closingsOf(db, { ...keyOf(span), years });
  return new Map(
    years.map((year) => [
      year,
      pastOfYear(
        keyOf({ ...span, year }),
        rows.filter((one) => one.year === year),
        closings.find((one) => one.year === year),
      ),
    ]),
  );
}

function pastOfYear(
  key: ReturnKey,
  rows: readonly HistorySum[],
  { open, closed }: Closings = noClosings,
): Past {
  const past = sumsOfPast(rows, key);
  return {
    sums: past.sums.filter((one) => isCounted(one.functionalClass)),
    mark: markOf(past.sums, key),
    // As the returns give 决算数: only where it is whole.
    isClosed: open === 0n && closed + past.finals > 0n && past.isFinal,
  };
}

const figuresOf = ({ projects, budget, executed, final }: PlaceSums): Figures => ({
  projects,
  budget,
  planned: null,
  executed,
  final: final ?? 0n,
});

/** The same parts that the ledger is told apart into. */
export const partsOfPast = ({ sums }: Past, span: Span): Part[] => {
  const parts = sums.flatMap(partsOfOne);
  return isUpper(span) ? parts.filter((one) => one.by !== "track") : parts;
};

const partsOfOne = (one: PlaceSums): Part[] =>
  (
    [
      ["kind", one.kind],
      ["class", one.functionalClass],
      ["office", one.place],
      ["track", pastTrack],
      ["ledger", one.ledger],
      ["whole", ""],
    ] as const
  ).map(([by, key]) => ({ by, key, ...figuresOf(one) }));

function isIn(one: PlaceSums, { by, of, year }: FigureAsked): boolean {
  if (by === "kind") return one.kind === of;
  if (by === "field") return classesOf(of, year).includes(one.functionalClass);
  if (by === "office") return one.place === of;
  if (by === "track") return of === pastTrack;
  if (by === "ledger") return one.ledger === of;
  return by === "whole";
}

/** What the historical ledger adds to one figure, by office or treasury. */
export async function pastFigure(db: Db, span: Span, asked: FigureAsked) {
  const { sums } = (await pastOf(db, span, [span.year])).get(span.year)!;
  const found = new Map<string, Money>();
  for (const one of sums.filter((part) => isIn(part, asked))) {
    const amount = figuresOf(one)[asked.measure] ?? 0n;
    found.set(one.place, fen((found.get(one.place) ?? 0n) + amount));
  }
  return found;
}
