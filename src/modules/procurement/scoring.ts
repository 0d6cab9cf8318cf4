import type { Money } from "../../base/money.ts";

/** Division of whole numbers, half away from nought: points are kept to hundredths. */
const rounded = (dividend: bigint, divisor: bigint): number =>
  Number((2n * dividend + divisor) / (2n * divisor));

/** 低价优先法: lowest ÷ price × weight, in hundredths of a point. */
export const pricePoints = (price: Money, lowest: Money, weight: number): number =>
  rounded(lowest * BigInt(weight) * 100n, price);

/** The mean of what the seats gave, in hundredths; neither highest nor lowest is dropped (财库〔2014〕214号). */
export const meanPoints = (sums: readonly number[]): number =>
  sums.length === 0
    ? 0
    : rounded(BigInt(sums.reduce((total, one) => total + one, 0)), BigInt(sums.length));

export type Scored = {
  id: string;
  price: Money;
  /** What each seat gave in all, in hundredths. */
  bySeat: readonly number[];
};

export type Ranked = {
  id: string;
  price: Money;
  pricePoints: number;
  points: number;
  rank: number;
};

/** 排序: by points; equal ones by the lower price; still equal, by what the panel gave, which then is the same too. */
export function rankingOf(responses: readonly Scored[], priceWeight: number): Ranked[] {
  const lowest = responses.reduce<Money | undefined>(
    (least, { price }) => (least === undefined || price < least ? price : least),
    undefined,
  );
  if (lowest === undefined) return [];
  return responses
    .map(({ id, price, bySeat }) => {
      const forPrice = pricePoints(price, lowest, priceWeight);
      return { id, price, pricePoints: forPrice, points: meanPoints(bySeat) + forPrice };
    })
    .sort((a, b) => b.points - a.points || (a.price < b.price ? -1 : a.price > b.price ? 1 : 0))
    .map((one, at) => ({ ...one, rank: at + 1 }));
}
