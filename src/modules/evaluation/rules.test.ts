import { describe, expect, test } from "vitest";
import { yuan } from "../../base/money.ts";
import * as rules from "./rules.ts";

const verdict = (because: string | undefined) => (because === undefined ? "kept" : "broken");

describe("102号令 20: targets first, then evaluation", () => {
  test.each([
    [1, "kept"],
    [0, "broken"],
  ])("%i targets", (targets, expected) => {
    expect(verdict(rules.targetsWereSet.broken({ targets }))).toBe(expected);
  });

  test.each([
    [3, "kept"],
    [2, "broken"],
  ])("three targets, %i scored", (scored, expected) => {
    expect(verdict(rules.everyTargetIsScored.broken({ targets: 3, scored }))).toBe(expected);
  });

  test.each([
    ["0.01", "kept"],
    ["0.00", "broken"],
  ])("%s accepted", (accepted, expected) => {
    const facts = { accepted: yuan(accepted) };
    expect(verdict(rules.evaluatedAfterAcceptance.broken(facts))).toBe(expected);
  });
});

test.each([
  ["exactly 80 %", "8000.00", "kept"],
  ["one fen less", "7999.99", "broken"],
  ["exactly 120 %", "12000.00", "kept"],
  ["one fen more", "12000.01", "broken"],
])("执行率 %s", (_, paid, expected) => {
  const facts = { budget: yuan("10000.00"), paid: yuan(paid) };
  expect(verdict(rules.executionIsPlausible.broken(facts))).toBe(expected);
});

test.each([
  ["a poor grade with a consequence", true, 1, "kept"],
  ["a poor grade without one", true, 0, "broken"],
  ["a good grade without one", false, 0, "kept"],
])("102号令 21: %s", (_, isPoor, consequences, expected) => {
  expect(verdict(rules.badGradeHasConsequence.broken({ isPoor, consequences }))).toBe(expected);
});
