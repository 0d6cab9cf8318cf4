import { day, isInForce, type Day } from "../../base/day.ts";
import { judge } from "../../base/rule.ts";
import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { namesOf, personsOfPosts } from "../organization/reads.ts";
import { rolesOf } from "../organization/roles.ts";
import { sixKindNames } from "../policy/model.ts";
import { differenceNames, differenceOf, differencesOf, type Difference } from "./differences.ts";
import { gather, opinionFacts, type Dossier } from "./facts.ts";
import { catalogLevels, type CatalogEdition } from "./model.ts";
import {
  opinionNames,
  reviewNames,
  revisionKinds,
  revisionStatuses,
  type CatalogRevision,
} from "./revision.ts";
import { getRevision, listOpinions, listReviews } from "./revisionReads.ts";
import * as rules from "./rules.ts";
import { revisionLife, verbsOfOthers } from "./states.ts";
import type { Entry } from "./tree.ts";

export async function editionViews(db: Db, editions: readonly CatalogEdition[], today: Day) {
  const names = await namesOf(
    db,
    editions.flatMap((one) => one.organization ?? []),
  );
  return editions.map(({ organization, ...one }) => ({
    ...one,
    levelName: catalogLevels[one.level],
    isInForce: isInForce(one, today),
    organization:
      organization === undefined
        ? undefined
        : { id: organization, name: names.get(organization) ?? "" },
  }));
}

export const differenceView = (one: Difference) => ({
  ...one,
  kindName: differenceNames[one.kind],
});

const dayOrNull = (text: string | null): Day | null => (text === null ? null : day(text));

const rowView = (revision: CatalogRevision, names: Map<string, string>) => ({
  ...revision,
  kindName: revisionKinds[revision.kind],
  levelName: catalogLevels[revision.level],
  organization: { id: revision.organization, name: names.get(revision.organization) ?? "" },
  statusName: revisionStatuses[revision.status],
  draftedOn: day(revision.draftedOn),
  answerBy: dayOrNull(revision.answerBy),
  publishedOn: dayOrNull(revision.publishedOn),
  fromOn: dayOrNull(revision.fromOn),
});

export async function revisionRows(db: Db, revisions: readonly CatalogRevision[]) {
  const names = await namesOf(
    db,
    revisions.map((one) => one.organization),
  );
  return revisions.map((one) => rowView(one, names));
}

function changesOf({ changes, before }: Dossier) {
  const there = new Map(before.map((one) => [one.code, one]));
  return changes.map((one) => {
    const difference = differenceOf(there.get(one.code), one.isRemoved ? undefined : one);
    return {
      ...one,
      functionalClasses: [...one.functionalClasses],
      kindName: one.kind && sixKindNames[one.kind],
      difference: difference ? differenceView(difference) : null,
    };
  });
}

const droppedOf = ({ revision, before, facts }: Dossier) =>
  revision.kind === "adjustment"
    ? []
    : differencesOf(before, facts.items satisfies readonly Entry[])
        .filter((one) => one.kind === "removed")
        .map(differenceView);

async function opinionsOf(db: Db, revision: CatalogRevision) {
  const opinions = await listOpinions(db, revision);
  const names = await namesOf(
    db,
    opinions.map((one) => one.organization),
  );
  const persons = await personsOfPosts(
    db,
    opinions.flatMap((one) => one.post ?? []),
  );
  return opinions.map((one) => ({
    ...one,
    organization: { id: one.organization, name: names.get(one.organization) ?? "" },
    opinionName: one.opinion === null ? "没有答复" : opinionNames[one.opinion],
    person: (one.post && persons.get(one.post)) || "",
    askedOn: day(one.askedOn),
    answeredOn: dayOrNull(one.answeredOn),
    isLate:
      one.round === revision.round &&
      revision.answerBy !== null &&
      (one.answeredOn ?? "") > revision.answerBy,
  }));
}

/** Own drafts and all of county finance; whoever was asked may answer once. */
async function offersOf(db: Db, by: Actor, dossier: Dossier, today: Day) {
  const { revision, facts, opinions, hasExperts } = dossier;
  const isFinance = by.roles.some((role) => role.startsWith("countyFinance"));
  const isOwn = by.organization === revision.organization;
  const isAsked = opinions.some(
    (one) => one.organization === by.organization && one.opinion === null,
  );
  const { needsExperts, level, delegatedBy } = revision;
  const known = {
    askOpinions: { ...facts, asked: [] },
    recordLegality: await opinionFacts(db, dossier, today),
    approve: { ...facts, needsExperts, hasExperts },
    publish: { ...facts, level, delegatedBy },
  };
  return revisionLife
    .offers(revision.status, rolesOf(by), known, today)
    .filter((one) => !verbsOfOthers.includes(one.verb))
    .filter((one) => (one.verb === "answer" ? isAsked : isFinance || isOwn));
}

/** The page of a revision: what changes, what was said about it, what stands against it, and what is open. */
export async function revisionPage(
  db: Db,
  by: Actor,
  key: { jurisdiction: string; id: string },
  today: Day,
) {
  const revision = await getRevision(db, key);
  const dossier = await gather(db, revision, today);
  const { former, upper, facts, gaps } = dossier;
  const names = await namesOf(db, [
    revision.organization,
    ...(revision.office === null ? [] : [revision.office]),
  ]);
  const persons = await personsOfPosts(db, [revision.post]);
  const isOpen = revision.edition === null && revision.status !== "declined";
  const views = (one: CatalogEdition | undefined) =>
    editionViews(db, one ? [one] : [], today).then(([view]) => view ?? null);
  const lawful = [rules.staysWithinUpper, rules.keepsItsBranch, rules.itemsAreNotProhibited];
  return {
    ...rowView(revision, names),
    office:
      revision.office === null
        ? null
        : { id: revision.office, name: names.get(revision.office) ?? "" },
    drafter: persons.get(revision.post) ?? "",
    former: await views(former),
    upper: await views(upper),
    changes: changesOf(dossier),
    dropped: droppedOf(dossier),
    opinions: await opinionsOf(db, revision),
    seesAllOpinions: by.sight.scope === "all" || by.organization === revision.organization,
    reviews: (await listReviews(db, revision)).map((one) => ({
      ...one,
      kindName: reviewNames[one.kind],
      reviewedOn: day(one.reviewedOn),
    })),
    gaps: isOpen ? gaps : [],
    findings: isOpen ? judge(lawful, facts, today) : [],
    offers: await offersOf(db, by, dossier, today),
  };
}
