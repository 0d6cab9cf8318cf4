import { beforeAll, describe, expect, test } from "vitest";
import { aCounty, testDatabase, type County } from "../../../test/given.ts";
import { anApprovedLine, movedOn, type DatedMove } from "../../../test/given/budget.ts";
import { aPlannedProject } from "../../../test/given/planned.ts";
import { day } from "../../base/day.ts";
import { fullSight } from "../../platform/actor.ts";
import { closeYear } from "./actions.ts";
import { checkReturn } from "./checks.ts";
import { sumForm } from "./ledgerSums.ts";
import type { Cells, ReturnKey } from "./model.ts";

const opened = testDatabase();
let county: County;

const key = (form: 1 | 2, more: Partial<ReturnKey> = {}): ReturnKey => ({
  jurisdiction: "990101",
  form,
  year: 2025,
  scope: "all",
  period: "year",
  ...more,
});

const sums = async (of: ReturnKey): Promise<Map<string, Cells>> => {
  const table = await opened.database.ask(fullSight, (db) => sumForm(db, of));
  return new Map(table.rows.map(({ row, cells }) => [row, cells]));
};

const moves = (allotment: string, steps: readonly DatedMove[]) => movedOn(county, allotment, steps);

beforeAll(async () => {
  county = await aCounty(opened.database);
  const approved = (organization: string, functionalClass: string, ledger: "general" | "fund") =>
    anApprovedLine(county, {
      year: 2025,
      amount: "900000.00",
      organization,
      functionalClass,
      ledger,
    });
  const farming = await approved("township", "2130199", "general");
  const towns = await approved("township", "2120899", "fund");
  const health = await approved("department", "2100199", "general");
  const defence = await approved("department", "2030101", "general");
  const relief = await approved("department", "2240199", "general");

  // Bookkeeping: 41,528.12 planned, contract cheaper, paid in two halves of the year, a little returned.
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
  // One project on two ledgers: the larger part, in the fund, is its home.
  await aPlannedProject(county, "1", [
    { line: farming, amount: "1000.00" },
    { line: towns, amount: "1000.01" },
  ]);
  // A tie goes to the smaller class.
  await aPlannedProject(county, "2", [
    { line: farming, amount: "500.00" },
    { line: health, amount: "500.00" },
  ]);
  await aPlannedProject(county, "6", [{ line: relief, amount: "7.77" }]);
  await aPlannedProject(county, "4", [{ line: defence, amount: "99.00" }]);
});

describe("forms 1 and 2 from the ledger, to the fen", () => {
  test("money is split by line, each project is counted once where most of its money is", async () => {
    const rows = await sums(key(1));
    expect(rows.get("农林水")).toEqual({
      "general.projects": 1n,
      "general.budget": 4_302_812n,
      "general.executed": 3_000_000n,
      "fund.projects": 0n,
      "fund.budget": 0n,
      "fund.executed": 0n,
      "total.projects": 1n,
      "total.budget": 4_302_812n,
      "total.executed": 3_000_000n,
    });
    expect(rows.get("城乡社区")).toMatchObject({ "fund.projects": 1n, "fund.budget": 100_001n });
    expect(rows.get("卫生健康")).toMatchObject({
      "general.projects": 1n,
      "general.budget": 50_000n,
    });
    expect(rows.get("其他")).toMatchObject({ "general.projects": 1n, "general.budget": 777n });
    expect(rows.get("合计")).toMatchObject({
      "general.projects": 3n,
      "fund.projects": 1n,
      "total.projects": 4n,
      "total.budget": 4_453_590n,
    });
  });

  test("defence has no row, and form 2 has the same totals by kind", async () => {
    const [one, two] = [await sums(key(1)), await sums(key(2))];
    expect(two.get("合计")).toEqual(one.get("合计"));
    expect(two.get("政府履职所需辅助性事项")).toMatchObject({ "total.budget": 4_152_812n });
    expect(two.get("技术性服务")).toMatchObject({ "total.projects": 0n, "total.budget": 0n });
  });

  test("in July only the first half-year is executed", async () => {
    const rows = await sums(key(1, { period: "july" }));
    expect(rows.get("合计")?.["total.executed"]).toBe(2_000_000n);
    expect(rows.get("合计")?.["total.budget"]).toBe(4_453_590n);
  });

  test("the county's own level leaves its townships out", async () => {
    const rows = await sums(key(1, { scope: "own" }));
    expect(rows.get("合计")).toMatchObject({ "total.projects": 2n, "total.budget": 50_777n });
  });

  test("the city and the province see the sum of their counties, a neighbour sees nothing", async () => {
    for (const [code, budget] of [
      ["990100", 4_453_590n],
      ["990000", 4_453_590n],
      ["990200", 0n],
    ] as const)
      expect((await sums(key(1, { jurisdiction: code }))).get("合计")?.["total.budget"]).toBe(
        budget,
      );
  });

  test("the sums of the ledger pass their own checks", async () => {
    const table = await opened.database.ask(fullSight, (db) => sumForm(db, key(1)));
    const found = checkReturn({ table, year: 2025, period: "year" });
    expect(found.filter((one) => one.level === "error")).toEqual([]);
  });

  test("a year without anything is nought, and its final account is not given", async () => {
    const rows = await sums(key(1, { year: 2023 }));
    expect(rows.get("合计")).toMatchObject({ "total.projects": 0n, "total.budget": 0n });
    expect(rows.get("合计")?.["total.final"]).toBeUndefined();
  });
});

describe("the final account is given once the year is closed", () => {
  const close = (closedOn: string) =>
    county.act("countyFinanceReviewer", (tx, by) =>
      closeYear(
        tx,
        by,
        { year: 2025, number: "青财库〔2026〕3号", closedOn: day(closedOn) },
        day("2026-03-01"),
      ),
    );

  test("not before the year is over, and not in the future", async () => {
    await expect(close("2025-12-31")).rejects.toThrow("2025 年度终了前不能办结决算");
    await expect(close("2026-03-02")).rejects.toThrow("还没有到");
    expect((await sums(key(1))).get("合计")?.["total.final"]).toBeUndefined();
  });

  test("then it is what was executed, once and for all", async () => {
    await close("2026-02-10");
    expect((await sums(key(1))).get("农林水")?.["general.final"]).toBe(3_000_000n);
    await expect(close("2026-02-11")).rejects.toThrow("已于 2026-02-10 办结");
    const july = await sums(key(1, { year: 2026, period: "july" }));
    expect(july.get("合计")?.["total.final"]).toBe(3_000_000n);
  });
});
