import { isInForce } from "../../base/day.ts";
import { inWan, inYuan, nought } from "../../base/money.ts";
import { expertsOf, seatsFor } from "./methods.ts";
import { approverNames, methodNames, type FigureCode, type StepCode } from "./model.ts";
import { findFigure, type ProcurementFigure } from "./procurementFigures.ts";
import { smePayTerm } from "./figures.ts";
import type { StepsCase } from "./stepDays.ts";

const figure = ({ figures, place, object, from }: StepsCase, code: FigureCode) =>
  findFigure(figures, code, { place, object, on: from });

/** “10%–30%”, “不低于 10%”, “不超过 2%”, with the mark of what is not confirmed. */
export function shareText({ atLeast, atMost, confirmed }: ProcurementFigure): string {
  const mark = confirmed ? "" : "（待核对）";
  if (atLeast !== undefined && atMost !== undefined) return `${atLeast}%–${atMost}%${mark}`;
  return atLeast === undefined ? `不超过 ${atMost}%${mark}` : `不低于 ${atLeast}%${mark}`;
}

function needWords(asked: StepsCase): string {
  const survey = figure(asked, "needSurvey");
  if (survey?.amount !== undefined && asked.amount >= survey.amount)
    return `预算达到 ${inWan(survey.amount)} 万元，须开展需求调查，调查对象不少于 3 家；公共服务征求公众意见；写明验收方案`;
  return "写明内容、数量、质量、期限和验收方案；公共服务征求公众意见；涉及公共利益、社会关注度高的，开展需求调查";
}

function approvalWords({ amount, threshold, method }: StepsCase): string {
  const limit = threshold?.openTenderFrom ?? nought;
  const mark = threshold?.confirmed === false ? "（限额待核对）" : "";
  return `预算 ${inYuan(amount)} 元，达到公开招标数额标准 ${inYuan(limit)} 元${mark}；采用${methodNames[method.code]}须在采购活动开始前获得批准`;
}

function documentWords(asked: StepsCase): string {
  const isTender = asked.method.code === "openTender" || asked.method.code === "invitedTender";
  const code = isTender ? "tenderPriceWeight" : "consultationPriceWeight";
  const isScored = isTender || asked.method.code === "consultation";
  const weight = isScored ? figure(asked, code) : undefined;
  const deposit = figure(asked, "bidDeposit");
  return [
    "写明预算金额、需求、资格条件和评审办法",
    weight && `价格分${shareText(weight)}`,
    deposit && `保证金${shareText(deposit)}，以非现金形式`,
  ]
    .filter(Boolean)
    .join("；");
}

function panelWords({ method, amount, threshold }: StepsCase): string {
  const { panel } = method.content;
  if (!panel) return "";
  const seats = seatsFor(panel, amount, threshold);
  return `${panel.called}不少于 ${seats} 人、单数，其中专家不少于 ${expertsOf(seats)} 人；与供应商有利害关系的回避`;
}

function evaluationWords(asked: StepsCase): string {
  const low = figure(asked, "lowPriceOfMean");
  const review = low && isInForce(low, asked.from) ? "；报价异常低的先审查并留存记录" : "";
  return `${asked.method.content.award.says}${review}`;
}

function quotesWords({ control }: StepsCase): string {
  if (!control) return "报价家数按本单位内控标准；留存询价记录";
  const mark = control.confirmed ? "" : "（待核对）";
  return `不少于 ${control.quotesAtLeast} 家报价${mark}；归档：${control.papers.join("、")}`;
}

const decisionWords = ({ control }: StepsCase): string =>
  control
    ? `${approverNames[control.approvedBy]}；满足要求的最低报价，没有选最低的写明理由`
    : "按本单位内控标准审批";

const words: Record<StepCode, string | ((asked: StepsCase) => string)> = {
  budget: "在指导性目录内，列入预算和购买计划；没有预算的不得购买，紧急的也不例外",
  need: needWords,
  intention: "写明项目名称、需求概况、预算金额和预计采购时间；原则上公开满 30 日才开始采购",
  plan: "编制政府采购实施计划，报同级财政部门备案",
  approval: approvalWords,
  prequalification: "资格预审文件的提供期限不少于 5 个工作日",
  draw: ({ method }) => method.content.providers.says,
  invitation: documentWords,
  tenderDocuments: documentWords,
  consultationDocuments: documentWords,
  negotiationDocuments: documentWords,
  inquiryDocuments: documentWords,
  singleSourceNotice: "公示唯一供应商和理由，不少于 5 个工作日；有异议的先论证",
  offered: "招标文件自开始发出之日起提供不少于 5 个工作日",
  sold: "磋商文件的发售期限不少于 5 个工作日",
  clarification: "可能影响投标文件编制的澄清或者修改，最迟在此日发出；晚了就要顺延投标截止",
  bids: "自招标文件开始发出之日起不少于 20 日；投标人不足 3 家的予以废标",
  consultationResponses: "自磋商文件发出之日起不少于 10 日",
  negotiationResponses: "自谈判文件发出之日起不少于 3 个工作日",
  inquiryResponses: "自询价通知书发出之日起不少于 3 个工作日",
  panel: panelWords,
  evaluation: evaluationWords,
  bargaining: ({ method }) => method.content.award.says,
  report: "评审报告送交购买主体",
  winner: ({ method }) =>
    method.code === "consultation"
      ? "按评审报告的排序确定；逾期没有确定又不提出异议的，视为确定排序第一的供应商"
      : "按评审报告推荐的顺序确定",
  award: ({ method }) =>
    method.content.panel
      ? "发出通知书，同时公告结果；未成交供应商的保证金在 5 个工作日内退还"
      : "发出通知书，同时公告结果",
  challenge: "供应商可以在此日以前书面质疑；收到质疑后 7 个工作日内答复",
  entrants: "框架协议在有效期内，服务在其范围内",
  order: ({ method }) => method.content.award.says,
  urgency: ({ method }) => `${method.content.says}；留存认定依据（待核对）`,
  urgentChoice: ({ method }) => `供应商${method.content.providers.says}（待核对）`,
  quotes: quotesWords,
  decision: decisionWords,
  contract: "写明内容、期限、数量、质量、价格、结算方式、各方权利义务和违约责任；不得改变成交结果",
  contractPublished: "在指定媒体公告合同，涉密内容除外",
  contractFiled: "合同副本报同级财政部门备案",
  acceptance: "逐项对照技术、服务、安全标准验收；公共服务请服务对象参与并出具意见，结果向社会公告",
  payment: `只付验收合格的部分；中小企业自验收合格之日起 ${smePayTerm.usual} 日内，合同另有约定的最长 ${smePayTerm.most} 日`,
};

/** What a step consists of, for this purchase. */
export function whatOf(code: StepCode, asked: StepsCase): string {
  const found = words[code];
  return typeof found === "string" ? found : found(asked);
}
