import { machine } from "../../base/machine.ts";
import type { Role } from "../organization/roles.ts";
import { paymentStatuses, type PaymentStatus } from "./model.ts";
import { advanceIsAgreed, paysWhatIsAccepted } from "./rules.ts";

const payers = ["townshipClerk", "departmentOfficer"] as const;

/** The life of a payment: from the request of the purchaser to the account of the provider. */
// prettier-ignore
export const paymentLife = machine<PaymentStatus, Role>(paymentStatuses)({
  request:        { from: ["unasked"],   to: "requested", by: payers, called: "提交支付申请", bars: [paysWhatIsAccepted] },
  requestAdvance: { from: ["unasked"],   to: "requested", by: payers, called: "申请预付款", bars: [advanceIsAgreed] },
  check:          { from: ["requested"], to: "checked",   by: ["countyFinanceReviewer"], called: "审核通过", bars: [] },
  order:          { from: ["checked"],   to: "ordered",   by: ["countyFinanceOfficer"], called: "开出支付令", bars: [] },
  pay:            { from: ["ordered"],   to: "paid",      by: ["countyTreasury"], called: "登记支付", bars: [] },
  refuse:         { from: ["requested", "checked", "ordered"], to: "refused", by: ["countyFinanceReviewer", "countyFinanceOfficer"], called: "退回申请", bars: [] },
  return:         { from: ["paid"],      to: "returned",  by: ["countyTreasury"], called: "登记款项退回", bars: [] },
});

export type PaymentVerb = keyof typeof paymentLife.steps;
