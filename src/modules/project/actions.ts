import { yearOf, type Day } from "../../base/day.ts";
import { inYuan } from "../../base/money.ts";
import { mustFollow } from "../../base/refusal.ts";
import { judge } from "../../base/rule.ts";
import type { Actor } from "../../platform/actor.ts";
import { now, today } from "../../platform/clock.ts";
import type { Tx } from "../../platform/db.ts";
import { newId } from "../../platform/identity.ts";
import { nextNumber } from "../../platform/number.ts";
import { releaseNeeds, serveNeeds, takeIntoProject } from "../needs/actions.ts";
import { getOrganization } from "../organization/reads.ts";
import { clerkOf } from "../organization/roles.ts";
import { findFiled } from "../ruling/reads.ts";
import { partsOf, settle } from "./draft.ts";
import { costOf, gather } from "./facts.ts";
import { giveBackLines } from "./lent.ts";
import { partNames, type DraftInput, type Project, type ProjectContent } from "./model.ts";
import { voidTouched, voidUnsettled } from "./opinions.ts";
import { listFundings } from "./reads.ts";
import { changedParts, toldOf } from "./reviewParts.ts";
import { askDesks, letAboveSee, pass } from "./rounds.ts";
import { leave, refuseFuture, refuseStranger, rolesOf, submitTask, type Key } from "./subject.ts";
import { projectLife, submissionFlags } from "./states.ts";
import {
  deleteParts,
  deleteReviewDrafts,
  insertParts,
  insertProject,
  lockProject,
  updateProject,
} from "./writes.ts";

/** 立项: from one need, from several, or from none where the duty itself asks for it. */
export async function draft(tx: Tx, by: Actor, input: DraftInput): Promise<Key> {
  const { needs, draftedOn = today(), ...content } = input;
  refuseFuture("draftedOn", draftedOn);
  const at = now();
  const { jurisdiction, organization } = by;
  const key = { jurisdiction, id: newId(at) };
  const { readers, ...parts } = await partsOf(tx, { ...key, organization }, content);
  const settled = await settle(tx, by, { content, shares: parts.shares, on: draftedOn });
  const project: Project = {
    ...key,
    ...settled,
    organization,
    readers,
    number: await nextNumber(tx, jurisdiction, "project", yearOf(draftedOn)),
    status: "drafted",
    post: by.post,
    draftedOn,
    submittedOn: null,
    reviewedOn: null,
    plannedOn: null,
    closedOn: null,
    endedReason: "",
    version: 1,
    recordedAt: at,
  };
  await insertProject(tx, project);
  await insertParts(tx, parts);
  for (const id of needs) await takeIntoProject(tx, by, { jurisdiction, id }, key.id);
  const { kind } = await getOrganization(tx, organization);
  const code = project.catalogItem;
  const filing = await findFiled(tx, { jurisdiction, organization, code, on: draftedOn });
  await leave(tx, by, "draft", {
    project,
    on: draftedOn,
    doneElsewhere: filing && { id: filing.id, kinds: ["ruling.useFiling"] },
    detail: { cost: costOf(parts.shares), item: project.catalogItem, needs },
    tasks: [submitTask(project, clerkOf(kind), `${inYuan(costOf(parts.shares))} 元，草稿已保存`)],
  });
  return key;
}

/** 修改. An opinion was given on what stood there then: it falls where the change touches what its desk answers for. */
export async function edit(tx: Tx, by: Actor, key: Key, content: ProjectContent): Promise<void> {
  const project = await lockProject(tx, key.jurisdiction, key.id);
  refuseStranger(by, project);
  const on = today();
  const status = projectLife.next("edit", project.status, rolesOf(by), {}, on);
  const { readers, ...parts } = await partsOf(tx, project, content);
  const settled = await settle(tx, by, { content, shares: parts.shares, on });
  const changed = changedParts(await toldOf(tx, project), { ...settled, ...parts });
  const version = await voidTouched(tx, by, { project, on }, changed);
  const before = await listFundings(tx, project.jurisdiction, project.id);
  await deleteParts(tx, project);
  await insertParts(tx, parts);
  await giveBackLines(tx, by, project, before);
  const times = { reviewedOn: null, submittedOn: null };
  await updateProject(tx, project, { ...settled, readers, status, version, ...times });
  const touched = changed.map((one) => partNames[one]).join("、");
  const says = version > project.version ? `改动了${touched}，有关科室须重新签署` : "改好后再提交";
  await leave(tx, by, "edit", {
    project: { ...project, readers },
    on,
    detail: { version, cost: costOf(parts.shares), changed },
    done: "*",
    tasks: [submitTask(project, rolesOf(by)[0]!, says)],
  });
}

/** 提交联审. Everything that would stop the plan later stops it here. Desks whose opinions still count are not asked again. */
export async function submit(tx: Tx, by: Actor, key: Key, on: Day = today()): Promise<void> {
  refuseFuture("on", on);
  const drafted = await lockProject(tx, key.jurisdiction, key.id);
  mustFollow("on", on, { on: drafted.draftedOn, called: "立项" });
  refuseStranger(by, drafted);
  const { facts, shares } = await gather(tx, drafted, on);
  const status = projectLife.next("submit", drafted.status, rolesOf(by), facts, on);
  const version = await voidUnsettled(tx, by, { project: drafted, on });
  await updateProject(tx, drafted, { status, version, submittedOn: on, endedReason: "" });
  await letAboveSee(tx, drafted, facts.above);
  const project = await lockProject(tx, key.jurisdiction, key.id);
  const cost = costOf(shares);
  const { waiting, tasks } = await askDesks(tx, project, cost, on);
  await leave(tx, by, "submit", {
    project,
    on,
    detail: { cost, version },
    flags: [
      ...judge<typeof facts>(submissionFlags, facts, on),
      ...facts.findings.filter((one) => one.weight === "flags"),
    ],
    done: "*",
    tasks,
  });
  if (waiting === 0) await pass(tx, by, project, on);
}

/** 撤回: the needs stand on the list again. */
export async function withdraw(tx: Tx, by: Actor, key: Key, reason: string): Promise<void> {
  const project = await lockProject(tx, key.jurisdiction, key.id);
  refuseStranger(by, project);
  const on = today();
  const status = projectLife.next("withdraw", project.status, rolesOf(by), {}, on);
  await updateProject(tx, project, { status, endedReason: reason });
  await giveBackLines(tx, by, project, await listFundings(tx, key.jurisdiction, key.id));
  await deleteReviewDrafts(tx, project);
  await leave(tx, by, "withdraw", { project, on, done: "*" });
  await releaseNeeds(tx, by, key);
}

/** 办结: called by evaluation when its result is published. Whoever asked for the service is owed an answer. */
export async function close(tx: Tx, by: Actor, key: Key, on: Day): Promise<void> {
  const project = await lockProject(tx, key.jurisdiction, key.id);
  const status = projectLife.next("close", project.status, rolesOf(by), {}, on);
  await updateProject(tx, project, { status, closedOn: on });
  await leave(tx, by, "close", { project, on, done: "*" });
  await markNeedsServed(tx, by, key, on);
}

export const markNeedsServed = (tx: Tx, by: Actor, key: Key, on: Day): Promise<void> =>
  serveNeeds(tx, by, key, on);
