import { day, type Day } from "../../base/day.ts";
import { fen, nought, sum, type Money } from "../../base/money.ts";
import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { balancesOf, listAllotments } from "../budget/reads.ts";
import { sourceNames, type Balance } from "../budget/model.ts";
import { getEditionById } from "../catalog/reads.ts";
import { listNeedsOfProject } from "../needs/reads.ts";
import { namesOf, personsOfPosts } from "../organization/reads.ts";
import { roleNames, type Role } from "../organization/roles.ts";
import { sixKindNames } from "../policy/model.ts";
import { trackReason } from "../policy/thresholds.ts";
import { checksOf } from "./checks.ts";
import { costOf, gather, trackOf, type Dossier } from "./facts.ts";
import {
  dimensionNames,
  projectStatuses,
  termGroundNames,
  trackNames,
  type Project,
  type TermGround,
} from "./model.ts";
import { liftPart } from "./lift.ts";
import {
  getProject,
  listDesks,
  listOpinions,
  standardOf,
  sumsOf,
  type ProjectSum,
} from "./reads.ts";
import { projectLife, verbsOfOthers } from "./states.ts";

export const rowView = (project: Project, names: Map<string, string>, sums?: ProjectSum) => ({
  ...project,
  draftedOn: day(project.draftedOn),
  organization: { id: project.organization, name: names.get(project.organization) ?? "" },
  statusName: projectStatuses[project.status],
  kindName: sixKindNames[project.kind],
  cost: sums?.cost ?? nought,
  planned: sums?.planned ?? nought,
  shares: sums?.shares ?? 0,
});

export async function rowViews(db: Db, projects: readonly Project[]) {
  const names = await namesOf(
    db,
    projects.map((one) => one.organization),
  );
  const sums = await sumsOf(db, projects);
  return projects.map((one) => rowView(one, names, sums.get(one.id)));
}

type Sums = Balance & { budget: Money };

const addUp = (budget: Money, parts: readonly Balance[]): Sums => ({
  budget,
  planned: sum(parts.map((one) => one.planned)),
  committed: sum(parts.map((one) => one.committed)),
  accepted: sum(parts.map((one) => one.accepted)),
  advanced: sum(parts.map((one) => one.advanced)),
  paid: sum(parts.map((one) => one.paid)),
});

/** 资金 of each share and of the whole: what its allotments stand at. */
async function moneyOf(db: Db, { project, shares }: Dossier) {
  const allotments = await listAllotments(db, project.jurisdiction, project.id);
  const balances = await balancesOf(
    db,
    project.jurisdiction,
    allotments.map((one) => one.id),
  );
  const of = (share: string): Balance[] =>
    allotments.filter((one) => one.share === share).map((one) => balances.get(one.id)!);
  const whole = addUp(sum(shares.map((one) => one.fiscal)), [...balances.values()]);
  return { whole, of: new Map(shares.map((one) => [one.id, addUp(one.fiscal, of(one.id))])) };
}

function sharesOf({ shares, fundings, lines, names }: Dossier, money: Map<string, Sums>) {
  const named = (id: string) => ({ id, name: names.get(id) ?? "" });
  return shares.map((share) => ({
    ...share,
    user: named(share.userOrganization),
    accepter: named(share.accepterOrganization),
    payer: named(share.payerOrganization),
    money: money.get(share.id)!,
    fundings: fundings
      .filter((one) => one.share === share.id)
      .map(({ line, amount }) => {
        const found = lines.get(line);
        return {
          line,
          amount,
          code: found?.code ?? null,
          title: found?.title ?? null,
          sourceName: found ? sourceNames[found.source] : null,
          free: found?.free ?? null,
        };
      }),
  }));
}

