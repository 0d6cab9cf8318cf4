import { sql } from "kysely";
import {
  lockKeys,
  plannedOnce,
  rowsOf,
  type Database,
  type Db,
  type Tx,
} from "../../platform/db.ts";
import { fullSight } from "../../platform/actor.ts";
import { appendDeltas, listUnfolded, takeDeltas, type Delta } from "../../platform/rollup.ts";
import { returnsTopic } from "../budget/counting.ts";
import type { SixKind } from "../policy/model.ts";
import type { ReturnKey } from "./model.ts";
import { isUpper, only, rangeBelow } from "./reads.ts";
import { addToSums, type StatisticSumRow, type SumLevel } from "./writes.ts";

/** What one year, ledger, class and kind come to. */
export type YearSums = {
  year: number;
  ledger: "general" | "fund";
  functionalClass: string;
  kind: SixKind;
  projects: bigint;
  budget: bigint;
  executed: bigint;
  /** Of it by 30 June. */
  executedFirst: bigint;
  final: bigint;
};

/** Which kept sums answer for a place, and whose changes are still to be added. */
function sourceOf({ jurisdiction, scope }: SumsOf) {
  if (scope === "all") {
    const level: SumLevel = isUpper(jurisdiction) ? "below" : "treasury";
    return { level, ...rangeBelow(jurisdiction), wheres: ["both", "whole"] };
  }
  return { level: "own" as SumLevel, ...only(jurisdiction), wheres: ["both", "own"] };
}

/** What a change `d` that is not yet folded adds to each sum, `c` being the closing of its year. */
export const unfolded = {
  projects: sql`case d.measure when 'projects' then d.amount else 0 end`,
  budget: sql`case d.measure when 'budget' then d.amount else 0 end`,
  executed: sql`case d.measure when 'executed' then d.amount else 0 end`,
  final: sql`case when d.measure = 'final' or d.measure = 'executed' and d.recorded_at <= c.closed_at then d.amount else 0 end`,
};

/**
 * 汇总数 of these years, exact at once after every act: what is kept and what is not yet folded, in one statement, so that
 * both are of one moment. A change that was recorded before its year was closed also belongs to the final account.
 */
export const listSums = (db: Db, of: SumsOf, years: SumYears): Promise<YearSums[]> =>
  plannedOnce(db, () => rowsOf(db, sql<YearSums>`${sumsIn(of, years)} order by 1, 2, 3, 4`));

type SumsOf = Pick<ReturnKey, "jurisdiction" | "scope">;
type SumYears = { from: number; to: number };

/** The same as a query. */
export function sumsIn(of: SumsOf, { from, to }: SumYears) {
  const { level, lo, hi, wheres } = sourceOf(of);
  return sql<YearSums>`
      select year, ledger, functional_class, kind, sum(projects)::bigint as projects, sum(budget)::bigint as budget,
        sum(executed)::bigint as executed, sum(executed_first)::bigint as executed_first, sum(final)::bigint as final
      from (
        select year, ledger, functional_class, kind, projects, budget, executed, executed_first, final
        from statistic_sum
        where jurisdiction = ${of.jurisdiction} and level = ${level} and year between ${from} and ${to}
        union all
        select d.year, d.keys[2], d.keys[3], d.keys[4],
          ${unfolded.projects}, ${unfolded.budget}, ${unfolded.executed},
          case when d.measure = 'executed' and extract(month from d.happened_on) <= 6 then d.amount else 0 end, ${unfolded.final}
        from rollup_delta d
        left join year_closing c on c.jurisdiction = d.jurisdiction and c.year = d.year
        where d.jurisdiction >= ${lo} and d.jurisdiction < ${hi} and d.topic = ${returnsTopic}
          and d.year between ${from} and ${to} and d.keys[1] = any(${wheres})
      ) part
      group by 1, 2, 3, 4`;
}

const foldKey = (jurisdiction: string): string => `fold ${jurisdiction.slice(0, 2)}`;

/** Nobody folds a treasury of this province until the transaction ends. */
export const holdFolding = (tx: Tx, jurisdiction: string): Promise<void> =>
  lockKeys(tx, [foldKey(jurisdiction)]);

const mostAtOnce = 5000;

/** 汇总: what each treasury has appended goes into its own sums and those of its city and province. */
export async function foldAll(database: Database): Promise<void> {
  const waiting = await database.ask(fullSight, (db) => listUnfolded(db, returnsTopic));
  for (const { jurisdiction } of waiting)
    while ((await database.act(fullSight, (tx) => fold(tx, jurisdiction))) === mostAtOnce);
}

