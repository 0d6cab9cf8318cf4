import { sql } from "kysely";
import { fen, nought, type Money } from "../../base/money.ts";
import type { Db, Tx } from "../../platform/db.ts";
import { getLine } from "./reads.ts";

/** 供统一购买使用: the purchaser sees the line of the township that pays its own share, and nothing that others draw on it. */
export async function lendLine(
  tx: Tx,
  { jurisdiction, line, to }: { jurisdiction: string; line: string; to: string },
): Promise<void> {
  const { organization, lentTo } = await getLine(tx, jurisdiction, line);
  if (organization === to || lentTo.includes(to)) return;
  await tx
    .updateTable("budgetLine")
    .set({ lentTo: [...lentTo, to] })
    .where("jurisdiction", "=", jurisdiction)
    .where("id", "=", line)
    .execute();
}

/** 收回: the purchaser sees the lines no longer. What it drew itself stays its own: its allotments and their postings. */
export async function returnLines(
  tx: Tx,
  { jurisdiction, lines, from }: { jurisdiction: string; lines: readonly string[]; from: string },
): Promise<void> {
  if (lines.length === 0) return;
  await tx
    .updateTable("budgetLine")
    .set({ lentTo: sql`array_remove(lent_to, ${from}::uuid)` })
    .where("jurisdiction", "=", jurisdiction)
    .where("id", "in", [...lines])
    .execute();
}

/** Who no longer takes part reads no more of the money of the other shares; what was posted until then was its to read. */
export async function closeAllotments(
  tx: Tx,
  { jurisdiction, shares, from }: { jurisdiction: string; shares: string[]; from: string },
): Promise<void> {
  if (shares.length === 0) return;
  await tx
    .updateTable("allotment")
    .set({ readers: sql`array_remove(readers, ${from}::uuid)` })
    .where("jurisdiction", "=", jurisdiction)
    .where("share", "in", shares)
    .where(sql<boolean>`${from}::uuid = any(readers)`)
    .execute();
}

/** 同意的数: what an allotment entered the plan with, to which its township said yes. */
export async function agreedAmount(
  db: Db,
  { jurisdiction, allotment }: { jurisdiction: string; allotment: string },
): Promise<Money> {
  const first = await db
    .selectFrom("posting")
    .select("plannedAfter")
    .where("jurisdiction", "=", jurisdiction)
    .where("allotment", "=", allotment)
    .where("seq", "=", 1)
    .executeTakeFirst();
  return fen(first?.plannedAfter ?? nought);
}
