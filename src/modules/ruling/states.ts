import { machine } from "../../base/machine.ts";
import { purchaserRoles, type Role } from "../organization/roles.ts";
import { filingStatuses, liftStatuses, type FilingStatus, type LiftStatus } from "./model.ts";
import { filingIsOutsideCatalog, wordsMayBeBought } from "./rules.ts";

const office = [...purchaserRoles] as const;
const reviewer = ["countyFinanceReviewer"] as const;

/** The life of an item outside the catalog: filed by who needs it, accepted or declined by name. */
// prettier-ignore
export const filingLife = machine<FilingStatus, Role>(filingStatuses)({
  edit:     { from: ["drafted"],              to: "drafted",   by: office,   called: "修改备案内容", bars: [] },
  submit:   { from: ["drafted"],              to: "submitted", by: office,   called: "提交备案",     bars: [filingIsOutsideCatalog, wordsMayBeBought] },
  accept:   { from: ["submitted"],            to: "accepted",  by: reviewer, called: "同意备案",     bars: [] },
  decline:  { from: ["submitted"],            to: "declined",  by: reviewer, called: "不予备案",     bars: [] },
  withdraw: { from: ["drafted", "submitted"], to: "withdrawn", by: office,   called: "撤回备案",     bars: [] },
});

/** The life of a request to lift what bars a project: decided by one named person of county finance. */
// prettier-ignore
export const liftLife = machine<LiftStatus, Role>(liftStatuses)({
  request:  { from: ["unrequested"], to: "requested", by: office,   called: "申请人工审核", bars: [] },
  grant:    { from: ["requested"],   to: "granted",   by: reviewer, called: "解除阻断",     bars: [] },
  refuse:   { from: ["requested"],   to: "refused",   by: reviewer, called: "不予解除",     bars: [] },
  withdraw: { from: ["requested"],   to: "withdrawn", by: office,   called: "撤回申请",     bars: [] },
});

export type FilingVerb = keyof typeof filingLife.steps;
