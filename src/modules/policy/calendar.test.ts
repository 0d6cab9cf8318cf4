import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { day, daysAfter, daysBetween, weekdayOf } from "../../base/day.ts";
import {
  isProvisional,
  isWorkday,
  restName,
  workdayFrom,
  workdaysAfter,
  workdaysBetween,
} from "./calendar.ts";
import { publishedDays, shippedCalendar as calendar } from "./published.ts";

describe("the working-day calendar as published", () => {
  test.each([
    ["2026-02-14", true, "a Saturday worked for Spring Festival"],
    ["2026-02-15", false, "the first day of Spring Festival"],
    ["2026-02-23", false, "its last day, a Monday"],
    ["2026-02-24", true, "the Tuesday after it"],
    ["2025-10-08", false, "the eighth day of the long holiday of 2025"],
    ["2025-10-11", true, "a Saturday worked for it"],
    ["2024-05-11", true, "a Saturday worked for Labour Day"],
    ["2024-02-09", true, "the eve of Spring Festival 2024 was no day off"],
    ["2026-11-21", false, "a common Saturday"],
    ["2026-11-23", true, "a common Monday"],
  ])("%s: worked is %s (%s)", (on, worked) => {
    expect(isWorkday(calendar, day(on))).toBe(worked);
  });

  test("three years count as many days off and make-up days as were published", () => {
    const count = (year: string, worked: boolean) =>
      publishedDays.filter((one) => one.day.startsWith(year) && one.isWorkday === worked).length;
    expect([count("2024", false), count("2024", true)]).toEqual([28, 8]);
    expect([count("2025", false), count("2025", true)]).toEqual([28, 5]);
    expect([count("2026", false), count("2026", true)]).toEqual([33, 6]);
  });

  test("a make-up day is always a weekend day", () => {
    const wrong = publishedDays.filter(
      (one) => one.isWorkday && ![0, 6].includes(weekdayOf(one.day)),
    );
    expect(wrong).toEqual([]);
  });

  test("a day off says why", () => {
    expect(restName(calendar, day("2026-10-02"))).toBe("国庆节");
    expect(restName(calendar, day("2026-11-22"))).toBe("星期日");
  });
});

describe("counting days of work", () => {
  test("the first day is left out, the last counts", () => {
    expect(workdaysAfter(calendar, day("2026-11-23"), 2)).toBe("2026-11-25");
  });

  test("a weekend and a holiday are skipped, a make-up Saturday is counted", () => {
    expect(workdaysAfter(calendar, day("2026-09-30"), 2)).toBe("2026-10-09");
    expect(workdaysAfter(calendar, day("2026-09-30"), 3)).toBe("2026-10-10");
  });

  test("a count that runs into a year without a published calendar is provisional", () => {
    expect(isProvisional(calendar, day("2026-12-01"), day("2026-12-31"))).toBe(false);
    expect(isProvisional(calendar, day("2026-12-31"), day("2027-01-04"))).toBe(true);
  });

  test("a day off moves to the next day that is worked", () => {
    expect(workdayFrom(calendar, day("2026-10-01"))).toBe("2026-10-08");
    expect(workdayFrom(calendar, day("2026-10-08"))).toBe("2026-10-08");
  });

  test("what was counted forwards counts the same between", () => {
    const days = fc.integer({ min: 0, max: 2000 }).map((n) => daysAfter(day("2021-01-01"), n));
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 60 }), (from, count) => {
        const last = workdaysAfter(calendar, from, count);
        expect(isWorkday(calendar, last)).toBe(true);
        expect(workdaysBetween(calendar, from, last)).toBe(count);
        expect(daysBetween(from, last)).toBeGreaterThanOrEqual(count);
      }),
    );
  });
});
