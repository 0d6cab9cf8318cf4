import { machine } from "../../base/machine.ts";
import { purchaserRoles, type Role } from "../organization/roles.ts";
import { roundStatuses, unitStatuses, type RoundStatus, type UnitStatus } from "./model.ts";

/** 本级财政, at every level: who makes a return, and who answers for it. */
export const officers = [
  "countyFinanceOfficer",
  "cityFinanceOfficer",
  "provinceFinanceOfficer",
] as const satisfies Role[];
export const reviewers = [
  "countyFinanceReviewer",
  "cityFinanceReviewer",
  "provinceFinanceReviewer",
] as const satisfies Role[];
export const filers = [...officers, ...reviewers] as const satisfies Role[];
export const unitRoles = [...purchaserRoles, "townshipHead"] as const satisfies Role[];

/** Where somebody stands towards one return: `parts.ts` tells it from his role and his treasury. */
export type Part = "unit" | "officer" | "reviewer" | "superior";

const both = ["officer", "reviewer"] as const satisfies Part[];

/** The life of a return, of a county, city or province alike. Filed is frozen: a correction begins again and ends in a new version. */
// prettier-ignore
export const roundLife = machine<RoundStatus, Part>(roundStatuses)({
  open:     { from: ["unopened"],                  to: "open",     by: both,         called: "开始报送",     bars: [] },
  join:     { from: ["open", "summed", "checked"], to: "open",     by: both,         called: "汇入单位文件", bars: [] },
  sum:      { from: ["open", "summed", "checked"], to: "summed",   by: both,         called: "汇总",         bars: [] },
  omit:     { from: ["summed"],                    to: "summed",   by: ["reviewer"], called: "准予缺报",     bars: [] },
  check:    { from: ["summed"],                    to: "checked",  by: both,         called: "核对通过",     bars: [] },
  file:     { from: ["checked"],                   to: "filed",    by: ["reviewer"], called: "报送",         bars: [] },
  sendBack: { from: ["filed"],                     to: "sentBack", by: ["superior"], called: "退回更正",     bars: [] },
  correct:  { from: ["filed", "sentBack"],         to: "open",     by: ["reviewer"], called: "更正报表",     bars: [] },
});

/** The life of one unit's part. */
// prettier-ignore
export const unitLife = machine<UnitStatus, Part>(unitStatuses)({
  ask:      { from: ["unasked"],          to: "open",      by: both,         called: "请单位确认", bars: [] },
  confirm:  { from: ["open", "sentBack"], to: "confirmed", by: ["unit"],     called: "确认无误",   bars: [] },
  sendBack: { from: ["confirmed"],        to: "sentBack",  by: both,         called: "退回单位",   bars: [] },
  vouch:    { from: ["open", "sentBack"], to: "confirmed", by: ["reviewer"], called: "代为确认",   bars: [] },
});
