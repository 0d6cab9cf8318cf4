import { describe, expect, test } from "vitest";
import { day } from "../../base/day.ts";
import { yuan } from "../../base/money.ts";
import { weightSets, weightsFor } from "../policy/figures.ts";
import { availableOf, executionPoints, mustExplain, pointsOf, type Aim } from "./scoring.ts";

const weights = weightsFor(weightSets, "单位自评", day("2026-12-01"));

const aim = (id: string, dimension: Aim["dimension"], weight: number): Aim => ({
  id,
  dimension,
  sense: "atLeast",
  goal: 10000,
  weight,
});

describe("分值 10/50/30/10", () => {
  test("each group gets its part, split by the weights of its targets", () => {
    const aims = [
      aim("户数", "quantity", 30),
      aim("及时", "timeliness", 20),
      aim("效益", "benefit", 30),
      aim("满意", "satisfaction", 10),
    ];
    expect([...availableOf(weights, aims)]).toEqual([
      ["户数", 3000],
      ["及时", 2000],
      ["效益", 3000],
      ["满意", 1000],
    ]);
  });

  test("without a target of satisfaction its ten points go to the others, and still make ninety", () => {
    const points = availableOf(weights, [aim("产出", "quality", 1), aim("效益", "benefit", 1)]);
    expect([...points]).toEqual([
      ["产出", 5625],
      ["效益", 3375],
    ]);
  });

  test("thirds lose no hundredth", () => {
    const three = ["a", "b", "c"].map((id) => aim(id, "benefit", 1));
    const points = [...availableOf(weights, [aim("产出", "cost", 1), ...three]).values()];
    expect(points.reduce((sum, one) => sum + one, 0)).toBe(9000);
  });
});

describe("得分", () => {
  test.each([
    ["reached exactly", 10000, 5000],
    ["more than promised earns no more", 12000, 5000],
    ["one hundredth less loses what it is worth", 9999, 4999],
    ["half", 5000, 2500],
    ["nothing", 0, 0],
  ])("at least 100: %s", (_, actual, points) => {
    expect(pointsOf(aim("a", "quantity", 1), actual, 5000)).toBe(points);
  });

  test.each([
    ["exactly the limit", 200, 1000],
    ["below it", 0, 1000],
    ["twice the limit", 400, 500],
    ["one hundredth beyond", 201, 995],
  ])("at most 2: %s", (_, actual, points) => {
    const most: Aim = { ...aim("a", "quality", 1), sense: "atMost", goal: 200 };
    expect(pointsOf(most, actual, 1000)).toBe(points);
  });

  test("none allowed and one found: no points", () => {
    const none: Aim = { ...aim("a", "quality", 1), sense: "atMost", goal: 0 };
    expect(pointsOf(none, 0, 1000)).toBe(1000);
    expect(pointsOf(none, 1, 1000)).toBe(0);
  });
});

describe("预算执行率", () => {
  test.each([
    ["all paid", "10000.00", 1000],
    ["one fen short", "9999.99", 999],
    ["more than all", "12000.00", 1000],
    ["half", "5000.00", 500],
    ["nothing", "0.00", 0],
  ])("%s", (_, paid, points) => {
    expect(executionPoints(weights, { budget: yuan("10000.00"), paid: yuan(paid) })).toBe(points);
  });

  test("without a budget there are no points to earn", () => {
    expect(executionPoints(weights, { budget: yuan("0"), paid: yuan("0") })).toBe(0);
  });
});

test.each([
  ["a fifth less", 8000, false],
  ["one hundredth more than a fifth less", 7999, true],
  ["a fifth more", 12000, false],
  ["one hundredth more than a fifth more", 12001, true],
])("%s must be explained: see", (_, actual, must) => {
  expect(mustExplain(aim("a", "quantity", 1), actual)).toBe(must);
});
