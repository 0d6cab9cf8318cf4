import type { Answer } from "../../../base/endpoint.ts";
import type { listBudgetLines } from "../../../modules/budget/api.ts";
import { sourceNames } from "../../../modules/budget/model.ts";
import type { Chain } from "../../parts/MoneyBar.tsx";

export type Line = Answer<typeof listBudgetLines>["rows"][number];
export type Six = Line["money"];

/** Lines that stand in one row of the table, with their money added up. */
export type Group = { id: string; name: string; lines: readonly Line[]; money: Six };

/** What the page can be read by. */
export const groupings = { organization: "按单位", source: "按资金来源", line: "按指标" } as const;
export type Grouping = keyof typeof groupings;

const none: Six = {
  approved: "0",
  planned: "0",
  committed: "0",
  accepted: "0",
  advanced: "0",
  paid: "0",
};

const plus = (a: string, b: string): string => `${BigInt(a) + BigInt(b)}`;

export const totalOf = (parts: readonly Six[]): Six =>
  parts.reduce(
    (sum, one) => ({
      approved: plus(sum.approved, one.approved),
      planned: plus(sum.planned, one.planned),
      committed: plus(sum.committed, one.committed),
      accepted: plus(sum.accepted, one.accepted),
      advanced: plus(sum.advanced, one.advanced),
      paid: plus(sum.paid, one.paid),
    }),
    none,
  );

export const chainOf = ({ approved, planned, committed, paid }: Six): Chain => ({
  budget: approved,
  planned,
  contracted: committed,
  paid,
});

const keyOf = (line: Line, by: Grouping): [string, string] => {
  if (by === "organization") return [line.organization.id, line.organization.name];
  if (by === "source") return [line.source, sourceNames[line.source]];
  return [line.id, line.title];
};

export function groupsOf(lines: readonly Line[], by: Grouping): Group[] {
  const found = new Map<string, { name: string; lines: Line[] }>();
  for (const line of lines) {
    const [id, name] = keyOf(line, by);
    const group = found.get(id) ?? { name, lines: [] };
    group.lines.push(line);
    found.set(id, group);
  }
  return [...found].map(([id, group]) => ({
    id,
    ...group,
    money: totalOf(group.lines.map((line) => line.money)),
  }));
}

/** By which figure the rows are sorted. */
export type Order = "budget" | "planned" | "contracted" | "paid" | "rate";

/** A rate is compared by cross-multiplying: two shares that differ by a fen stay apart. */
function compare(a: Six, b: Six, order: Order): bigint {
  if (order === "rate")
    return BigInt(a.paid) * BigInt(b.approved) - BigInt(b.paid) * BigInt(a.approved);
  return BigInt(chainOf(a)[order]) - BigInt(chainOf(b)[order]);
}

export function sorted(groups: readonly Group[], order: Order, isDown: boolean): Group[] {
  const sign = isDown ? -1 : 1;
  return groups.toSorted((a, b) => {
    const difference = compare(a.money, b.money, order);
    return difference === 0n ? 0 : sign * (difference > 0n ? 1 : -1);
  });
}

const dayOfYear = (on: string): number => {
  const at = (text: string) => Date.parse(`${text}T00:00:00Z`);
  return Math.round((at(on) - at(`${on.slice(0, 4)}-01-01`)) / 86_400_000) + 1;
};

/** 时间进度: how much of the fiscal year has passed, in tenths of a percent. */
export function yearGone(year: number, today: string): bigint {
  const current = Number(today.slice(0, 4));
  if (year !== current) return year < current ? 1000n : 0n;
  return BigInt(Math.floor((dayOfYear(today) * 1000) / dayOfYear(`${year}-12-31`)));
}

/** Paid less than half of what the passed part of the year would suggest. */
export const isSlow = (money: Six, gone: bigint): boolean =>
  BigInt(money.approved) > 0n && BigInt(money.paid) * 2000n < BigInt(money.approved) * gone;
