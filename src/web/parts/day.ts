/** "09-15" inside the year of today, else "2025-09-15". */
export const dayText = (on: string, today: string): string =>
  on.slice(0, 4) === today.slice(0, 4) ? on.slice(5, 10) : on.slice(0, 10);

/** "2026年9月15日", as papers write it. */
export const paperDay = (on: string): string =>
  `${on.slice(0, 4)}年${Number(on.slice(5, 7))}月${Number(on.slice(8, 10))}日`;

const weekdays = ["日", "一", "二", "三", "四", "五", "六"];

/** "2026-09-15 星期二". */
export const weekdayText = (on: string): string =>
  `${on} 星期${weekdays[new Date(`${on}T00:00:00Z`).getUTCDay()]}`;

/** An instant of the server ("…Z") as day and minute in Beijing time, which has no summer time. */
export function momentText(at: string): string {
  const shifted = new Date(Date.parse(at) + 8 * 3_600_000).toISOString();
  return `${shifted.slice(0, 10)} ${shifted.slice(11, 16)}`;
}
