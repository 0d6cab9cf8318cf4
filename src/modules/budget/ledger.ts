import type { Day } from "../../base/day.ts";
import { fen, nought, type Money } from "../../base/money.ts";
import { Refusal } from "../../base/refusal.ts";
import { judge, type Bar } from "../../base/rule.ts";
import type { Actor } from "../../platform/actor.ts";
import { now } from "../../platform/clock.ts";
import { lockKeys, type Tx } from "../../platform/db.ts";
import { newId } from "../../platform/identity.ts";
import type { AllotmentKind, Balance, LineBalance, LineKind } from "./model.ts";
import { lastAllotmentPostings, lastLinePostings, listAllotmentsByIds } from "./reads.ts";
import * as rules from "./rules.ts";
import { insertAllotments, insertPostings, type PostingRow } from "./writes.ts";

/** Why money moves: who, which noun's act, on which day. */
export type Because = {
  by: Actor;
  jurisdiction: string;
  subject: { kind: string; id: string };
  on: Day;
};

export type PlanEntry = {
  line: string;
  share: string;
  project: string;
  amount: Money;
  organization: string;
  readers: readonly string[];
  year: number;
};

export type Move = { allotment: string; kind: AllotmentKind; amount: Money };
export type PostingRef = { id: string; allotment: string; kind: AllotmentKind; amount: Money };

/** A chain as far as it goes, kept in memory while an act adds to it. */
type LineChain = { seq: number; balance: LineBalance };
type Chain = {
  seq: number;
  balance: Balance;
  line: string;
  organization: string;
  readers: string[];
};

const noBalance: Balance = {
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
const movedLine = ({ approved, drawn }: LineBalance, kind: string, amount: Money): LineBalance => ({
  approved: fen(approved + sign(kind, ["approve", "adjust"], ["cut"], amount)),
  drawn: fen(drawn + sign(kind, ["plan"], ["unplan", "save"], amount)),
});

const moved = (before: Balance, kind: string, amount: Money): Balance => ({
  planned: fen(before.planned + sign(kind, ["plan"], ["unplan", "save"], amount)),
  committed: fen(before.committed + sign(kind, ["commit"], ["release", "refund"], amount)),
  accepted: fen(before.accepted + sign(kind, ["accept"], ["unaccept", "refund"], amount)),
  advanced: fen(before.advanced + sign(kind, ["advance"], ["recover"], amount)),
  paid: fen(before.paid + sign(kind, ["pay", "advance"], ["return", "refund"], amount)),
});

const balanceBars: readonly Bar<Balance>[] = [
  rules.neverBelowNought,
  rules.commitWithinPlan,
  rules.acceptWithinContract,
  rules.payWithinAcceptance,
];

function refuseBroken<Facts>(bars: readonly Bar<Facts>[], facts: Facts, on: Day): void {
  const breaches = judge(bars, facts, on);
  if (breaches.length > 0)
    throw new Refusal("unlawful", breaches.map((one) => one.because).join("；"), breaches);
}

const lineKey = (jurisdiction: string, line: string): string => `ledger 1 ${jurisdiction} ${line}`;
const allotmentKey = (jurisdiction: string, id: string): string => `ledger 2 ${jurisdiction} ${id}`;

/** 批复、追加、核减: the line's own chain. */
export async function moveLine(
  tx: Tx,
  because: Because,
  {
    line,
    kind,
    amount,
    decision,
    organization,
  }: { line: string; kind: LineKind; amount: Money; decision: string; organization: string },
): Promise<string> {
  await lockKeys(tx, [lineKey(because.jurisdiction, line)]);
  const chain = (await lineChains(tx, because.jurisdiction, [line])).get(line)!;
  const after = movedLine(chain.balance, kind, amount);
  refuseBroken([kind === "cut" ? rules.cutLeavesPlanned : rules.planWithinLine], after, because.on);
  const row = linePart(chain, after, {
    ...base(because, kind, amount, line),
    organization,
    decision,
  });
  await insertPostings(tx, [row]);
  return row.id;
}

/** 列入计划: makes the allotments and draws on their lines in one row each. Answers the allotments' ids in order. */
export async function plan(
  tx: Tx,
  because: Because,
  entries: readonly PlanEntry[],
): Promise<string[]> {
  const { jurisdiction } = because;
  await lockKeys(
    tx,
    entries.map((one) => lineKey(jurisdiction, one.line)),
  );
  const lines = await lineChains(
    tx,
    jurisdiction,
    entries.map((one) => one.line),
  );
  const at = now();
  const allotments = entries.map(({ line, share, project, year, organization, readers }) => ({
    jurisdiction,
    id: newId(at),
    organization,
    readers: [...readers],
    line,
    share,
    project,
    year,
    createdAt: at,
  }));
  const rows = entries.map((entry, i) => {
    const { line, amount, organization, readers } = entry;
    const chain: Chain = { seq: 0, balance: noBalance, line, organization, readers: [...readers] };
    return drawOn(
      lines.get(line)!,
      chain,
      allotments[i]!.id,
      base(because, "plan", amount, line),
      because.on,
    );
  });
  await insertAllotments(tx, allotments);
  await insertPostings(tx, rows);
  return allotments.map((one) => one.id);
}

/** Moves allotments; answers the postings in order, for the rows that must name them. */
export async function post(
  tx: Tx,
  because: Because,
  moves: readonly Move[],
): Promise<PostingRef[]> {
  const wanted = moves.filter((one) => one.amount > 0n);
  if (wanted.length === 0) return [];
  const { jurisdiction } = because;
  const ids = [...new Set(wanted.map((one) => one.allotment))];
  const lineOf = await listAllotmentsByIds(tx, jurisdiction, ids);
  for (const id of ids)
    if (!lineOf.has(id)) throw new Refusal("notFound", "没有这笔计划额度，或者您看不到它");
  const freeing = wanted
    .filter(({ kind }) => kind === "unplan" || kind === "save")
    .map((one) => lineOf.get(one.allotment)!.line);
  await lockKeys(tx, [
    ...freeing.map((line) => lineKey(jurisdiction, line)),
    ...ids.map((id) => allotmentKey(jurisdiction, id)),
  ]);
  const lines = await lineChains(tx, jurisdiction, freeing);
  const last = await lastAllotmentPostings(tx, jurisdiction, ids);
  const chains = new Map<string, Chain>(
    ids.map((id) => [
      id,
      { ...lineOf.get(id)!, ...(last.get(id) ?? { seq: 0, balance: noBalance }) },
    ]),
  );
  const rows = wanted.map(({ allotment, kind, amount }) => {
    const chain = chains.get(allotment)!;
    const posting = base(because, kind, amount, chain.line);
    if (kind === "unplan" || kind === "save")
      return drawOn(lines.get(chain.line)!, chain, allotment, posting, because.on);
    return allotmentPart(chain, allotment, posting, because.on);
  });
  await insertPostings(tx, rows);
  return rows.map(({ id }, i) => ({ id, ...wanted[i]! }));
}

type Bare = Omit<PostingRow, "organization" | "readers">;

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
} as const;

