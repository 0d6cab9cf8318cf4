import type { Day } from "../../base/day.ts";
import { article } from "../../base/law.ts";
import { inYuan, wan, type Money } from "../../base/money.ts";
import type { Bar, Flag } from "../../base/rule.ts";
import * as laws from "../../law/statutes.ts";
import type { Method, ProcurementTrack } from "./model.ts";

export const projectIsInPlan: Bar<{ projectStatus: string; projectStatusName: string }> = {
  id: "procurement.projectIsInPlan",
  weight: "bars",
  basis: [article(laws.budgetLaw, 13), article(laws.servicePurchase, 16)],
  says: "没有列入采购计划的项目不能采购",
  fix: "请先办完联审和财政审核，由县财政局列入计划",
  broken: ({ projectStatus, projectStatusName }) =>
    projectStatus === "inPlan"
      ? undefined
      : `项目现在是“${projectStatusName}”，尚未列入计划（无计划不预算、无预算不购买）`,
};

/** A share may be bought from more than once: `taken` is what contracts and ceilings of other purchases hold. */
export const ceilingWithinPlan: Bar<{ ceiling: Money; planned: Money; taken: Money }> = {
  id: "procurement.ceilingWithinPlan",
  weight: "bars",
  basis: [article(laws.budgetLaw, 13), article(laws.procurementRegulation, 30)],
  says: "最高限价不得超过已列入计划、尚未采购的金额",
  fix: "请按还能采购的金额填写最高限价；确需增加的，先追加预算并调整计划",
  field: "ceiling",
  broken({ ceiling, planned, taken }) {
    const over = taken + ceiling - planned;
    if (over <= 0n) return undefined;
    const before = taken > 0n ? `，其他采购和合同已占 ${inYuan(taken)} 元` : "";
    return `最高限价 ${inYuan(ceiling)} 元，计划金额 ${inYuan(planned)} 元${before}，超出 ${inYuan(over as Money)} 元`;
  },
};

type Weights = { method: Method; criteria: readonly { isPrice: boolean; weight: number }[] };

const priceWeightOf = (criteria: Weights["criteria"]): number =>
  criteria.filter((one) => one.isPrice).reduce((total, one) => total + one.weight, 0);

/** 磋商 for services: 10 to 30 of one hundred. */
export const priceWeightInRange: Bar<Weights> = {
  id: "procurement.priceWeightInRange",
  weight: "bars",
  basis: [article(laws.consultationMeasures, "正文")],
  says: "服务项目竞争性磋商的价格分值占总分的 10% 至 30%",
  fix: "请调整价格分，并相应增减其他评分项",
  field: "criteria",
  broken({ method, criteria }) {
    const weight = priceWeightOf(criteria);
    if (method !== "consultation" || (weight >= 10 && weight <= 30)) return undefined;
    return `价格分 ${weight} 分，应在 10 分至 30 分之间`;
  },
};

export const criteriaAreComplete: Bar<Weights> = {
  id: "procurement.criteriaAreComplete",
  weight: "bars",
  basis: [article(laws.procurementRegulation, 34)],
  says: "综合评分应当有量化的评分项，总分为 100 分，价格分一项",
  fix: "请补齐评分项，使分值合计为 100 分",
  field: "criteria",
  broken({ method, criteria }) {
    if (method !== "consultation") return undefined;
    const total = criteria.reduce((sum, one) => sum + one.weight, 0);
    const prices = criteria.filter((one) => one.isPrice).length;
    if (total !== 100) return `评分项合计 ${total} 分，应为 100 分`;
    return prices === 1 ? undefined : `价格评分项有 ${prices} 项，应为 1 项`;
  },
};

type OtherMethod = {
  planned: Money;
  tenderFrom: Money | null;
  /** Whether the row of the limit was checked against the paper of the place. */
  tenderConfirmed: boolean;
  approval: string;
};

const unapproved = ({ planned, tenderFrom, approval }: OtherMethod): string | undefined =>
  tenderFrom === null || planned < tenderFrom || approval !== ""
    ? undefined
    : `预算 ${inYuan(planned)} 元，公开招标数额标准 ${inYuan(tenderFrom)} 元，没有填批准文件`;

export const otherMethodIsApproved: Bar<OtherMethod> = {
  id: "procurement.otherMethodIsApproved",
  weight: "bars",
  basis: [article(laws.procurementLaw, 27), article(laws.procurementRegulation, 23)],
  says: "达到公开招标数额标准的，采用其他采购方式须事先获得设区的市级以上财政部门批准",
  fix: "请先报批，并填写批准文件的名称和文号；或者改为公开招标",
  field: "approval",
  broken: (facts) => (facts.tenderConfirmed ? unapproved(facts) : undefined),
};

/** A limit that nobody has checked may remind, never bar. */
export const otherMethodByUncheckedLimit: Flag<OtherMethod> = {
  id: "procurement.otherMethodByUncheckedLimit",
  weight: "flags",
  basis: [article(laws.procurementLaw, 27), article(laws.procurementRegulation, 23)],
  says: "达到公开招标数额标准的，采用其他采购方式须事先获得批准；所用的数额标准待核对，以本地文件为准",
  fix: "请财政部门核对本地的公开招标数额标准；确已达到的，先报批",
  field: "approval",
  broken: (facts) => (facts.tenderConfirmed ? undefined : unapproved(facts)),
};

