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

export type NewRow = Omit<HistoryRow, keyof Stored | "readers" | "isWithdrawn" | "withdrawnAt">;

/**
 * One column of many rows as the database reads an array. JSON is written alike, but for line ends and other signs
 * that it spells with letters.
 */
export function arrayOf(values: readonly (string | number | bigint | null)[]): string {
  const plain = values.map((one) => (typeof one === "bigint" ? `${one}` : one));
  const json = JSON.stringify(plain);
  if (!/\\[^"\\]/.test(json)) return `{${json.slice(1, -1)}}`;
  const texts = plain.map((one) =>
    one === null ? "NULL" : `"${`${one}`.replace(/["\\]/g, "\\$&")}"`,
  );
  return `{${texts.join(",")}}`;
}

/** A thousand rows by one statement, column by column: the database takes arrays apart for less than objects. */
export async function insertRows(tx: Tx, of: Stored, rows: readonly NewRow[]): Promise<void> {
  if (rows.length === 0) return;
  const all = (column: keyof NewRow) => arrayOf(rows.map((row) => row[column]));
  await sql`
    insert into history_row (jurisdiction, import, recorded_at, id, organization, sheet, row_number, year, code, name, item,
      item_name, functional_class, kind, ledger, budget, executed, final, contract_amount, provider, provider_code, method,
      signed_on, paid_on, term, note, identity, content)
    select ${of.jurisdiction}, ${of.import}::uuid, ${of.recordedAt}::timestamptz, r.* from unnest(
      ${all("id")}::uuid[], ${all("organization")}::uuid[], ${all("sheet")}::text[], ${all("rowNumber")}::int[],
      ${all("year")}::int[], ${all("code")}::text[], ${all("name")}::text[], ${all("item")}::text[],
      ${all("itemName")}::text[], ${all("functionalClass")}::text[], ${all("kind")}::text[], ${all("ledger")}::text[],
      ${all("budget")}::bigint[], ${all("executed")}::bigint[], ${all("final")}::bigint[],
      ${all("contractAmount")}::bigint[], ${all("provider")}::text[], ${all("providerCode")}::text[],
      ${all("method")}::text[], ${all("signedOn")}::text[], ${all("paidOn")}::text[], ${all("term")}::text[],
      ${all("note")}::text[], ${all("identity")}::text[], ${all("content")}::text[]) as r
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
