import { expect, test } from "vitest";
import { day } from "../../base/day.ts";
import { allRoles } from "../organization/roles.ts";
import { flagLife } from "./states.ts";

const on = day("2026-07-20");

test.each([
  ["explain", "noticed", "townshipClerk", "explained"],
  ["explain", "sentBack", "departmentOfficer", "explained"],
  ["accept", "explained", "countyFinanceReviewer", "accepted"],
  ["accept", "explained", "disciplineInspector", "accepted"],
  ["sendBack", "explained", "countyFinanceReviewer", "sentBack"],
  ["refer", "accepted", "disciplineInspector", "referred"],
  ["refer", "lapsed", "auditor", "referred"],
  ["close", "referred", "disciplineInspector", "closed"],
] as const)("%s: from %s by %s to %s", (verb, from, role, to) => {
  expect(flagLife.next(verb, from, [role], {}, on)).toBe(to);
});

test("a closed lead is the end", () => {
  expect(flagLife.offers("closed", allRoles, {}, on)).toEqual([]);
});

test("no purchaser accepts an explanation, and finance closes no lead", () => {
  expect(() => flagLife.next("accept", "explained", ["townshipHead"], {}, on)).toThrow("不能办理");
  expect(() => flagLife.next("close", "referred", ["countyFinanceReviewer"], {}, on)).toThrow(
    "不能办理",
  );
});
