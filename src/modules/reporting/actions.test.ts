import { sql } from "kysely";
import { beforeAll, expect, test } from "vitest";
import { aCounty, testDatabase, type County } from "../../../test/given.ts";
import { anApprovedLine } from "../../../test/given/budget.ts";
import { aPlannedProject } from "../../../test/given/planned.ts";
import { aReturnCsv, asking } from "../../../test/given/reporting.ts";
import type { Endpoint } from "../../base/endpoint.ts";
import { day } from "../../base/day.ts";
import { fullSight } from "../../platform/actor.ts";
import { at } from "../../platform/clock.ts";
import { rowsOf } from "../../platform/db.ts";
import * as statistics from "../statistics/api.ts";
import * as api from "./api.ts";

const opened = testDatabase();
let county: County;
let round: { jurisdiction: string; id: string };

const call = asking(opened, () => county);

const officer = (endpoint: Endpoint, input: unknown, text?: string) =>
  call(endpoint, "countyFinanceOfficer", input, text);
const reviewer = (endpoint: Endpoint, input: unknown) =>
  call(endpoint, "countyFinanceReviewer", input);

const imported = (budget: string, more: object = {}) =>
  officer(
    statistics.importReturn,
    { year: 2025, form: 1, period: "january", scope: "all", ...more },
    aReturnCsv("教育", budget),
  );

/** A county that filed by file first, a project on both ledgers, a unit that reports by file. */
beforeAll(async () => {
  county = await aCounty(opened.database);
  await imported("3");
  const [general, fund] = [
    await anApprovedLine(county, { year: 2025 }),
    await anApprovedLine(county, { year: 2025, ledger: "fund", functionalClass: "2120899" }),
  ];
  await at(day("2025-02-01"), () =>
    aPlannedProject(county, "5", [
      { line: general, amount: "40000.00" },
      { line: fund, amount: "20000.00" },
    ]),
  );
  round = await officer(api.openRound, { year: 2025, period: "january" });
  const unit = { ...round, unitName: "青禾县职业中学", isTownship: "false" };
  await officer(api.importUnitFile, { ...unit, form: 1 }, aReturnCsv("教育", "3"));
  await officer(api.importUnitFile, { ...unit, form: 2 }, aReturnCsv("基本公共服务", "3"));
  const view = await officer(api.viewRound, { ...round, form: 1 });
  for (const { id } of view.units)
    await reviewer(api.vouchUnitReturn, { ...round, id, reason: "已逐项核对" });
  await officer(api.sumRound, round);
  const { unexplained } = await officer(api.viewRound, { ...round, form: 1 });
  for (const cell of unexplained)
    await officer(api.explainRoundCell, { ...round, ...cell, says: "只在一本账计数" });
  await officer(api.checkRound, round);
});

test("who filed by file before files the round with a reason, as the next version", async () => {
  await expect(reviewer(api.fileRound, round)).rejects.toThrow("请写明更正理由");
  const reason = "单位确认后重新汇总";
  const { versions } = await reviewer(api.fileRound, { ...round, reason });
  expect(versions).toEqual([2, 1, 1, 1]);
  expect(await officer(api.viewRound, { ...round, form: 1 })).toMatchObject({
    status: "filed",
    reason,
  });
});

test("what was summed and confirmed is not corrected past the round by a file", async () => {
  await expect(imported("4", { reason: "改数" })).rejects.toMatchObject({
    kind: "conflict",
    message: expect.stringContaining("更正报表"),
  });
});

test("the units' files are more projects than the ledger knows, and none of them twice", async () => {
  const flags = await opened.database.ask(fullSight, (db) =>
    rowsOf(
      db,
      sql<{
        rule: string;
      }>`select rule from flag_hit where rule = 'statistics.projectInTwoLedgers'`,
    ),
  );
  expect(flags).toEqual([]);
});
