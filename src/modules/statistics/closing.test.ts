import { beforeAll, expect, test } from "vitest";
import { aCounty, testDatabase, type County } from "../../../test/given.ts";
import { anApprovedLine, movedOn } from "../../../test/given/budget.ts";
import { aPlannedProject } from "../../../test/given/planned.ts";
import { asking } from "../../../test/given/reporting.ts";
import { day } from "../../base/day.ts";
import { fullSight } from "../../platform/actor.ts";
import { at } from "../../platform/clock.ts";
import { closeYear } from "./api.ts";
import { sumForm } from "./ledgerSums.ts";
import type { Scope } from "./model.ts";

/** 云川市's own treasury, the province's own, and 青禾县: each has bought something of its own in 2025. */
const opened = testDatabase();
const places = ["990101", "990100", "990000"] as const;
const treasuries = new Map<string, County>();

beforeAll(async () => {
  for (const [place, code] of places.entries()) {
    const treasury = await aCounty(opened.database, code);
    treasuries.set(code, treasury);
    const line = await anApprovedLine(treasury, {
      year: 2025,
      amount: "9000.00",
      organization: "department",
      functionalClass: "2130199",
      ledger: "general",
    });
    const [allotment] = await aPlannedProject(treasury, "3", [{ line, amount: "5000.00" }]);
    const amount = `${place + 1}000.00`;
    await at(day("2025-12-30"), () =>
      movedOn(treasury, allotment!, [
        ["commit", "5000.00", "2025-03-01"],
        ["accept", amount, "2025-06-30"],
        ["pay", amount, "2025-07-01"],
      ]),
    );
  }
});

const closing = { year: 2025, number: "云财库〔2026〕1号（虚构）", closedOn: "2026-01-06" };
const close = (code: string, role: Parameters<County["as"]>[0]) =>
  asking(opened, () => treasuries.get(code)!)(closeYear, role, closing);

const finalOf = async (jurisdiction: string, scope: Scope) => {
  const key = { jurisdiction, scope, form: 1, year: 2025, period: "year" } as const;
  const table = await opened.database.ask(fullSight, (db) => sumForm(db, key));
  return table.rows.at(-1)!.cells["total.final"];
};

test("who makes the return or only looks on does not close a year", async () => {
  for (const role of ["cityFinanceOfficer", "cityFinanceViewer"] as const)
    await expect(close("990100", role)).rejects.toMatchObject({ kind: "forbidden" });
  expect(await finalOf("990100", "own")).toBeUndefined();
});

test("the city closes its own year: its own level has a final account, the whole city has none before its county", async () => {
  await close("990100", "cityFinanceReviewer");
  expect(await finalOf("990100", "own")).toBe(200_000n);
  expect(await finalOf("990100", "all")).toBeUndefined();
  expect(await finalOf("990101", "all")).toBeUndefined();
  await expect(close("990100", "cityFinanceReviewer")).rejects.toThrow("已于 2026-01-06 办结");
});

test("once county, city and province have each closed theirs, the sums above are whole", async () => {
  await close("990101", "countyFinanceReviewer");
  expect(await finalOf("990100", "all")).toBe(300_000n);
  expect(await finalOf("990000", "all")).toBeUndefined();
  await close("990000", "provinceFinanceReviewer");
  expect(await finalOf("990000", "own")).toBe(300_000n);
  expect(await finalOf("990000", "all")).toBe(600_000n);
});
