import { nought, type Money } from "../../base/money.ts";
import { Refusal } from "../../base/refusal.ts";
import { now } from "../../platform/clock.ts";
import { lockKeys, shareKey, widened, type Tx } from "../../platform/db.ts";
import { newId } from "../../platform/identity.ts";
import {
  allotmentPart,
  base,
  drawOn,
  linePart,
  movedLine,
  noBalance,
  refuseBroken,
  sightOf,
  type Because,
  type Chain,
  type LineChain,
} from "./chains.ts";
import { countedLines, writePostings } from "./counting.ts";
import { refuseEnded, treasuryKey } from "./ended.ts";
import { lineageOf, placesOf, type Lineage } from "./lineage.ts";
import type { AllotmentKind, LineKind } from "./model.ts";
import { lastAllotmentPostings, lastLinePostings, ownersOfLines } from "./reads.ts";
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

/** `plan` here is more money for an allotment that stands in the plan already. */
export type Move = { allotment: string; kind: AllotmentKind | "plan"; amount: Money };
/** A posting as made: on which allotment it came to lie, and of which origin where that follows the one that was asked for. */
export type PostingRef = Move & { id: string; origin: string | null };

const projectKey = (jurisdiction: string, id: string): string => `ledger 0 ${jurisdiction} ${id}`;
const lineKey = (jurisdiction: string, line: string): string => `ledger 1 ${jurisdiction} ${line}`;
const allotmentKey = (jurisdiction: string, id: string): string => `ledger 2 ${jurisdiction} ${id}`;

export type LineMove = {
  line: string;
  kind: LineKind;
  amount: Money;
  decision: string;
  subject: Because["subject"];
};

/** Holds lines and allotments until the transaction ends, for an act that moves them in several steps. */
export async function hold(
  tx: Tx,
  jurisdiction: string,
  { lines, allotments }: { lines: readonly string[]; allotments: readonly string[] },
): Promise<void> {
  await lockKeys(tx, [
    ...lines.map((one) => lineKey(jurisdiction, one)),
    ...allotments.map((one) => allotmentKey(jurisdiction, one)),
  ]);
}

/** 批复、追加、核减: the lines' own chains. Answers the postings' ids in order. */
export async function moveLines(
  tx: Tx,
  because: Omit<Because, "subject">,
  moves: readonly LineMove[],
): Promise<string[]> {
  const ids = moves.map((one) => one.line);
  await shareKey(tx, treasuryKey(because.jurisdiction));
  const growing = moves.filter((one) => one.kind !== "cut").map((one) => one.line);
  await refuseEnded(tx, because.jurisdiction, growing);
  await hold(tx, because.jurisdiction, { lines: ids, allotments: [] });
  const chains = await lineChains(tx, because.jurisdiction, ids);
  const rows = moves.map(({ line, kind, amount, decision, subject }) => {
    const chain = chains.get(line)!;
    const after = movedLine(chain.balance, kind, amount);
    const bar = kind === "cut" ? rules.cutLeavesPlanned : rules.planWithinLine;
    refuseBroken([bar], after, because.on);
    const posting = base({ ...because, subject }, kind, amount, line);
    const { organization } = chain;
    return linePart(chain, after, { ...posting, organization, readers: [], decision });
  });
  await writePostings(tx, rows, new Map());
  return rows.map((one) => one.id);
}

/** 列入计划: makes the allotments and draws on their lines in one row each. Answers the allotments' ids in order. */
export async function plan(
  tx: Tx,
  because: Because,
  entries: readonly PlanEntry[],
): Promise<string[]> {
  const { jurisdiction } = because;
  const drawn = entries.map((one) => one.line);
  await shareKey(tx, treasuryKey(jurisdiction));
  await refuseEnded(tx, jurisdiction, drawn);
  // Of two plans of one project the second must see the first: where it counts depends on both.
  await lockKeys(
    tx,
    entries.map((one) => projectKey(jurisdiction, one.project)),
  );
  await hold(tx, jurisdiction, { lines: drawn, allotments: [] });
  const lines = await lineChains(tx, jurisdiction, drawn);
  const counting = await countedLines(tx, jurisdiction, drawn);
  const counted = entries.map(({ line, kind }) => counting.get(line)!(kind));
  const at = now();
  const allotments = entries.map((entry, i) => ({
    jurisdiction,
    id: newId(at),
    organization: entry.organization,
    readers: sightOf(entry, lines.get(entry.line)!),
    line: entry.line,
    share: entry.share,
    project: entry.project,
    year: entry.year,
    counted: counted[i]!.counted,
    continues: null,
    origin: null,
    createdAt: at,
  }));
  const rows = entries.map(({ line, amount }, i) => {
    const { id: allotment, organization, readers } = allotments[i]!;
    const chain = { allotment, seq: 0, balance: noBalance, line, organization, readers };
    return drawOn(lines.get(line)!, chain, base(because, "plan", amount, line), because.on);
  });
  await insertAllotments(tx, allotments);
  await writePostings(tx, rows, new Map(allotments.map(({ id }, i) => [id, counted[i]!])));
  return allotments.map((one) => one.id);
}

