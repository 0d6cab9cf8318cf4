import { machine } from "../../base/machine.ts";
import {
  dutyIsOfTownship,
  itemIsLinkedToDuty,
  unifiedItemIsLeftToDepartment,
} from "../duty/rules.ts";
import { purchaserRoles, reviewerRoles, type Role } from "../organization/roles.ts";
import { filingAsksForAdjustment, wordsMayBeBought } from "../ruling/rules.ts";
import { lentLineStaysAsAgreed } from "./lineRules.ts";
import { projectStatuses, type ProjectStatus } from "./model.ts";
import { departmentHasAgreed, reviewsAreDone } from "./reviewRules.ts";
import * as rules from "./rules.ts";
import { newAndLargeIsAssessed, targetsAreMeasurable } from "./targetRules.ts";

const office = [...purchaserRoles] as const;
const heads = [...purchaserRoles, "townshipHead"] as const;
const finance = ["countyFinanceReviewer", "countyFinanceOfficer"] as const;

/** What a submission records and people then examine. */
export const submissionFlags = [
  rules.targetsAskTheServed,
  rules.priceIsWithinStandard,
  rules.sameItemStaysBelowLimit,
  newAndLargeIsAssessed,
  itemIsLinkedToDuty,
  filingAsksForAdjustment,
] as const;

/** What must hold when a project is submitted, and still when it enters the plan. */
// prettier-ignore
export const submissionBars = [
  rules.purchaserMayBuy, rules.itemIsInCatalog, rules.itemIsNotProhibited, wordsMayBeBought, dutyIsOfTownship, unifiedItemIsLeftToDepartment, rules.costIsFunded,
  rules.linesAreOfTheYears, rules.linesHaveMoney, rules.termIsLawful, rules.targetsAreWhole, targetsAreMeasurable,
] as const;

/** The life of a project up to the plan; what follows is derived from packages, contracts and shares. */
// prettier-ignore
export const projectLife = machine<ProjectStatus, Role>(projectStatuses)({
  submit:      { from: ["drafted", "returned"],                         to: "submitted",       by: office,                    called: "提交联审",     bars: submissionBars },
  edit:        { from: ["drafted", "returned", "submitted", "jointlyReviewed"], to: "drafted", by: office,                    called: "修改申报内容", bars: [] },
  agree:       { from: ["submitted"],                                   to: "submitted",       by: reviewerRoles,             called: "签署“同意”",   bars: [] },
  disagree:    { from: ["submitted"],                                   to: "returned",        by: reviewerRoles,             called: "签署“不同意”", bars: [] },
  amend:       { from: ["submitted"],                                   to: "returned",        by: reviewerRoles,             called: "签署“修改后同意”", bars: [] },
  pass:        { from: ["submitted"],                                   to: "jointlyReviewed", by: [...reviewerRoles, ...office], called: "联审通过", bars: [] },
  endorse:     { from: ["jointlyReviewed"],                             to: "jointlyReviewed", by: ["departmentOfficer"],     called: "部门审核同意", bars: [] },
  decline:     { from: ["jointlyReviewed"],                             to: "returned",        by: ["departmentOfficer"],     called: "部门退回",     bars: [] },
  approve:     { from: ["jointlyReviewed"],                             to: "financeReviewed", by: ["countyFinanceReviewer"], called: "财政审核同意", bars: [rules.linesHaveMoney, departmentHasAgreed] },
  enterPlan:   { from: ["jointlyReviewed", "financeReviewed"],          to: "inPlan",          by: ["countyFinanceOfficer"],  called: "列入购买计划", bars: [rules.planDrawsOnApproved, reviewsAreDone] },
  sendBack:    { from: ["jointlyReviewed", "financeReviewed"],          to: "returned",        by: finance,                   called: "退回",         bars: [] },
  withdraw:    { from: ["drafted", "submitted", "jointlyReviewed", "financeReviewed", "returned"], to: "withdrawn", by: heads, called: "撤回项目",     bars: [] },
  changeShares:  { from: ["drafted", "returned", "submitted", "jointlyReviewed", "financeReviewed"], to: "drafted", by: heads, called: "变更使用单位", bars: [rules.linesHaveMoney, rules.linesAreOfTheYears] },
  changePlanned: { from: ["inPlan"],                                    to: "inPlan",          by: heads,                     called: "变更已列计划的使用单位", bars: [rules.nothingIsCommitted, rules.linesHaveMoney, rules.linesAreOfTheYears] },
  changeAmount: { from: ["inPlan"],                                     to: "inPlan",          by: ["countyFinanceOfficer"],  called: "追加或者调减", bars: [lentLineStaysAsAgreed] },
  leavePlan:   { from: ["inPlan"],                                      to: "withdrawn",       by: ["countyFinanceOfficer"],  called: "移出购买计划", bars: [rules.nothingIsCommitted] },
  close:       { from: ["inPlan"],                                      to: "closed",          by: [...heads, ...finance],    called: "办结项目",     bars: [] },
});

export type ProjectVerb = keyof typeof projectLife.steps;

/** What a desk of the joint review answers, and what a department above it. */
export const verbsOfDesks: readonly string[] = ["agree", "amend", "disagree"];
export const verbsOfDepartment: readonly string[] = ["endorse", "decline"];

/** Verbs that another act brings about, not a button of their own. */
export const verbsOfOthers: readonly string[] = [
  "pass",
  "close",
  "changeShares",
  "changePlanned",
  "changeAmount",
];
