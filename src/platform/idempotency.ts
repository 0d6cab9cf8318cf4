import { Refusal } from "../base/refusal.ts";
import { sendAhead, type Tx } from "./db.ts";

export type Keyed = { key: string; endpoint: string; bodyHash: string; at: Date };

declare module "./db.ts" {
  interface Tables {
    idempotency: Keyed & { person: string; status: number; answer: string };
  }
}

/** Same key and body: the first success again. Same key with something else in it: a conflict. */
export async function findEarlier(tx: Tx, person: string, keyed: Keyed) {
  const found = await tx
    .selectFrom("idempotency")
    .selectAll()
    .where("person", "=", person)
    .where("key", "=", keyed.key)
    .executeTakeFirst();
  if (!found) return undefined;
  if (found.endpoint !== keyed.endpoint || found.bodyHash !== keyed.bodyHash)
    throw new Refusal(
      "conflict",
      "这个 Idempotency-Key 已用于另一个请求。内容不同的请求请换一个新的键",
    );
  return { status: found.status, body: found.answer };
}

/** Stored in the act's own transaction: an act that is rolled back is not remembered, nor is a refusal. */
export async function remember(
  tx: Tx,
  person: string,
  keyed: Keyed,
  { status, body }: { status: number; body: string },
): Promise<void> {
  await sendAhead(
    tx,
    tx.insertInto("idempotency").values({ ...keyed, person, status, answer: body }),
  );
}

export async function forgetOldKeys(tx: Tx, before: Date): Promise<void> {
  await tx.deleteFrom("idempotency").where("at", "<", before).execute();
}
