import { sql } from "kysely";
import { Refusal } from "../../base/refusal.ts";
import type { Tx } from "../../platform/db.ts";
import type { HistoryImport, HistoryProgress, HistoryRow } from "./model.ts";

declare module "../../platform/db.ts" {
  interface Tables {
    historyImport: HistoryImport;
    historyProgress: HistoryProgress;
    historyRow: HistoryRow;
  }
}

export async function insertImport(tx: Tx, row: HistoryImport): Promise<void> {
  await tx.insertInto("historyImport").values(row).execute();
}

type Key = { jurisdiction: string; id: string };

/** Gets the import and holds it until the transaction ends. */
export async function lockImport(tx: Tx, { jurisdiction, id }: Key): Promise<HistoryImport> {
  const found = await tx
    .selectFrom("historyImport")
    .selectAll()
    .where("jurisdiction", "=", jurisdiction)
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
  if (!found) throw new Refusal("notFound", "没有这次历史台账导入");
  return found;
}

/** The oldest import that waits to be worked on and that nobody holds. */
export async function lockNextImport(tx: Tx): Promise<HistoryImport | undefined> {
  return (
    tx
      .selectFrom("historyImport")
      .selectAll()
      .where("status", "in", ["checking", "storing"])
      .orderBy("askedAt")
      .limit(1)
      // Not for update: progress, told from outside, refers to this row.
      .forNoKeyUpdate()
      .skipLocked()
      .executeTakeFirst()
  );
}

type Change = Partial<Omit<HistoryImport, "jurisdiction" | "id" | "organization" | "readers">>;

export async function updateImport(
  tx: Tx,
  { jurisdiction, id }: Key,
  changes: Change,
): Promise<void> {
  await tx
    .updateTable("historyImport")
    .set(changes)
    .where("jurisdiction", "=", jurisdiction)
    .where("id", "=", id)
    .execute();
}

export async function saveProgress(tx: Tx, row: HistoryProgress): Promise<void> {
  const { rowsDone, rowsKnown } = row;
  await tx
    .insertInto("historyProgress")
    .values(row)
    .onConflict((on) => on.columns(["jurisdiction", "id"]).doUpdateSet({ rowsDone, rowsKnown }))
    .execute();
}

type Stored = Pick<HistoryRow, "jurisdiction" | "import" | "recordedAt">;

/** An amount goes as text: JSON holds no figure of that size. The rows are written out as they stand, without a copy of each. */
const jsonOf = (rows: readonly NewRow[]): string =>
  JSON.stringify(rows, (_, value: unknown) => (typeof value === "bigint" ? `${value}` : value));

export type NewRow = Omit<HistoryRow, keyof Stored | "readers" | "isWithdrawn" | "withdrawnAt">;

/** A thousand rows by one statement: they go as one JSON text, which the database takes apart itself. */
export async function insertRows(tx: Tx, of: Stored, rows: readonly NewRow[]): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    insert into history_row (jurisdiction, import, recorded_at, id, organization, sheet, row_number, year, code, name, item,
      item_name, functional_class, kind, ledger, budget, executed, final, contract_amount, provider, provider_code, method,
      signed_on, paid_on, term, note, identity, content)
    select ${of.jurisdiction}, ${of.import}::uuid, ${of.recordedAt}::timestamptz, r.* from json_to_recordset(${jsonOf(rows)}::json) as r(
      "id" uuid, "organization" uuid, "sheet" text, "rowNumber" int, "year" int, "code" text, "name" text, "item" text,
      "itemName" text, "functionalClass" text, "kind" text, "ledger" text, "budget" bigint, "executed" bigint,
      "final" bigint, "contractAmount" bigint, "provider" text, "providerCode" text, "method" text,
      "signedOn" text, "paidOn" text, "term" text, "note" text, "identity" text, "content" text)
  `.execute(tx);
}

/** From this instant on. What was known before still holds them. */
export async function withdrawRows(tx: Tx, { jurisdiction, id }: Key, at: Date): Promise<void> {
  await tx
    .updateTable("historyRow")
    .set({ isWithdrawn: true, withdrawnAt: at })
    .where("jurisdiction", "=", jurisdiction)
    .where("import", "=", id)
    .execute();
}
