import { afterAll, beforeAll, expect, test } from "vitest";
import { listBudgetLines } from "../../src/modules/budget/api.ts";
import * as plans from "../../src/modules/plan/api.ts";
import { cityFinance } from "../../src/server/demo/returns.ts";
import * as projects from "../../src/modules/project/api.ts";
import { testDatabase } from "../given.ts";
import { tellChapter } from "./chapter.ts";
import { beginPlanning, planChapters, type Planning } from "./plan.story.ts";
import { httpTeller, type HttpTeller } from "./telling.ts";

const opened = testDatabase();
let teller: HttpTeller;
let one: Planning;

const clerk = "townshipClerk@liuhe";
const stranger = "townshipClerk@shiqiao";

beforeAll(async () => {
  teller = await httpTeller(opened.database);
  one = beginPlanning(teller, teller.county.organizations);
});

afterAll(() => teller.close());

const seen = (who: string = clerk) => teller.sees(who, plans.viewPlan, one.plan);
const money = async () =>
  (await teller.sees(clerk, listBudgetLines, { year: 2027 })).rows.map((row) => row.money);

test("a purchaser is asked with its days; a neighbour sees nothing of its plan", async () => {
  await tellChapter(one, planChapters.called);
  const { rows } = await teller.sees(clerk, plans.listPlans, { year: 2027 });
  expect(rows).toMatchObject([{ status: "compiling", dueOn: "2026-10-01", isLate: false }]);
  const up = { ...one.plan, projects: [] };
  await teller.isRefused(stranger, plans.sendPlanUp, up, { kind: "notFound" });
  const above = await teller.sees(cityFinance, plans.listPlans, { year: 2027 });
  expect(above.rows.find((row) => row.id === one.plan.id)).toMatchObject({ place: "青禾县" });
});

test("what is only asked for is no budget; what goes up is kept as it was", async () => {
  await tellChapter(one, planChapters.sentUp);
  expect(await seen()).toMatchObject({
    status: "firstUp",
    fiscal: "8400000",
    rounds: [{ stage: "firstUp", words: "按 14 个村编报", fiscal: "8400000" }],
  });
});

test("the ceiling holds to the fen", async () => {
  await tellChapter(one, planChapters.heldDown);
  expect(await seen()).toMatchObject({ status: "secondUp", ceiling: "8400000" });
});

test("one paper approves line and project, and nobody else's hand does", async () => {
  await tellChapter(one, planChapters.approved);
  expect(await seen()).toMatchObject({ status: "approved", approvedOn: "2027-01-18" });
  expect(await money()).toMatchObject([{ approved: "8400000", planned: "8400000" }]);
  const project = await teller.sees(clerk, projects.viewProject, one.one.key);
  expect(project).toMatchObject({ status: "inPlan", planned: "8400000" });
});

test("afterwards it changes by act alone: without reason and paper nothing leaves", async () => {
  await tellChapter(one, planChapters.changed);
  expect((await seen()).changes).toMatchObject([{ kind: "remove", amount: "8400000" }]);
  expect(await money()).toMatchObject([{ approved: "8400000", planned: "0" }]);
});
