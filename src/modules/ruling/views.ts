import { day, type Day } from "../../base/day.ts";
import { fen } from "../../base/money.ts";
import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { listItems } from "../catalog/reads.ts";
import { getJurisdiction, namesOf, personsOfPosts } from "../organization/reads.ts";
import { rolesOf } from "../organization/roles.ts";
import { sixKindNames } from "../policy/model.ts";
import { factsOfFiling } from "./actions.ts";
import { filingStatuses, liftStatuses, type BarLift, type Filing } from "./model.ts";
import { getFiling, getLift } from "./reads.ts";
import { filingLife, liftLife } from "./states.ts";

type Key = { jurisdiction: string; id: string };

const dayOrNull = (text: string | null): Day | null => (text === null ? null : day(text));

const filingRow = (filing: Filing, names: ReadonlyMap<string, string>) => ({
  ...filing,
  organization: { id: filing.organization, name: names.get(filing.organization) ?? "" },
  amount: fen(filing.amount),
  statusName: filingStatuses[filing.status],
  draftedOn: day(filing.draftedOn),
  toOn: dayOrNull(filing.toOn),
});

const ownersOf = (db: Db, rows: readonly { organization: string }[]) =>
  namesOf(
    db,
    rows.map((one) => one.organization),
  );

export async function filingRows(db: Db, filings: readonly Filing[]) {
  const names = await ownersOf(db, filings);
  return filings.map((one) => filingRow(one, names));
}

/** Only the purchaser sees its own verbs; only another office sees those that decide. */
const isFor = (by: Actor, organization: string, verb: string, deciding: readonly string[]) =>
  deciding.includes(verb) !== (by.organization === organization);

export async function filingView(db: Db, by: Actor, key: Key, today: Day) {
  const filing = await getFiling(db, key.jurisdiction, key.id);
  const names = await ownersOf(db, [filing]);
  const persons = await personsOfPosts(db, [filing.post, filing.decider ?? filing.post]);
  const facts = await factsOfFiling(db, filing, today);
  const { division } = await getJurisdiction(db, filing.jurisdiction);
  const above = (await listItems(db, division, today)).find((one) => one.code === filing.parent);
  const offers = filingLife.offers(filing.status, rolesOf(by), { submit: facts }, today);
  return {
    ...filingRow(filing, names),
    parentName: above?.name ?? "",
    kindName: sixKindNames[filing.kind],
    fromOn: dayOrNull(filing.fromOn),
    submittedOn: dayOrNull(filing.submittedOn),
    decidedOn: dayOrNull(filing.decidedOn),
    drafter: persons.get(filing.post) ?? "",
    decider: filing.decider === null ? "" : (persons.get(filing.decider) ?? ""),
    findings: facts.findings,
    offers: offers.filter((one) => isFor(by, filing.organization, one.verb, ["accept", "decline"])),
  };
}

type Named = { names: ReadonlyMap<string, string>; persons: ReadonlyMap<string, string> };

const liftRow = (lift: BarLift, { names, persons }: Named) => ({
  ...lift,
  organization: { id: lift.organization, name: names.get(lift.organization) ?? "" },
  statusName: liftStatuses[lift.status],
  requestedOn: day(lift.requestedOn),
  decidedOn: dayOrNull(lift.decidedOn),
  decider: lift.decider === null ? "" : (persons.get(lift.decider) ?? ""),
});

async function namedFor(db: Db, lifts: readonly BarLift[]): Promise<Named> {
  const posts = lifts.flatMap((one) => [one.post, one.decider ?? one.post]);
  return { names: await ownersOf(db, lifts), persons: await personsOfPosts(db, posts) };
}

export async function liftRows(db: Db, lifts: readonly BarLift[]) {
  const named = await namedFor(db, lifts);
  return lifts.map((one) => liftRow(one, named));
}

export async function liftView(db: Db, by: Actor, key: Key, today: Day) {
  const lift = await getLift(db, key.jurisdiction, key.id);
  const named = await namedFor(db, [lift]);
  const offers = liftLife.offers(lift.status, rolesOf(by), {}, today);
  return {
    ...liftRow(lift, named),
    requester: named.persons.get(lift.post) ?? "",
    offers: offers.filter((one) => isFor(by, lift.organization, one.verb, ["grant", "refuse"])),
  };
}
