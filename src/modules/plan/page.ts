import { day, type Day } from "../../base/day.ts";
import { fen, nought } from "../../base/money.ts";
import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { ledgerNames, sourceNames } from "../budget/model.ts";
import { listProposals, proposedOn } from "../budget/proposals.ts";
import { jurisdictionNames, namesOf, personsOfPosts } from "../organization/reads.ts";
import { rolesOf } from "../organization/roles.ts";
import { projectStatuses } from "../project/model.ts";
import { listProjectsOf } from "../project/reads.ts";
import { compile, readyStatuses } from "./compiling.ts";
import { changeNames, planStatuses, roundNames, verdictNames, type AnnualPlan } from "./model.ts";
import * as reads from "./reads.ts";
import { planLife } from "./states.ts";
import type { Key } from "./writes.ts";

/** The day by which the next step is due. */
function dueOf(plan: AnnualPlan): Day | null {
  const days = {
    compiling: plan.firstUpBy,
    firstUp: plan.firstDownBy,
    firstDown: plan.secondUpBy,
    secondUp: null,
    approved: null,
  } as const;
  const due = days[plan.status];
  return due === null ? null : day(due);
}

type Rounds = Awaited<ReturnType<typeof reads.listRounds>>;

function rowOf(
  plan: AnnualPlan,
  {
    name,
    place,
    rounds,
    projects,
  }: { name: string; place: string; rounds: Rounds; projects: number },
  today: Day,
) {
  const last = rounds.findLast((one) => one.stage !== "firstDown");
  const dueOn = dueOf(plan);
  return {
    jurisdiction: plan.jurisdiction,
    id: plan.id,
    organization: { id: plan.organization, name },
    place,
    year: plan.year,
    status: plan.status,
    statusName: planStatuses[plan.status],
    dueOn,
    isLate: dueOn !== null && dueOn < today,
    projects,
    fiscal: last?.fiscal ?? nought,
    other: last?.other ?? nought,
    ceiling: plan.ceiling === null ? null : fen(plan.ceiling),
    approvedOn: plan.approvedOn === null ? null : day(plan.approvedOn),
  };
}

export async function planRows(db: Db, plans: readonly AnnualPlan[], today: Day) {
  const names = await namesOf(
    db,
    plans.map((one) => one.organization),
  );
  const rounds: Rounds = [];
  const counts = new Map<string, number>();
  for (const jurisdiction of new Set(plans.map((one) => one.jurisdiction))) {
    const ids = plans.filter((one) => one.jurisdiction === jurisdiction).map((one) => one.id);
    const found = await reads.listRounds(db, jurisdiction, ids);
    rounds.push(...found);
    const rows = await reads.listRoundProjects(
      db,
      jurisdiction,
      found.map((one) => one.id),
    );
    for (const { round } of rows) counts.set(round, (counts.get(round) ?? 0) + 1);
  }
  const places = await jurisdictionNames(
    db,
    plans.map((one) => one.jurisdiction),
  );
  return plans.map((plan) => {
    const own = rounds.filter((one) => one.plan === plan.id);
    const last = own.findLast((one) => one.stage !== "firstDown");
    const projects = last ? (counts.get(last.id) ?? 0) : 0;
    const named = {
      name: names.get(plan.organization) ?? "",
      place: places.get(plan.jurisdiction) ?? "",
    };
    return rowOf(plan, { ...named, rounds: own, projects }, today);
  });
}

async function roundsOf(db: Db, { jurisdiction, id }: AnnualPlan) {
  const rounds = await reads.listRounds(db, jurisdiction, [id]);
  const ids = rounds.map((one) => one.id);
  const projects = await reads.listRoundProjects(db, jurisdiction, ids);
  const lines = await reads.listRoundLines(db, jurisdiction, ids);
  const persons = await personsOfPosts(
    db,
    rounds.map((one) => one.post),
  );
  return rounds.map((round) => ({
    ...round,
    stageName: roundNames[round.stage],
    ceiling: round.ceiling === null ? null : fen(round.ceiling),
    person: persons.get(round.post) ?? "",
    happenedOn: day(round.happenedOn),
    projects: projects
      .filter((one) => one.round === round.id)
      .map((one) => ({
        ...one,
        verdictName: one.verdict === null ? "" : verdictNames[one.verdict],
      })),
    lines: lines
      .filter((one) => one.round === round.id)
      .map((one) => ({ ...one, ledger: ledgerNames[one.ledger] })),
  }));
}

