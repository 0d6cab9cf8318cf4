import { Refusal } from "../../base/refusal.ts";
import type { Tx } from "../../platform/db.ts";
import type { BarLift, Filing } from "./model.ts";

/** jsonb is written as text: keys inside it are ours. */
type LiftTable = Omit<BarLift, "findings"> & { findings: unknown };

declare module "../../platform/db.ts" {
  interface Tables {
    filing: Filing;
    barLift: LiftTable;
  }
}

export async function insertFiling(tx: Tx, row: Filing): Promise<void> {
  await tx.insertInto("filing").values(row).execute();
}

/** Gets the filing and holds it until the transaction ends. */
export async function lockFiling(tx: Tx, jurisdiction: string, id: string): Promise<Filing> {
  const found = await tx
    .selectFrom("filing")
    .selectAll()
    .where("jurisdiction", "=", jurisdiction)
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
  if (!found) throw new Refusal("notFound", "没有这件备案，或者您看不到它");
  return found;
}

export async function updateFiling(
  tx: Tx,
  { jurisdiction, id }: Pick<Filing, "jurisdiction" | "id">,
  changes: Partial<Omit<Filing, "jurisdiction" | "id" | "organization">>,
): Promise<void> {
  await tx
    .updateTable("filing")
    .set(changes)
    .where("jurisdiction", "=", jurisdiction)
    .where("id", "=", id)
    .execute();
}

export async function insertLift(tx: Tx, row: BarLift): Promise<void> {
  await tx
    .insertInto("barLift")
    .values({ ...row, findings: JSON.stringify(row.findings) })
    .execute();
}

export async function lockLift(tx: Tx, jurisdiction: string, id: string): Promise<void> {
  const found = await tx
    .selectFrom("barLift")
    .select("id")
    .where("jurisdiction", "=", jurisdiction)
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
  if (!found) throw new Refusal("notFound", "没有这件人工审核，或者您看不到它");
}

export async function updateLift(
  tx: Tx,
  { jurisdiction, id }: Pick<BarLift, "jurisdiction" | "id">,
  changes: Partial<Pick<BarLift, "status" | "decidedOn" | "ruling" | "decider">>,
): Promise<void> {
  await tx
    .updateTable("barLift")
    .set(changes)
    .where("jurisdiction", "=", jurisdiction)
    .where("id", "=", id)
    .execute();
}
