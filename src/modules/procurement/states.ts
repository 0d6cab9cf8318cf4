import { machine } from "../../base/machine.ts";
import { headRoles, type Role } from "../organization/roles.ts";
import {
  providerClassIsKnown,
  providerIsChecked,
  providerIsNotBanned,
  providerMayProvide,
  qualificationIsValid,
} from "../provider/rules.ts";
import {
  procurementStatuses,
  shareRequestStatuses,
  responseStatuses,
  type ProcurementStatus,
  type ShareRequestStatus,
  type ResponseStatus,
} from "./model.ts";
import { approverIsHighEnough, meetingHasMinutes } from "./approvalRules.ts";
import {
  challengedInTime,
  nothingIsSigned,
  everySeatHasScored,
  panelIsIndependent,
  panelIsLawful,
  pointsWithinWeight,
  priceIsNotScoredByHand,
  twoRemain,
  winnerIsNotified,
} from "./panelRules.ts";
import {
  afterTheDeadline,
  beforeTheDeadline,
  enoughQuotes,
  enoughResponses,
  lowestOrReason,
  lowPricesAreReviewed,
  priceWithinCeiling,
  purchaserIsNotProvider,
} from "./responseRules.ts";
import { documentsOfferedLongEnough, respondByNotTooEarly } from "./rules.ts";

const clerk = ["townshipClerk", "departmentOfficer"] as const;
const purchaser = ["townshipClerk", "townshipHead", "departmentOfficer"] as const;
const provider = ["providerAgent"] as const;
const panel = ["panelMember", "townshipClerk", "townshipHead", "departmentOfficer"] as const;
const eligible = [
  providerMayProvide,
  providerClassIsKnown,
  providerIsChecked,
  providerIsNotBanned,
  qualificationIsValid,
  purchaserIsNotProvider,
] as const;

const running = ["noticePublished", "responsesClosed", "opened", "evaluated"] as const;

/** The whole life of a purchase; which verbs a track meets stands in steps.ts. */
// prettier-ignore
export const procurementLife = machine<ProcurementStatus, Role>(procurementStatuses)({
  recordQuote:      { called: "记录报价",       from: ["prepared"],                        to: "prepared",           by: clerk,     bars: eligible },
  choose:           { called: "确定成交",       from: ["prepared"],                        to: "awarded",            by: purchaser, bars: [approverIsHighEnough, meetingHasMinutes, enoughQuotes, lowestOrReason, priceWithinCeiling, providerIsNotBanned] },
  publishIntention: { called: "公开采购意向",   from: ["prepared"],                        to: "intentionPublished", by: clerk,     bars: [] },
  publishNotice:    { called: "发布磋商公告",   from: ["intentionPublished", "prepared"],  to: "noticePublished",    by: clerk,     bars: [documentsOfferedLongEnough, respondByNotTooEarly] },
  respond:          { called: "提交响应",       from: ["noticePublished"],                 to: "noticePublished",    by: provider,  bars: [beforeTheDeadline, priceWithinCeiling, ...eligible] },
  withdrawResponse: { called: "撤回响应",       from: ["noticePublished"],                 to: "noticePublished",    by: provider,  bars: [beforeTheDeadline] },
  close:            { called: "截止响应",       from: ["noticePublished"],                 to: "responsesClosed",    by: clerk,     bars: [afterTheDeadline, enoughResponses] },
  seat:             { called: "组成磋商小组",   from: ["responsesClosed"],                 to: "responsesClosed",    by: clerk,     bars: [panelIsLawful] },
  open:             { called: "开启响应",       from: ["responsesClosed"],                 to: "opened",             by: clerk,     bars: [panelIsLawful, panelIsIndependent] },
  finalPrice:       { called: "提交最后报价",   from: ["opened"],                          to: "opened",             by: provider,  bars: [priceWithinCeiling] },
  reviewPrice:      { called: "记录低价审查",   from: ["opened"],                          to: "opened",             by: clerk,     bars: [] },
  invalidate:       { called: "作无效响应",     from: ["opened"],                          to: "opened",             by: clerk,     bars: [] },
  score:            { called: "提交评分",       from: ["opened"],                          to: "opened",             by: panel,     bars: [pointsWithinWeight, priceIsNotScoredByHand] },
  evaluate:         { called: "汇总评审结果",   from: ["opened"],                          to: "evaluated",          by: clerk,     bars: [everySeatHasScored, twoRemain, lowPricesAreReviewed] },
  award:            { called: "确定成交",       from: ["evaluated"],                       to: "awarded",            by: headRoles, bars: [priceWithinCeiling, providerIsNotBanned] },
  notify:           { called: "发出成交通知书", from: ["awarded"],                         to: "awarded",            by: purchaser, bars: [] },
  challenge:        { called: "提出质疑",       from: ["awarded"],                         to: "challenged",         by: [...provider, ...clerk], bars: [challengedInTime] },
  answerChallenge:  { called: "答复质疑",       from: ["challenged"],                      to: "awarded",            by: purchaser, bars: [] },
  contract:         { called: "签订合同",       from: ["awarded"],                         to: "contracted",         by: [...purchaser, "countyFinanceReviewer"], bars: [winnerIsNotified] },
  fail:             { called: "采购失败",       from: running,                             to: "failed",             by: clerk,     bars: [] },
  cancel:           { called: "终止采购",       from: ["prepared", "intentionPublished", ...running, "awarded"], to: "cancelled", by: clerk, bars: [nothingIsSigned] },
});

/** What becomes of one quote or response by the acts of its purchase, whose bars were asked before. */
// prettier-ignore
export const responseLife = machine<ResponseStatus, Role>(responseStatuses)({
  respond:          { called: "提交响应",     from: ["received", "withdrawn"], to: "received",  by: provider, bars: [] },
  withdrawResponse: { called: "撤回响应",     from: ["received"],              to: "withdrawn", by: provider, bars: [] },
  invalidate:       { called: "作无效响应",   from: ["received"],              to: "invalid",   by: clerk,    bars: [] },
  evaluate:         { called: "汇总评审结果", from: ["received"],              to: "ranked",    by: clerk,    bars: [] },
  choose:           { called: "确定成交",     from: ["received"],              to: "ranked",    by: purchaser, bars: [] },
});

/** 参加或退出的申请: one side asks, the other answers; who the other is, `joining.ts` knows. */
// prettier-ignore
export const shareRequestLife = machine<ShareRequestStatus, Role>(shareRequestStatuses)({
  agree:   { called: "同意", from: ["asked"], to: "agreed",   by: [...purchaser, "townshipHead"], bars: [] },
  decline: { called: "不同意", from: ["asked"], to: "declined", by: [...purchaser, "townshipHead"], bars: [] },
});

export type ProcurementVerb = keyof typeof procurementLife.steps;
