import { sql } from "kysely";
import { Refusal } from "../../base/refusal.ts";
import { lockKeys, type Tx } from "../../platform/db.ts";
import type { Payment } from "./model.ts";

declare module "../../platform/db.ts" {
  interface Tables {
    payment: Payment;
  }
}

/** Gets the payment and holds it until the transaction ends. */
export async function lockPayment(tx: Tx, jurisdiction: string, id: string): Promise<Payment> {
  const found = await tx
    .selectFrom("payment")
    .selectAll()
    .where("jurisdiction", "=", jurisdiction)
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
  if (!found) throw new Refusal("notFound", "没有这笔支付，或者您看不到它");
  return found;
}

/** False where the invoice is taken by a request that the asker may not see: another township's of the same provider. */
export async function insertPayment(tx: Tx, row: Payment): Promise<boolean> {
  const made = await tx
    .insertInto("payment")
    .values(row)
    .onConflict((on) =>
      on
        .columns(["jurisdiction", "provider", "invoice"])
        // As text: a partial index is not found by parameters.
        .where(sql<boolean>`status not in ('refused', 'returned')`)
        .doNothing(),
    )
    .returning("id")
    .executeTakeFirst();
  return made !== undefined;
}

export async function updatePayment(
  tx: Tx,
  { jurisdiction, id }: { jurisdiction: string; id: string },
  changes: Partial<Payment>,
): Promise<void> {
  await tx
    .updateTable("payment")
    .set(changes)
    .where("jurisdiction", "=", jurisdiction)
    .where("id", "=", id)
    .execute();
}

/** Requests under the same contract queue here: what is left is read under the lock. */
export const lockClaim = (tx: Tx, jurisdiction: string, contract: string): Promise<void> =>
  lockKeys(tx, [`payment ${jurisdiction} ${contract}`]);
