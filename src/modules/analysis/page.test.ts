import { beforeAll, describe, expect, test } from "vitest";
import { aCounty, testDatabase, type County } from "../../../test/given.ts";
import { anApprovedLine } from "../../../test/given/budget.ts";
import { aPlannedProject } from "../../../test/given/planned.ts";
import { day } from "../../base/day.ts";
import { yuan } from "../../base/money.ts";
import { at, now } from "../../platform/clock.ts";
import { newId } from "../../platform/identity.ts";
import { post } from "../budget/ledger.ts";
import { endYear } from "../budget/yearEnd.ts";
import { closeYear } from "../statistics/actions.ts";
import { sumForm } from "../statistics/ledgerSums.ts";
import { analysisPage, spanOf } from "./page.ts";

const opened = testDatabase();
let county: County;

const moves = (
  allotment: string,
  steps: readonly (readonly [Parameters<typeof post>[2][number]["kind"], string, string])[],
) =>
  at(day("2025-12-31"), () =>
    county.act("countyTreasury", async (tx, by) => {
      for (const [kind, amount, on] of steps) {
        const subject = { kind: "payment", id: newId(now()) };
        const because = { by, jurisdiction: "990101", subject, on: day(on) };
        await post(tx, because, [{ allotment, kind, amount: yuan(amount) }]);
      }
    }),
  );

/** A joint purchase of two townships carried over with its contract, one paid before its line's year began, a closed year. */
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

describe.each([
  [2024, { projects: 0n, budget: 0n, planned: 0n, executed: 0n, final: null }],
  [2025, { projects: 1n, budget: 120_000n, planned: 120_000n, executed: 62_000n, final: 62_000n }],
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

  test("each township sees what the county sees of it", async () => {
    const { groups } = await pageOf(year);
    for (const of of ["township", "otherTownship"]) {
      const row = groups.office.find((one) => one.key === county.organizations[of]);
      const own = await pageOf(year, "townshipClerk", of);
      const { key: _, name: __, ...seen } = row ?? { key: "", name: "", ...own.whole };
      expect(own.whole).toEqual(seen);
      expect(own.groups.office.map((one) => one.key)).toEqual(row ? [row.key] : []);
    }
  });
});

test("a joint purchase is one project of the township with most of its money", async () => {
  const own = await pageOf(2025, "townshipClerk", "township");
  const other = await pageOf(2025, "townshipClerk", "otherTownship");
  expect([own.whole.projects, other.whole.projects]).toEqual([1n, 0n]);
});
