import { describe, expect, test } from "vitest";
import { fen } from "../../base/money.ts";
import { compared, isOutlier, spreadOf, type Bought } from "./prices.ts";

const prices = (...amounts: number[]) => amounts.map((one) => fen(BigInt(one)));

describe("四分位", () => {
  test("five prices stand at their own places", () => {
    expect(spreadOf(prices(500, 100, 300, 200, 400))).toEqual({
      low: 100n,
      lowerQuartile: 200n,
      median: 300n,
      upperQuartile: 400n,
      high: 500n,
    });
  });

  test("between two neighbours it lies at their distance, cut to the fen", () => {
    expect(spreadOf(prices(100, 201))).toMatchObject({
      lowerQuartile: 125n,
      median: 150n,
      upperQuartile: 175n,
    });
  });

  test("one price alone is all of them", () => {
    expect(spreadOf(prices(77))).toMatchObject({ low: 77n, median: 77n, high: 77n });
  });
});

describe("离群", () => {
  const spread = spreadOf(prices(100, 200, 300, 400, 500));

  test("at one and a half times the distance it is still usual, a fen beyond it is not", () => {
    expect(isOutlier(fen(700n), spread, 5)).toBe(false);
    expect(isOutlier(fen(701n), spread, 5)).toBe(true);
    expect(isOutlier(fen(-100n), spread, 5)).toBe(false);
    expect(isOutlier(fen(-101n), spread, 5)).toBe(true);
  });

  const bought = (prices: readonly number[], offices: number): Bought[] =>
    prices.map((price, at) => ({
      jurisdiction: "990101",
      contract: `${at}`,
      title: "记账",
      office: `${at % offices}`,
      item: "B0301",
      itemName: "会计服务",
      unit: "村·年",
      quantity: 2,
      amount: BigInt(price * 2),
    }));

  test("offices are counted, not their contracts", () => {
    const outOf = (offices: number) =>
      compared(bought([100, 100, 100, 100, 100, 900], offices))[0]!.rows.map(
        (one) => one.isOutlier,
      );
    expect(outOf(4)).toEqual([false, false, false, false, false, false]);
    expect(outOf(5)).toEqual([false, false, false, false, false, true]);
  });

  test("among four nothing is called unusual", () => {
    expect(isOutlier(fen(9_999n), spread, 4)).toBe(false);
  });
});
