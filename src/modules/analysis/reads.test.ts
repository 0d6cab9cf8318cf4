import { beforeAll, describe, expect, test } from "vitest";
import { aCounty, testDatabase, type County } from "../../../test/given.ts";
import { anApprovedLine, movedOn, type DatedMove } from "../../../test/given/budget.ts";
import { aPlannedProject } from "../../../test/given/planned.ts";
import { sumForm } from "../statistics/ledgerSums.ts";
import type { FigureAsked, Measure } from "./model.ts";
import { insertJurisdiction } from "../organization/writes.ts";
import type { Actor } from "../../platform/actor.ts";
import { analysisPage, spanOf } from "./page.ts";
import { placesOf } from "./upper.ts";
import { entriesOf, entryPostings } from "./reads.ts";

const opened = testDatabase();
let county: County;

const key = { jurisdiction: "990101", year: 2025 };

const moves = (allotment: string, steps: readonly DatedMove[]) => movedOn(county, allotment, steps);

/** Two townships, two ledgers, a project over two of each, one outside the form, one paid back in part. */
beforeAll(async () => {
  county = await aCounty(opened.database);
  const line = (organization: string, functionalClass: string, ledger: "general" | "fund") =>
    anApprovedLine(county, {
      year: 2025,
      amount: "900000.00",
      organization,
      functionalClass,
      ledger,
    });
  const farming = await line("township", "2130199", "general");
  const towns = await line("otherTownship", "2120899", "fund");
  const defence = await line("department", "2030101", "general");
  const [books] = await aPlannedProject(county, "5", [{ line: farming, amount: "41528.12" }]);
  await moves(books!, [
    ["commit", "40000.00", "2025-03-01"],
    ["save", "1528.12", "2025-03-01"],
    ["advance", "12000.00", "2025-03-05"],
    ["accept", "20000.00", "2025-06-30"],
    ["pay", "8000.00", "2025-06-30"],
    ["pay", "10000.01", "2025-07-01"],
    ["return", "0.01", "2025-12-31"],
  ]);
  const [, more] = await aPlannedProject(county, "1", [
    { line: farming, amount: "1000.00" },
    { line: towns, amount: "1000.01" },
  ]);
  await moves(more!, [
    ["commit", "1000.01", "2025-04-01"],
    ["accept", "1000.01", "2025-08-31"],
    ["pay", "1000.01", "2025-09-01"],
  ]);
  await aPlannedProject(county, "4", [{ line: defence, amount: "99.00" }]);
});

const page = () =>
  county.ask("countyFinanceOfficer", (db, by) => analysisPage(db, spanOf(by, key)));

const figure = (asked: Partial<FigureAsked> & { measure: Measure }): FigureAsked => ({
  ...key,
  by: "whole",
  of: "",
  ...asked,
});

const opening = (asked: FigureAsked, limit = 50, after?: string) =>
  county.ask("countyFinanceOfficer", (db, by) =>
    entriesOf(db, spanOf(by, key), asked, { after, limit }),
  );

describe("统计分析 of a year", () => {
  test("the whole is the total row of the return, to the fen", async () => {
    const { whole } = await page();
    const form = await county.ask("countyFinanceOfficer", (db) =>
      sumForm(db, { ...key, form: 1, scope: "all", period: "year" }),
    );
    const total = form.rows.find((one) => one.row === "合计")!.cells;
    expect(whole).toEqual({
      projects: 2n,
      budget: 4_352_813n,
      planned: 4_200_001n,
      executed: 3_100_001n,
      final: null,
    });
    expect(total).toMatchObject({
      "total.projects": whole.projects,
      "total.budget": whole.budget,
      "total.executed": whole.executed,
    });
  });

  test("every way of telling the whole apart adds up to it", async () => {
    const { whole, groups, months } = await page();
    for (const rows of Object.values(groups))
      for (const measure of ["projects", "budget", "planned", "executed"] as const)
        expect(rows.reduce((all, one) => all + (one[measure] ?? 0n), 0n)).toBe(whole[measure]);
    expect(months.reduce((all, one) => all + one.executed, 0n)).toBe(whole.executed);
    expect(months.map((one) => one.executed)).toEqual(
      [0, 0, 1_200_000, 0, 0, 800_000, 1_000_001, 0, 100_001, 0, 0, -1].map(BigInt),
    );
  });

  test("a project of two townships is counted where most of its money is", async () => {
    const { groups } = await page();
    expect(groups.office.map(({ name, projects, budget }) => [name, projects, budget])).toEqual([
      ["柳河镇", 1n, 4_252_812n],
      ["石桥乡", 1n, 100_001n],
    ]);
  });
});

