import { beforeAll, expect, test } from "vitest";
import { aCounty, testDatabase, type County } from "../../../test/given.ts";
import { anApprovedLine } from "../../../test/given/budget.ts";
import { aPlannedProject } from "../../../test/given/planned.ts";
import { aReturnCsv, asking } from "../../../test/given/reporting.ts";
import { day } from "../../base/day.ts";
import { at } from "../../platform/clock.ts";
import { readSheet } from "../../platform/sheet.ts";
import * as api from "./api.ts";

const opened = testDatabase();
let county: County;
let round: { jurisdiction: string; id: string };

const call = asking(opened, () => county);

/** One project of education, general budget only. */
const csv = (budget: string, total?: string) => aReturnCsv("教育", budget, total);

const unit = (more: object = {}) => ({
  ...round,
  unitName: "青禾县职业中学",
  isTownship: "false",
  form: 1,
  ...more,
});

beforeAll(async () => {
  county = await aCounty(opened.database);
  const line = await anApprovedLine(county, { year: 2025 });
  await at(day("2025-02-01"), () => aPlannedProject(county, "5", [{ line, amount: "40000.00" }]));
  round = await call(api.openRound, "countyFinanceOfficer", { year: 2025, period: "january" });
});

test("the template is the statutory form, empty", async () => {
  const file = await call(api.downloadUnitTemplate, "countyFinanceOfficer", { ...round, form: 1 });
  const rows = await readSheet(file.content);
  expect(rows.flatMap((one) => one.cells)).toContain("自然资源海洋气象等");
});

test("a file whose sums do not agree, or of a unit that works in this system, is refused", async () => {
  const file = (input: object, text?: string) =>
    call(api.importUnitFile, "countyFinanceOfficer", input, text);
  await expect(file(unit())).rejects.toThrow("没有选择文件");
  await expect(file(unit(), csv("3", "4"))).rejects.toThrow("文件不能汇入");
  await expect(file(unit({ unitName: "柳河镇" }), csv("3"))).rejects.toThrow("再报文件就重复了");
  await expect(call(api.importUnitFile, "townshipClerk", unit(), csv("3"))).rejects.toMatchObject({
    kind: "forbidden",
  });
});

test("its figures join the sums, marked in their cells, at the level to which the unit belongs", async () => {
  const stored = await call(api.importUnitFile, "countyFinanceOfficer", unit(), csv("3"));
  expect(stored).toMatchObject({ version: 1, stored: true });
  const view = await call(api.viewRound, "countyFinanceOfficer", { ...round, form: 1 });
  const total = view.table.rows.find((one: { row: string }) => one.row === "合计").cells;
  expect(total).toMatchObject({ "total.projects": "2", "total.budget": "7000000" });
  expect(view.joined).toContainEqual({
    row: "教育",
    column: "一般公共预算.预算数",
    figure: "3 万元",
  });
  const own = await call(api.viewRound, "countyFinanceOfficer", {
    ...round,
    form: 1,
    scope: "own",
  });
  expect(own.table.rows.at(-1).cells).toMatchObject({ "total.budget": "3000000" });
});

test("the same file changes nothing, another one needs its reason and is a new version", async () => {
  const file = (input: object, text: string) =>
    call(api.importUnitFile, "countyFinanceOfficer", input, text);
  expect(await file(unit(), csv("3"))).toMatchObject({ version: 1, stored: false });
  await expect(file(unit(), csv("5"))).rejects.toThrow("请写明更换的理由");
  expect(await file(unit({ reason: "漏了一个项目的预算" }), csv("5"))).toMatchObject({
    version: 2,
  });
});
