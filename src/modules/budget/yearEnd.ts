import { day, type Day } from "../../base/day.ts";
import { fen, minus, nought, sum, type Money } from "../../base/money.ts";
import { Refusal, refuseField } from "../../base/refusal.ts";
import type { Actor } from "../../platform/actor.ts";
import { now, today } from "../../platform/clock.ts";
import { lockKeys, type Tx } from "../../platform/db.ts";
import { newId } from "../../platform/identity.ts";
import { trace } from "../../platform/trace.ts";
import {
  allotmentStep,
  base,
  linePart,
  movedLine,
  type Because,
  type Chain,
  type LineChain,
} from "./chains.ts";
import { writePostings, type CountedAllotment } from "./counting.ts";
import { enterDecision, type Decision } from "./decision.ts";
import { treasuryKey } from "./ended.ts";
import { chainsOf, lineChains } from "./ledger.ts";
import type { Balance } from "./model.ts";
import { lendLine } from "./lending.ts";
import { listLineKeys, listLinesOfYear } from "./reads.ts";
import {
  insertAllotments,
  insertCarryOvers,
  insertLines,
  insertYearEnd,
  type Allotment,
  type BudgetLine,
  type CarryOver,
  type PostingRow,
} from "./writes.ts";
import { allotmentsOfYear, findYearEnd, hasUnendedBefore, restOf } from "./yearEndReads.ts";

type Ending = { year: number; decision: Decision };

/** 年终的日子: carried and lapsed on the last day of the year, taken up on the first of the next. */
const lastDay = (year: number): Day => day(`${year}-12-31`);
const firstDay = (year: number): Day => day(`${year}-01-01`);

/**
 * 年终结转: what is planned and not paid goes to the next year's lines in all its layers, what nobody planned lapses; one act
 * for the whole treasury. The same act again changes nothing.
 */
export async function endYear(
  tx: Tx,
  by: Actor,
  { year, decision }: Ending,
): Promise<{ carried: Money; lapsed: Money }> {
  const { jurisdiction } = by;
  await lockKeys(tx, [treasuryKey(jurisdiction)]);
  const done = await findYearEnd(tx, jurisdiction, year);
  if (done) {
    if (done.number === decision.number) return { carried: nought, lapsed: nought };
    throw new Refusal("conflict", `${year} 年度已按 ${done.number} 办理年终结转，一年只办一次`);
  }
  await refuseEarly(tx, jurisdiction, year);
  const lines = await listLinesOfYear(tx, jurisdiction, year);
  if (lines.length === 0) throw new Refusal("conflict", `${year} 年度没有预算指标，不用结转`);
  const readers = lines.map((one) => one.organization);
  const paper = await enterDecision(tx, by, decision, { organization: by.organization, readers });
  const id = newId(now());
  const owner = { jurisdiction, id, organization: by.organization, readers: [] };
  await insertYearEnd(tx, { ...owner, year, decision: paper, post: by.post, recordedAt: now() });
  const { carried, lapsed, moved } = await carryAll(tx, by, lines, { id, year, paper });
  await trace(tx, {
    by,
    verb: "budget.endYear",
    subject: { ...owner, kind: "yearEnd" },
    on: lastDay(year),
    detail: { year, carried, lapsed, allotments: moved, decision: paper },
  });
  return { carried, lapsed };
}

async function refuseEarly(tx: Tx, jurisdiction: string, year: number): Promise<void> {
  if (today() < lastDay(year))
    throw refuseField(
      "year",
      `今天是 ${today()}，${year} 年度还没有结束`,
      `请在 ${lastDay(year)} 以后办理`,
    );
  if (await hasUnendedBefore(tx, jurisdiction, year))
    throw new Refusal(
      "conflict",
      `${year - 1} 年度还没有办年终结转。请先办 ${year - 1} 年度的，再办 ${year} 年度的`,
    );
  if (await findYearEnd(tx, jurisdiction, year + 1))
    throw new Refusal("conflict", `${year + 1} 年度已办年终结转，不能再往里结转`);
}

