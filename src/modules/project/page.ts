import { day, type Day } from "../../base/day.ts";
import { fen, nought, sum, type Money } from "../../base/money.ts";
import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { sha256 } from "../../platform/identity.ts";
import { seeingAll } from "../../platform/widen.ts";
import { balancesOf, listAllotments } from "../budget/reads.ts";
import { sourceNames, type Balance } from "../budget/model.ts";
import { getEditionById } from "../catalog/reads.ts";
import { listNeedsOfProject } from "../needs/reads.ts";
import { namesOf, personsOfPosts } from "../organization/reads.ts";
import { roleNames, type Role } from "../organization/roles.ts";
import { listNamedIn } from "../provider/reads.ts";
import { sixKindNames } from "../policy/model.ts";
import { loadCalendar } from "../policy/reads.ts";
import { trackReason } from "../policy/thresholds.ts";
import { checksOf } from "./checks.ts";
import { costOf, gather, trackOf, type Dossier } from "./facts.ts";
import {
  dimensionNames,
  opinionNames,
  partNames,
  projectStatuses,
  termGroundNames,
  trackNames,
  type Project,
  type TermGround,
} from "./model.ts";
import { liftPart } from "./lift.ts";
import { listOpinions, standing, type GivenOpinion } from "./opinions.ts";
import { getProject, standardOf, sumsOf, type ProjectSum } from "./reads.ts";
import { reviewDraftView } from "./reviewDrafts.ts";
import { projectLife, verbsOfDepartment, verbsOfDesks, verbsOfOthers } from "./states.ts";
import { desksOf, waitingOf } from "./waiting.ts";

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

/**
 * 资金 of each share and of the whole: what its allotments stand at. Whoever only takes part may see those of some shares alone; the
 * whole is then its part of it, for what is hidden is not nought.
 */
async function moneyOf(db: Db, { project, shares }: Dossier) {
  const allotments = await listAllotments(db, project.jurisdiction, project.id);
  const balances = await balancesOf(
    db,
    project.jurisdiction,
    allotments.map((one) => one.id),
  );
  const of = (share: string): Balance[] =>
    allotments.filter((one) => one.share === share).map((one) => balances.get(one.id)!);
  const seen = shares.filter((one) => one.fiscal === nought || of(one.id).length > 0);
  const isPart = project.plannedOn !== null && seen.length < shares.length;
  const budget = sum((isPart ? seen : shares).map((one) => one.fiscal));
  return {
    whole: { ...addUp(budget, [...balances.values()]), isPart },
    of: new Map(shares.map((one) => [one.id, addUp(one.fiscal, of(one.id))])),
  };
}

