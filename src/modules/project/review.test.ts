import { beforeAll, describe, expect, test } from "vitest";
import { day } from "../../base/day.ts";
import { yuan } from "../../base/money.ts";
import { anApprovedLine } from "../../../test/given/budget.ts";
import { aDraft, bookkeeping, withLimits, type ProjectKey } from "../../../test/given/project.ts";
import { aCounty, testDatabase, type County } from "../../../test/given.ts";
import { at } from "../../platform/clock.ts";
import { delegate } from "../organization/delegation.ts";
import type { Role } from "../organization/roles.ts";
import { edit, submit } from "./actions.ts";
import { adoptDesks } from "./desks.ts";
import { DesksInput, UpperReviewsInput } from "./desksForms.ts";
import type { Opinion } from "./model.ts";
import { projectPage } from "./page.ts";
import { approve, endorse, enterPlan, sendBack } from "./plan.ts";
import { getProject } from "./reads.ts";
import { sign } from "./review.ts";
import { adoptUpperReviews } from "./upper.ts";
import { listUnanswered } from "./waiting.ts";

const opened = testDatabase();
let county: County;
beforeAll(async () => {
  county = await aCounty(opened.database);
  await withLimits(opened.database);
});

/** A Friday: five working days later is the next Friday. */
const friday = day("2026-03-06");

const signs = (role: Role, key: ProjectKey, opinion: Opinion = "agree", on = friday) =>
  at(on, () => county.act(role, (tx, by) => sign(tx, by, key, { opinion, reason: "已核对" })));
const submits = (key: ProjectKey, on = friday) =>
  at(on, () => county.act("townshipClerk", (tx, by) => submit(tx, by, key)));
const edits = (key: ProjectKey, content: ReturnType<typeof bookkeeping>) =>
  at(friday, () => county.act("townshipClerk", (tx, by) => edit(tx, by, key, content)));
const page = (who: Role, key: ProjectKey, on = friday) =>
  county.ask(who, (db, by) => projectPage(db, by, key, on));
const status = async (key: ProjectKey) =>
  (await county.ask("auditor", (db) => getProject(db, key.jurisdiction, key.id))).status;

const openTasks = (key: ProjectKey) =>
  county.ask("countyFinanceOfficer", async (db) => {
    const rows = await db
      .selectFrom("task")
      .select(["kind", "dueOn"])
      .where("jurisdiction", "=", key.jurisdiction)
      .where("subjectId", "=", key.id)
      .where("doneAt", "is", null)
      .execute();
    return rows.map((row) => `${row.kind} ${row.dueOn ?? ""}`.trim()).sort();
  });

const four: Role[] = ["reviewFinance", "reviewParty", "reviewSocial", "reviewDiscipline"];

async function agreedByAll(line: string): Promise<ProjectKey> {
  const key = await aDraft(county, { line });
  await submits(key);
  for (const role of four) await signs(role, key);
  return key;
}

describe("a change after the review voids the opinions it touches, and no others", () => {
  test.each<[string, Parameters<typeof bookkeeping>[1], string[]]>([
    ["the title: who reads the plan", { title: "石桥记账" }, ["reviewParty"]],
    ["whom it serves: social affairs", { forWhom: "十三个村" }, ["reviewSocial"]],
  ])("%s", async (_, change, asked) => {
    const line = await anApprovedLine(county, { amount: "100000.00" });
    const key = await agreedByAll(line);
    await edits(key, bookkeeping(line, change));
    const seen = await page("townshipClerk", key);
    const fallen = seen.opinions.filter((one) => !one.counts).map((one) => one.role);
    expect(fallen.filter((one) => one.startsWith("review"))).toEqual(asked);
    await submits(key);
    expect(await openTasks(key)).toEqual(asked.map((one) => `project.review.${one} 2026-03-13`));
    await signs(asked[0] as Role, key);
    expect(await status(key)).toBe("jointlyReviewed");
  });

  test("one fen more touches all four, and the page says which parts were changed", async () => {
    const line = await anApprovedLine(county, { amount: "100000.00" });
    const key = await agreedByAll(line);
    await edits(
      key,
      bookkeeping(line, {
        unitPrice: "600001",
        shares: [{ quantity: 14, fundings: [{ line, amount: "8400014" }] }],
      }),
    );
    const seen = await page("townshipClerk", key);
    expect(seen.opinions.filter((one) => one.counts)).toEqual([]);
    const finance = seen.opinions.find((one) => one.role === "reviewFinance");
    expect(finance?.voided).toEqual({ on: friday, parts: ["金额", "资金来源"] });
  });

  test("the same written again voids nothing: it passes without anybody signing twice", async () => {
    const line = await anApprovedLine(county, { amount: "100000.00" });
    const key = await agreedByAll(line);
    await edits(key, bookkeeping(line));
    await submits(key);
    expect(await status(key)).toBe("jointlyReviewed");
    expect(await openTasks(key)).toEqual(["project.approve 2026-03-13"]);
  });

  test("whoever did not agree looks again, even where nothing was changed", async () => {
    const key = await aDraft(county);
    await submits(key);
    await signs("reviewFinance", key);
    await signs("reviewDiscipline", key, "amend");
    expect(await status(key)).toBe("returned");
    await submits(key);
    expect(await openTasks(key)).toHaveLength(3);
    for (const role of four.slice(1)) await signs(role, key);
    expect(await status(key)).toBe("jointlyReviewed");
  });

  test("county finance sends back: it answers again, the desks of the township do not", async () => {
    const key = await agreedByAll(await anApprovedLine(county));
    const answers = () =>
      at(friday, () =>
        county.act("countyFinanceReviewer", (tx, by) => approve(tx, by, key, { reason: "同意" })),
      );
    await answers();
    await county.act("countyFinanceOfficer", (tx, by) => sendBack(tx, by, key, "请核对指标"));
    await submits(key);
    expect(await openTasks(key)).toEqual(["project.approve 2026-03-13"]);
    await answers();
    expect(await status(key)).toBe("financeReviewed");
  });
});

