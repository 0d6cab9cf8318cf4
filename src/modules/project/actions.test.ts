import { beforeAll, expect, test } from "vitest";
import { yuan } from "../../base/money.ts";
import { anApprovedLine } from "../../../test/given/budget.ts";
import { aListedNeed } from "../../../test/given/needs.ts";
import {
  aDraft,
  aLargeProjectInPlan,
  aProjectInPlan,
  aReviewedProject,
  bookkeeping,
  withLimits,
  type ProjectKey,
} from "../../../test/given/project.ts";
import { aCounty, testDatabase, type County } from "../../../test/given.ts";
import { balanceOfProject, lineBalances } from "../budget/reads.ts";
import { getNeed } from "../needs/reads.ts";
import { close, draft, submit, withdraw } from "./actions.ts";
import { leavePlan } from "./plan.ts";
import { getProject, listShares } from "./reads.ts";
import { sign } from "./review.ts";
import { today } from "../../platform/clock.ts";

const db = testDatabase();
let county: County;
beforeAll(async () => {
  county = await aCounty(db.database);
  await withLimits(db.database);
});

const seen = (key: ProjectKey) =>
  county.ask("townshipClerk", (db) => getProject(db, key.jurisdiction, key.id));
const submitted = (key: ProjectKey) => county.act("townshipClerk", (tx, by) => submit(tx, by, key));
const openTasks = (key: ProjectKey) =>
  county.ask("countyFinanceOfficer", async (db) => {
    const rows = await db
      .selectFrom("task")
      .select("kind")
      .where("jurisdiction", "=", key.jurisdiction)
      .where("subjectId", "=", key.id)
      .where("doneAt", "is", null)
      .execute();
    return rows.map((row) => row.kind).sort();
  });

test("a need becomes a project, and through four desks and county finance it enters the plan", async () => {
  const need = await aListedNeed(county);
  const line = await anApprovedLine(county, { amount: "100000.00" });
  const key = await aProjectInPlan(county, { line, needs: [need] });
  const project = await seen(key);
  expect(project).toMatchObject({ status: "inPlan", track: "internal", kind: "4" });
  expect(project.number).toMatch(/^990101-2026-\d{4}$/);
  const money = await county.ask("townshipClerk", (db) =>
    balanceOfProject(db, key.jurisdiction, key.id),
  );
  expect(money.planned).toBe(yuan("84000.00"));
  const balances = await county.ask("townshipClerk", (db) => lineBalances(db, "990101", [line]));
  expect(balances.get(line)).toEqual({ approved: yuan("100000.00"), drawn: yuan("84000.00") });
  expect(await county.ask("townshipClerk", (db) => getNeed(db, "990101", need))).toMatchObject({
    status: "inProject",
    project: key.id,
  });
  expect(await openTasks(key)).toEqual(["procurement.prepare"]);
});

test("at the limit of the county the project is government procurement", async () => {
  expect(await seen(await aLargeProjectInPlan(county))).toMatchObject({ track: "procurement" });
});

test("one fen that no line pays stops the submission, with the law and the figure", async () => {
  const line = await anApprovedLine(county);
  const key = await aDraft(county, {
    line,
    shares: [{ quantity: 14, fundings: [{ line, amount: "8399999" }] }],
  });
  await expect(submitted(key)).rejects.toMatchObject({
    kind: "unlawful",
    breaches: [
      {
        rule: "project.costIsFunded",
        field: "fundings",
        because: "柳河镇应 84,000.00 元，已落实 83,999.99 元，少 0.01 元",
      },
    ],
  });
  expect(await seen(key)).toMatchObject({ status: "drafted" });
});

test("a line without money stops the submission", async () => {
  const line = await anApprovedLine(county, { amount: "83999.99" });
  const key = await aDraft(county, { line });
  await expect(submitted(key)).rejects.toThrow("差 0.01 元");
});

test("an item outside the catalog cannot even be drafted", async () => {
  await expect(aDraft(county, { item: "Z9999" })).rejects.toMatchObject({
    kind: "unlawful",
    breaches: [{ rule: "project.itemIsInCatalog", field: "item" }],
  });
});

test("the line of a neighbour cannot be used", async () => {
  const line = await anApprovedLine(county, { organization: "otherTownship" });
  await expect(aDraft(county, { line })).rejects.toThrow("不属于本单位");
});

