import { inYuan, type Money } from "../../base/money.ts";
import type { Bar } from "../../base/rule.ts";
import { article } from "../../base/law.ts";
import { budgetLaw, servicePurchase, procurementRegulation } from "../../law/statutes.ts";
import type { Balance, LineBalance } from "./model.ts";

const short = (has: Money, needs: Money, what: string, lacks: string): string | undefined =>
  needs > has
    ? `${what} ${inYuan(has)} 元，${lacks} ${inYuan((needs - has) as Money)} 元`
    : undefined;

/** 无计划不预算: a plan draws only on what is approved. */
export const planWithinLine: Bar<LineBalance> = {
  id: "budget.planWithinLine",
  weight: "bars",
  basis: [article(budgetLaw, 13), article(servicePurchase, 16)],
  says: "没有预算的事项不得列入购买计划，列入计划的金额不得超过批复的预算指标",
  fix: "减少金额，或换一条有余额的指标；确需增加的，先由财政局追加指标",
  field: "fundings",
  broken: ({ approved, drawn }) => short(approved, drawn, "指标批复", "列入计划将超出"),
};

/** A cut leaves at least what is planned. */
export const cutLeavesPlanned: Bar<LineBalance> = {
  id: "budget.cutLeavesPlanned",
  weight: "bars",
  basis: [article(budgetLaw, 13)],
  says: "核减后的指标不得低于已列入计划的金额",
  fix: "先把项目移出计划，再核减指标",
  field: "amount",
  broken: ({ approved, drawn }) => short(approved, drawn, "核减后指标只有", "比已列计划少"),
};

/** The same money is never split twice, nor beyond the grant. */
export const splitWithinGrant: Bar<{ given: Money; whole: Money }> = {
  id: "budget.splitWithinGrant",
  weight: "bars",
  basis: [article(budgetLaw, 13)],
  says: "费随事转资金拆分给各单位的合计不得超过资金总额",
  fix: "减少拆分的金额，或者先从其他单位收回没有列入计划的部分",
  field: "parts",
  broken: ({ given, whole }) => short(whole, given, "资金总额", "拆分将超出"),
};

/** 无预算不购买: a contract draws only on its own plan. */
export const commitWithinPlan: Bar<Balance> = {
  id: "budget.commitWithinPlan",
  weight: "bars",
  basis: [article(budgetLaw, 13), article(servicePurchase, 16)],
  says: "合同金额不得超过本项目列入计划的金额",
  fix: "按计划金额以内签订；确需增加的，先调整项目的计划",
  field: "price",
  broken: ({ planned, committed }) => short(planned, committed, "本项目计划", "签订将超出"),
};

/** Value is accepted only within what was contracted. */
export const acceptWithinContract: Bar<Balance> = {
  id: "budget.acceptWithinContract",
  weight: "bars",
  basis: [article(procurementRegulation, 45)],
  says: "验收应当按合同进行，验收金额与未扣回的预付款之和不得超过合同金额",
  fix: "按合同余额填写验收金额；服务确有增加的，先签补充合同",
  field: "asked",
  broken: ({ committed, accepted, advanced }) =>
    short(committed, (accepted + advanced) as Money, "合同金额", "验收将超出"),
};

/** 未购买不支付: only accepted value and agreed advances are paid. */
export const payWithinAcceptance: Bar<Balance> = {
  id: "budget.payWithinAcceptance",
  weight: "bars",
  basis: [article(budgetLaw, 13), article(procurementRegulation, 45)],
  says: "只支付验收合格的金额和合同约定的预付款",
  fix: "先办理验收，再申请支付",
  field: "amount",
  broken: ({ accepted, advanced, paid }) =>
    short((accepted + advanced) as Money, paid, "已验收和预付", "支付将超出"),
};

/** What comes back was there before. */
export const neverBelowNought: Bar<Balance> = {
  id: "budget.neverBelowNought",
  weight: "bars",
  basis: [article(budgetLaw, 13)],
  says: "退回、扣回和更正的金额不得超过原来记账的金额",
  fix: "按原来记账的金额以内填写",
  field: "amount",
  broken(balance) {
    const below = Object.values(balance).find((one) => one < 0n);
    return below === undefined ? undefined : `多出 ${inYuan(-below as Money)} 元`;
  },
};
