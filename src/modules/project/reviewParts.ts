import { fen, sum } from "../../base/money.ts";
import type { Db } from "../../platform/db.ts";
import { sha256 } from "../../platform/identity.ts";
import type { Settled } from "./draft.ts";
import {
  reviewParts,
  type Funding,
  type Project,
  type ReviewPart,
  type Share,
  type Target,
} from "./model.ts";
import { listFundings, listShares, listTargets } from "./reads.ts";

/** What is asked for, as it stood before a change and after it. */
export type Told = Settled & { shares: Share[]; fundings: Funding[]; targets: Target[] };

/** What is asked for now. */
export async function toldOf(db: Db, project: Project): Promise<Told> {
  const { jurisdiction, id } = project;
  return {
    ...project,
    unitPrice: fen(project.unitPrice),
    shares: await listShares(db, jurisdiction, id),
    fundings: await listFundings(db, jurisdiction, id),
    targets: await listTargets(db, jurisdiction, id),
  };
}

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

/** Each part of what is asked for, as text. */
function partTexts(told: Told): Record<ReviewPart, string> {
  const fields = Object.keys(partOf) as (keyof Settled)[];
  const beside: Record<ReviewPart, unknown> = {
    amount: costOf(told),
    funding: moneyOf(told),
    method: [],
    plan: usersOf(told),
    purpose: [],
    targets: goalsOf(told),
  };
  const textOf = (part: ReviewPart): string =>
    text([
      fields.filter((one) => partOf[one].includes(part)).map((one) => told[one]),
      beside[part],
    ]);
  return inParts(textOf);
}

const inParts = (of: (part: ReviewPart) => string): Record<ReviewPart, string> =>
  Object.fromEntries(all.map((part) => [part, of(part)])) as Record<ReviewPart, string>;

export type PartHashes = Partial<Record<ReviewPart, string>>;

/** What somebody has seen, to be compared when he comes back. */
export function hashesOf(told: Told): PartHashes {
  const texts = partTexts(told);
  return inParts((part) => sha256(texts[part]).slice(0, 16));
}

/** 改动触及的部分: what a reviewer who looked before has not seen. */
export function changedParts(before: Told, after: Told): ReviewPart[] {
  const then = partTexts(before);
  const since = partTexts(after);
  return all.filter((part) => then[part] !== since[part]);
}
