import { day, daysAfter, yearOf, type Day } from "../../base/day.ts";
import * as reporting from "../../modules/reporting/api.ts";
import type { FilingPeriod } from "../../modules/reporting/model.ts";
import * as statistics from "../../modules/statistics/api.ts";
import { jurisdiction, townships } from "./places.ts";
import type { Teller, Who } from "./teller.ts";

export const filer = "countyFinanceOfficer@finance";
export const filingReviewer = "countyFinanceReviewer@finance";
export const cityFinance = "cityFinanceViewer@city";
export const cityFiler = "cityFinanceOfficer@city";
export const cityReviewer = "cityFinanceReviewer@city";
export const provinceViewer = "provinceFinanceViewer@province";
export const provinceFiler = "provinceFinanceOfficer@province";
export const provinceReviewer = "provinceFinanceReviewer@province";

type Key = { jurisdiction: string; id: string };
type Period = { year: number; period: FilingPeriod };

/** Who speaks for each unit of the county. */
const speakers = new Map<string, string>([
  ...townships.map(({ name, key }) => [name, `townshipHead@${key}`] as const),
  ["青禾县民政局", "departmentOfficer@civil"],
  ["青禾县农业农村局", "departmentOfficer@farming"],
]);

/** Undefined for an office without an account here. */
const speakerOf = (name: string): string | undefined => speakers.get(name);

const begins = ({ year, period }: Period): Day =>
  day(period === "january" ? `${year + 1}-01-02` : `${year}-07-02`);

/** The last two periods that could be filed by now, the older one first. */
export function lastPeriods(now: Day): [Period, Period] {
  const year = yearOf(now);
  const all: Period[] = [
    { year: year - 2, period: "january" },
    { year: year - 1, period: "july" },
    { year: year - 1, period: "january" },
    { year, period: "july" },
  ];
  const over = all.filter((one) => daysAfter(begins(one), 24) <= now);
  return [over.at(-2) ?? all[0]!, over.at(-1) ?? all[1]!];
}

/** A unit explains what is marked in its own tables, each cell with a sentence, and confirms. */
async function confirmUnit(teller: Teller, who: string, unit: Key): Promise<void> {
  const seen = await teller.sees(who, reporting.viewUnitReturn, unit);
  for (const { form, row, column } of seen.unexplained)
    await teller.does(who, reporting.explainUnitCell, {
      ...unit,
      form,
      row,
      column,
      says: "与其他单位合买，项目计在牵头单位，本单位只列资金",
    });
  await teller.does(who, reporting.confirmUnitReturn, unit);
}

/** An office without an account cannot confirm: county finance does, by name and with the reason. */
export async function confirmOrVouch(teller: Teller, unit: Key, name: string): Promise<void> {
  const who = speakerOf(name);
  if (who) return confirmUnit(teller, who, unit);
  await teller.does(filingReviewer, reporting.vouchUnitReturn, {
    ...unit,
    reason: "该单位还没有开通账号，已与其财务人员逐项核对",
  });
}

/** 一期报送 from beginning to end: opened, confirmed by every unit, summed, explained, checked, filed. */
export async function tellFiling(teller: Teller, of: Period): Promise<Key> {
  const first = begins(of);
  teller.on(first);
  const key = await teller.does(filer, reporting.openRound, of);
  const { units } = await teller.sees(filer, reporting.viewRound, { ...key, form: 1 });
  for (const [place, { id, name }] of units.entries()) {
    teller.on(daysAfter(first, 1 + (place % 6)));
    await confirmOrVouch(teller, { jurisdiction, id }, name);
  }
  teller.on(daysAfter(first, 9));
  await fileRound(teller, key);
  return key;
}

/** 汇总、说明、核对、报送: the work of county finance, and of a city's or province's alike. */
export async function fileRound(
  teller: Teller,
  key: Key,
  [officer, reviewer]: readonly [Who, Who] = [filer, filingReviewer],
): Promise<void> {
  await teller.does(officer, reporting.sumRound, key);
  await explainAll(teller, key, officer);
  await teller.does(officer, reporting.checkRound, key);
  await teller.does(reviewer, reporting.fileRound, key);
}

/** 逐格说明 of what nobody has explained yet. */
export async function explainAll(teller: Teller, key: Key, officer: Who): Promise<void> {
  const { unexplained } = await teller.sees(officer, reporting.viewRound, { ...key, form: 1 });
  for (const cell of unexplained)
    await teller.does(officer, reporting.explainRoundCell, {
      ...key,
      ...cell,
      says: "年中按批准的调整执行，调整数另行列示",
    });
}

/** 市财政局 begins its own return once its county has filed, and sums. */
async function beginCityFiling(teller: Teller, of: Period): Promise<Key> {
  teller.on(daysAfter(begins(of), 11));
  const key = await teller.does(cityFiler, reporting.openRound, of);
  await teller.does(cityFiler, reporting.sumRound, key);
  return key;
}

/** From beginning to end: whoever has not filed below is left out by name, with the reason. */
async function tellCityFiling(teller: Teller, of: Period): Promise<void> {
  const key = await beginCityFiling(teller, of);
  const { rows } = await teller.sees(cityFiler, reporting.viewOverview, of);
  for (const { jurisdiction: treasury, name } of rows.filter((one) => one.status !== "filed"))
    await teller.does(cityReviewer, reporting.omitTreasury, {
      ...key,
      treasury,
      reason: `${name}没有按期报来，催报未果；省里要求按期先报，补报后再更正`,
    });
  await fileRound(teller, key, [cityFiler, cityReviewer]);
}

/**
 * The returns of the demonstration: two filed by the county, the older one by the city too; the newer one sent back by the city,
 * being corrected, one unit late, while the city waits for it.
 */
export async function tellReturns(teller: Teller, now: Day): Promise<void> {
  const [older, newer] = lastPeriods(now);
  await closeLastYear(teller, now);
  await tellFiling(teller, older);
  await tellCityFiling(teller, older);
  const key = await tellFiling(teller, newer);
  await beginCityFiling(teller, newer);
  teller.on(daysAfter(now, -9));
  await teller.does(cityFinance, reporting.sendBackRound, {
    ...key,
    remarks: "石桥乡环境卫生的执行数比上年同期少得多，请核对是否漏记支付",
    dueOn: daysAfter(now, 6),
  });
  teller.on(daysAfter(now, -8));
  await teller.does(filingReviewer, reporting.correctRound, {
    ...key,
    reason: "按市财政局意见核对石桥乡执行数",
  });
  const { units } = await teller.sees(filer, reporting.viewRound, { ...key, form: 1 });
  const late = units.find((one) => one.name === "石桥乡")!;
  await teller.does(filer, reporting.sendBackUnitReturn, {
    jurisdiction,
    id: late.id,
    remarks: "请逐笔核对环境卫生项目的支付，补记后重新确认",
    dueOn: daysAfter(now, -3),
  });
  teller.on(daysAfter(now, -2));
  await teller.does(filer, reporting.remindUnitReturn, {
    jurisdiction,
    id: late.id,
    says: "市财政局要求本周重新报送，请今天确认",
  });
}

/** 办结决算 of the year before, in March. */
async function closeLastYear(teller: Teller, now: Day): Promise<void> {
  const year = yearOf(now) - 1;
  const closedOn = day(`${year + 1}-03-20`);
  if (closedOn >= now) return;
  teller.on(closedOn);
  await teller.does(filingReviewer, statistics.closeYear, {
    year,
    number: `青财库〔${year + 1}〕6号（虚构）`,
    closedOn,
  });
}
