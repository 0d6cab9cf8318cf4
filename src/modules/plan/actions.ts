import type { Day } from "../../base/day.ts";
import { asBasis, article } from "../../base/law.ts";
import { inYuan, type Money } from "../../base/money.ts";
import { Refusal, refuseField } from "../../base/refusal.ts";
import { budgetLaw, servicePurchase } from "../../law/statutes.ts";
import type { Actor } from "../../platform/actor.ts";
import { now, today } from "../../platform/clock.ts";
import type { Tx } from "../../platform/db.ts";
import { newId } from "../../platform/identity.ts";
import { trace, type NewTask, type Subject, type Trace } from "../../platform/trace.ts";
import { changeProposal, propose } from "../budget/proposals.ts";
import { mayBuy, purchaserOf } from "../organization/natures.ts";
import { findByKind, getOrganization, listOrganizations } from "../organization/reads.ts";
import { clerkOf, rolesOf } from "../organization/roles.ts";
import { chosenProjects, compile } from "./compiling.ts";
import type { AnnualPlan, CallInput, UpInput } from "./model.ts";
import { findPlanOf } from "./reads.ts";
import { keepRound, refuseStruck } from "./rounds.ts";
import { planLife } from "./states.ts";
import { insertPlan, lockPlan, updatePlan, type Key } from "./writes.ts";

export const subjectOf = ({ jurisdiction, id, organization, readers }: AnnualPlan): Subject => ({
  kind: "annualPlan",
  jurisdiction,
  id,
  organization,
  readers,
});

type Left = Omit<Trace, "by" | "verb" | "subject"> & { plan: AnnualPlan };

export const leave = (tx: Tx, by: Actor, verb: string, { plan, ...more }: Left): Promise<void> =>
  trace(tx, { by, verb: `plan.${verb}`, subject: subjectOf(plan), ...more });

export const planBasis = [asBasis(article(servicePurchase, 16)), asBasis(article(budgetLaw, 13))];

export function refuseStranger(by: Actor, plan: AnnualPlan): void {
  if (by.organization !== plan.organization)
    throw new Refusal("forbidden", "只有编制的单位自己可以办理。请由本单位办理");
}

/** 布置编制: every purchaser of the treasury gets its plan of the year, with the days by which it goes up and comes down. */
export async function call(tx: Tx, by: Actor, input: CallInput): Promise<{ count: number }> {
  const { jurisdiction } = by;
  const { firstUpBy, firstDownBy, secondUpBy } = input;
  if (firstDownBy < firstUpBy || secondUpBy < firstDownBy)
    throw refuseField(
      "secondUpBy",
      `一上 ${firstUpBy}、一下 ${firstDownBy}、二上 ${secondUpBy} 的先后不对`,
      "请按一上、一下、二上的先后填写",
    );
  const offices = await listOrganizations(tx, jurisdiction, ["township", "countyDepartment"]);
  const purchasers = offices.filter((one) => {
    const { nature } = purchaserOf(one);
    return nature !== undefined && mayBuy(nature);
  });
  for (const { id, kind } of purchasers) await callOn(tx, by, { ...input, organization: id, kind });
  return { count: purchasers.length };
}

async function callOn(
  tx: Tx,
  by: Actor,
  {
    organization,
    kind,
    year,
    number,
    title,
    ...days
  }: CallInput & Pick<Called, "organization" | "kind">,
): Promise<void> {
  const { jurisdiction } = by;
  const found = await findPlanOf(tx, { jurisdiction, organization, year });
  if (found?.status === "approved") return;
  const called = { ...days, callNumber: number, callTitle: title };
  const plan: AnnualPlan = {
    jurisdiction,
    id: newId(now()),
    organization,
    readers: [],
    year,
    status: "compiling",
    ceiling: null,
    decision: null,
    approvedOn: null,
    post: by.post,
    recordedAt: now(),
    ...found,
    ...called,
  };
  if (found) await updatePlan(tx, plan, called);
  else await insertPlan(tx, plan);
  const task = {
    kind: "plan.submit",
    organization,
    role: clerkOf(kind),
    title: `编制 ${year} 年购买计划`,
    says: `${number}：先立项、联审，再报送一上`,
    dueOn: days.firstUpBy,
    basis: planBasis,
  };
  const isOpen = plan.status === "compiling";
  const done = isOpen ? { done: ["plan.submit"], tasks: [task] } : {};
  await leave(tx, by, "call", { plan, on: today(), detail: { year }, ...done });
}

