import { Refusal } from "../../base/refusal.ts";
import { judge } from "../../base/rule.ts";
import type { Actor } from "../../platform/actor.ts";
import { now, today } from "../../platform/clock.ts";
import type { Tx } from "../../platform/db.ts";
import { newId } from "../../platform/identity.ts";
import { trace, type NewTask, type Subject } from "../../platform/trace.ts";
import { getOrganization, personsOfPosts } from "../organization/reads.ts";
import { clerkOf, rolesOf } from "../organization/roles.ts";
import type { Finding } from "../boundary/model.ts";
import { refuseOwn, refuseStranger, reviewerTask, type Key } from "./actions.ts";
import type { BarLift } from "./model.ts";
import { getLift, listLiftsOf } from "./reads.ts";
import { barWasLifted } from "./rules.ts";
import { liftLife } from "./states.ts";
import { insertLift, lockLift, updateLift } from "./writes.ts";

const subjectOf = ({ jurisdiction, id, organization, readers }: BarLift): Subject => ({
  kind: "barLift",
  jurisdiction,
  id,
  organization,
  readers,
});

const projectOf = (lift: BarLift): Subject => ({
  ...subjectOf(lift),
  kind: "project",
  id: lift.project,
});

export type LiftRequest = Pick<BarLift, "project" | "title" | "words" | "reason"> & {
  readers: readonly string[];
  barring: readonly Finding[];
};

/** 申请人工审核: called by the project whose words are barred, with what bars them at this moment. */
export async function requestLift(tx: Tx, by: Actor, asked: LiftRequest): Promise<Key> {
  const { project, title, words, reason, readers, barring } = asked;
  if (barring.length === 0)
    throw new Refusal("conflict", "申报内容没有被负面清单阻断，不需要人工审核。请直接提交");
  const { jurisdiction, organization, post } = by;
  const earlier = await listLiftsOf(tx, jurisdiction, project);
  if (earlier.some((one) => one.status === "requested"))
    throw new Refusal("conflict", "这个项目已有一件待审核的申请。请等县财政局答复，或者先撤回");
  const on = today();
  const status = liftLife.next("request", "unrequested", rolesOf(by), {}, on);
  const at = now();
  const lift: BarLift = {
    jurisdiction,
    id: newId(at),
    organization,
    readers: [...readers],
    project,
    title,
    words,
    findings: [...barring],
    reason,
    status,
    requestedOn: on,
    decidedOn: null,
    ruling: "",
    post,
    decider: null,
    recordedAt: at,
  };
  await insertLift(tx, lift);
  const task = await reviewerTask(tx, jurisdiction, {
    kind: "ruling.decideLift",
    title: `人工审核：${title}`,
    says: barring.map((one) => one.because).join("；"),
  });
  const detail = { project, rules: barring.map((one) => one.rule) };
  const subject = subjectOf(lift);
  await trace(tx, { by, verb: "ruling.requestLift", subject, on, detail, tasks: [task] });
  return { jurisdiction, id: lift.id };
}

/** The purchaser is told in the task that waits for it anyway: to submit, or to write it anew. */
async function submitTask(tx: Tx, lift: BarLift, says: string): Promise<NewTask> {
  const { kind } = await getOrganization(tx, lift.organization);
  const { organization, title } = lift;
  const task = { organization, role: clerkOf(kind), title: `提交联审：${title}`, says };
  return { ...task, kind: "project.submit" };
}

async function decide(
  tx: Tx,
  by: Actor,
  key: Key,
  { verb, ruling }: { verb: "grant" | "refuse"; ruling: string },
): Promise<{ lift: BarLift; person: string }> {
  await lockLift(tx, key.jurisdiction, key.id);
  const lift = await getLift(tx, key.jurisdiction, key.id);
  refuseOwn(by, lift);
  const on = today();
  const status = liftLife.next(verb, lift.status, rolesOf(by), {}, on);
  await updateLift(tx, lift, { status, ruling, decidedOn: on, decider: by.post });
  const detail = { project: lift.project };
  const subject = subjectOf(lift);
  await trace(tx, { by, verb: `ruling.${verb}Lift`, subject, on, detail, done: "*" });
  const persons = await personsOfPosts(tx, [by.post]);
  return { lift, person: persons.get(by.post) ?? "" };
}

/** 解除阻断: by a named person, with the reason, for this project in these words; and a red flag on the project. */
export async function grantLift(tx: Tx, by: Actor, key: Key, ruling: string): Promise<void> {
  const { lift, person } = await decide(tx, by, key, { verb: "grant", ruling });
  const on = today();
  const facts = { lift: { person, on, ruling, rules: lift.findings.length } };
  await trace(tx, {
    by,
    verb: "ruling.liftBar",
    subject: projectOf(lift),
    on,
    detail: { lift: lift.id },
    flags: judge([barWasLifted], facts, on),
    done: ["project.submit"],
    tasks: [await submitTask(tx, lift, `阻断已由${person}解除，内容不改即可提交`)],
  });
}

/** 不予解除: the bar stands; the purchaser writes it anew or gives it up. */
export async function refuseLift(tx: Tx, by: Actor, key: Key, ruling: string): Promise<void> {
  const { lift } = await decide(tx, by, key, { verb: "refuse", ruling });
  await trace(tx, {
    by,
    verb: "ruling.keepBar",
    subject: projectOf(lift),
    on: today(),
    detail: { lift: lift.id },
    done: ["project.submit"],
    tasks: [await submitTask(tx, lift, `县财政局不予解除：${ruling}`)],
  });
}

export async function withdrawLift(tx: Tx, by: Actor, key: Key): Promise<void> {
  await lockLift(tx, key.jurisdiction, key.id);
  const lift = await getLift(tx, key.jurisdiction, key.id);
  refuseStranger(by, lift);
  const on = today();
  const status = liftLife.next("withdraw", lift.status, rolesOf(by), {}, on);
  await updateLift(tx, lift, { status });
  await trace(tx, { by, verb: "ruling.withdrawLift", subject: subjectOf(lift), on, done: "*" });
}
