import type { Day } from "../../base/day.ts";
import { sum, type Money } from "../../base/money.ts";
import { Refusal, refuseField } from "../../base/refusal.ts";
import type { Actor } from "../../platform/actor.ts";
import { now, today } from "../../platform/clock.ts";
import type { Tx } from "../../platform/db.ts";
import { newId } from "../../platform/identity.ts";
import { enterDecision } from "../budget/decision.ts";
import { balanceOfProject } from "../budget/reads.ts";
import { rolesOf } from "../organization/roles.ts";
import { changePlanned, enterPlan, leavePlan } from "../project/plan.ts";
import { getProject, listFundings } from "../project/reads.ts";
import { leave } from "./actions.ts";
import {
  changeNames,
  planStatuses,
  type AmountChangeInput,
  type AnnualPlan,
  type Cause,
  type ChangeKind,
} from "./model.ts";
import { findPlanOf, listRoundProjects, listRounds } from "./reads.ts";
import { planLife } from "./states.ts";
import { insertChange, lockPlan, type Key } from "./writes.ts";

type Change = { kind: ChangeKind; project: string; cause: Cause };

/** The approved plan of the project's purchaser and year, held, where a change of it is lawful; none where there is no plan. */
async function planToChange(
  tx: Tx,
  by: Actor,
  { kind, project: id, cause }: Change,
  verb: "change" | "changeUsers" = "change",
): Promise<AnnualPlan | undefined> {
  const project = await getProject(tx, by.jurisdiction, id);
  const found = await findPlanOf(tx, project);
  if (!found) return undefined;
  const plan = await lockPlan(tx, found);
  if (plan.status !== "approved") {
    await refuseInRounds(tx, plan, id);
    return undefined;
  }
  const change = {
    called: changeNames[kind],
    reason: cause.reason ?? "",
    document: cause.decision?.number ?? "",
    year: plan.year,
  };
  planLife.next(verb, plan.status, rolesOf(by), { change }, today());
  return plan;
}

/** A project that goes up with the plan is approved with it. */
async function refuseInRounds(tx: Tx, plan: AnnualPlan, project: string): Promise<void> {
  const last = (await listRounds(tx, plan.jurisdiction, [plan.id])).at(-1);
  const rows = await listRoundProjects(tx, plan.jurisdiction, last ? [last.id] : []);
  if (rows.some((one) => one.project === project))
    throw new Refusal(
      "conflict",
      `这个项目在 ${plan.year} 年购买计划里，计划现在是“${planStatuses[plan.status]}”。请随计划一并批复`,
    );
}

/** 记下调整: what changed, why, by which paper. */
async function keepChange(
  tx: Tx,
  by: Actor,
  plan: AnnualPlan,
  { kind, project, cause, amount, on }: Change & { amount: Money; on: Day },
): Promise<void> {
  const { jurisdiction, organization, readers } = plan;
  const decision = await enterDecision(tx, by, cause.decision!, plan);
  await insertChange(tx, {
    jurisdiction,
    organization,
    readers,
    id: newId(now()),
    plan: plan.id,
    kind,
    project,
    amount,
    reason: cause.reason!,
    decision,
    post: by.post,
    happenedOn: on,
    recordedAt: now(),
  });
  const detail = { kind, project, amount, decision };
  await leave(tx, by, "change", { plan, on, detail });
}

/** 列入计划 during the year: an adjustment of the plan, where there is one. */
export async function enter(
  tx: Tx,
  by: Actor,
  { jurisdiction, id }: Key,
  { on = today(), ...cause }: Cause & { on?: Day | undefined },
): Promise<void> {
  const change = { kind: "add" as const, project: id, cause };
  const plan = await planToChange(tx, by, change);
  await enterPlan(tx, by, { jurisdiction, id }, on);
  if (!plan) return;
  const fundings = await listFundings(tx, jurisdiction, id);
  const amount = sum(fundings.map((one) => one.amount));
  await keepChange(tx, by, plan, { ...change, amount, on });
}

/** 移出计划 during the year. */
export async function remove(
  tx: Tx,
  by: Actor,
  { jurisdiction, id }: Key,
  cause: Cause & { reason: string },
): Promise<void> {
  const change = { kind: "remove" as const, project: id, cause };
  const plan = await planToChange(tx, by, change);
  const { planned: amount } = await balanceOfProject(tx, jurisdiction, id);
  await leavePlan(tx, by, { jurisdiction, id }, cause.reason);
  if (plan) await keepChange(tx, by, plan, { ...change, amount, on: today() });
}

/**
 * 增减使用单位 of a project in the plan: the offices agree among themselves, an approved plan follows by its paper alone.
 * `move` answers what it drew or gave back.
 */
export async function changeUsers(
  tx: Tx,
  by: Actor,
  change: { kind: "raise" | "cut"; project: string; cause: Cause },
  move: () => Promise<Money>,
): Promise<void> {
  const plan = await planToChange(tx, by, change, "changeUsers");
  const amount = await move();
  if (plan) await keepChange(tx, by, plan, { ...change, amount, on: today() });
}

/** 追加、调减 of a project in the plan: on one of its lines, never below what is under contract. */
export async function changeAmount(tx: Tx, by: Actor, input: AmountChangeInput): Promise<void> {
  const { kind, project, line, amount, reason, decision, jurisdiction, id } = input;
  if (amount <= 0n) throw refuseField("amount", "金额须大于零", "请填写文件上的金额");
  const change = { kind, project, cause: { reason, decision } };
  const plan = await planToChange(tx, by, change);
  if (!plan || plan.id !== id)
    throw new Refusal("conflict", "这个项目不在这份已批复的购买计划里。请刷新后再看");
  await changePlanned(tx, by, { jurisdiction, id: project }, { kind, line, amount });
  await keepChange(tx, by, plan, { ...change, amount, on: today() });
}
