import { machine } from "../../base/machine.ts";
import type { Role } from "../organization/roles.ts";
import { dutyStatuses, unifiedStatuses, type DutyStatus, type UnifiedStatus } from "./model.ts";
import { dutyIsDecided } from "./rules.ts";

export const keepers = ["countyFinanceOfficer", "countyFinanceReviewer"] as const;

/** The life of a duty: in by a decision, changed by a decision, out by a decision. */
// prettier-ignore
export const dutyLife = machine<DutyStatus, Role>(dutyStatuses)({
  admit:    { from: ["unadmitted"], to: "admitted",  by: keepers, called: "准入职责事项", bars: [dutyIsDecided] },
  amend:    { from: ["admitted"],   to: "amended",   by: keepers, called: "修订职责事项", bars: [dutyIsDecided] },
  withdraw: { from: ["admitted"],   to: "withdrawn", by: keepers, called: "退出责任清单", bars: [dutyIsDecided] },
});

/** The life of what one department buys for all. */
// prettier-ignore
export const unifiedLife = machine<UnifiedStatus, Role>(unifiedStatuses)({
  unify:   { from: ["unlisted"], to: "listed", by: keepers, called: "列为统一实施", bars: [dutyIsDecided] },
  release: { from: ["listed"],   to: "ended",  by: keepers, called: "取消统一实施", bars: [dutyIsDecided] },
});
