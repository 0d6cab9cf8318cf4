import { writeXlsx } from "hucre";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { aDatabase, type TestDatabase } from "../database.ts";
import { openTown, type Town } from "./harness.ts";
import { narrow, wide, type Hand } from "./hand.ts";

/** 县财政局 imports a table of earlier years and leads each figure back to its row. */
let database: TestDatabase;
let town: Town;
let officer: Hand;
beforeAll(async () => {
  database = await aDatabase();
  town = await openTown(database.url);
  officer = await town.as("countyFinanceOfficer@finance");
}, 300_000);
afterAll(async () => {
  await town.close();
  await database.close();
});

const rows = [
  ["青禾县以前年度政府购买服务项目台账"],
  ["", "", "", "", "", "", "单位：万元"],
  ["年度", "乡镇", "项目名称", "功能分类", "承接主体", "预算数", "执行数"],
  [2023, "柳河镇", "村级代理记账", "2130199", "青禾县诚信会计服务有限公司", 4.2, 4.152812],
  [2023, "石桥乡", "集镇保洁", "2120501", "青禾县净美保洁服务部", 12, 12.5],
  [2022, "柳湖镇", "居家养老服务", "2080802", "", "十二万", 11],
  ["", "", "合计", "", "", 16.2, 27.652812],
];

const both = async (path: string): Promise<void> => {
  for (const size of [wide, narrow]) {
    await officer.page.setViewportSize(size);
    await officer.open(path);
    await officer.looksRight();
  }
  await officer.page.setViewportSize(wide);
};

describe("a table of earlier years in the office", () => {
  test("is sent, checked by itself, and told row by row", async () => {
    await both("/history");
    await both("/history/import");
    await officer.page.getByLabel("台账文件").setInputFiles({
      name: "青禾县以前年度台账.xlsx",
      mimeType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      buffer: Buffer.from(await writeXlsx({ sheets: [{ name: "台账", rows }] })),
    });
    await officer.send("上传并核对");
    await officer.page.getByText("核对结果").waitFor({ timeout: 60_000 });
    await officer.see(
      "读到 3 行",
      "组织机构里没有“柳湖镇”",
      "“十二万”不是金额",
      "合计行，不是项目",
    );
    await both(new URL(officer.page.url()).pathname.replace("/office", ""));
  });

  test("is confirmed and stands in the list with its sums; a row leads back to its file", async () => {
    await officer.press("确认导入");
    await officer.page.getByText("导入结果").waitFor({ timeout: 60_000 });
    await officer.see("撤销这次导入");
    await both("/history");
    await officer.see("16.2", "16.652812");
    await officer.follow("集镇保洁");
    await officer.see("12 万元".slice(0, 2), "城乡社区支出", "第 5 行");
    await both(new URL(officer.page.url()).pathname.replace("/office", ""));
    await officer.open("/returns/990101/2023/1?source=ledger");
    await officer.see("含历史台账 2 个项目");
    expect(await officer.page.getByText("含历史台账").count()).toBeGreaterThan(1);
  });
});
