import { Refusal } from "../../base/refusal.ts";
import type { Actor } from "../../platform/actor.ts";
import type { Tx } from "../../platform/db.ts";
import { remove } from "../plan/changes.ts";
import type { Cause } from "../plan/model.ts";
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
      `采购 ${running.number} ${procurementStatuses[running.status]}，不能把它的资金移出计划。请购买主体先终止采购`,
    );
}
