import { beforeAll, describe, expect, test } from "vitest";
import { aCounty, testDatabase, type County } from "../../../test/given.ts";
import { anApprovedLine } from "../../../test/given/budget.ts";
import { aPlannedProject } from "../../../test/given/planned.ts";
import { day } from "../../base/day.ts";
import { yuan } from "../../base/money.ts";
import { fullSight } from "../../platform/actor.ts";
import { at, now } from "../../platform/clock.ts";
import { newId } from "../../platform/identity.ts";
import { post } from "../budget/ledger.ts";
import { closeYear } from "./actions.ts";
import { columns, totalRow, type Cells, type ReturnKey, type ReturnTable } from "./model.ts";
import { recountForm, recountUnits } from "./recount.ts";
import { endOf } from "./source.ts";
import { sumForm } from "./ledgerSums.ts";

const opened = testDatabase();
let county: County;

const key: ReturnKey = {
  jurisdiction: "990101",
  form: 1,
  year: 2025,
  scope: "all",
  period: "january",
};

const total = (table: ReturnTable): Cells => table.rows.find((one) => one.row === totalRow)!.cells;

const knownOn = async (on: string, more: Partial<ReturnKey> = {}): Promise<Cells> =>
  total(
    await opened.database.ask(fullSight, (db) =>
      recountForm(db, { ...key, ...more }, endOf(day(on))),
    ),
  );

/** A posting of a day, entered on another. */
const move = (
  allotment: string,
  kind: Parameters<typeof post>[2][number]["kind"],
  amount: string,
  { happened, recorded }: { happened: string; recorded: string },
) =>
  at(day(recorded), () =>
    county.act("countyTreasury", (tx, by) =>
      post(
        tx,
        {
          by,
          jurisdiction: "990101",
          subject: { kind: "payment", id: newId(now()) },
          on: day(happened),
        },
        [{ allotment, kind, amount: yuan(amount) }],
      ),
    ),
  );

beforeAll(async () => {
  county = await aCounty(opened.database);
  const line = (organization: string, functionalClass: string) =>
    anApprovedLine(county, { year: 2025, amount: "900000.00", organization, functionalClass });
  const [mine, theirs, office] = [
    await line("township", "2130199"),
    await line("otherTownship", "2130199"),
    await line("department", "2080802"),
  ];
  const [allotment] = await at(day("2025-02-01"), () =>
    aPlannedProject(county, "5", [{ line: mine, amount: "1000.00" }]),
  );
  // Bought together: 300 + 300 of farming against 500 of care. Farming is the class, and of its two units the smaller id.
  await at(day("2025-02-03"), () =>
    aPlannedProject(county, "1", [
      { line: mine, amount: "300.00" },
      { line: theirs, amount: "300.00" },
      { line: office, amount: "500.00" },
    ]),
  );
  await move(allotment!, "commit", "1000.00", { happened: "2025-03-01", recorded: "2025-03-01" });
  await move(allotment!, "accept", "1000.00", { happened: "2025-03-31", recorded: "2025-03-31" });
  await move(allotment!, "pay", "600.00", { happened: "2025-04-10", recorded: "2025-04-10" });
  // Paid in December, entered in the new year after the accounts had been closed.
  await at(day("2026-01-20"), () =>
    county.act("countyFinanceReviewer", (tx, by) =>
      closeYear(
        tx,
        by,
        { year: 2025, number: "青财库〔2026〕3号", closedOn: day("2026-01-20") },
        day("2026-01-20"),
      ),
    ),
  );
  await move(allotment!, "pay", "400.00", { happened: "2025-12-30", recorded: "2026-02-05" });
});

describe("as of a past day: what was known then", () => {
  test("before the plan nothing is there, the day after it the budget is", async () => {
    expect(await knownOn("2025-01-31")).toMatchObject({
      "total.projects": 0n,
      "total.budget": 0n,
      "total.executed": 0n,
    });
    expect(await knownOn("2025-02-01")).toMatchObject({
      "total.projects": 1n,
      "total.budget": 100_000n,
      "total.executed": 0n,
    });
  });

  test("what was paid in December and entered in February is not known in January", async () => {
    expect((await knownOn("2026-02-04"))["total.executed"]).toBe(60_000n);
    expect((await knownOn("2026-02-05"))["total.executed"]).toBe(100_000n);
  });

  test("the final account is known from the day of the closing, and does not follow what is entered later", async () => {
    expect((await knownOn("2026-01-19"))["total.final"]).toBeUndefined();
    expect((await knownOn("2026-01-20"))["total.final"]).toBe(60_000n);
    expect((await knownOn("2026-02-05"))["total.final"]).toBe(60_000n);
    const july = { year: 2026, period: "july" as const };
    expect((await knownOn("2026-07-01", july))["total.final"]).toBe(60_000n);
    expect((await knownOn("2026-01-19", july))["total.final"]).toBeUndefined();
  });

  test("as of now it is what the ledger says now", async () => {
    const [today, sums] = await opened.database.ask(fullSight, async (db) => [
      await recountForm(db, key, now()),
      await sumForm(db, key),
    ]);
    expect(today).toEqual(sums);
  });
});

describe("each unit's own form", () => {
  test("adds up to the treasury's, cell by cell, and a joint purchase is one project", async () => {
    for (const form of [1, 2] as const) {
      const [whole, units] = await opened.database.ask(fullSight, async (db) => [
        await recountForm(db, { ...key, form }),
        await recountUnits(db, { ...key, form }),
      ]);
      for (const { row, cells } of whole.rows)
        for (const column of columns) {
          const parts = [...units.values()].map(
            (one) => one.rows.find((its) => its.row === row)?.cells[column] ?? 0n,
          );
          expect(
            parts.reduce((a, b) => a + b, 0n),
            `${row} ${column}`,
          ).toBe(cells[column] ?? 0n);
        }
      expect(total(whole)).toMatchObject({ "total.projects": 2n, "total.budget": 210_000n });
    }
  });

  test("its class is that of most of its money, over all units together", async () => {
    const whole = await opened.database.ask(fullSight, (db) => recountForm(db, key));
    const of = (row: string) => whole.rows.find((one) => one.row === row)?.cells;
    expect(of("农林水")).toMatchObject({ "total.projects": 2n, "total.budget": 160_000n });
    expect(of("社会保障和就业")).toMatchObject({ "total.projects": 0n, "total.budget": 50_000n });
  });
});