type End = { id: string; year: number; paper: string };

/** What one line and its allotments leave to the next year. */
type Left = {
  line: BudgetLine;
  chain: LineChain;
  rests: { from: Allotment; chain: Chain; before: Balance; seq: number; amount: Money }[];
};

async function carryAll(tx: Tx, by: Actor, lines: readonly BudgetLine[], end: End) {
  const { jurisdiction } = by;
  const chains = await lineChains(
    tx,
    jurisdiction,
    lines.map((one) => one.id),
  );
  const allotments = await allotmentsOfYear(tx, jurisdiction, end.year);
  const drawn = await chainsOf(tx, jurisdiction, allotments);
  const left = lines.map((line): Left => {
    const own = allotments.filter((one) => one.line === line.id);
    const rests = own.flatMap((from) => {
      const chain = drawn.get(from.id)!;
      refuseUnpaidAdvance(line, chain.balance);
      const amount = restOf(chain.balance);
      return amount > 0n ? [{ from, chain, before: chain.balance, seq: chain.seq, amount }] : [];
    });
    return { line, chain: chains.get(line.id)!, rests };
  });
  const because = { by, jurisdiction, subject: { kind: "yearEnd", id: end.id } };
  const carry = left.flatMap((one) => carryRows(one, { ...because, on: lastDay(end.year) }, end));
  const lapse = left.flatMap((one) => lapseRow(one, { ...because, on: lastDay(end.year) }, end));
  await writePostings(tx, [...carry, ...lapse], new Map());
  await takeUpAll(tx, { ...because, on: firstDay(end.year + 1) }, end, { left, carry });
  return {
    carried: sum(carry.map((one) => one.amount)),
    lapsed: sum(lapse.map((one) => one.amount)),
    moved: carry.length,
  };
}

/** An advance that came back and was not recovered is neither paid nor accepted: it is put right before the year ends. */
function refuseUnpaidAdvance(line: BudgetLine, { advanced, paid }: Balance): void {
  if (advanced > paid)
    throw new Refusal(
      "conflict",
      `指标 ${line.code} 有退回的预付款没有冲销，先办理扣回，再办年终结转`,
    );
}

const decided = (row: PostingRow, { paper }: End): PostingRow => ({ ...row, decision: paper });

/** 结转下年: nothing stays but what was paid; an advance stays with it until it is recovered. */
const carryRows = ({ chain: line, rests }: Left, because: Because, end: End): PostingRow[] =>
  rests.map(({ chain, before: { advanced, paid }, amount }) => {
    const after = { planned: paid, committed: paid, accepted: minus(paid, advanced) };
    const row = base(because, "carry", amount, line.line);
    const half = allotmentStep(chain, row, { ...after, advanced, paid });
    return decided(linePart(line, movedLine(line.balance, "carry", amount), half), end);
  });

/** 年终注销: what nobody planned. */
function lapseRow({ chain: line }: Left, because: Because, end: End): PostingRow[] {
  const { approved, drawn } = line.balance;
  const amount = minus(approved, drawn);
  if (amount <= 0n) return [];
  const { organization } = line;
  const row = { ...base(because, "lapse", amount, line.line), organization, readers: [] };
  return [decided(linePart(line, movedLine(line.balance, "lapse", amount), row), end)];
}

type Carried = { left: readonly Left[]; carry: readonly PostingRow[] };