/**
 * Moves allotments; answers the postings in order, for the rows that must name them. What was carried to a later year is
 * moved there: payment goes on in the new year's allotment.
 */
export async function post(
  tx: Tx,
  because: Because,
  moves: readonly Move[],
): Promise<PostingRef[]> {
  const asked = moves.filter((one) => one.amount > 0n);
  if (asked.length === 0) return [];
  const { jurisdiction } = because;
  await shareKey(tx, treasuryKey(jurisdiction));
  const lineages = await lineageOf(
    tx,
    jurisdiction,
    asked.map((one) => one.allotment),
  );
  for (const { allotment } of asked)
    if (!lineages.has(allotment)) throw new Refusal("notFound", "没有这笔计划额度，或者您看不到它");
  const members = [...new Map([...lineages.values()].flat().map((one) => [one.id, one])).values()];
  const drawn = asked.some(({ kind }) => isDrawing(kind)) ? members.map((one) => one.line) : [];
  await hold(tx, jurisdiction, { lines: drawn, allotments: members.map((one) => one.id) });
  const lines = await lineChains(tx, jurisdiction, drawn);
  const chains = await chainsOf(tx, jurisdiction, members);
  const placed = placesOf(asked, lineages, { chains, on: because.on });
  await refuseEnded(
    tx,
    jurisdiction,
    placed.filter((one) => one.kind === "commit").map((one) => chains.get(one.allotment)!.line),
  );
  const rows = placed.map(({ allotment, kind, amount }) => {
    const chain = chains.get(allotment)!;
    const posting = base(because, kind, amount, chain.line);
    if (isDrawing(kind)) return drawOn(lines.get(chain.line)!, chain, posting, because.on);
    return allotmentPart(chain, posting, because.on);
  });
  await writePostings(tx, rows, new Map(members.map((one) => [one.id, one])));
  return rows.map(({ id }, i) => ({ ...placed[i]!, id }));
}

/** Kinds that move a line together with its allotment. */
const isDrawing = (kind: Move["kind"]): boolean => ["plan", "unplan", "save"].includes(kind);

/** The chains of these allotments as far as they go. */
export async function chainsOf(
  tx: Tx,
  jurisdiction: string,
  members: readonly Pick<Lineage, "id" | "line" | "organization" | "readers">[],
): Promise<Map<string, Chain>> {
  const last = await lastAllotmentPostings(
    tx,
    jurisdiction,
    members.map((one) => one.id),
  );
  return new Map(
    members.map(({ id, line, organization, readers }) => {
      const { seq, balance } = last.get(id) ?? { seq: 0, balance: noBalance };
      return [id, { allotment: id, line, organization, readers, seq, balance }];
    }),
  );
}

/** A department may draw on a township's line without sight of what others drew: the chain is read whole. */
export const lineChains = (
  tx: Tx,
  jurisdiction: string,
  lines: readonly string[],
): Promise<Map<string, LineChain>> =>
  lines.length === 0
    ? Promise.resolve(new Map())
    : widened(tx, () => wholeChains(tx, jurisdiction, lines));

async function wholeChains(
  tx: Tx,
  jurisdiction: string,
  lines: readonly string[],
): Promise<Map<string, LineChain>> {
  const last = await lastLinePostings(tx, jurisdiction, lines);
  const empty = () => ({ seq: 0, balance: { approved: nought, drawn: nought } });
  const owners = await ownersOfLines(tx, jurisdiction, lines);
  return new Map(
    lines.map((line) => {
      const owner = owners.get(line);
      if (!owner) throw new Refusal("notFound", "没有这条预算指标");
      return [line, { line, ...owner, ...(last.get(line) ?? empty()) }];
    }),
  );
}
