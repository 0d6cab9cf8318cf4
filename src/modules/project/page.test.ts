import { beforeAll, expect, test } from "vitest";
import { yuan } from "../../base/money.ts";
import { anApprovedLine } from "../../../test/given/budget.ts";
import { aListedNeed } from "../../../test/given/needs.ts";
import {
  aDraft,
  aProjectInPlan,
  aReviewedProject,
  withLimits,
  type ProjectKey,
} from "../../../test/given/project.ts";
import { aCheckedProvider } from "../../../test/given/provider.ts";
import { aCounty, testDatabase, type County } from "../../../test/given.ts";
import { today } from "../../platform/clock.ts";
import { getProvider } from "../provider/reads.ts";
import { submit } from "./actions.ts";
import { viewProject, prefillProject, listProjects } from "./api.ts";
import { projectPage, rowViews } from "./page.ts";
import { dimensionOf, prefill } from "./prefill.ts";
import { listProjects as readProjects } from "./reads.ts";

const db = testDatabase();
let county: County;
beforeAll(async () => {
  county = await aCounty(db.database);
  await withLimits(db.database);
});

const page = (who: Parameters<County["ask"]>[0], key: ProjectKey) =>
  county.ask(who, async (db, by) =>
    viewProject.output.parse(await projectPage(db, by, key, today())),
  );

test("the page of a draft shows what is open, and what the desks will look at", async () => {
  const line = await anApprovedLine(county, { amount: "100000.00" });
  const need = await aListedNeed(county);
  const seen = await page("townshipClerk", await aDraft(county, { line, needs: [need] }));
  expect(seen.offers.map((one) => [one.verb, one.isOpen])).toEqual([
    ["submit", true],
    ["edit", true],
    ["withdraw", true],
  ]);
  expect(seen).toMatchObject({
    cost: yuan("84000.00"),
    quantity: 14,
    itemName: "会计服务",
    trackReason: "84,000.00 元，低于分散采购限额标准 300,000.00 元",
    standard: { name: "村级代理记账服务标准" },
    needs: [{ village: "柳河村" }],
    money: { budget: yuan("84000.00"), planned: 0n, paid: 0n },
  });
  expect(seen.checks.find((one) => one.name === "资金足额")).toMatchObject({ isFine: true });
});

const checkOf = async (name: string, content: Parameters<typeof aDraft>[1]) => {
  const seen = await page("reviewDiscipline", await aDraft(county, content));
  return seen.checks.find((one) => one.name === name);
};

test("discipline is told that no provider is named and nobody is hired, with the articles", async () => {
  expect(await checkOf("没有指定承接方", {})).toMatchObject({
    says: "申报内容没有出现在册承接主体的名称",
    isFine: true,
    basis: [{ article: "17", confirmed: true }],
  });
  expect(await checkOf("不是变相用工", {})).toMatchObject({
    says: "按“村·年”计价，没有读到招人、派人、按人按月付钱的写法",
    isFine: true,
    basis: [{ article: "10（五）" }, { article: "18" }],
  });
});

test("a provider's name in the words, and people hired by the month, are marked", async () => {
  const provider = await aCheckedProvider(county);
  const { name } = await county.ask("auditor", (db) => getProvider(db, provider));
  const purpose = `由${name}为各村代理记账`;
  expect(await checkOf("没有指定承接方", { purpose })).toMatchObject({
    says: `申报内容出现了“${name}”，承接方应当公平竞争择优确定`,
    isFine: false,
  });
  const hired = await checkOf("不是变相用工", { purpose: "劳务派遣3名窗口人员，每人每月3000元" });
  expect(hired).toMatchObject({ isFine: false });
  expect(hired?.says).toContain("劳务派遣");
});

test("a draft that is not funded shows the closed verb with its reason", async () => {
  const line = await anApprovedLine(county);
  const shares = [{ quantity: 14, fundings: [{ line, amount: "8399999" }] }];
  const seen = await page("townshipClerk", await aDraft(county, { line, shares }));
  expect(seen.offers[0]).toMatchObject({
    verb: "submit",
    isOpen: false,
    breaches: [{ rule: "project.costIsFunded" }],
  });
});

test("each desk is offered its signature until it has signed; the clerk of a neighbour sees nothing", async () => {
  const key = await aDraft(county);
  await county.act("townshipClerk", (tx, by) => submit(tx, by, key));
  const before = await page("reviewSocial", key);
  expect(before.offers.map((one) => one.verb)).toEqual(["agree", "disagree", "amend"]);
  expect(before.desks).toHaveLength(4);
  const other = county.as("townshipClerk", "otherTownship");
  await expect(page(other, key)).rejects.toMatchObject({ kind: "notFound" });
});

test("opinions carry names, and county finance is offered its act", async () => {
  const key = await aReviewedProject(county);
  const seen = await page("countyFinanceReviewer", key);
  expect(seen.opinions.map((one) => one.roleName).sort()).toEqual([
    "联审（党政办）",
    "联审（社会事务办）",
    "联审（纪委）",
    "联审（财政办）",
  ]);
  expect(seen.offers.map((one) => one.verb)).toEqual(["approve", "sendBack"]);
  expect((await page("auditor", key)).offers).toEqual([]);
});

test("the list shows cost and plan, newest first, filtered by words", async () => {
  await aProjectInPlan(county, { title: "石磨村灌溉管护服务" });
  const rows = await county.ask("countyFinanceOfficer", async (db, by) =>
    rowViews(db, await readProjects(db, by, { limit: 10, text: "灌溉" })),
  );
  expect(listProjects.output.parse({ rows, next: null }).rows).toMatchObject([
    { title: "石磨村灌溉管护服务", cost: yuan("84000.00"), planned: yuan("84000.00"), shares: 1 },
  ]);
});

test("an empty form is filled with standard, targets and the lines that have money", async () => {
  const view = await county.ask("townshipClerk", async (db, by) =>
    prefillProject.output.parse(await prefill(db, by, { item: "B0301", year: 2026 }, today())),
  );
  expect(view).toMatchObject({
    unit: "村·年",
    priceLow: yuan("3000.00"),
    execution: 10,
    procurementFrom: yuan("300000.00"),
  });
  expect(view.targets.reduce((total, one) => total + one.weight, 0)).toBe(90);
  expect(view.lines.length).toBeGreaterThan(0);
});

test.each([
  ["按时记账率", "timeliness"],
  ["凭证抽查差错率", "quality"],
  ["代理记账村数完成率", "quantity"],
])("the indicator %s is one of %s", (name, dimension) => {
  expect(dimensionOf({ dimension: "output", name })).toBe(dimension);
});
