import { afterAll, beforeAll, expect, test } from "vitest";
import { day } from "../../src/base/day.ts";
import * as contracts from "../../src/modules/contract/api.ts";
import * as funds from "../../src/modules/desk/api.ts";
import * as procurement from "../../src/modules/procurement/api.ts";
import * as provider from "../../src/modules/provider/api.ts";
import { completeCreditCode } from "../../src/modules/provider/creditCode.ts";
import * as statistics from "../../src/modules/statistics/api.ts";
import { unprovedPostings } from "../../src/modules/budget/proof.ts";
import { fullSight } from "../../src/platform/actor.ts";
import * as performing from "../../src/server/demo/performing.ts";
import * as tell from "../../src/server/demo/purchase.ts";
import { trades } from "../../src/server/demo/trades.ts";
import { testDatabase } from "../given.ts";
import { httpTeller, type HttpTeller } from "./telling.ts";

/** 应急广播零星维修: twenty times 1,000.00 yuan in the plan of 柳河镇, bought little by little. */
const opened = testDatabase();
let teller: HttpTeller;
let one: tell.Purchase;

const clerk = "townshipClerk@liuhe";
const head = "townshipHead@liuhe";
const control = "青禾县政府购买服务限额和内控办法（虚构，仅供演示）";

beforeAll(async () => {
  teller = await httpTeller(opened.database);
  const { targets = [], standards = [] } = trades.find((each) => each.key === "radio")!;
  one = tell.begin(teller, teller.county.organizations, {
    township: "liuhe",
    townshipName: "柳河镇",
    villages: 14,
    year: 2026,
    line: teller.county.lines["liuhe 2026 2010399"]!,
    item: "A1501",
    title: "应急广播零星维修（2026 年）",
    need: "广播喇叭和线路随坏随修",
    forWhom: "各村和镇机关",
    unit: "次",
    unitPrice: "1000.00",
    quantity: 20,
    offers: [["xiangliang", "1800.00"]],
    begins: day("2026-02-02"),
    targets,
    standards,
  });
  await tell.plan(one);
  tell.pass(one, 5);
});

afterAll(() => teller.close());

const quick = (amount: string, more: object = {}) => ({
  project: one.key.id,
  words: "河西村应急广播日常维修，喇叭随坏随修",
  amount: tell.fenOf(amount),
  provider: one.organizations["xiangliang"]!,
  ...more,
});

test("what may not be bought quickly is refused with article and figures, and leaves nothing", async () => {
  await teller.isRefused(clerk, procurement.buyQuickly, quick("20000.01"), {
    kind: "unlawful",
    article: "13",
    says: "超出 0.01 元",
  });
  await teller.isRefused(
    clerk,
    procurement.buyQuickly,
    quick("100.00", { words: "新建一座公厕" }),
    {
      kind: "unlawful",
      title: "政府购买服务管理办法",
      article: "10",
    },
  );
  await teller.isRefused(clerk, procurement.buyQuickly, quick("100.00", { doneOn: one.day }), {
    kind: "invalid",
    says: "没有附发票或者协议",
  });
  expect(await teller.sees(clerk, procurement.listProcurements, {})).toMatchObject({ rows: [] });
});

test("at 5,000 yuan the paper of the county asks for three quotes: a missing one holds the head up", async () => {
  const key = await teller.does(clerk, procurement.buyQuickly, quick("5000.00"));
  const seen = await teller.sees(clerk, procurement.viewProcurement, key);
  expect(seen).toMatchObject({ quotesNeeded: 3, approvedBy: "purchaserHead" });
  const choice = { ...key, response: seen.responses[0]!.id };
  await teller.isRefused(clerk, procurement.chooseQuote, choice, {
    kind: "unlawful",
    says: `《${control}》规定单位负责人审批`,
  });
  await teller.isRefused(head, procurement.chooseQuote, choice, {
    kind: "unlawful",
    article: "17",
    says: "已记录 1 家报价",
  });
  await teller.does(clerk, procurement.cancelProcurement, { ...key, reason: "改为按次购买" });
});

test("a provider that nobody has entered is registered by the clerk, and waits for county finance", async () => {
  const creditCode = completeCreditCode("92990101MA9XX0001");
  const { id } = await teller.does(clerk, provider.introduceProvider, {
    creditCode,
    name: "青禾县小田电器维修部",
    size: "micro",
  });
  await teller.isRefused(clerk, procurement.buyQuickly, quick("900.00", { provider: id }), {
    kind: "unlawful",
    says: "只登记、尚未核验",
  });
  const desk = await teller.sees(tell.officer, funds.viewDesk, {});
  expect(desk.waits.map((task) => task.title)).toContain("核验承接主体：青禾县小田电器维修部");
  await teller.does(tell.officer, provider.checkProvider, { id });
  const after = await teller.sees(tell.officer, funds.viewDesk, {});
  expect(after.waits.map((task) => task.title)).not.toContain("核验承接主体：青禾县小田电器维修部");
});

test("below 2,000 yuan it is awarded at once; signed, accepted and paid it stands in the returns by itself", async () => {
  one.procurement = await teller.does(clerk, procurement.buyQuickly, quick("1800.00"));
  const seen = await teller.sees(clerk, procurement.viewProcurement, one.procurement);
  expect(seen).toMatchObject({ status: "awarded", award: { price: "180000" } });
  await performing.draftContract(one);
  await performing.sign(one);
  await performing.serve(one, { times: 1, every: 3 });
  const acceptance = await performing.accept(one, { period: "一次", asked: "180000" });
  await performing.pay(one, acceptance);
  const seenContract = await teller.sees(clerk, contracts.viewContract, one.contract);
  expect(seenContract).toMatchObject({ price: "180000" });
  const table = await teller.sees(tell.officer, statistics.viewReturn, {
    jurisdiction: "990101",
    year: 2026,
    form: 1,
    source: "ledger",
  });
  const row = table.rows.find((each) => each.row === "一般事务")!;
  expect(row.cells).toMatchObject({
    "general.projects": "1",
    "general.budget": "2000000",
    "general.executed": "180000",
  });
  const money = await teller.sees(clerk, funds.viewFunds, { year: 2026, by: "item" });
  expect(money.rows).toMatchObject([
    { id: "A1501", planned: "2000000", committed: "180000", accepted: "180000", paid: "180000" },
  ]);
  expect(await opened.database.ask(fullSight, (db) => unprovedPostings(db))).toEqual([]);
});
