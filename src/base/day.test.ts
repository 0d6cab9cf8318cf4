import { describe, expect, test } from "vitest";
import { day, daysAfter, daysBetween, isDay, isInForce, weekdayOf, yearOf } from "./day.ts";

describe("a day", () => {
  test.each(["2026-03-01", "2024-02-29", "2000-02-29", "9999-12-31"])("%s is one", (text) =>
    expect(isDay(text)).toBe(true),
  );

  test.each([
    "2026-02-29",
    "2026-02-30",
    "1900-02-29",
    "2026-13-01",
    "2026-3-1",
    "20260301",
    "",
    "2026-03-01T00:00",
  ])("%s is none", (text) => {
    expect(isDay(text)).toBe(false);
    expect(() => day(text)).toThrow("不是日期");
  });

  test("counts forward with the first day left out", () => {
    expect(daysAfter(day("2026-03-01"), 30)).toBe("2026-03-31");
    expect(daysAfter(day("2024-02-28"), 1)).toBe("2024-02-29");
    expect(daysAfter(day("2026-01-01"), -1)).toBe("2025-12-31");
  });

  test("is as far from another as the calendar says", () => {
    expect(daysBetween(day("2026-03-01"), day("2026-03-31"))).toBe(30);
    expect(daysBetween(day("2026-03-31"), day("2026-03-01"))).toBe(-30);
    expect(daysBetween(day("2024-01-01"), day("2025-01-01"))).toBe(366);
  });

  test("knows its year and its place in the week", () => {
    expect(yearOf(day("2026-03-01"))).toBe(2026);
    expect(weekdayOf(day("2026-03-01"))).toBe(0);
    expect(weekdayOf(day("2026-03-07"))).toBe(6);
  });

  test("lies in a span with both its ends, and in one without an end for ever", () => {
    const span = { from: day("2020-03-01"), to: day("2025-05-31") };
    const days = ["2020-02-29", "2020-03-01", "2025-05-31", "2025-06-01"];
    expect(days.map((one) => isInForce(span, day(one)))).toEqual([false, true, true, false]);
    expect(isInForce({ from: day("2020-03-01") }, day("9999-12-31"))).toBe(true);
  });
});
