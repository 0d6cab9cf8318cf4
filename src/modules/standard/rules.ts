import { article } from "../../base/law.ts";
import { inYuan, type Money } from "../../base/money.ts";
import type { Bar, Flag } from "../../base/rule.ts";
import {
  biddingLaw,
  evaluationMeasures,
  procurementRegulation,
  servicePurchase,
} from "../../law/statutes.ts";
import type { StandardContent } from "./model.ts";
import * as wordRules from "./wordRules.ts";

type Of<Part extends keyof StandardContent> = { content: Pick<StandardContent, Part> };

const sumOf = (parts: readonly { weight: number }[]): number =>
  parts.reduce((total, part) => total + part.weight, 0);

const hasTopic = (clauses: StandardContent["clauses"], topic: RegExp): boolean =>
  clauses.some((one) => topic.test(one.topic));

/** 102 第二十三条: the eight terms of a contract, and where a standard writes each. */
export const everyTermIsWritten: Bar<
  Of<"scope" | "quantity" | "priceBasis" | "quality" | "timeliness" | "clauses">
> = {
  id: "standard.everyTermIsWritten",
  weight: "bars",
  basis: [article(servicePurchase, 23)],
  says: "标准供合同抄用，合同要求的内容、期限、数量、质量、价格、结算方式、权利义务和违约责任都要写到",
  fix: "请补齐；合同条款的题目用“服务期限”“结算方式”“权利义务”“违约责任”",
  field: "content.clauses",
  broken({ content: { scope, quantity, priceBasis, quality, timeliness, clauses } }) {
    const lacking = [
      scope === "" ? "服务内容" : "",
      hasTopic(clauses, /期限/) ? "" : "服务期限",
      quantity === "" ? "怎样计量" : "",
      quality.length === 0 ? "质量要求" : "",
      timeliness.length === 0 ? "时限要求" : "",
      priceBasis === "" ? "价格包含什么" : "",
      hasTopic(clauses, /结算/) ? "" : "结算方式",
      hasTopic(clauses, /权利/) ? "" : "权利义务",
      hasTopic(clauses, /违约/) ? "" : "违约责任",
    ].filter(Boolean);
    return lacking.length === 0 ? undefined : `还缺 ${lacking.length} 项：${lacking.join("、")}`;
  },
};

/** Acceptance deducts by weight: more or less than one hundred would deduct more or less than the price. */
export const acceptanceWeighsHundred: Bar<Of<"acceptanceItems">> = {
  id: "standard.acceptanceWeighsHundred",
  weight: "bars",
  basis: [article(procurementRegulation, 45)],
  says: "验收按标准逐项进行，各项分值合计应为 100",
  fix: "请补充验收事项，或者改分值，使合计为 100",
  field: "content.acceptanceItems",
  broken({ content: { acceptanceItems } }) {
    if (acceptanceItems.length === 0) return "没有写验收事项";
    const sum = sumOf(acceptanceItems);
    return sum === 100 ? undefined : `${acceptanceItems.length} 项验收事项分值合计 ${sum}`;
  },
};

export const priceRangeIsOrdered: Bar<{ priceLow: Money; priceHigh: Money }> = {
  id: "standard.priceRangeIsOrdered",
  weight: "bars",
  basis: [article(servicePurchase, 23)],
  says: "价格区间应当写明下限和上限，下限大于零且不高于上限",
  fix: "请核对两个价格；只有一个价格的，上下限写成一样",
  field: "priceHigh",
  broken({ priceLow, priceHigh }) {
    if (priceLow === 0n) return "单价下限为 0.00 元";
    return priceLow <= priceHigh
      ? undefined
      : `下限 ${inYuan(priceLow)} 元，上限 ${inYuan(priceHigh)} 元`;
  },
};

/** A 公共服务 stands under the letter A of the catalog. */
export const peopleServedAreAsked: Bar<{ item: string } & Of<"asksUsers">> = {
  id: "standard.peopleServedAreAsked",
  weight: "bars",
  basis: [article(procurementRegulation, 45)],
  says: "向社会公众提供的公共服务，验收时应当邀请服务对象参与并出具意见",
  fix: "请勾选“验收时要问服务对象”，并在验收事项中写明问多少人、怎样问",
  field: "content.asksUsers",
  broken: ({ item, content }) =>
    item.startsWith("A") && !content.asksUsers
      ? `${item} 是公共服务，标准写的是验收时不问服务对象`
      : undefined,
};

type Weights = { output: number; benefit: number; satisfaction: number };

/** The split of the parts is known from a real form, not from the text of the rule: it only flags. */
export const indicatorsWeighAsForm: Flag<{ weights: Weights } & Of<"indicators">> = {
  id: "standard.indicatorsWeighAsForm",
  weight: "flags",
  basis: [article(evaluationMeasures, "正文")],
  says: "绩效指标的权重宜与自评表一致，项目立项时才能直接引用",
  fix: "请按产出、效益、满意度三类调整权重；没有满意度指标的，把它的权重分给其他指标",
  field: "content.indicators",
  broken({ weights, content: { indicators } }) {
    const of = (dimension: keyof Weights) =>
      sumOf(indicators.filter((one) => one.dimension === dimension));
    const { output, benefit, satisfaction } = weights;
    const isAsForm =
      of("output") === output && of("benefit") === benefit && of("satisfaction") === satisfaction;
    if (isAsForm) return undefined;
    return `产出、效益、满意度的权重为 ${of("output")}、${of("benefit")}、${of("satisfaction")}，自评表为 ${output}、${benefit}、${satisfaction}`;
  },
};

/** Survey, design, supervision and cost advice of a construction project that is tendered follow another law. */
export const tenderingIsNamed: Flag<{ item: string } & Of<"scope" | "clauses">> = {
  id: "standard.tenderingIsNamed",
  weight: "flags",
  basis: [article(procurementRegulation, 7), article(biddingLaw, "正文")],
  says: "与工程建设有关的服务以招标方式采购的，适用招标投标法；标准应当提示",
  fix: "请在服务内容中写明：依法必须招标的项目，按招标投标法办理",
  field: "content.scope",
  broken: ({ item, content: { scope, clauses } }) =>
    item.startsWith("B06") &&
    ![scope, ...clauses.map((one) => one.text)].some((text) => /招标投标/.test(text))
      ? `${item} 是工程类服务，标准中没有提到招标投标`
      : undefined,
};

/** What stops a standard on its way to finance, and still when finance agrees. */
export const completeness = [
  everyTermIsWritten,
  acceptanceWeighsHundred,
  priceRangeIsOrdered,
  peopleServedAreAsked,
  wordRules.qualificationsAreFair,
  wordRules.providerAdvancesNotAll,
  wordRules.paymentWaitsForNoAudit,
  wordRules.paymentWaitsForNoMoney,
  wordRules.purchaserGivesNoGuarantee,
  wordRules.nothingIsTransferred,
] as const;

/** What is told to finance and recorded, and stops nothing. */
export const submissionFlags = [
  indicatorsWeighAsForm,
  tenderingIsNamed,
  wordRules.unitIsNoHeadcount,
] as const;

export type StandardFacts = {
  item: string;
  unit: string;
  priceLow: Money;
  priceHigh: Money;
  content: StandardContent;
  weights: Weights;
};
