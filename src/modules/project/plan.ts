import type { Day } from "../../base/day.ts";
import { asBasis, article } from "../../base/law.ts";
import { fen, inYuan, minus, sum, type Money } from "../../base/money.ts";
import { mustFollow, Refusal, refuseField } from "../../base/refusal.ts";
import { judge } from "../../base/rule.ts";
import { noDisguisedFinancing, servicePurchase } from "../../law/statutes.ts";
import type { Actor } from "../../platform/actor.ts";
import { today } from "../../platform/clock.ts";
import type { Tx } from "../../platform/db.ts";
import * as ledger from "../budget/ledger.ts";
import { balancesOf, listAllotments } from "../budget/reads.ts";
import { releaseNeeds } from "../needs/actions.ts";
import { getOrganization } from "../organization/reads.ts";
import { clerkOf } from "../organization/roles.ts";
import { leave, refuseFuture, rolesOf, submitTask, type Key } from "./subject.ts";
import { costOf, gather, placeOf, trackOf } from "./facts.ts";
import { giveBackLines, raiseFacts } from "./lent.ts";
import { trackNames, type Funding } from "./model.ts";
import { giveOpinion } from "./opinions.ts";
import { listFundings, listShares } from "./reads.ts";
import { reviewsAsSample } from "./reviewRules.ts";
import { nextAbove } from "./rounds.ts";
import { sameItemStaysBelowLimit } from "./rules.ts";
import { membersOf } from "./sight.ts";
import { projectLife } from "./states.ts";
import { changeFunding, lockProject, updateProject } from "./writes.ts";

type Answered = { reason: string; on?: Day | undefined };

/** 财政审核同意. */
export async function approve(
  tx: Tx,
  by: Actor,
  key: Key,
  { reason, on = today() }: Answered,
): Promise<void> {
  refuseFuture("on", on);
  const project = await lockProject(tx, key.jurisdiction, key.id);
  mustFollow("on", on, { on: project.submittedOn, called: "提交联审" });
  const { facts } = await gather(tx, project, on);
  const status = projectLife.next("approve", project.status, rolesOf(by), facts, on);
  await updateProject(tx, project, { status });
  const role = "countyFinanceReviewer";
  await giveOpinion(tx, by, project, { role, opinion: "agree", reason, on });
  const tasks = await nextAbove(tx, project, on);
  await leave(tx, by, "approve", { project, on, done: "*", tasks });
}

/** 部门审核: by the department that the rows of the place name for this item and amount, and by no other. */
export async function endorse(
  tx: Tx,
  by: Actor,
  key: Key,
  { opinion, reason, on = today() }: Answered & { opinion: "agree" | "disagree" },
): Promise<void> {
  refuseFuture("on", on);
  const project = await lockProject(tx, key.jurisdiction, key.id);
  mustFollow("on", on, { on: project.submittedOn, called: "提交联审" });
  const { facts } = await gather(tx, project, on);
  const asked = facts.above.find((one) => one.role === "departmentOfficer");
  if (asked?.organization !== by.organization)
    throw new Refusal("forbidden", "本项目不需要您的部门审核。请由审核分工写明的部门办理");
  if (asked.hasAgreed) throw new Refusal("conflict", `${asked.name}已审核同意，不能再签`);
  const verb = opinion === "agree" ? "endorse" : "decline";
  const status = projectLife.next(verb, project.status, rolesOf(by), {}, on);
  await giveOpinion(tx, by, project, { role: "departmentOfficer", opinion, reason, on });
  if (opinion === "agree") {
    const tasks = await nextAbove(tx, project, on);
    return leave(tx, by, verb, { project, on, done: "*", tasks });
  }
  await updateProject(tx, project, { status, endedReason: reason });
  const { kind } = await getOrganization(tx, project.organization);
  const tasks = [submitTask(project, clerkOf(kind), `${asked.name}退回：${reason}`)];
  await leave(tx, by, verb, { project, on, done: "*", tasks });
}

