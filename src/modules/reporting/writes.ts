import { Refusal } from "../../base/refusal.ts";
import type { Tx } from "../../platform/db.ts";
import type { Explanation, Omission, Reminder, Round, Unit, UnitFile } from "./model.ts";

declare module "../../platform/db.ts" {
  interface Tables {
    returnRound: Round;
    returnUnit: Unit;
    returnUnitFile: UnitFile;
    returnExplanation: Explanation;
    returnReminder: Reminder;
    returnOmission: Omission;
  }
}

type Key = { jurisdiction: string; id: string };

export async function insertRound(tx: Tx, row: Round, units: readonly Unit[]): Promise<void> {
  await tx.insertInto("returnRound").values(row).execute();
  if (units.length > 0)
    await tx
      .insertInto("returnUnit")
      .values([...units])
      .execute();
}

/** Gets the round and holds it until the transaction ends. */
export async function lockRound(tx: Tx, { jurisdiction, id }: Key): Promise<Round> {
  const found = await tx
    .selectFrom("returnRound")
    .selectAll()
    .where("jurisdiction", "=", jurisdiction)
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
  if (!found) throw new Refusal("notFound", "没有这期报送");
  return found;
}

type RoundChanges = Partial<
  Pick<Round, "status" | "dueOn" | "summedAt" | "checkedHash" | "reason" | "remarks">
>;

export async function updateRound(
  tx: Tx,
  { jurisdiction, id }: Key,
  changes: RoundChanges,
): Promise<void> {
  await tx
    .updateTable("returnRound")
    .set(changes)
    .where("jurisdiction", "=", jurisdiction)
    .where("id", "=", id)
    .execute();
}

export async function lockUnit(tx: Tx, { jurisdiction, id }: Key): Promise<Unit> {
  const found = await tx
    .selectFrom("returnUnit")
    .selectAll()
    .where("jurisdiction", "=", jurisdiction)
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
  if (!found) throw new Refusal("notFound", "没有这个单位的报表");
  return found;
}

type UnitChanges = Partial<
  Pick<
    Unit,
    "status" | "dueOn" | "content" | "hash" | "confirmedOn" | "post" | "vouched" | "remarks"
  >
>;

export async function updateUnit(
  tx: Tx,
  { jurisdiction, id }: Key,
  changes: UnitChanges,
): Promise<void> {
  await tx
    .updateTable("returnUnit")
    .set(changes)
    .where("jurisdiction", "=", jurisdiction)
    .where("id", "=", id)
    .execute();
}

export async function insertUnitFile(tx: Tx, row: UnitFile): Promise<void> {
  await tx.insertInto("returnUnitFile").values(row).execute();
}

export async function insertExplanation(tx: Tx, row: Explanation): Promise<void> {
  await tx.insertInto("returnExplanation").values(row).execute();
}

export async function insertReminder(tx: Tx, row: Reminder): Promise<void> {
  await tx.insertInto("returnReminder").values(row).execute();
}

export async function insertOmission(tx: Tx, row: Omission): Promise<void> {
  await tx.insertInto("returnOmission").values(row).execute();
}
