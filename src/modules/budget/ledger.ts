import { nought, type Money } from "../../base/money.ts";
import { Refusal } from "../../base/refusal.ts";
import { now } from "../../platform/clock.ts";
import { lockKeys, type Tx } from "../../platform/db.ts";
import { newId } from "../../platform/identity.ts";
import {
  allotmentPart,
  base,
  drawOn,
  linePart,
  movedLine,
  noBalance,
  refuseBroken,
  type Because,
  type Chain,
  type LineChain,
} from "./chains.ts";
import { countedLines, writePostings } from "./counting.ts";
import type { AllotmentKind, LineKind } from "./model.ts";
import { lastAllotmentPostings, lastLinePostings, listAllotmentsByIds } from "./reads.ts";
import * as rules from "./rules.ts";
import type { SixKind } from "../policy/model.ts";
import { insertAllotments } from "./writes.ts";

export type { Because } from "./chains.ts";

export type PlanEntry = {
  line: string;
  share: string;
  project: string;
  amount: Money;
  organization: string;
  readers: readonly string[];
  year: number;
  /** 六类 of the project, under which the returns count its money. */
  kind: SixKind;
};

export type Move = { allotment: string; kind: AllotmentKind; amount: Money };
export type PostingRef = { id: string; allotment: string; kind: AllotmentKind; amount: Money };

const projectKey = (jurisdiction: string, id: string): string => `ledger 0 ${jurisdiction} ${id}`;
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
  await writePostings(tx, [row], new Map());
  return row.id;
}

/** 列入计划: makes the allotments and draws on their lines in one row each. Answers the allotments' ids in order. */
export async function plan(
  tx: Tx,
  because: Because,
  entries: readonly PlanEntry[],
): Promise<string[]> {
  const { jurisdiction } = because;
  const ids = entries.map((one) => one.line);
  await lockKeys(tx, [
    // Of two plans of one project the second must see the first: where it counts depends on both.
    ...entries.map((one) => projectKey(jurisdiction, one.project)),
    ...ids.map((line) => lineKey(jurisdiction, line)),
  ]);
  const lines = await lineChains(tx, jurisdiction, ids);
  const counting = await countedLines(tx, jurisdiction, ids);
  const at = now();
  const counted = entries.map(({ line, kind }) => counting.get(line)!(kind));
  const allotments = entries.map(({ line, share, project, year, organization, readers }, i) => ({
    jurisdiction,
    id: newId(at),
    organization,
    readers: [...readers],
    line,
    share,
    project,
    year,
    counted: counted[i]!.counted,
    createdAt: at,
  }));
  const rows = entries.map((entry, i) => {
    const { line, amount, organization, readers } = entry;
    const allotment = allotments[i]!.id;
    const chain = {
      allotment,
      seq: 0,
      balance: noBalance,
      line,
      organization,
      readers: [...readers],
    };
    return drawOn(lines.get(line)!, chain, base(because, "plan", amount, line), because.on);
  });
  await insertAllotments(tx, allotments);
  await writePostings(tx, rows, new Map(allotments.map(({ id }, i) => [id, counted[i]!])));
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
      { allotment: id, ...lineOf.get(id)!, ...(last.get(id) ?? { seq: 0, balance: noBalance }) },
    ]),
  );
  const rows = wanted.map(({ allotment, kind, amount }) => {
    const chain = chains.get(allotment)!;
    const posting = base(because, kind, amount, chain.line);
    if (kind === "unplan" || kind === "save")
      return drawOn(lines.get(chain.line)!, chain, posting, because.on);
    return allotmentPart(chain, posting, because.on);
  });
  await writePostings(tx, rows, lineOf);
  return rows.map(({ id }, i) => ({ id, ...wanted[i]! }));
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
