import type { Day } from "../../base/day.ts";
import { fen, nought, type Money } from "../../base/money.ts";
import { Refusal } from "../../base/refusal.ts";
import { judge, type Bar } from "../../base/rule.ts";
import type { Actor } from "../../platform/actor.ts";
import { now } from "../../platform/clock.ts";
import { newId } from "../../platform/identity.ts";
import type { Balance, LineBalance } from "./model.ts";
import * as rules from "./rules.ts";
import type { PostingRow } from "./writes.ts";

/** Why money moves: who, which noun's act, on which day. */
export type Because = {
  by: Actor;
  jurisdiction: string;
  subject: { kind: string; id: string };
  on: Day;
};

/** A chain as far as it goes, kept in memory while an act adds to it. */
export type LineChain = {
  line: string;
  seq: number;
  balance: LineBalance;
  organization: string;
  readers: string[];
};
export type Chain = {
  allotment: string;
  seq: number;
  balance: Balance;
  line: string;
  organization: string;
  readers: string[];
};

export const noBalance: Balance = {
  planned: nought,
  committed: nought,
  accepted: nought,
  advanced: nought,
  paid: nought,
};

const sign = (
  kind: string,
  up: readonly string[],
  down: readonly string[],
  amount: Money,
): Money => (up.includes(kind) ? amount : down.includes(kind) ? fen(-amount) : nought);

/** What a kind moves on a line, in the words of the table's own CHECKs. */
export const movedLine = (
  { approved, drawn }: LineBalance,
  kind: string,
  amount: Money,
): LineBalance => ({
  approved: fen(
    approved + sign(kind, ["approve", "adjust", "takeUp"], ["cut", "carry", "lapse"], amount),
  ),
  drawn: fen(drawn + sign(kind, ["plan", "takeUp"], ["unplan", "save", "carry"], amount)),
});

const moved = (before: Balance, kind: string, amount: Money): Balance => ({
  planned: fen(before.planned + sign(kind, ["plan"], ["unplan", "save"], amount)),
  committed: fen(before.committed + sign(kind, ["commit"], ["release", "refund"], amount)),
  accepted: fen(before.accepted + sign(kind, ["accept", "settle"], ["unaccept", "refund"], amount)),
  advanced: fen(before.advanced + sign(kind, ["advance"], ["recover", "settle"], amount)),
  paid: fen(before.paid + sign(kind, ["pay", "advance"], ["return", "refund"], amount)),
});

const balanceBars: readonly Bar<Balance>[] = [
  rules.neverBelowNought,
  rules.commitWithinPlan,
  rules.acceptWithinContract,
  rules.payWithinAcceptance,
];

export function refuseBroken<Facts>(bars: readonly Bar<Facts>[], facts: Facts, on: Day): void {
  const breaches = judge(bars, facts, on);
  if (breaches.length > 0)
    throw new Refusal("unlawful", breaches.map((one) => one.because).join("；"), breaches);
}

export type Bare = Omit<PostingRow, "organization" | "readers">;

const nothing = {
  lineSeq: null,
  approvedBefore: null,
  approvedAfter: null,
  drawnBefore: null,
  drawnAfter: null,
  allotment: null,
  seq: null,
  plannedBefore: null,
  plannedAfter: null,
  committedBefore: null,
  committedAfter: null,
  acceptedBefore: null,
  acceptedAfter: null,
  advancedBefore: null,
  advancedAfter: null,
  paidBefore: null,
  paidAfter: null,
  decision: null,
  carried: null,
} as const;

export function base(
  because: Because,
  kind: PostingRow["kind"],
  amount: Money,
  line: string,
): Bare {
  const at = now();
  const { jurisdiction, subject, on, by } = because;
  return {
    ...nothing,
    jurisdiction,
    id: newId(at),
    kind,
    amount,
    line,
    subjectKind: subject.kind,
    subjectId: subject.id,
    happenedOn: on,
    recordedAt: at,
    post: by.post,
  };
}

/** Who reads a posting: whoever reads the row it is about, and whoever reads the line its money comes from. */
export const sightOf = (
  { organization, readers }: { organization: string; readers: readonly string[] },
  line: LineChain,
): string[] =>
  [...new Set([...readers, ...line.readers, line.organization])].filter(
    (one) => one !== organization,
  );

/** The line's half of a posting; the chain in memory moves on with it. */
export function linePart(
  chain: LineChain,
  after: LineBalance,
  row: Bare & { organization: string; readers: readonly string[] },
): PostingRow {
  const before = chain.balance;
  chain.balance = after;
  chain.seq += 1;
  return {
    ...row,
    readers: sightOf(row, chain),
    lineSeq: chain.seq,
    approvedBefore: before.approved,
    approvedAfter: after.approved,
    drawnBefore: before.drawn,
    drawnAfter: after.drawn,
  };
}

/** The allotment's half of a posting. */
export function allotmentPart(chain: Chain, row: Bare, on: Day): PostingRow {
  const after = moved(chain.balance, row.kind, row.amount);
  refuseBroken(balanceBars, after, on);
  return allotmentStep(chain, row, after);
}

/** The same where the act itself says what the balances become. */
export function allotmentStep(chain: Chain, row: Bare, after: Balance): PostingRow {
  const before = chain.balance;
  chain.balance = after;
  chain.seq += 1;
  return {
    ...row,
    organization: chain.organization,
    readers: chain.readers,
    allotment: chain.allotment,
    seq: chain.seq,
    plannedBefore: before.planned,
    plannedAfter: after.planned,
    committedBefore: before.committed,
    committedAfter: after.committed,
    acceptedBefore: before.accepted,
    acceptedAfter: after.accepted,
    advancedBefore: before.advanced,
    advancedAfter: after.advanced,
    paidBefore: before.paid,
    paidAfter: after.paid,
  };
}

/** plan, unplan, save: both halves in one row, so that neither chain moves without the other. */
export function drawOn(line: LineChain, chain: Chain, row: Bare, on: Day): PostingRow {
  const half = allotmentPart(chain, row, on);
  const after = movedLine(line.balance, row.kind, row.amount);
  refuseBroken([rules.planWithinLine], after, on);
  return linePart(line, after, half);
}
