import { describe, expect, test } from "vitest";
import { departmentHasAgreed, reviewsAreDone } from "./reviewRules.ts";

const asked = (role: string, name: string, hasAgreed: boolean) => ({
  role,
  name,
  hasAgreed,
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
});