/** Above the limit of purchase and up to 200 万元 a suited purchase of services is reserved wholly. */
export const smeIsReserved: Bar<{
  track: ProcurementTrack;
  planned: Money;
  smeReserved: boolean;
  smeReason: string;
}> = {
  id: "procurement.smeIsReserved",
  weight: "bars",
  basis: [article(laws.smePromotion, "正文")],
  says: "采购限额标准以上、200 万元以下的服务，适宜由中小企业提供的，应当专门面向中小企业采购",
  fix: "请勾选“专门面向中小企业”；不适宜的，写明理由",
  field: "smeReason",
  broken: ({ track, planned, smeReserved, smeReason }) =>
    track !== "procurement" || planned > wan("200") || smeReserved || smeReason !== ""
      ? undefined
      : `预算 ${inYuan(planned)} 元，没有预留，也没有写明不预留的理由`,
};

export type ItemFacts = {
  method: Method;
  planned: Money;
  /** Amounts bought of the same item, purchaser and year that are neither failed nor cancelled. */
  earlier: readonly Money[];
  /** Of them: out of the same budget line, and not by a method that finance approved. */
  ofBudgetItem: readonly Money[];
  approval: string;
  tenderFrom: Money | null;
  procurementFrom: Money | null;
};

const sumWith = (planned: Money, earlier: readonly Money[]): Money =>
  earlier.reduce((total, one) => (total + one) as Money, planned);

/** Judged on the sum of the year within one budget item, never on one order; strictly above the amount. */
export const notSplitAroundTender: Flag<ItemFacts> = {
  id: "procurement.notSplitAroundTender",
  weight: "flags",
  basis: [article(laws.procurementRegulation, 28)],
  says: "一个财政年度内，一个预算项目下的同一品目或者类别的服务，采用公开招标以外的方式多次采购，累计超过公开招标数额标准的，属于以化整为零方式规避公开招标；项目预算调整或者经批准的除外",
  fix: "请合并采购，或者附上预算调整、批准采用其他方式的文件",
  broken({ planned, ofBudgetItem, approval, tenderFrom }) {
    const total = sumWith(planned, ofBudgetItem);
    if (tenderFrom === null || ofBudgetItem.length === 0 || approval !== "") return undefined;
    if (total <= tenderFrom) return undefined;
    return `本年同一预算项目下同一事项 ${ofBudgetItem.length + 1} 次，累计 ${inYuan(total)} 元，公开招标数额标准 ${inYuan(tenderFrom)} 元`;
  },
};

/**
 * 条例 第二十八条 speaks of the open-tender amount alone. Below the limit the internal control of the place rules; 102
 * 第十七条 asks for fair competition, which many small orders avoid: a question to be answered, never a bar.
 */
export const notSplitBelowLimit: Flag<ItemFacts> = {
  id: "procurement.notSplitBelowLimit",
  weight: "flags",
  basis: [article(laws.servicePurchase, 17)],
  says: "承接主体应当通过公平竞争择优确定；同一事项一年内多次在限额以下购买，累计达到采购限额标准的，按内控要求说明为何不合并采购",
  fix: "请合并后按政府采购办理，或者写明分次购买的原因",
  broken(facts) {
    const { method, planned, earlier, procurementFrom } = facts;
    const total = sumWith(planned, earlier);
    if (method !== "quotes" || procurementFrom === null) return undefined;
    if (earlier.length === 0 || total < procurementFrom) return undefined;
    return `本年同一事项 ${earlier.length + 1} 次，累计 ${inYuan(total)} 元，采购限额标准 ${inYuan(procurementFrom)} 元`;
  },
};

export const intentionThirtyDaysBefore: Flag<{
  intentionOn: Day | null;
  earliest: Day | null;
  noticeOn: Day;
}> = {
  id: "procurement.intentionThirtyDaysBefore",
  weight: "flags",
  basis: [article(laws.intentionNotice, "正文")],
  says: "采购意向公开时间原则上不得晚于采购活动开始前 30 日",
  fix: "请写明不可预见的原因；小额零星和紧急的除外",
  broken({ intentionOn, earliest, noticeOn }) {
    if (intentionOn === null || earliest === null) return `${noticeOn} 发布公告，没有公开采购意向`;
    if (noticeOn >= earliest) return undefined;
    return `意向于 ${intentionOn} 公开，${noticeOn} 发布公告，满 30 日为 ${earliest}`;
  },
};

export const documentsOfferedLongEnough: Bar<{
  noticeOn: Day;
  documentsUntil: Day;
  documentsNotBefore: Day;
}> = {
  id: "procurement.documentsOfferedLongEnough",
  weight: "bars",
  basis: [article(laws.consultationMeasures, 10)],
  says: "磋商文件的发售期限自开始之日起不得少于 5 个工作日",
  fix: "请把提供期限改到不早于该日",
  field: "documentsUntil",
  broken: ({ noticeOn, documentsUntil, documentsNotBefore }) =>
    documentsUntil >= documentsNotBefore
      ? undefined
      : `${noticeOn} 发布，5 个工作日至 ${documentsNotBefore}，填的是 ${documentsUntil}`,
};

export const respondByNotTooEarly: Bar<{
  noticeOn: Day;
  respondBy: Day;
  respondNotBefore: Day;
}> = {
  id: "procurement.respondByNotTooEarly",
  weight: "bars",
  basis: [article(laws.consultationMeasures, 10)],
  says: "从磋商文件发出之日起至首次提交响应文件截止之日止不得少于 10 日",
  fix: "请把响应截止日改到不早于该日",
  field: "respondBy",
  broken: ({ noticeOn, respondBy, respondNotBefore }) =>
    respondBy >= respondNotBefore
      ? undefined
      : `${noticeOn} 发布，10 日届满为 ${respondNotBefore}，填的是 ${respondBy}`,
};
