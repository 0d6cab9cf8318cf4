import { expect, test } from "vitest";
import { filingLevels, returnDeadlines, returnDue } from "./returnDeadlines.ts";

test("the January return of a year is due in the January after it, that of July in its own July", () => {
  const january = returnDue("990101", "county", { year: 2025, period: "january" });
  expect(january).toMatchObject({ last: "2026-01-15", confirmed: false });
  expect(returnDue("990101", "unit", { year: 2026, period: "july" }).last).toBe("2026-07-10");
  expect(returnDue("990000", "province", { year: 2026, period: "july" }).last).toBe("2026-07-31");
});

test("the lower level is due before the upper one, and no day is given out as confirmed", () => {
  for (const period of ["january", "july"] as const) {
    const days = Object.keys(filingLevels).map(
      (level) =>
        returnDeadlines.find((one) => one.period === period && one.level === level)!.lastDay,
    );
    expect(days).toEqual(days.toSorted());
  }
  expect(returnDeadlines.some((one) => one.confirmed)).toBe(false);
});
