import { describe, expect, test } from "vitest";
import { day } from "../../base/day.ts";
import type { Role } from "../organization/roles.ts";
import { roundLife, unitLife } from "./states.ts";

const on = day("2026-07-10");

describe("the life of a return", () => {
  test.each([
    ["open", "unopened", "open", "countyFinanceOfficer"],
    ["join", "checked", "open", "countyFinanceOfficer"],
    ["sum", "open", "summed", "countyFinanceOfficer"],
    ["sum", "checked", "summed", "countyFinanceReviewer"],
    ["check", "summed", "checked", "countyFinanceOfficer"],
    ["file", "checked", "filed", "countyFinanceReviewer"],
    ["sendBack", "filed", "sentBack", "cityFinanceViewer"],
    ["correct", "filed", "open", "countyFinanceReviewer"],
    ["correct", "sentBack", "open", "countyFinanceReviewer"],
  ] as const)("%s: %s → %s", (verb, from, to, role) => {
    expect(roundLife.next(verb, from, [role], {}, on)).toBe(to);
  });

  test("nothing moves what is filed but being sent back or corrected", () => {
    const everybody: Role[] = [
      "countyFinanceOfficer",
      "countyFinanceReviewer",
      "cityFinanceViewer",
    ];
    const verbs = roundLife.offers("filed", everybody, {}, on).map((one) => one.verb);
    expect(verbs).toEqual(["sendBack", "correct"]);
  });

  test("filing is in the hands of the reviewer, sending back in those of the upper level", () => {
    expect(() => roundLife.next("file", "checked", ["countyFinanceOfficer"], {}, on)).toThrow(
      "您的岗位不能办理“报送”",
    );
    expect(() => roundLife.next("sendBack", "filed", ["countyFinanceReviewer"], {}, on)).toThrow(
      "您的岗位不能办理",
    );
  });
});

describe("the life of a unit's part", () => {
  test.each([
    ["ask", "unasked", "open", "countyFinanceOfficer"],
    ["confirm", "open", "confirmed", "townshipHead"],
    ["confirm", "sentBack", "confirmed", "departmentOfficer"],
    ["sendBack", "confirmed", "sentBack", "countyFinanceOfficer"],
    ["vouch", "open", "confirmed", "countyFinanceReviewer"],
  ] as const)("%s: %s → %s", (verb, from, to, role) => {
    expect(unitLife.next(verb, from, [role], {}, on)).toBe(to);
  });
});
