import { afterAll, beforeAll, expect, test } from "vitest";
import { day } from "../../src/base/day.ts";
import * as desk from "../../src/modules/desk/api.ts";
import * as reporting from "../../src/modules/reporting/api.ts";
import * as statistics from "../../src/modules/statistics/api.ts";
import {
  cityFiler,
  cityFinance,
  cityReviewer,
  filer,
  filingReviewer,
  provinceReviewer,
} from "../../src/server/demo/returns.ts";
import { testDatabase } from "../given.ts";
import { tellChapter } from "./chapter.ts";
import {
  beginFiling,
  filingChapters,
  sentBackFor,
  unitOf,
  type Filing,
} from "./reporting.story.ts";
import { provinceChapters } from "./provinceReporting.story.ts";
import { askedByProvince, leftOutFor } from "./upperReporting.story.ts";
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

const cityView = (who = cityFiler, form: 1 | 2 = 1) =>
  teller.sees(who, reporting.viewRound, { ...one.city, form });
const july = { year: 2026, period: "july" as const };

test("the city makes its own return by the same steps, and waits for those below, by name", async () => {
  await tellChapter(one, filingChapters.above);
  const view = await cityView();
  expect(view).toMatchObject({
    level: "city",
    status: "summed",
    units: [],
    due: { last: "2026-07-20" },
  });
  // Nobody below has filed: nothing has come up, although the ledger of 青禾县 has 8.4 万元.
  expect(view.table.rows.find((each) => each.row === "合计")!.cells).toMatchObject({
    "total.projects": "0",
    "total.budget": "0",
  });
  const offer = view.offers.find((each) => each.verb === "check")!;
  expect(offer.isOpen).toBe(false);
  expect(offer.breaches.map((each) => each.rule)).toEqual(["reporting.lowerTreasuriesHaveFiled"]);
  expect(view.offers.map((each) => each.verb)).not.toContain("omit");
  const answered = await cityView(cityReviewer);
  expect(answered.offers.map((each) => each.verb)).toContain("omit");
  // The county offers nothing of the kind.
  const county = await seen(filingReviewer);
  expect(county.offers.map((each) => each.verb)).not.toContain("omit");
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

test("the city files what was filed below and its own ledger, without the county that its reviewer left out by name", async () => {
  await tellChapter(one, filingChapters.cityFiled);
  const view = await cityView();
  expect(view.status).toBe("filed");
  expect(view.filed.map((each) => `${each.scope} ${each.form} ${each.version}`)).toEqual([
    "all 1 1",
    "all 2 1",
    "own 1 1",
    "own 2 1",
  ]);
  expect(view.filed[0]!.hash).toMatch(/^[0-9a-f]{64}$/);
  const total = view.table.rows.find((each) => each.row === "合计")!.cells;
  expect(total).toMatchObject({ "total.projects": "1", "total.budget": "8400000" });
  const own = await teller.sees(cityFiler, reporting.viewRound, {
    ...one.city,
    form: 1,
    scope: "own",
  });
  expect(own.table.rows.find((each) => each.row === "合计")!.cells).toMatchObject({
    "total.projects": "0",
    "total.budget": "0",
  });
  expect(view.omissions).toMatchObject([
    { treasury: "990103", name: "石林县", says: leftOutFor, on: "2026-07-15" },
  ]);
  expect(view.omissions[0]!.by).not.toBe("");
  // The filed version itself says who is not in it.
  const paper = await teller.sees(cityFiler, statistics.viewReturn, {
    jurisdiction: "990100",
    ...july,
    form: 1,
    source: "filed",
  });
  expect(paper.explanations).toContainEqual(
    expect.objectContaining({
      row: "合计",
      column: "合计.项目数",
      says: `石林县没有报送，准予缺报：${leftOutFor}`,
      by: view.omissions[0]!.by,
    }),
  );
});

test("the city sees who has filed, and that the sums below agree with the ledger, cell by cell", async () => {
  const of = july;
  const { rows } = await teller.sees(cityFinance, reporting.viewOverview, of);
  expect(rows).toMatchObject([
    { name: "青禾县", status: "filed", confirmed: 14, units: 14, version: 1, isByFile: false },
    { name: "石林县", status: "unopened", units: 0, version: null, isDirect: true },
  ]);
  const sums = await teller.sees(cityFinance, reporting.viewLowerSums, { ...of, form: 1 });
  expect(sums).toMatchObject({
    isOwnFiled: true,
    missing: ["石林县"],
    againstLedger: [],
    againstFiled: [],
  });
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

test("the province begins its own return; nobody below sees it, and it leaves out nobody who has filed or files to a city", async () => {
  await tellChapter(one, provinceChapters.begun);
  const view = await cityView(provinceReviewer);
  expect(view.status).toBe("filed");
});

test("the province sees the city's return against the sum of its counties, and sends it back", async () => {
  const of = { ...july, jurisdiction: "990100", form: 1 as const };
  const before = await teller.sees(provinceReviewer, reporting.viewLowerSums, of);
  expect(before.againstFiled!.map((each) => each.says)).toContain(
    "“社会保障和就业”合计.预算数：本级已报送 0 万元，下级之和 8.4 万元，相差 8.4 万元",
  );
  expect(before.againstLedger).toEqual([]);
  await tellChapter(one, filingChapters.provinceSees);
  const { rows } = await teller.sees(provinceReviewer, reporting.viewOverview, july);
  expect(rows.map((each) => [each.name, each.isDirect, each.statusName])).toEqual([
    ["云川市", true, "已退回"],
    ["青禾县", false, "已报送"],
    ["石林县", false, "未开始"],
  ]);
  const task = (await waits(cityReviewer)).find((each) => each.kind === "returnRound.correct");
  expect(task).toMatchObject({ says: askedByProvince, dueOn: "2026-08-12" });
  await tellChapter(one, provinceChapters.held);
  await tellChapter(one, filingChapters.cityCorrected);
  const after = await teller.sees(provinceReviewer, reporting.viewLowerSums, of);
  expect(after).toMatchObject({ againstFiled: [], againstLedger: [] });
  const view = await cityView(provinceReviewer);
  expect(view.filed[0]).toMatchObject({ version: 2, reason: askedByProvince });
  expect(view.table.rows.find((each) => each.row === "合计")!.cells["total.budget"]).toBe(
    "16800000",
  );
});

test("the province files what its city has filed and its own ledger, frozen in both tables and both scopes", async () => {
  await tellChapter(one, provinceChapters.filed);
  const seenAs = (scope: "all" | "own") =>
    teller.sees(provinceReviewer, reporting.viewRound, { ...one.province, form: 1, scope });
  const view = await seenAs("all");
  expect(view).toMatchObject({ level: "province", status: "filed", units: [], omissions: [] });
  expect(view.filed.map((each) => `${each.scope} ${each.form} ${each.version}`)).toEqual([
    "all 1 1",
    "all 2 1",
    "own 1 1",
    "own 2 1",
  ]);
  const total = (of: typeof view) => of.table.rows.find((each) => each.row === "合计")!.cells;
  expect(total(view)).toMatchObject({ "total.projects": "2", "total.budget": "16800000" });
  expect(total(await seenAs("own"))).toMatchObject({ "total.projects": "0", "total.budget": "0" });
  const sums = await teller.sees(provinceReviewer, reporting.viewLowerSums, {
    ...july,
    jurisdiction: "990000",
    form: 1,
  });
  expect(sums).toMatchObject({ isOwnFiled: true, againstLedger: [], againstFiled: [] });
});