describe("drill: a figure is the sum of what it opens to", () => {
  test("each cell of each table, down to the postings", async () => {
    const { groups, whole } = await page();
    for (const by of ["kind", "field", "office", "track", "ledger"] as const)
      for (const row of groups[by])
        for (const measure of ["projects", "budget", "planned", "executed"] as const) {
          const asked = figure({ by, of: row.key, measure });
          const { rows } = await opening(asked);
          expect(rows.reduce((all, one) => all + one.amount, 0n)).toBe(row[measure]);
          if (measure === "projects") continue;
          for (const one of rows) {
            const postings = await county.ask("countyFinanceOfficer", (db, as) =>
              entryPostings(db, spanOf(as, key), asked, one.id),
            );
            expect(postings.reduce((all, { amount }) => all + amount, 0n)).toBe(one.amount);
          }
        }
    expect((await opening(figure({ measure: "budget" }))).total).toBe(whole.budget);
  });

  test("a month opens to what was paid in it", async () => {
    const { rows, total } = await opening(figure({ by: "month", of: "3", measure: "executed" }));
    expect(rows.map((one) => one.amount)).toEqual([1_200_000n]);
    expect(total).toBe(1_200_000n);
  });

  test("page by page the total stays the figure", async () => {
    const asked = figure({ measure: "budget" });
    const first = await opening(asked, 1);
    const second = await opening(asked, 1, first.rows[0]!.id);
    expect([first.total, second.total]).toEqual([4_352_813n, 4_352_813n]);
    expect(first.rows[0]!.amount + second.rows[0]!.amount).toBe(4_352_813n);
  });
});

test("a township sees its own money and no neighbour's", async () => {
  const own = await county.ask("townshipClerk", (db, by) => analysisPage(db, spanOf(by, key)));
  expect(own).toMatchObject({ place: "柳河镇", isOneOffice: true });
  expect(own.whole).toMatchObject({ budget: 4_252_812n, executed: 3_000_000n });
});

test("another treasury is not there", async () => {
  await expect(
    county.ask("townshipClerk", async (_, by) => spanOf(by, { ...key, jurisdiction: "990102" })),
  ).rejects.toMatchObject({ kind: "notFound" });
});

describe("市、省: the figures of a city are those of its counties", () => {
  const upper = { jurisdiction: "990100", year: 2025 };
  const asCity = (): Actor => ({
    ...county.as("cityFinanceViewer"),
    jurisdiction: "990100",
    sight: { lo: "990100", hi: "990200", scope: "all", mine: [] },
  });

  test("each of the four is the county's own, and opens to it", async () => {
    await county.act("systemAdmin", (tx) =>
      insertJurisdiction(tx, {
        code: "990100",
        name: "青川市",
        level: "city",
        division: "990100",
        platform: "青川市政府购买服务平台",
        isDemo: false,
      }),
    );
    const { whole, groups } = await county.ask(asCity(), (db, by) =>
      analysisPage(db, spanOf(by, upper)),
    );
    expect(whole).toEqual({
      projects: 2n,
      budget: 4_352_813n,
      planned: null,
      executed: 3_100_001n,
      final: null,
    });
    expect(groups.office).toMatchObject([{ key: "990101", name: "青禾县", budget: 4_352_813n }]);
    const places = await county.ask(asCity(), (db, by) =>
      placesOf(db, spanOf(by, upper), {
        ...figure({ measure: "executed" }),
        ...upper,
        by: "kind",
        of: "5",
      }),
    );
    expect(places).toEqual([{ key: "990101", amount: 3_000_000n }]);
  });

  test("what is kept at the county alone is asked of the county", async () => {
    for (const asked of [
      figure({ measure: "planned" }),
      figure({ by: "track", of: "internal", measure: "budget" }),
    ])
      await expect(
        county.ask(asCity(), (db, by) => placesOf(db, spanOf(by, upper), { ...asked, ...upper })),
      ).rejects.toMatchObject({ kind: "invalid" });
  });
});