describe("a missing answer is seen", () => {
  test("whose desk, since when, until when; late by one day on the day after the last", async () => {
    const key = await aDraft(county);
    await submits(key);
    await signs("reviewFinance", key);
    const deskOn = async (on: string) =>
      (await page("townshipClerk", key, day(on))).desks.find((one) => one.role === "reviewParty");
    expect(await deskOn("2026-03-13")).toMatchObject({
      holders: ["联审（党政办）"],
      waiting: { since: "2026-03-06", dueOn: "2026-03-13", lateDays: 0, workingDaysLeft: 0 },
    });
    expect(await deskOn("2026-03-14")).toMatchObject({
      waiting: { lateDays: 1, workingDaysLeft: null },
    });
    const rows = await county.ask("countyFinanceOfficer", (db, by) =>
      listUnanswered(db, by, day("2026-03-14")),
    );
    expect(rows.filter((one) => one.id === key.id).map((one) => one.role)).toEqual([
      "reviewParty",
      "reviewSocial",
      "reviewDiscipline",
    ]);
    const neighbour = county.as("townshipHead", "otherTownship");
    expect(
      await county.ask(neighbour, (db, by) => listUnanswered(db, by, day("2026-03-14"))),
    ).toEqual([]);
  });
});

describe("委托代办 in the review", () => {
  const actingFor = async (role: Role, from: string, to: string) => {
    const delegateTo = county.as("reviewSocial").person;
    const { id } = await at(day(from), () =>
      county.act(role, (tx, by) =>
        delegate(tx, by, {
          delegate: delegateTo,
          fromOn: day(from),
          toOn: day(to),
          reason: "外出学习",
        }),
      ),
    );
    const post = await county.ask(role, (db) =>
      db.selectFrom("delegation").select("acting").where("id", "=", id).executeTakeFirstOrThrow(),
    );
    return { ...county.as(role), person: delegateTo, post: post.acting };
  };

  test("the sheet names both; nobody signs two desks where discipline is one of them", async () => {
    const party = await actingFor("reviewParty", "2026-03-06", "2026-03-10");
    const discipline = await actingFor("reviewDiscipline", "2026-03-06", "2026-03-10");
    const key = await aDraft(county);
    await submits(key);
    const opinion = { opinion: "agree" as const, reason: "方案可行" };
    await at(friday, () => county.act(party, (tx, by) => sign(tx, by, key, opinion)));
    const seen = await page("townshipClerk", key);
    expect(seen.opinions[0]).toMatchObject({
      person: "联审（社会事务办）（代 联审（党政办））",
    });
    await expect(
      at(friday, () => county.act(discipline, (tx, by) => sign(tx, by, key, opinion))),
    ).rejects.toMatchObject({ kind: "conflict", message: expect.stringContaining("纪委") });
    await signs("reviewFinance", key);
    await signs("reviewSocial", key);
    await signs("reviewDiscipline", key);
    expect(await status(key)).toBe("jointlyReviewed");
  });
});

const paper = { document: "青财购〔2026〕5号（虚构）", confirmed: true };

const localDesks = (changes: object = {}) =>
  DesksInput.parse({
    ...paper,
    fromOn: "2026-05-01",
    desks: [
      {
        role: "reviewParty",
        isLead: true,
        days: 3,
        looksAt: "方案和需求",
        touches: ["amount", "plan", "purpose", "targets"],
      },
      {
        role: "reviewFinance",
        isLead: false,
        days: 2,
        looksAt: "资金和方式",
        touches: ["amount", "funding", "method"],
      },
    ],
    ...changes,
  });

