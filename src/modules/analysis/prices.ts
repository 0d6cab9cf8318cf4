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

/** Fewer say nothing about what is usual. */
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
  of: number,
): boolean {
  if (of < fewest) return false;
  const reach = 3n * (upperQuartile - lowerQuartile);
  return 2n * price < 2n * lowerQuartile - reach || 2n * price > 2n * upperQuartile + reach;
}
