import { describe, expect, test } from "vitest";
import { day } from "../../base/day.ts";
import { fen } from "../../base/money.ts";
import { projectLife } from "./states.ts";

const on = day("2026-03-02");

describe("the life of a project", () => {
  test.each([
    ["edit", "jointlyReviewed", "drafted", "townshipClerk"],
    ["agree", "submitted", "submitted", "reviewDiscipline"],
    ["disagree", "submitted", "returned", "reviewParty"],
    ["pass", "submitted", "jointlyReviewed", "reviewFinance"],
    ["sendBack", "financeReviewed", "returned", "countyFinanceReviewer"],
    ["withdraw", "drafted", "withdrawn", "townshipHead"],
    ["close", "inPlan", "closed", "countyFinanceOfficer"],
  ] as const)("%s: from %s to %s by %s", (verb, from, to, role) => {
    expect(projectLife.next(verb, from, [role], {}, on)).toBe(to);
  });

  test("money in the plan goes back only while nothing is under contract", () => {
    const leave = (committed: bigint) =>
      projectLife.next(
        "leavePlan",
        "inPlan",
        ["countyFinanceOfficer"],
        { committed: fen(committed) },
        on,
      );
    expect(leave(0n)).toBe("withdrawn");
    expect(() => leave(1n)).toThrow("已签合同 0.01 元");
  });

  test.each(["closed", "withdrawn"] as const)("%s is an end", (status) => {
    for (const role of ["townshipClerk", "countyFinanceOfficer", "reviewFinance"] as const)
      expect(projectLife.offers(status, [role], {}, on)).toEqual([]);
  });

  test("a reviewer cannot submit, and a clerk cannot sign", () => {
    expect(() => projectLife.next("agree", "submitted", ["townshipClerk"], {}, on)).toThrow(
      "不能办理",
    );
    expect(projectLife.offers("drafted", ["reviewFinance"], {}, on)).toEqual([]);
  });
});
