import { machine } from "../../base/machine.ts";
import { purchaserRoles, supervisorRoles, type Role } from "../organization/roles.ts";
import { flagStatuses, type FlagStatus } from "./model.ts";

const office = [...purchaserRoles, "townshipHead"] as const;
const examiner = ["countyFinanceReviewer", "disciplineInspector"] as const;

/**
 * The life of a flag: its office explains, another office accepts the explanation or makes it a lead.
 * That its cause is gone (事由已消失) is seen in what it is about, and is nobody's verb.
 */
// prettier-ignore
export const flagLife = machine<FlagStatus, Role>(flagStatuses)({
  explain:  { from: ["noticed", "sentBack"], to: "explained", by: office,   called: "说明情况",   bars: [] },
  accept:   { from: ["explained"],           to: "accepted",  by: examiner, called: "采纳说明",   bars: [] },
  sendBack: { from: ["explained"],           to: "sentBack",  by: examiner, called: "退回再说明", bars: [] },
  refer:    { from: ["noticed", "explained", "sentBack", "accepted", "lapsed"], to: "referred", by: ["countyFinanceReviewer", ...supervisorRoles], called: "转为线索", bars: [] },
  close:    { from: ["referred"],            to: "closed",    by: ["disciplineInspector"], called: "办结线索", bars: [] },
});
