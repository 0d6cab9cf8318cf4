import { describe, expect, test } from "vitest";
import { fen } from "../../base/money.ts";
import { quartileOf } from "./priceRange.ts";

const prices = (...all: bigint[]) => all.map(fen);

describe("quartiles of what neighbours paid, as a spreadsheet reckons them", () => {
  test.each([
    ["one price is all of them", prices(700n), [700n, 700n, 700n, 700n, 700n]],
    ["two", prices(100n, 200n), [100n, 125n, 150n, 175n, 200n]],
    ["three", prices(100n, 200n, 400n), [100n, 150n, 200n, 300n, 400n]],
    ["four", prices(100n, 200n, 300n, 400n), [100n, 175n, 250n, 325n, 400n]],
    ["half a fen goes up", prices(100n, 101n), [100n, 100n, 101n, 101n, 101n]],
  ])("%s", (_, sorted, expected) => {
    expect(([0, 1, 2, 3, 4] as const).map((quarter) => quartileOf(sorted, quarter))).toEqual(
      expected,
    );
  });
});