type Kept = Awaited<ReturnType<typeof roundsOf>>;

/** Projects of the year as they stand now, with what county finance said of each. */
async function candidatesOf(db: Db, plan: AnnualPlan, rounds: Kept) {
  const projects = await listProjectsOf(db, plan);
  const compiled = await compile(db, plan, projects);
  const down = rounds.findLast((one) => one.stage === "firstDown");
  const last = rounds.findLast((one) => one.stage !== "firstDown");
  return compiled.projects.map((one) => {
    const said = down?.projects.find(({ project }) => project === one.project);
    return {
      ...one,
      statusName: projectStatuses[one.status],
      isReady: readyStatuses.includes(one.status),
      isPlanned: one.status === "inPlan" || one.status === "closed",
      verdictName: said?.verdictName ?? "",
      remark: said?.remark ?? "",
      isChosen: last?.projects.some(({ project }) => project === one.project) ?? false,
    };
  });
}

async function proposalsOf(db: Db, plan: AnnualPlan) {
  const rows = await listProposals(db, plan);
  const open = await proposedOn(
    db,
    plan.jurisdiction,
    rows.map((one) => one.id),
  );
  return rows.map((one) => ({
    ...one,
    amount: fen(one.amount),
    ledgerName: ledgerNames[one.ledger],
    sourceName: sourceNames[one.source],
    isApproved: !open.has(one.id),
  }));
}

async function changesOf(db: Db, plan: AnnualPlan) {
  const rows = await reads.listChanges(db, plan);
  const persons = await personsOfPosts(
    db,
    rows.map((one) => one.post),
  );
  return rows.map((one) => ({
    ...one,
    amount: fen(one.amount),
    kindName: changeNames[one.kind],
    person: persons.get(one.post) ?? "",
    happenedOn: day(one.happenedOn),
  }));
}

/** What may be done now: the purchaser with its own plan, county finance with every one. */
function offersOf(by: Actor, plan: AnnualPlan, today: Day) {
  const isOwn = by.organization === plan.organization;
  const isFinance = by.roles.some((role) => role.startsWith("countyFinance"));
  if (!isOwn && !isFinance) return [];
  return planLife
    .offers(plan.status, rolesOf(by), {}, today)
    .filter((one) => one.verb !== "change" && one.verb !== "changeUsers");
}

/** 一份购买计划: its rounds, its projects as they stand, and what is open. */
export async function planPage(db: Db, by: Actor, key: Key, today: Day) {
  const plan = await reads.getPlan(db, key);
  const name = (await namesOf(db, [plan.organization])).get(plan.organization) ?? "";
  const place = (await jurisdictionNames(db, [plan.jurisdiction])).get(plan.jurisdiction) ?? "";
  const rounds = await roundsOf(db, plan);
  const last = rounds.findLast((one) => one.stage !== "firstDown");
  const decision =
    plan.decision === null
      ? undefined
      : await reads.findDecision(db, plan.jurisdiction, plan.decision);
  return {
    ...rowOf(plan, { name, place, rounds, projects: last?.projects.length ?? 0 }, today),
    call: { number: plan.callNumber, title: plan.callTitle },
    firstUpBy: day(plan.firstUpBy),
    firstDownBy: day(plan.firstDownBy),
    secondUpBy: day(plan.secondUpBy),
    decision: decision ? { ...decision, decidedOn: day(decision.decidedOn) } : null,
    candidates: await candidatesOf(db, plan, rounds),
    proposals: await proposalsOf(db, plan),
    rounds,
    changes: await changesOf(db, plan),
    isOwn: by.organization === plan.organization,
    offers: offersOf(by, plan, today),
  };
}
