import { beforeAll, describe, expect, test } from "vitest";
import { day } from "../../base/day.ts";
import { anApprovedLine } from "../../../test/given/budget.ts";
import { aDraft, bookkeeping, withLimits, type ProjectKey } from "../../../test/given/project.ts";
import { friday, reviewIn } from "../../../test/given/review.ts";
import { aCounty, testDatabase, type County } from "../../../test/given.ts";
import { at } from "../../platform/clock.ts";
import { delegate } from "../organization/delegation.ts";
import type { Role } from "../organization/roles.ts";
import { edit } from "./actions.ts";
import { approve, sendBack } from "./plan.ts";
import { sign } from "./review.ts";
import { listUnanswered } from "./waiting.ts";

const opened = testDatabase();
let county: County;
beforeAll(async () => {
  county = await aCounty(opened.database);
  await withLimits(opened.database);
});

const { signs, submits, page, status, openTasks } = reviewIn(() => county);
const edits = (key: ProjectKey, content: ReturnType<typeof bookkeeping>) =>
  at(friday, () => county.act("townshipClerk", (tx, by) => edit(tx, by, key, content)));

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
    expect(await openTasks(key)).toEqual(["project.approve 2026-03-13", "project.enterPlan"]);
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
    expect(await openTasks(key)).toEqual(["project.approve 2026-03-13", "project.enterPlan"]);
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
    const { rows } = await county.ask("countyFinanceOfficer", (db, by) =>
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
    ).toEqual({ rows: [], hasMore: false });
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
