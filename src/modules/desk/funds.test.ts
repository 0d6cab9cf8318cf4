import { beforeAll, describe, expect, test } from "vitest";
import { day } from "../../base/day.ts";
import { yuan } from "../../base/money.ts";
import { aCounty, testDatabase, type County } from "../../../test/given.ts";
import { anApprovedLine } from "../../../test/given/budget.ts";
import { aPlannedProject } from "../../../test/given/planned.ts";
import { fullSight, platformActor } from "../../platform/actor.ts";
import { readSheet } from "../../platform/sheet.ts";
import { post } from "../budget/ledger.ts";
import { lendLine } from "../budget/lending.ts";
import type { AllotmentKind } from "../budget/model.ts";
import { openJurisdiction } from "../organization/actions.ts";
import { sightOf } from "../organization/sight.ts";
import { FundPapersInput } from "./fundForms.ts";
import { fundsBy, monthName } from "./funds.ts";
import { listFundPapers } from "./fundPapers.ts";
import { downloadFunds, viewFunds } from "./fundViews.ts";

const opened = testDatabase();
let county: County;
let neighbour: County;
let line: string;

type Move = readonly [AllotmentKind, amount: string, on: string];

const moves = (of: County, allotment: string, all: readonly Move[]) =>
  of.act("countyFinanceOfficer", async (tx, by) => {
    for (const [kind, amount, on] of all) {
      const subject = { kind: "contract", id: allotment };
      const because = { by, jurisdiction: of.jurisdiction, subject, on: day(on) };
      await post(tx, because, [{ allotment, kind, amount: yuan(amount) }]);
    }
  });

/** 柳河镇: 100,000.00 approved, 60,000.00 planned and 50,000.00 of it signed; 石桥乡: 20,000.00 approved. */
beforeAll(async () => {
  county = await aCounty(opened.database);
  neighbour = await aCounty(opened.database, "990102");
  await opened.database.act(fullSight, (tx) =>
    openJurisdiction(tx, platformActor(), {
      code: "990100",
      name: "云川市",
      level: "city",
      division: "990100",
      platform: "云川市政府购买服务平台",
      isDemo: false,
    }),
  );
  line = await anApprovedLine(county, { amount: "100000.00" });
  await anApprovedLine(county, { amount: "20000.00", organization: "otherTownship" });
  await anApprovedLine(county, { amount: "1.00", year: 2025 });
  const next = await anApprovedLine(neighbour, { amount: "30000.00" });
  const [books] = await aPlannedProject(county, "5", [{ line, amount: "60000.00" }], "2026-02-01");
  await moves(county, books!, [
    ["commit", "50000.00", "2026-03-01"],
    ["advance", "10000.00", "2026-03-05"],
    ["accept", "20000.00", "2026-06-30"],
    ["pay", "20000.00", "2026-07-01"],
    ["return", "0.01", "2026-07-02"],
  ]);
  const [other] = await aPlannedProject(
    neighbour,
    "5",
    [{ line: next, amount: "30000.00" }],
    "2026-02-01",
  );
  await moves(neighbour, other!, [["commit", "30000.00", "2026-04-01"]]);
});

const city = () => ({
  ...county.as("cityFinanceViewer"),
  jurisdiction: "990100",
  sight: sightOf("cityFinanceViewer", "990100", []),
});

type By = Parameters<typeof viewFunds>[2]["by"];

const seen = (by: By, who: Parameters<County["ask"]>[0] = "countyFinanceOfficer", more = {}) =>
  county.ask(who, (db, actor) => viewFunds(db, actor, { year: 2026, by, ...more }));

const sumsOf = ({ rows, total }: Awaited<ReturnType<typeof seen>>) =>
  [...rows, { name: "合计", ...total }].map((one) =>
    [one.name, one.approved, one.planned, one.committed, one.accepted, one.paid].join(" "),
  );

