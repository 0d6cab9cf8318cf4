import type { Answer } from "../../../base/endpoint.ts";
import type { listBudgetLines } from "../../../modules/budget/api.ts";
import type { viewFunds } from "../../../modules/desk/api.ts";
import type { FundRows } from "../../../modules/desk/fundForms.ts";
import type { Chain } from "../../parts/MoneyBar.tsx";

export type Line = Answer<typeof listBudgetLines>["rows"][number];
export type Six = Line["money"];

export type Funds = Answer<typeof viewFunds>;
export type Sums = Funds["total"];

/** A row of the page: what it moved, and the bar of what it has come to. */
export type Group = { id: string; name: string; jurisdiction: string; money: Sums; bar: Chain };

type Figured = Pick<Sums, "approved" | "planned" | "committed" | "paid">;

/** By service nothing is approved: the bar then begins with the plan. */
export const chainOf = ({ approved, planned, committed, paid }: Figured): Chain => ({
  budget: approved ?? planned,
  planned,
  contracted: committed,
  paid,
});

const plus = (a: Chain, b: Chain): Chain => {
  const add = (one: keyof Chain) => `${BigInt(a[one]) + BigInt(b[one])}`;
  return {
    budget: add("budget"),
    planned: add("planned"),
    contracted: add("contracted"),
    paid: add("paid"),
  };
};

/** Months stand in their order, and the bar of each is what the year had come to at its end. */
export function groupsOf(rows: Funds["rows"], by: FundRows): Group[] {
  const groups = rows.map(({ id, name, jurisdiction, ...money }) => {
    return { id, name, jurisdiction, money, bar: chainOf(money) };
  });
  if (by !== "month") return groups;
  let sofar: Chain = { budget: "0", planned: "0", contracted: "0", paid: "0" };
  return groups
    .toSorted((a, b) => a.id.localeCompare(b.id))
    .map((group) => ({ ...group, bar: (sofar = plus(sofar, group.bar)) }));
}

export const figures = [
  ["approved", "预算"],
  ["planned", "计划"],
  ["committed", "合同"],
  ["accepted", "验收"],
  ["paid", "支付"],
] as const;
export type Figure = (typeof figures)[number][0];

/** 未安排: approved and not yet planned. */
export const freeOf = ({ approved, planned }: Sums): bigint | undefined =>
  approved === null ? undefined : BigInt(approved) - BigInt(planned);

/** By which column the rows are sorted; "name" is the order in which they came. */
export type Order = "name" | Figure | "free" | "rate" | "days" | "overdue";

/** 付款用时 and 超期未付 of a row, where it is an office. */
type Paced = { days?: number | undefined; overdue?: number | undefined };

const valueOf = ({ money }: Group, order: Figure | "free"): bigint =>
  order === "free" ? (freeOf(money) ?? -1n) : BigInt(money[order] ?? "0");

/** A rate is compared by cross-multiplying: two shares that differ by a fen stay apart. */
function compare(a: Group, b: Group, order: Order, pace: (one: Group) => Paced): bigint {
  if (order === "name") return 0n;
  if (order === "rate")
    return BigInt(a.bar.paid) * BigInt(b.bar.budget) - BigInt(b.bar.paid) * BigInt(a.bar.budget);
  if (order === "days" || order === "overdue")
    return BigInt((pace(a)[order] ?? -1) - (pace(b)[order] ?? -1));
  return valueOf(a, order) - valueOf(b, order);
}

type Sorting = { order: Order; isDown: boolean; pace: (one: Group) => Paced };

export function sorted(groups: readonly Group[], { order, isDown, pace }: Sorting): Group[] {
  const sign = isDown ? -1 : 1;
  return groups.toSorted((a, b) => {
    const difference = compare(a, b, order, pace);
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
export const isSlow = ({ budget, paid }: Chain, gone: bigint): boolean =>
  BigInt(budget) > 0n && BigInt(paid) * 2000n < BigInt(budget) * gone;
