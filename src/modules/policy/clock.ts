import { article, unconfirmed, type Citation } from "../../base/law.ts";
import * as laws from "../../law/statutes.ts";

/** 时限起算的事件: from each of them a term of law runs. */
export const eventNames = {
  intentionPublished: "采购意向公开",
  prequalificationPublished: "资格预审文件开始提供",
  tenderDocumentsIssued: "招标文件开始发出",
  consultationDocumentsIssued: "磋商文件发出",
  negotiationDocumentsIssued: "谈判文件发出",
  inquiryIssued: "询价通知书发出",
  singleSourcePublished: "单一来源采购公示",
  inquiryReceived: "收到供应商询问",
  bidsDue: "招标文件载明的投标截止日",
  evaluationEnded: "评审结束",
  evaluationReportReceived: "采购人收到评审报告",
  winnerConfirmed: "确定中标、成交供应商",
  awardNoticeSent: "中标、成交通知书发出",
  resultPublished: "供应商知道或者应知权益受到损害（如结果公告期满）",
  challengeReceived: "收到书面质疑",
  challengeAnswerEnded: "质疑答复期满",
  complaintReceived: "财政部门收到投诉",
  procurementSuspended: "通知暂停采购活动",
  contractSigned: "合同签订",
  delivered: "服务交付",
  acceptancePassed: "验收合格",
  acceptanceTermEnded: "约定的验收期限届满而没有验收",
  settlementConfirmed: "双方确认结算金额",
  receivableRequested: "企业请求确认应付款",
  yearEnded: "年度终了",
  procurementEnded: "采购结束",
  budgetApproved: "预算批准",
  noticeSubmitted: "指定媒体收到公告",
  frameworkEntryNoticed: "框架协议入围通知书发出",
  frameworkApplied: "开放式框架协议收到申请",
  frameworkSigned: "框架协议签订",
  frameworkDecided: "开放式框架协议作出入围决定",
  frameworkEnded: "框架协议期满",
} as const;

export type EventKind = keyof typeof eventNames;

export const isEvent = (text: string): text is EventKind => Object.hasOwn(eventNames, text);

export const eventKinds: readonly EventKind[] = Object.keys(eventNames).filter(isEvent);

export type Term =
  /** A count below nought runs backwards: so many days before the event. */
  | { count: number; unit: "workdays" | "days" | "years" }
  /** A fixed day of the calendar, the first one after the event. */
  | { until: `${number}-${number}` };

/** 时限: one term of law. `byThen` ends at the day; `notBefore` opens at it; `keptUntil` lasts to it. */
export type DeadlineRule = {
  id: string;
  event: EventKind;
  says: string;
  sense: "byThen" | "notBefore" | "keptUntil";
  term: Term;
  basis: readonly [Citation, ...Citation[]];
  /** Whether a last day that is not worked moves on (令87 第八十五条: terms of procurement only). */
  moves: boolean;
};

type Row = [
  id: string,
  event: EventKind,
  term: Term,
  basis: Citation | readonly [Citation, ...Citation[]],
  says: string,
];

const workdays = (count: number): Term => ({ count, unit: "workdays" });
const days = (count: number): Term => ({ count, unit: "days" });

const rows =
  (sense: DeadlineRule["sense"], moves: boolean) =>
  (list: readonly Row[]): DeadlineRule[] =>
    list.map(([id, event, term, basis, says]) => ({
      id: `deadline.${id}`,
      event,
      says,
      sense,
      term,
      basis: "statute" in basis ? [basis] : basis,
      moves,
    }));

const law = (number: number) => article(laws.procurementLaw, number);
const regulation = (number: number) => article(laws.procurementRegulation, number);

// prettier-ignore
const acts = rows("byThen", true)([
  ["inquiryAnswer", "inquiryReceived", workdays(3), regulation(52), "答复供应商的询问"],
  ["report", "evaluationEnded", workdays(2), regulation(43), "评审报告送交采购人"],
  ["winner", "evaluationReportReceived", workdays(5), regulation(43), "按排序确定中标、成交供应商；磋商逾期未确定的，视为确定排序第一"],
  ["notice", "winnerConfirmed", workdays(2), regulation(43), "发出中标、成交通知书并公告结果"],
  ["loserDeposit", "awardNoticeSent", workdays(5), regulation(33), "退还未中标供应商的保证金"],
  ["sign", "awardNoticeSent", days(30), law(46), "签订采购合同"],
  ["challenge", "resultPublished", workdays(7), law(52), "供应商提出书面质疑"],
  ["challengeAnswer", "challengeReceived", workdays(7), law(53), "书面答复质疑"],
  ["complaint", "challengeAnswerEnded", workdays(15), law(55), "供应商向财政部门投诉"],
  ["complaintDecision", "complaintReceived", workdays(30), law(56), "作出投诉处理决定"],
  ["suspension", "procurementSuspended", days(30), law(57), "暂停采购活动最长到此日"],
  ["contractPublished", "contractSigned", workdays(2), regulation(50), "公告采购合同"],
  ["contractFiled", "contractSigned", workdays(7), law(47), "合同副本报同级财政部门备案"],
  ["winnerDeposit", "contractSigned", workdays(5), regulation(33), "退还中标、成交供应商的保证金"],
  ["mediaPublish", "noticeSubmitted", workdays(1), article(laws.publicationMeasures, "正文"), "指定媒体发布公告"],
  ["frameworkSign", "frameworkEntryNoticed", days(30), article(laws.frameworkMeasures, "正文"), "签订框架协议"],
  ["frameworkFiled", "frameworkSigned", workdays(7), article(laws.frameworkMeasures, "正文"), "框架协议副本报财政部门备案"],
  ["frameworkTold", "frameworkSigned", workdays(3), article(laws.frameworkMeasures, "正文"), "把框架协议和入围供应商告知采购人"],
  ["frameworkDecision", "frameworkApplied", workdays(7), article(laws.frameworkMeasures, "正文"), "对入围申请作出决定"],
  ["frameworkEntryPublished", "frameworkDecided", workdays(2), article(laws.frameworkMeasures, "正文"), "公告入围结果"],
  ["frameworkSummary", "frameworkEnded", workdays(10), article(laws.frameworkMeasures, "正文"), "公告框架协议成交结果汇总"],
]);

