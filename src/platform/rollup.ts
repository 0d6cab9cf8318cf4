import { sql } from "kysely";
import { now } from "./clock.ts";
import { rowsOf, type Db, type Tx } from "./db.ts";
import { newId } from "./identity.ts";

/** 待汇总变动: what an act changes in sums that somebody keeps. Keyed by text; the reader of a topic knows what it means. */
export type Delta = {
  jurisdiction: string;
  topic: string;
  year: number;
  keys: readonly string[];
  measure: string;
  /** Fen, or a count; never nought. */
  amount: bigint;
  happenedOn: string;
  recordedAt: Date;
};

declare module "./db.ts" {
  interface Tables {
    rollupDelta: Omit<Delta, "keys"> & { id: string; keys: string[] };
  }
}

/** In the act's own transaction: rows of its own, so that no writer waits for another. */
export async function appendDeltas(tx: Tx, deltas: readonly Delta[]): Promise<void> {
  const rows = deltas
    .filter((one) => one.amount !== 0n)
    .map((one) => ({ ...one, keys: [...one.keys], id: newId(now()) }));
  if (rows.length > 0) await tx.insertInto("rollupDelta").values(rows).execute();
}

/** Treasuries of which something waits to be folded. */
export const listUnfolded = (db: Db, topic: string): Promise<{ jurisdiction: string }[]> =>
  rowsOf(
    db,
    sql<{ jurisdiction: string }>`
      select distinct jurisdiction from rollup_delta where topic = ${topic} order by jurisdiction`,
  );

/** Takes away what one treasury has appended so far; whoever takes it adds it to the sums in the same transaction. */
export async function takeDeltas(
  tx: Tx,
  jurisdiction: string,
  topic: string,
  most: number,
): Promise<Delta[]> {
  const next = tx
    .selectFrom("rollupDelta")
    .select("id")
    .where("jurisdiction", "=", jurisdiction)
    .where("topic", "=", topic)
    .orderBy("id")
    .limit(most);
  return tx
    .deleteFrom("rollupDelta")
    .where("jurisdiction", "=", jurisdiction)
    .where("id", "in", next)
    .returning([
      "jurisdiction",
      "topic",
      "year",
      "keys",
      "measure",
      "amount",
      "happenedOn",
      "recordedAt",
    ])
    .execute();
}
