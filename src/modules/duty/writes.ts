import { Refusal } from "../../base/refusal.ts";
import type { Tx } from "../../platform/db.ts";
import type { Duty, DutyDecision, UnifiedItem } from "./model.ts";

declare module "../../platform/db.ts" {
  interface Tables {
    duty: Duty;
    dutyDecision: DutyDecision;
    unifiedItem: UnifiedItem;
  }
}

export async function insertDecision(tx: Tx, row: DutyDecision): Promise<void> {
  await tx.insertInto("dutyDecision").values(row).execute();
}

export async function insertDuties(tx: Tx, rows: readonly Duty[]): Promise<void> {
  if (rows.length > 0)
    await tx
      .insertInto("duty")
      .values([...rows])
      .execute();
}

/** Gets the duty and holds it until the transaction ends. */
export async function lockDuty(tx: Tx, jurisdiction: string, id: string): Promise<Duty> {
  const found = await tx
    .selectFrom("duty")
    .selectAll()
    .where("jurisdiction", "=", jurisdiction)
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
  if (!found) throw new Refusal("notFound", "没有这项职责事项");
  return found;
}

type Ending<Row> = Pick<Row, Extract<keyof Row, "status" | "toOn" | "endedBy" | "endedReason">>;

export async function endDuty(
  tx: Tx,
  { jurisdiction, id }: Pick<Duty, "jurisdiction" | "id">,
  changes: Ending<Duty>,
): Promise<void> {
  await tx
    .updateTable("duty")
    .set(changes)
    .where("jurisdiction", "=", jurisdiction)
    .where("id", "=", id)
    .execute();
}

export async function insertUnified(tx: Tx, row: UnifiedItem): Promise<void> {
  await tx.insertInto("unifiedItem").values(row).execute();
}

export async function lockUnified(tx: Tx, jurisdiction: string, id: string): Promise<UnifiedItem> {
  const found = await tx
    .selectFrom("unifiedItem")
    .selectAll()
    .where("jurisdiction", "=", jurisdiction)
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
  if (!found) throw new Refusal("notFound", "没有这个统一实施事项");
  return found;
}

export async function endUnified(
  tx: Tx,
  { jurisdiction, id }: Pick<UnifiedItem, "jurisdiction" | "id">,
  changes: Ending<UnifiedItem>,
): Promise<void> {
  await tx
    .updateTable("unifiedItem")
    .set(changes)
    .where("jurisdiction", "=", jurisdiction)
    .where("id", "=", id)
    .execute();
}
