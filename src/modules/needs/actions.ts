import { daysAfter, day, yearOf, type Day } from "../../base/day.ts";
import { Refusal, refuseField } from "../../base/refusal.ts";
import type { Actor } from "../../platform/actor.ts";
import { record } from "../../platform/audit.ts";
import { dayOf, now, today } from "../../platform/clock.ts";
import type { Tx } from "../../platform/db.ts";
import { newId } from "../../platform/identity.ts";
import { nextNumber } from "../../platform/number.ts";
import { trace, type NewTask, type Subject } from "../../platform/trace.ts";
import { propose } from "../catalog/drafting.ts";
import type { ProposalInput } from "../catalog/revision.ts";
import { getOrganization } from "../organization/reads.ts";
import { clerkOf, type Role } from "../organization/roles.ts";
import { keptForDays, needStatuses, type Need, type SpeakInput } from "./model.ts";
import { listMerged, listNeedsOfProject } from "./reads.ts";
import { needLife, type NeedVerb } from "./states.ts";
import {
  deleteSpeakerOf,
  deleteSpeakers,
  insertNeed,
  insertSpeaker,
  lockNeed,
  updateNeed,
} from "./writes.ts";

type Key = { jurisdiction: string; id: string };

const subjectOf = ({ jurisdiction, id, organization, readers }: Need): Subject => ({
  kind: "need",
  jurisdiction,
  id,
  organization,
  readers,
});

/** 登记需求. The one who spoke is kept apart, and only as long as the answer may take. */
export async function speak(tx: Tx, by: Actor, input: SpeakInput): Promise<Key> {
  const { words, spokenBy, village, people, heardOn = today(), speaker } = input;
  if (heardOn > today())
    throw refuseField("heardOn", `听取日期 ${heardOn} 晚于今天 ${today()}`, "请填听取当日的日期");
  const at = now();
  const { jurisdiction, organization, post } = by;
  const need: Need = {
    jurisdiction,
    id: newId(at),
    organization,
    readers: [],
    number: `X${await nextNumber(tx, jurisdiction, "need", yearOf(heardOn))}`,
    words,
    spokenBy,
    village,
    people: people ?? null,
    heardOn,
    status: "spoken",
    reason: "",
    answer: "",
    mergedInto: null,
    project: null,
    post,
    recordedAt: at,
  };
  await insertNeed(tx, need);
  if (speaker) {
    const keepUntil = daysAfter(dayOf(at), keptForDays);
    const row = { jurisdiction, id: newId(at), organization, readers: [], need: need.id };
    await insertSpeaker(tx, { ...row, ...speaker, keepUntil });
  }
  const task: NewTask = {
    kind: "need.check",
    organization,
    role: by.roles[0] ?? "",
    title: `核实需求：${words.slice(0, 20)}`,
    says: people === undefined ? "" : `涉及 ${people} 人`,
  };
  await trace(tx, {
    by,
    verb: "need.speak",
    subject: subjectOf(need),
    on: heardOn,
    tasks: [task],
  });
  return { jurisdiction, id: need.id };
}

type Changes = Partial<Pick<Need, "reason" | "answer" | "mergedInto" | "project">>;
type Step = Key & {
  verb: NeedVerb;
  changes?: Changes;
  on?: Day;
  detail?: object;
  tasks?: readonly NewTask[];
};

/** One step in the life of a need: locked, judged, written, traced. */
async function step(tx: Tx, by: Actor, of: Step): Promise<Need> {
  const { jurisdiction, id, verb, changes = {}, on = today(), detail = {}, tasks = [] } = of;
  const need = await lockNeed(tx, jurisdiction, id);
  const status = needLife.next(verb, need.status, by.roles as Role[], {}, on);
  await updateNeed(tx, need, { status, ...changes });
  await trace(tx, {
    by,
    verb: `need.${verb}`,
    subject: subjectOf(need),
    on,
    detail,
    tasks,
    done: "*",
  });
  return { ...need, status, ...changes };
}

export const check = (tx: Tx, by: Actor, key: Key): Promise<Need> =>
  step(tx, by, { ...key, verb: "check" });

export const list = (tx: Tx, by: Actor, key: Key): Promise<Need> =>
  step(tx, by, { ...key, verb: "list" });

