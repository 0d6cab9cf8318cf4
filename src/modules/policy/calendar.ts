import { daysAfter, weekdayOf, yearOf, type Day } from "../../base/day.ts";
import type { Calendar } from "./model.ts";

/** A day of work: as published, else as the weekday says. */
export function isWorkday(calendar: Calendar, on: Day): boolean {
  const published = calendar.days.get(on);
  if (published) return published.isWorkday;
  return weekdayOf(on) !== 0 && weekdayOf(on) !== 6;
}

/** Whether a count touched a year without a published arrangement. */
export function isProvisional(calendar: Calendar, from: Day, to: Day): boolean {
  for (let year = yearOf(from); year <= yearOf(to); year += 1)
    if (!calendar.publishedYears.has(year)) return true;
  return false;
}

/** 工作日: the first day is left out, the last day counts (令87 第八十五条). */
export function workdaysAfter(calendar: Calendar, from: Day, count: number): Day {
  let on = from;
  for (let left = count; left > 0;) {
    on = daysAfter(on, 1);
    if (isWorkday(calendar, on)) left -= 1;
  }
  return on;
}

/** The day itself where it is worked, else the next that is. */
export function workdayFrom(calendar: Calendar, on: Day): Day {
  return isWorkday(calendar, on) ? on : workdaysAfter(calendar, on, 1);
}

/** How many days of work lie after `from`, up to `to` included: the age of what waits. */
export function workdaysBetween(calendar: Calendar, from: Day, to: Day): number {
  let count = 0;
  for (let on = daysAfter(from, 1); on <= to; on = daysAfter(on, 1))
    if (isWorkday(calendar, on)) count += 1;
  return count;
}

/** Why a day is not worked, in words: "国庆节" or "星期六". */
export function restName(calendar: Calendar, on: Day): string {
  const published = calendar.days.get(on);
  return published?.name ?? (weekdayOf(on) === 0 ? "星期日" : "星期六");
}
