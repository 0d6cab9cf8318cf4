import type * as z from "zod";
import { yearOf, type Day } from "../../base/day.ts";
import { article, asBasis } from "../../base/law.ts";
import { inYuan } from "../../base/money.ts";
import { mustFollow, Refusal, refuseField } from "../../base/refusal.ts";
import { judge } from "../../base/rule.ts";
import { noDisguisedFinancing, servicePurchase } from "../../law/statutes.ts";
import type { Actor } from "../../platform/actor.ts";
import { now } from "../../platform/clock.ts";
import type { Db, Tx } from "../../platform/db.ts";
import { newId } from "../../platform/identity.ts";
import { trace, type NewTask } from "../../platform/trace.ts";
import { balanceOfProject } from "../budget/reads.ts";
import { dayOfAct, desksOf } from "../contract/desk.ts";
import { listContractsOf } from "../contract/reads.ts";
import { rolesOf } from "../organization/roles.ts";
import { close as closeProject } from "../project/actions.ts";
import { getProject } from "../project/reads.ts";
import { depositRating } from "../provider/actions.ts";
import { lockedFor, subjectOf, type Key } from "./actions.ts";
import * as model from "./model.ts";
import * as reads from "./reads.ts";
import * as rules from "./rules.ts";
import { evaluationLife } from "./states.ts";
import * as writes from "./writes.ts";

/** Who owns the project publishes; what county finance found, it publishes itself. */
function mustOwn(by: Actor, { kind, organization, evaluator }: model.Evaluation): void {
  const owner = kind === "finance" ? evaluator : organization;
  if (by.organization !== owner)
    throw new Refusal("forbidden", "评价结果由购买主体公开和应用；财政评价由县财政局办理");
}

/** 公开评价结果. Where nothing is owed any more, the project is closed with it and those who asked are answered. */
export async function publish(tx: Tx, by: Actor, key: Key, asked?: Day): Promise<void> {
  const evaluation = await lockedFor(tx, key);
  mustOwn(by, evaluation);
  const on = dayOfAct("on", asked);
  mustFollow("on", on, { on: evaluation.gradedOn, called: "评分" });
  const status = evaluationLife.next("publish", evaluation.status, rolesOf(by), {}, on);
  await writes.updateEvaluation(tx, key, { status, publishedOn: on });
  const { total, grade: code, jurisdiction, project, organization } = evaluation;
  const isPoor = code === "poor";
  const { clerk } = await desksOf(tx, organization);
  const draw: NewTask = {
    kind: "evaluation.draw",
    organization,
    role: clerk,
    title: "登记结果应用",
    says: `等次差，${model.inUnit(total ?? 0)} 分：须说明对结算、下年预算或承接主体的影响`,
    basis: [asBasis(article(servicePurchase, 21))],
  };
  await trace(tx, {
    by,
    verb: "evaluation.publish",
    subject: subjectOf(evaluation),
    on,
    detail: { total, grade: code },
    publish: [{ kind: "evaluation", basis: [asBasis(article(noDisguisedFinancing, "五"))] }],
    tasks: isPoor ? [draw] : [],
    done: ["evaluation.publish"],
  });
  const { status: projectStatus } = await getProject(tx, jurisdiction, project);
  const isOver = (await whatIsOwed(tx, jurisdiction, project)) === undefined;
  if (evaluation.kind === "self" && projectStatus === "inPlan" && isOver && !isPoor)
    await closeProject(tx, by, { jurisdiction, id: project }, on);
}

/** Why a project is not yet over, in figures; nothing when it is. */
export async function whatIsOwed(
  db: Db,
  jurisdiction: string,
  project: string,
): Promise<string | undefined> {
  const contracts = await listContractsOf(db, jurisdiction, project);
  if (contracts.length === 0) return "项目还没有签订合同";
  const open = contracts.filter((one) => one.status !== "completed" && one.status !== "endedEarly");
  if (open.length > 0) {
    const { accepted, paid } = await balanceOfProject(db, jurisdiction, project);
    return `还有 ${open.length} 份合同没有履行完毕，已验收 ${inYuan(accepted)} 元，已支付 ${inYuan(paid)} 元`;
  }
  return undefined;
}

/** 登记结果应用. A rating goes to the provider's own file, where every later choice sees it. */
export async function draw(
  tx: Tx,
  by: Actor,
  { jurisdiction, id, kind, says, on: asked }: z.output<typeof model.ConsequenceInput>,
): Promise<void> {
  const evaluation = await lockedFor(tx, { jurisdiction, id });
  mustOwn(by, evaluation);
  const on = dayOfAct("on", asked);
  mustFollow("on", on, { on: evaluation.publishedOn, called: "公开结果" });
  evaluationLife.next("draw", evaluation.status, rolesOf(by), {}, on);
  const earlier = await reads.listConsequences(tx, jurisdiction, id);
  const isRating = kind === "providerRating";
  if (isRating && earlier.some((one) => one.kind === kind))
    throw refuseField("kind", "已记入承接主体的履约评价", "请登记其他应用");
  const { organization, readers } = evaluation;
  const at = now();
  const row = { jurisdiction, id: newId(at), organization, readers, evaluation: id };
  await writes.insertConsequence(tx, { ...row, kind, says, decidedOn: on, post: by.post });
  if (isRating) await rateProviders(tx, by, evaluation, on);
  await trace(tx, {
    by,
    verb: "evaluation.draw",
    subject: subjectOf(evaluation),
    on,
    detail: { kind },
    done: ["evaluation.draw"],
  });
}

async function rateProviders(
  tx: Tx,
  by: Actor,
  { jurisdiction, id, project, total, grade: code }: model.Evaluation,
  on: Day,
): Promise<void> {
  const rated = new Set<string>();
  for (const contract of await listContractsOf(tx, jurisdiction, project)) {
    if (rated.has(contract.provider) || code === null) continue;
    rated.add(contract.provider);
    await depositRating(tx, by, contract.provider, {
      jurisdiction,
      evaluation: id,
      contract: contract.id,
      year: yearOf(contract.termFrom),
      score: total ?? 0,
      grade: model.gradeNames[code],
      gradedOn: on,
    });
  }
}

/** 办结项目: once every contract is fulfilled and paid. A bad grade that led to nothing is noted. */
export async function close(tx: Tx, by: Actor, key: Key, asked?: Day): Promise<void> {
  const evaluation = await lockedFor(tx, key);
  mustOwn(by, evaluation);
  const on = dayOfAct("on", asked);
  mustFollow("on", on, { on: evaluation.publishedOn, called: "公开结果" });
  const { jurisdiction, id, project, grade: code } = evaluation;
  evaluationLife.next("close", evaluation.status, rolesOf(by), {}, on);
  const owed = await whatIsOwed(tx, jurisdiction, project);
  if (owed) throw new Refusal("conflict", `${owed}。全部付清后再办结项目`);
  const consequences = (await reads.listConsequences(tx, jurisdiction, id)).length;
  const facts = { isPoor: code === "poor", consequences };
  await closeProject(tx, by, { jurisdiction, id: project }, on);
  await trace(tx, {
    by,
    verb: "evaluation.close",
    subject: subjectOf(evaluation),
    on,
    detail: { project },
    flags: judge([rules.badGradeHasConsequence], facts, on),
  });
}
