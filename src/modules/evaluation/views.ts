import type * as z from "zod";
import type { Day } from "../../base/day.ts";
import { fieldBreach } from "../../base/refusal.ts";
import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { listContractsOf } from "../contract/reads.ts";
import { satisfactionOf } from "../delivery/reads.ts";
import { namesOf } from "../organization/reads.ts";
import { rolesOf } from "../organization/roles.ts";
import { weightsFor } from "../policy/figures.ts";
import { listWeightSets } from "../policy/reads.ts";
import { dimensionNames } from "../project/model.ts";
import { getProject, listTargets } from "../project/reads.ts";
import { weightsCalled } from "./actions.ts";
import {
  consequenceKinds,
  evaluationKinds,
  evaluationStatuses,
  gradeNames,
  type Evaluation,
  type EvaluationRow,
  type EvaluationView,
  type ProjectEvaluationView,
} from "./model.ts";
import { whatIsOwed } from "./outcome.ts";
import * as reads from "./reads.ts";
import { availableOf, executionPoints } from "./scoring.ts";
import { evaluationLife } from "./states.ts";

type View<Shape extends z.ZodType> = z.input<Shape>;
type Key = { jurisdiction: string; id: string };
type Shown = { by: Actor; today: Day };

const rowOf = (
  evaluation: Evaluation,
  title: string,
  names: Map<string, string>,
): View<typeof EvaluationRow> => ({
  ...evaluation,
  title,
  kindName: evaluationKinds[evaluation.kind],
  evaluator: names.get(evaluation.evaluator) ?? "",
  statusName: evaluationStatuses[evaluation.status],
  grade: evaluation.grade === null ? null : gradeNames[evaluation.grade],
});

export async function viewProjectEvaluations(
  db: Db,
  { jurisdiction, id }: Key,
  { by, today }: Shown,
): Promise<View<typeof ProjectEvaluationView>> {
  const project = await getProject(db, jurisdiction, id);
  const found = await reads.listEvaluations(db, jurisdiction, id);
  const names = await namesOf(
    db,
    found.map((one) => one.evaluator),
  );
  const targets = await listTargets(db, jurisdiction, id);
  const isFinance = by.roles.includes("countyFinanceReviewer");
  const isOurs = by.organization === project.organization || isFinance;
  const isPlanned = project.status === "inPlan" || project.status === "closed";
  const own = isFinance ? "finance" : "self";
  const isDone = [own, "thirdParty"].every((kind) => found.some((one) => one.kind === kind));
  const open = { targets: targets.length };
  return {
    rows: found.map((one) => rowOf(one, project.title, names)),
    offers:
      isOurs && isPlanned && !isDone
        ? evaluationLife.offers("unopened", rolesOf(by), { open }, today)
        : [],
  };
}

/** Verbs of this very asker: the owner's and the evaluator's are told apart by organization, not by role. */
async function offersOf(db: Db, evaluation: Evaluation, { by, today }: Shown) {
  const { jurisdiction, project, kind, evaluator, organization } = evaluation;
  const owner = kind === "finance" ? evaluator : organization;
  const { status: projectStatus } = await getProject(db, jurisdiction, project);
  const all = evaluationLife.offers(evaluation.status, rolesOf(by), {}, today);
  const mine = all.filter(({ verb }) => {
    if (verb === "close" && projectStatus !== "inPlan") return false;
    return by.organization === (verb === "grade" ? evaluator : owner);
  });
  const owed = mine.some((one) => one.verb === "close")
    ? await whatIsOwed(db, jurisdiction, project)
    : undefined;
  return mine.map((one) =>
    one.verb === "close" && owed
      ? { ...one, isOpen: false, breaches: [fieldBreach("close", owed, "全部付清后再办结项目")] }
      : one,
  );
}

/** 绩效自评表. Before it is graded the form already says what each target can earn. */
export async function viewEvaluation(
  db: Db,
  { jurisdiction, id }: Key,
  shown: Shown,
): Promise<View<typeof EvaluationView>> {
  const evaluation = await reads.getEvaluation(db, jurisdiction, id);
  const project = await getProject(db, jurisdiction, evaluation.project);
  const names = await namesOf(db, [evaluation.evaluator, evaluation.organization]);
  const targets = await listTargets(db, jurisdiction, evaluation.project);
  const scores = new Map(
    (await reads.listScores(db, jurisdiction, id)).map((one) => [one.target, one]),
  );
  const on = evaluation.gradedOn ?? shown.today;
  const weights = weightsFor(await listWeightSets(db), weightsCalled, on);
  const available = availableOf(weights, targets);
  const { budget, paid } = evaluation;
  const contracts = await listContractsOf(db, jurisdiction, evaluation.project);
  const consequences = await reads.listConsequences(db, jurisdiction, id);
  return {
    ...rowOf(evaluation, project.title, names),
    says: evaluation.says,
    purchaser: names.get(evaluation.organization) ?? "",
    execution: {
      available: weights.execution * 100,
      points: evaluation.execution ?? executionPoints(weights, evaluation),
      budget,
      paid,
    },
    scores: targets.map((target) => {
      const found = scores.get(target.id);
      return {
        target: target.id,
        dimension: dimensionNames[target.dimension],
        indicator: target.indicator,
        sense: target.sense,
        goal: target.goal,
        unit: target.unit,
        evidence: target.evidence,
        available: found?.available ?? available.get(target.id) ?? 0,
        actual: found?.actual ?? null,
        points: found?.points ?? null,
        because: found?.because ?? "",
      };
    }),
    heard: await satisfactionOf(
      db,
      jurisdiction,
      contracts.map((one) => one.id),
    ),
    document: weights.document,
    isConfirmed: weights.confirmed,
    consequences: consequences.map((one) => ({
      ...one,
      decidedOn: one.decidedOn as Day,
      kindName: consequenceKinds[one.kind],
    })),
    offers: await offersOf(db, evaluation, shown),
  };
}

export async function pageEvaluations(
  db: Db,
  by: Actor,
  { limit, after }: { limit: number; after?: string | undefined },
) {
  const found = await reads.pageEvaluations(db, {
    jurisdiction: by.jurisdiction || undefined,
    limit: limit + 1,
    after,
  });
  const shown = found.slice(0, limit);
  const names = await namesOf(
    db,
    shown.map((one) => one.evaluator),
  );
  const rows = [];
  for (const one of shown) {
    const { title } = await getProject(db, one.jurisdiction, one.project);
    rows.push(rowOf(one, title, names));
  }
  return { rows, next: found.length > limit ? rows[limit - 1]!.id : null };
}
