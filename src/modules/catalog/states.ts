import { machine } from "../../base/machine.ts";
import { purchaserRoles, type Role } from "../organization/roles.ts";
import { revisionStatuses, type RevisionStatus } from "./revision.ts";
import * as rules from "./rules.ts";

const officer = ["countyFinanceOfficer"] as const;
const reviewer = ["countyFinanceReviewer"] as const;
const finance = [...officer, ...reviewer] as const;

/** What any edition must keep, whenever somebody answers for it. */
// prettier-ignore
const lawful = [rules.staysWithinUpper, rules.keepsItsBranch, rules.itemsAreNotProhibited] as const;

/** The life of a revision, the same for a whole edition and for a single item. */
// prettier-ignore
export const revisionLife = machine<RevisionStatus, Role>(revisionStatuses)({
  edit:           { from: ["drafted", "returned"],                     to: "drafted",          by: [...purchaserRoles, ...officer], called: "修改修订事项",   bars: [] },
  askOpinions:    { from: ["drafted"],                                 to: "opinionsAsked",    by: officer,        called: "征求意见",       bars: [...lawful, rules.departmentsAreAsked] },
  decline:        { from: ["drafted"],                                 to: "declined",         by: officer,        called: "不予采纳",       bars: [] },
  answer:         { from: ["opinionsAsked"],                           to: "opinionsAsked",    by: purchaserRoles, called: "答复意见",       bars: [] },
  recordLegality: { from: ["opinionsAsked"],                           to: "legalityReviewed", by: officer,        called: "记录合法性审查", bars: [rules.opinionsAreIn] },
  recordExperts:  { from: ["legalityReviewed"],                        to: "expertReviewed",   by: officer,        called: "记录专家论证",   bars: [] },
  approve:        { from: ["legalityReviewed", "expertReviewed"],      to: "approved",         by: reviewer,       called: "批准修订",       bars: [...lawful, rules.expertsAreHeard] },
  sendBack:       { from: ["opinionsAsked", "legalityReviewed", "expertReviewed", "approved"], to: "returned", by: finance, called: "退回修改", bars: [] },
  publish:        { from: ["approved"],                                to: "published",        by: reviewer,       called: "公布目录",       bars: [...lawful, rules.isDelegated] },
  replace:        { from: ["published"],                               to: "replaced",         by: reviewer,       called: "由新版替代",     bars: [] },
});

export type RevisionVerb = keyof typeof revisionLife.steps;

/** Brought about by the publication of the next edition, never a button. */
export const verbsOfOthers: readonly string[] = ["replace"];
