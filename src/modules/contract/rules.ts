import { daysAfter, daysBetween, yearOf, day, type Day } from "../../base/day.ts";
import { article, unconfirmed } from "../../base/law.ts";
import { inWan, inYuan, isWithinPercent, minus, plus, sum, type Money } from "../../base/money.ts";
import type { Bar, Flag } from "../../base/rule.ts";
import {
  budgetLaw,
  procurementLaw,
  procurementRegulation,
  servicePurchase,
  smePayment2020,
  smePayment2025,
} from "../../law/statutes.ts";
import { termGroundNames, type TermGround } from "../project/model.ts";
import { termNames, terms, type Term } from "./model.ts";

export type Terms = { terms: Record<Term, string>; acceptance: readonly string[] };
export type Parts = { price: Money; parts: readonly { fiscal: Money; other: Money }[] };

export const termsAreComplete: Bar<Terms> = {
  id: "contract.termsAreComplete",
  weight: "bars",
  basis: [article(servicePurchase, 23)],
  says: "合同应当明确服务的内容、数量、质量、结算方式、双方权利义务和违约责任",
  fix: "请在合同草案中补齐；有服务标准的，可以照标准抄入",
  field: "terms",
  broken({ terms: written, acceptance }) {
    const lacking: string[] = terms
      .filter((one) => written[one].trim() === "")
      .map((one) => termNames[one]);
    if (acceptance.length === 0) lacking.push("验收标准");
    return lacking.length === 0 ? undefined : `还缺 ${lacking.length} 项：${lacking.join("、")}`;
  },
};

export const partsMakePrice: Bar<Parts> = {
  id: "contract.partsMakePrice",
  weight: "bars",
  basis: [article(servicePurchase, 23)],
  says: "各份额的财政资金与其他资金之和应当等于合同价格",
  fix: "请改各份额的金额，或者改合同价格，使两者相等",
  field: "shares",
  broken({ price, parts }) {
    const whole = sum(parts.flatMap((one) => [one.fiscal, one.other]));
    if (whole === price) return undefined;
    const way = whole > price ? "多" : "少";
    const gap = whole > price ? minus(whole, price) : minus(price, whole);
    return `合同价格 ${inYuan(price)} 元，各份额合计 ${inYuan(whole)} 元，${way} ${inYuan(gap)} 元`;
  },
};

export const priceIsAwarded: Bar<{ price: Money; awarded: Money }> = {
  id: "contract.priceIsAwarded",
  weight: "bars",
  basis: [article(procurementLaw, 46), article(procurementRegulation, 67)],
  says: "合同应当按照采购文件和成交结果签订，价格不得高于成交价",
  fix: "请按成交价以内填写；内容确需增加的，签订后另签补充合同",
  field: "price",
  broken: ({ price, awarded }) =>
    price <= awarded
      ? undefined
      : `成交价 ${inYuan(awarded)} 元，合同价格 ${inYuan(price)} 元，高 ${inYuan(minus(price, awarded))} 元`,
};

/** `free` is what the plan of a share holds and no contract has taken yet. */
export const fiscalIsPlanned: Bar<{
  planned: readonly { name: string; fiscal: Money; free: Money }[];
}> = {
  id: "contract.fiscalIsPlanned",
  weight: "bars",
  basis: [article(budgetLaw, 13), article(servicePurchase, 16)],
  says: "没有列入计划的金额不得签订合同",
  fix: "请减少财政资金，或者先由县财政局调整项目的计划",
  field: "shares",
  broken({ planned }) {
    const short = planned.filter((one) => one.fiscal > one.free);
    if (short.length === 0) return undefined;
    return short
      .map(
        ({ name, fiscal, free }) =>
          `${name}：计划可用 ${inYuan(free)} 元，合同要用 ${inYuan(fiscal)} 元，差 ${inYuan(minus(fiscal, free))} 元`,
      )
      .join("；");
  },
};

/** The same day of a later year; a year counted from it ends on the day before. */
const yearsLater = (from: Day, count: number): Day => {
  const text = `${yearOf(from) + count}${from.slice(4)}`;
  return daysAfter(from.endsWith("02-29") ? day(text.replace("02-29", "03-01")) : day(text), -1);
};

export const termIsLawful: Bar<{ from: Day; to: Day; grounds: readonly string[] }> = {
  id: "contract.termIsLawful",
  weight: "bars",
  basis: [article(servicePurchase, 24)],
  says: "合同期限一般不超过一年；条件都具备的，可以不超过三年",
  fix: "请缩短期限；条件确实都具备的，逐项勾选",
  field: "termTo",
  broken({ from, to, grounds }) {
    if (to <= yearsLater(from, 1)) return undefined;
    if (to > yearsLater(from, 3))
      return `期限 ${from} 至 ${to}，三年只到 ${yearsLater(from, 3)}，超 ${daysBetween(yearsLater(from, 3), to)} 天`;
    const lacking = (Object.keys(termGroundNames) as TermGround[]).filter(
      (one) => !grounds.includes(one),
    );
    if (lacking.length === 0) return undefined;
    return `期限 ${from} 至 ${to} 超过一年（一年只到 ${yearsLater(from, 1)}），没有确认：${lacking.map((one) => termGroundNames[one]).join("、")}`;
  },
};