/** 不予列入: never without a reason, and whoever spoke gets an answer. */
export async function decline(tx: Tx, by: Actor, key: Key, reason: string): Promise<Need> {
  const need = await lockNeed(tx, key.jurisdiction, key.id);
  const tasks = [await answerTask(tx, need, "不予列入，须说明理由")];
  return step(tx, by, { ...key, verb: "decline", changes: { reason }, tasks });
}

/** 并入: the one that was spoken stays as it is and keeps its link; nothing is deleted. */
export async function merge(tx: Tx, by: Actor, key: Key, into: string): Promise<Need> {
  if (into === key.id) throw refuseField("into", "不能并入自己", "请选择另一条需求");
  // Both rows in key order, so that two mergers in opposite directions do not wait for each other.
  const [first, second] = into < key.id ? [into, key.id] : [key.id, into];
  const rows = [
    await lockNeed(tx, key.jurisdiction, first),
    await lockNeed(tx, key.jurisdiction, second),
  ];
  const target = rows.find((row) => row.id === into)!;
  if (target.status === "merged" || target.status === "declined")
    throw new Refusal(
      "conflict",
      `需求 ${target.number} ${needStatuses[target.status]}，不能再并入它。请并入仍在办理的一条`,
    );
  // Whatever was merged into this one before goes along, so that links never form a chain.
  for (const earlier of await listMerged(tx, key.jurisdiction, key.id))
    await updateNeed(tx, earlier, { status: earlier.status, mergedInto: into });
  return step(tx, by, { ...key, verb: "merge", changes: { mergedInto: into }, detail: { into } });
}

/** 建议增补目录: the need found no item. It goes the way of every revision and keeps its need. */
export async function proposeItem(
  tx: Tx,
  by: Actor,
  key: Key,
  proposal: ProposalInput,
): Promise<Key> {
  const need = await lockNeed(tx, key.jurisdiction, key.id);
  if (need.organization !== by.organization)
    throw new Refusal("forbidden", "只有登记这条需求的单位可以据此提出增补");
  return propose(tx, by, proposal, need.id);
}

/** 立项: called by the project that is drafted from it. */
export const takeIntoProject = (tx: Tx, by: Actor, key: Key, project: string): Promise<Need> =>
  step(tx, by, { ...key, verb: "takeIntoProject", changes: { project }, detail: { project } });

/** The project was withdrawn: its needs stand on the list again. */
export async function releaseNeeds(tx: Tx, by: Actor, project: Key): Promise<void> {
  for (const need of await listNeedsOfProject(tx, project.jurisdiction, project.id))
    if (need.status === "inProject")
      await step(tx, by, {
        jurisdiction: need.jurisdiction,
        id: need.id,
        verb: "release",
        changes: { project: null },
      });
}

/** The service was given: those who asked, also through a merged need, are owed an answer. */
export async function serveNeeds(tx: Tx, by: Actor, project: Key, on: Day): Promise<void> {
  for (const need of await listNeedsOfProject(tx, project.jurisdiction, project.id)) {
    if (need.status !== "inProject") continue;
    const tasks = [await answerTask(tx, need, "服务已提供，请把结果告诉提出人")];
    await step(tx, by, { jurisdiction: need.jurisdiction, id: need.id, verb: "serve", on, tasks });
  }
}

/** 答复. The answer ends the purpose for which the speaker's data were kept: they are erased with it. */
export async function answer(tx: Tx, by: Actor, key: Key, words: string): Promise<Need> {
  const need = await step(tx, by, { ...key, verb: "answer", changes: { answer: words } });
  await deleteSpeakerOf(tx, key.jurisdiction, key.id);
  return need;
}

/** Job: erases who spoke once the days of keeping are over. Returns how many. */
export async function eraseSpeakers(tx: Tx, by: Actor, on: Day): Promise<number> {
  const erased = await deleteSpeakers(tx, on);
  if (erased > 0)
    await record(tx, by, {
      verb: "need.eraseSpeakers",
      subject: { kind: "job", id: newId(now()) },
      detail: { erased, keptBefore: day(on) },
    });
  return erased;
}

async function answerTask(tx: Tx, need: Need, says: string): Promise<NewTask> {
  const { kind } = await getOrganization(tx, need.organization);
  return {
    kind: "need.answer",
    organization: need.organization,
    role: clerkOf(kind),
    title: `答复提出人：${need.words.slice(0, 20)}`,
    says,
  };
}
