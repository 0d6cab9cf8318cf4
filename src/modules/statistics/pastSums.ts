import type { RawBuilder } from "kysely";
import type { Db } from "../../platform/db.ts";
import { sumHistory, type HistoryAsked, type HistorySum } from "../history/reads.ts";
import type { SixKind } from "../policy/model.ts";
import { isCounted } from "./forms.ts";
import type { ReturnKey } from "./model.ts";

/** What one class, kind and ledger come to. */
export type Sums = {
  ledger: "general" | "fund";
  functionalClass: string;
  kind: SixKind;
  projects: bigint;
  budget: bigint;
  executed: bigint;
  final: bigint | null;
};

/** Both forms count the same. */
export type Counting = Omit<ReturnKey, "form">;

/** In July the execution is the first half-year's, and the final account is last year's. */
export const spanOf = ({ year, period }: Pick<Counting, "year" | "period">) => ({
  from: `${year}-01-01`,
  to: period === "july" ? `${year}-06-30` : `${year}-12-31`,
  finalYear: period === "july" ? year - 1 : year,
});

/** What no class was kept for stands with 其他 in form 1, what no kind was kept for in form 2. */
const [otherClass, otherKind] = ["229", "6"] as const;

/** The same of one office or treasury, where it was asked so. */
export type PlaceSums = Sums & Pick<HistorySum, "place">;

const asSums = (one: HistorySum, budgetYear: boolean, key: Counting): PlaceSums => ({
  place: one.place,
  ledger: one.ledger,
  functionalClass: one.functionalClass ?? otherClass,
  kind: one.kind ?? otherKind,
  projects: budgetYear ? one.projects : 0n,
  budget: budgetYear ? (one.budget ?? 0n) : 0n,
  executed: budgetYear ? ((key.period === "july" ? one.executedByJune : one.executed) ?? 0n) : 0n,
  final: one.year === spanOf(key).finalYear ? one.final : null,
});

export type Past = { sums: PlaceSums[]; finals: bigint; isFinal: boolean };

/** Which years of the historical ledger a return speaks of. */
export const pastYears = (key: Pick<Counting, "year" | "period">): number[] => [
  key.year,
  spanOf(key).finalYear,
];

/** 历史台账 as the form counts it: figures as reported, added to those of the ledger. */
export async function pastSums(
  db: Db,
  within: RawBuilder<unknown>,
  key: Counting,
  asked: Omit<HistoryAsked, "years"> = {},
): Promise<Past> {
  return pastOf(await sumHistory(db, within, { ...asked, years: pastYears(key) }), key);
}

/** The same from rows that were read already. */
export function pastOf(rows: readonly HistorySum[], key: Counting): Past {
  const { finalYear } = spanOf(key);
  const ofFinal = rows.filter((one) => one.year === finalYear);
  return {
    sums: rows.map((one) => asSums(one, one.year === key.year, key)),
    finals: ofFinal.reduce((sum, one) => sum + one.finals, 0n),
    isFinal: ofFinal.every((one) => one.finals === one.projects),
  };
}

/** “含历史台账”: said wherever the figures are shown. */
export function markOf(past: readonly Sums[], { period }: Counting): string | undefined {
  const sums = past.filter((one) => isCounted(one.functionalClass));
  const projects = sums.reduce((sum, one) => sum + one.projects, 0n);
  if (projects === 0n && sums.every((one) => one.final === null || one.final === 0n))
    return undefined;
  const half = period === "july" ? "没有支付日期的不计入上半年执行数；" : "";
  return `含历史台账 ${projects} 个项目：按上报数相加，不在记账核对之内；${half}没有功能分类、服务类别的计入“其他”。`;
}