function sharesOf({ project, shares, fundings, lines, names }: Dossier, money: Map<string, Sums>) {
  const named = (id: string) => ({ id, name: names.get(id) ?? "" });
  return shares.map((share) => ({
    ...share,
    user: named(share.userOrganization),
    accepter: named(share.accepterOrganization),
    payer: named(share.payerOrganization),
    monitor: named(share.monitorOrganization ?? project.organization),
    evaluator: named(share.evaluatorOrganization ?? project.organization),
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

async function opinionsOf(db: Db, opinions: readonly GivenOpinion[]) {
  const persons = await personsOfPosts(
    db,
    opinions.map((one) => one.post),
  );
  return opinions.map((one) => ({
    ...one,
    roleName: roleNames[one.role],
    person: persons.get(one.post) ?? "",
    opinionName: opinionNames[one.opinion],
    givenOn: day(one.givenOn),
    counts: one.voided === null,
    voided: one.voided && {
      on: day(one.voided.voidedOn),
      parts: one.voided.touched.map((part) => partNames[part]),
    },
  }));
}

/** 校验码 of the sheet: the same as long as nothing on it has changed. */
function checkCodeOf(
  { number, version }: Project,
  cost: Money,
  said: Awaited<ReturnType<typeof opinionsOf>>,
): string {
  const signed = said
    .filter((one) => one.counts)
    .map(({ role, opinion, reason, person, givenOn }) => [role, opinion, reason, person, givenOn]);
  const hash = sha256(JSON.stringify([number, version, String(cost), signed]));
  return (hash.slice(0, 12).match(/.{4}/g) ?? []).join(" ").toUpperCase();
}

/** Above the township: whom the rows of the place ask, and since when and until when where an answer is missing. */
async function aboveOf(
  db: Db,
  { project, facts }: Dossier,
  given: readonly GivenOpinion[],
  today: Day,
) {
  const calendar = await loadCalendar(db);
  const isOpen = project.status === "jointlyReviewed" && project.reviewedOn !== null;
  const of = (role: string | undefined) => standing(given).find((one) => one.role === role);
  return facts.above.map(({ days, ...asked }, at) => {
    const answered = of(asked.role);
    const before = facts.above[at - 1];
    const earlier = of(before?.role);
    const since = earlier?.givenOn ?? project.reviewedOn;
    const isNext = isOpen && !answered && (before === undefined || earlier?.opinion === "agree");
    const waiting = isNext && since ? waitingOf(calendar, day(since), days, today) : null;
    return { ...asked, hasAgreed: answered?.opinion === "agree", waiting };
  });
}

/**
 * 联审意见 as the asker reads them, and all of them: whoever joined a joint purchase later reads none of those given before, and
 * that is not the same as unsigned.
 */
async function reviewOf(db: Db, by: Actor, project: Project) {
  const { jurisdiction, id, organization } = project;
  const read = await listOpinions(db, jurisdiction, id);
  const isGuest = by.organization !== organization && by.sight.scope !== "all";
  const given = isGuest ? await seeingAll(db, by, () => listOpinions(db, jurisdiction, id)) : read;
  const ids = new Set(read.map((one) => one.id));
  const unread = given.filter((one) => !ids.has(one.id));
  return {
    given,
    isRead: (opinion: { id: string }): boolean => ids.has(opinion.id),
    hidden: new Set(standing(unread).map((one) => one.role)),
  };
}

/** Whoever may not see a line of another office cannot check its money. */
const seenChecks = (dossier: Dossier, of: Omit<Parameters<typeof checksOf>[0], "dossier">) => {
  const isWhole = dossier.fundings.every((one) => dossier.lines.has(one.line));
  return checksOf({ dossier, ...of }).filter((one) => isWhole || one.name !== "资金足额");
};

/** What may be done now: a desk that has signed has nothing more to sign, and a neighbour who only uses a share watches. */
function offersOf(
  by: Actor,
  { project, facts }: Dossier,
  { signed, committed }: { signed: readonly string[]; committed: Money },
  on: Day,
) {
  const isOwn = by.organization === project.organization;
  const asked = facts.above.find((one) => one.organization === by.organization);
  const isFinance = by.roles.some((role) => role.startsWith("countyFinance"));
  if (!isOwn && !isFinance && !asked) return [];
  const roles = by.roles as Role[];
  const known = { submit: facts, approve: facts, enterPlan: facts, leavePlan: { committed } };
  const isMine = ({ verb }: { verb: string }): boolean => {
    if (verbsOfOthers.includes(verb)) return false;
    if (verbsOfDesks.includes(verb)) return !signed.includes(roles[0] ?? "");
    if (verb === "approve") return asked !== undefined;
    if (verbsOfDepartment.includes(verb)) return asked !== undefined && !asked.hasAgreed;
    return isOwn || isFinance;
  };
  return projectLife.offers(project.status, roles, known, on).filter(isMine);
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
  const { given, isRead, hidden } = await reviewOf(db, by, project);
  const needs = await listNeedsOfProject(db, jurisdiction, id);
  const edition = await getEditionById(db, project.catalogEdition);
  const standard = await standardOf(db, project);
  const { threshold, found } = await trackOf(db, place, costOf(shares), on);
  const persons = await personsOfPosts(db, [project.post]);
  const signed = standing(given).map((one) => one.role);
  const said = await opinionsOf(db, given);
  const offers = offersOf(by, dossier, { signed, committed: money.whole.committed }, today);
  const maySign = offers.some((one) => one.verb === "agree");
  const named = isOpen(project) ? await listNamedIn(db, facts.words) : [];
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
    opinions: said.filter(isRead),
    draft: maySign ? await reviewDraftView(db, by, project) : null,
    checkCode: checkCodeOf(project, sums.cost, said),
    desks: (await desksOf(db, project, given, today)).map((desk) => ({
      ...desk,
      isHidden: hidden.has(desk.role),
    })),
    above: await aboveOf(db, dossier, given, today),
    checks: isOpen(project) ? seenChecks(dossier, { needs, threshold, track: found, named }) : [],
    needs,
    money: money.whole,
    offers,
    execution: facts.execution,
    lift: await liftPart(db, by, dossier),
  };
}
