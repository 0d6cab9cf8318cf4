import { afterAll, beforeAll, expect, test } from "vitest";
import { day } from "../../src/base/day.ts";
import { unprovedPostings } from "../../src/modules/budget/proof.ts";
import * as contracts from "../../src/modules/contract/api.ts";
import { viewStandings } from "../../src/modules/desk/api.ts";
import * as procurement from "../../src/modules/procurement/api.ts";
import * as projects from "../../src/modules/project/api.ts";
import { fullSight } from "../../src/platform/actor.ts";
import * as joint from "../../src/server/demo/joint.ts";
import { testDatabase } from "../given.ts";
import { httpTeller, type HttpTeller } from "./telling.ts";

/** 县农业农村局 buys 动物防疫 for its townships: one joins, one leaves, and each has a contract of its own. */

const begins = day("2026-03-02");

const opened = testDatabase();
let teller: HttpTeller;
let one: joint.Joint;
let buying: { jurisdiction: string; id: string };

beforeAll(async () => {
  teller = await httpTeller(opened.database);
  one = await joint.draftJoint(teller, teller.county, { begins });
  await joint.planJoint(one, begins);
});

afterAll(() => teller.close());

const seen = () => teller.sees(joint.department, projects.viewProject, one.key);
const users = async () => (await seen()).sharesOf.map((share) => share.user.name);

test("three townships, thirty-eight villages, in the plan", async () => {
  expect(await seen()).toMatchObject({ status: "inPlan", cost: "3800000", planned: "3800000" });
});

test("nobody is taken in without the consent of its head, and consent names a line", async () => {
  const { organizations } = teller.county;
  const wish = { ...one.key, kind: "join" as const, quantity: 10, reason: "要求参加" };
  await teller.isRefused("townshipClerk@liuhe", procurement.askShareChange, wish, {
    kind: "forbidden",
  });
  const request = await teller.does(joint.department, procurement.askShareChange, {
    ...wish,
    township: organizations["maan"]!,
  });
  const answer = { ...request, agrees: true };
  await teller.isRefused(joint.department, procurement.answerShareChange, answer, {
    kind: "forbidden",
    says: "对方",
  });
  await teller.isRefused("townshipHead@liuhe", procurement.answerShareChange, answer, {
    kind: "notFound",
  });
  const head = "townshipHead@maan";
  await teller.isRefused(head, procurement.answerShareChange, answer, {
    kind: "invalid",
    says: "指标",
  });
  const poor = teller.county.lines["maan 2025 2130199"]!;
  await teller.isRefused(
    head,
    procurement.answerShareChange,
    { ...answer, line: poor },
    { title: "政府购买服务管理办法", article: "16", says: "2025" },
  );
  const declined = { ...request, agrees: false };
  await teller.isRefused(head, procurement.answerShareChange, declined, {
    kind: "invalid",
    says: "理由",
  });
  await teller.does(head, procurement.answerShareChange, { ...declined, answer: "今年不参加" });
  expect(await users()).not.toContain("马鞍乡");
});

/** 大湾乡 has lent its line for its own share: the department, which now reads it, buys nothing else with it. */
async function isPaidByNobodyElse() {
  const { lines, organizations } = teller.county;
  const { shares: _, ...content } = joint.jointContent(teller.county, { begins });
  const drafted = (line: string, user: string, amount: string) => ({
    ...content,
    title: "另一项动物防疫服务",
    shares: [
      { user: organizations[user]!, quantity: 1, fundings: [{ line: lines[line]!, amount }] },
    ],
  });
  for (const user of ["dawan", "liuhe"])
    await teller.isRefused(
      joint.department,
      projects.draftProject,
      drafted("dawan 2026 2130199", user, "100000"),
      { title: "预算法", article: "13", says: "是大湾乡的，没有同意给本项目用" },
    );
  const { lines: offered } = await teller.sees(joint.department, projects.prefillProject, {
    item: content.item,
    year: 2026,
  });
  expect(offered.map((line) => line.id)).toContain(lines["farming 2026 2130199"]);
  expect(offered.map((line) => line.id)).not.toContain(lines["dawan 2026 2130199"]);
}

test("one joins with its own line, one leaves: the plan follows to the fen in the same act", async () => {
  await joint.joinJoint(one, begins);
  expect(await seen()).toMatchObject({ cost: "4700000", planned: "4700000" });
  await isPaidByNobodyElse();
  await joint.leaveJoint(one, begins);
  expect(await seen()).toMatchObject({ cost: "3600000", planned: "3600000", quantity: 36 });
  expect((await users()).toSorted()).toEqual(["大湾乡", "柳河镇", "青岭镇"].toSorted());
  expect(await opened.database.ask(fullSight, (db) => unprovedPostings(db))).toEqual([]);
});