/** One treasury, in one transaction; answers how many changes it took. */
export async function fold(tx: Tx, jurisdiction: string): Promise<number> {
  await holdFolding(tx, jurisdiction);
  const deltas = await takeDeltas(tx, jurisdiction, returnsTopic, mostAtOnce);
  if (deltas.length === 0) return 0;
  const closings = await tx
    .selectFrom("yearClosing")
    .select(["year", "closedAt"])
    .where("jurisdiction", "=", jurisdiction)
    .execute();
  const closedAt = new Map(closings.map((one) => [one.year, one.closedAt]));
  const sums = new Map<string, StatisticSumRow>();
  for (const delta of deltas)
    for (const place of placesOf(delta)) {
      const row = asSum(delta, place, closedAt.get(delta.year));
      const { level, year, ledger, functionalClass, kind } = row;
      const key = [row.jurisdiction, level, year, ledger, functionalClass, kind].join();
      const sum = sums.get(key);
      sums.set(key, sum ? plus(sum, row) : row);
    }
  // In the order of the key, as every program folds.
  const keys = [...sums.keys()].toSorted();
  const rows = keys.map((key) => sums.get(key)!);
  for (let from = 0; from < rows.length; from += 500)
    await addToSums(tx, rows.slice(from, from + 500));
  return deltas.length;
}

type Place = { jurisdiction: string; level: SumLevel };

function placesOf({ jurisdiction, keys: [where] }: Delta): Place[] {
  const own: Place[] = where === "whole" ? [] : [{ jurisdiction, level: "own" }];
  if (where === "own") return own;
  const above = new Set([`${jurisdiction.slice(0, 4)}00`, `${jurisdiction.slice(0, 2)}0000`]);
  const below = [...above].map((code): Place => ({ jurisdiction: code, level: "below" }));
  return [...own, { jurisdiction, level: "treasury" }, ...below];
}

function asSum(delta: Delta, place: Place, closedAt: Date | undefined): StatisticSumRow {
  const { year, measure, amount, happenedOn, recordedAt } = delta;
  const [, ledger, functionalClass, kind] = delta.keys as [string, string, string, string];
  const isExecuted = measure === "executed";
  const isFinal = measure === "final" || (isExecuted && closedAt && recordedAt <= closedAt);
  return {
    ...place,
    year,
    ledger,
    functionalClass,
    kind,
    projects: measure === "projects" ? amount : 0n,
    budget: measure === "budget" ? amount : 0n,
    executed: isExecuted ? amount : 0n,
    executedFirst: isExecuted && Number(happenedOn.slice(5, 7)) <= 6 ? amount : 0n,
    final: isFinal ? amount : 0n,
  };
}

const plus = (a: StatisticSumRow, b: StatisticSumRow): StatisticSumRow => ({
  ...a,
  projects: a.projects + b.projects,
  budget: a.budget + b.budget,
  executed: a.executed + b.executed,
  executedFirst: a.executedFirst + b.executedFirst,
  final: a.final + b.final,
});

/**
 * 决算 of what was folded before its year was closed: the recount of what was recorded by then, less what still waits and will
 * count by itself. Appended as changes, so that the sums above follow. Folding is held meanwhile.
 */
export async function appendFinals(
  tx: Tx,
  closing: { jurisdiction: string; year: number; closedOn: string; closedAt: Date },
): Promise<void> {
  const { jurisdiction, year, closedOn, closedAt } = closing;
  const finals = await rowsOf(
    tx,
    sql<{ keys: string[]; amount: bigint }>`
      with counted as (
        select ledger, functional_class, kind, sum(case level when 'own' then final else 0 end) as own,
          sum(case level when 'treasury' then final else 0 end) as whole
        from statistic_recount where jurisdiction = ${jurisdiction} and year = ${year} group by 1, 2, 3
      ), part as (
        select array['both', ledger, functional_class, kind] as keys, own as amount from counted
        union all
        select array['whole', ledger, functional_class, kind], whole - own from counted
        union all
        select keys, -amount from rollup_delta
        where jurisdiction = ${jurisdiction} and topic = ${returnsTopic} and year = ${year} and measure = 'executed'
          and recorded_at <= ${closedAt}
      )
      select keys, sum(amount)::bigint as amount from part group by 1 order by 1`,
  );
  const base = { jurisdiction, topic: returnsTopic, year, measure: "final" };
  await appendDeltas(
    tx,
    finals.map((one) => ({ ...base, ...one, happenedOn: closedOn, recordedAt: closedAt })),
  );
}
