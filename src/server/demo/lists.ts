import { yearOf, type Day } from "../../base/day.ts";
import { importList } from "../../modules/duty/actions.ts";
import { unify } from "../../modules/duty/unified.ts";
import type { Actor } from "../../platform/actor.ts";
import type { Tx } from "../../platform/db.ts";
import { demonstrationDuties, demonstrationUnified } from "./duties.ts";

/** 责任清单和统一实施 of the demonstration county, each by an invented paper. */
export async function enterLists(
  tx: Tx,
  by: Actor,
  { offices, on }: { offices: Record<string, string>; on: Day },
): Promise<void> {
  const year = yearOf(on);
  const decision = {
    document: `青编发〔${year}〕1号（虚构）`,
    issuer: "青禾县委机构编制委员会（虚构）",
    decidedOn: on,
    decidedBy: "县委编委会议",
  };
  await importList(tx, by, { rows: demonstrationDuties, decision, fromOn: on, isRehearsal: false });
  const together = {
    document: `青政办〔${year}〕3号（虚构）`,
    issuer: "青禾县人民政府办公室（虚构）",
    decidedOn: on,
    decidedBy: "县政府常务会议",
  };
  for (const { item, office } of demonstrationUnified) {
    const department = offices[office]!;
    await unify(tx, by, { item, department, decision: together, fromOn: on }, on);
  }
}