describe("who reviews is data of the place", () => {
  test("the newest set of the county wins as a whole from its first day on", async () => {
    await county.act("countyFinanceOfficer", (tx, by) => adoptDesks(tx, by, localDesks()));
    const key = await aDraft(county, { draftedOn: "2026-05-01" });
    await submits(key, day("2026-05-06"));
    const seen = await page("townshipClerk", key, day("2026-05-06"));
    expect(seen.desks.map((one) => [one.role, one.isLead, one.days])).toEqual([
      ["reviewParty", true, 3],
      ["reviewFinance", false, 2],
    ]);
    await expect(signs("reviewSocial", key, "agree", day("2026-05-06"))).rejects.toMatchObject({
      kind: "forbidden",
    });
    await signs("reviewParty", key, "agree", day("2026-05-06"));
    await signs("reviewFinance", key, "agree", day("2026-05-06"));
    expect(await status(key)).toBe("jointlyReviewed");
  });

  const [first, second] = localDesks().desks;
  test.each([
    ["no lead", { fromOn: "2026-06-01", desks: [{ ...first, isLead: false }, second] }, "牵头"],
    ["a part that nobody answers for", { fromOn: "2026-06-01", desks: [first] }, "资金来源"],
    ["the same desk twice", { fromOn: "2026-06-01", desks: [first, first] }, "两次"],
    ["the same first day again", {}, "2026-05-01"],
    ["an end before its beginning", { fromOn: "2026-06-02", toOn: "2026-06-01" }, "早于"],
  ])("%s is refused", async (_, changes, says) => {
    const input = localDesks(changes);
    await expect(
      county.act("countyFinanceOfficer", (tx, by) => adoptDesks(tx, by, input)),
    ).rejects.toThrow(says);
  });
});

describe("above the township: as the rows of the place ask", () => {
  const rows = [
    { reviewer: "finance", amountFrom: "10000000", days: 5 },
    { reviewer: "department", amountFrom: String(yuan("84000.00")), item: "B03", days: 4 },
  ] as const;

  beforeAll(async () => {
    const department = county.organizations["department"]!;
    const input = UpperReviewsInput.parse({
      ...paper,
      fromOn: "2026-07-01",
      rows: rows.map((one) => (one.reviewer === "department" ? { ...one, department } : one)),
    });
    await county.act("countyFinanceOfficer", (tx, by) => adoptUpperReviews(tx, by, input));
  });

  const july = day("2026-07-02");
  const reviewed = async (unitPrice: string): Promise<ProjectKey> => {
    const line = await anApprovedLine(county, { amount: "200000.00" });
    const amount = String(BigInt(unitPrice) * 14n);
    const shares = [{ quantity: 14, fundings: [{ line, amount }] }];
    const key = await aDraft(county, { line, unitPrice, shares });
    await submits(key, july);
    await signs("reviewParty", key, "agree", july);
    await signs("reviewFinance", key, "agree", july);
    return key;
  };
  const plans = (key: ProjectKey) =>
    at(july, () => county.act("countyFinanceOfficer", (tx, by) => enterPlan(tx, by, key)));
  const endorses = (key: ProjectKey, opinion: "agree" | "disagree" = "agree") =>
    at(july, () =>
      county.act("departmentOfficer", (tx, by) =>
        endorse(tx, by, key, { opinion, reason: "属本部门职责" }),
      ),
    );

  test("one fen a village below the amount nobody above is asked", async () => {
    const key = await reviewed("599999");
    expect(await openTasks(key)).toEqual(["project.enterPlan"]);
    await expect(endorses(key)).rejects.toMatchObject({ kind: "notFound" });
    await plans(key);
    expect(await status(key)).toBe("inPlan");
  });

  test("at the amount the department is asked, and the plan waits for it", async () => {
    const key = await reviewed("600000");
    expect(await openTasks(key)).toEqual(["project.endorse 2026-07-08"]);
    await expect(plans(key)).rejects.toMatchObject({
      breaches: [{ rule: "project.reviewsAreDone" }],
    });
    const seen = await page("departmentOfficer", key, july);
    expect(seen.offers.map((one) => one.verb)).toEqual(["endorse", "decline"]);
    expect(seen.above).toMatchObject([{ name: "县农业农村局", waiting: { dueOn: "2026-07-08" } }]);
    await endorses(key);
    await plans(key);
    expect(await status(key)).toBe("inPlan");
  });

  test("above the second amount both are asked, the department first", async () => {
    const key = await reviewed("800000");
    await expect(
      at(july, () =>
        county.act("countyFinanceReviewer", (tx, by) => approve(tx, by, key, { reason: "同意" })),
      ),
    ).rejects.toMatchObject({ breaches: [{ rule: "project.departmentHasAgreed" }] });
    await endorses(key);
    expect(await openTasks(key)).toEqual(["project.approve 2026-07-09"]);
  });

  test("the department sends back with its reason, and answers again", async () => {
    const key = await reviewed("600000");
    await endorses(key, "disagree");
    expect(await status(key)).toBe("returned");
    await submits(key, july);
    expect(await openTasks(key)).toEqual(["project.endorse 2026-07-08"]);
    await endorses(key);
    expect(await openTasks(key)).toEqual(["project.enterPlan"]);
  });

  test("what was submitted the day before is asked as the rows of that day say: finance alone", async () => {
    const key = await aDraft(county);
    const june = day("2026-06-30");
    await submits(key, june);
    await signs("reviewParty", key, "agree", june);
    await signs("reviewFinance", key, "agree", june);
    expect(await openTasks(key)).toEqual(["project.approve 2026-07-07"]);
  });
});
