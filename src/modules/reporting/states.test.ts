import { describe, expect, test } from "vitest";
import { day } from "../../base/day.ts";
import { partsIn } from "./parts.ts";
import { roundLife, unitLife, type Part } from "./states.ts";

const on = day("2026-07-10");

describe("the life of a return", () => {
  test.each([
    ["open", "unopened", "open", "officer"],
    ["join", "checked", "open", "officer"],
    ["sum", "open", "summed", "officer"],
    ["sum", "checked", "summed", "reviewer"],
    ["omit", "summed", "summed", "reviewer"],
    ["check", "summed", "checked", "officer"],
    ["file", "checked", "filed", "reviewer"],
    ["sendBack", "filed", "sentBack", "superior"],
    ["correct", "filed", "open", "reviewer"],
    ["correct", "sentBack", "open", "reviewer"],
  ] as const)("%s: %s → %s", (verb, from, to, role) => {
    expect(roundLife.next(verb, from, [role], {}, on)).toBe(to);
  });

  test("nothing moves what is filed but being sent back or corrected", () => {
    const everybody: Part[] = ["officer", "reviewer", "superior"];
    const verbs = roundLife.offers("filed", everybody, {}, on).map((one) => one.verb);
    expect(verbs).toEqual(["sendBack", "correct"]);
  });

  test("filing is in the hands of the reviewer, sending back in those of the upper level", () => {
    expect(() => roundLife.next("file", "checked", ["officer"], {}, on)).toThrow(
      "您的岗位不能办理“报送”",
    );
    expect(() => roundLife.next("sendBack", "filed", ["reviewer"], {}, on)).toThrow(
      "您的岗位不能办理",
    );
  });
});

describe("the life of a unit's part", () => {
  test.each([
    ["ask", "unasked", "open", "officer"],
    ["confirm", "open", "confirmed", "unit"],
    ["confirm", "sentBack", "confirmed", "unit"],
    ["sendBack", "confirmed", "sentBack", "officer"],
    ["vouch", "open", "confirmed", "reviewer"],
  ] as const)("%s: %s → %s", (verb, from, to, role) => {
    expect(unitLife.next(verb, from, [role], {}, on)).toBe(to);
  });
});

describe("where somebody stands towards a return", () => {
  test.each([
    ["countyFinanceOfficer", "990101", "990101", ["officer"]],
    ["countyFinanceReviewer", "990101", "990101", ["reviewer"]],
    ["cityFinanceOfficer", "990100", "990100", ["officer"]],
    ["provinceFinanceReviewer", "990000", "990000", ["reviewer"]],
    ["townshipHead", "990101", "990101", ["unit"]],
    // Above a return one sends it back, and does nothing else with it.
    ["cityFinanceOfficer", "990100", "990101", ["superior"]],
    ["cityFinanceViewer", "990100", "990101", ["superior"]],
    ["provinceFinanceReviewer", "990000", "990100", ["superior"]],
    ["provinceFinanceViewer", "990000", "990101", ["superior"]],
    // Beside it, below it, or only looking on in its own office: nothing.
    ["cityFinanceOfficer", "990100", "990201", []],
    ["cityFinanceOfficer", "990100", "990000", []],
    ["cityFinanceViewer", "990100", "990100", []],
    ["countyFinanceReviewer", "990101", "990102", []],
    ["provinceFinanceReviewer", "980000", "990100", []],
  ] as const)("%s of %s, of a return of %s: %j", (role, own, of, parts) => {
    expect(partsIn({ roles: [role], jurisdiction: own }, of)).toEqual(parts);
  });
});
