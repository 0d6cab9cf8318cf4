import { day, type Day } from "../../base/day.ts";
import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { listItems } from "../catalog/reads.ts";
import { getJurisdiction, namesOf, personsOfPosts } from "../organization/reads.ts";
import { rolesOf } from "../organization/roles.ts";
import {
  dutyStatuses,
  holderNames,
  unifiedStatuses,
  type Duty,
  type DutyDecision,
} from "./model.ts";
import * as reads from "./reads.ts";
import { dutyLife, unifiedLife } from "./states.ts";

const dayOrNull = (text: string | null): Day | null => (text === null ? null : day(text));

/** Names of catalog items by code, in the catalog of today. */
async function itemNames(db: Db, jurisdiction: string, today: Day): Promise<Map<string, string>> {
  const { division } = await getJurisdiction(db, jurisdiction);
  const items = await listItems(db, division, today);
  return new Map(items.map((one) => [one.code, one.name]));
}

const rowView = (duty: Duty, names: ReadonlyMap<string, string>) => ({
  ...duty,
  holderName: holderNames[duty.holder],
  items: duty.items.map((code) => ({ code, name: names.get(code) ?? null })),
  fromOn: day(duty.fromOn),
  toOn: dayOrNull(duty.toOn),
  statusName: dutyStatuses[duty.status],
});

/** All rows of a page lie in one treasury, but for those who look over several: names are asked once for each. */
export async function rowViews(db: Db, duties: readonly Duty[], today: Day) {
  const treasuries = [...new Set(duties.map((one) => one.jurisdiction))];
  const names = new Map<string, Map<string, string>>();
  for (const one of treasuries) names.set(one, await itemNames(db, one, today));
  return duties.map((duty) => rowView(duty, names.get(duty.jurisdiction) ?? new Map()));
}

/** The papers of these decisions as they are shown, by id. */
async function decisionViews(db: Db, jurisdiction: string, ids: readonly (string | null)[]) {
  const decisions = await reads.decisionsOf(db, jurisdiction, ids);
  const persons = await personsOfPosts(
    db,
    [...decisions.values()].map((one) => one.post),
  );
  const shown = ({ document, issuer, decidedOn, decidedBy, post }: DutyDecision) => ({
    document,
    issuer,
    decidedOn: day(decidedOn),
    decidedBy,
    person: persons.get(post) ?? "",
  });
  return (id: string | null) => {
    const found = id === null ? undefined : decisions.get(id);
    return found ? shown(found) : null;
  };
}

type Key = { jurisdiction: string; id: string };

export async function dutyView(db: Db, by: Actor, { jurisdiction, id }: Key, today: Day) {
  const duty = await reads.getDuty(db, jurisdiction, id);
  const [row] = await rowViews(db, [duty], today);
  const versions = await reads.listVersions(db, jurisdiction, duty.code);
  const decisionOf = await decisionViews(db, jurisdiction, [duty.decision, duty.endedBy]);
  const offers = dutyLife.offers(duty.status, rolesOf(by), {}, today);
  return {
    ...duty,
    ...row!,
    decision: decisionOf(duty.decision)!,
    ended: decisionOf(duty.endedBy),
    versions: versions
      .filter((one) => one.id !== id)
      .map((one) => ({
        ...one,
        fromOn: day(one.fromOn),
        toOn: dayOrNull(one.toOn),
        statusName: dutyStatuses[one.status],
      })),
    // A change is entered as the admission of its new words.
    offers: offers.filter((one) => one.verb === "withdraw"),
  };
}

export async function unifiedViews(db: Db, by: Actor, today: Day) {
  const rows = await reads.listUnified(db, by.jurisdiction);
  const names = await namesOf(
    db,
    rows.map((one) => one.department),
  );
  const decisionOf = await decisionViews(
    db,
    by.jurisdiction,
    rows.flatMap((one) => [one.decision, one.endedBy]),
  );
  return rows.map((one) => ({
    ...one,
    department: { id: one.department, name: names.get(one.department) ?? "" },
    fromOn: day(one.fromOn),
    toOn: dayOrNull(one.toOn),
    statusName: unifiedStatuses[one.status],
    decision: decisionOf(one.decision)!,
    ended: decisionOf(one.endedBy),
    offers: unifiedLife.offers(one.status, rolesOf(by), {}, today),
  }));
}
