import type { Day } from "../../base/day.ts";
import type { Db } from "../../platform/db.ts";
import { personsOfPosts } from "../organization/reads.ts";
import { totalRow } from "../statistics/model.ts";
import { only } from "../statistics/reads.ts";
import { unitStatuses, type Round } from "./model.ts";
import { lateDays } from "./overview.ts";
import { listReminders, listUnits } from "./reads.ts";
import { differencesOf, formNumbers, pairOf, type Pair } from "./tables.ts";

const totalOf = (pair: Pair | undefined, measure: "projects" | "budget" | "executed"): string =>
  (pair?.[1].rows.find((one) => one.row === totalRow)?.cells[`total.${measure}`] ?? 0n).toString();

/** 各单位确认 of a round, each with its own figures and what was said to it. */
export async function unitRows(db: Db, round: Round, pairs: ReadonlyMap<string, Pair>, today: Day) {
  const units = await listUnits(db, round);
  const rows = await listReminders(db, {
    ...only(round.jurisdiction),
    year: round.year,
    period: round.period,
  });
  const names = await personsOfPosts(
    db,
    units.flatMap((one) => one.post ?? []),
  );
  return units.map((unit) => {
    const reminders = rows.filter((one) => one.unit === unit.id);
    const pair = pairs.get(unit.organization);
    return {
      id: unit.id,
      name: unit.name,
      isTownship: unit.kind === "township",
      status: unit.status,
      statusName: unitStatuses[unit.status],
      confirmedOn: unit.confirmedOn,
      by: unit.post ? (names.get(unit.post) ?? "") : "",
      vouched: unit.vouched,
      remarks: unit.remarks,
      lateDays: lateDays(unit.dueOn, unit.status === "confirmed", today),
      reminded: reminders.length,
      remindedOn: reminders[0]?.remindedOn ?? null,
      differences: confirmedDifferences(unit, pair),
      projects: totalOf(pair, "projects"),
      budget: totalOf(pair, "budget"),
      executed: totalOf(pair, "executed"),
    };
  });
}

/** What the ledger says now against what the unit confirmed, in both tables. */
export function confirmedDifferences(
  { status, content }: { status: string; content: string },
  pair: Pair | undefined,
) {
  if (status !== "confirmed" || content === "" || !pair) return [];
  const confirmed = pairOf(content);
  return formNumbers.flatMap((form) =>
    differencesOf(confirmed[form], pair[form], ["已确认", "现在"]),
  );
}
