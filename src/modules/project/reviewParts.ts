import { sum } from "../../base/money.ts";
import type { Settled } from "./draft.ts";
import { reviewParts, type Funding, type ReviewPart, type Share, type Target } from "./model.ts";

/** What is asked for, as it stood before a change and after it. */
export type Told = Settled & { shares: Share[]; fundings: Funding[]; targets: Target[] };

const all: readonly ReviewPart[] = reviewParts;

/** To which part of the review a field belongs; what follows from the catalog of the day is nobody's change. */
const partOf: Record<keyof Settled, readonly ReviewPart[]> = {
  title: ["plan"],
  year: ["plan", "funding"],
  track: ["method"],
  catalogItem: all,
  catalogEdition: [],
  itemName: [],
  kind: [],
  purchaseItem: [],
  standard: [],
  purpose: ["purpose"],
  forWhom: ["purpose"],
  whyNotStaff: ["plan"],
  assessment: ["plan"],
  unit: ["plan", "amount"],
  unitPrice: ["amount"],
  termFrom: ["plan"],
  termTo: ["plan"],
  termGrounds: ["plan"],
};

/** Money as text, so that two rows can be compared. */
const text = (value: unknown): string =>
  JSON.stringify(value, (_, one: unknown) => (typeof one === "bigint" ? String(one) : one));

const isSame = (before: unknown, after: unknown): boolean => text(before) === text(after);

const plainShare = (one: Share) =>
  text([
    one.userOrganization,
    one.accepterOrganization,
    one.payerOrganization,
    one.monitorOrganization,
    one.evaluatorOrganization,
    one.quantity,
  ]);

/** Who uses and takes how much, in any order. */
const usersOf = ({ shares }: Told): string[] => shares.map(plainShare).toSorted();

/** Which line pays how much of whose share, and what is paid beside the lines. */
const moneyOf = ({ shares, fundings }: Told): string[] => {
  const userOf = new Map(shares.map((one) => [one.id, one.userOrganization]));
  return [
    ...fundings.map((one) => text([userOf.get(one.share), one.line, one.amount])),
    ...shares.map((one) => text([one.userOrganization, one.other, one.otherSource])),
  ].toSorted();
};

const costOf = ({ shares }: Told): bigint => sum(shares.flatMap((one) => [one.fiscal, one.other]));

const goalsOf = ({ targets }: Told): string[] =>
  targets.map(({ dimension, indicator, sense, goal, unit, evidence, weight }) =>
    text([dimension, indicator, sense, goal, unit, evidence, weight]),
  );

/** 改动触及的部分: what a reviewer who looked before has not seen. */
export function changedParts(before: Told, after: Told): ReviewPart[] {
  const fields = Object.keys(partOf) as (keyof Settled)[];
  const changed = new Set(
    fields.filter((one) => !isSame(before[one], after[one])).flatMap((one) => [...partOf[one]]),
  );
  if (!isSame(usersOf(before), usersOf(after))) changed.add("plan");
  if (!isSame(moneyOf(before), moneyOf(after))) changed.add("funding");
  if (costOf(before) !== costOf(after)) changed.add("amount");
  if (!isSame(goalsOf(before), goalsOf(after))) changed.add("targets");
  return all.filter((one) => changed.has(one));
}
