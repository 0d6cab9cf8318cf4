import { machine } from "../../base/machine.ts";
import { purchaserRoles, type Role } from "../organization/roles.ts";
import { evaluationStatuses, type EvaluationStatus } from "./model.ts";
import { everyTargetIsScored, targetsWereSet } from "./rules.ts";

const openers = [...purchaserRoles, "countyFinanceReviewer"] as const;
const graders = [...purchaserRoles, "thirdPartyEvaluator", "countyFinanceReviewer"] as const;
const publishers = ["townshipHead", "departmentOfficer", "countyFinanceReviewer"] as const;
const users = [...purchaserRoles, "townshipHead", "countyFinanceReviewer"] as const;

/** The life of one evaluation. Closing the project is its last verb, once nothing is owed any more. */
// prettier-ignore
export const evaluationLife = machine<EvaluationStatus, Role>(evaluationStatuses)({
  open:    { from: ["unopened"],  to: "opened",    by: openers,    called: "开展绩效评价", bars: [targetsWereSet] },
  grade:   { from: ["opened"],    to: "graded",    by: graders,    called: "提交评价",     bars: [everyTargetIsScored] },
  publish: { from: ["graded"],    to: "published", by: publishers, called: "公开评价结果", bars: [] },
  draw:    { from: ["published"], to: "published", by: users,      called: "登记结果应用", bars: [] },
  close:   { from: ["published"], to: "published", by: users,      called: "办结项目",     bars: [] },
});
