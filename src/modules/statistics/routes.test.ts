import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text as streamText } from "node:stream/consumers";
import { beforeAll, describe, expect, test } from "vitest";
import { aCounty, testDatabase, type County } from "../../../test/given.ts";
import { anApprovedLine } from "../../../test/given/budget.ts";
import { aPlannedProject } from "../../../test/given/planned.ts";
import type { Role } from "../organization/roles.ts";
import { perform } from "../../platform/http.ts";
import { readSheet } from "../../platform/sheet.ts";
import { sniff } from "../../platform/sniff.ts";
import { statisticsApi as api } from "./api.ts";
import { runReturns } from "./command.ts";
import { statisticsRoutes } from "./routes.ts";

const opened = testDatabase();
let county: County;
let neighbour: County;

beforeAll(async () => {
  county = await aCounty(opened.database);
  neighbour = await aCounty(opened.database, "990102");
  const line = await anApprovedLine(county, { year: 2025, functionalClass: "2130199" });
  await aPlannedProject(county, "5", [{ line, amount: "41528.12" }]);
});

const fixture = new URL("../../../test/fixtures/returns/puyang-2019-table1.csv", import.meta.url);

const call = async (
  name: keyof typeof api,
  role: Role | undefined,
  input: unknown,
  { at = county, text }: { at?: County; text?: string } = {},
) => {
  const endpoint = api[name];
  const route = statisticsRoutes.find((one) => one.endpoint === endpoint)!;
  const file = text === undefined ? undefined : await sniff("表1.csv", Buffer.from(text));
  const outcome = await perform(opened.database, route, {
    by: role && at.as(role),
    input,
    file,
    key: crypto.randomUUID(),
  });
  if ("download" in outcome) return outcome.download;
  return JSON.parse(outcome.body);
};

const of2019 = { year: "2019", form: "1" };
const text = readFileSync(fixture, "utf8");

describe("filing over the net", () => {
  test("without a file, or with a wrong digit, nothing is stored and the reason is told", async () => {
    await expect(call("importReturn", "countyFinanceOfficer", of2019)).rejects.toThrow(
      "没有选择文件",
    );
    const wrong = text.replace("691.45,693.92", "691.46,693.92");
    await expect(
      call("importReturn", "countyFinanceOfficer", of2019, { text: wrong }),
    ).rejects.toMatchObject({
      kind: "unlawful",
      message: expect.stringContaining("“教育”一般公共预算.预算数：填报 691.46 万元"),
      breaches: [{ field: "教育.一般公共预算.预算数" }, {}, {}],
    });
    expect((await call("listReturns", "countyFinanceOfficer", {})).rows).toEqual([]);
  });

  test("a rehearsal tells the errors without refusing", async () => {
    const input = { ...of2019, rehearsal: "true" };
    const wrong = text.replace("691.45,693.92", "691.46,693.92");
    const told = await call("importReturn", "countyFinanceOfficer", input, { text: wrong });
    expect(told).toMatchObject({ stored: false, version: null });
    expect(told.findings[0].level).toBe("error");
  });

  test("a good file is filed for one's own treasury, and shown with its findings", async () => {
    const filed = await call("importReturn", "countyFinanceOfficer", of2019, { text });
    expect(filed).toMatchObject({ stored: true, version: 1 });
    const view = await call("viewReturn", "auditor", { ...of2019, jurisdiction: "990101" });
    expect(view).toMatchObject({
      title: "政府购买服务项目资金统计表1",
      filer: "县财政局",
      source: "filed",
      filed: { version: 1, reason: "" },
    });
    expect(view.rows[0]).toMatchObject({
      row: "一般事务",
      cells: { "general.projects": "34", "general.budget": "3275296400", "fund.budget": null },
    });
    expect(view.findings).toHaveLength(19);
  });

  test("an odd cell is explained by name, a cell that does not exist is refused", async () => {
    const view = await call("viewReturn", "countyFinanceOfficer", {
      ...of2019,
      jurisdiction: "990101",
    });
    const note = {
      return: view.filed.id,
      row: "商业服务业等",
      column: "一般公共预算.决算数",
      says: "执行数漏计 166 万元，已在更正版补上",
    };
    await call("explainCell", "countyFinanceOfficer", note);
    await expect(
      call("explainCell", "countyFinanceOfficer", { ...note, column: "结余" }),
    ).rejects.toThrow("表中没有“结余”这一栏");
    const { explanations } = await call("viewReturn", "countyFinanceOfficer", {
      ...of2019,
      jurisdiction: "990101",
    });
    expect(explanations).toMatchObject([
      { row: "商业服务业等", by: "县财政局经办", says: "执行数漏计 166 万元，已在更正版补上" },
    ]);
  });
});

