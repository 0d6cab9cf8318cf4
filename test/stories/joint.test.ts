import { afterAll, beforeAll, expect, test } from "vitest";
import { unprovedPostings } from "../../src/modules/budget/proof.ts";
import { viewStandings } from "../../src/modules/desk/api.ts";
import * as procurement from "../../src/modules/procurement/api.ts";
import * as projects from "../../src/modules/project/api.ts";
import { fullSight } from "../../src/platform/actor.ts";
import { department } from "../../src/server/demo/joint.ts";
import { testDatabase } from "../given.ts";
import { tellChapter } from "./chapter.ts";
import { beginJoint, contractsOf, jointChapters, type Joining } from "./joint.story.ts";
import { httpTeller, type HttpTeller } from "./telling.ts";

const opened = testDatabase();
let teller: HttpTeller;
let one: Joining;

beforeAll(async () => {
  teller = await httpTeller(opened.database);
  one = beginJoint(teller, teller.county);
});

afterAll(() => teller.close());

const seen = () => teller.sees(department, projects.viewProject, one.key);
const users = async () => (await seen()).sharesOf.map((share) => share.user.name);
const unproved = () => opened.database.ask(fullSight, (db) => unprovedPostings(db));

test("three townships, thirty-eight villages, in the plan", async () => {
  await tellChapter(one, jointChapters.drafted);
  expect(await seen()).toMatchObject({ status: "inPlan", cost: "3800000", planned: "3800000" });
});

test("nobody is taken in without the consent of its head, and consent names a line", async () => {
  await tellChapter(one, jointChapters.invited);
  expect(await users()).not.toContain("马鞍乡");
});

test("one joins with its own line, one leaves: the plan follows to the fen in the same act", async () => {
  await tellChapter(one, jointChapters.joined);
  expect(await seen()).toMatchObject({ cost: "3600000", planned: "3600000", quantity: 36 });
  expect((await users()).toSorted()).toEqual(["大湾乡", "柳河镇", "青岭镇"].toSorted());
  expect(await unproved()).toEqual([]);
  // 大湾乡 came after the plan: it sees the money of its own share, and the whole is said to be a part.
  const own = await teller.sees("townshipHead@dawan", projects.viewProject, one.key);
  expect(own.money).toMatchObject({ isPart: true, budget: "900000", planned: "900000" });
  const whole = await seen();
  expect(whole.money).toMatchObject({ isPart: false, budget: "3600000" });
  // What was said before it came is not for it to read; that it was said, and the code of the sheet, are.
  expect(own.opinions).toEqual([]);
  expect(own.desks.map((desk) => [desk.isHidden, desk.waiting])).toEqual(
    whole.desks.map(() => [true, null]),
  );
  expect(own.checkCode).toBe(whole.checkCode);
  expect(whole.desks.some((desk) => desk.isHidden)).toBe(false);
});

test("of all lines that it reads the department is offered its own for the next project", async () => {
  const { lines } = teller.county;
  const { catalogItem: item } = await seen();
  const { lines: offered } = await teller.sees(department, projects.prefillProject, {
    item,
    year: 2026,
  });
  expect(offered.map((line) => line.id)).toContain(lines["farming 2026 2130199"]);
  expect(offered.map((line) => line.id)).not.toContain(lines["dawan 2026 2130199"]);
});

test("what is prepared follows who joins again; after the first quote nobody joins or leaves", async () => {
  await tellChapter(one, jointChapters.closed);
  const prepared = await teller.sees(department, procurement.viewProcurement, one.buying);
  expect(prepared).toMatchObject({ budget: "4700000", ceiling: "4700000" });
});

test("one award, two contracts: together they are the price, and no share stands in both", async () => {
  await tellChapter(one, jointChapters.contracted);
  const { rows, toDraft } = await contractsOf(one);
  expect(toDraft).toEqual([]);
  expect(rows.map((row) => row.title)).toContain("村级动物防疫服务（2026 年）合同（柳河镇）");
  const prices = rows.map((row) => BigInt(row.price));
  expect(prices.reduce((total, price) => total + price, 0n)).toBe(4_500_000n);
  expect(prices).toContain(1_340_425n); // 14 of 47 villages, to the fen
  const bought = await teller.sees(department, procurement.viewProcurement, one.buying);
  expect(bought.status).toBe("contracted");
  expect((await seen()).money).toMatchObject({ committed: "4500000", planned: "4500000" });
  const { shares, papers } = await teller.sees(department, viewStandings, one.key);
  expect(shares).toHaveLength(4);
  expect(new Set(shares.map((share) => share.says.slice(0, 3)))).toEqual(new Set(["履约中"]));
  expect(papers.map((paper) => paper.kind)).toEqual(["procurement", "contract", "contract"]);
  expect(await unproved()).toEqual([]);
});
