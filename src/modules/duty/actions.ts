import type * as z from "zod";
import { daysAfter, type Day } from "../../base/day.ts";
import { refuseField } from "../../base/refusal.ts";
import type { Actor } from "../../platform/actor.ts";
import { now } from "../../platform/clock.ts";
import type { Tx } from "../../platform/db.ts";
import { newId } from "../../platform/identity.ts";
import { trace } from "../../platform/trace.ts";
import { rolesOf } from "../organization/roles.ts";
import { enterDecision, lastDayOf, subjectOf } from "./decision.ts";
import type { AdmitInput, DecisionInput, Duty, DutyContent, EndInput } from "./model.ts";
import { listAdmitted, listVersions } from "./reads.ts";
import { dutyLife } from "./states.ts";
import { endDuty, insertDuties, lockDuty } from "./writes.ts";

export type Key = { jurisdiction: string; id: string };

const fields = ["name", "field", "holder", "leadOffice", "assists", "basis"] as const;

/** The same matter in the same words: an import of it changes nothing. */
const isSame = (a: DutyContent, b: DutyContent): boolean =>
  fields.every((one) => a[one] === b[one]) &&
  [...a.items].sort().join() === [...b.items].sort().join();

/** A department's duty that names no department is nobody's. */
export const unledBecause = ({ holder, leadOffice }: DutyContent): string | undefined =>
  holder === "department" && leadOffice === "" ? "县级部门的职责没有写明主责部门" : undefined;

type Entering = { content: DutyContent; decision: string; fromOn: Day };

const rowOf = (by: Actor, { content, decision, fromOn }: Entering): Duty => ({
  ...content,
  jurisdiction: by.jurisdiction,
  id: newId(now()),
  organization: by.organization,
  readers: [],
  status: "admitted",
  decision,
  fromOn,
  toOn: null,
  endedBy: null,
  endedReason: "",
  recordedAt: now(),
});

/** 准入: one duty enters the list, or stands there in new words from a day on, by a decision. */
export async function admit(
  tx: Tx,
  by: Actor,
  { decision, fromOn, ...content }: z.output<typeof AdmitInput>,
): Promise<Key> {
  const unled = unledBecause(content);
  if (unled) throw refuseField("leadOffice", unled, "请填写主责部门的全称");
  const facts = { decision, effectOn: fromOn };
  dutyLife.next("admit", "unadmitted", rolesOf(by), facts, fromOn);
  const versions = await listVersions(tx, by.jurisdiction, content.code);
  const earlier = versions.find((one) => one.status === "admitted");
  if (earlier && isSame(earlier, content))
    throw refuseField("code", `${content.code} 已在册，内容相同`, "没有变化的不必再准入");
  const clash = clashOf(versions, content.code, fromOn);
  if (clash) throw refuseField("fromOn", clash, "请填更晚的施行日期，或者换一个编号");
  const paper = await enterDecision(tx, by, decision);
  const row = rowOf(by, { content, decision: paper, fromOn });
  if (earlier) await amend(tx, by, earlier, { decision, paper, fromOn });
  await insertDuties(tx, [row]);
  await trace(tx, {
    by,
    verb: "duty.admit",
    subject: subjectOf(by, "duty", row.id),
    on: fromOn,
    detail: { code: content.code, decision: paper, earlier: earlier?.id },
  });
  return { jurisdiction: row.jurisdiction, id: row.id };
}

/** Rows of one code follow one another: none begins before or with an earlier one. */
export function clashOf(versions: readonly Duty[], code: string, fromOn: Day): string | undefined {
  const latest = versions[0];
  return latest && fromOn <= latest.fromOn
    ? `${code} 已有自 ${latest.fromOn} 起的一条，新的施行日期 ${fromOn} 不晚于它`
    : undefined;
}

type Amending = { decision: z.output<typeof DecisionInput>; paper: string; fromOn: Day };

/** 修订: the earlier row ends the day before its successor begins. */
export async function amend(
  tx: Tx,
  by: Actor,
  earlier: Duty,
  { decision, paper, fromOn }: Amending,
): Promise<void> {
  const held = await lockDuty(tx, earlier.jurisdiction, earlier.id);
  const facts = { decision, effectOn: fromOn };
  const status = dutyLife.next("amend", held.status, rolesOf(by), facts, fromOn);
  const toOn = daysAfter(fromOn, -1);
  await endDuty(tx, held, { status, toOn, endedBy: paper, endedReason: "内容修订" });
}

/** 退出: a duty leaves the list by a decision; what was bought under it stays as it was. */
export async function withdraw(
  tx: Tx,
  by: Actor,
  { decision, on, reason, ...key }: z.output<typeof EndInput>,
): Promise<void> {
  const duty = await lockDuty(tx, key.jurisdiction, key.id);
  const facts = { decision, effectOn: on };
  const status = dutyLife.next("withdraw", duty.status, rolesOf(by), facts, on);
  const toOn = lastDayOf(duty.fromOn, daysAfter(on, -1));
  if (!toOn)
    throw refuseField("on", `${duty.code} 自 ${duty.fromOn} 起施行`, "退出日期应晚于施行日期");
  const endedBy = await enterDecision(tx, by, decision);
  await endDuty(tx, duty, { status, toOn, endedBy, endedReason: reason });
  await trace(tx, {
    by,
    verb: "duty.withdraw",
    subject: subjectOf(by, "duty", duty.id),
    on,
    detail: { code: duty.code, decision: endedBy },
  });
}

export type ListInput = {
  rows: readonly DutyContent[];
  decision: z.output<typeof DecisionInput>;
  fromOn: Day;
  isRehearsal: boolean;
};

export type Imported = { admitted: number; amended: number; unchanged: number; clashes: string[] };

/** 导入清单: a whole list by one decision. What stands there already in the same words is left alone. */
export async function importList(
  tx: Tx,
  by: Actor,
  { rows, decision, fromOn, isRehearsal }: ListInput,
): Promise<Imported> {
  const facts = { decision, effectOn: fromOn };
  dutyLife.next("admit", "unadmitted", rolesOf(by), facts, fromOn);
  const admitted = new Map((await listAdmitted(tx, by.jurisdiction)).map((one) => [one.code, one]));
  const changed = rows.filter((one) => {
    const earlier = admitted.get(one.code);
    return !earlier || !isSame(earlier, one);
  });
  const clashes: string[] = [];
  const entering: DutyContent[] = [];
  for (const content of changed) {
    const versions = await listVersions(tx, by.jurisdiction, content.code);
    if (clashOf(versions, content.code, fromOn)) clashes.push(content.code);
    else entering.push(content);
  }
  const successors = entering.filter((one) => admitted.has(one.code));
  const counts = {
    admitted: entering.length - successors.length,
    amended: successors.length,
    unchanged: rows.length - changed.length,
    clashes,
  };
  if (isRehearsal || entering.length === 0) return counts;
  const paper = await enterDecision(tx, by, decision);
  for (const { code } of successors)
    await amend(tx, by, admitted.get(code)!, { decision, paper, fromOn });
  await insertDuties(
    tx,
    entering.map((content) => rowOf(by, { content, decision: paper, fromOn })),
  );
  const { clashes: _, ...detail } = counts;
  const subject = subjectOf(by, "dutyDecision", paper);
  await trace(tx, { by, verb: "duty.importList", subject, on: fromOn, detail });
  return counts;
}