describe("who sees a return", () => {
  const asked = { ...of2019, jurisdiction: "990101" };

  test.each(["townshipClerk", "providerAgent", "systemAdmin", undefined] as const)(
    "%s does not",
    async (role) => {
      for (const name of ["listReturns", "viewReturn", "downloadReturn"] as const)
        await expect(call(name, role, asked)).rejects.toMatchObject({
          kind: role ? "forbidden" : "unauthenticated",
        });
    },
  );

  test("those who watch do not file", async () => {
    for (const role of ["auditor", "cityFinanceViewer", "countyTreasury"] as const)
      await expect(call("importReturn", role, of2019, { text })).rejects.toMatchObject({
        kind: "forbidden",
      });
  });

  test("another county neither sees it nor is told that it is there", async () => {
    for (const source of ["filed", "ledger"])
      await expect(
        call("viewReturn", "countyFinanceOfficer", { ...asked, source }, { at: neighbour }),
      ).rejects.toMatchObject({ kind: "notFound" });
    const listed = await call("listReturns", "countyFinanceOfficer", {}, { at: neighbour });
    expect(listed.rows).toEqual([]);
    const whole = { year: "2025", form: "1", jurisdiction: "990100", source: "ledger" };
    await expect(call("viewReturn", "countyFinanceOfficer", whole)).rejects.toMatchObject({
      kind: "notFound",
    });
  });
});

test("the ledger fills the same form, and it goes out as a file", async () => {
  const asked = { year: "2025", form: "2", jurisdiction: "990101", source: "ledger" };
  const view = await call("viewReturn", "countyFinanceReviewer", asked);
  expect(view).toMatchObject({ source: "ledger", filed: null, findings: [] });
  expect(view.rows.at(-1)).toMatchObject({
    row: "合计",
    cells: { "total.projects": "1", "total.budget": "4152812", "total.final": null },
  });
  const file = await call("downloadReturn", "countyFinanceReviewer", { ...asked, format: "csv" });
  expect(file.name).toBe("政府购买服务项目资金统计表2-990101-2025-全辖-全年.csv");
  expect(String(file.content)).toContain(
    "政府履职所需辅助性事项,1,4.152812,0,,0,0,0,,1,4.152812,0,",
  );
});

test("the year's budget list goes out in three formats, each project with each of its lines", async () => {
  const folder = mkdtempSync(join(tmpdir(), "budget-"));
  const setting = { open: async () => opened.database, jurisdiction: "990101" };
  const write = async (format: string) => {
    const out = join(folder, `budget.${format}`);
    const args = ["export", "--form", "budget", "--year", "2025", "--out", out];
    expect(await runReturns(args, setting)).toMatchObject({ code: 0 });
    return readFileSync(out);
  };
  const csv = (await readSheet(await write("csv"))).map((row) => row.cells);
  expect(csv).toHaveLength(2);
  expect(csv[1]!.slice(3)).toEqual([
    "项目",
    "会计服务",
    "政府履职所需辅助性事项",
    "",
    expect.stringMatching(/^Z\d+$/),
    "一般公共预算",
    "2130199",
    "4.152812",
    "0",
  ]);
  // The sheet is the form as it is laid before the county: title, unit, sums and what it leaves out.
  const sheet = (await readSheet(await write("xlsx"))).map((row) => row.cells.filter(Boolean));
  expect(sheet).toEqual([
    ["政府购买服务项目支出表"],
    ["编制单位：青禾县", "年度：2025", "金额单位：万元"],
    [
      "单位",
      "项目名称",
      "购买内容",
      "服务类别",
      "品目",
      "功能分类",
      "预算类别",
      "预算指标",
      "预算数",
      "年中调整",
      "计划数",
    ],
    [
      "柳河镇",
      "项目",
      "会计服务",
      "政府履职所需辅助性事项",
      "2130199",
      "一般公共预算",
      csv[1]![7],
      "4.152812",
      "0",
      "4.152812",
    ],
    ["柳河镇小计", "4.152812", "0", "4.152812"],
    ["合计", "4.152812", "0", "4.152812"],
    ["注：只含财政资金；村集体自有、捐赠等资金不列入本表。"],
  ]);
  expect(JSON.parse(String(await write("json"))).rows).toMatchObject([
    { purchaser: "柳河镇", budget: "4152812", adjusted: "0", ledger: "general" },
  ]);
});

describe("the budget list over the net", () => {
  const asked = { jurisdiction: "990101", year: "2025", format: "csv" };

  const listFor = async (role: Role): Promise<string[]> => {
    const { content } = await call("downloadBudgetList", role, asked);
    return (await streamText(content)).trim().split(/\r?\n/);
  };

  test("finance has every project of the county, a township its own, a department none of them", async () => {
    const [head, ...rows] = await listFor("countyFinanceOfficer");
    expect(head).toContain("购买主体");
    expect(rows).toHaveLength(1);
    expect(rows[0]).toContain("柳河镇");
    expect(await listFor("townshipClerk")).toEqual([head, ...rows]);
    expect(await listFor("departmentOfficer")).toEqual([head]);
  });

  test("a township's form bears its own name, not the county's", async () => {
    const of = { jurisdiction: "990101", year: "2025" };
    const filerFor = async (role: Role) => (await call("viewBudgetForm", role, of)).filer;
    expect(await filerFor("countyFinanceOfficer")).toBe("青禾县");
    expect(await filerFor("townshipClerk")).toBe("柳河镇");
    const { content } = await call("downloadBudgetList", "townshipClerk", {
      ...of,
      format: "xlsx",
    });
    expect(JSON.stringify(await readSheet(content))).toContain("编制单位：柳河镇");
  });

  test("another county is told that it is not there", async () => {
    await expect(
      call("downloadBudgetList", "countyFinanceOfficer", asked, { at: neighbour }),
    ).rejects.toMatchObject({ kind: "notFound" });
  });
});
