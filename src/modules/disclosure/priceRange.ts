import type { Day } from "../../base/day.ts";
import { fen, type Money } from "../../base/money.ts";
import type { Db } from "../../platform/db.ts";
import { listPrices, type Neighbouring } from "./neighbours.ts";

/** 四分位数 of sorted prices as the spreadsheet's QUARTILE reckons it: between two prices by parts, half up to the fen. */
export function quartileOf(sorted: readonly Money[], quarter: 0 | 1 | 2 | 3 | 4): Money {
  const steps = (sorted.length - 1) * quarter;
  const [low, high] = [sorted[Math.floor(steps / 4)]!, sorted[Math.ceil(steps / 4)]!];
  return fen(low + ((high - low) * BigInt(steps % 4) * 2n + 4n) / 8n);
}

/** 邻近单位的单价: what contracts of neighbours paid for one unit of an item, the same unit only. */
export async function priceRange(
  db: Db,
  { unit, ...asked }: Neighbouring & { unit: string },
  on: Day,
) {
  const found = await listPrices(db, asked, on);
  const same = found.filter((one) => one.unit === unit);
  const prices = same.map((one) => one.unitPrice).sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const places = new Set(same.map((one) => one.place)).size;
  const years = same.map((one) => one.year);
  if (prices.length === 0) return { count: 0, others: found.length, range: null };
  const of = (quarter: 0 | 1 | 2 | 3 | 4) => quartileOf(prices, quarter);
  return {
    count: prices.length,
    others: found.length - prices.length,
    range: {
      places,
      from: Math.min(...years),
      to: Math.max(...years),
      least: of(0),
      first: of(1),
      median: of(2),
      third: of(3),
      most: of(4),
    },
  };
}
