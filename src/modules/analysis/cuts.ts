import { id } from "../../base/shape.ts";
import { Refusal } from "../../base/refusal.ts";
import type { Db } from "../../platform/db.ts";
import { namesOf, jurisdictionNames } from "../organization/reads.ts";
import { sixKindNames } from "../policy/model.ts";
import { trackNames } from "../project/model.ts";
import { formOf } from "../statistics/forms.ts";
import { ledgers } from "../statistics/model.ts";
import { isUpper, type Span } from "./facts.ts";
import { cuts, measures, type Cut, type FigureAsked } from "./model.ts";
import { pastTrack } from "./past.ts";

/** 分组的名称: what each group of a figure is called, and which there are. */
export const tracks = { ...trackNames, [pastTrack]: "历史台账（没有记限额）" };

export const nameIn = (names: Record<string, string>, key: string): string =>
  Object.hasOwn(names, key) ? names[key]! : key;

export async function officeNames(
  db: Db,
  span: Span,
  keys: readonly string[],
): Promise<Map<string, string>> {
  if (!isUpper(span)) return namesOf(db, keys);
  const names = await jurisdictionNames(db, keys);
  const own = names.get(span.jurisdiction);
  // Its own treasury beside those below it.
  return own === undefined ? names : new Map([...names, [span.jurisdiction, `${own}本级`]]);
}

/** “基本公共服务 执行数”: what somebody has clicked. */
export async function figureName(
  db: Db,
  span: Span,
  { by, of, measure, year }: FigureAsked,
): Promise<string> {
  const group = {
    kind: () => nameIn(sixKindNames, of),
    field: () => of,
    office: async () => (await officeNames(db, span, [of])).get(of) ?? of,
    track: () => nameIn(tracks, of),
    ledger: () => nameIn(ledgers, of),
    month: () => `${Number(of)} 月`,
    whole: () => "",
  }[by];
  return [`${year} 年`, await group(), measures[measure]].filter(Boolean).join(" ");
}

const isKey: Partial<Record<Cut, (of: string, year: number) => boolean>> = {
  kind: (of) => Object.hasOwn(sixKindNames, of),
  track: (of) => Object.hasOwn(tracks, of),
  ledger: (of) => of !== "total" && Object.hasOwn(ledgers, of),
  field: (of, year) => formOf(1, year).rows.some((one) => one.row === of),
};

const isOffice = (of: string): boolean => /^\d{6}$/.test(of) || id.safeParse(of).success;

/** A key that no group has is refused, not answered with nought. */
export function refuseUnknownCut({ by, of, measure, year }: FigureAsked): void {
  const wrong = (says: string) => new Refusal("invalid", says);
  if (by === "month" && !/^([1-9]|1[0-2])$/.test(of)) throw wrong(`“${of}”不是月份。请写 1 至 12`);
  if (by === "month" && measure !== "executed") throw wrong("按月份只有执行数");
  if (by === "office" && !isOffice(of)) throw wrong("没有这个单位");
  if (by !== "whole" && of === "") throw wrong(`没有说是哪一个${cuts[by]}`);
  if (isKey[by]?.(of, year) === false)
    throw wrong(`没有“${of}”这一${cuts[by]}。请从统计分析的表中点开`);
}
