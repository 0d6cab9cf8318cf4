import { day } from "../base/day.ts";
import type { Statute } from "../base/law.ts";

/**
 * 法规: every version of a law that the platform cites. A revision is a new value, nothing is edited.
 * Where a source names no first day, `from` is a day on which the paper was certainly in force.
 */

// 政府购买服务

export const servicePurchaseTrial = {
  title: "政府购买服务管理办法（暂行）",
  number: "财综〔2014〕96号",
  from: day("2015-01-01"),
  to: day("2020-02-29"),
  confirmed: false,
} as const satisfies Statute;

export const servicePurchase = {
  title: "政府购买服务管理办法",
  number: "财政部令第102号",
  from: day("2020-03-01"),
  confirmed: true,
} as const satisfies Statute;

export const noDisguisedFinancing = {
  title: "关于坚决制止地方以政府购买服务名义违法违规融资的通知",
  number: "财预〔2017〕87号",
  from: day("2017-06-01"),
  confirmed: true,
} as const satisfies Statute;

export const institutionReform = {
  title: "关于做好事业单位政府购买服务改革工作的意见",
  number: "财综〔2016〕53号",
  from: day("2017-01-01"),
  confirmed: true,
} as const satisfies Statute;

export const socialForces = {
  title: "国务院办公厅关于政府向社会力量购买服务的指导意见",
  number: "国办发〔2013〕96号",
  from: day("2014-01-01"),
  confirmed: true,
} as const satisfies Statute;

// 政府采购

export const procurementLaw = {
  title: "政府采购法",
  number: "2014年修正",
  from: day("2014-08-31"),
  confirmed: true,
} as const satisfies Statute;

export const procurementRegulation = {
  title: "政府采购法实施条例",
  number: "国务院令第658号",
  from: day("2015-03-01"),
  confirmed: true,
} as const satisfies Statute;

export const tenderMeasures = {
  title: "政府采购货物和服务招标投标管理办法",
  number: "财政部令第87号",
  from: day("2017-10-01"),
  confirmed: true,
} as const satisfies Statute;

export const nonTenderMeasures = {
  title: "政府采购非招标采购方式管理办法",
  number: "财政部令第74号",
  from: day("2014-02-01"),
  confirmed: true,
} as const satisfies Statute;

export const consultationMeasures = {
  title: "政府采购竞争性磋商采购方式管理暂行办法",
  number: "财库〔2014〕214号",
  from: day("2015-01-01"),
  confirmed: true,
} as const satisfies Statute;

export const consultationSupplement = {
  title: "关于政府采购竞争性磋商采购方式管理暂行办法有关问题的补充通知",
  number: "财库〔2015〕124号",
  from: day("2015-07-01"),
  confirmed: true,
} as const satisfies Statute;

export const publicationMeasures = {
  title: "政府采购信息发布管理办法",
  number: "财政部令第101号",
  from: day("2020-03-01"),
  confirmed: true,
} as const satisfies Statute;

export const intentionNotice = {
  title: "关于开展政府采购意向公开工作的通知",
  number: "财库〔2020〕10号",
  from: day("2020-07-01"),
  confirmed: true,
} as const satisfies Statute;

export const needMeasures = {
  title: "政府采购需求管理办法",
  number: "财库〔2021〕22号",
  from: day("2021-07-01"),
  confirmed: true,
} as const satisfies Statute;

export const frameworkMeasures = {
  title: "政府采购框架协议采购方式管理暂行办法",
  number: "财政部令第110号",
  from: day("2022-03-01"),
  confirmed: true,
} as const satisfies Statute;

export const frameworkNotice = {
  title: "关于做好政府采购框架协议采购工作有关问题的通知",
  number: "财库〔2022〕17号",
  from: day("2023-01-01"),
  confirmed: true,
} as const satisfies Statute;

export const serviceProjects = {
  title: "关于推进和完善服务项目政府采购有关问题的通知",
  number: "财库〔2014〕37号",
  from: day("2015-01-01"),
  confirmed: true,
} as const satisfies Statute;

export const abnormalPrices = {
  title: "关于推动解决政府采购异常低价问题的通知",
  number: "财库〔2026〕2号",
  from: day("2026-02-01"),
  confirmed: true,
} as const satisfies Statute;

