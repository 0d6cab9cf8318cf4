import { daysBetween, type Day } from "../../base/day.ts";
import { article } from "../../base/law.ts";
import type { Bar, Flag } from "../../base/rule.ts";
import * as laws from "../../law/statutes.ts";
import type { SeatKind } from "./model.ts";

export type PanelFacts = { seats: readonly { kind: SeatKind }[] };

/** 磋商小组: odd, three at least, experts two thirds. The five of 令74 are for 谈判 alone, whatever the amount. */
export const panelIsLawful: Bar<PanelFacts> = {
  id: "procurement.panelIsLawful",
  weight: "bars",
  basis: [article(laws.consultationMeasures, "正文")],
  says: "磋商小组由采购人代表和评审专家 3 人以上单数组成，专家不少于三分之二",
  fix: "请调整小组成员",
  field: "seats",
  broken({ seats }) {
    const experts = seats.filter((one) => one.kind === "expert").length;
    if (seats.length < 3) return `小组 ${seats.length} 人，至少 3 人`;
    if (seats.length % 2 === 0) return `小组 ${seats.length} 人，应为单数`;
    return experts * 3 >= seats.length * 2
      ? undefined
      : `小组 ${seats.length} 人，其中专家 ${experts} 人，不足三分之二`;
  },
};

/** Whoever works for a responding provider may not sit on its panel. */
export const panelIsIndependent: Bar<{ linked: readonly string[] }> = {
  id: "procurement.panelIsIndependent",
  weight: "bars",
  basis: [article(laws.procurementLaw, 12), article(laws.procurementRegulation, 9)],
  says: "与供应商有利害关系的评审小组成员必须回避",
  fix: "请更换该成员后再开启响应",
  broken: ({ linked }) =>
    linked.length > 0 ? `${linked.join("、")}在本项采购的响应单位任职` : undefined,
};

type Given = {
  given: readonly { name: string; points: number; weight: number; isPrice: boolean }[];
};

export const pointsWithinWeight: Bar<Given> = {
  id: "procurement.pointsWithinWeight",
  weight: "bars",
  basis: [article(laws.procurementRegulation, 34)],
  says: "评分不得超过该评分项的分值",
  fix: "请改到分值以内",
  field: "scores",
  broken({ given }) {
    const beyond = given.find((one) => one.points > one.weight * 100);
    return beyond && `“${beyond.name}”给了 ${beyond.points / 100} 分，分值 ${beyond.weight} 分`;
  },
};

/** The lowest-price formula gives the points of the price; nobody types them. */
export const priceIsNotScoredByHand: Bar<Given> = {
  id: "procurement.priceIsNotScoredByHand",
  weight: "bars",
  basis: [article(laws.consultationMeasures, "正文")],
  says: "价格分统一采用低价优先法计算",
  fix: "请去掉价格项的打分，价格分由系统按公式计算",
  field: "scores",
  broken: ({ given }) => (given.some((one) => one.isPrice) ? "价格分不由评审小组填写" : undefined),
};

export const everySeatHasScored: Bar<{ waiting: readonly string[] }> = {
  id: "procurement.everySeatHasScored",
  weight: "bars",
  basis: [article(laws.procurementRegulation, 34)],
  says: "评审小组成员应当独立对每份有效响应逐项评分",
  fix: "请提醒尚未评分的成员评分",
  broken: ({ waiting }) => (waiting.length > 0 ? `${waiting.join("、")}尚未评分` : undefined),
};

export const twoRemain: Bar<{ valid: number }> = {
  id: "procurement.twoRemain",
  weight: "bars",
  basis: [article(laws.consultationSupplement, "正文")],
  says: "有效响应只有 1 家的，不得继续采购",
  fix: "请办理采购失败，重新公告",
  broken: ({ valid }) => (valid >= 2 ? undefined : `有效响应 ${valid} 家，至少应有 2 家`),
};

type ByThen = { happenedOn: Day; last: Day | null; from: Day | null };

const late = ({ happenedOn, last }: ByThen, verb: string): string | undefined =>
  last !== null && happenedOn > last
    ? `最迟应于 ${last} ${verb}，实际为 ${happenedOn}，迟 ${daysBetween(last, happenedOn)} 天`
    : undefined;

export const awardedInTime: Flag<ByThen> = {
  id: "procurement.awardedInTime",
  weight: "flags",
  basis: [article(laws.procurementRegulation, 43)],
  says: "采购人自收到评审报告之日起 5 个工作日内确定成交供应商",
  fix: "请说明原因；磋商逾期未确定的，视为确定排序第一的供应商",
  broken: (facts) => late(facts, "确定成交"),
};

export const notifiedInTime: Flag<ByThen> = {
  id: "procurement.notifiedInTime",
  weight: "flags",
  basis: [article(laws.procurementRegulation, 43)],
  says: "自确定成交供应商之日起 2 个工作日内发出成交通知书并公告结果",
  fix: "请说明原因",
  broken: (facts) => late(facts, "发出通知并公告"),
};

export const winnerIsNotified: Bar<{ notifiedOn: Day | null }> = {
  id: "procurement.winnerIsNotified",
  weight: "bars",
  basis: [article(laws.procurementLaw, 46)],
  says: "发出成交通知书后才能签订合同",
  fix: "请先发出成交通知书并公告结果",
  broken: ({ notifiedOn }) => (notifiedOn === null ? "成交通知书尚未发出" : undefined),
};

export const challengedInTime: Bar<{ on: Day; challengeBy: Day | null }> = {
  id: "procurement.challengedInTime",
  weight: "bars",
  basis: [article(laws.procurementLaw, 52)],
  says: "供应商应当在知道或者应知权益受到损害之日起 7 个工作日内书面提出质疑",
  fix: "期限已过的，可以向财政部门反映情况",
  broken: ({ on, challengeBy }) => {
    if (challengeBy === null) return "结果尚未公告";
    return on <= challengeBy ? undefined : `质疑最后一日为 ${challengeBy}，收到日为 ${on}`;
  },
};

/** One award may have a contract for each township: with the first of them the purchase has its contract. */
export const nothingIsSigned: Bar<{ contractedOn: Day | null }> = {
  id: "procurement.nothingIsSigned",
  weight: "bars",
  basis: [article(laws.procurementLaw, 50)],
  says: "合同签订以后，双方不得擅自变更、中止或者终止合同；已有合同的采购不再终止",
  fix: "其余的合同照成交结果签订；已签的合同确需终止的，在合同页上办理提前终止",
  broken: ({ contractedOn }) =>
    contractedOn === null ? undefined : `本项采购已于 ${contractedOn} 签订合同`,
};