/** The version of 2020 had the same content; its article numbers could not be checked. */
export const payTermIsLawful: Bar<{ providerIsSme: boolean; payDays: number }> = {
  id: "contract.payTermIsLawful",
  weight: "bars",
  basis: [unconfirmed(smePayment2020, 8), article(smePayment2025, 9)],
  says: "向中小企业付款的期限，没有约定的为三十日，约定的最长不得超过六十日",
  fix: "请改为 60 日以内；一般约定 30 日",
  field: "payDays",
  broken: ({ providerIsSme, payDays }) =>
    providerIsSme && payDays > 60
      ? `承接主体是中小企业，约定 ${payDays} 日付款，超过 60 日`
      : undefined,
};

export const advanceLeavesRest: Bar<{ price: Money; advance: Money }> = {
  id: "contract.advanceLeavesRest",
  weight: "bars",
  basis: [article(servicePurchase, 23)],
  says: "预付款应当少于合同价格：余款凭验收支付",
  fix: "请减少预付款，使它少于合同价格",
  field: "advance",
  broken: ({ price, advance }) =>
    advance < price
      ? undefined
      : `合同价格 ${inYuan(price)} 元，预付款 ${inYuan(advance)} 元，验收以后没有余款`,
};

export const bondIsWithinTenth: Bar<{ price: Money; bond: Money }> = {
  id: "contract.bondIsWithinTenth",
  weight: "bars",
  basis: [article(procurementRegulation, 48)],
  says: "履约保证金不得超过合同金额的百分之十",
  fix: "请减少履约保证金，或者不收",
  field: "bond",
  broken: ({ price, bond }) =>
    isWithinPercent(bond, price, 10)
      ? undefined
      : `合同金额 ${inYuan(price)} 元，百分之十是 ${inYuan((price / 10n) as Money)} 元，约定 ${inYuan(bond)} 元`,
};

export type Supplementing = { price: Money; earlier: readonly Money[]; amount: Money };

/** All supplements together, whatever each of them is. */
export const supplementsStayWithinTenPercent: Bar<Supplementing> = {
  id: "contract.supplementsStayWithinTenPercent",
  weight: "bars",
  basis: [article(procurementLaw, 49), article(procurementRegulation, 67)],
  says: "所有补充合同的金额不得超过原合同金额的百分之十",
  fix: "请减少补充的内容；超过百分之十的，重新组织采购",
  field: "amount",
  broken({ price, earlier, amount }) {
    const before = sum(earlier);
    const whole = plus(before, amount);
    if (isWithinPercent(whole, price, 10)) return undefined;
    return `原合同 ${inYuan(price)} 元，已补充 ${inYuan(before)} 元，再补充 ${inYuan(amount)} 元，合计 ${inWan(whole)} 万元，超过百分之十（${inYuan((price / 10n) as Money)} 元）`;
  },
};

/** Flags: what law forbids but life does. */

export const signedInTime: Flag<{ last: Day | undefined; signedOn: Day }> = {
  id: "contract.signedInTime",
  weight: "flags",
  basis: [article(procurementLaw, 46)],
  says: "成交通知书发出之日起三十日内签订合同",
  fix: "请说明迟签的原因，附在合同备案材料里",
  broken: ({ last, signedOn }) =>
    last !== undefined && signedOn > last
      ? `应于 ${last} 前签订，实际 ${signedOn}，迟 ${daysBetween(last, signedOn)} 天`
      : undefined,
};

export const startsAfterSigning: Flag<{ signedOn: Day; from: Day }> = {
  id: "contract.startsAfterSigning",
  weight: "flags",
  basis: [article(servicePurchase, 23)],
  says: "服务应当在合同签订以后开始",
  fix: "请说明先服务后签约的原因",
  broken: ({ signedOn, from }) =>
    from < signedOn
      ? `服务自 ${from} 开始，${signedOn} 才签订，早 ${daysBetween(from, signedOn)} 天`
      : undefined,
};

export const filedInTime: Flag<{ last: Day | undefined; filedOn: Day }> = {
  id: "contract.filedInTime",
  weight: "flags",
  basis: [article(procurementLaw, 47)],
  says: "合同签订之日起七个工作日内报同级财政部门备案",
  fix: "请说明迟报的原因",
  broken: ({ last, filedOn }) =>
    last !== undefined && filedOn > last
      ? `应于 ${last} 前备案，实际 ${filedOn}，迟 ${daysBetween(last, filedOn)} 天`
      : undefined,
};
