import { afterAll, beforeAll, expect, test } from "vitest";
import { unprovedPostings } from "../../src/modules/budget/proof.ts";
import * as budget from "../../src/modules/budget/api.ts";
import { fullSight } from "../../src/platform/actor.ts";
import { officer } from "../../src/server/demo/purchase.ts";
import { testDatabase } from "../given.ts";
import { tellChapter } from "./chapter.ts";
import { beginGrants, grantChapters, grantOf, type Granted } from "./grant.story.ts";
import { httpTeller, type HttpTeller } from "./telling.ts";

const opened = testDatabase();
let teller: HttpTeller;
let one: Granted;

const clerk = "townshipClerk@liuhe";

beforeAll(async () => {
  teller = await httpTeller(opened.database);
  one = beginGrants(teller, teller.county.organizations);
});

afterAll(() => teller.close());

const seen = (who: string = officer) => teller.sees(who, budget.viewGrant, grantOf(one));

test("six funds are entered by their papers, none by a township and none of a township", async () => {
  await tellChapter(one, grantChapters.entered);
  const { rows } = await teller.sees(officer, budget.listGrants, { year: 2026 });
  const total = rows.reduce((sum, row) => sum + BigInt(row.amount), 0n);
  expect([rows.length, String(total)]).toEqual([6, "1280000000"]);
  expect(await seen()).toMatchObject({ amount: "96000000", given: "0", ofLines: [] });
});

test("the parts fit the whole to the fen; a township sees its own part alone", async () => {
  await tellChapter(one, grantChapters.given);
  expect(await seen()).toMatchObject({ given: "96000000", lines: 12 });
  const own = await seen(clerk);
  expect(own.ofLines).toMatchObject([{ organization: { name: "柳河镇" } }]);
  expect(own.ofLines[0]!.money).toMatchObject({ approved: "9340000" });
});

test("planned money is not taken back, free money is, and stays with the fund", async () => {
  await tellChapter(one, grantChapters.kept);
  expect(await seen()).toMatchObject({ given: "95400000", planned: "8400000" });
});

test("from the fund one sees what was contracted, accepted and paid of it", async () => {
  await tellChapter(one, grantChapters.spent);
  expect(await seen()).toMatchObject({
    planned: "7980000", // what the contract saved is free again
    committed: "7980000",
    accepted: "3990000",
    paid: "3990000",
  });
});

test("at the year's end the unpaid is carried, the unplanned lapses, and once is enough", async () => {
  await tellChapter(one, grantChapters.ended);
  const end = await teller.sees(officer, budget.viewYearEnd, { year: 2026 });
  const own = end.rows.find((row) => row.id === one.line)!;
  expect(own).toMatchObject({
    planned: "7980000",
    paid: "3990000",
    carried: "3990000",
    lapsed: "1360000", // 9,400.00 nobody planned, 4,200.00 saved
  });
  expect(await opened.database.ask(fullSight, (db) => unprovedPostings(db))).toEqual([]);
});

test("what was carried is paid in the next year, and the fund still shows the whole way", async () => {
  await tellChapter(one, grantChapters.carried);
  expect(await seen()).toMatchObject({ accepted: "7980000", paid: "7980000" });
  const { rows } = await teller.sees(clerk, budget.listBudgetLines, { year: 2027 });
  const next = rows.find((row) => row.functionalClass === "2130199")!;
  expect(next.money).toMatchObject({ paid: "3990000" });
  expect(await opened.database.ask(fullSight, (db) => unprovedPostings(db))).toEqual([]);
});
