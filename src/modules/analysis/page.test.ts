import { beforeAll, describe, expect, test } from "vitest";
import { aCounty, testDatabase, type County } from "../../../test/given.ts";
import { anApprovedLine, movedOn, type DatedMove } from "../../../test/given/budget.ts";
import { imported } from "../../../test/given/history.ts";
import { aPlannedProject } from "../../../test/given/planned.ts";
import { day } from "../../base/day.ts";
import { at } from "../../platform/clock.ts";
import { endYear } from "../budget/yearEnd.ts";
import { closeYear } from "../statistics/actions.ts";
import { sumForm } from "../statistics/ledgerSums.ts";
import { pastFigure } from "./past.ts";
import { analysisPage, spanOf } from "./page.ts";

const opened = testDatabase();
let county: County;

const moves = (allotment: string, steps: readonly DatedMove[]) =>
  at(day("2025-12-31"), () => movedOn(county, allotment, steps));

/**
 * A joint purchase of two townships carried over with its contract, one paid before its line's year began, a closed
 * year, a historical ledger of its own year and of one with a ledger. */
beforeAll(async () => {
  county = await aCounty(opened.database);
  const line = (organization: string, year: number) =>
    anApprovedLine(county, { year, amount: "9000.00", organization });
  const [own, theirs] = [await line("township", 2025), await line("otherTownship", 2025)];
  const [more, less] = await aPlannedProject(county, "5", [
    { line: own, amount: "700.00" },
    { line: theirs, amount: "500.00" },
  ]);
  for (const one of [more!, less!])
    await moves(one, [
      ["commit", "400.00", "2025-03-01"],
      ["accept", "300.00", "2025-06-30"],
      ["pay", "300.00", "2025-12-31"],
    ]);
  const early = await line("otherTownship", 2026);
  const [ahead] = await aPlannedProject(county, "1", [{ line: early, amount: "60.00" }]);
  await moves(ahead!, [
    ["commit", "60.00", "2025-12-30"],
    ["advance", "20.00", "2025-12-31"],
  ]);
  await at(day("2026-01-10"), () =>
    county.act("countyFinanceReviewer", (tx, by) =>
      closeYear(
        tx,
        by,
        { year: 2025, number: "青财决〔2026〕1号", closedOn: day("2026-01-09") },
        day("2026-01-10"),
      ),
    ),
  );
  await at(day("2026-01-11"), () =>
    county.act("countyFinanceOfficer", (tx, by) =>
      endYear(tx, by, {
        year: 2025,
        decision: { number: "青财预〔2026〕1号", title: "结转", decidedOn: day("2026-01-08") },
      }),
    ),
  );
  const past = { office: "石桥乡", class: "2130199", kind: "技术性服务" };
  await imported(county, [
    { ...past, year: 2023, name: "代账", budget: "4", executed: "5", final: "5" },
    { ...past, year: 2023, name: "国防", budget: "9", final: "9", class: "2030101" },
    { ...past, year: 2025, name: "统防", budget: "0.02", executed: "0.01", final: "0.01" },
  ]);
});

const pageOf = (
  year: number,
  role: Parameters<County["as"]>[0] = "countyFinanceOfficer",
  of?: string,
) =>
  county.ask(of ? county.as(role, of) : role, (db, by) =>
    analysisPage(db, spanOf(by, { jurisdiction: "990101", year })),
  );

const formOf = (year: number) =>
  county.ask("countyFinanceOfficer", (db) =>
    sumForm(db, { jurisdiction: "990101", year, form: 2, scope: "all", period: "year" }),
  );

/** What the second township's historical ledger has: no month was kept for it. */
const reported: Record<number, bigint> = { 2023: 5_000_000n, 2025: 10_000n };

describe.each([
  [
    2023,
    {
      projects: 1n,
      budget: 4_000_000n,
      planned: null,
      executed: 5_000_000n,
      final: 5_000_000n,
    },
  ],
  [2024, { projects: 0n, budget: 0n, planned: 0n, executed: 0n, final: null }],
  [2025, { projects: 2n, budget: 140_000n, planned: null, executed: 72_000n, final: 72_000n }],
  [2026, { projects: 2n, budget: 66_000n, planned: 66_000n, executed: 0n, final: null }],
])("%i", (year, figures) => {
  test("the whole of the county is its return", async () => {
    const { whole } = await pageOf(year);
    expect(whole).toEqual(figures);
    const { cells } = (await formOf(year)).rows.find((one) => one.row === "合计")!;
    const of = [whole.projects, whole.budget, whole.executed, whole.final ?? undefined];
    const total = (["projects", "budget", "executed", "final"] as const).map(
      (measure) => cells[`total.${measure}`],
    );
    expect(of).toEqual(total);
  });

  test("each way of telling it apart adds up to it", async () => {
    const { whole, groups, mark } = await pageOf(year);
    for (const rows of Object.values(groups))
      for (const measure of ["projects", "budget", "executed", "final"] as const)
        expect(rows.reduce((all, one) => all + (one[measure] ?? 0n), 0n)).toBe(
          whole[measure] ?? 0n,
        );
    const past: Record<number, string> = {
      2023: "含历史台账 1 个项目",
      2025: "含历史台账 1 个项目",
    };
    expect(mark?.slice(0, 11)).toBe(past[year]);
  });

  test("each township sees what the county sees of it", async () => {
    const { groups } = await pageOf(year);
    for (const of of ["township", "otherTownship"]) {
      const row = groups.office.find((one) => one.key === county.organizations[of]);
      const own = await pageOf(year, "townshipClerk", of);
      if (row) expect({ key: row.key, name: row.name, ...own.whole }).toEqual(row);
      else expect([own.whole.projects, own.whole.budget, own.whole.executed]).toEqual([0n, 0n, 0n]);
      const months = own.months.reduce((all, one) => all + one.executed, 0n);
      expect(months + (of === "otherTownship" ? (reported[year] ?? 0n) : 0n)).toBe(
        own.whole.executed,
      );
      expect(row !== undefined).toBe(own.whole.budget + own.whole.executed > 0n);
      expect(own.groups.office.map((one) => one.key)).toEqual(row ? [row.key] : []);
    }
  });
});

test("a joint purchase is one project of the township with most of its money", async () => {
  const own = await pageOf(2025, "townshipClerk", "township");
  const other = await pageOf(2025, "townshipClerk", "otherTownship");
  // The other has one of the historical ledger alone.
  expect([own.whole.projects, other.whole.projects]).toEqual([1n, 1n]);
});

test("a figure with historical ledger in it says how much of it is not of a project", async () => {
  const asked = { jurisdiction: "990101", year: 2025, measure: "budget" } as const;
  const pastOf = (by: "kind" | "track" | "office" | "month", of: string) =>
    county.ask("countyFinanceOfficer", async (db, as) =>
      Object.fromEntries(await pastFigure(db, spanOf(as, asked), { ...asked, by, of })),
    );
  const other = county.organizations["otherTownship"]!;
  expect(await pastOf("kind", "4")).toEqual({ [other]: 20_000n });
  expect(await pastOf("kind", "5")).toEqual({});
  expect(await pastOf("track", "history")).toEqual({ [other]: 20_000n });
  expect(await pastOf("office", other)).toEqual({ [other]: 20_000n });
  expect(await pastOf("month", "12")).toEqual({});
});
