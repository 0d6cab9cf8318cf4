import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { setTimeout as later } from "node:timers/promises";
import readXlsxFile from "read-excel-file/node";
import { beforeAll, expect, test } from "vitest";
import { aCounty, testDatabase, type County } from "../../../test/given.ts";
import { anApprovedLine } from "../../../test/given/budget.ts";
import { aPlannedProject } from "../../../test/given/planned.ts";
import { perform, type Download } from "../../platform/http.ts";
import { spooled } from "../../platform/spool.ts";
import type { Role } from "../organization/roles.ts";
import { downloadLedgerList } from "./api.ts";
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

async function asked(role: Role, year: string, at = county): Promise<Download> {
  const route = statisticsRoutes.find((one) => one.endpoint === downloadLedgerList)!;
  const input = { jurisdiction: "990101", year };
  const outcome = await perform(opened.database, route, { by: at.as(role), input });
  if (!("download" in outcome)) throw new Error("no file");
  return outcome.download;
}

const rowsOf = async ({ content }: Download) =>
  (await readXlsxFile(await buffer(content as Readable)))[0]!.data;

test("each posting of the year is a row, with what it left on line and allotment", async () => {
  const [head, ...rows] = await rowsOf(await asked("countyFinanceOfficer", "2025"));
  expect(head!.slice(0, 4)).toEqual(["发生日期", "种类", "金额（元）", "指标编号"]);
  expect(rows).toEqual([
    [
      "2025-02-01",
      "列入计划",
      41528.12,
      expect.stringMatching(/^Z\d+$/),
      "政府购买服务经费",
      "一般公共预算",
      "2130199",
      "柳河镇",
      expect.any(String),
      "项目",
      null,
      100000,
      41528.12,
      41528.12,
      0,
      0,
      0,
      0,
    ],
  ]);
  const [, ...approved] = await rowsOf(await asked("auditor", "2026"));
  expect(approved.map((row) => [row[1], row[2], row[10]])).toEqual([
    ["批复", 100000, "青财预〔2026〕1号"],
  ]);
});

test("a neighbour is told that it is not there, a township has no such list", async () => {
  await expect(asked("countyFinanceOfficer", "2025", neighbour)).rejects.toMatchObject({
    kind: "notFound",
  });
  await expect(asked("townshipClerk", "2025")).rejects.toMatchObject({ kind: "forbidden" });
});

test("whoever receives slowly holds no connection: a fifth asks while four have not begun to read", async () => {
  const waiting: Download[] = [];
  for (let one = 0; one < 4; one += 1) waiting.push(await asked("countyTreasury", "2025"));
  expect(await rowsOf(await asked("countyTreasury", "2025"))).toHaveLength(2);
  for (const one of waiting) expect(await rowsOf(one)).toHaveLength(2);
});

test("a list that takes too long is stopped and says so", async () => {
  const endless = Readable.from(
    (async function* () {
      for (;;) yield (await later(5), "行\n");
    })(),
  );
  await expect(spooled({ name: "单", type: "text/csv" }, endless, 50)).rejects.toMatchObject({
    kind: "tooMany",
    message: "导出用时太长，已经停止。请缩小范围（年度、财政区划），或者稍后再试",
  });
});
