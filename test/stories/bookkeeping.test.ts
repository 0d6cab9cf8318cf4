import { afterAll, beforeAll, expect, test } from "vitest";
import * as appraisals from "../../src/modules/appraisal/api.ts";
import * as budget from "../../src/modules/budget/api.ts";
import * as contracts from "../../src/modules/contract/api.ts";
import * as evaluation from "../../src/modules/evaluation/api.ts";
import * as needs from "../../src/modules/needs/api.ts";
import * as payments from "../../src/modules/payment/api.ts";
import * as projects from "../../src/modules/project/api.ts";
import * as standards from "../../src/modules/standard/api.ts";
import { unprovedPostings } from "../../src/modules/budget/proof.ts";
import { fullSight } from "../../src/platform/actor.ts";
import { bookkeeping } from "../../src/server/demo/bookkeeping.ts";
import * as tell from "../../src/server/demo/purchase.ts";
import { measureNames as appraised } from "../../src/modules/appraisal/model.ts";
import { testDatabase } from "../given.ts";
import { bookkeepingChapters as chapters } from "./bookkeeping.story.ts";
import { tellChapter } from "./chapter.ts";
import { httpTeller, type HttpTeller } from "./telling.ts";

const opened = testDatabase();
let teller: HttpTeller;
let one: tell.Purchase;
let line: string;

beforeAll(async () => {
  teller = await httpTeller(opened.database);
  line = teller.county.lines["liuhe 2026 2130199"]!;
  one = tell.begin(teller, teller.county.organizations, bookkeeping(line));
});

afterAll(() => teller.close());

const clerk = "townshipClerk@liuhe";

test("the department sets the standard, and it holds from its day on", async () => {
  await tellChapter(one, chapters.standard);
  const held = await teller.sees(clerk, standards.viewStandard, { item: "B0301" });
  expect(held).toMatchObject({ issuer: "青禾县农业农村局", from: "2026-01-16", confirmed: true });
});

test("a need becomes a project; what is not lawful is refused with article and figures", async () => {
  await tellChapter(one, chapters.need);
  const { rows } = await teller.sees(clerk, needs.listNeeds, {});
  expect(rows).toMatchObject([{ status: "inProject" }]);
  const mine = await teller.sees(clerk, needs.viewNeed, rows[0]!);
  expect(mine).toMatchObject({ status: "inProject", project: one.key.id });
});

test("four offices review it, county finance approves, and the plan draws on the line", async () => {
  await tellChapter(one, chapters.review);
  const seen = await teller.sees(clerk, projects.viewProject, one.key);
  expect(seen).toMatchObject({
    status: "inPlan",
    track: "internal",
    money: { planned: "8400000", committed: "0" },
  });
  const { rows } = await teller.sees(tell.officer, budget.listBudgetLines, {
    year: 2026,
    organization: teller.county.organizations["liuhe"]!,
  });
  expect(rows.find((row) => row.id === line)?.money).toMatchObject({
    approved: "26000000",
    planned: "8400000",
  });
});

test("three quotes are compared; two are too few, one above the limit is no quote", async () => {
  await tellChapter(one, chapters.quotes);
});

test("the contract has all its terms and stays within award and plan, or is not signed", async () => {
  await tellChapter(one, chapters.contract);
  expect(one.contract).toMatchObject({
    status: "signed",
    price: "7980000",
    instalments: [{ year: 2026, amount: "7980000" }],
  });
  const seen = await teller.sees(clerk, projects.viewProject, one.key);
  expect(seen.money).toMatchObject({ planned: "7980000", committed: "7980000" }); // 4,200 yuan cheaper: back to the line
});

test("no acceptance without service, no payment without acceptance, no invoice twice", async () => {
  await tellChapter(one, chapters.performance);
  const mine = await teller.sees("providerAgent@chengxin", payments.listClaims, {});
  expect(mine).toMatchObject({
    receivable: { amount: "0" },
    paidThisYear: { amount: "7980000", count: 2 },
  });
});

