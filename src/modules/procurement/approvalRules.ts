import type { Day } from "../../base/day.ts";
import { article } from "../../base/law.ts";
import { inYuan, type Money } from "../../base/money.ts";
import type { Bar, Flag } from "../../base/rule.ts";
import * as laws from "../../law/statutes.ts";
import { headRoles } from "../organization/roles.ts";
import { approverNames, type Approver } from "../policy/model.ts";

/** A department has one officer for both. */
export const isHead = (by: { roles: readonly string[] }): boolean =>
  headRoles.some((role) => by.roles.includes(role));

/** At whose desk the decision waits: a meeting is told by the head. */
export const deciderOf = ({ approvedBy }: { approvedBy: Approver | null }): "clerk" | "head" =>
  approvedBy === "purchaserClerk" ? "clerk" : "head";

type Approval = {
  approvedBy: Approver | null;
  budget: Money;
  quotesDocument: string;
  quotesConfirmed: boolean;
};

type Deciding = Approval & { isByHead: boolean };

function lackingHead({ approvedBy, budget, quotesDocument, isByHead }: Deciding) {
  if (isByHead || approvedBy === "purchaserClerk") return undefined;
  const who = approverNames[approvedBy ?? "purchaserHead"];
  return approvedBy === null
    ? `金额 ${inYuan(budget)} 元，本地没有录入由谁审批，一般由${who}`
    : `金额 ${inYuan(budget)} 元，《${quotesDocument}》规定${who}`;
}

export const approverIsHighEnough: Bar<Deciding> = {
  id: "procurement.approverIsHighEnough",
  weight: "bars",
  basis: [article(laws.servicePurchase, 17)],
  says: "限额以下购买由本地内控标准规定的审批人确定成交",
  fix: "请单位负责人在工作台上确定成交",
  broken: (facts) =>
    facts.quotesConfirmed && facts.approvedBy !== null ? lackingHead(facts) : undefined,
};

/** A sample row, or none, names nobody: it may remind, never bar. */
export const approverAsSample: Flag<Deciding> = {
  id: "procurement.approverAsSample",
  weight: "flags",
  basis: [article(laws.servicePurchase, 17)],
  says: "限额以下购买一般由单位负责人确定成交，审批人以本地内控标准为准",
  fix: "请请示单位负责人并留存记录；财政部门录入本地内控标准后按其办理",
  broken: (facts) =>
    facts.quotesConfirmed && facts.approvedBy !== null ? undefined : lackingHead(facts),
};

type Meeting = Approval & { minutes: string; minutesOn: Day | null | undefined; on: Day };

function lackingMinutes(facts: Meeting): string | undefined {
  const { approvedBy, budget, quotesDocument, minutes, minutesOn, on } = facts;
  if (approvedBy !== "purchaserMeeting") return undefined;
  if (minutes === "" || !minutesOn)
    return `金额 ${inYuan(budget)} 元，《${quotesDocument}》规定${approverNames.purchaserMeeting}，没有填会议纪要`;
  return minutesOn > on ? `会议日期 ${minutesOn} 晚于确定成交的 ${on}` : undefined;
}

export const meetingHasMinutes: Bar<Meeting> = {
  id: "procurement.meetingHasMinutes",
  weight: "bars",
  basis: [article(laws.servicePurchase, 17)],
  says: "本地内控标准要求集体研究的，先开会、有纪要，再确定成交",
  fix: "请填写会议纪要的名称、文号和会议日期；没有开会的，先提请领导班子研究",
  field: "minutes",
  broken: (facts) => (facts.quotesConfirmed ? lackingMinutes(facts) : undefined),
};

/** A sample row that no place has confirmed may remind, never bar. */
export const meetingAsSample: Flag<Meeting> = {
  id: "procurement.meetingAsSample",
  weight: "flags",
  basis: [article(laws.servicePurchase, 17)],
  says: "金额较大的限额以下购买一般应当集体研究，起点以本地内控标准为准",
  fix: "请补充会议纪要；财政部门录入本地内控标准后按其办理",
  broken: (facts) => (facts.quotesConfirmed ? undefined : lackingMinutes(facts)),
};
