import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fen, yuan } from "../../base/money.ts";
import { meanPoints, pricePoints, rankingOf } from "./scoring.ts";

describe("低价优先法", () => {
  test.each([
    ["the lowest has the whole weight", "380000.00", 2000],
    ["380000 ÷ 390000 × 20 is 19.487…, kept as 19.49", "390000.00", 1949],
    ["380000 ÷ 398000 × 20 is 19.095…, kept as 19.10", "398000.00", 1910],
    ["twice the lowest has half", "760000.00", 1000],
  ])("%s", (_, price, points) => {
    expect(pricePoints(yuan(price), yuan("380000.00"), 20)).toBe(points);
  });

  test("a price never earns more than its weight, and a higher one never more than a lower", () => {
    const price = fc.bigInt(1n, 10n ** 14n).map(fen);
    fc.assert(
      fc.property(price, price, fc.integer({ min: 10, max: 30 }), (a, b, weight) => {
        const [low, high] = a < b ? [a, b] : [b, a];
        expect(pricePoints(low, low, weight)).toBe(weight * 100);
        expect(pricePoints(high, low, weight)).toBeLessThanOrEqual(weight * 100);
      }),
    );
  });
});

test("the mean of the seats drops neither the highest nor the lowest", () => {
  expect(meanPoints([7000, 7300, 7100])).toBe(7133);
  expect(meanPoints([7000, 7301])).toBe(7151);
});

test("equal points go to the lower price", () => {
  const ranking = rankingOf(
    [
      { id: "dear", price: yuan("200.00"), bySeat: [7500] },
      { id: "cheap", price: yuan("100.00"), bySeat: [6500] },
    ],
    20,
  );
  expect(ranking.map(({ id, points, rank }) => [id, points, rank])).toEqual([
    ["cheap", 8500, 1],
    ["dear", 8500, 2],
  ]);
});
