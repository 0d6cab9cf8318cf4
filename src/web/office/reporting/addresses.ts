import type { Answer } from "../../../base/endpoint.ts";
import type { viewRound, viewUnitReturn } from "../../../modules/reporting/api.ts";
import { filingPeriods, type FilingPeriod } from "../../../modules/reporting/model.ts";

export type RoundAnswer = Answer<typeof viewRound>;
export type UnitAnswer = Answer<typeof viewUnitReturn>;
/** 哪一期. */
export type Of = { year: number; period: FilingPeriod };
export type Key = { jurisdiction: string; id: string };

export const roundAddress = ({ jurisdiction, id }: Key): string =>
  `/reporting/${jurisdiction}/${id}`;
export const unitAddress = ({ jurisdiction, id }: Key): string =>
  `/unit-returns/${jurisdiction}/${id}`;

/** “2025 年度（2026 年 1 月报送）”: the January return tells the year before. */
export const periodText = (year: number, period: FilingPeriod): string =>
  period === "january"
    ? `${year} 年度（${year + 1} 年 1 月报送）`
    : `${year} 年度（${year} 年 7 月报送）`;

const isPeriod = (text: string): text is FilingPeriod => Object.hasOwn(filingPeriods, text);

/** The return that is due now or was due last: January's until June, then July's. */
export function periodNow(today: string): { year: number; period: FilingPeriod } {
  const year = Number(today.slice(0, 4));
  return today.slice(5) < "07-01"
    ? { year: year - 1, period: "january" }
    : { year, period: "july" };
}

/** "2025 january" as one choice. */
export function readChoice(text: string): { year: number; period: FilingPeriod } | undefined {
  const [year = "", period = ""] = text.split(" ");
  return /^20\d\d$/.test(year) && isPeriod(period) ? { year: Number(year), period } : undefined;
}

/** The periods of the last years, newest first, as far as they have begun. */
export function choicesUntil(today: string): { value: string; label: string }[] {
  const year = Number(today.slice(0, 4));
  const rows: { value: string; label: string }[] = [];
  for (let back = 0; back < 5; back += 1) {
    const of = year - back;
    if (back > 0 || today.slice(5) >= "07-01")
      rows.push({ value: `${of} july`, label: periodText(of, "july") });
    rows.push({ value: `${of - 1} january`, label: periodText(of - 1, "january") });
  }
  return rows;
}
