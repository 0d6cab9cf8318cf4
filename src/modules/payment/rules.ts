import { daysAfter, daysBetween, type Day } from "../../base/day.ts";
import { article, unconfirmed, type Citation } from "../../base/law.ts";
import { fen, inYuan, minus, plus, type Money } from "../../base/money.ts";
import type { Bar, Flag } from "../../base/rule.ts";
import {
  procurementRegulation,
  servicePurchase,
  smePayment2020,
  smePayment2025,
} from "../../law/statutes.ts";

/** 未购买不支付: only what was accepted, less what an advance or an earlier request already takes. */
export const paysWhatIsAccepted: Bar<{
  accepted: Money;
  recovered: Money;
  asked: Money;
  amount: Money;
}> = {
  id: "payment.paysWhatIsAccepted",
  weight: "bars",
  basis: [article(procurementRegulation, 45), article(servicePurchase, 23)],
  says: "服务款凭验收结果支付，不得超过验收合格的金额",
  fix: "请按可申请的金额填写；服务还没有验收的，先发起验收",
  field: "amount",
  broken({ accepted, recovered, asked, amount }) {
    const left = minus(minus(accepted, recovered), asked);
    if (amount <= left) return undefined;
    return `验收合格 ${inYuan(accepted)} 元，已扣回预付款 ${inYuan(recovered)} 元，已申请 ${inYuan(asked)} 元，还可申请 ${inYuan(left)} 元，本次 ${inYuan(amount)} 元`;
  },
};

export const advanceIsAgreed: Bar<{ agreed: Money; asked: Money; amount: Money }> = {
  id: "payment.advanceIsAgreed",
  weight: "bars",
  basis: [article(servicePurchase, 23)],
  says: "预付款按合同约定支付，不得超过约定的金额",
  fix: "请按合同约定的预付款填写；没有约定的，凭验收结果申请服务款",
  field: "amount",
  broken: ({ agreed, asked, amount }) =>
    plus(asked, amount) <= agreed
      ? undefined
      : `合同约定预付款 ${inYuan(agreed)} 元，已申请 ${inYuan(asked)} 元，本次 ${inYuan(amount)} 元`,
};

/** The terms of payment kept their content in 2025. The articles of 2020 could not be checked. */
export const payTermArticles: [Citation, ...Citation[]] = [
  unconfirmed(smePayment2020, 8),
  unconfirmed(smePayment2020, 9),
  article(smePayment2025, 9),
  article(smePayment2025, 10),
];

/** 逾期利息. */
export const interestArticles: [Citation, ...Citation[]] = [
  unconfirmed(smePayment2020, 15),
  article(smePayment2025, 17),
];

export const smeIsPaidInTime: Flag<{
  providerIsSme: boolean;
  dueOn: Day;
  paidOn: Day;
  amount: Money;
}> = {
  id: "payment.smeIsPaidInTime",
  weight: "flags",
  basis: payTermArticles,
  says: "机关、事业单位应当在期限内向中小企业支付款项",
  fix: "请说明原因，并按约定或者每日万分之五支付逾期利息",
  broken({ providerIsSme, dueOn, paidOn, amount }) {
    if (!providerIsSme || paidOn <= dueOn) return undefined;
    const late = daysBetween(dueOn, paidOn);
    return `应于 ${dueOn} 前支付，实际 ${paidOn}，迟 ${late} 天，逾期利息 ${inYuan(interestOf(amount, dueOn, paidOn))} 元`;
  },
};

/** 每日万分之五 from the day after the last one, to the fen (half a fen counts as one). */
export function interestOf(amount: Money, dueOn: Day, until: Day): Money {
  const days = daysBetween(dueOn, until);
  if (days <= 0) return fen(0n);
  return fen((amount * BigInt(days) * 5n + 5_000n) / 10_000n);
}

export type DueCase = {
  askedOn: Day;
  acceptedOn: Day;
  acceptanceDays: number;
  payDays: number;
  providerIsSme: boolean;
};

/** 付款期限: from acceptance, or from the end of the agreed period where the purchaser let it pass; for an SME never beyond 60 days. */
export function dueOf({ askedOn, acceptedOn, acceptanceDays, payDays, providerIsSme }: DueCase): {
  on: Day;
  says: string;
} {
  const agreed = daysAfter(askedOn, acceptanceDays);
  const isLate = acceptedOn > agreed;
  const from = isLate ? agreed : acceptedOn;
  const term = providerIsSme ? Math.min(payDays, 60) : payDays;
  const start = isLate ? `约定的验收期限 ${agreed} 届满` : `${acceptedOn} 验收合格`;
  return { on: daysAfter(from, term), says: `${start}之日起 ${term} 日` };
}
