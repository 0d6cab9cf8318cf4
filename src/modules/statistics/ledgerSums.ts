import { sql } from "kysely";
import { plannedOnce, rowsOf, type Db } from "../../platform/db.ts";
import { historySums, type HistorySum } from "../history/reads.ts";
import type { Forms, ReturnKey, ReturnTable } from "./model.ts";
import { pastOf, pastYears, spanOf, type Counting, type Sums } from "./pastSums.ts";
import { closingsIn, formsOf, inScope, noClosings, type Closings } from "./recount.ts";
import { sumsIn, type YearSums } from "./runningSums.ts";

/**
 * 从账上汇总: both forms from the sums that every act keeps, by the definitions in `definitions.ts`: right at once, and as fast
 * for a province as for a county. One statement, so that sums, historical ledger and closings are of one moment.
 * `recountForms` gives the same from the postings.
 */
export async function sumForms(db: Db, key: Counting): Promise<Forms> {
  const { finalYear } = spanOf(key);
  const rows = await plannedOnce(db, () => rowsOf(db, sourcesOf(key)));
  const sums = rows.filter((one) => one.source === "ledger");
  const past = rows.filter((one) => one.source === "history");
  const closings = rows.find((one) => one.source === "closings");
  return formsOf(key, {
    ofLedger: [...ofYear(sums, key), ...finalsOf(sums, finalYear)],
    past: pastOf(past, key),
    closings: closings ?? noClosings,
  });
}

export async function sumForm(db: Db, key: ReturnKey): Promise<ReturnTable> {
  return (await sumForms(db, key))[key.form];
}

type Source =
  | ({ source: "ledger" } & YearSums)
  | ({ source: "history" } & HistorySum)
  | ({ source: "closings" } & Closings);

const sourcesOf = (key: Counting) => sql<Source>`
  select 'ledger' as source, year, ledger, functional_class, kind, projects, budget, executed, executed_first, final,
    null::bigint as executed_by_june, null::bigint as finals, null::bigint as open, null::bigint as closed
  from (${sumsIn(key, { from: spanOf(key).finalYear, to: key.year })}) sums
  union all
  select 'history', year, ledger, functional_class, kind, projects, budget, executed, null, final,
    executed_by_june, finals, null, null
  from (${historySums(inScope(key), { years: pastYears(key) })}) past
  union all
  select 'closings', null, null, null, null, null, null, null, null, null, null, null, open, closed
  from (${closingsIn({ ...key, years: [spanOf(key).finalYear] })}) closings`;

const ofYear = (sums: readonly YearSums[], { year, period }: Counting): Sums[] =>
  sums
    .filter((one) => one.year === year)
    .map(({ executed, executedFirst, ...one }) => ({
      ...one,
      executed: period === "july" ? executedFirst : executed,
      final: 0n,
    }));

const finalsOf = (sums: readonly YearSums[], finalYear: number): Sums[] =>
  sums
    .filter((one) => one.year === finalYear)
    .map((one) => ({ ...one, projects: 0n, budget: 0n, executed: 0n }));
