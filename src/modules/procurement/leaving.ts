import { Refusal } from "../../base/refusal.ts";
import type { Actor } from "../../platform/actor.ts";
import type { Tx } from "../../platform/db.ts";
import { changeAmount, remove } from "../plan/changes.ts";
import type { AmountChangeInput, Cause } from "../plan/model.ts";
import { procurementStatuses } from "./model.ts";
import type { Key } from "./writes.ts";

/**
 * 移出计划, where nothing is being bought: a purchase whose money has left the plan would go on to an award that nobody
 * can sign. The project is held by then, so that no purchase begins meanwhile; a refusal leaves nothing of it.
 */
export async function leaveUnlessBuying(
  tx: Tx,
  by: Actor,
  { jurisdiction, id }: Key,
  cause: Cause & { reason: string },
): Promise<void> {
  await remove(tx, by, { jurisdiction, id }, cause);
  await refuseBuying(tx, { jurisdiction, id }, "把它的资金移出计划");
}

/** 追加、调减 likewise: budget, ceiling and track of a purchase under way were set by the amount it began with. */
export async function changeUnlessBuying(
  tx: Tx,
  by: Actor,
  input: AmountChangeInput,
): Promise<void> {
  await changeAmount(tx, by, input);
  const key = { jurisdiction: input.jurisdiction, id: input.project };
  await refuseBuying(tx, key, "追加或者调减它的资金");
}

async function refuseBuying(tx: Tx, { jurisdiction, id }: Key, what: string): Promise<void> {
  const running = await tx
    .selectFrom("procurement")
    .select(["number", "status"])
    .where("jurisdiction", "=", jurisdiction)
    .where("project", "=", id)
    .where("status", "not in", ["contracted", "failed", "cancelled"])
    .executeTakeFirst();
  if (running)
    throw new Refusal(
      "conflict",
      `采购 ${running.number} ${procurementStatuses[running.status]}，不能${what}。请购买主体先终止采购`,
    );
}
