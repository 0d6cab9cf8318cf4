import { day, daysAfter, type Day } from "../../base/day.ts";
import type { Calendar, CalendarDay } from "./model.ts";

/**
 * 国务院办公厅放假安排, year by year: runs of days off, and the weekend days that are worked for them.
 * A year is added here when its arrangement is published; until then its deadlines are provisional.
 */
type PublishedYear = {
  year: number;
  holidays: readonly (readonly [first: string, last: string, name: string])[];
  workdays: readonly (readonly [day: string, name: string])[];
};

const publishedYears: readonly PublishedYear[] = [
  {
    year: 2020,
    holidays: [
      ["01-01", "01-01", "元旦"],
      ["01-24", "02-02", "春节"],
      ["04-04", "04-06", "清明"],
      ["05-01", "05-05", "劳动节"],
      ["06-25", "06-27", "端午"],
      ["10-01", "10-08", "国庆节"],
    ],
    workdays: [
      ["01-19", "春节"],
      ["04-26", "劳动节"],
      ["05-09", "劳动节"],
      ["06-28", "端午"],
      ["09-27", "国庆节"],
      ["10-10", "国庆节"],
    ],
  },
  {
    year: 2021,
    holidays: [
      ["01-01", "01-03", "元旦"],
      ["02-11", "02-17", "春节"],
      ["04-03", "04-05", "清明"],
      ["05-01", "05-05", "劳动节"],
      ["06-12", "06-14", "端午"],
      ["09-19", "09-21", "中秋"],
      ["10-01", "10-07", "国庆节"],
    ],
    workdays: [
      ["02-07", "春节"],
      ["02-20", "春节"],
      ["04-25", "劳动节"],
      ["05-08", "劳动节"],
      ["09-18", "中秋"],
      ["09-26", "国庆节"],
      ["10-09", "国庆节"],
    ],
  },
  {
    year: 2022,
    holidays: [
      ["01-01", "01-03", "元旦"],
      ["01-31", "02-06", "春节"],
      ["04-03", "04-05", "清明"],
      ["04-30", "05-04", "劳动节"],
      ["06-03", "06-05", "端午"],
      ["09-10", "09-12", "中秋"],
      ["10-01", "10-07", "国庆节"],
      ["12-31", "12-31", "元旦"],
    ],
    workdays: [
      ["01-29", "春节"],
      ["01-30", "春节"],
      ["04-02", "清明"],
      ["04-24", "劳动节"],
      ["05-07", "劳动节"],
      ["10-08", "国庆节"],
      ["10-09", "国庆节"],
    ],
  },
  {
    year: 2023,
    holidays: [
      ["01-01", "01-02", "元旦"],
      ["01-21", "01-27", "春节"],
      ["04-05", "04-05", "清明"],
      ["04-29", "05-03", "劳动节"],
      ["06-22", "06-24", "端午"],
      ["09-29", "09-29", "中秋"],
      ["09-30", "10-06", "国庆节"],
    ],
    workdays: [
      ["01-28", "春节"],
      ["01-29", "春节"],
      ["04-23", "劳动节"],
      ["05-06", "劳动节"],
      ["06-25", "端午"],
      ["10-07", "国庆节"],
      ["10-08", "国庆节"],
    ],
  },
  {
    year: 2024,
    holidays: [
      ["01-01", "01-01", "元旦"],
      ["02-10", "02-17", "春节"],
      ["04-04", "04-06", "清明"],
      ["05-01", "05-05", "劳动节"],
      ["06-10", "06-10", "端午"],
      ["09-15", "09-17", "中秋"],
      ["10-01", "10-07", "国庆节"],
    ],
    workdays: [
      ["02-04", "春节"],
      ["02-18", "春节"],
      ["04-07", "清明"],
      ["04-28", "劳动节"],
      ["05-11", "劳动节"],
      ["09-14", "中秋"],
      ["09-29", "国庆节"],
      ["10-12", "国庆节"],
    ],
  },
  {
    year: 2025,
    holidays: [
      ["01-01", "01-01", "元旦"],
      ["01-28", "02-04", "春节"],
      ["04-04", "04-06", "清明"],
      ["05-01", "05-05", "劳动节"],
      ["05-31", "06-02", "端午"],
      ["10-01", "10-05", "国庆节"],
      ["10-06", "10-06", "中秋"],
      ["10-07", "10-08", "国庆节"],
    ],
    workdays: [
      ["01-26", "春节"],
      ["02-08", "春节"],
      ["04-27", "劳动节"],
      ["09-28", "国庆节"],
      ["10-11", "国庆节"],
    ],
  },
  {
    year: 2026,
    holidays: [
      ["01-01", "01-03", "元旦"],
      ["02-15", "02-23", "春节"],
      ["04-04", "04-06", "清明"],
      ["05-01", "05-05", "劳动节"],
      ["06-19", "06-21", "端午"],
      ["09-25", "09-27", "中秋"],
      ["10-01", "10-07", "国庆节"],
    ],
    workdays: [
      ["01-04", "元旦"],
      ["02-14", "春节"],
      ["02-28", "春节"],
      ["05-09", "劳动节"],
      ["09-20", "国庆节"],
      ["10-10", "国庆节"],
    ],
  },
];

const run = (year: number, first: string, last: string): Day[] => {
  const days: Day[] = [];
  for (let on = day(`${year}-${first}`); on <= `${year}-${last}`; on = daysAfter(on, 1))
    days.push(on);
  return days;
};

export const publishedDays: readonly CalendarDay[] = publishedYears.flatMap((one) => [
  ...one.holidays.flatMap(([first, last, name]) =>
    run(one.year, first, last).map((on) => ({ day: on, isWorkday: false, name })),
  ),
  ...one.workdays.map(([on, name]) => ({
    day: day(`${one.year}-${on}`),
    isWorkday: true,
    name: `${name}调休上班`,
  })),
]);

export const calendarOf = (years: readonly number[], days: readonly CalendarDay[]): Calendar => ({
  publishedYears: new Set(years),
  days: new Map(days.map((one) => [one.day, one])),
});

/** The calendar that the product ships; the database holds the same and may be ahead of it. */
export const shippedYears: readonly number[] = publishedYears.map((one) => one.year);
export const shippedCalendar: Calendar = calendarOf(shippedYears, publishedDays);
