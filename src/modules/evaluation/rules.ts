import { article, unconfirmed } from "../../base/law.ts";
import { inYuan, type Money } from "../../base/money.ts";
import type { Bar, Flag } from "../../base/rule.ts";
import { evaluationMeasures, servicePurchase } from "../../law/statutes.ts";

/** 先有目标后有评价: what was never promised cannot be measured. */
export const targetsWereSet: Bar<{ targets: number }> = {
  id: "evaluation.targetsWereSet",
  weight: "bars",
  basis: [article(servicePurchase, 20)],
  says: "绩效评价对照事前设定的绩效目标进行",
  fix: "这个项目立项时没有绩效目标，请说明情况并联系财政部门",
  broken: ({ targets }) => (targets > 0 ? undefined : "项目没有一项绩效目标"),
};

export const everyTargetIsScored: Bar<{ targets: number; scored: number }> = {
  id: "evaluation.everyTargetIsScored",
  weight: "bars",
  basis: [article(servicePurchase, 20)],
  says: "绩效目标逐项评价",
  fix: "请把每一项指标的实际完成值填上",
  field: "scores",
  broken: ({ targets, scored }) =>
    targets === scored ? undefined : `项目有 ${targets} 项指标，只填了 ${scored} 项`,
};

export const evaluatedAfterAcceptance: Flag<{ accepted: Money }> = {
  id: "evaluation.evaluatedAfterAcceptance",
  weight: "flags",
  basis: [article(servicePurchase, 20)],
  says: "评价以验收过的服务为依据",
  fix: "请说明没有验收就评价的原因",
  broken: ({ accepted }) => (accepted > 0n ? undefined : "还没有验收过，已验收 0.00 元"),
};

/** 执行率异常 (R42): far below or above what was planned. */
export const executionIsPlausible: Flag<{ budget: Money; paid: Money }> = {
  id: "evaluation.executionIsPlausible",
  weight: "flags",
  basis: [unconfirmed(evaluationMeasures, "正文")],
  says: "预算执行率低于 80% 或高于 120% 的，应说明原因",
  fix: "请在评价说明里写明原因",
  broken({ budget, paid }) {
    const isLow = paid * 100n < budget * 80n;
    const isHigh = paid * 100n > budget * 120n;
    if (!isLow && !isHigh) return undefined;
    return `预算 ${inYuan(budget)} 元，已支付 ${inYuan(paid)} 元`;
  },
};

/** 结果不用 (R40): a bad grade after which nothing follows. */
export const badGradeHasConsequence: Flag<{ isPoor: boolean; consequences: number }> = {
  id: "evaluation.badGradeHasConsequence",
  weight: "flags",
  basis: [article(servicePurchase, 21)],
  says: "评价结果作为选择承接主体、编制预算和调整政策的参考",
  fix: "请登记结果怎样应用：结算、下年预算、承接主体评价或单位考核",
  broken: ({ isPoor, consequences }) =>
    isPoor && consequences === 0 ? "评价等次为差，没有登记一项结果应用" : undefined,
};
