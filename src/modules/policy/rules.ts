import { article } from "../../base/law.ts";
import { inYuan, plus, type Money } from "../../base/money.ts";
import type { Bar, Flag, Rule } from "../../base/rule.ts";
import * as laws from "../../law/statutes.ts";
import { methodNames, objectNames, type MethodCode, type ProcuredObject } from "./model.ts";

type Limit = { from: Money; confirmed: boolean } | undefined;

/** What the choice of a method is judged by. */
export type MethodFacts = {
  method: MethodCode;
  objects: readonly ProcuredObject[];
  object: ProcuredObject;
  amount: Money;
  /** The same item of the same budget project, already bought this year. */
  earlier: Money;
  procurementFrom: Limit;
  tenderFrom: Limit;
  /** How many cases of the law the method rests on, and the one that is named. */
  cases: readonly string[];
  reason: string | undefined;
};

export const methodSuitsObject: Bar<Pick<MethodFacts, "method" | "objects" | "object">> = {
  id: "policy.methodSuitsObject",
  weight: "bars",
  basis: [article(laws.procurementLaw, 32), article(laws.frameworkMeasures, "正文")],
  says: "询价只适用于货物；框架协议适用于货物和服务",
  fix: "请改选适用的采购方式",
  field: "method",
  broken: ({ method, objects, object }) =>
    objects.includes(object)
      ? undefined
      : `“${methodNames[method]}”适用于${objects.map((one) => objectNames[one]).join("、")}，这次买的是${objectNames[object]}`,
};

const reachesLimit = (
  { method, amount }: Pick<MethodFacts, "method" | "amount">,
  limit: Limit,
): string | undefined =>
  method === "quotes" && limit && amount >= limit.from
    ? `${inYuan(amount)} 元，达到采购限额标准 ${inYuan(limit.from)} 元，不能按内控制度比价`
    : undefined;

type BelowLimit = Pick<MethodFacts, "method" | "amount" | "procurementFrom">;

export const quotesStayBelowLimit: Bar<BelowLimit> = {
  id: "policy.quotesStayBelowLimit",
  weight: "bars",
  basis: [article(laws.procurementLaw, 2), article(laws.procurementLaw, 8)],
  says: "达到采购限额标准的，应当按政府采购的方式和程序办理",
  fix: "请改用竞争性磋商或者其他法定方式",
  field: "method",
  broken: (facts) =>
    facts.procurementFrom?.confirmed ? reachesLimit(facts, facts.procurementFrom) : undefined,
};

/** A limit that nobody has checked may remind, never bar. */
export const quotesNearUncheckedLimit: Flag<BelowLimit> = {
  id: "policy.quotesNearUncheckedLimit",
  weight: "flags",
  basis: [article(laws.procurementLaw, 2), article(laws.procurementLaw, 8)],
  says: "达到采购限额标准的，应当按政府采购的方式和程序办理；所用的限额待核对，以本地文件为准",
  fix: "请财政部门核对本地的采购限额标准",
  field: "method",
  broken: (facts) =>
    facts.procurementFrom?.confirmed ? undefined : reachesLimit(facts, facts.procurementFrom),
};

const ownWays: readonly MethodCode[] = ["openTender", "quotes"];

export const otherMethodNeedsApproval: Flag<Pick<MethodFacts, "method" | "amount" | "tenderFrom">> =
  {
    id: "policy.otherMethodNeedsApproval",
    weight: "flags",
    basis: [
      article(laws.procurementLaw, 27),
      article(laws.procurementRegulation, 23),
      article(laws.procurementRegulation, 78),
    ],
    says: "达到公开招标数额标准的，采用其他采购方式须在采购活动开始前经设区的市级以上财政部门批准",
    fix: "请先报批；或者改为公开招标",
    broken({ method, amount, tenderFrom }) {
      if (ownWays.includes(method) || !tenderFrom || amount < tenderFrom.from) return undefined;
      const mark = tenderFrom.confirmed ? "" : "（限额待核对）";
      return `预算 ${inYuan(amount)} 元，公开招标数额标准 ${inYuan(tenderFrom.from)} 元${mark}，须先报批`;
    },
  };

export const methodHasItsCase: Flag<Pick<MethodFacts, "method" | "cases" | "reason">> = {
  id: "policy.methodHasItsCase",
  weight: "flags",
  basis: [
    article(laws.procurementLaw, 26),
    article(laws.procurementLaw, 29),
    article(laws.procurementLaw, 30),
    article(laws.procurementLaw, 31),
  ],
  says: "公开招标以外的方式，须具备法律规定的适用情形",
  fix: "请选定适用情形并留存依据；都不具备的，采用公开招标",
  field: "reason",
  broken: ({ method, cases, reason }) =>
    cases.length === 0 || (reason !== undefined && cases.includes(reason))
      ? undefined
      : `“${methodNames[method]}”有 ${cases.length} 种适用情形，还没有选定`,
};

