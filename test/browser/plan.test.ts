import { afterAll, beforeAll, expect, test } from "vitest";
import { day } from "../../src/base/day.ts";
import { viewPlan } from "../../src/modules/plan/api.ts";
import { aDatabase, type TestDatabase } from "../database.ts";
import { tellChapter } from "../stories/chapter.ts";
import { beginPlanning, planChapters, type Planning } from "../stories/plan.story.ts";
import { narrow, wide, type Hand } from "./hand.ts";
import { openTown, type Town } from "./harness.ts";

/** County finance cuts a project of an approved plan on the plan's page: not below nothing, and not without its paper. */
let database: TestDatabase;
let town: Town;
let officer: Hand;
let one: Planning;
beforeAll(async () => {
  database = await aDatabase();
  town = await openTown(database.url, () => day("2027-01-18"));
  one = beginPlanning(town.teller, town.county.organizations);
  const { called, sentUp, heldDown, approved } = planChapters;
  for (const chapter of [called, sentUp, heldDown, approved]) await tellChapter(one, chapter);
  officer = await town.as("countyFinanceOfficer@finance");
}, 300_000);
afterAll(async () => {
  await town.close();
  await database.close();
});

const changes = async () =>
  (await one.teller.sees("townshipClerk@liuhe", viewPlan, one.plan)).changes;

async function cut(amount: string): Promise<void> {
  const { page } = officer;
  await page.getByText("调减", { exact: true }).first().click();
  await officer.choose("项目", "村级代理记账服务（2027 年）");
  await officer.choose("预算指标", "村级财务服务");
  await officer.fill("追加或者调减的金额", amount);
  await officer.fill("调整理由", "少一个村");
  await officer.fill("批准文件文号", "青财预〔2027〕11号（虚构）");
  await officer.fill("文件名称", "关于调整购买计划的通知");
  await officer.fill("批准日期", "2027-01-17");
  await officer.send("追加或者调减");
}

test("a planned project is cut by its paper, on a wide screen and on the phone", async () => {
  const { page } = officer;
  for (const size of [wide, narrow]) {
    await page.setViewportSize(size);
    await officer.open(`/plans/${one.plan.jurisdiction}/${one.plan.id}`);
    await officer.press("追加或者调减");
    await officer.looksRight();
  }
  await cut("84000.01");
  await officer.see("不能全部调减");
  expect(await changes()).toEqual([]);
  await cut("4000");
  await officer.see("少一个村", "青财预〔2027〕11号（虚构）");
  expect(await changes()).toMatchObject([{ kind: "cut", amount: "400000", reason: "少一个村" }]);
  await officer.looksRight();
});
