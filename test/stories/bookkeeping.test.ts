import { afterAll, beforeAll, expect, test } from "vitest";
import { daysAfter } from "../../src/base/day.ts";
import * as budget from "../../src/modules/budget/api.ts";
import * as contracts from "../../src/modules/contract/api.ts";
import * as delivery from "../../src/modules/delivery/api.ts";
import * as evaluation from "../../src/modules/evaluation/api.ts";
import * as needs from "../../src/modules/needs/api.ts";
import * as payments from "../../src/modules/payment/api.ts";
import * as procurement from "../../src/modules/procurement/api.ts";
import * as projects from "../../src/modules/project/api.ts";
import { unprovedPostings } from "../../src/modules/budget/proof.ts";
import { fullSight } from "../../src/platform/actor.ts";
import { bookkeeping } from "../../src/server/demo/bookkeeping.ts";
import * as performing from "../../src/server/demo/performing.ts";
import * as tell from "../../src/server/demo/purchase.ts";
import { testDatabase } from "../given.ts";
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
const head = "townshipHead@liuhe";

test("a need becomes a project; what is not lawful is refused with article and figures", async () => {
  const need = await tell.speak(one);
  tell.pass(one, 3);
  const content = await tell.contentOf(one);
  const [share] = content.shares;
  const drafted = async (change: Partial<typeof content>) =>
    teller.does(clerk, projects.draftProject, { ...content, ...change, needs: [] });

  // 102 第十六条: the cost is funded to the fen.
  const short = await drafted({ shares: [{ ...share!, fundings: [{ line, amount: "8399999" }] }] });
  await teller.isRefused(clerk, projects.submitProject, short, {
    title: "政府购买服务管理办法",
    article: "16",
    says: "0.01",
  });
  // 预算法 第十三条: no more than the line has.
  const dear = await drafted({
    unitPrice: "2000000",
    shares: [{ ...share!, fundings: [{ line, amount: "28000000" }] }],
  });
  await teller.isRefused(clerk, projects.submitProject, dear, {
    title: "预算法",
    article: "13",
    says: "20,000.00",
  });
  // 102 第二十四条: at most a year, or the conditions.
  const long = await drafted({ termTo: daysAfter(one.begins, 75 + 366) as string });
  await teller.isRefused(clerk, projects.submitProject, long, {
    title: "政府购买服务管理办法",
    article: "24",
  });
  // 102 第二十条: targets that weigh a hundred with the execution.
  const weightless = await drafted({ targets: content.targets.slice(1) });
  await teller.isRefused(clerk, projects.submitProject, weightless, {
    title: "政府购买服务管理办法",
    article: "20",
  });

  await tell.draft(one, need);
  await tell.submit(one);
  const mine = await teller.sees(clerk, needs.viewNeed, {
    jurisdiction: one.key.jurisdiction,
    id: need,
  });
  expect(mine).toMatchObject({ status: "inProject", project: one.key.id });
});

test("four offices review it, county finance approves, and the plan draws on the line", async () => {
  await teller.isRefused(
    clerk,
    projects.signReview,
    { ...one.key, opinion: "agree", reason: "同意" },
    { kind: "forbidden" },
  );
  await teller.isRefused(
    tell.reviewer,
    projects.approveProject,
    { ...one.key, reason: "同意" },
    { kind: "conflict", says: "联审" },
  );
  await tell.review(one);
  await tell.approve(one);
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
  await tell.prepareQuotes(one);
  const [first, second, third] = one.offers;
  await tell.quote(one, first!);
  await tell.quote(one, second!);
  const seen = await teller.sees(head, procurement.viewProcurement, one.procurement);
  const choice = { ...one.procurement, response: seen.responses[0]!.id, reason: "价低" };
  await teller.isRefused(head, procurement.chooseQuote, choice, {
    title: "政府购买服务管理办法",
    article: "17",
    says: "3",
  });
  // A quote above the limit is a fact and recorded; it cannot be chosen.
  const tooDear = {
    ...one.procurement,
    provider: teller.county.organizations["suanpan"]!,
    price: "8400001",
    says: "",
  };
  await teller.does(clerk, procurement.recordQuote, tooDear);
  // 代理记账许可证 is asked for by the standard: a river patrol has none.
  const unqualified = {
    ...tooDear,
    provider: teller.county.organizations["qingshui"]!,
    price: "8000000",
  };
  await teller.isRefused(clerk, procurement.recordQuote, unqualified, { says: "代理记账许可证" });
  await tell.quote(one, third!);
  const quoted = await teller.sees(head, procurement.viewProcurement, one.procurement);
  const dearest = quoted.responses.find((response) => response.price === "8400001")!;
  await teller.isRefused(
    head,
    procurement.chooseQuote,
    { ...one.procurement, response: dearest.id, reason: "服务好" },
    { title: "政府采购法实施条例", article: "30", says: "0.01" },
  );
  await tell.choose(one);
});

