import { afterAll, beforeAll, expect, test } from "vitest";
import { day } from "../../src/base/day.ts";
import { changeLine, listBudgetLines } from "../../src/modules/budget/api.ts";
import * as plans from "../../src/modules/plan/api.ts";
import * as projects from "../../src/modules/project/api.ts";
import { cityFinance } from "../../src/server/demo/returns.ts";
import * as story from "../../src/server/demo/annualPlan.ts";
import * as purchase from "../../src/server/demo/purchase.ts";
import { testDatabase } from "../given.ts";
import { httpTeller, type HttpTeller } from "./telling.ts";

/** 二上二下 of 2027, through HTTP: asked for before the budget, held by a ceiling, approved by one paper, changed by act alone. */

const opened = testDatabase();
let teller: HttpTeller;
let one: story.Compiling;

const clerk = "townshipClerk@liuhe";
const stranger = "townshipClerk@shiqiao";

beforeAll(async () => {
  teller = await httpTeller(opened.database);
  await story.callForPlans(teller, 2027, day("2026-09-01"));
  one = await story.compilePlan(teller, teller.county.organizations, {
    key: "liuhe",
    year: 2027,
    on: day("2026-09-10"),
  });
});

afterAll(() => teller.close());

const seen = (who: string = clerk) => teller.sees(who, plans.viewPlan, one.plan);

test("a purchaser is asked with its days; a neighbour sees nothing of its plan", async () => {
  const { rows } = await teller.sees(clerk, plans.listPlans, { year: 2027 });
  expect(rows).toMatchObject([{ status: "compiling", dueOn: "2026-10-01", isLate: false }]);
  await teller.isRefused(
    stranger,
    plans.sendPlanUp,
    { ...one.plan, projects: [] },
    {
      kind: "notFound",
    },
  );
  await teller.isRefused(clerk, plans.callPlans, call, { kind: "forbidden" });
  const above = await teller.sees(cityFinance, plans.listPlans, { year: 2027 });
  expect(above.rows.map((row) => row.id)).toContain(one.plan.id);
});

const call = {
  year: 2027,
  number: "青财预〔2026〕30号（虚构）",
  title: "通知",
  firstUpBy: "2026-10-01",
  firstDownBy: "2026-10-31",
  secondUpBy: "2026-11-25",
};

test("what is only asked for is no budget: the project cannot enter the plan alone", async () => {
  await teller.does(purchase.reviewer, projects.approveProject, {
    ...one.one.key,
    reason: "同意列入控制数",
  });
  await teller.isRefused(purchase.officer, projects.enterPlan, one.one.key, {
    kind: "unlawful",
    article: "13",
    says: "批复可用 0.00 元，本项目要用 84,000.00 元",
  });
  const [line] = (await teller.sees(clerk, listBudgetLines, { year: 2027 })).rows;
  await teller.isRefused(
    purchase.officer,
    changeLine,
    {
      jurisdiction: line!.jurisdiction,
      id: line!.id,
      change: "adjust",
      amount: "8400000",
      reason: "追加",
      decision: { number: call.number, title: call.title, decidedOn: "2026-09-01" },
    },
    { kind: "conflict", says: "还没有批复，不能追加或者核减" },
  );
});

test("the plan of another's project is refused, one's own goes up and is kept as it was", async () => {
  const strange = { ...one.plan, projects: [one.plan.id] };
  await teller.isRefused(clerk, plans.sendPlanUp, strange, { kind: "invalid", says: "不是本单位" });
  await story.sendUp(one, "按 14 个村编报");
  expect(await seen()).toMatchObject({
    status: "firstUp",
    fiscal: "8400000",
    rounds: [{ stage: "firstUp", words: "按 14 个村编报", fiscal: "8400000" }],
  });
});

test("the ceiling holds to the fen", async () => {
  teller.on(day("2026-10-20"));
  const down = { verdict: "keep" as const, remark: "", words: "" };
  await story.giveBack(one, { ...down, ceiling: "83999.99" });
  const up = { ...one.plan, projects: [one.one.key.id] };
  await teller.isRefused(clerk, plans.sendPlanUp, up, {
    kind: "unlawful",
    article: "16",
    says: "超出 0.01 元",
  });
  await teller.does(clerk, plans.sendPlanUp, { ...up, projects: [] });
  await teller.does(purchase.officer, plans.givePlanBack, {
    ...one.plan,
    ceiling: "8400000",
    remarks: [],
  });
  await story.sendUp(one, "控制数内报送");
  expect(await seen()).toMatchObject({ status: "secondUp", ceiling: "8400000" });
});

test("one paper approves line and project, and nobody else's hand does", async () => {
  teller.on(day("2027-01-18"));
  const decision = {
    number: "青人发〔2027〕3号（虚构）",
    title: "关于批准2027年县级预算的决议",
    decidedOn: "2027-01-15",
  };
  const approval = { ...one.plan, words: "", decision };
  await teller.isRefused(clerk, plans.approvePlan, approval, { kind: "forbidden" });
  const bare = { ...approval, decision: { ...decision, number: "" } };
  await teller.isRefused(purchase.officer, plans.approvePlan, bare, { kind: "invalid" });
  await teller.does(purchase.officer, plans.approvePlan, approval);
  expect(await seen()).toMatchObject({ status: "approved", approvedOn: "2027-01-18" });
  const { rows } = await teller.sees(clerk, listBudgetLines, { year: 2027 });
  expect(rows.map((row) => row.money)).toMatchObject([{ approved: "8400000", planned: "8400000" }]);
  const project = await teller.sees(clerk, projects.viewProject, one.one.key);
  expect(project).toMatchObject({ status: "inPlan", planned: "8400000" });
});

test("afterwards it changes by act alone: without reason and paper nothing leaves", async () => {
  teller.on(day("2027-03-02"));
  await teller.isRefused(
    purchase.officer,
    projects.leavePlan,
    { ...one.one.key, reason: "不再需要" },
    { kind: "unlawful", says: "批准文件" },
  );
  await teller.does(purchase.officer, projects.leavePlan, {
    ...one.one.key,
    reason: "合并到县里统一购买",
    decision: {
      number: "青财预〔2027〕9号（虚构）",
      title: "关于调整购买计划的通知",
      decidedOn: "2027-03-01",
    },
  });
  expect((await seen()).changes).toMatchObject([{ kind: "remove", amount: "8400000" }]);
  const { rows } = await teller.sees(clerk, listBudgetLines, { year: 2027 });
  expect(rows.map((row) => row.money)).toMatchObject([{ approved: "8400000", planned: "0" }]);
});