function base(because: Because, kind: PostingRow["kind"], amount: Money, line: string): Bare {
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

/** The line's half of a posting; the chain in memory moves on with it. */
function linePart(
  chain: LineChain,
  after: LineBalance,
  row: Bare & { organization: string },
): PostingRow {
  const before = chain.balance;
  chain.balance = after;
  chain.seq += 1;
  return {
    readers: [],
    ...row,
    lineSeq: chain.seq,
    approvedBefore: before.approved,
    approvedAfter: after.approved,
    drawnBefore: before.drawn,
    drawnAfter: after.drawn,
  };
}

/** The allotment's half of a posting. */
function allotmentPart(chain: Chain, allotment: string, row: Bare, on: Day): PostingRow {
  const before = chain.balance;
  const after = moved(before, row.kind, row.amount);
  refuseBroken(balanceBars, after, on);
  chain.balance = after;
  chain.seq += 1;
  return {
    ...row,
    organization: chain.organization,
    readers: chain.readers,
    allotment,
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
function drawOn(line: LineChain, chain: Chain, allotment: string, row: Bare, on: Day): PostingRow {
  const half = allotmentPart(chain, allotment, row, on);
  const after = movedLine(line.balance, row.kind, row.amount);
  refuseBroken([rules.planWithinLine], after, on);
  return linePart(line, after, half);
}

async function lineChains(
  tx: Tx,
  jurisdiction: string,
  lines: readonly string[],
): Promise<Map<string, LineChain>> {
  const last = await lastLinePostings(tx, jurisdiction, lines);
  const empty = () => ({ seq: 0, balance: { approved: nought, drawn: nought } });
  return new Map(lines.map((line) => [line, last.get(line) ?? empty()]));
}
