import { describe, expect, test } from "vitest";
import { day } from "../../base/day.ts";
import type { MeasureWeight } from "./model.ts";
import { pointsOf, ranked, score, scoreOf, tableFor, valueOf } from "./scoring.ts";

const row = (more: Partial<MeasureWeight> = {}): MeasureWeight => ({
  place: "",
  measure: "execution",
  weight: 20,
  best: 100,
  worst: 40,
  document: "样例",
  from: day("2020-03-01"),
  confirmed: false,
  ...more,
});

describe("得分 in proportion between the two values", () => {
  test.each([
    ["at the worst", 4_000, 0],
    ["a hundredth above it", 4_001, 0],
    ["half way", 7_000, 1_000],
    ["a hundredth below the best", 9_999, 1_999],
    ["at the best", 10_000, 2_000],
    ["beyond it", 12_000, 2_000],
    ["below the worst", 0, 0],
  ])("%s", (_, value, points) => {
    expect(pointsOf(value, row())).toBe(points);
  });

  test.each([
    ["fifteen days earn all", 1_500, 1_500],
    ["sixty earn nothing", 6_000, 0],
    ["thirty-seven and a half earn half", 3_750, 750],
  ])("days are better the fewer they are: %s", (_, value, points) => {
    expect(pointsOf(value, row({ measure: "paying", weight: 15, best: 15, worst: 60 }))).toBe(
      points,
    );
  });
});

test("an exact quotient is not cut by a hundredth", () => {
  const kept = row({ measure: "planKept", weight: 15, best: 100, worst: 60 });
  expect(pointsOf(6_072, kept)).toBe(27);
});

describe("the value of what was counted", () => {
  test("per cent, days and points in hundredths, cut", () => {
    expect(valueOf("execution", { got: 2n, of: 3n })).toBe(6_666);
    expect(valueOf("paying", { got: 50n, of: 3n })).toBe(1_666);
    expect(valueOf("evaluation", { got: 17_501n, of: 2n })).toBe(8_750);
  });

  test("nothing to count leaves the measure out, and the rest is scaled", () => {
    const none = score(row({ measure: "evaluation", weight: 30 }), { got: 0n, of: 0n });
    const half = score(row(), { got: 70n, of: 100n });
    expect(none).toMatchObject({ counted: null, value: null, points: null });
    expect(scoreOf([none, half])).toBe(5_000);
    expect(scoreOf([none])).toBeNull();
  });
});

test("equal scores share a place, who has none comes last without one", () => {
  const rows = [{ score: null }, { score: 70 }, { score: 90 }, { score: 90 }];
  expect(ranked(rows)).toEqual([
    { score: 90, rank: 1 },
    { score: 90, rank: 1 },
    { score: 70, rank: 3 },
    { score: null, rank: null },
  ]);
});

describe("the table of weights", () => {
  const rows = [
    row(),
    row({ place: "9901", weight: 40, from: day("2026-01-01") }),
    row({ place: "9901", weight: 50, from: day("2027-01-01") }),
  ];

  test("the most local in force holds, the newest of it", () => {
    expect(tableFor(rows, "990101", day("2025-12-31")).map((one) => one.weight)).toEqual([20]);
    expect(tableFor(rows, "990101", day("2026-12-31")).map((one) => one.weight)).toEqual([40]);
    expect(tableFor(rows, "990101", day("2027-01-01")).map((one) => one.weight)).toEqual([50]);
  });

  test("without one there is no score", () => {
    expect(() => tableFor(rows, "990101", day("2020-02-29"))).toThrow(
      "没有 2020-02-29 适用的考核权重",
    );
  });
});
