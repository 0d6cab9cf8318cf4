import { machine } from "../../base/machine.ts";
import { purchaserRoles, upperViewerRoles, type Role } from "../organization/roles.ts";
import { roundStatuses, unitStatuses, type RoundStatus, type UnitStatus } from "./model.ts";

export const filers = ["countyFinanceOfficer", "countyFinanceReviewer"] as const satisfies Role[];
const reviewer = ["countyFinanceReviewer"] as const satisfies Role[];
export const unitRoles = [...purchaserRoles, "townshipHead"] as const satisfies Role[];

/** The life of a return. Filed is frozen: a correction begins again and ends in a new version. */
// prettier-ignore
export const roundLife = machine<RoundStatus, Role>(roundStatuses)({
  open:     { from: ["unopened"],                  to: "open",     by: filers,           called: "开始报送",     bars: [] },
  join:     { from: ["open", "summed", "checked"], to: "open",     by: filers,           called: "汇入单位文件", bars: [] },
  sum:      { from: ["open", "summed", "checked"], to: "summed",   by: filers,           called: "汇总",         bars: [] },
  check:    { from: ["summed"],                    to: "checked",  by: filers,           called: "核对通过",     bars: [] },
  file:     { from: ["checked"],                   to: "filed",    by: reviewer,         called: "报送",         bars: [] },
  sendBack: { from: ["filed"],                     to: "sentBack", by: upperViewerRoles, called: "退回更正",     bars: [] },
  correct:  { from: ["filed", "sentBack"],         to: "open",     by: reviewer,         called: "更正报表",     bars: [] },
});

/** The life of one unit's part. */
// prettier-ignore
export const unitLife = machine<UnitStatus, Role>(unitStatuses)({
  ask:      { from: ["unasked"],          to: "open",      by: filers,    called: "请单位确认", bars: [] },
  confirm:  { from: ["open", "sentBack"], to: "confirmed", by: unitRoles, called: "确认无误",   bars: [] },
  sendBack: { from: ["confirmed"],        to: "sentBack",  by: filers,    called: "退回单位",   bars: [] },
  vouch:    { from: ["open", "sentBack"], to: "confirmed", by: reviewer,  called: "代为确认",   bars: [] },
});
