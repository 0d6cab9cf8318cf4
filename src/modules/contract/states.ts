import { machine } from "../../base/machine.ts";
import { headRoles, type Role } from "../organization/roles.ts";
import { providerIsNotBanned } from "../provider/rules.ts";
import { contractStatuses, type ContractStatus } from "./model.ts";
import * as rules from "./rules.ts";

const drafters = ["townshipClerk", "departmentOfficer"] as const;

/** What a contract must be when it is shown for signing, and again when it is signed. */
const whole = [rules.termsAreComplete, rules.partsMakePrice, rules.priceIsAwarded] as const;

const signing = [
  ...whole,
  rules.fiscalIsPlanned,
  rules.termIsLawful,
  rules.payTermIsLawful,
  rules.advanceLeavesRest,
  rules.bondIsWithinTenth,
  providerIsNotBanned,
] as const;

/** The whole life of a contract. Buttons, refusals and the diagram in the README all come from here. */
// prettier-ignore
export const contractLife = machine<ContractStatus, Role>(contractStatuses)({
  edit:       { from: ["drafted"],  to: "drafted",    by: drafters, called: "修改合同草案", bars: [] },
  submit:     { from: ["drafted"],  to: "inReview",   by: drafters, called: "提交核对", bars: whole },
  sign:       { from: ["inReview"], to: "signed",     by: headRoles,  called: "核对并签订", bars: signing },
  return:     { from: ["inReview"], to: "drafted",    by: headRoles,  called: "退回修改", bars: [] },
  file:       { from: ["signed"],   to: "signed",     by: [...drafters, "townshipHead"], called: "报送备案", bars: [] },
  supplement: { from: ["signed"],   to: "signed",     by: headRoles,  called: "签订补充合同", bars: [rules.supplementsStayWithinTenPercent] },
  endEarly:   { from: ["signed"],   to: "endedEarly", by: headRoles,  called: "提前终止", bars: [] },
  complete:   { from: ["signed"],   to: "completed",  by: ["countyTreasury"], called: "付清并履行完毕", bars: [] },
});

export type ContractVerb = keyof typeof contractLife.steps;