type Called = { organization: string; kind: string };

type Asked = Parameters<typeof propose>[2];

/** 申报指标: before the budget only; afterwards county finance adds and cuts. */
export async function proposeLine(
  tx: Tx,
  by: Actor,
  key: Key,
  asked: Omit<Asked, "year">,
): Promise<{ id: string }> {
  const plan = await openFor(tx, by, key);
  const id = await propose(tx, by, { ...asked, year: plan.year });
  const detail = { line: id, amount: asked.amount };
  await leave(tx, by, "proposeLine", { plan, on: today(), detail });
  return { id };
}

export async function changeLine(
  tx: Tx,
  by: Actor,
  key: Key,
  change: { line: string; amount: Money },
): Promise<void> {
  const plan = await openFor(tx, by, key);
  await changeProposal(tx, by, change);
  await leave(tx, by, "changeLine", { plan, on: today(), detail: change });
}

/** What lies with county finance is not changed beneath its hands. */
async function openFor(tx: Tx, by: Actor, key: Key): Promise<AnnualPlan> {
  const plan = await lockPlan(tx, key);
  refuseStranger(by, plan);
  if (plan.status === "compiling" || plan.status === "firstDown") return plan;
  throw new Refusal(
    "conflict",
    `${plan.year} 年购买计划现在是“${planLife.called[plan.status]}”，申报数不能再改。请等县财政局退回；已批复的，请县财政局追加或者核减`,
  );
}

/** 报送: 一上 of what is wanted, 二上 within what was handed down. */
export async function sendUp(
  tx: Tx,
  by: Actor,
  { projects: ids, words, ...key }: UpInput,
): Promise<void> {
  const plan = await lockPlan(tx, key);
  refuseStranger(by, plan);
  const on = today();
  const verb = plan.status === "firstDown" ? "resubmit" : "submit";
  if (verb === "resubmit") await refuseStruck(tx, plan, ids);
  const compiled = await compile(tx, plan, await chosenProjects(tx, plan, ids));
  const { fiscal } = compiled;
  const lines = [...compiled.lines, ...compiled.later];
  const facts = { lines, fiscal, ceiling: plan.ceiling ?? fiscal };
  const status = planLife.next(verb, plan.status, rolesOf(by), facts, on);
  const stage = verb === "resubmit" ? "secondUp" : "firstUp";
  await keepRound(tx, by, plan, {
    stage,
    words,
    ...compiled,
    ceiling: null,
    remarks: new Map(),
    on,
  });
  await updatePlan(tx, plan, { status });
  await leave(tx, by, verb, {
    plan,
    on,
    detail: { fiscal, projects: ids },
    done: "*",
    tasks: [await financeTask(tx, plan, { stage, fiscal, count: ids.length })],
  });
}

async function financeTask(
  tx: Tx,
  plan: AnnualPlan,
  { stage, fiscal, count }: { stage: "firstUp" | "secondUp"; fiscal: Money; count: number },
): Promise<NewTask> {
  const finance = await findByKind(tx, plan.jurisdiction, "countyFinance");
  if (!finance) throw new Refusal("conflict", "本财政区划没有财政局。请先由系统管理员登记单位");
  const { name } = await getOrganization(tx, plan.organization);
  const isFirst = stage === "firstUp";
  return {
    kind: isFirst ? "plan.giveBack" : "plan.approve",
    organization: finance.id,
    role: "countyFinanceOfficer",
    title: `${isFirst ? "审核并下达控制数" : "批复购买计划"}：${name} ${plan.year} 年`,
    says: `${count} 个项目，财政资金 ${inYuan(fiscal)} 元`,
    ...(isFirst ? { dueOn: plan.firstDownBy as Day } : {}),
    basis: planBasis,
  };
}
