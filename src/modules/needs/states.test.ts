import { describe, expect, test } from "vitest";
import { day } from "../../base/day.ts";
import { needLife } from "./states.ts";

const on = day("2026-03-02");

describe("the life of a need", () => {
  test.each([
    ["check", "spoken", "checked"],
    ["merge", "spoken", "merged"],
    ["list", "checked", "listed"],
    ["decline", "checked", "declined"],
    ["takeIntoProject", "listed", "inProject"],
    ["release", "inProject", "listed"],
    ["serve", "inProject", "served"],
    ["answer", "declined", "answered"],
  ] as const)("%s: from %s to %s", (verb, from, to) => {
    expect(needLife.next(verb, from, ["townshipClerk"], {}, on)).toBe(to);
  });

  test("a need that was answered is at its end", () => {
    expect(needLife.offers("answered", ["townshipClerk"], {}, on)).toEqual([]);
  });

  test("who only watches cannot decline a need", () => {
    expect(() => needLife.next("decline", "spoken", ["auditor"], {}, on)).toThrow("不能办理");
  });
});
