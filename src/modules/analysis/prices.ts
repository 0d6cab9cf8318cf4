import { fen, type Money } from "../../base/money.ts";

/** 四分位, of amounts in order: between two neighbours by their distance, cut to the fen. */
export function quartile(sorted: readonly Money[], quarters: 1 | 2 | 3): Money {
  const steps = BigInt((sorted.length - 1) * quarters);
  const at = Number(steps / 4n);
  const low = sorted[at]!;
  const high = sorted[at + 1] ?? low;
  return fen(low + ((high - low) * (steps % 4n)) / 4n);
}

export type Spread = {
  low: Money;
  lowerQuartile: Money;
  median: Money;
  upperQuartile: Money;
  high: Money;
};

/** Fewer offices say nothing about what is usual. */
const fewest = 5;

export function spreadOf(prices: readonly Money[]): Spread {
  const sorted = prices.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  return {
    low: sorted[0]!,
    lowerQuartile: quartile(sorted, 1),
    median: quartile(sorted, 2),
    upperQuartile: quartile(sorted, 3),
    high: sorted.at(-1)!,
  };
}

/** 离群: more than one and a half times the distance of the quartiles away from them. */
export function isOutlier(
  price: Money,
  { lowerQuartile, upperQuartile }: Spread,
  offices: number,
): boolean {
  if (offices < fewest) return false;
  const reach = 3n * (upperQuartile - lowerQuartile);
  return 2n * price < 2n * lowerQuartile - reach || 2n * price > 2n * upperQuartile + reach;
}

/** What one office's share of a contract came to. */
export type Bought = {
  jurisdiction: string;
  contract: string;
  title: string;
  office: string;
  item: string;
  itemName: string;
  unit: string;
  quantity: number;
  amount: bigint;
};

/** By item and unit of counting, the most compared first. */
export function compared(bought: readonly Bought[]) {
  const groups = new Map<string, Bought[]>();
  for (const one of bought) {
    const key = `${one.item} ${one.unit}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()].map(spreadRow).toSorted((a, b) => b.rows.length - a.rows.length);
}

function spreadRow(rows: readonly Bought[]) {
  const priced = rows.map((one) => ({
    ...one,
    amount: fen(one.amount),
    unitPrice: fen(one.amount / BigInt(one.quantity)),
  }));
  const spread = spreadOf(priced.map((one) => one.unitPrice));
  const offices = new Set(rows.map((one) => one.office)).size;
  const { item, itemName, unit } = rows[0]!;
  return {
    item,
    itemName,
    unit,
    ...spread,
    rows: priced
      .map((one) => ({ ...one, isOutlier: isOutlier(one.unitPrice, spread, offices) }))
      .toSorted((a, b) => (a.unitPrice < b.unitPrice ? -1 : a.unitPrice > b.unitPrice ? 1 : 0)),
  };
}
