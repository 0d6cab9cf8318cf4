import { afterAll, beforeAll, expect, test } from "vitest";
import { day } from "../../src/base/day.ts";
import * as desk from "../../src/modules/desk/api.ts";
import * as reporting from "../../src/modules/reporting/api.ts";
import * as statistics from "../../src/modules/statistics/api.ts";
import { bookkeeping } from "../../src/server/demo/bookkeeping.ts";
import * as tell from "../../src/server/demo/purchase.ts";
import {
  cityFinance,
  confirmOrVouch,
  filer,
  fileRound,
  filingReviewer,
} from "../../src/server/demo/returns.ts";
import { testDatabase } from "../given.ts";
import { httpTeller, type HttpTeller } from "./telling.ts";

const opened = testDatabase();
let teller: HttpTeller;
let round: { jurisdiction: string; id: string };
let units: { id: string; name: string; isTownship: boolean; status: string }[];

const jurisdiction = "990101";
const liuhe = "townshipClerk@liuhe";
const head = "townshipHead@liuhe";
const unitOf = (name: string) => ({ jurisdiction, id: units.find((one) => one.name === name)!.id });
const seen = (who = filer, form: 1 | 2 = 1) =>
  teller.sees(who, reporting.viewRound, { ...round, form });
const totals = async () =>
  (await seen()).table.rows.find((one) => one.row === "合计")!.cells["total.budget"];

beforeAll(async () => {
  teller = await httpTeller(opened.database);
  const line = teller.county.lines["liuhe 2026 2130199"]!;
  await tell.plan(tell.begin(teller, teller.county.organizations, bookkeeping(line)));
}, 120_000);

afterAll(() => teller.close());

test("a return begins in its month, once, by county finance", async () => {
  const july = { year: 2026, period: "july" as const };
  teller.on(day("2026-06-30"));
  await teller.isRefused(filer, reporting.openRound, july, {
    kind: "invalid",
    says: "从 2026-07-01 起才能报送",
  });
  teller.on(day("2026-07-02"));
  await teller.isRefused(liuhe, reporting.openRound, july, { kind: "forbidden" });
  round = await teller.does(filer, reporting.openRound, july);
  await teller.isRefused(filer, reporting.openRound, july, { kind: "conflict", says: "已经开始" });
  const view = await seen();
  units = view.units;
  expect(units).toHaveLength(14);
  expect(view).toMatchObject({
    status: "open",
    unitsBy: { last: "2026-07-10", confirmed: false },
    due: { last: "2026-07-15", confirmed: false },
  });
  expect(await totals()).toBe("8400000");
});

test("a township finds its figures there already, on its workbench, and sees nobody else's", async () => {
  const { waits } = await teller.sees(liuhe, desk.viewDesk, {});
  expect(waits.find((one) => one.kind === "returnUnit.confirm")).toMatchObject({
    title: "确认 2026 年统计报表（7月报送）",
    verb: "确认无误",
    dueOn: "2026-07-10",
  });
  const own = await teller.sees(liuhe, reporting.viewUnitReturn, unitOf("柳河镇"));
  expect(own.tables[0]!.rows.find((one) => one.row === "农林水")!.cells).toMatchObject({
    "total.projects": "1",
    "total.budget": "8400000",
    "total.executed": "0",
  });
  expect(own.unexplained).toEqual([]);
  await teller.isRefused(liuhe, reporting.viewUnitReturn, unitOf("石桥乡"), { kind: "notFound" });
  await teller.isRefused(liuhe, reporting.viewRound, { ...round, form: 1 }, { kind: "forbidden" });
  await teller.isRefused(liuhe, reporting.confirmUnitReturn, unitOf("石桥乡"), {
    kind: "notFound",
  });
});

test("the township confirms these very figures, once; county finance does not confirm for it in silence", async () => {
  await teller.isRefused(filer, reporting.confirmUnitReturn, unitOf("柳河镇"), {
    kind: "forbidden",
  });
  const { hash } = await teller.does(head, reporting.confirmUnitReturn, unitOf("柳河镇"));
  expect(hash).toMatch(/^[0-9a-f]{64}$/);
  await teller.isRefused(head, reporting.confirmUnitReturn, unitOf("柳河镇"), { kind: "conflict" });
  const row = (await seen()).units.find((one) => one.name === "柳河镇");
  expect(row).toMatchObject({ status: "confirmed", confirmedOn: "2026-07-02", differences: [] });
});

test("who is late is told by its days, reminded, and finds the reminder on its workbench", async () => {
  teller.on(day("2026-07-13"));
  const view = await seen();
  expect(view.units.find((one) => one.name === "石桥乡")).toMatchObject({ lateDays: 3 });
  expect(view.units.find((one) => one.name === "柳河镇")).toMatchObject({ lateDays: 0 });
  const says = "请今天确认";
  await teller.does(filer, reporting.remindUnitReturn, { ...unitOf("石桥乡"), says });
  await teller.isRefused(
    filer,
    reporting.remindUnitReturn,
    { ...unitOf("柳河镇"), says },
    { kind: "conflict", says: "不用催报" },
  );
  const { waits } = await teller.sees("townshipClerk@shiqiao", desk.viewDesk, {});
  const told = waits.filter((one) => one.kind === "returnUnit.confirm");
  expect(told).toMatchObject([{ title: "催报：确认 2026 年统计报表（7月报送）", says }]);
});