test("one desk that does not agree returns the project with its reason, and the others have nothing more to sign", async () => {
  const key = await aDraft(county);
  await submitted(key);
  await county.act("reviewDiscipline", (tx, by) =>
    sign(tx, by, key, { opinion: "disagree", reason: "请补充询价对象" }),
  );
  expect(await seen(key)).toMatchObject({ status: "returned", endedReason: "请补充询价对象" });
  expect(await openTasks(key)).toEqual(["project.submit"]);
});

test("a desk signs once", async () => {
  const key = await aDraft(county);
  await submitted(key);
  const agree = () =>
    county.act("reviewParty", (tx, by) => sign(tx, by, key, { opinion: "agree", reason: "可行" }));
  await agree();
  await expect(agree()).rejects.toMatchObject({ kind: "conflict" });
});

test("a neighbouring township neither finds the project nor submits it", async () => {
  const key = await aDraft(county);
  const other = county.as("townshipClerk", "otherTownship");
  await expect(county.act(other, (tx, by) => submit(tx, by, key))).rejects.toMatchObject({
    kind: "notFound",
  });
});

test("a township that uses a share sees the project of the department, but does not act on it", async () => {
  const line = await anApprovedLine(county, { organization: "department" });
  const user = county.organizations["otherTownship"]!;
  const shares = [{ quantity: 14, user, fundings: [{ line, amount: "8400000" }] }];
  const key = await county.act("departmentOfficer", (tx, by) =>
    draft(tx, by, bookkeeping(line, { shares })),
  );
  const other = county.as("townshipClerk", "otherTownship");
  const found = await county.ask(other, (db) => listShares(db, key.jurisdiction, key.id));
  expect(found).toMatchObject([{ userOrganization: user, accepterOrganization: user }]);
  await expect(county.act(other, (tx, by) => submit(tx, by, key))).rejects.toMatchObject({
    kind: "forbidden",
  });
});

test("a withdrawn project gives its need back to the list", async () => {
  const need = await aListedNeed(county, { words: "各村的路灯坏了要有人修" });
  const key = await aDraft(county, { needs: [need] });
  await county.act("townshipClerk", (tx, by) => withdraw(tx, by, key, "改由县里统一购买"));
  expect(await county.ask("townshipClerk", (db) => getNeed(db, "990101", need))).toMatchObject({
    status: "listed",
    project: null,
  });
});

test("what is withdrawn waits for nobody, not even at county finance", async () => {
  const key = await aReviewedProject(county);
  expect(await openTasks(key)).toEqual(["project.approve", "project.enterPlan"]);
  await county.act("townshipClerk", (tx, by) => withdraw(tx, by, key, "改由县里统一购买"));
  expect(await openTasks(key)).toEqual([]);
});

test("what leaves the plan goes back to its line, to the fen", async () => {
  const line = await anApprovedLine(county, { amount: "84000.00" });
  const key = await aProjectInPlan(county, { line });
  await county.act("countyFinanceOfficer", (tx, by) => leavePlan(tx, by, key, "项目取消"));
  const balances = await county.ask("townshipClerk", (db) => lineBalances(db, "990101", [line]));
  expect(balances.get(line)).toEqual({ approved: yuan("84000.00"), drawn: yuan("0.00") });
});

test("a closed project owes an answer to those who asked", async () => {
  const need = await aListedNeed(county, { words: "老人想有人送饭到家" });
  const key = await aProjectInPlan(county, { needs: [need] });
  await county.act("countyFinanceOfficer", (tx, by) => close(tx, by, key, today()));
  expect(await seen(key)).toMatchObject({ status: "closed" });
  expect(await county.ask("townshipClerk", (db) => getNeed(db, "990101", need))).toMatchObject({
    status: "served",
  });
});

test("a price outside the standard is allowed and flagged", async () => {
  const line = await anApprovedLine(county, { amount: "200000.00" });
  const key = await aDraft(county, {
    line,
    unitPrice: "1200001",
    shares: [{ quantity: 14, fundings: [{ line, amount: "16800014" }] }],
  });
  await submitted(key);
  const flags = await county.ask("countyFinanceOfficer", (db) =>
    db
      .selectFrom("flagHit")
      .select("rule")
      .where("jurisdiction", "=", key.jurisdiction)
      .where("subjectId", "=", key.id)
      .execute(),
  );
  expect(flags.map((one) => one.rule)).toContain("project.priceIsWithinStandard");
});
