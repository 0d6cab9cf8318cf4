import { describe, expect, test } from "vitest";
import { departmentHasAgreed, reviewsAreDone, reviewsAsSample } from "./reviewRules.ts";

const asked = (role: string, name: string, hasAgreed: boolean, confirmed = true) => ({
  role,
  name,
  hasAgreed,
  confirmed,
  document: "青财购〔2026〕5号（虚构）",
});

const department = (hasAgreed: boolean) => asked("departmentOfficer", "县民政局", hasAgreed);
const finance = (hasAgreed: boolean) => asked("countyFinanceReviewer", "县财政局", hasAgreed);

describe("联审以后的审核", () => {
  test.each([
    ["nobody is asked", [], undefined, undefined],
    ["finance alone, not yet", [finance(false)], undefined, "县财政局还没有审核同意"],
    ["finance alone, done", [finance(true)], undefined, undefined],
    [
      "both, none done",
      [department(false), finance(false)],
      "县民政局还没有审核同意",
      "县民政局还没有审核同意",
    ],
    [
      "the department done",
      [department(true), finance(false)],
      undefined,
      "县财政局还没有审核同意",
    ],
    ["both done", [department(true), finance(true)], undefined, undefined],
  ])("%s", (_, above, beforeFinance, beforePlan) => {
    const first = departmentHasAgreed.broken({ above });
    const last = reviewsAreDone.broken({ above });
    if (beforeFinance === undefined) expect(first).toBeUndefined();
    else expect(first).toContain(beforeFinance);
    if (beforePlan === undefined) expect(last).toBeUndefined();
    else expect(last).toContain(beforePlan);
  });

  test("what only a sample asks reminds, and stops neither finance nor the plan", () => {
    const sample = (hasAgreed: boolean) => ({
      above: [
        asked("departmentOfficer", "县民政局", hasAgreed, false),
        asked("countyFinanceReviewer", "县财政局", true),
      ],
    });
    expect(departmentHasAgreed.broken(sample(false))).toBeUndefined();
    expect(reviewsAreDone.broken(sample(false))).toBeUndefined();
    expect(reviewsAsSample.broken(sample(false))).toBe(
      "县民政局还没有审核同意（青财购〔2026〕5号（虚构））",
    );
    expect(reviewsAsSample.broken(sample(true))).toBeUndefined();
    expect(reviewsAsSample.broken({ above: [department(false)] })).toBeUndefined();
  });
});
