import { afterAll, beforeAll, expect, test } from "vitest";
import * as contracts from "../../src/modules/contract/api.ts";
import * as funds from "../../src/modules/desk/api.ts";
import * as procurement from "../../src/modules/procurement/api.ts";
import * as statistics from "../../src/modules/statistics/api.ts";
import { unprovedPostings } from "../../src/modules/budget/proof.ts";
import { fullSight } from "../../src/platform/actor.ts";
import { officer } from "../../src/server/demo/purchase.ts";
import { testDatabase } from "../given.ts";
import { tellChapter } from "./chapter.ts";
import { beginQuick, quickChapters, type Quick } from "./quick.story.ts";
import { httpTeller, type HttpTeller } from "./telling.ts";

const opened = testDatabase();
let teller: HttpTeller;
let one: Quick;

const clerk = "townshipClerk@liuhe";
const waiting = async () =>
  (await teller.sees(officer, funds.viewDesk, {})).waits.map((task) => task.title);

beforeAll(async () => {
  teller = await httpTeller(opened.database);
  const { organizations, lines } = teller.county;
  one = beginQuick(teller, organizations, lines["liuhe 2026 2010399"]!);
  await tellChapter(one, quickChapters.planned);
});

afterAll(() => teller.close());

test("what may not be bought quickly is refused with article and figures, and leaves nothing", async () => {
  await tellChapter(one, quickChapters.refused);
  expect(await teller.sees(clerk, procurement.listProcurements, {})).toMatchObject({ rows: [] });
});

test("at 5,000 yuan the paper of the county asks for three quotes: a missing one holds the head up", async () => {
  await tellChapter(one, quickChapters.quoted);
  const seen = await teller.sees(clerk, procurement.viewProcurement, one.procurement);
  expect(seen).toMatchObject({
    quotesNeeded: 3,
    approvedBy: "purchaserHead",
    status: "cancelled",
    award: null,
  });
});

test("a provider that nobody has entered is registered by the clerk, and waits for county finance", async () => {
  await tellChapter(one, quickChapters.introduced);
  expect(await waiting()).toContain("核验承接主体：青禾县小田电器维修部");
  await tellChapter(one, quickChapters.checked);
  expect(await waiting()).not.toContain("核验承接主体：青禾县小田电器维修部");
});

test("below 2,000 yuan it is awarded at once; signed, accepted and paid it stands in the returns by itself", async () => {
  await tellChapter(one, quickChapters.bought);
  const seen = await teller.sees(clerk, procurement.viewProcurement, one.procurement);
  expect(seen).toMatchObject({ status: "contracted", award: { price: "180000" } });
  const seenContract = await teller.sees(clerk, contracts.viewContract, one.contract);
  expect(seenContract).toMatchObject({ price: "180000" });
  const table = await teller.sees(officer, statistics.viewReturn, {
    jurisdiction: "990101",
    year: 2026,
    form: 1,
    source: "ledger",
  });
  const row = table.rows.find((each) => each.row === "一般事务")!;
  expect(row.cells).toMatchObject({
    "general.projects": "1",
    "general.budget": "2000000",
    "general.executed": "180000",
  });
  const money = await teller.sees(clerk, funds.viewFunds, { year: 2026, by: "item" });
  expect(money.rows).toMatchObject([
    { id: "A1501", planned: "2000000", committed: "180000", accepted: "180000", paid: "180000" },
  ]);
  expect(await opened.database.ask(fullSight, (db) => unprovedPostings(db))).toEqual([]);
});
