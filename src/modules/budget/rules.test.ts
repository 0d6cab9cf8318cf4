import { describe, expect, test } from "vitest";
import { fen } from "../../base/money.ts";
import type { Balance } from "./model.ts";
import { yearIsOpen } from "./ended.ts";
import * as rules from "./rules.ts";

/** planned, committed, accepted, advanced, paid; what is left out is nought. */
const balance = (...amounts: bigint[]): Balance => {
  const [planned, committed, accepted, advanced, paid] = [...amounts, 0n, 0n, 0n, 0n, 0n].map(fen);
  return {
    planned: planned!,
    committed: committed!,
    accepted: accepted!,
    advanced: advanced!,
    paid: paid!,
  };
};

const line = (approved: bigint, drawn: bigint) => ({ approved: fen(approved), drawn: fen(drawn) });

describe("预算法 13: a plan draws only on what is approved (budget.planWithinLine)", () => {
  test.each([
    ["exactly the line", line(100_000n, 100_000n), undefined],
    ["one fen more", line(100_000n, 100_001n), "指标批复 1,000.00 元，列入计划将超出 0.01 元"],
  ])("%s", (_, facts, because) => expect(rules.planWithinLine.broken(facts)).toBe(because));
});

describe("a cut leaves at least what is planned (budget.cutLeavesPlanned)", () => {
  test.each([
    ["down to the plan", line(50_000n, 50_000n), undefined],
    ["one fen below", line(49_999n, 50_000n), "核减后指标只有 499.99 元，比已列计划少 0.01 元"],
  ])("%s", (_, facts, because) => expect(rules.cutLeavesPlanned.broken(facts)).toBe(because));
});

describe("a grant is never split beyond its amount (budget.splitWithinGrant)", () => {
  const split = (given: bigint) => ({ given: fen(given), whole: fen(27_360_000_00n) });
  test.each([
    ["the whole grant", split(27_360_000_00n), undefined],
    ["one fen more", split(27_360_000_01n), "资金总额 27,360,000.00 元，拆分将超出 0.01 元"],
  ])("%s", (_, facts, because) => expect(rules.splitWithinGrant.broken(facts)).toBe(because));
});

describe("无预算不购买: a contract draws only on its own plan (budget.commitWithinPlan)", () => {
  test.each([
    ["exactly the plan", balance(100n, 100n), undefined],
    ["one fen more", balance(100n, 101n), "本项目计划 1.00 元，签订将超出 0.01 元"],
  ])("%s", (_, facts, because) => expect(rules.commitWithinPlan.broken(facts)).toBe(because));
});

describe("value is accepted only within the contract (budget.acceptWithinContract)", () => {
  test.each([
    ["the whole contract", balance(100n, 100n, 100n), undefined],
    ["all but the advance still out", balance(100n, 100n, 70n, 30n, 30n), undefined],
    [
      "one fen into the advance",
      balance(100n, 100n, 71n, 30n, 30n),
      "合同金额 1.00 元，验收将超出 0.01 元",
    ],
  ])("%s", (_, facts, because) => expect(rules.acceptWithinContract.broken(facts)).toBe(because));
});

describe("未购买不支付: only accepted value and advances are paid (budget.payWithinAcceptance)", () => {
  test.each([
    ["all that was accepted", balance(100n, 100n, 60n, 0n, 60n), undefined],
    ["one fen more", balance(100n, 100n, 60n, 0n, 61n), "已验收和预付 0.60 元，支付将超出 0.01 元"],
  ])("%s", (_, facts, because) => expect(rules.payWithinAcceptance.broken(facts)).toBe(because));
});

describe("what comes back was there before (budget.neverBelowNought)", () => {
  test.each([
    ["back to nought", balance(0n, 0n), undefined],
    ["one fen too much", balance(100n, -1n), "多出 0.01 元"],
  ])("%s", (_, facts, because) => expect(rules.neverBelowNought.broken(facts)).toBe(because));
});

describe("an ended year takes nothing new (budget.yearIsOpen)", () => {
  test.each([
    ["a year that is open", { ended: undefined }, undefined],
    [
      "a year that was ended",
      { ended: 2025 },
      "2025 年度已办年终结转，不能再批复、列入计划或签订合同",
    ],
  ])("%s", (_, facts, because) => expect(yearIsOpen.broken(facts)).toBe(because));
});