test("what is prepared follows who joins again; after the first quote nobody joins or leaves", async () => {
  buying = await joint.prepareJoint(one);
  const back = await teller.does(joint.department, procurement.askShareChange, {
    ...one.key,
    kind: "join",
    township: teller.county.organizations["shiqiao"]!,
    quantity: 11,
    reason: "请的兽医不来了",
  });
  await teller.does("townshipHead@shiqiao", procurement.answerShareChange, {
    ...back,
    agrees: true,
    line: teller.county.lines["shiqiao 2026 2130199"]!,
  });
  const prepared = await teller.sees(joint.department, procurement.viewProcurement, buying);
  expect(prepared).toMatchObject({ budget: "4700000", ceiling: "4700000" });
  const { organizations } = teller.county;
  for (const [at, provider] of ["kangmu", "muxing", "tiantian"].entries()) {
    await teller.does(joint.department, procurement.recordQuote, {
      ...buying,
      provider: organizations[provider]!,
      price: String(4_500_000 + at * 10_000),
      says: "书面报价单",
    });
  }
  await teller.isRefused(
    "townshipHead@shiqiao",
    procurement.askShareChange,
    { ...one.key, kind: "leave", reason: "又不想参加了" },
    { title: "政府采购法", article: "46", says: "报价" },
  );
});

test("one award, two contracts: together they are the price, and no share stands in both", async () => {
  const shown = await teller.sees(joint.department, procurement.viewProcurement, buying);
  const cheapest = shown.responses.find((response) => response.price === "4500000")!;
  await teller.does(joint.department, procurement.chooseQuote, {
    ...buying,
    response: cheapest.id,
    reason: "报价最低，资质齐全",
  });
  const { jurisdiction, id: project } = one.key;
  const listed = () =>
    teller.sees(joint.department, contracts.listProjectContracts, { jurisdiction, project });
  const [award] = (await listed()).toDraft;
  expect(award!.shares).toHaveLength(4);
  const liuhe = award!.shares.find((share) => share.user.name === "柳河镇")!;
  const draft = { jurisdiction, award: award!.award };
  await teller.does(joint.department, contracts.draftContract, { ...draft, shares: [liuhe.share] });
  await teller.isRefused(
    joint.department,
    contracts.draftContract,
    { ...draft, shares: [liuhe.share] },
    { kind: "invalid", says: "已有合同" },
  );
  await teller.does(joint.department, contracts.draftContract, draft);
  await teller.isRefused(joint.department, contracts.draftContract, draft, { kind: "conflict" });
  const { rows, toDraft } = await listed();
  expect(toDraft).toEqual([]);
  expect(rows.map((row) => row.title)).toContain("村级动物防疫服务（2026 年）合同（柳河镇）");
  const prices = rows.map((row) => BigInt(row.price));
  expect(prices.reduce((total, price) => total + price, 0n)).toBe(4_500_000n);
  expect(prices).toContain(1_340_425n); // 14 of 47 villages, to the fen
  const status = async () =>
    (await teller.sees(joint.department, procurement.viewProcurement, buying)).status;
  for (const [at, { id }] of rows.entries()) {
    await teller.does(joint.department, contracts.submitContract, { jurisdiction, id });
    await teller.does(joint.department, contracts.signContract, { jurisdiction, id });
    expect(await status()).toBe(at === 0 ? "awarded" : "contracted");
    if (at > 0) continue;
    await teller.isRefused(
      joint.department,
      procurement.cancelProcurement,
      { ...buying, reason: "不再购买" },
      { title: "政府采购法", article: "50", says: "签订合同" },
    );
  }
  expect((await seen()).money).toMatchObject({ committed: "4500000", planned: "4500000" });
  const { shares, papers } = await teller.sees(joint.department, viewStandings, one.key);
  expect(shares).toHaveLength(4);
  expect(new Set(shares.map((share) => share.says.slice(0, 3)))).toEqual(new Set(["履约中"]));
  expect(papers.map((paper) => paper.kind)).toEqual(["procurement", "contract", "contract"]);
  expect(await opened.database.ask(fullSight, (db) => unprovedPostings(db))).toEqual([]);
});
