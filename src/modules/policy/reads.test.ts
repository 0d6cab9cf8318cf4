import { describe, expect, test } from "vitest";
import { day } from "../../base/day.ts";
import { yuan } from "../../base/money.ts";
import { aCounty, testDatabase } from "../../../test/given.ts";
import { noSight } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { perform } from "../../platform/http.ts";
import { adoptFigures } from "./actions.ts";
import { deadlinesOf } from "./deadlines.ts";
import { demonstrationControlRules, demonstrationThresholds } from "./demonstration.ts";
import { gradeBands, shippedControlRules, weightSets } from "./figures.ts";
import { formRows, functionalClasses } from "./forms.ts";
import { shippedFigures } from "./procurementFigures.ts";
import { shippedCalendar } from "./published.ts";
import * as reads from "./reads.ts";
import { policyRoutes } from "./routes.ts";
import { shippedMethods } from "./shippedMethods.ts";
import { shippedThresholds } from "./thresholds.ts";

const opened = testDatabase();
const on = day("2026-11-21");
const ask = <T>(run: (db: Db) => Promise<T>) => opened.database.ask(noSight, run);
const plain = (_: string, value: unknown) => (typeof value === "bigint" ? String(value) : value);
const asSet = (rows: readonly object[]) =>
  new Set(rows.map((row) => JSON.stringify(sorted(row), plain)));
const sorted = (row: object) =>
  Object.entries(row)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => [key, typeof value === "bigint" ? String(value) : value])
    .sort(([a], [b]) => (String(a) < String(b) ? -1 : 1));

describe("the database holds the figures that the code ships", () => {
  test("the calendar", async () => {
    expect(await ask(reads.loadCalendar)).toEqual(shippedCalendar);
  });

  test.each([
    ["thresholds", reads.listThresholds, shippedThresholds],
    ["rules of internal control", reads.listControlRules, shippedControlRules],
    ["methods", reads.listMethods, shippedMethods],
    ["figures of procurement", reads.listFigures, shippedFigures],
    ["weights", reads.listWeightSets, weightSets],
    ["grades", reads.listGradeBands, gradeBands],
    ["rows of table 1", reads.listFormRows, formRows],
    ["functional classes", reads.listFunctionalClasses, functionalClasses],
  ] as const)("%s", async (_, list, shipped) => {
    const rows: readonly object[] = await ask<readonly object[]>(list);
    expect(asSet(rows)).toEqual(asSet(shipped));
    expect(rows).toHaveLength(shipped.length);
  });

  test("deadlines counted from the database are those counted without it", async () => {
    const [countDeadlines] = policyRoutes;
    const input = { event: "contractSigned", from: "2026-09-28" };
    const outcome = await perform(opened.database, countDeadlines!, { by: undefined, input });
    expect(outcome).toEqual({
      status: 200,
      body: JSON.stringify(deadlinesOf("contractSigned", day("2026-09-28"))),
    });
  });
});

describe("the figures of a county", () => {
  test("a county without a limit is refused; with its document entered, it has its track and rules", async () => {
    const county = await aCounty(opened.database, "990102");
    const limit = () =>
      county.ask("townshipClerk", (db) =>
        reads.getThreshold(db, { place: "990102", level: "county", object: "services", on }),
      );
    await expect(limit()).rejects.toThrow("没有 990102（县级）在 2026-11-21 适用的采购限额标准");
    const here = { place: "990102" };
    await county.act("countyFinanceReviewer", (tx, by) =>
      adoptFigures(tx, by, {
        thresholds: demonstrationThresholds.map((row) => ({ ...row, ...here })),
        controlRules: demonstrationControlRules.map((row) => ({ ...row, ...here })),
      }),
    );
    expect((await limit()).procurementFrom).toBe(30_000_000n);
    const rule = await county.ask("townshipClerk", (db) =>
      reads.getControlRule(db, "990102", yuan("84000.00"), on),
    );
    expect(rule).toMatchObject({ quotesAtLeast: 3, approvedBy: "purchaserHead" });
    const track = policyRoutes[2]!;
    const input = { place: "990102", amount: "8400000", on };
    const outcome = await perform(opened.database, track, {
      by: county.as("townshipClerk"),
      input,
    });
    expect(outcome).toMatchObject({ status: 200 });
    expect("body" in outcome && JSON.parse(outcome.body)).toMatchObject({
      track: "belowThreshold",
      because: "84,000.00 元，低于分散采购限额标准 300,000.00 元",
      control: { quotesAtLeast: 3, approvedBy: "单位负责人审批" },
    });
  });

  test("a figure without its paper is refused", async () => {
    const county = await aCounty(opened.database, "990103");
    const row = { ...demonstrationThresholds[0]!, document: " " };
    await expect(
      county.act("countyFinanceReviewer", (tx, by) =>
        adoptFigures(tx, by, { thresholds: [row], controlRules: [] }),
      ),
    ).rejects.toMatchObject({ kind: "invalid", breaches: [{ field: "document" }] });
  });

  test("an article is explained in the version of the day", async () => {
    const view = async (at: string) => {
      const input = { title: "保障中小企业款项支付条例", article: "9", on: at };
      const outcome = await perform(opened.database, policyRoutes[3]!, { by: undefined, input });
      return "body" in outcome && JSON.parse(outcome.body);
    };
    expect(await view("2024-01-01")).toMatchObject({ number: "国务院令第728号" });
    expect(await view("2026-01-01")).toMatchObject({ number: "国务院令第802号修订" });
  });
});
