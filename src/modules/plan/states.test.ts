import { describe, expect, test } from "vitest";
import { day } from "../../base/day.ts";
import { fen } from "../../base/money.ts";
import { planLife } from "./states.ts";

const on = day("2026-01-20");
const facts = {
  lines: [],
  fiscal: fen(0n),
  ceiling: fen(0n),
  projects: [],
  change: { called: "增列项目", reason: "新增任务", document: "青财预〔2026〕9号", year: 2026 },
};

describe("the life of a plan: two up, two down", () => {
  test.each([
    ["submit", "compiling", "firstUp", "townshipClerk"],
    ["giveBack", "firstUp", "firstDown", "countyFinanceReviewer"],
    ["resubmit", "firstDown", "secondUp", "departmentOfficer"],
    ["askAgain", "secondUp", "firstDown", "countyFinanceOfficer"],
    ["approve", "secondUp", "approved", "countyFinanceOfficer"],
    ["change", "approved", "approved", "countyFinanceOfficer"],
    ["changeUsers", "approved", "approved", "townshipHead"],
  ] as const)("%s: %s → %s", (verb, from, to, role) => {
    expect(planLife.next(verb, from, [role], facts, on)).toBe(to);
  });

  test("a purchaser hands nothing down, county finance sends nothing up", () => {
    expect(() => planLife.next("giveBack", "firstUp", ["townshipClerk"], {}, on)).toThrow(
      "您的岗位不能办理",
    );
    expect(() => planLife.next("submit", "compiling", ["countyFinanceOfficer"], facts, on)).toThrow(
      "您的岗位不能办理",
    );
  });

  test("nothing is approved that was not sent up a second time", () => {
    expect(() => planLife.next("approve", "firstUp", ["countyFinanceOfficer"], facts, on)).toThrow(
      "现在是“一上已报”",
    );
  });
});
