import { describe, expect, test } from "vitest";
import { day } from "../../base/day.ts";
import type { FilingStatus, LiftStatus } from "./model.ts";
import { filingLife, liftLife } from "./states.ts";

const on = day("2026-07-20");
const facts = { name: "粪液检测服务", inside: undefined, barring: [] };

describe("the life of a filing", () => {
  test.each([
    ["edit", "drafted", "townshipClerk", "drafted"],
    ["submit", "drafted", "townshipClerk", "submitted"],
    ["accept", "submitted", "countyFinanceReviewer", "accepted"],
    ["decline", "submitted", "countyFinanceReviewer", "declined"],
    ["withdraw", "submitted", "departmentOfficer", "withdrawn"],
  ] as const)("%s: from %s by %s to %s", (verb, from, role, to) => {
    expect(filingLife.next(verb, from, [role], facts, on)).toBe(to);
  });

  test.each(["accepted", "declined", "withdrawn"] as const)(
    "%s is the end",
    (end: FilingStatus) => {
      const all = ["townshipClerk", "countyFinanceReviewer"] as const;
      expect(filingLife.offers(end, all, {}, on)).toEqual([]);
    },
  );

  test("the officer of county finance prepares, but does not decide", () => {
    expect(() => filingLife.next("accept", "submitted", ["countyFinanceOfficer"], {}, on)).toThrow(
      "您的岗位不能办理",
    );
  });
});

describe("the life of a request to lift a bar", () => {
  test.each([
    ["request", "unrequested", "townshipClerk", "requested"],
    ["grant", "requested", "countyFinanceReviewer", "granted"],
    ["refuse", "requested", "countyFinanceReviewer", "refused"],
    ["withdraw", "requested", "townshipClerk", "withdrawn"],
  ] as const)("%s: from %s by %s to %s", (verb, from, role, to) => {
    expect(liftLife.next(verb, from, [role], {}, on)).toBe(to);
  });

  test.each(["granted", "refused", "withdrawn"] as const)("%s is the end", (end: LiftStatus) => {
    const all = ["townshipClerk", "countyFinanceReviewer"] as const;
    expect(liftLife.offers(end, all, {}, on)).toEqual([]);
  });

  test("no purchaser lifts its own bar", () => {
    expect(() => liftLife.next("grant", "requested", ["townshipClerk"], {}, on)).toThrow(
      "您的岗位不能办理",
    );
  });
});
