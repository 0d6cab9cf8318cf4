import type * as z from "zod";
import { refuseField } from "../../base/refusal.ts";
import type { Actor } from "../../platform/actor.ts";
import { now, today } from "../../platform/clock.ts";
import type { Tx } from "../../platform/db.ts";
import { newId } from "../../platform/identity.ts";
import type { DecisionInput } from "./model.ts";
import { insertDecision } from "./writes.ts";

export type Decision = z.output<typeof DecisionInput>;

/** 登记批准文件, for whoever's money it decides on; a decision of tomorrow decides nothing yet. */
export async function enterDecision(
  tx: Tx,
  by: Actor,
  decision: Decision,
  { organization, readers = [] }: { organization: string; readers?: readonly string[] },
): Promise<string> {
  if (decision.decidedOn > today())
    throw refuseField(
      "decision.decidedOn",
      `批准日期 ${decision.decidedOn} 在今天 ${today()} 之后`,
      "请按文件上的日期填写",
    );
  const at = now();
  const id = newId(at);
  const owner = { jurisdiction: by.jurisdiction, id, organization };
  const others = [...new Set(readers)].filter((one) => one !== organization);
  await insertDecision(tx, {
    ...owner,
    readers: others,
    ...decision,
    post: by.post,
    recordedAt: at,
  });
  return id;
}