test("it is evaluated against the targets set before, published, and the need is answered", async () => {
  await tellChapter(one, chapters.outcome);
  const seen = await teller.sees(clerk, evaluation.viewProjectEvaluations, one.key);
  expect(seen.rows[0]).toMatchObject({ status: "published", total: 10_000, grade: "优" });
  const money = (await teller.sees("auditor@audit", projects.viewProject, one.key)).money;
  expect(money).toMatchObject({
    planned: "7980000",
    committed: "7980000",
    accepted: "7980000",
    paid: "7980000",
  });
  expect(await opened.database.ask(fullSight, (db) => unprovedPostings(db))).toEqual([]);
});

test("another township, another provider and the public see nothing of it but what is published", async () => {
  for (const stranger of ["townshipClerk@shiqiao", "townshipHead@shiqiao"])
    expect((await teller.call(stranger, projects.viewProject, one.key)).status).toBe(404);
  const { jurisdiction, id } = one.contract;
  expect(
    (await teller.call("providerAgent@mingzhang", contracts.viewContract, { jurisdiction, id }))
      .status,
  ).toBe(404);
  expect((await teller.call(undefined, projects.viewProject, one.key)).status).toBe(401);
});

const year = { jurisdiction: "990101", year: 2026 };

test("what happened is the township's appraisal, and each figure opens to what it was counted from", async () => {
  const { rows } = await teller.sees(tell.officer, appraisals.viewAppraisal, year);
  const liuhe = rows.find((row) => row.name === "柳河镇")!;
  expect(liuhe).toMatchObject({ score: 10_000, rank: 1 });
  expect(liuhe.measures.map(({ measure, counted, points }) => [measure, counted, points])).toEqual([
    ["planKept", { got: "7980000", of: "7980000" }, 1_500],
    ["execution", { got: "7980000", of: "7980000" }, 2_000],
    ["paying", { got: "22", of: "2" }, 1_500],
    // Its own evaluation of itself earns no points.
    ["evaluation", null, null],
    ["satisfaction", { got: "10", of: "10" }, 1_000],
    // Nothing of a purchase below the limit has a day by which it must be public.
    ["disclosure", null, null],
    // No flag was raised of its purchases.
    ["flags", null, null],
  ]);
  const opened = await teller.sees(tell.officer, appraisals.listAppraisalParts, {
    ...year,
    office: liuhe.key,
    measure: "paying",
  });
  expect(opened.rows.map((row) => row.says)).toEqual([
    "2026-04-28 支付，用了 11 天",
    "2026-07-04 支付，用了 11 天",
  ]);
  const own = await teller.sees(clerk, appraisals.viewAppraisal, year);
  expect(own.rows).toMatchObject([{ name: "柳河镇", score: 10_000, rank: null }]);
});

test("the county sets its own weights by a paper, a table that is not one hundred is refused", async () => {
  const reviewer = "countyFinanceReviewer@finance";
  const rows = appraised.map((measure) => ({
    measure,
    weight: measure === "evaluation" ? 40 : 10,
    best: measure === "paying" ? 30 : 100,
    worst: measure === "paying" ? 90 : 50,
  }));
  const paper = { document: "青禾县购买服务考核办法", from: "2026-01-01", rows };
  const more = rows.map((row) => ({ ...row, weight: row.weight + 1 }));
  const refused = await teller.call(reviewer, appraisals.adoptWeights, { ...paper, rows: more });
  expect(refused).toMatchObject({
    status: 400,
    body: { message: expect.stringContaining("各项权重合计 107，应为 100") },
  });
  const turned = rows.map((row) => (row.measure === "paying" ? { ...row, best: 90 } : row));
  expect(
    await teller.call(reviewer, appraisals.adoptWeights, { ...paper, rows: turned }),
  ).toMatchObject({ status: 400 });
  expect((await teller.call(tell.officer, appraisals.adoptWeights, paper)).status).toBe(403);
  expect((await teller.call(reviewer, appraisals.adoptWeights, paper)).status).toBe(200);
  expect((await teller.call(reviewer, appraisals.adoptWeights, paper)).status).toBe(400);
  const { weights } = await teller.sees(clerk, appraisals.viewAppraisal, year);
  expect(weights).toEqual({ document: paper.document, from: "2026-01-01", confirmed: true });
});
