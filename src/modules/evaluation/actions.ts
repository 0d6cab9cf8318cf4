import type * as z from "zod";
import { article, asBasis } from "../../base/law.ts";
import { inYuan } from "../../base/money.ts";
import { mustFollow, Refusal, refuseField } from "../../base/refusal.ts";
import { judge } from "../../base/rule.ts";
import { noDisguisedFinancing, servicePurchase } from "../../law/statutes.ts";
import type { Actor } from "../../platform/actor.ts";
import { now } from "../../platform/clock.ts";
import type { Db, Tx } from "../../platform/db.ts";
import { newId } from "../../platform/identity.ts";
import { trace, type NewTask, type Subject } from "../../platform/trace.ts";
import { balanceOfProject } from "../budget/reads.ts";
import { dayOfAct, desksOf } from "../contract/desk.ts";
import { getOrganization } from "../organization/reads.ts";
import { rolesOf } from "../organization/roles.ts";
import { gradeOf, weightsFor } from "../policy/figures.ts";
import { listGradeBands, listWeightSets } from "../policy/reads.ts";
import type { Project, Target } from "../project/model.ts";
import { getProject, listTargets } from "../project/reads.ts";
import { giveSight } from "../project/sight.ts";
import * as model from "./model.ts";
import * as reads from "./reads.ts";
import * as rules from "./rules.ts";
import { availableOf, executionPoints, mustExplain, pointsOf } from "./scoring.ts";
import { evaluationLife } from "./states.ts";
import * as writes from "./writes.ts";

export type Key = { jurisdiction: string; id: string };

/** Whose weights: real forms of townships; other kinds of evaluation use them until their own are entered. */
export const weightsCalled = "单位自评";

export const subjectOf = ({
  jurisdiction,
  id,
  organization,
  readers,
}: model.Evaluation): Subject => ({
  kind: "evaluation",
  id,
  jurisdiction,
  organization,
  readers,
});

/** 调整后预算 is what the plan still holds; a cheaper contract has already given back the rest. */
async function executionOf(db: Db, jurisdiction: string, project: string) {
  const { planned, paid, accepted } = await balanceOfProject(db, jurisdiction, project);
  return { budget: planned, paid, accepted };
}

/** Who evaluates: the purchaser itself, the county's finance, or a third party that one of them asks. */
async function evaluatorOf(
  tx: Tx,
  by: Actor,
  project: Project,
  { kind, evaluator }: z.output<typeof model.OpenInput>,
): Promise<{ evaluator: string; role: string }> {
  const isOwn = by.organization === project.organization;
  const isFinance = by.roles.includes("countyFinanceReviewer");
  if (kind === "self" && !isOwn) throw new Refusal("forbidden", "单位自评由购买主体自己开展");
  if (kind === "finance" && !isFinance)
    throw new Refusal("forbidden", "财政评价由县财政局审核岗位开展");
  if (kind !== "thirdParty")
    return {
      evaluator: by.organization,
      role: isOwn ? (await desksOf(tx, by.organization)).clerk : "countyFinanceReviewer",
    };
  if (!isOwn && !isFinance)
    throw new Refusal("forbidden", "委托第三方评价由购买主体或县财政局办理");
  const chosen = await getOrganization(tx, evaluator ?? "");
  if (chosen.kind !== "thirdParty")
    throw refuseField("evaluator", `“${chosen.name}”不是第三方机构`, "请另选一家");
  return { evaluator: chosen.id, role: "thirdPartyEvaluator" };
}

/** 开展绩效评价. The money is read now, so that a third party scores on it without sight of the ledger. */
export async function open(
  tx: Tx,
  by: Actor,
  input: z.output<typeof model.OpenInput>,
): Promise<string> {
  const { jurisdiction, id: projectId, kind } = input;
  const on = dayOfAct("on", input.on);
  const project = await getProject(tx, jurisdiction, projectId);
  mustFollow("on", on, { on: project.plannedOn, called: "列入计划" });
  if (project.status !== "inPlan" && project.status !== "closed")
    throw new Refusal("conflict", "项目列入购买计划以后才能开展评价");
  const { evaluator, role } = await evaluatorOf(tx, by, project, input);
  const targets = await listTargets(tx, jurisdiction, projectId);
  const facts = { targets: targets.length };
  const status = evaluationLife.next("open", "unopened", rolesOf(by), facts, on);
  const earlier = await reads.listEvaluations(tx, jurisdiction, projectId);
  if (earlier.some((one) => one.kind === kind))
    throw new Refusal("conflict", `这个项目已开展${model.evaluationKinds[kind]}，请直接打开它`);
  const { budget, paid, accepted } = await executionOf(tx, jurisdiction, projectId);
  const others = [...project.readers, by.organization, evaluator];
  const readers = [...new Set(others)].filter((one) => one !== project.organization);
  const at = now();
  const row = { jurisdiction, id: newId(at), organization: project.organization, readers };
  const ungraded = { execution: null, total: null, grade: null, gradedOn: null, publishedOn: null };
  const created = { ...row, project: projectId, kind, evaluator, status, budget, paid, says: "" };
  await writes.insertEvaluation(tx, {
    ...created,
    ...ungraded,
    openedOn: on,
    post: by.post,
    recordedAt: at,
  });
  if (kind === "thirdParty") await giveSight(tx, { jurisdiction, id: projectId }, [evaluator]);
  const task: NewTask = {
    kind: "evaluation.grade",
    organization: evaluator,
    role,
    title: `提交${model.evaluationKinds[kind]}：${project.title}`,
    says: `${targets.length} 项指标，预算 ${inYuan(budget)} 元，已支付 ${inYuan(paid)} 元`,
    basis: [asBasis(article(servicePurchase, 20))],
  };
  await trace(tx, {
    by,
    verb: "evaluation.open",
    subject: { kind: "evaluation", ...row },
    on,
    detail: { project: projectId, kind, budget, paid },
    flags: judge([rules.evaluatedAfterAcceptance], { accepted }, on),
    tasks: [task],
  });
  return row.id;
}

