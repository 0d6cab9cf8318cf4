import { article } from "../../base/law.ts";
import type { Bar } from "../../base/rule.ts";
import { widened, type Db } from "../../platform/db.ts";
import { today } from "../../platform/clock.ts";
import { budgetLaw } from "../../law/statutes.ts";
import { refuseBroken } from "./chains.ts";

/** Every act on the money of a treasury shares this key; the year end alone has it for itself. */
export const treasuryKey = (jurisdiction: string): string => `ledger 0 ${jurisdiction}`;

/** What has ended takes no new budget, plan or contract; what was contracted is paid in the next year. */
export const yearIsOpen: Bar<{ ended: number | undefined }> = {
  id: "budget.yearIsOpen",
  weight: "bars",
  basis: [article(budgetLaw, 42)],
  says: "已办年终结转的年度不再批复、追加指标，不再列入计划、签订合同；结转资金在下一年用于结转项目",
  fix: "请用下一年的指标；结转的项目，用接续的那条指标",
  broken: ({ ended }) =>
    ended === undefined ? undefined : `${ended} 年度已办年终结转，不能再批复、列入计划或签订合同`,
};

/** Refuses new money on lines of a year that has ended, whether or not the asker sees that county finance ended it. */
export async function refuseEnded(
  db: Db,
  jurisdiction: string,
  lines: readonly string[],
): Promise<void> {
  if (lines.length === 0) return;
  const query = db
    .selectFrom("budgetLine")
    .innerJoin("yearEnd", (on) =>
      on
        .onRef("yearEnd.jurisdiction", "=", "budgetLine.jurisdiction")
        .onRef("yearEnd.year", "=", "budgetLine.year"),
    )
    .select("yearEnd.year")
    .where("budgetLine.jurisdiction", "=", jurisdiction)
    .where("budgetLine.id", "in", [...new Set(lines)]);
  const found = await widened(db, () => query.executeTakeFirst());
  refuseBroken([yearIsOpen], { ended: found?.year }, today());
}