/** 列入计划: the money of each funding is drawn from its line, and from now on belongs to this project alone. */
export async function enterPlan(tx: Tx, by: Actor, key: Key, on: Day = today()): Promise<void> {
  refuseFuture("on", on);
  const project = await lockProject(tx, key.jurisdiction, key.id);
  mustFollow("on", on, { on: project.submittedOn, called: "提交联审" });
  const { facts, shares, fundings, lines } = await gather(tx, project, on);
  const status = projectLife.next("enterPlan", project.status, rolesOf(by), facts, on);
  await updateProject(tx, project, { status, plannedOn: on });
  const { jurisdiction, organization, id } = project;
  const readers = membersOf(project, shares);
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
    flags: judge<typeof facts>([reviewsAsSample], facts, on),
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
  await giveBackLines(tx, by, project, await listFundings(tx, jurisdiction, id));
  await leave(tx, by, "leavePlan", { project, on, done: "*" });
  await releaseNeeds(tx, by, key);
}

export type AmountChange = { kind: "raise" | "cut"; line: string; amount: Money };

/**
 * 追加、调减 of what is in the plan: on one of its lines, never below what is under contract. Share and funding follow, and
 * the track is judged anew by the new sum.
 */
export async function changePlanned(
  tx: Tx,
  by: Actor,
  key: Key,
  { kind, line, amount }: AmountChange,
): Promise<void> {
  const project = await lockProject(tx, key.jurisdiction, key.id);
  const on = today();
  const { jurisdiction, id } = project;
  const funding = await fundingOn(tx, key, line);
  const drawn = (await listAllotments(tx, jurisdiction, id)).find(
    (one) => one.share === funding.share && one.line === line,
  );
  const facts =
    kind === "raise" && drawn !== undefined
      ? await raiseFacts(tx, project, { line, allotment: drawn.id, amount })
      : { raised: undefined };
  const status = projectLife.next("changeAmount", project.status, rolesOf(by), facts, on);
  const allotment = drawn!.id;
  if (kind === "cut") await refuseTooMuch(tx, { jurisdiction, allotment }, funding.amount, amount);
  const because = { by, jurisdiction, subject: { kind: "project", id }, on };
  const move = kind === "raise" ? ("plan" as const) : ("unplan" as const);
  await ledger.post(tx, because, [{ allotment, kind: move, amount }]);
  const change = kind === "raise" ? amount : fen(-amount);
  await changeFunding(tx, funding, change);
  const cost = costOf(await listShares(tx, jurisdiction, id));
  const { track } = await trackOf(tx, await placeOf(tx, jurisdiction), cost, on);
  await updateProject(tx, project, { status, track });
  const { facts: judged } = await gather(tx, { ...project, track }, on);
  await leave(tx, by, "changeAmount", {
    project,
    on,
    detail: { kind, line, amount, cost, track },
    flags: judge([sameItemStaysBelowLimit], judged, on),
  });
}

/** What is cut leaves something, and leaves what the contracts hold. */
async function refuseTooMuch(
  tx: Tx,
  { jurisdiction, allotment }: { jurisdiction: string; allotment: string },
  funded: Money,
  amount: Money,
): Promise<void> {
  if (amount >= funded)
    throw refuseField(
      "amount",
      `项目从这条指标列入 ${inYuan(funded)} 元，不能全部调减`,
      "不再购买的，请把项目移出计划",
    );
  const { planned, committed } = (await balancesOf(tx, jurisdiction, [allotment])).get(allotment)!;
  const most = minus(planned, committed);
  if (amount > most)
    throw refuseField(
      "amount",
      `项目从这条指标列入 ${inYuan(planned)} 元，已签合同 ${inYuan(committed)} 元，最多调减 ${inYuan(most)} 元`,
      "合同要减的，先办补充合同",
    );
}

/** 资金来源 of the one share that the line pays. */
async function fundingOn(tx: Tx, { jurisdiction, id }: Key, line: string): Promise<Funding> {
  const [found, ...more] = (await listFundings(tx, jurisdiction, id)).filter(
    (one) => one.line === line,
  );
  if (!found) throw refuseField("line", "项目没有用这条指标", "请选择项目自己的指标");
  if (more.length > 0)
    throw refuseField("line", "项目有几个份额用这条指标", "请把项目移出计划，改好各份额后再增列");
  return found;
}

/** 采购开始: called by procurement, so that the task of the purchaser is done. */
export async function procurementPrepared(tx: Tx, by: Actor, key: Key, on: Day): Promise<void> {
  const project = await lockProject(tx, key.jurisdiction, key.id);
  await leave(tx, by, "procure", { project, on, done: ["procurement.prepare"] });
}
