import { machine } from "../../base/machine.ts";
import type { Role } from "../organization/roles.ts";
import { standardStatuses, type StandardStatus } from "./model.ts";
import { completeness } from "./rules.ts";

const finance = ["countyFinanceReviewer", "countyFinanceOfficer"] as const;

/** The life of a standard: a department writes it, county finance agrees, the department publishes it. */
// prettier-ignore
export const standardLife = machine<StandardStatus, Role>(standardStatuses)({
  edit:     { from: ["drafted", "returned"],  to: "drafted",   by: ["departmentOfficer"],     called: "修改标准草案", bars: [] },
  submit:   { from: ["drafted"],              to: "submitted", by: ["departmentOfficer"],     called: "提交财政审核", bars: completeness },
  sendBack: { from: ["submitted"],            to: "returned",  by: finance,                   called: "退回修改",     bars: [] },
  agree:    { from: ["submitted"],            to: "agreed",    by: ["countyFinanceReviewer"], called: "同意发布",     bars: completeness },
  publish:  { from: ["agreed"],               to: "published", by: ["departmentOfficer"],     called: "发布标准",     bars: [] },
  replace:  { from: ["published"],            to: "replaced",  by: ["departmentOfficer"],     called: "由新版替代",   bars: [] },
  withdraw: { from: ["drafted", "returned"],  to: "withdrawn", by: ["departmentOfficer"],     called: "撤销草案",     bars: [] },
});

export type StandardVerb = keyof typeof standardLife.steps;

/** Brought about by the next version, no button of its own. */
export const verbsOfNextVersion: readonly string[] = ["replace"];