export const emergencyProcurement = {
  title: "紧急采购管理暂行办法",
  number: "财库〔2026〕12号",
  from: day("2026-10-01"),
  confirmed: true,
} as const satisfies Statute;

export const smePromotion = {
  title: "政府采购促进中小企业发展管理办法",
  number: "财库〔2020〕46号",
  from: day("2021-01-01"),
  confirmed: true,
} as const satisfies Statute;

export const smePromotionRates = {
  title: "关于进一步加大政府采购支持中小企业力度的通知",
  number: "财库〔2022〕19号",
  from: day("2023-01-01"),
  confirmed: false,
} as const satisfies Statute;

export const biddingLaw = {
  title: "招标投标法",
  number: "2017年修正",
  from: day("2018-01-01"),
  confirmed: true,
} as const satisfies Statute;

// 中小企业款项

export const smePayment2020 = {
  title: "保障中小企业款项支付条例",
  number: "国务院令第728号",
  from: day("2020-09-01"),
  to: day("2025-05-31"),
  confirmed: true,
} as const satisfies Statute;

export const smePayment2025 = {
  title: "保障中小企业款项支付条例",
  number: "国务院令第802号修订",
  from: day("2025-06-01"),
  confirmed: true,
} as const satisfies Statute;

// 预算与绩效

export const budgetLaw = {
  title: "预算法",
  number: "2018年修正",
  from: day("2018-12-29"),
  confirmed: true,
} as const satisfies Statute;

export const budgetRegulation = {
  title: "预算法实施条例",
  number: "2020年修订",
  from: day("2020-10-01"),
  confirmed: true,
} as const satisfies Statute;

export const performanceReform = {
  title: "中共中央 国务院关于全面实施预算绩效管理的意见",
  number: "中发〔2018〕34号",
  from: day("2018-10-01"),
  confirmed: true,
} as const satisfies Statute;

export const evaluationMeasures = {
  title: "项目支出绩效评价管理办法",
  number: "财预〔2020〕10号",
  from: day("2020-03-01"),
  confirmed: true,
} as const satisfies Statute;

export const thirdPartyEvaluation = {
  title: "关于推进政府购买服务第三方绩效评价工作的指导意见",
  number: "财综〔2018〕42号",
  from: day("2019-01-01"),
  confirmed: false,
} as const satisfies Statute;

export const fiscalOffences = {
  title: "财政违法行为处罚处分条例",
  number: "2011年修订",
  from: day("2012-01-01"),
  confirmed: false,
} as const satisfies Statute;

// 公开、标准、目录

export const openInformation = {
  title: "政府信息公开条例",
  number: "2019年修订",
  from: day("2019-05-15"),
  confirmed: true,
} as const satisfies Statute;

export const creditCodeStandard = {
  title: "法人和其他组织统一社会信用代码编码规则",
  number: "GB 32100-2015",
  from: day("2015-10-01"),
  confirmed: true,
} as const satisfies Statute;

export const purchaseItemCatalog = {
  title: "政府采购品目分类目录",
  number: "2022年印发",
  from: day("2023-01-01"),
  confirmed: true,
} as const satisfies Statute;

export const functionalClassification = {
  title: "政府收支分类科目",
  number: "各年度版本",
  from: day("2007-01-01"),
  confirmed: true,
} as const satisfies Statute;

/** All of them: for the page of an auditor and for the test that every statute cited exists. */
export const statutes: readonly Statute[] = [
  servicePurchaseTrial,
  servicePurchase,
  noDisguisedFinancing,
  institutionReform,
  socialForces,
  procurementLaw,
  procurementRegulation,
  tenderMeasures,
  nonTenderMeasures,
  consultationMeasures,
  consultationSupplement,
  publicationMeasures,
  intentionNotice,
  needMeasures,
  frameworkMeasures,
  frameworkNotice,
  serviceProjects,
  abnormalPrices,
  emergencyProcurement,
  smePromotion,
  smePromotionRates,
  biddingLaw,
  smePayment2020,
  smePayment2025,
  budgetLaw,
  budgetRegulation,
  performanceReform,
  evaluationMeasures,
  thirdPartyEvaluation,
  fiscalOffences,
  openInformation,
  creditCodeStandard,
  purchaseItemCatalog,
  functionalClassification,
];