/** 上年结转: the next year's lines and allotments begin with what was left to them. */
async function takeUpAll(
  tx: Tx,
  because: Because,
  end: End,
  { left, carry }: Carried,
): Promise<void> {
  const leaving = left.filter((one) => one.rests.length > 0);
  const next = await linesAfter(tx, because.jurisdiction, leaving, end.year + 1);
  const postings = new Map(carry.map((one) => [one.allotment, one]));
  const chains = await lineChains(
    tx,
    because.jurisdiction,
    [...next.values()].map((one) => one.id),
  );
  const parts = leaving.flatMap((one) =>
    one.rests.map((rest) => {
      const line = next.get(one.line.id)!;
      const to = allotmentAfter(rest.from, line);
      const over = carryOverOf(end, rest, { to, posting: postings.get(rest.from.id)! });
      return { to, over, row: takeUpRow(chains.get(line.id)!, because, { to, over, end }) };
    }),
  );
  await insertAllotments(
    tx,
    parts.map((one) => one.to),
  );
  await insertCarryOvers(
    tx,
    parts.map((one) => one.over),
  );
  const counted = new Map(
    parts.map(({ to }): [string, CountedAllotment] => [
      to.id,
      { counted: to.counted, year: to.year },
    ]),
  );
  await writePostings(
    tx,
    parts.map((one) => one.row),
    counted,
  );
}

/** 借用单位 of what is carried: whose rests they are, where it is not the line's own office. */
const borrowersOf = ({ line, rests }: Left): string[] =>
  [...new Set(rests.map((one) => one.from.organization))].filter(
    (one) => one !== line.organization,
  );

/** The lines that continue these: one that was approved so before, or a new one with the same content. */
async function linesAfter(
  tx: Tx,
  jurisdiction: string,
  leaving: readonly Left[],
  year: number,
): Promise<Map<string, BudgetLine>> {
  const there = await listLinesOfYear(tx, jurisdiction, year);
  const continuing = new Map(
    there.flatMap((one) => (one.continues ? [[one.continues, one] as const] : [])),
  );
  const codes = new Set((await listLineKeys(tx, jurisdiction, [year])).map((one) => one.code));
  const codeFor = (code: string): string => (codes.has(code) ? codeFor(`${code}转`) : code);
  const made = leaving
    .filter(({ line }) => !continuing.has(line.id))
    .map((one): BudgetLine => {
      const { line } = one;
      const code = codeFor(`${line.code}-结转`);
      codes.add(code);
      const own = { id: newId(now()), year, code, continues: line.id, createdAt: now() };
      return { ...line, ...own, lentTo: borrowersOf(one) };
    });
  await insertLines(tx, made);
  for (const one of leaving) {
    const line = continuing.get(one.line.id);
    if (line)
      for (const to of borrowersOf(one)) await lendLine(tx, { jurisdiction, line: line.id, to });
  }
  for (const line of made) continuing.set(line.continues!, line);
  return continuing;
}

const allotmentAfter = (from: Allotment, line: BudgetLine): Allotment => ({
  ...from,
  id: newId(now()),
  line: line.id,
  year: line.year,
  continues: from.id,
  origin: from.origin ?? from.id,
  createdAt: now(),
});

type Rest = Left["rests"][number];

const carryOverOf = (
  end: End,
  { from, before, seq, amount }: Rest,
  { to, posting }: { to: Allotment; posting: PostingRow },
): CarryOver => ({
  jurisdiction: from.jurisdiction,
  id: newId(now()),
  organization: from.organization,
  readers: from.readers,
  yearEnd: end.id,
  posting: posting.id,
  fromAllotment: from.id,
  toAllotment: to.id,
  seq,
  ...before,
  amount,
  restCommitted: minus(before.committed, before.paid),
  restAccepted: fen(before.accepted + before.advanced - before.paid),
});

type TakingUp = { to: Allotment; over: CarryOver; end: End };

function takeUpRow(line: LineChain, because: Because, { to, over, end }: TakingUp): PostingRow {
  const { amount, restCommitted, restAccepted, id } = over;
  const { organization, readers } = to;
  const none = { planned: nought, committed: nought, accepted: nought };
  const balance = { ...none, advanced: nought, paid: nought };
  const chain = { allotment: to.id, seq: 0, balance, line: line.line, organization, readers };
  const after = { ...balance, planned: amount, committed: restCommitted, accepted: restAccepted };
  const half = allotmentStep(chain, base(because, "takeUp", amount, line.line), after);
  const row = linePart(line, movedLine(line.balance, "takeUp", amount), half);
  return decided({ ...row, carried: id }, end);
}
