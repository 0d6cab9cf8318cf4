import { yearOf, type Day } from "../../base/day.ts";
import { inYuan } from "../../base/money.ts";
import { mustFollow, Refusal, refuseField } from "../../base/refusal.ts";
import { judge } from "../../base/rule.ts";
import type { Actor } from "../../platform/actor.ts";
import { now, today } from "../../platform/clock.ts";
import type { Tx } from "../../platform/db.ts";
import { newId } from "../../platform/identity.ts";
import { nextNumber } from "../../platform/number.ts";
import { trace, type NewTask, type Subject, type Trace } from "../../platform/trace.ts";
import { releaseNeeds, serveNeeds, takeIntoProject } from "../needs/actions.ts";
import { getOrganization } from "../organization/reads.ts";
import { clerkOf, type Role } from "../organization/roles.ts";
import { findFiled } from "../ruling/reads.ts";
import { partsOf, settle } from "./draft.ts";
import { costOf, gather, placeOf } from "./facts.ts";
import { type DraftInput, type Project, type ProjectContent } from "./model.ts";
import { listDesks, listOpinions, listShares } from "./reads.ts";
import { projectLife, submissionFlags } from "./states.ts";
import { deleteParts, insertParts, insertProject, lockProject, updateProject } from "./writes.ts";

export type Key = { jurisdiction: string; id: string };

export const subjectOf = ({ jurisdiction, id, organization, readers }: Project): Subject => ({
  kind: "project",
  jurisdiction,
  id,
  organization,
  readers,
});

type Left = Omit<Trace, "by" | "verb" | "subject"> & { project: Project };

export const leave = (tx: Tx, by: Actor, verb: string, { project, ...more }: Left): Promise<void> =>
  trace(tx, { by, verb: `project.${verb}`, subject: subjectOf(project), ...more });

export const rolesOf = (by: Actor): Role[] => by.roles as Role[];

/** An act happened today or before, never later. */
export function refuseFuture(field: string, on: Day): void {
  if (on > today())
    throw refuseField(field, `日期 ${on} 晚于今天 ${today()}`, "请填办理当日的日期");
}

export function refuseStranger(by: Actor, project: Project): void {
  if (by.organization !== project.organization)
    throw new Refusal("forbidden", "只有购买主体自己可以办理。请由立项的单位办理");
}

export const submitTask = (project: Project, role: Role, says: string): NewTask => ({
  kind: "project.submit",
  organization: project.organization,
  role,
  title: `提交联审：${project.title}`,
  says,
});

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

/** 修改. Opinions were given on what stood there then: a change raises the version, and they no longer count. */
export async function edit(tx: Tx, by: Actor, key: Key, content: ProjectContent): Promise<void> {
  const project = await lockProject(tx, key.jurisdiction, key.id);
  refuseStranger(by, project);
  const on = today();
  const status = projectLife.next("edit", project.status, rolesOf(by), {}, on);
  const opinions = await listOpinions(tx, key.jurisdiction, key.id);
  const isJudged = opinions.some((one) => one.version === project.version);
  const { readers, ...parts } = await partsOf(tx, project, content);
  const settled = await settle(tx, by, { content, shares: parts.shares, on });
  const version = isJudged ? project.version + 1 : project.version;
  await deleteParts(tx, project);
  await insertParts(tx, parts);
  const changed = { ...settled, readers, status, version, reviewedOn: null, submittedOn: null };
  await updateProject(tx, project, changed);
  const says = isJudged ? "内容有改动，联审意见已失效，须重新联审" : "改好后再提交";
  await leave(tx, by, "edit", {
    project: { ...project, readers },
    on,
    detail: { version, cost: costOf(parts.shares) },
    done: "*",
    tasks: [submitTask(project, rolesOf(by)[0]!, says)],
  });
}

/** 提交联审. Everything that would stop the plan later stops it here. */
export async function submit(tx: Tx, by: Actor, key: Key, on: Day = today()): Promise<void> {
  refuseFuture("on", on);
  const project = await lockProject(tx, key.jurisdiction, key.id);
  mustFollow("on", on, { on: project.draftedOn, called: "立项" });
  refuseStranger(by, project);
  const { facts, shares } = await gather(tx, project, on);
  const status = projectLife.next("submit", project.status, rolesOf(by), facts, on);
  await updateProject(tx, project, { status, submittedOn: on, endedReason: "" });
  const cost = costOf(shares);
  await leave(tx, by, "submit", {
    project,
    on,
    detail: { cost, version: project.version },
    flags: [
      ...judge<typeof facts>(submissionFlags, facts, on),
      ...facts.findings.filter((one) => one.weight === "flags"),
    ],
    done: "*",
    tasks: await reviewTasks(tx, project, on),
  });
}

async function reviewTasks(tx: Tx, project: Project, on: Day): Promise<NewTask[]> {
  const { division } = await placeOf(tx, project.jurisdiction);
  const cost = costOf(await listShares(tx, project.jurisdiction, project.id));
  const desks = await listDesks(tx, division, on);
  return desks.map(({ role, looksAt }) => ({
    kind: `project.review.${role}`,
    organization: project.organization,
    role,
    title: `签署联审意见：${project.title}`,
    says: `${inYuan(cost)} 元，请看${looksAt}`,
  }));
}

/** 撤回: the needs stand on the list again. */
export async function withdraw(tx: Tx, by: Actor, key: Key, reason: string): Promise<void> {
  const project = await lockProject(tx, key.jurisdiction, key.id);
  refuseStranger(by, project);
  const on = today();
  const status = projectLife.next("withdraw", project.status, rolesOf(by), {}, on);
  await updateProject(tx, project, { status, endedReason: reason });
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
