import { afterAll, beforeAll, expect, test } from "vitest";
import { day } from "../../src/base/day.ts";
import * as desk from "../../src/modules/desk/api.ts";
import * as reporting from "../../src/modules/reporting/api.ts";
import * as statistics from "../../src/modules/statistics/api.ts";
import { cityFinance, filer, filingReviewer } from "../../src/server/demo/returns.ts";
import { testDatabase } from "../given.ts";
import { tellChapter } from "./chapter.ts";
import {
  beginFiling,
  filingChapters,
  sentBackFor,
  unitOf,
  type Filing,
} from "./reporting.story.ts";
import { httpTeller, type HttpTeller } from "./telling.ts";

const opened = testDatabase();
let teller: HttpTeller;
let one: Filing;

const jurisdiction = "990101";
const liuhe = "townshipClerk@liuhe";
const seen = (who = filer, form: 1 | 2 = 1) =>
  teller.sees(who, reporting.viewRound, { ...one.round, form });
const unit = async (name: string) => (await seen()).units.find((each) => each.name === name)!;
const totals = async () =>
  (await seen()).table.rows.find((each) => each.row === "合计")!.cells["total.budget"];
const waits = async (who: string) => (await teller.sees(who, desk.viewDesk, {})).waits;

beforeAll(async () => {
  teller = await httpTeller(opened.database);
  one = beginFiling(teller, teller.county);
  await tellChapter(one, filingChapters.bought);
}, 120_000);

afterAll(() => teller.close());

test("a return begins in its month, once, by county finance", async () => {
  await tellChapter(one, filingChapters.opened);
  const view = await seen();
  expect(view.units).toHaveLength(14);
  expect(view).toMatchObject({
    status: "open",
    unitsBy: { last: "2026-07-10", confirmed: false },
    due: { last: "2026-07-15", confirmed: false },
  });
  expect(await totals()).toBe("8400000");
});

test("a township finds its figures there already, on its workbench", async () => {
  const task = (await waits(liuhe)).find((each) => each.kind === "returnUnit.confirm");
  expect(task).toMatchObject({
    title: "确认 2026 年统计报表（7月报送）",
    verb: "确认无误",
    dueOn: "2026-07-10",
  });
  const own = await teller.sees(liuhe, reporting.viewUnitReturn, unitOf(one, "柳河镇"));
  expect(own.tables[0]!.rows.find((each) => each.row === "农林水")!.cells).toMatchObject({
    "total.projects": "1",
    "total.budget": "8400000",
    "total.executed": "0",
  });
  expect(own.unexplained).toEqual([]);
});

test("it confirms these very figures, once, sees nobody else's, and nobody confirms for it in silence", async () => {
  await tellChapter(one, filingChapters.confirmed);
  expect(await unit("柳河镇")).toMatchObject({
    status: "confirmed",
    confirmedOn: "2026-07-02",
    differences: [],
  });
});

test("who is late is told by its days, reminded, and finds the reminder on its workbench", async () => {
  await tellChapter(one, filingChapters.reminded);
  expect(await unit("石桥乡")).toMatchObject({ lateDays: 3 });
  expect(await unit("柳河镇")).toMatchObject({ lateDays: 0 });
  const told = (await waits("townshipClerk@shiqiao")).filter(
    (each) => each.kind === "returnUnit.confirm",
  );
  expect(told).toMatchObject([
    { title: "催报：确认 2026 年统计报表（7月报送）", says: "请今天确认" },
  ]);
});

test("as long as a unit has not confirmed, the return is not checked; every reason is told", async () => {
  await tellChapter(one, filingChapters.held);
  const offer = (await seen()).offers.find((each) => each.verb === "check");
  expect(offer).toMatchObject({ isOpen: false });
  expect(offer!.breaches.map((each) => each.rule)).toEqual(["reporting.unitsHaveConfirmed"]);
  await tellChapter(one, filingChapters.vouched);
  expect(await unit("云台乡")).toMatchObject({
    status: "confirmed",
    vouched: "该乡经办人住院，已与乡长电话核对",
  });
});

test("it is filed by the reviewer, frozen in both tables and both scopes, each with its hash", async () => {
  await tellChapter(one, filingChapters.filed);
  const view = await seen();
  expect(view.status).toBe("filed");
  expect(view.filed.map((each) => `${each.scope} ${each.form} ${each.version}`)).toEqual([
    "all 1 1",
    "all 2 1",
    "own 1 1",
    "own 2 1",
  ]);
  expect(view.filed[0]!.hash).toMatch(/^[0-9a-f]{64}$/);
  expect(view.filed[0]!.hash).toBe(view.table.hash);
});

test("the city sees who has filed, and that the sums below agree with the ledger, cell by cell", async () => {
  const of = { year: 2026, period: "july" as const };
  const { rows } = await teller.sees(cityFinance, reporting.viewOverview, of);
  expect(rows).toMatchObject([
    { name: "青禾县", status: "filed", confirmed: 14, units: 14, version: 1, isByFile: false },
  ]);
  const sums = await teller.sees(cityFinance, reporting.viewLowerSums, { ...of, form: 1 });
  expect(sums).toMatchObject({ missing: [], againstLedger: [], againstFiled: null });
});

test("what is sent back is corrected as a new version with its reason; the first one stays", async () => {
  await tellChapter(one, filingChapters.sentBack);
  const task = (await waits(filingReviewer)).find((each) => each.kind === "returnRound.correct");
  expect(task).toMatchObject({ says: sentBackFor });
  await tellChapter(one, filingChapters.correcting);
  expect((await unit("柳河镇")).differences.map((each) => each.says)).toContain(
    "“社会保障和就业”合计.预算数：已确认 0 万元，现在 8.4 万元，相差 8.4 万元",
  );
  await tellChapter(one, filingChapters.corrected);
  const view = await seen();
  expect(view.filed[0]).toMatchObject({ version: 2, reason: sentBackFor });
  expect(await totals()).toBe("16800000");
  const filed = { jurisdiction, year: 2026, form: 1, period: "july", source: "filed" } as const;
  const first = await teller.sees(filer, statistics.viewReturn, { ...filed, version: 1 });
  expect(first.rows.find((each) => each.row === "合计")!.cells["total.budget"]).toBe("8400000");
  const asOf = day("2026-07-19");
  const then = await teller.sees(filer, statistics.viewReturn, { ...filed, asOf });
  expect(then.filed).toMatchObject({ version: 1 });
});
