import type { Day } from "../../base/day.ts";
import { daysAfter } from "../../base/day.ts";
import { article, unconfirmed } from "../../base/law.ts";
import { inYuan, type Money } from "../../base/money.ts";
import type { Bar, Flag } from "../../base/rule.ts";
import {
  procurementRegulation,
  servicePurchase,
  smePayment2020,
  smePayment2025,
} from "../../law/statutes.ts";

/** 合同已签订: service and acceptance follow a signed contract, never an arrangement by word. */
export const contractIsSigned: Bar<{ contractStatus: string; isSigned: boolean }> = {
  id: "delivery.contractIsSigned",
  weight: "bars",
  basis: [article(servicePurchase, 23)],
  says: "签订书面合同后才能履约、验收",
  fix: "请先核对并签订合同",
  broken: ({ contractStatus, isSigned }) =>
    isSigned ? undefined : `合同现在是“${contractStatus}”`,
};

/** What was served before signing is recorded all the same: hiding it would help nobody. */
export const servedAfterSigning: Flag<{ doneOn: Day; signedOn: Day }> = {
  id: "delivery.servedAfterSigning",
  weight: "flags",
  basis: [article(servicePurchase, 23)],
  says: "先签合同、后服务",
  fix: "请说明签订合同以前就提供服务的原因",
  field: "doneOn",
  broken: ({ doneOn, signedOn }) =>
    doneOn < signedOn ? `合同 ${signedOn} 签订，服务在 ${doneOn}` : undefined,
};

export const serviceWasRecorded: Bar<{ records: number }> = {
  id: "delivery.serviceWasRecorded",
  weight: "bars",
  basis: [article(servicePurchase, 27)],
  says: "有服务记录才能申请验收",
  fix: "请先把做过的服务记入台账：哪一天、在哪里、做了多少",
  broken: ({ records }) => (records > 0 ? undefined : "这个份额还没有一条服务记录"),
};

export const faultsAreRectified: Bar<{
  faults: readonly { found: string; rectifyBy: Day | null }[];
}> = {
  id: "delivery.faultsAreRectified",
  weight: "bars",
  basis: [article(procurementRegulation, 45)],
  says: "抽查发现的问题整改后才能验收",
  fix: "请先整改并报告结果",
  broken({ faults }) {
    if (faults.length === 0) return undefined;
    const terms = faults.map((one) => one.rectifyBy).join("、");
    return `还有 ${faults.length} 个问题没有整改（期限 ${terms}）`;
  },
};

/** Only what was contracted can be accepted; what lies in other acceptances is already taken. */
export const askedWithinContract: Bar<{ asked: Money; contracted: Money; taken: Money }> = {
  id: "delivery.askedWithinContract",
  weight: "bars",
  basis: [article(procurementRegulation, 45)],
  says: "验收金额不得超过合同本年度金额减去已申请验收的部分",
  fix: "请按剩余金额填写；确需增加的，先签补充合同",
  field: "asked",
  broken({ asked, contracted, taken }) {
    if (asked > 0n && asked + taken <= contracted) return undefined;
    if (asked <= 0n) return "验收金额应大于零";
    const rest = inYuan((contracted - taken) as Money);
    return `合同 ${inYuan(contracted)} 元，已申请验收 ${inYuan(taken)} 元，还可验收 ${rest} 元，填了 ${inYuan(asked)} 元`;
  },
};

export const everyStandardIsJudged: Bar<{ standards: number; judged: number }> = {
  id: "delivery.everyStandardIsJudged",
  weight: "bars",
  basis: [article(procurementRegulation, 45)],
  says: "验收按合同约定的标准逐项进行",
  fix: "请逐项选“达到”或“没有达到”",
  field: "items",
  broken: ({ standards, judged }) =>
    standards === judged ? undefined : `合同有 ${standards} 项验收标准，只验收了 ${judged} 项`,
};

export const peopleServedWereAsked: Bar<{ opinionsNeeded: boolean; opinions: number }> = {
  id: "delivery.peopleServedWereAsked",
  weight: "bars",
  basis: [article(procurementRegulation, 45)],
  says: "向社会公众提供的公共服务，验收时应当邀请服务对象参与并出具意见",
  fix: "请问一问服务对象，把他们的意见记下来（不记姓名）",
  field: "opinions",
  broken: ({ opinionsNeeded, opinions }) =>
    opinionsNeeded && opinions === 0 ? "还没有一条服务对象的意见" : undefined,
};

/** NOTE: the law asks for opinions and gives no number; three is ours, so that it only reminds. */
const fewOpinions = 3;

export const opinionsAreEnough: Flag<{ opinionsNeeded: boolean; opinions: number }> = {
  id: "delivery.opinionsAreEnough",
  weight: "flags",
  basis: [article(procurementRegulation, 45)],
  says: "服务对象的意见应有代表性",
  fix: "请再问几位服务对象",
  field: "opinions",
  broken: ({ opinionsNeeded, opinions }) =>
    opinionsNeeded && opinions > 0 && opinions < fewOpinions
      ? `只有 ${opinions} 条意见，少于 ${fewOpinions} 条`
      : undefined,
};

/** 验收走形式 (R24): many opinions that are all the same and say nothing. */
export const opinionsDiffer: Flag<{ scores: readonly number[]; saySomething: boolean }> = {
  id: "delivery.opinionsDiffer",
  weight: "flags",
  basis: [article(procurementRegulation, 45)],
  says: "验收应如实反映服务对象的意见",
  fix: "请核对意见是不是服务对象本人给的",
  broken: ({ scores, saySomething }) =>
    scores.length >= 5 && !saySomething && new Set(scores).size === 1
      ? `${scores.length} 条意见都是 ${scores[0]} 分，没有一条写了内容`
      : undefined,
};

/** 约定的验收期限的最后一日, counted from the day of asking. */
export const acceptanceDueOn = (askedOn: Day, acceptanceDays: number): Day =>
  daysAfter(askedOn, acceptanceDays);

/** 付款期限的起算日: the day of acceptance, but no later than the end of the agreed acceptance period. */
export function payTermStartsOn(askedOn: Day, acceptanceDays: number, acceptedOn: Day): Day {
  const due = acceptanceDueOn(askedOn, acceptanceDays);
  return acceptedOn < due ? acceptedOn : due;
}

/** The version of 2020 had the same content; its article number could not be checked. */
export const acceptedInTime: Flag<{ askedOn: Day; acceptanceDays: number; acceptedOn: Day }> = {
  id: "delivery.acceptedInTime",
  weight: "flags",
  basis: [unconfirmed(smePayment2020, 9), article(smePayment2025, 10)],
  says: "在约定的验收期限内验收；拖延的，付款期限自验收期限届满之日起算",
  fix: "请说明拖延验收的原因；付款期限已经开始计算",
  broken({ askedOn, acceptanceDays, acceptedOn }) {
    const due = acceptanceDueOn(askedOn, acceptanceDays);
    return acceptedOn > due
      ? `约定 ${acceptanceDays} 天，应于 ${due} 前验收，实际 ${acceptedOn}，付款期限自 ${due} 起算`
      : undefined;
  },
};
