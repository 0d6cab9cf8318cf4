import { day, daysAfter, type Day } from "../../base/day.ts";
import { asBasis, article } from "../../base/law.ts";
import { fen, inYuan } from "../../base/money.ts";
import { Refusal, refuseField } from "../../base/refusal.ts";
import { budgetLaw } from "../../law/statutes.ts";
import type { Actor } from "../../platform/actor.ts";
import { today } from "../../platform/clock.ts";
import type { Tx } from "../../platform/db.ts";
import { enterDecision } from "../budget/decision.ts";
import { approveProposed } from "../budget/proposals.ts";
import { getOrganization } from "../organization/reads.ts";
import { clerkOf, rolesOf } from "../organization/roles.ts";

import { projectStatuses } from "../project/model.ts";
import { enterPlan, sendBack } from "../project/plan.ts";
import { listProjectsOf } from "../project/reads.ts";
import { leave, planBasis } from "./actions.ts";
import { compile, readyStatuses, type Compiled } from "./compiling.ts";
import { verdictNames, type AnnualPlan, type ApprovalInput, type DownInput } from "./model.ts";
import { listRoundLines, listRoundProjects, listRounds } from "./reads.ts";
import { keepRound, type Remark } from "./rounds.ts";
import { planLife } from "./states.ts";
import { lockPlan, updatePlan } from "./writes.ts";

/** What the purchaser sent up last, as it was then. */
async function lastUp(tx: Tx, { jurisdiction, id }: AnnualPlan) {
  const rounds = await listRounds(tx, jurisdiction, [id]);
  const round = rounds.findLast((one) => one.stage === "firstUp" || one.stage === "secondUp");
  if (!round) throw new Refusal("conflict", "单位还没有报送过。请等单位报送一上");
  const projects = await listRoundProjects(tx, jurisdiction, [round.id]);
  const lines = await listRoundLines(tx, jurisdiction, [round.id]);
  return { ...round, projects, lines };
}

type Up = Awaited<ReturnType<typeof lastUp>>;

/** A remark on each project: silence is no opinion. */
function remarksOn(up: Up, { remarks }: DownInput): Map<string, Remark> {
  const said = new Map(remarks.map(({ project, ...remark }) => [project, remark]));
  for (const { project, title } of up.projects) {
    const one = said.get(project);
    if (!one)
      throw refuseField("remarks", `“${title}”没有意见`, "请逐个项目给出保留、调整或者不列的意见");
    if (one.verdict !== "keep" && one.remark === "")
      throw refuseField(
        "remarks",
        `“${title}”的意见是“${verdictNames[one.verdict]}”，没有写理由`,
        "请写明怎样调整，或者为什么不列",
      );
  }
  if (said.size > up.projects.length)
    throw refuseField("remarks", "有意见不在报送的项目上", "请刷新后再办");
  return said;
}

/** 一下: remarks per project and the ceiling. What must be changed goes back to the desk of its clerk. */
export async function giveBack(tx: Tx, by: Actor, input: DownInput): Promise<void> {
  const { ceiling, words, remarks: _, ...key } = input;
  const plan = await lockPlan(tx, key);
  const on = today();
  const verb = plan.status === "secondUp" ? "askAgain" : "giveBack";
  const status = planLife.next(verb, plan.status, rolesOf(by), {}, on);
  const up = await lastUp(tx, plan);
  const remarks = remarksOn(up, input);
  const { fiscal, other, projects, lines } = up;
  await keepRound(tx, by, plan, {
    stage: "firstDown",
    words,
    ceiling,
    fiscal,
    other,
    projects,
    lines,
    remarks,
    on,
  });
  await updatePlan(tx, plan, { status, ceiling });
  const now = new Map((await listProjectsOf(tx, plan)).map((one) => [one.id, one.status]));
  for (const [project, { verdict, remark }] of remarks)
    if (verdict === "change" && readyStatuses.includes(now.get(project) ?? "drafted"))
      await sendBack(tx, by, { jurisdiction: plan.jurisdiction, id: project }, remark);
  const { kind } = await getOrganization(tx, plan.organization);
  await leave(tx, by, verb, {
    plan,
    on,
    detail: { ceiling, asked: fiscal },
    done: "*",
    tasks: [
      {
        kind: "plan.resubmit",
        organization: plan.organization,
        role: clerkOf(kind),
        title: `在控制数内报送二上：${plan.year} 年购买计划`,
        says: `控制数 ${inYuan(ceiling)} 元，报送 ${inYuan(fiscal)} 元`,
        dueOn: day(plan.secondUpBy),
        basis: planBasis,
      },
    ],
  });
}

/** What stands now against what was sent up: nothing may have moved in between. */
const readiness = (up: Up, { projects }: Compiled) =>
  up.projects.map(({ project, title, version, fiscal, other }) => {
    const one = projects.find((now) => now.project === project);
    return {
      title,
      statusName: one ? projectStatuses[one.status] : projectStatuses.withdrawn,
      isReady: one !== undefined && readyStatuses.includes(one.status),
      isChanged:
        one !== undefined &&
        (one.version !== version || one.fiscal !== fiscal || one.other !== other),
    };
  });

/** 公开的最后一天: twenty days after the budget was approved. */
const dueOf = (decidedOn: Day): Day => daysAfter(decidedOn, 20);

/** 二下: the lines get their money, the projects enter the plan, by one paper and all or nothing. */
export async function approve(
  tx: Tx,
  by: Actor,
  { decision, words, ...key }: ApprovalInput,
): Promise<void> {
  const plan = await lockPlan(tx, key);
  const on = today();
  const up = await lastUp(tx, plan);
  const wanted = new Set(up.projects.map((one) => one.project));
  const chosen = (await listProjectsOf(tx, plan)).filter((one) => wanted.has(one.id));
  const compiled = await compile(tx, plan, chosen);
  const { fiscal } = compiled;
  const lines = [...compiled.lines, ...compiled.later];
  const ceiling = plan.ceiling ?? fen(0n);
  const facts = { lines, fiscal, ceiling, projects: readiness(up, compiled) };
  const status = planLife.next("approve", plan.status, rolesOf(by), facts, on);
  const { jurisdiction } = plan;
  const paper = await enterDecision(tx, by, decision, plan);
  const asked = compiled.lines.filter((one) => one.isProposed).map((one) => one.line);
  await approveProposed(tx, by, plan, { lines: asked, decision, paper });
  for (const { id } of chosen) await enterPlan(tx, by, { jurisdiction, id }, on);
  await keepRound(tx, by, plan, {
    stage: "approved",
    words,
    ...compiled,
    ceiling,
    remarks: new Map(),
    on,
  });
  await updatePlan(tx, plan, { status, decision: paper, approvedOn: on });
  await leave(tx, by, "approve", {
    plan,
    on,
    detail: { fiscal, decision: paper, projects: [...wanted] },
    done: "*",
    publish: [
      {
        kind: "annualPlan",
        dueOn: dueOf(decision.decidedOn),
        basis: [asBasis(article(budgetLaw, 14))],
      },
    ],
  });
}
