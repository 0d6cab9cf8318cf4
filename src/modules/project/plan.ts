import type { Day } from "../../base/day.ts";
import { asBasis, article } from "../../base/law.ts";
import { inYuan, sum } from "../../base/money.ts";
import { mustFollow, Refusal } from "../../base/refusal.ts";
import { noDisguisedFinancing, servicePurchase } from "../../law/statutes.ts";
import type { Actor } from "../../platform/actor.ts";
import { now, today } from "../../platform/clock.ts";
import type { Tx } from "../../platform/db.ts";
import { newId } from "../../platform/identity.ts";
import type { NewTask } from "../../platform/trace.ts";
import * as ledger from "../budget/ledger.ts";
import { balancesOf, listAllotments } from "../budget/reads.ts";
import { releaseNeeds } from "../needs/actions.ts";
import { findByKind, getOrganization } from "../organization/reads.ts";
import { clerkOf } from "../organization/roles.ts";
import { leave, refuseFuture, rolesOf, submitTask, type Key } from "./actions.ts";
import { costOf, gather } from "./facts.ts";
import { trackNames, type Project } from "./model.ts";
import { listShares } from "./reads.ts";
import { projectLife } from "./states.ts";
import { insertOpinion, lockProject, updateProject } from "./writes.ts";

/** 财政审核同意. */
export async function approve(
  tx: Tx,
  by: Actor,
  key: Key,
  { reason, on = today() }: { reason: string; on?: Day | undefined },
): Promise<void> {
  refuseFuture("on", on);
  const project = await lockProject(tx, key.jurisdiction, key.id);
  mustFollow("on", on, { on: project.submittedOn, called: "提交联审" });
  const { facts } = await gather(tx, project, on);
  const status = projectLife.next("approve", project.status, rolesOf(by), facts, on);
  await updateProject(tx, project, { status });
  const { jurisdiction, organization, readers, version } = project;
  await insertOpinion(tx, {
    jurisdiction,
    organization,
    readers,
    version,
    reason,
    post: by.post,
    id: newId(now()),
    project: project.id,
    role: "countyFinanceReviewer",
    opinion: "agree",
    givenOn: on,
    recordedAt: now(),
  });
  await leave(tx, by, "approve", {
    project,
    on,
    done: "*",
    tasks: [await financeTask(tx, project, "project.enterPlan", "列入购买计划")],
  });
}

export async function financeTask(
  tx: Tx,
  project: Project,
  kind: "project.approve" | "project.enterPlan",
  called: string,
): Promise<NewTask> {
  const finance = await findByKind(tx, project.jurisdiction, "countyFinance");
  if (!finance) throw new Refusal("conflict", "本财政区划没有财政局。请先由系统管理员登记单位");
  const role = kind === "project.approve" ? "countyFinanceReviewer" : "countyFinanceOfficer";
  const cost = costOf(await listShares(tx, project.jurisdiction, project.id));
  const says = `${inYuan(cost)} 元，${trackNames[project.track]}`;
  return { kind, organization: finance.id, role, title: `${called}：${project.title}`, says };
}

/** 列入计划: the money of each funding is drawn from its line, and from now on belongs to this project alone. */
export async function enterPlan(tx: Tx, by: Actor, key: Key, on: Day = today()): Promise<void> {
  refuseFuture("on", on);
  const project = await lockProject(tx, key.jurisdiction, key.id);
  mustFollow("on", on, { on: project.submittedOn, called: "提交联审" });
  const { facts, fundings, lines } = await gather(tx, project, on);
  const status = projectLife.next("enterPlan", project.status, rolesOf(by), facts, on);
  await updateProject(tx, project, { status, plannedOn: on });
  const { jurisdiction, organization, readers, id } = project;
  const because = { by, jurisdiction, subject: { kind: "project", id }, on };
  const entries = fundings.map(({ share, line, amount }) => ({
    line,
    share,
    amount,
    organization,
    readers,
    project: id,
    year: lines.get(line)?.year ?? project.year,
    kind: project.kind,
  }));
  await ledger.plan(tx, because, entries);
  const { kind } = await getOrganization(tx, organization);
  const planned = sum(entries.map((one) => one.amount));
  await leave(tx, by, "enterPlan", {
    project,
    on,
    detail: { planned },
    done: "*",
    publish: [{ kind: "plan", basis: [asBasis(article(noDisguisedFinancing, "五"))] }],
    tasks: [
      {
        kind: "procurement.prepare",
        organization,
        role: clerkOf(kind),
        title: `组织采购：${project.title}`,
        says: `计划 ${inYuan(planned)} 元，${trackNames[project.track]}`,
        basis: [asBasis(article(servicePurchase, 17))],
      },
    ],
  });
}

/** 退回 by county finance, with the reason. */
export async function sendBack(tx: Tx, by: Actor, key: Key, reason: string): Promise<void> {
  const project = await lockProject(tx, key.jurisdiction, key.id);
  const on = today();
  const status = projectLife.next("sendBack", project.status, rolesOf(by), {}, on);
  await updateProject(tx, project, { status, endedReason: reason });
  const { kind } = await getOrganization(tx, project.organization);
  const tasks = [submitTask(project, clerkOf(kind), `县财政局退回：${reason}`)];
  await leave(tx, by, "sendBack", { project, on, done: "*", tasks });
}

/** 移出计划: what was drawn goes back to its lines; nothing may be under contract. */
export async function leavePlan(tx: Tx, by: Actor, key: Key, reason: string): Promise<void> {
  const project = await lockProject(tx, key.jurisdiction, key.id);
  const on = today();
  const { jurisdiction, id } = project;
  const allotments = await listAllotments(tx, jurisdiction, id);
  const ids = allotments.map((one) => one.id);
  const balances = await balancesOf(tx, jurisdiction, ids);
  const committed = sum([...balances.values()].map((one) => one.committed));
  const status = projectLife.next("leavePlan", project.status, rolesOf(by), { committed }, on);
  await updateProject(tx, project, { status, endedReason: reason });
  const because = { by, jurisdiction, subject: { kind: "project", id }, on };
  const moves = ids.map((allotment) => ({
    allotment,
    kind: "unplan" as const,
    amount: balances.get(allotment)!.planned,
  }));
  await ledger.post(tx, because, moves);
  await leave(tx, by, "leavePlan", { project, on, done: "*" });
  await releaseNeeds(tx, by, key);
}

/** 采购开始: called by procurement, so that the task of the purchaser is done. */
export async function procurementPrepared(tx: Tx, by: Actor, key: Key, on: Day): Promise<void> {
  const project = await lockProject(tx, key.jurisdiction, key.id);
  await leave(tx, by, "procure", { project, on, done: ["procurement.prepare"] });
}