// prettier-ignore
const minimums = rows("notBefore", true)([
  ["documentsOffered", "tenderDocumentsIssued", workdays(5), regulation(31), "招标文件提供期限至少到此日"],
  ["bids", "tenderDocumentsIssued", days(20), law(35), "投标截止不得早于此日"],
  ["prequalification", "prequalificationPublished", workdays(5), regulation(21), "资格预审文件提供期限至少到此日"],
  ["consultationSold", "consultationDocumentsIssued", workdays(5), article(laws.consultationMeasures, 10), "磋商文件发售期限至少到此日"],
  ["consultationResponse", "consultationDocumentsIssued", days(10), article(laws.consultationMeasures, 10), "首次提交响应文件截止不得早于此日"],
  ["negotiationResponse", "negotiationDocumentsIssued", workdays(3), article(laws.nonTenderMeasures, 29), "首次提交响应文件截止不得早于此日"],
  ["inquiryResponse", "inquiryIssued", workdays(3), article(laws.nonTenderMeasures, 45), "提交响应文件截止不得早于此日"],
  ["singleSource", "singleSourcePublished", workdays(5), regulation(38), "公示至少到此日"],
]);

// The term of the intention runs backwards from the start, so that it does not move on.
// prettier-ignore
const intention = rows("notBefore", false)([
  ["intention", "intentionPublished", days(30), article(laws.intentionNotice, "正文"), "采购活动原则上不早于此日开始"],
]);

// A term that runs backwards from a day, or that no act ends, does not move on either.
// prettier-ignore
const limits = rows("byThen", false)([
  ["clarification", "bidsDue", days(-15), regulation(31), "发出可能影响投标文件编制的澄清或者修改"],
  ["frameworkTermOfServices", "frameworkSigned", { count: 2, unit: "years" }, article(laws.frameworkMeasures, "正文"), "服务类框架协议的有效期最长到此日"],
  ["frameworkTermOfGoods", "frameworkSigned", { count: 1, unit: "years" }, article(laws.frameworkMeasures, "正文"), "货物类框架协议的有效期最长到此日"],
]);

// The version of 2020 had the same content; its article numbers could not be checked.
const payTerm: [Citation, ...Citation[]] = [
  unconfirmed(laws.smePayment2020, 8),
  article(laws.smePayment2025, 9),
];
const payTermOnAcceptance: [Citation, ...Citation[]] = [
  unconfirmed(laws.smePayment2020, 9),
  article(laws.smePayment2025, 10),
];

// 令87 counts the terms of procurement; for payment the stricter count stands: no moving on.
// prettier-ignore
const payments = rows("byThen", false)([
  ["payOnDelivery", "delivered", days(30), payTerm, "向中小企业支付款项（合同没有另行约定的）"],
  ["payOnDeliveryAtMost", "delivered", days(60), payTerm, "向中小企业支付款项（合同约定的期限最长到此日）"],
  ["payOnAcceptance", "acceptancePassed", days(30), payTermOnAcceptance, "向中小企业支付款项（合同没有另行约定的）"],
  ["payOnAcceptanceAtMost", "acceptancePassed", days(60), payTermOnAcceptance, "向中小企业支付款项（合同约定的期限最长到此日）"],
  ["payOnDelayedAcceptance", "acceptanceTermEnded", days(30), article(laws.smePayment2025, 10), "拖延验收的，向中小企业支付款项（合同没有另行约定的）"],
  ["payOnDelayedAcceptanceAtMost", "acceptanceTermEnded", days(60), article(laws.smePayment2025, 10), "拖延验收的，向中小企业支付款项（合同约定的期限最长到此日）"],
  ["payOnSettlement", "settlementConfirmed", days(30), article(laws.smePayment2025, 9), "按照进度或者定期结算的，向中小企业支付款项"],
  ["payOnSettlementAtMost", "settlementConfirmed", days(60), article(laws.smePayment2025, 9), "按照进度或者定期结算的，向中小企业支付款项（合同约定的期限最长到此日）"],
  ["receivable", "receivableRequested", days(30), article(laws.smePayment2025, 16), "确认应付款"],
  ["overdueList", "yearEnded", { until: "03-31" }, article(laws.smePayment2025, 18), "公开上一年度逾期尚未支付中小企业款项的合同数量、金额"],
  ["budgetPublished", "budgetApproved", days(20), article(laws.budgetLaw, 14), "公开预算"],
]);

const keeping = rows(
  "keptUntil",
  false,
)([["files", "procurementEnded", { count: 15, unit: "years" }, law(42), "采购文件至少保存到此日"]]);

/** 法定时钟: every term that the platform counts, in the order in which a purchase meets them. */
export const deadlineRules: readonly DeadlineRule[] = [
  ...intention,
  ...minimums,
  ...acts,
  ...limits,
  ...payments,
  ...keeping,
];
