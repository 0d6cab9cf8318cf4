import { describe, expect, test } from "vitest";
import { day } from "../../base/day.ts";
import { fen } from "../../base/money.ts";
import { wholeStandard } from "../../../test/given/standard.ts";
import { standardLife } from "./states.ts";

const on = day("2026-03-02");
const { content, unit, priceLow, priceHigh } = wholeStandard();
const weights = { output: 50, benefit: 30, satisfaction: 10 };
const facts = {
  item: "B0301",
  unit,
  content,
  weights,
  priceLow: fen(priceLow),
  priceHigh: fen(priceHigh),
};

describe("the life of a standard", () => {
  test.each([
    ["edit", "returned", "drafted", "departmentOfficer"],
    ["submit", "drafted", "submitted", "departmentOfficer"],
    ["sendBack", "submitted", "returned", "countyFinanceOfficer"],
    ["agree", "submitted", "agreed", "countyFinanceReviewer"],
    ["publish", "agreed", "published", "departmentOfficer"],
    ["replace", "published", "replaced", "departmentOfficer"],
    ["withdraw", "returned", "withdrawn", "departmentOfficer"],
  ] as const)("%s: from %s to %s by %s", (verb, from, to, role) => {
    expect(standardLife.next(verb, from, [role], facts, on)).toBe(to);
  });

  test("what was sent back is corrected before it is submitted again", () => {
    expect(() => standardLife.next("submit", "returned", ["departmentOfficer"], facts, on)).toThrow(
      "现在是“已退回”，“草拟中”时才能办理“提交财政审核”",
    );
  });

  test("who may send back may not agree in the reviewer's place", () => {
    expect(() =>
      standardLife.next("agree", "submitted", ["countyFinanceOfficer"], facts, on),
    ).toThrow("不能办理“同意发布”");
  });

  test.each(["replaced", "withdrawn"] as const)("%s is an end", (status) => {
    expect(standardLife.offers(status, ["departmentOfficer"], {}, on)).toEqual([]);
  });

  test("a gap closes the way to finance, with the law beside the button", () => {
    const gap = { ...facts, content: { ...content, acceptanceItems: [] } };
    const [, submit] = standardLife.offers("drafted", ["departmentOfficer"], { submit: gap }, on);
    expect(submit).toMatchObject({
      called: "提交财政审核",
      isOpen: false,
      breaches: [{ rule: "standard.acceptanceWeighsHundred", because: "没有写验收事项" }],
    });
  });
});
