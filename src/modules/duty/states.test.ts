import { describe, expect, test } from "vitest";
import { day } from "../../base/day.ts";
import type { DutyStatus, UnifiedStatus } from "./model.ts";
import { dutyLife, unifiedLife } from "./states.ts";

const on = day("2026-03-01");
const decision = {
  document: "青编发〔2026〕3号（虚构）",
  issuer: "县委编委",
  decidedOn: on,
  decidedBy: "编委会议",
};
const facts = { decision, effectOn: on };

describe("the life of a duty", () => {
  test.each([
    ["admit", "unadmitted", "admitted"],
    ["amend", "admitted", "amended"],
    ["withdraw", "admitted", "withdrawn"],
  ] as const)("%s: %s → %s", (verb, from, to) => {
    expect(dutyLife.next(verb, from, ["countyFinanceOfficer"], facts, on)).toBe(to);
  });

  test.each(["amended", "withdrawn"] as const)("%s is the end", (end: DutyStatus) => {
    expect(dutyLife.offers(end, ["countyFinanceReviewer"], {}, on)).toEqual([]);
  });

  test("is in the hands of county finance alone", () => {
    expect(() => dutyLife.next("admit", "unadmitted", ["departmentOfficer"], facts, on)).toThrow(
      "您的岗位不能办理",
    );
  });
});

describe("the life of what one department buys for all", () => {
  test.each([
    ["unify", "unlisted", "listed"],
    ["release", "listed", "ended"],
  ] as const)("%s: %s → %s", (verb, from, to) => {
    expect(unifiedLife.next(verb, from, ["countyFinanceReviewer"], facts, on)).toBe(to);
  });

  test("what has ended is not ended again", () => {
    const ended: UnifiedStatus = "ended";
    expect(() => unifiedLife.next("release", ended, ["countyFinanceOfficer"], facts, on)).toThrow(
      "现在是“已取消”",
    );
  });
});
