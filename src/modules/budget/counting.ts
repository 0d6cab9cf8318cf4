import { sql } from "kysely";
import { Refusal } from "../../base/refusal.ts";
import { rowsOf, widened, type Db, type Tx } from "../../platform/db.ts";
import { appendDeltas, type Delta } from "../../platform/rollup.ts";
import type { SixKind } from "../policy/model.ts";
import type { LedgerName, PostingKind } from "./model.ts";
import { insertPostings, type PostingRow } from "./writes.ts";

/** What the running sums of the statutory returns are called, to whoever reads them. */
export const returnsTopic = "returns";

/**
 * 计入: both (全辖和本级), whole (全辖 alone: what townships spend) or, for projects only, own (本级 alone); ledger, class, kind.
 */
export type Counted = [where: string, ledger: string, functionalClass: string, kind: string];

type Effect = { measure: "budget" | "executed"; sign: 1n | -1n };

/**
 * What each kind of posting counts for in the returns. A new kind does not compile until its author says it here; what
 * counts must count the same in `statistic_recount` and in the recount of statistics.
 */
const effects: Record<PostingKind, Effect | undefined> = {
  approve: undefined,
  adjust: undefined,
  cut: undefined,
  plan: { measure: "budget", sign: 1n },
  unplan: undefined, // 预算数 is what was first approved
  save: undefined,
  commit: undefined,
  release: undefined,
  accept: undefined,
  unaccept: undefined,
  advance: { measure: "executed", sign: 1n },
  recover: undefined,
  pay: { measure: "executed", sign: 1n },
  return: { measure: "executed", sign: -1n },
  refund: { measure: "executed", sign: -1n },
  settle: undefined,
  carry: undefined, // the year that it leaves keeps what was first approved
  takeUp: { measure: "budget", sign: 1n },
  lapse: undefined,
};

/** How an allotment's money is counted, and the year of its line. */
export type CountedAllotment = { counted: string[]; year: number };

/** Writes postings and, in the same act, what they change in the sums. */
export async function writePostings(
  tx: Tx,
  rows: readonly PostingRow[],
  allotments: ReadonlyMap<string, CountedAllotment>,
): Promise<void> {
  await insertPostings(tx, rows);
  await appendDeltas(tx, deltasOf(rows, allotments));
  await countProjects(
    tx,
    rows.filter((one) => one.kind === "plan" || one.kind === "takeUp"),
  );
}

/** The first plan counts in its line's year, execution in the year in which it was paid. */
const deltasOf = (
  rows: readonly PostingRow[],
  allotments: ReadonlyMap<string, CountedAllotment>,
): Delta[] =>
  rows.flatMap((row): Delta[] => {
    const effect = effects[row.kind];
    if (!effect || (effect.measure === "budget" && row.seq !== 1)) return [];
    const { jurisdiction, happenedOn, recordedAt, amount } = row;
    const { counted, year: planned } = allotments.get(row.allotment!)!;
    const year = effect.measure === "budget" ? planned : Number(happenedOn.slice(0, 4));
    const delta = {
      jurisdiction,
      topic: returnsTopic,
      year,
      keys: counted,
      happenedOn,
      recordedAt,
    };
    return [{ ...delta, measure: effect.measure, amount: effect.sign * amount }];
  });

type CountedLine = {
  id: string;
  year: number;
  ledger: LedgerName;
  functionalClass: string;
  isTownship: boolean;
};

/** How money of each line is counted, but for the kind, which is the project's. */
export async function countedLines(
  db: Db,
  jurisdiction: string,
  lines: readonly string[],
): Promise<Map<string, (kind: SixKind) => CountedAllotment>> {
  const rows = await rowsOf(
    db,
    sql<CountedLine>`
      select l.id, l.year, l.ledger, left(l.functional_class, 3) as functional_class, o.kind = 'township' as is_township
      from budget_line l join organization o on o.id = l.organization
      where l.jurisdiction = ${jurisdiction} and l.id = any(${[...new Set(lines)]}::uuid[])`,
  );
  const found = new Map(
    rows.map(({ id, year, ledger, functionalClass, isTownship }) => [
      id,
      (kind: SixKind): CountedAllotment => ({
        counted: [isTownship ? "whole" : "both", ledger, functionalClass, kind],
        year,
      }),
    ]),
  );
  for (const line of lines)
    if (!found.has(line)) throw new Refusal("notFound", "没有这条预算指标，或者您看不到它");
  return found;
}