export async function lockedFor(tx: Tx, { jurisdiction, id }: Key): Promise<model.Evaluation> {
  await writes.lockEvaluation(tx, jurisdiction, id);
  return reads.getEvaluation(tx, jurisdiction, id);
}

type Given = z.output<typeof model.GradeInput>["scores"];

/** Each target once, its points by the weights of the day; a wide gap needs its reason. */
function scoresOf(
  targets: readonly Target[],
  given: Given,
  available: ReadonlyMap<string, number>,
): model.Scored[] {
  const strange = given.find((one) => !targets.some((target) => target.id === one.target));
  if (strange) throw refuseField("scores", "有一项不是这个项目的绩效目标", "请刷新后逐项填写");
  return targets.flatMap((target) => {
    const at = given.findIndex((one) => one.target === target.id);
    const found = given[at];
    if (!found) return [];
    const { actual, because } = found;
    if (because === "" && mustExplain(target, actual))
      throw refuseField(
        `scores.${at}.because`,
        `“${target.indicator}”目标 ${model.inUnit(target.goal)}${target.unit}，实际 ${model.inUnit(actual)}${target.unit}，相差超过 20%`,
        "请写明原因",
      );
    const points = available.get(target.id) ?? 0;
    return [
      {
        target: target.id,
        actual,
        available: points,
        points: pointsOf(target, actual, points),
        because,
      },
    ];
  });
}

/** 提交评价: points, total and grade are computed, never typed. */
export async function grade(
  tx: Tx,
  by: Actor,
  { jurisdiction, id, scores: given, says, ...input }: z.output<typeof model.GradeInput>,
): Promise<void> {
  const evaluation = await lockedFor(tx, { jurisdiction, id });
  if (by.organization !== evaluation.evaluator)
    throw new Refusal("forbidden", "这次评价由别的单位负责");
  const on = dayOfAct("on", input.on);
  mustFollow("on", on, { on: evaluation.openedOn, called: "开展评价" });
  const targets = await listTargets(tx, jurisdiction, evaluation.project);
  const weights = weightsFor(await listWeightSets(tx), weightsCalled, on);
  const scores = scoresOf(targets, given, availableOf(weights, targets));
  const facts = { targets: targets.length, scored: scores.length };
  const status = evaluationLife.next("grade", evaluation.status, rolesOf(by), facts, on);
  const money =
    evaluation.kind === "thirdParty"
      ? { budget: evaluation.budget, paid: evaluation.paid }
      : await executionOf(tx, jurisdiction, evaluation.project);
  const execution = executionPoints(weights, money);
  const total = scores.reduce((sum, one) => sum + one.points, execution);
  const result = gradeOf(await listGradeBands(tx), total / 100, on);
  const { budget, paid } = money;
  const change = { status, budget, paid, execution, total, says, gradedOn: on };
  const code = model.codeOfGrade(result);
  await writes.updateEvaluation(tx, evaluation, { ...change, grade: code });
  const { organization, readers } = evaluation;
  const at = now();
  await writes.insertScores(
    tx,
    scores.map((one) => ({
      jurisdiction,
      id: newId(at),
      organization,
      readers,
      evaluation: id,
      ...one,
    })),
  );
  await trace(tx, {
    by,
    verb: "evaluation.grade",
    subject: subjectOf(evaluation),
    on,
    detail: { total, grade: code, execution, budget, paid },
    flags: judge([rules.executionIsPlausible], { budget, paid }, on),
    tasks: [await publishTask(tx, evaluation, { total, result })],
    done: ["evaluation.grade"],
  });
}

async function publishTask(
  tx: Tx,
  { kind, organization, evaluator, project, jurisdiction }: model.Evaluation,
  { total, result }: { total: number; result: string },
): Promise<NewTask> {
  const { title } = await getProject(tx, jurisdiction, project);
  const desk =
    kind === "finance"
      ? { organization: evaluator, role: "countyFinanceReviewer" }
      : { organization, role: (await desksOf(tx, organization)).head };
  return {
    kind: "evaluation.publish",
    ...desk,
    title: `公开评价结果：${title}`,
    says: `${model.evaluationKinds[kind]} ${model.inUnit(total)} 分，等次${result}`,
    basis: [asBasis(article(noDisguisedFinancing, "五"))],
  };
}