/** Small orders again and again; the open kind, where users choose, may be of any size. */
export const frameworkIsForSmallOrders: Flag<
  Pick<MethodFacts, "method" | "amount" | "procurementFrom" | "reason">
> = {
  id: "policy.frameworkIsForSmallOrders",
  weight: "flags",
  basis: [article(laws.frameworkMeasures, "正文")],
  says: "封闭式框架协议适用于多次、小额零星的采购，每次都低于采购限额标准",
  fix: "达到限额的单独采购；由服务对象自主选择的公共服务，选“开放式”",
  field: "method",
  broken({ method, amount, procurementFrom, reason }) {
    if (method !== "framework" || reason === "usersChoose") return undefined;
    if (!procurementFrom || amount < procurementFrom.from) return undefined;
    return `这一次 ${inYuan(amount)} 元，采购限额标准 ${inYuan(procurementFrom.from)} 元`;
  },
};

type Sum = Pick<MethodFacts, "method" | "amount" | "earlier">;

/** Judged on the sum of the year, never on one order. */
export const tenderIsNotEvaded: Flag<Sum & Pick<MethodFacts, "tenderFrom">> = {
  id: "policy.tenderIsNotEvaded",
  weight: "flags",
  basis: [article(laws.procurementLaw, 28), article(laws.procurementRegulation, 28)],
  says: "一个财政年度内，同一预算项目下的同一品目或者类别多次以非招标方式采购，累计超过公开招标数额标准的，属于化整为零；预算调整或者经批准采用其他方式的除外",
  fix: "请合并后公开招标，或者附上预算调整、批准采用其他方式的文件",
  field: "earlier",
  broken({ method, amount, earlier, tenderFrom }) {
    const total = plus(amount, earlier);
    if (method === "openTender" || earlier === 0n || !tenderFrom || total <= tenderFrom.from)
      return undefined;
    return `本年已采购 ${inYuan(earlier)} 元，加上这次累计 ${inYuan(total)} 元，公开招标数额标准 ${inYuan(tenderFrom.from)} 元`;
  },
};

/** 条例 第二十八条 speaks of the open-tender amount alone: here the limit counts, by 102 第十七条. */
export const limitIsNotEvaded: Flag<Sum & Pick<MethodFacts, "procurementFrom">> = {
  id: "policy.limitIsNotEvaded",
  weight: "flags",
  basis: [article(laws.servicePurchase, 17)],
  says: "同一事项在一年内多次在限额以下购买，累计达到采购限额标准的，应当说明为何不合并采购",
  fix: "请合并后按政府采购办理，或者写明分次购买的原因",
  field: "earlier",
  broken({ method, amount, earlier, procurementFrom }) {
    const total = plus(amount, earlier);
    if (method !== "quotes" || earlier === 0n || !procurementFrom || total < procurementFrom.from)
      return undefined;
    return `本年已购买 ${inYuan(earlier)} 元，加上这次累计 ${inYuan(total)} 元，采购限额标准 ${inYuan(procurementFrom.from)} 元`;
  },
};

/** All that speaks to the choice of a method. */
export const methodRules: readonly Rule<MethodFacts>[] = [
  methodSuitsObject,
  quotesStayBelowLimit,
  quotesNearUncheckedLimit,
  otherMethodNeedsApproval,
  methodHasItsCase,
  frameworkIsForSmallOrders,
  tenderIsNotEvaded,
  limitIsNotEvaded,
];

export const tenderLimitIsHigher: Bar<{
  procurementFrom: Money | undefined;
  openTenderFrom: Money | undefined;
}> = {
  id: "policy.tenderLimitIsHigher",
  weight: "bars",
  basis: [article(laws.procurementLaw, 8), article(laws.procurementLaw, 27)],
  says: "公开招标数额标准不低于采购限额标准",
  fix: "请核对文件中的两个标准，以及单位是元还是万元",
  field: "openTenderFrom",
  broken: ({ procurementFrom, openTenderFrom }) =>
    procurementFrom !== undefined &&
    openTenderFrom !== undefined &&
    openTenderFrom < procurementFrom
      ? `公开招标数额标准 ${inYuan(openTenderFrom)} 元，低于采购限额标准 ${inYuan(procurementFrom)} 元`
      : undefined,
};
