import { afterAll, beforeAll, expect, test } from "vitest";
import { day } from "../../src/base/day.ts";
import * as projects from "../../src/modules/project/api.ts";
import * as standards from "../../src/modules/standard/api.ts";
import { bookkeeping } from "../../src/server/demo/bookkeeping.ts";
import * as performing from "../../src/server/demo/performing.ts";
import * as tell from "../../src/server/demo/purchase.ts";
import {
  bookkeepingStandard,
  draftStandard,
  type StandardKey,
} from "../../src/server/demo/standards.ts";
import { testDatabase } from "../given.ts";
import { httpTeller, type HttpTeller } from "./telling.ts";

const opened = testDatabase();
let teller: HttpTeller;
let key: StandardKey;
let one: tell.Purchase;

const farming = "departmentOfficer@farming";
const civil = "departmentOfficer@civil";

beforeAll(async () => {
  teller = await httpTeller(opened.database);
  teller.on(day("2026-01-05"));
});

afterAll(() => teller.close());

/** The draft as it stands, to be written again with changes. */
async function edited(changes: object): Promise<void> {
  const { name, unit, priceLow, priceHigh, reckoning, content } = await teller.sees(
    farming,
    standards.viewDraft,
    key,
  );
  const typed = { name, unit, priceLow, priceHigh, reckoning, content };
  await teller.does(farming, standards.editStandard, { ...key, ...typed, ...changes });
}

test("the department writes its standard; what lacks or is unlawful never reaches finance", async () => {
  key = await draftStandard(teller, bookkeepingStandard);
  await teller.isRefused(civil, standards.viewDraft, key, { kind: "notFound" });
  const { content } = await teller.sees(farming, standards.viewDraft, key);
  await edited({ content: { ...content, acceptanceItems: content.acceptanceItems.slice(1) } });
  await teller.isRefused(farming, standards.submitStandard, key, {
    title: "实施条例",
    article: "45",
    says: "4 项验收事项分值合计 60",
  });
  const clauses = content.clauses.map((clause) =>
    clause.topic === "结算方式" ? { ...clause, text: "服务期满后一次性付清。" } : clause,
  );
  await edited({ content: { ...content, clauses } });
  await teller.isRefused(farming, standards.submitStandard, key, {
    title: "政府购买服务管理办法",
    says: "服务期满后一次性付清",
  });
  await edited({ content });
  await teller.does(farming, standards.submitStandard, key);
});

test("finance sends it back with its remarks; only what was corrected is submitted again", async () => {
  await teller.does("countyFinanceOfficer@finance", standards.sendBackStandard, {
    ...key,
    remarks: "上限高于近三年合同的最高价 7,600 元",
  });
  await teller.isRefused(farming, standards.submitStandard, key, {
    kind: "conflict",
    says: "现在是“已退回”",
  });
  await edited({ priceHigh: "760000" });
  await teller.does(farming, standards.submitStandard, key);
  await teller.does(tell.reviewer, standards.agreeToStandard, key);
});

test("it cannot hold before the day on which everybody can read it", async () => {
  const document = "青农发〔2026〕1号（虚构）";
  await teller.isRefused(
    farming,
    standards.publishStandard,
    { ...key, document, fromOn: "2026-01-04" },
    { kind: "invalid", says: "施行日期 2026-01-04 早于今天 2026-01-05" },
  );
  await teller.does(farming, standards.publishStandard, { ...key, document, fromOn: "2026-01-08" });
  const { rows } = (await teller.call(undefined, standards.listStandards, {})).body as {
    rows: { item: string; issuer: string; from: string; priceHigh: string }[];
  };
  expect(rows.find((row) => row.item === "B0301")).toMatchObject({ issuer: "样例" });
  const later = { on: "2026-01-08" };
  const shown = await teller.call(undefined, standards.listStandards, later);
  expect((shown.body as { rows: typeof rows }).rows).toContainEqual(
    expect.objectContaining({
      item: "B0301",
      issuer: "青禾县农业农村局",
      from: "2026-01-08",
      priceHigh: "760000",
    }),
  );
});

test("another department may not write over it", async () => {
  teller.on(day("2026-01-09"));
  await expect(draftStandard(teller, { ...bookkeepingStandard, who: civil })).rejects.toThrow(
    "由青禾县农业农村局于 2026-01-05 发布",
  );
});

test("a new project is filled from it and keeps its version; the contract takes its clauses and acceptance over", async () => {
  const line = teller.county.lines["liuhe 2026 2130199"]!;
  one = tell.begin(teller, teller.county.organizations, bookkeeping(line));
  const known = await teller.sees(tell.clerkOf(one), projects.prefillProject, {
    item: "B0301",
    year: 2026,
  });
  expect(known).toMatchObject({
    standardName: "青禾县村级代理记账服务标准",
    unit: "村·年",
    priceLow: "500000",
    priceHigh: "760000",
  });
  expect(known.targets[0]).toMatchObject({ indicator: "代理记账村数完成率", goal: 10_000 });
  await tell.plan(one);
  const seen = await teller.sees(tell.clerkOf(one), projects.viewProject, one.key);
  expect(seen.standard).toMatchObject({ version: 3, issuer: "青禾县农业农村局" });
  await tell.compareQuotes(one);
  await performing.draftContract(one);
  expect(one.contract.acceptance.map(({ says, deduction }) => [says, deduction])).toContainEqual([
    "记账完成：各村 12 个月账目全部完成并相符（查阅账簿、报表）",
    4000,
  ]);
  expect(one.contract.settlement).toBe(
    "按验收合格的村数和期间结算，预付款不超过合同金额的百分之三十。",
  );
  expect(one.contract.clauses).toContain("服务期限：一般不超过一年，起止日期在合同中写明。");
});