test("the contract has all its terms and stays within award and plan, or is not signed", async () => {
  await performing.draftContract(one);
  const form = performing.contractForm(one);
  const { jurisdiction, id } = form;
  await teller.does(clerk, contracts.editContract, { ...form, breach: "" });
  await teller.isRefused(
    clerk,
    contracts.submitContract,
    { jurisdiction, id },
    { title: "政府购买服务管理办法", article: "23", says: "违约" },
  );
  const dear = { ...form, price: "7980001", shares: [{ ...form.shares[0]!, fiscal: "7980001" }] };
  await teller.does(clerk, contracts.editContract, dear);
  await teller.isRefused(
    clerk,
    contracts.submitContract,
    { jurisdiction, id },
    { title: "政府采购法", article: "46", says: "0.01" },
  );
  await teller.does(clerk, contracts.editContract, form);
  await teller.isRefused(head, contracts.signContract, { jurisdiction, id }, { kind: "conflict" });
  await performing.sign(one);
  expect(one.contract).toMatchObject({
    status: "signed",
    price: "7980000",
    instalments: [{ year: 2026, amount: "7980000" }],
  });
  const seen = await teller.sees(clerk, projects.viewProject, one.key);
  expect(seen.money).toMatchObject({ planned: "7980000", committed: "7980000" }); // 4,200 yuan cheaper: back to the line
});

test("no acceptance without service, no payment without acceptance, no invoice twice", async () => {
  const { jurisdiction, id } = one.contract;
  const before = await teller.sees(clerk, delivery.viewContractDelivery, { jurisdiction, id });
  const ask = {
    jurisdiction,
    id,
    instalment: before.toAccept[0]!.instalment,
    period: "第一期",
    asked: "3990000",
  };
  await teller.isRefused(clerk, delivery.askAcceptance, ask, { says: "服务记录" });
  await performing.serve(one);
  await teller.isRefused(
    clerk,
    delivery.askAcceptance,
    { ...ask, asked: "7980001" },
    { title: "政府采购法实施条例", article: "45" },
  );
  const first = await performing.accept(one, { period: "第一期", asked: "3990000" });
  const claim = {
    kind: "pay" as const,
    jurisdiction,
    acceptance: first.id,
    amount: "3990001",
    invoice: "25009999",
  };
  await teller.isRefused(clerk, payments.requestPayment, claim, { says: "0.01" });
  const invoice = await performing.pay(one, first);
  await teller.isRefused(
    clerk,
    payments.requestPayment,
    { ...claim, amount: "1" },
    { says: "0.01" },
  );
  await performing.serve(one);
  const second = await performing.accept(one, { period: "第二期", asked: "3990000" });
  const again = {
    ...claim,
    acceptance: second.id,
    amount: "3990000",
    invoice,
  };
  await teller.isRefused(clerk, payments.requestPayment, again, { kind: "conflict", says: "发票" });
  await performing.pay(one, second);
  const mine = await teller.sees("providerAgent@chengxin", payments.listClaims, {});
  expect(mine).toMatchObject({
    receivable: { amount: "0" },
    paidThisYear: { amount: "7980000", count: 2 },
  });
});

test("it is evaluated against the targets set before, published, and the need is answered", async () => {
  await performing.evaluate(one);
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