type Part = { id: string; project: string; year: number; counted: string[]; budget: bigint };

const weightOf = ({ budget, counted: [, ledger, functionalClass] }: Part) =>
  [budget, functionalClass!, ledger!] as const;

/** 项目数's place in a year: its largest budget; the smaller class on a tie, then 一般公共预算. */
function homeOf(parts: readonly Part[]): Part | undefined {
  const sums = new Map<string, Part>();
  for (const part of parts) {
    const key = part.counted.slice(1).join();
    const sum = sums.get(key);
    sums.set(key, sum ? { ...sum, budget: sum.budget + part.budget } : part);
  }
  return [...sums.values()].toSorted((a, b) => {
    const [budgetA, classA, ledgerA] = weightOf(a);
    const [budgetB, classB, ledgerB] = weightOf(b);
    if (budgetA !== budgetB) return budgetA > budgetB ? -1 : 1;
    if (classA !== classB) return classA < classB ? -1 : 1;
    return ledgerA > ledgerB ? -1 : 1;
  })[0];
}

/** 全辖 and 本级 each have a home of their own: the county's part of a project may lie elsewhere than the townships'. */
function homesOf(parts: readonly Part[], sign: 1n | -1n): [keys: string[], amount: bigint][] {
  const whole = homeOf(parts);
  const own = homeOf(parts.filter((one) => one.counted[0] === "both"));
  return [
    ...(whole ? [[["whole", ...whole.counted.slice(1)], sign] as [string[], bigint]] : []),
    ...(own ? [[["own", ...own.counted.slice(1)], sign] as [string[], bigint]] : []),
  ];
}

/** By project and year. */
function grouped(parts: readonly Part[]): Part[][] {
  const groups = new Map<string, Part[]>();
  for (const part of parts) {
    const key = `${part.project} ${part.year}`;
    groups.set(key, [...(groups.get(key) ?? []), part]);
  }
  return [...groups.values()];
}

/** After new allotments of some projects are posted: where each project counted before and where it counts now. */
async function countProjects(tx: Tx, planned: readonly PostingRow[]): Promise<void> {
  const [first] = planned;
  if (!first) return;
  const { jurisdiction, happenedOn, recordedAt } = first;
  const fresh = new Set(planned.map((one) => one.id));
  const parts = await widened(tx, () => partsOf(tx, planned));
  const base = { jurisdiction, topic: returnsTopic, measure: "projects", happenedOn, recordedAt };
  const deltas = grouped(parts).flatMap((all) => {
    const before = all.filter((one) => !fresh.has(one.id));
    const homes = [...homesOf(before, -1n), ...homesOf(all, 1n)];
    return homes.map(([keys, amount]): Delta => ({ ...base, year: all[0]!.year, keys, amount }));
  });
  await appendDeltas(tx, netted(deltas));
}

/** All first plans of the projects that have just got more; the asker need not see each. */
const partsOf = (db: Db, planned: readonly PostingRow[]): Promise<Part[]> =>
  rowsOf(
    db,
    sql<Part>`
      select p.id, a.project, l.year, a.counted, p.amount as budget
      from allotment a
      join budget_line l on l.jurisdiction = a.jurisdiction and l.id = a.line
      join posting p on p.jurisdiction = a.jurisdiction and p.allotment = a.id and p.seq = 1 and p.kind in ('plan', 'takeUp')
      where a.jurisdiction = ${planned[0]!.jurisdiction} and a.project in (
        select project from allotment where jurisdiction = ${planned[0]!.jurisdiction}
          and id = any(${planned.map((one) => one.allotment!)}::uuid[]))`,
  );

/** A project that stays where it was counted changes nothing. */
function netted(deltas: readonly Delta[]): Delta[] {
  const sums = new Map<string, Delta>();
  for (const delta of deltas) {
    const key = `${delta.year} ${delta.keys.join()}`;
    const amount = (sums.get(key)?.amount ?? 0n) + delta.amount;
    sums.set(key, { ...delta, amount });
  }
  return [...sums.values()];
}
