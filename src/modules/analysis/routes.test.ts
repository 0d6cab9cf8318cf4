import { beforeAll, describe, expect, test } from "vitest";
import { aCounty, testDatabase, type County } from "../../../test/given.ts";
import { anApprovedLine } from "../../../test/given/budget.ts";
import { aPlannedProject } from "../../../test/given/planned.ts";
import type { Endpoint } from "../../base/endpoint.ts";
import { perform } from "../../platform/http.ts";
import { readSheet } from "../../platform/sheet.ts";
import type { Role } from "../organization/roles.ts";
import * as api from "./api.ts";
import { analysisRoutes } from "./routes.ts";

const opened = testDatabase();
let county: County;

beforeAll(async () => {
  county = await aCounty(opened.database);
  const line = await anApprovedLine(county, { year: 2025, functionalClass: "2130199" });
  await aPlannedProject(county, "5", [{ line, amount: "41528.12" }]);
  await aPlannedProject(county, "1", [{ line, amount: "0.01" }]);
});

const key = { jurisdiction: "990101", year: "2025" };

const call = async (endpoint: Endpoint, input: object, role: Role = "countyFinanceOfficer") => {
  const route = analysisRoutes.find((one) => one.endpoint === endpoint)!;
  const asked = { by: county.as(role), input: { ...key, ...input }, file: undefined, key: "" };
  const outcome = await perform(opened.database, route, asked);
  return "download" in outcome ? outcome.download : JSON.parse(outcome.body);
};

const bytesOf = ({ content }: { content: unknown }): Buffer => {
  if (!Buffer.isBuffer(content)) throw new Error("not written as a whole");
  return content;
};

describe("统计分析 over the net", () => {
  test("the workbook has the figures of the page, a sheet a table", async () => {
    const file = await call(api.downloadAnalysis, {});
    expect(file.name).toBe("青禾县2025年政府购买服务统计分析.xlsx");
    const rows = await readSheet(bytesOf(file));
    expect(JSON.stringify(rows)).toContain("4.152813");
  });

  test("the briefing is a Word document", async () => {
    const file = await call(api.downloadAnalysis, { format: "docx" });
    expect(file.name).toBe("青禾县2025年政府购买服务通报.docx");
    expect(bytesOf(file).subarray(0, 2).toString()).toBe("PK");
  });

  test("a figure opens to its projects, page by page", async () => {
    const asked = { by: "kind", of: "5", measure: "budget" };
    const page = await call(api.listEntries, asked);
    expect(page).toMatchObject({
      called: "2025 年 政府履职所需辅助性事项 预算数",
      total: "4152812",
      rows: [{ amount: "4152812", office: "柳河镇" }],
      next: null,
    });
    const { id } = page.rows[0];
    expect(await call(api.listPostings, { ...asked, project: id })).toMatchObject({
      total: "4152812",
      rows: [{ called: "列入计划", amount: "4152812" }],
    });
    const first = await call(api.listEntries, { by: "whole", measure: "budget", limit: "1" });
    expect(first.rows).toHaveLength(1);
    expect(first.next).toBe(first.rows[0].id);
  });

  test.each([
    ["a month that is none", { by: "month", of: "13", measure: "executed" }, "“13”不是月份"],
    ["the budget of a month", { by: "month", of: "3", measure: "budget" }, "按月份只有执行数"],
    ["an office that is none", { by: "office", of: "'; drop", measure: "budget" }, "没有这个单位"],
    [
      "a kind that is none",
      { by: "kind", of: "constructor", measure: "budget" },
      "没有“constructor”这一服务类别",
    ],
    ["a track that is none", { by: "track", of: "x", measure: "budget" }, "没有“x”这一限额"],
    [
      "a field that is none",
      { by: "field", of: "国防", measure: "budget" },
      "没有“国防”这一服务领域",
    ],
    [
      "a ledger that is none",
      { by: "ledger", of: "total", measure: "budget" },
      "没有“total”这一预算类别",
    ],
    ["a group without its name", { by: "kind", measure: "budget" }, "没有说是哪一个服务类别"],
  ])("%s is refused", async (_, asked, says) => {
    await expect(call(api.listEntries, asked)).rejects.toMatchObject({
      kind: "invalid",
      message: expect.stringContaining(says),
    });
  });

  test("a count has no postings", async () => {
    const { rows } = await call(api.listEntries, { by: "whole", measure: "projects" });
    expect(rows).toHaveLength(2);
    const asked = { by: "whole", measure: "projects", project: rows[0].id };
    await expect(call(api.listPostings, asked)).rejects.toThrow("项目数不由记账组成");
  });

  test("prices without contracts are an empty list, for a township too", async () => {
    expect(await call(api.viewPrices, {}, "townshipClerk")).toEqual({
      rows: [],
      isCut: false,
    });
  });
});
