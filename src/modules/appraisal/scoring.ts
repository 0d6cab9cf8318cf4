import { isInForce, type Day } from "../../base/day.ts";
import { Refusal } from "../../base/refusal.ts";
import { measureNames, type Counted, type MeasureName, type MeasureWeight } from "./model.ts";

/** The table of the most local place that has one in force on the day; it holds as a whole. */
export function tableFor(
  rows: readonly MeasureWeight[],
  division: string,
  on: Day,
): readonly MeasureWeight[] {
  const fitting = rows.filter((row) => division.startsWith(row.place) && isInForce(row, on));
  const newest = fitting.toSorted(
    (a, b) => b.place.length - a.place.length || (a.from < b.from ? 1 : -1),
  )[0];
  if (!newest) throw new Refusal("conflict", `没有 ${on} 适用的考核权重。请先由县财政局录入`);
  const table = fitting.filter((row) => row.place === newest.place && row.from === newest.from);
  return measureNames.flatMap((measure) => table.filter((row) => row.measure === measure));
}

/** Hundredths: days for paying, points for evaluations (counted in hundredths already), per cent for the rest. */
export function valueOf(measure: MeasureName, { got, of }: Counted): number {
  if (measure === "evaluation") return Number(got / of);
  const scale = measure === "paying" ? 100n : 10_000n;
  return Number((got * scale) / of);
}

/** 得分 in hundredths: in proportion between the value without points and the one with all, cut. */
export function pointsOf(value: number, { weight, best, worst }: MeasureWeight): number {
  const full = weight * 100;
  const sign = best > worst ? 1 : -1;
  const reached = sign * (value - worst * 100);
  const span = sign * (best - worst) * 100;
  if (reached <= 0) return 0;
  // Whole numbers until the cut: a fraction of a float would lose a hundredth.
  return reached >= span ? full : Math.floor((reached * full) / span);
}

export type Scored = {
  measure: MeasureName;
  weight: number;
  best: number;
  worst: number;
  counted: Counted | null;
  value: number | null;
  points: number | null;
};

export function score(row: MeasureWeight, counted: Counted | undefined): Scored {
  const { measure, weight, best, worst } = row;
  if (!counted || counted.of <= 0n)
    return { measure, weight, best, worst, counted: null, value: null, points: null };
  const value = valueOf(measure, counted);
  return { measure, weight, best, worst, counted, value, points: pointsOf(value, row) };
}

/** What could not be counted neither helps nor harms: the rest is scaled to one hundred. */
export function scoreOf(measures: readonly Scored[]): number | null {
  const counted = measures.filter((one) => one.points !== null);
  const weights = counted.reduce((all, one) => all + one.weight, 0);
  if (weights === 0) return null;
  return Math.floor((counted.reduce((all, one) => all + one.points!, 0) * 100) / weights);
}

/** Equal scores share a place; who has none stands outside. */
export function ranked<Row extends { score: number | null }>(
  rows: readonly Row[],
): (Row & { rank: number | null })[] {
  return rows
    .map((row) => ({
      ...row,
      rank:
        row.score === null
          ? null
          : rows.filter((other) => other.score !== null && other.score > row.score!).length + 1,
    }))
    .toSorted((a, b) => (a.rank ?? Infinity) - (b.rank ?? Infinity));
}
