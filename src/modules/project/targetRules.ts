import { article, unconfirmed } from "../../base/law.ts";
import { inYuan, type Money } from "../../base/money.ts";
import type { Bar, Flag } from "../../base/rule.ts";
import { evaluationMeasures, performanceReform, servicePurchase } from "../../law/statutes.ts";
import type { Dimension, Target } from "./model.ts";

export type MeasuredFacts = {
  targets: readonly Pick<
    Target,
    "dimension" | "indicator" | "sense" | "goal" | "unit" | "evidence"
  >[];
};

/** What an indicator of each kind may look like: an example beside every refusal. */
const examples: Record<Dimension, string> = {
  quantity: "“服务村数完成率”不低于 100 %，凭服务记录",
  quality: "“抽查差错率”不高于 1 %，凭抽查记录",
  timeliness: "“按时完成率”不低于 95 %，凭系统记录的日期",
  cost: "“单位服务成本”不高于 600 元，凭合同和支付记录",
  benefit: "“财务按季公开的村占比”不低于 100 %，凭公开栏照片",
  satisfaction: "“服务对象满意度”不低于 90 %，凭满意度问卷",
};

/** Wishes: whoever promises to raise something has not said from what to what. */
const wishes =
  /^(进一步|有效|明显|显著|不断|切实|积极|大力|持续)*(提高|提升|加强|改善|促进|推动|推进|增强|强化|确保|做好|有所)/;
/** Words that are a wish alone, and a measure when one follows them: “落实到位率”. */
const halfWishes = /^(完善|优化|保障|落实|规范|健全)/;
const measures =
  /(率|比|占比|比例|数|量|次|天|日|时长|时间|面积|里程|长度|金额|成本|费用|单价|得分|评分|度)$/;
const noUnit = /^[-—/\\.、\d\s]+$|^(无|待定|较高|较好|良好|明显|优秀|合格|满意|达标)$/;
const noEvidence = /^[-—/\\.、\s]+$|^(无|没有|略|待定|暂无|见附件|另附|其他)$/;

function faultOf({
  dimension,
  indicator,
  sense,
  goal,
  unit,
  evidence,
}: MeasuredFacts["targets"][number]): string | undefined {
  const name = indicator.trim();
  if (wishes.test(name) || (halfWishes.test(name) && !measures.test(name)))
    return "只说了愿望，没有说衡量什么";
  if (noUnit.test(unit.trim())) return `单位“${unit.trim()}”不能计量`;
  if (noEvidence.test(evidence.trim())) return `“${evidence.trim()}”不能作为证明`;
  if (sense === "atLeast" && goal === 0) return "目标是不低于 0，怎么做都算完成";
  if (dimension === "satisfaction" && unit.trim() === "%" && goal > 10_000)
    return "满意度不可能超过 100%";
  return undefined;
}

/** A goal without figure, unit or evidence cannot be judged afterwards. */
export const targetsAreMeasurable: Bar<MeasuredFacts> = {
  id: "project.targetsAreMeasurable",
  weight: "bars",
  basis: [article(servicePurchase, 20), article(evaluationMeasures, "正文")],
  says: "绩效指标应当写明衡量什么、达到多少、凭什么证明",
  fix: "请按括号里的例子改写指标、目标值、单位或者证明材料",
  field: "targets",
  broken({ targets }) {
    const faults = targets.flatMap((one, place) => {
      const fault = faultOf(one);
      if (fault === undefined) return [];
      return [`第 ${place + 1} 项“${one.indicator}”${fault}（例：${examples[one.dimension]}）`];
    });
    return faults.length === 0 ? undefined : faults.join("；");
  },
};

export type AssessedFacts = {
  assessment: string;
  /** Whether the purchaser has bought the item in an earlier year. */
  isNew: boolean;
  itemName: string;
  cost: Money;
  procurementFrom: Money | undefined;
};

/**
 * 事前绩效评估 is asked of new and large projects. What is large no paper says for all places: here what reaches the limit
 * of procurement; so it reminds and never bars.
 */
export const newAndLargeIsAssessed: Flag<AssessedFacts> = {
  id: "project.newAndLargeIsAssessed",
  weight: "flags",
  basis: [unconfirmed(performanceReform, "（六）")],
  says: "新增的重大项目应当先做事前绩效评估",
  fix: "请写明立项必要性、投入经济性、目标合理性、方案可行性和筹资合规性",
  field: "assessment",
  broken({ assessment, isNew, itemName, cost, procurementFrom }) {
    if (!isNew || procurementFrom === undefined || cost < procurementFrom) return undefined;
    if (assessment.trim() !== "") return undefined;
    return `以前年度没有买过${itemName}，本项目 ${inYuan(cost)} 元，达到采购限额标准 ${inYuan(procurementFrom)} 元，还没有写事前绩效评估`;
  },
};
