import { describe, expect, test } from "vitest";
import { executionStaysWithinBudget } from "./rules.ts";

describe("预算法 13: execution stays within the approved budget", () => {
  const column = "general.executed";
  const broken = (executed: bigint) =>
    executionStaysWithinBudget.broken({ column, budget: 2_625_510_000n, executed });

  test("exactly the budget is within it", () => {
    expect(broken(2_625_510_000n)).toBeUndefined();
  });

  test("a fen more is beyond it, and is said to the fen", () => {
    expect(broken(2_625_510_001n)).toBe(
      "执行数 2625.510001 万元，大于预算数 2625.51 万元，多 0.000001 万元",
    );
  });
});