async function opinionsOf(db: Db, project: Project) {
  const opinions = await listOpinions(db, project.jurisdiction, project.id);
  const persons = await personsOfPosts(
    db,
    opinions.map((one) => one.post),
  );
  return opinions.map((one) => ({
    ...one,
    roleName: roleNames[one.role],
    person: persons.get(one.post) ?? "",
    givenOn: day(one.givenOn),
    counts: one.version === project.version,
  }));
}

/** What may be done now: a desk that has signed has nothing more to sign, and a neighbour who only uses a share watches. */
function offersOf(
  by: Actor,
  { project, facts }: Dossier,
  { signed, committed }: { signed: readonly string[]; committed: Money },
  on: Day,
) {
  const isOwn = by.organization === project.organization;
  const isFinance = by.roles.some((role) => role.startsWith("countyFinance"));
  if (!isOwn && !isFinance) return [];
  const roles = by.roles as Role[];
  const known = { submit: facts, approve: facts, enterPlan: facts, leavePlan: { committed } };
  return projectLife
    .offers(project.status, roles, known, on)
    .filter((one) => !verbsOfOthers.includes(one.verb))
    .filter((one) => !["agree", "disagree"].includes(one.verb) || !signed.includes(roles[0] ?? ""));
}

/** What is in the plan has drawn its money already: to compare it with what is free would say nothing. */
const isOpen = ({ status }: Project): boolean =>
  !["inPlan", "closed", "withdrawn"].includes(status);

const dayOrNull = (text: string | null): Day | null => (text === null ? null : day(text));

/** The page of a project: what it is, its shares with their money, what was said about it, and what is open. */
export async function projectPage(
  db: Db,
  by: Actor,
  { jurisdiction, id }: { jurisdiction: string; id: string },
  today: Day,
) {
  const project = await getProject(db, jurisdiction, id);
  const on = day(project.plannedOn ?? project.submittedOn ?? today);
  const dossier = await gather(db, project, on);
  const { shares, targets, place, names, facts } = dossier;
  const money = await moneyOf(db, dossier);
  const opinions = await opinionsOf(db, project);
  const needs = await listNeedsOfProject(db, jurisdiction, id);
  const edition = await getEditionById(db, project.catalogEdition);
  const standard = await standardOf(db, project);
  const { threshold, found } = await trackOf(db, place, costOf(shares), on);
  const desks = await listDesks(db, place.division, on);
  const persons = await personsOfPosts(db, [project.post]);
  const signed = opinions.filter((one) => one.counts).map((one) => one.role);
  const sums = { cost: costOf(shares), planned: money.whole.planned, shares: shares.length };
  return {
    ...rowView(project, names, sums),
    trackName: trackNames[project.track],
    trackReason: trackReason(costOf(shares), threshold, found),
    edition,
    standard: standard
      ? { ...standard, priceLow: fen(standard.priceLow), priceHigh: fen(standard.priceHigh) }
      : null,
    quantity: shares.reduce((total, one) => total + one.quantity, 0),
    termFrom: day(project.termFrom),
    termTo: day(project.termTo),
    termGrounds: (Object.keys(termGroundNames) as TermGround[]).filter((one) =>
      project.termGrounds.includes(one),
    ),
    drafter: persons.get(project.post) ?? "",
    submittedOn: dayOrNull(project.submittedOn),
    reviewedOn: dayOrNull(project.reviewedOn),
    plannedOn: dayOrNull(project.plannedOn),
    closedOn: dayOrNull(project.closedOn),
    sharesOf: sharesOf(dossier, money.of),
    targets: targets.map((one) => ({ ...one, dimensionName: dimensionNames[one.dimension] })),
    opinions,
    desks: desks.map(({ role, looksAt }) => ({ role, name: roleNames[role], looksAt })),
    checks: isOpen(project) ? checksOf({ dossier, needs, threshold, track: found }) : [],
    needs,
    money: money.whole,
    offers: offersOf(by, dossier, { signed, committed: money.whole.committed }, today),
    execution: facts.execution,
    lift: await liftPart(db, by, dossier),
  };
}