test("as long as a unit has not confirmed, the return is not checked; every reason is told", async () => {
  await teller.isRefused(filer, reporting.checkRound, round, { kind: "conflict", says: "待汇总" });
  await teller.does(filer, reporting.sumRound, round);
  await teller.isRefused(filer, reporting.checkRound, round, {
    kind: "unlawful",
    says: "13 个单位还没有确认",
  });
  const offer = (await seen()).offers.find((one) => one.verb === "check");
  expect(offer).toMatchObject({ isOpen: false });
  expect(offer!.breaches.map((one) => one.rule)).toEqual(["reporting.unitsHaveConfirmed"]);
  const others = units.filter((one) => !["柳河镇", "云台乡"].includes(one.name));
  for (const { id, name } of others) await confirmOrVouch(teller, { jurisdiction, id }, name);
  const reason = "该乡经办人住院，已与乡长电话核对";
  await teller.isRefused(
    filer,
    reporting.vouchUnitReturn,
    { ...unitOf("云台乡"), reason },
    { kind: "forbidden" },
  );
  await teller.does(filingReviewer, reporting.vouchUnitReturn, { ...unitOf("云台乡"), reason });
  expect((await seen()).units.find((one) => one.name === "云台乡")).toMatchObject({
    status: "confirmed",
    vouched: reason,
  });
});

test("it is filed by the reviewer, frozen in both tables and both scopes, each with its hash", async () => {
  await teller.does(filer, reporting.checkRound, round);
  await teller.isRefused(filer, reporting.fileRound, round, { kind: "forbidden" });
  const { versions } = await teller.does(filingReviewer, reporting.fileRound, round);
  expect(versions).toEqual([1, 1, 1, 1]);
  const view = await seen();
  expect(view.status).toBe("filed");
  expect(view.filed.map((one) => `${one.scope} ${one.form}`)).toEqual([
    "all 1",
    "all 2",
    "own 1",
    "own 2",
  ]);
  expect(view.filed[0]!.hash).toBe(view.table.hash);
  await teller.isRefused(filer, reporting.sumRound, round, { kind: "conflict", says: "已报送" });
  await teller.isRefused(
    head,
    reporting.explainUnitCell,
    { ...unitOf("柳河镇"), form: 1, row: "农林水", column: "合计.预算数", says: "补一句" },
    { kind: "conflict", says: "已经报送" },
  );
});

test("the city sees who has filed, and that the sums below agree with the ledger, cell by cell", async () => {
  const of = { year: 2026, period: "july" as const };
  const { rows } = await teller.sees(cityFinance, reporting.viewOverview, of);
  expect(rows).toMatchObject([
    { name: "青禾县", status: "filed", confirmed: 14, units: 14, version: 1, isByFile: false },
  ]);
  const sums = await teller.sees(cityFinance, reporting.viewLowerSums, { ...of, form: 1 });
  expect(sums).toMatchObject({ missing: [], againstLedger: [], againstFiled: null });
  await teller.isRefused(filer, reporting.viewOverview, of, { kind: "forbidden" });
});

test("what is sent back is corrected as a new version with its reason; the first one stays", async () => {
  teller.on(day("2026-07-20"));
  const remarks = "农林水的预算数请核对";
  await teller.isRefused(
    cityFinance,
    reporting.sendBackRound,
    { ...round, remarks, dueOn: day("2026-07-19") },
    { kind: "invalid", says: "已经过去" },
  );
  await teller.does(cityFinance, reporting.sendBackRound, {
    ...round,
    remarks,
    dueOn: day("2026-07-25"),
  });
  const { waits } = await teller.sees(filingReviewer, desk.viewDesk, {});
  expect(waits.find((one) => one.kind === "returnRound.correct")).toMatchObject({ says: remarks });
  await teller.isRefused(
    filingReviewer,
    reporting.correctRound,
    { ...round, reason: "" },
    {
      kind: "invalid",
    },
  );
  await teller.does(filingReviewer, reporting.correctRound, { ...round, reason: remarks });
  // Another project enters the plan: the township's figures are no longer what it confirmed.
  const line = teller.county.lines["liuhe 2026 2080802"]!;
  const told = {
    ...bookkeeping(line),
    item: "A0402",
    title: "居家养老服务",
    begins: day("2026-07-20"),
  };
  await tell.plan(tell.begin(teller, teller.county.organizations, told));
  teller.on(day("2026-08-05"));
  const changed = (await seen()).units.find((one) => one.name === "柳河镇")!;
  expect(changed.differences.map((one) => one.says)).toContain(
    "“社会保障和就业”合计.预算数：已确认 0 万元，现在 8.4 万元，相差 8.4 万元",
  );
  await fileRound(teller, round);
  const view = await seen();
  expect(view.filed[0]).toMatchObject({ version: 2, reason: remarks });
  expect(await totals()).toBe("16800000");
  const first = await teller.sees(filer, statistics.viewReturn, {
    jurisdiction,
    year: 2026,
    form: 1,
    period: "july",
    source: "filed",
    version: 1,
  });
  expect(first.rows.find((one) => one.row === "合计")!.cells["total.budget"]).toBe("8400000");
  const then = await teller.sees(filer, statistics.viewReturn, {
    jurisdiction,
    year: 2026,
    form: 1,
    period: "july",
    source: "filed",
    asOf: day("2026-07-19"),
  });
  expect(then.filed).toMatchObject({ version: 1 });
});
