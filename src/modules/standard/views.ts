import { day, type Day } from "../../base/day.ts";
import { fen } from "../../base/money.ts";
import { judge } from "../../base/rule.ts";
import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { listCounties, namesOf, personsOfPosts } from "../organization/reads.ts";
import { rolesOf } from "../organization/roles.ts";
import { differencesOf } from "./differences.ts";
import { factsOf, placeOf } from "./facts.ts";
import { standardStatuses, type ServiceStandard, type StandardDraft } from "./model.ts";
import { findStandard, findVersion, getDraft } from "./reads.ts";
import { completeness, submissionFlags, type StandardFacts } from "./rules.ts";
import { standardLife, verbsOfNextVersion } from "./states.ts";

export const standardView = (standard: ServiceStandard) => ({
  ...standard,
  priceLow: fen(standard.priceLow),
  priceHigh: fen(standard.priceHigh),
});

/** The place that is meant, with the name of its county: the one asked for, or the only one there is. */
export async function placeAsked(db: Db, asked: string | undefined) {
  const counties = await listCounties(db);
  const only = counties.length === 1 ? counties[0] : undefined;
  const found =
    asked === undefined
      ? only
      : counties.find((one) => one.division === asked || one.code === asked);
  return { place: found?.division ?? asked ?? "", placeName: found?.name ?? "" };
}

const dayOrNull = (on: string | null): Day | null => (on === null ? null : day(on));

const rowView = (draft: StandardDraft, names: Map<string, string>) => ({
  ...draft,
  organization: { id: draft.organization, name: names.get(draft.organization) ?? "" },
  statusName: standardStatuses[draft.status],
  priceLow: fen(draft.priceLow),
  priceHigh: fen(draft.priceHigh),
  draftedOn: day(draft.draftedOn),
  fromOn: dayOrNull(draft.fromOn),
});

export async function rowViews(db: Db, drafts: readonly StandardDraft[]) {
  const names = await namesOf(
    db,
    drafts.map((one) => one.organization),
  );
  return drafts.map((one) => rowView(one, names));
}

/** What a draft would replace, or what it has replaced: the version before its own. */
async function formerOf(db: Db, draft: StandardDraft, today: Day) {
  const place = await placeOf(db, draft.jurisdiction);
  if (draft.version === null) return findStandard(db, draft.item, place, today);
  return findVersion(db, draft.item, place, draft.version - 1);
}

const isOpen = ({ status }: StandardDraft): boolean =>
  ["drafted", "submitted", "returned", "agreed"].includes(status);

/** Another department does not see the draft at all, so that every verb shown is one's own. */
const offersOf = (by: Actor, { status }: StandardDraft, facts: StandardFacts, today: Day) =>
  standardLife
    .offers(status, rolesOf(by), { submit: facts, agree: facts }, today)
    .filter((one) => !verbsOfNextVersion.includes(one.verb));

/** The page of a draft. */
export async function draftPage(
  db: Db,
  by: Actor,
  { jurisdiction, id }: { jurisdiction: string; id: string },
  today: Day,
) {
  const draft = await getDraft(db, jurisdiction, id);
  const [row] = await rowViews(db, [draft]);
  const former = await formerOf(db, draft, today);
  const facts = await factsOf(db, draft, today);
  const persons = await personsOfPosts(db, [draft.post]);
  return {
    ...row!,
    drafter: persons.get(draft.post) ?? "",
    submittedOn: dayOrNull(draft.submittedOn),
    agreedOn: dayOrNull(draft.agreedOn),
    publishedOn: dayOrNull(draft.publishedOn),
    former: former ? standardView(former) : null,
    differences: former ? differencesOf(former, draft) : [],
    breaches: isOpen(draft)
      ? judge<StandardFacts>([...completeness, ...submissionFlags], facts, today)
      : [],
    offers: offersOf(by, draft, facts, today),
  };
}
