import { expect, test } from "vitest";
import { wan } from "../../base/money.ts";
import { checkJumps } from "./jumps.ts";
import type { ReturnTable } from "./model.ts";

const table = (budget: string): ReturnTable => ({
  form: 1,
  rows: [
    { row: "教育", cells: { "total.budget": wan(budget) } },
    { row: "合计", cells: { "total.budget": wan(budget) } },
  ],
});
const jump = (now: string, before: string) => checkJumps(table(now), table(before), 2025);

test("a row that grew by more than half of last year and by more than 100 万元 is asked about, once", () => {
  expect(jump("300.000001", "200")).toMatchObject([
    {
      rule: "statistics.jumpsAgainstLastYear",
      level: "flag",
      row: "教育",
      column: "合计.预算数",
      says: "“教育”预算数：300.000001 万元，上年同期 200 万元，增加 100.000001 万元，超过上年的 50% 和 100 万元",
    },
  ]);
});

test("at the limit of share or of amount it is not", () => {
  expect(jump("300", "200")).toEqual([]);
  expect(jump("600", "400")).toEqual([]);
  expect(jump("600.000001", "400")).toHaveLength(1);
  expect(jump("100", "0")).toEqual([]);
});

test("a fall counts like a rise, and what was not given last year is not compared", () => {
  expect(jump("100", "300")[0]?.says).toContain("减少 200 万元");
  const bare: ReturnTable = {
    form: 1,
    rows: [
      { row: "教育", cells: {} },
      { row: "合计", cells: {} },
    ],
  };
  expect(checkJumps(table("900"), bare, 2025)).toEqual([]);
});
