import type { Day } from "../../base/day.ts";
import { refuseField } from "../../base/refusal.ts";
import type { Actor } from "../../platform/actor.ts";
import { now, today } from "../../platform/clock.ts";
import type { Tx } from "../../platform/db.ts";
import { newId } from "../../platform/identity.ts";
import type { Subject } from "../../platform/trace.ts";
import type { DecisionInput } from "./model.ts";
import { insertDecision } from "./writes.ts";

/** 登记决定: called once the rule has found it whole; a decision of tomorrow decides nothing yet. */
export async function enterDecision(tx: Tx, by: Actor, input: DecisionInput): Promise<string> {
  const { document, issuer, decidedBy, decidedOn = today() } = input;
  if (decidedOn > today())
    throw refuseField(
      "decision.decidedOn",
      `决定日期 ${decidedOn} 晚于今天 ${today()}`,
      "请照文件填写决定作出的日期",
    );
  const at = now();
  const id = newId(at);
  const { jurisdiction, organization, post } = by;
  const paper = { document, issuer, decidedOn, decidedBy };
  const owner = { jurisdiction, id, organization, readers: [] };
  await insertDecision(tx, { ...owner, ...paper, post, recordedAt: at });
  return id;
}

/** Where an ending is entered later than it took effect, it ends the day before the effect, but not before it began. */
export const lastDayOf = (fromOn: string, dayBefore: Day): Day | undefined =>
  dayBefore < fromOn ? undefined : dayBefore;

export const subjectOf = (by: Actor, kind: string, id: string): Subject => ({
  kind,
  id,
  jurisdiction: by.jurisdiction,
  organization: by.organization,
  readers: [],
});
