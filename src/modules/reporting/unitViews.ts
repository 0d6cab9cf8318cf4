import { day, type Day } from "../../base/day.ts";
import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { seeingAll } from "../../platform/widen.ts";
import { personsOfPosts } from "../organization/reads.ts";
import { unitStatuses } from "./model.ts";
import { lateDays } from "./overview.ts";
import { partsIn } from "./parts.ts";
import { getRound, getUnit, listExplanations, listUnits } from "./reads.ts";
import { unitLife } from "./states.ts";
import { findingsOf, formNumbers } from "./tables.ts";
import { confirmedDifferences } from "./unitRows.ts";
import { openCellsOf, pairOfUnit } from "./units.ts";
import { explanationViews, headOf, reminderViews, tableView } from "./views.ts";

type Key = { jurisdiction: string; id: string };

/** One unit's own page: its tables, what it must explain, whether it may confirm. */
export async function unitView(db: Db, by: Actor, key: Key, today: Day) {
  const unit = await getUnit(db, key);
  const round = await getRound(db, { jurisdiction: unit.jurisdiction, id: unit.round });
  const pair = await pairOfUnit(db, by, round, unit);
  const findings = findingsOf(pair, round);
  const named = (await seeingAll(db, by, () => listUnits(db, round))).find(
    (one) => one.id === unit.id,
  )!;
  const said = (await listExplanations(db, round)).filter(
    (one) => one.organization === unit.organization,
  );
  const open = await openCellsOf(db, round, unit, pair);
  const head = await headOf(db, round, today);
  const names = await personsOfPosts(db, unit.post ? [unit.post] : []);
  return {
    ...head,
    // What was sent back has a day of its own.
    unitsBy: { ...head.unitsBy, last: day(unit.dueOn) },
    unit: {
      id: unit.id,
      name: named.name,
      status: unit.status,
      statusName: unitStatuses[unit.status],
      confirmedOn: unit.confirmedOn,
      by: unit.post ? (names.get(unit.post) ?? "") : "",
      vouched: unit.vouched,
      remarks: unit.remarks,
      hash: unit.hash,
      lateDays: lateDays(unit.dueOn, unit.status === "confirmed", today),
    },
    tables: formNumbers.map((form) =>
      tableView({
        table: pair[form],
        findings: findings[form],
        filer: named.name,
        year: round.year,
      }),
    ),
    explanations: await explanationViews(db, said, () => pair),
    unexplained: open,
    differences: confirmedDifferences(unit, pair),
    reminders: await reminderViews(db, round, unit.id),
    offers:
      round.status === "filed"
        ? []
        : unitLife.offers(unit.status, partsIn(by, unit.jurisdiction), {}, today),
  };
}
