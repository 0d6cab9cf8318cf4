import { expect, test } from "vitest";
import { aCounty, testDatabase } from "../../../test/given.ts";
import { anApprovedLine } from "../../../test/given/budget.ts";
import { aPlannedProject } from "../../../test/given/planned.ts";
import { day } from "../../base/day.ts";
import { at } from "../../platform/clock.ts";
import { endYear } from "../budget/yearEnd.ts";
import { checkDoubles, countProjects } from "./doubles.ts";
import type { ReturnKey, ReturnTable } from "./model.ts";

const counted = (projects: bigint): ReturnTable => ({
  form: 1,
  rows: [{ row: "合计", cells: { "total.projects": projects } }],
});
const known = { distinct: 12n, crossing: ["A-1", "A-2"] };

test("as many projects too many as stand on both ledgers are asked about, by their numbers", () => {
  expect(checkDoubles(counted(14n), known)).toMatchObject([
    {
      rule: "statistics.projectInTwoLedgers",
      level: "flag",
      row: "合计",
      column: "合计.项目数",
      says: "项目数合计 14 个，账上不重复的是 12 个，多 2 个；有 2 个项目同时用两本账（A-1、A-2），一个项目只计一次，可能各计了一次",
    },
  ]);
});

test("the right count is not, and more than the ledgers could double has another cause", () => {
  expect(checkDoubles(counted(12n), known)).toEqual([]);
  expect(checkDoubles(counted(15n), known)).toEqual([]);
  expect(checkDoubles(counted(13n), { distinct: 12n, crossing: [] })).toEqual([]);
});

const opened = testDatabase();

test("a project that came over from the year before is one of this year's too", async () => {
  const county = await aCounty(opened.database);
  const [general, fund] = [
    await anApprovedLine(county, { year: 2025 }),
    await anApprovedLine(county, { year: 2025, ledger: "fund", functionalClass: "2120899" }),
  ];
  await aPlannedProject(county, "5", [
    { line: general, amount: "400.00" },
    { line: fund, amount: "200.00" },
  ]);
  await aPlannedProject(county, "5", [{ line: general, amount: "100.00" }]);
  await at(day("2026-01-11"), () =>
    county.act("countyFinanceOfficer", (tx, by) =>
      endYear(tx, by, {
        year: 2025,
        decision: { number: "青财预〔2026〕1号", title: "结转", decidedOn: day("2026-01-08") },
      }),
    ),
  );
  const key = { jurisdiction: "990101", year: 2026, form: 1, scope: "all", period: "year" };
  const known = await county.ask("countyFinanceOfficer", (db) =>
    countProjects(db, key as ReturnKey),
  );
  expect(known).toMatchObject({ distinct: 2n, crossing: [expect.any(String)] });
});
