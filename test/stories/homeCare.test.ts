import { afterAll, beforeAll, expect, test } from "vitest";
import { daysAfter } from "../../src/base/day.ts";
import * as delivery from "../../src/modules/delivery/api.ts";
import * as procurement from "../../src/modules/procurement/api.ts";
import * as projects from "../../src/modules/project/api.ts";
import { unprovedPostings } from "../../src/modules/budget/proof.ts";
import { fullSight } from "../../src/platform/actor.ts";
import * as consultation from "../../src/server/demo/consultation.ts";
import * as tell from "../../src/server/demo/purchase.ts";
import type { Who } from "../../src/server/demo/teller.ts";
import { testDatabase } from "../given.ts";
import { tellChapter } from "./chapter.ts";
import { homeCareChapters } from "./homeCare.story.ts";
import { httpTeller, type HttpTeller } from "./telling.ts";

const opened = testDatabase();
let teller: HttpTeller;
let one: tell.Purchase;

const postOf = (who: Who): string => teller.county.actor(who).post;
const chapters = homeCareChapters(postOf);
const clerk = "townshipClerk@shuangxi";

beforeAll(async () => {
  teller = await httpTeller(opened.database);
  const line = teller.county.lines["shuangxi 2026 2080802"]!;
  one = tell.begin(teller, teller.county.organizations, consultation.homeCare(line));
});

afterAll(() => teller.close());

test("above the limit the project goes the way of procurement", async () => {
  await tellChapter(one, chapters.planned);
  const seen = await teller.sees(clerk, projects.viewProject, one.key);
  expect(seen).toMatchObject({ status: "inPlan", track: "procurement", cost: "40000000" });
});

test("the notice leaves five working days for the documents and ten days for the response", async () => {
  await tellChapter(one, chapters.announced);
  const seen = await teller.sees(clerk, procurement.viewProcurement, one.procurement);
  expect(daysAfter(seen.noticeOn as never, 10) <= seen.respondBy!).toBe(true);
});

test("a response is sealed until the opening: not even the purchaser sees it", async () => {
  await tellChapter(one, chapters.responded);
  const asClerk = await teller.sees(clerk, procurement.viewProcurement, one.procurement);
  expect(asClerk.responses).toEqual([]);
  const asRival = await teller.sees(
    "providerAgent@xiyang",
    procurement.viewProcurement,
    one.procurement,
  );
  expect(asRival.responses.map((response) => response.provider.id)).toEqual([
    teller.county.organizations["xiyang"],
  ]);
});

test("the panel scores, the price is computed, the first ranked wins", async () => {
  await tellChapter(one, chapters.scored);
  const after = await teller.sees(clerk, procurement.viewProcurement, one.procurement);
  expect(after.award).toMatchObject({
    provider: { id: teller.county.organizations["wanan"] },
    price: "37600000",
  });
});

test("two standards were not met: what the contract says is deducted, and only the rest is paid", async () => {
  await tellChapter(one, chapters.deducted);
  const { rows } = await teller.sees(clerk, delivery.listAcceptances, {});
  const judged = await teller.sees(clerk, delivery.viewAcceptance, rows[0]!);
  const deductions = judged.items.filter((item) => !item.met).map((item) => BigInt(item.deduction));
  expect(deductions).toHaveLength(2);
  const deducted = deductions.reduce((sum, part) => sum + (18_800_000n * part) / 10_000n, 0n);
  expect(judged).toMatchObject({
    status: "acceptedInPart",
    deducted: String(deducted),
    accepted: String(18_800_000n - deducted),
  });
  const money = (await teller.sees(clerk, projects.viewProject, one.key)).money;
  expect(money).toMatchObject({ accepted: judged.accepted, paid: judged.accepted });
  expect(await opened.database.ask(fullSight, (db) => unprovedPostings(db))).toEqual([]);
});
