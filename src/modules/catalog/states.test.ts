import { describe, expect, test } from "vitest";
import { day } from "../../base/day.ts";
import { Refusal } from "../../base/refusal.ts";
import type { Role } from "../organization/roles.ts";
import { revisionStatuses, statuses, type RevisionStatus } from "./revision.ts";
import { revisionLife, type RevisionVerb } from "./states.ts";

const on = day("2026-11-28");
const finance: Role = "countyFinanceOfficer";
const reviewer: Role = "countyFinanceReviewer";
const facts = {
  items: [],
  upper: undefined,
  asked: [{ name: "县农业农村局", kind: "countyDepartment" }],
  missing: [],
  answerBy: on,
  today: on,
  needsExperts: false,
  hasExperts: false,
  level: "county",
  delegatedBy: "省财政厅通知",
} as const;
const known = { ...facts, asked: [...facts.asked] };

const after = (verb: RevisionVerb, status: RevisionStatus, role: Role): string => {
  try {
    return revisionLife.next(verb, status, [role], { ...known, asked: 2 }, on);
  } catch (error) {
    if (error instanceof Refusal) return error.kind;
    throw error;
  }
};

describe("the life of a revision", () => {
  test.each([
    ["edit", "returned", "townshipClerk", "drafted"],
    ["decline", "drafted", finance, "declined"],
    ["answer", "opinionsAsked", "departmentOfficer", "opinionsAsked"],
    ["recordLegality", "opinionsAsked", finance, "legalityReviewed"],
    ["recordExperts", "legalityReviewed", finance, "expertReviewed"],
    ["approve", "legalityReviewed", reviewer, "approved"],
    ["approve", "expertReviewed", reviewer, "approved"],
    ["sendBack", "approved", reviewer, "returned"],
    ["publish", "approved", reviewer, "published"],
    ["replace", "published", reviewer, "replaced"],
  ] as const)("%s from %s by %s", (...told) => {
    const [verb, status, role, to] = told;
    expect(after(verb, status, role)).toBe(to);
  });

  test("opinions are asked of a draft", () => {
    expect(revisionLife.next("askOpinions", "drafted", [finance], known, on)).toBe("opinionsAsked");
  });

  test.each([
    ["publish", "approved", finance],
    ["publish", "approved", "townshipClerk"],
    ["approve", "legalityReviewed", finance],
    ["recordLegality", "opinionsAsked", "departmentOfficer"],
  ] as const)("%s from %s is not for %s", (verb, status, role) => {
    expect(after(verb, status, role)).toBe("forbidden");
  });

  test("nothing is approved without a legality review, nor published without approval", () => {
    expect(after("approve", "opinionsAsked", reviewer)).toBe("conflict");
    expect(after("publish", "legalityReviewed", reviewer)).toBe("conflict");
  });

  test("what was declined or replaced has ended", () => {
    const open = (status: RevisionStatus) =>
      Object.values(revisionLife.steps).filter((step) =>
        (step.from as readonly string[]).includes(status),
      );
    const ended = statuses.filter((status) => open(status).length === 0);
    expect(ended.map((one) => revisionStatuses[one])).toEqual(["不予采纳", "已被替代"]);
  });
});
