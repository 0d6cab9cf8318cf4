import type { Db } from "../../platform/db.ts";
import type { ReturnKey, ReturnTable } from "./model.ts";
import { spanOf, type Sums } from "./pastSums.ts";
import { formOfSums } from "./recount.ts";
import { listSums, type YearSums } from "./runningSums.ts";

/**
 * 从账上汇总: a form from the sums that every act keeps, by the definitions in `definitions.ts`: right at once, and as fast
 * for a province as for a county. `recountForm` gives the same from the postings.
 */
export async function sumForm(db: Db, key: ReturnKey): Promise<ReturnTable> {
  const { finalYear } = spanOf(key);
  const sums = await listSums(db, key, { from: finalYear, to: key.year });
  return formOfSums(db, key, [...ofYear(sums, key), ...finalsOf(sums, finalYear)]);
}

const ofYear = (sums: readonly YearSums[], { year, period }: ReturnKey): Sums[] =>
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
