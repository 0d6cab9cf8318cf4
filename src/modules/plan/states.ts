import { machine } from "../../base/machine.ts";
import { purchaserRoles, type Role } from "../organization/roles.ts";
import { planStatuses, type PlanStatus } from "./model.ts";
import * as rules from "./rules.ts";

const office = [...purchaserRoles] as const;
const finance = ["countyFinanceOfficer", "countyFinanceReviewer"] as const;

/** 二上二下. */
// prettier-ignore
export const planLife = machine<PlanStatus, Role>(planStatuses)({
  submit:    { from: ["compiling"],             to: "firstUp",   by: office,                   called: "报送一上",   bars: [rules.linesCoverProjects] },
  giveBack:  { from: ["firstUp"],               to: "firstDown", by: finance,                  called: "下达一下",   bars: [] },
  resubmit:  { from: ["firstDown"],             to: "secondUp",  by: office,                   called: "报送二上",   bars: [rules.linesCoverProjects, rules.planWithinCeiling] },
  askAgain:  { from: ["secondUp"],              to: "firstDown", by: finance,                  called: "退回重报",   bars: [] },
  approve:   { from: ["secondUp"],              to: "approved",  by: ["countyFinanceOfficer"], called: "批复二下",   bars: [rules.projectsAreExamined, rules.linesCoverProjects, rules.planWithinCeiling] },
  change:    { from: ["approved"],              to: "approved",  by: ["countyFinanceOfficer"], called: "年中调整",   bars: [rules.changeIsDecided] },
  changeUsers: { from: ["approved"],            to: "approved",  by: [...office, "townshipHead"], called: "增减使用单位", bars: [rules.changeIsDecided] },
});