describe("the money of a year", () => {
  test("by office, each with what is approved, planned, committed, accepted and paid", async () => {
    expect(sumsOf(await seen("organization"))).toEqual([
      "柳河镇 10000000 6000000 5000000 2000000 2999999",
      "石桥乡 2000000 0 0 0 0",
      "合计 12000000 6000000 5000000 2000000 2999999",
    ]);
  });

  test("a township sees its own alone, under its own name", async () => {
    const own = await seen("line", "townshipClerk");
    expect(own.placeName).toBe("柳河镇");
    expect(own.rows.map((one) => one.id)).toEqual([line]);
    const other = county.as("townshipClerk", "otherTownship");
    expect((await seen("organization", other)).total.approved).toBe(yuan("20000.00"));
  });

  test("a line that a township lends is read and is nobody else's money", async () => {
    const { jurisdiction, organizations } = county;
    await county.act("countyFinanceOfficer", (tx) =>
      lendLine(tx, { jurisdiction, line, to: organizations["department"]! }),
    );
    const own = await seen("line", "departmentOfficer");
    expect(own).toMatchObject({ rows: [], total: { planned: 0n } });
    const { rows } = await seen("line", "departmentOfficer", {
      organization: organizations["township"],
    });
    expect(rows.map((one) => one.id)).toEqual([line]);
  });

  test("a month of the year before says its year, and a thirteenth is none", async () => {
    const asked = { year: 2026, page: undefined };
    expect(FundPapersInput.safeParse({ ...asked, month: "2026-13" }).success).toBe(false);
    expect(FundPapersInput.safeParse({ ...asked, month: "2026-12" }).success).toBe(true);
    expect(monthName("2025-12", 2026)).toBe("2025 年 12 月");
    expect(monthName("2026-01", 2026)).toBe("1 月");
  });

  test("by month: what moved in it, with its sign", async () => {
    const { rows } = await seen("month");
    const of = new Map(rows.map((one) => [one.id, one]));
    expect(of.get("2026-03")).toMatchObject({
      name: "3 月",
      committed: yuan("50000.00"),
      paid: yuan("10000.00"),
      planned: 0n,
    });
    expect(of.get("2026-06")).toMatchObject({ accepted: yuan("20000.00"), paid: 0n });
    expect(of.get("2026-07")).toMatchObject({ committed: 0n, paid: yuan("19999.99") });
  });

  test("by service nothing is approved, what is planned is; by source as by office", async () => {
    expect(sumsOf(await seen("item"))).toEqual([
      "会计服务  6000000 5000000 2000000 2999999",
      "合计  6000000 5000000 2000000 2999999",
    ]);
    expect(sumsOf(await seen("source"))).toEqual([
      "本级 12000000 6000000 5000000 2000000 2999999",
      "合计 12000000 6000000 5000000 2000000 2999999",
    ]);
  });

  test("the city sees its counties, and in each the offices; a county nothing of its neighbour", async () => {
    const whole = await seen("place", city());
    expect(whole.placeName).toBe("云川市");
    expect(sumsOf(whole)).toEqual([
      "青禾县 12000000 6000000 5000000 2000000 2999999",
      "青禾县 3000000 3000000 3000000 0 0",
      "合计 15000000 9000000 8000000 2000000 2999999",
    ]);
    expect(whole.rows.map((one) => one.id)).toEqual(["990101", "990102"]);
    const one = await seen("organization", city(), { place: "990102" });
    expect(one.total.planned).toBe(yuan("30000.00"));
    const strange = await seen("organization", "countyFinanceOfficer", { place: "990102" });
    expect(strange).toMatchObject({ rows: [], total: { planned: 0n, paid: 0n } });
  });

  test("a figure opens to the postings it is made of, each with its paper; page by page", async () => {
    const papers = (more: object) =>
      county.ask("countyFinanceOfficer", (db) =>
        listFundPapers(db, { year: 2026, place: "990101", limit: 50, ...more }),
      );
    const paid = await papers({ of: "paid" });
    expect(paid.rows.map((one) => [one.called, one.amount, one.happenedOn])).toEqual([
      ["退回", -1n, "2026-07-02"],
      ["支付", yuan("20000.00"), "2026-07-01"],
      ["预付", yuan("10000.00"), "2026-03-05"],
    ]);
    expect(paid.rows[0]).toMatchObject({
      organization: "柳河镇",
      line: { id: line },
      project: { title: "项目" },
      subject: { kind: "contract" },
    });
    const july = await papers({ month: "2026-07", limit: 1 });
    expect(july.rows.map((one) => one.called)).toEqual(["退回"]);
    const rest = await papers({ month: "2026-07", limit: 1, after: july.next });
    expect(rest).toMatchObject({ rows: [{ called: "支付" }], next: null });
    expect((await papers({ item: "A0402" })).rows).toEqual([]);
  });

  test("the file holds the same rows and the total", async () => {
    const { name, content } = await county.ask("countyFinanceOfficer", (db, by) =>
      downloadFunds(db, by, { year: 2026, by: "organization" }),
    );
    expect(name).toBe("青禾县 2026 年资金（按单位）.xlsx");
    const rows = await readSheet(content as Buffer);
    expect(rows.slice(3).map((row) => row.cells)).toEqual([
      ["柳河镇", "10", "6", "5", "2", "2.999999", "4", "29.9"],
      ["石桥乡", "2", "0", "0", "0", "0", "2", "0"],
      ["合计", "12", "6", "5", "2", "2.999999", "6", "24.9"],
    ]);
  });

  test("a year without lines has no rows and a total of nought", async () => {
    const none = await county.ask("countyFinanceOfficer", (db) =>
      fundsBy(db, { year: 2031, by: "organization", place: "990101" }),
    );
    expect(none).toMatchObject({ rows: [], total: { lines: 0, planned: 0n, paid: 0n } });
  });
});
