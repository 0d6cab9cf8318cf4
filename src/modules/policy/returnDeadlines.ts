import { day, isInForce, type Day } from "../../base/day.ts";
import { Refusal } from "../../base/refusal.ts";
import type { Sourced } from "./model.ts";

/** 报送层级: who must have done his part by then. */
export const filingLevels = {
  unit: "乡镇和部门",
  county: "县（市、区）",
  city: "市（州）",
  province: "省",
} as const;
export type FilingLevel = keyof typeof filingLevels;

type FilingPeriod = "january" | "july";

/** 报送期限: the last day in January or July for one level, by place: the longest code that fits counts. */
export type ReturnDeadline = Sourced & {
  place: string;
  period: FilingPeriod;
  level: FilingLevel;
  lastDay: string;
};

const since = day("2007-01-01");
/** The form names the two months; the days within them are set locally and are not confirmed. */
const document = "政府购买服务项目资金统计表（表样注 2 只定月份）";

const days: Record<FilingLevel, string> = { unit: "10", county: "15", city: "20", province: "31" };
const months: Record<FilingPeriod, string> = { january: "01", july: "07" };

export const returnDeadlines: readonly ReturnDeadline[] = (["january", "july"] as const).flatMap(
  (period) =>
    (Object.keys(filingLevels) as FilingLevel[]).map((level) => ({
      place: "",
      period,
      level,
      lastDay: `${months[period]}-${days[level]}`,
      document,
      confirmed: false,
      from: since,
    })),
);

export type DueReturn = { last: Day; document: string; confirmed: boolean };

/** The January return of a year is due in the January after it. */
export function returnDue(
  place: string,
  level: FilingLevel,
  { year, period }: { year: number; period: FilingPeriod },
): DueReturn {
  const dueYear = period === "january" ? year + 1 : year;
  const fits = returnDeadlines
    .filter((one) => one.period === period && one.level === level && place.startsWith(one.place))
    .filter((one) => isInForce(one, day(`${dueYear}-${one.lastDay}`)))
    .toSorted((a, b) => b.place.length - a.place.length);
  const [found] = fits;
  if (!found) throw new Refusal("conflict", `没有 ${dueYear} 年的报送期限。请先录入`);
  const { document: paper, confirmed, lastDay } = found;
  return { last: day(`${dueYear}-${lastDay}`), document: paper, confirmed };
}
