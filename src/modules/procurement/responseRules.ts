import type { Day } from "../../base/day.ts";
import { article } from "../../base/law.ts";
import { fen, inYuan, type Money } from "../../base/money.ts";
import type { Bar, Flag } from "../../base/rule.ts";
import * as laws from "../../law/statutes.ts";

export const beforeTheDeadline: Bar<{ on: Day; respondBy: Day | null }> = {
  id: "procurement.beforeTheDeadline",
  weight: "bars",
  basis: [article(laws.consultationMeasures, 10)],
  says: "响应文件应当在截止日前提交，逾期送达的不予接收",
  fix: "请留意今后的采购公告",
  broken: ({ on, respondBy }) =>
    respondBy !== null && on <= respondBy
      ? undefined
      : `响应截止日为 ${respondBy ?? "（未定）"}，今天是 ${on}`,
};

export const afterTheDeadline: Bar<{ on: Day; respondBy: Day | null }> = {
  id: "procurement.afterTheDeadline",
  weight: "bars",
  basis: [article(laws.consultationMeasures, 10)],
  says: "响应截止日未到，不能提前截止",
  fix: "请到截止日再办理",
  broken: ({ on, respondBy }) =>
    respondBy !== null && on >= respondBy
      ? undefined
      : `响应截止日为 ${respondBy ?? "（未定）"}，今天是 ${on}`,
};

export const purchaserIsNotProvider: Bar<{ purchaser: string; responder: string }> = {
  id: "procurement.purchaserIsNotProvider",
  weight: "bars",
  basis: [article(laws.servicePurchase, 6), article(laws.procurementRegulation, 18)],
  says: "购买主体不能承接自己购买的服务",
  fix: "请另选承接主体",
  broken: ({ purchaser, responder }) =>
    purchaser === responder ? "报价单位就是本项采购的购买主体" : undefined,
};

export const priceWithinCeiling: Bar<{ price: Money; ceiling: Money }> = {
  id: "procurement.priceWithinCeiling",
  weight: "bars",
  basis: [article(laws.procurementRegulation, 30)],
  says: "报价不得超过最高限价",
  fix: "请把报价改到最高限价以内",
  field: "price",
  broken: ({ price, ceiling }) =>
    price <= ceiling
      ? undefined
      : `报价 ${inYuan(price)} 元，最高限价 ${inYuan(ceiling)} 元，超出 ${inYuan(fen(price - ceiling))} 元`,
};

/** 财库〔2015〕124号: purchases of service may go on with two, never with one. `count` is unknown until the closing. */
export const enoughResponses: Bar<{ count: number | undefined }> = {
  id: "procurement.enoughResponses",
  weight: "bars",
  basis: [article(laws.consultationMeasures, "正文"), article(laws.consultationSupplement, "正文")],
  says: "政府购买服务项目提交响应文件的供应商只有 1 家的，不得继续采购",
  fix: "请办理采购失败，检查采购文件后重新公告",
  broken: ({ count }) =>
    count === undefined || count >= 2 ? undefined : `截止时收到 ${count} 家响应，至少应有 2 家`,
};

export const threeResponses: Flag<{ count: number }> = {
  id: "procurement.threeResponses",
  weight: "flags",
  basis: [article(laws.consultationMeasures, "正文"), article(laws.consultationSupplement, "正文")],
  says: "竞争性磋商一般应有 3 家以上供应商；政府购买服务项目可以有 2 家",
  fix: "请在采购档案中说明公告范围和期限是否充分",
  broken: ({ count }) => (count >= 3 ? undefined : `收到 ${count} 家响应`),
};

type Quotes = {
  quotes: number;
  quotesNeeded: number;
  quotesDocument: string;
  quotesConfirmed: boolean;
};

const lackingQuotes = ({ quotes, quotesNeeded, quotesDocument }: Quotes): string | undefined =>
  quotes >= quotesNeeded
    ? undefined
    : `已记录 ${quotes} 家报价，《${quotesDocument}》要求不少于 ${quotesNeeded} 家，还差 ${quotesNeeded - quotes} 家`;

const noQuote = ({ quotes }: Quotes): string | undefined =>
  quotes > 0 ? undefined : "还没有记录报价";

/** The county's own document asks for it: without the quotes there is no comparison. */
export const enoughQuotes: Bar<Quotes> = {
  id: "procurement.enoughQuotes",
  weight: "bars",
  basis: [article(laws.servicePurchase, 17)],
  says: "限额以下购买应当按本地内控标准比价，公平竞争择优确定",
  fix: "请继续询价，补齐报价后再确定成交",
  broken: (facts) => (facts.quotesConfirmed ? lackingQuotes(facts) : noQuote(facts)),
};

/** A sample row that no place has confirmed may remind, never bar. */
export const quotesAsSample: Flag<Quotes> = {
  id: "procurement.quotesAsSample",
  weight: "flags",
  basis: [article(laws.servicePurchase, 17)],
  says: "限额以下购买一般应当多家比价，家数以本地内控标准为准",
  fix: "请写明只询这些家的原因；财政部门录入本地内控标准后按其办理",
  broken: (facts) => (facts.quotesConfirmed ? undefined : lackingQuotes(facts)),
};

export const lowestOrReason: Bar<{
  price: Money | undefined;
  lowest: Money | undefined;
  reason: string;
}> = {
  id: "procurement.lowestOrReason",
  weight: "bars",
  basis: [article(laws.servicePurchase, 17)],
  says: "不选最低报价的，应当写明理由",
  fix: "请写明为什么选它：内容、能力、信用哪一点更符合需要",
  field: "reason",
  broken: ({ price, lowest, reason }) =>
    price === undefined || lowest === undefined || price <= lowest || reason !== ""
      ? undefined
      : `所选报价 ${inYuan(price)} 元，最低报价 ${inYuan(lowest)} 元，高出 ${inYuan(fen(price - lowest))} 元`,
};

export type LowPriceFacts = {
  provider: string;
  price: Money;
  /** Raw prices of all conforming responses, this one included; never adjusted by policy. */
  prices: readonly Money[];
  ceiling: Money;
};

const secondLowest = (prices: readonly Money[]): Money | undefined =>
  [...prices].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))[1];

/** 财库〔2026〕2号: strictly below 50 % of the mean, 50 % of the second lowest, or 45 % of the ceiling. */
export const priceIsNotAbnormallyLow: Flag<LowPriceFacts> = {
  id: "procurement.priceIsNotAbnormallyLow",
  weight: "flags",
  basis: [article(laws.abnormalPrices, "正文")],
  says: "报价低于平均报价 50%、次低报价 50% 或者最高限价 45% 的，应当启动异常低价审查",
  fix: "请要求供应商在合理时间（一般不少于 30 分钟）内说明成本，评审小组审查并记录；不能证明合理的作无效响应处理",
  broken({ provider, price, prices, ceiling }) {
    const total = prices.reduce((sum, one) => sum + one, 0n);
    const second = secondLowest(prices);
    const found = [
      ...(price * 2n * BigInt(prices.length) < total
        ? [`低于平均报价 ${inYuan(fen(total / BigInt(prices.length)))} 元的 50%`]
        : []),
      ...(second !== undefined && price * 2n < second
        ? [`低于次低报价 ${inYuan(second)} 元的 50%`]
        : []),
      ...(price * 100n < ceiling * 45n ? [`低于最高限价 ${inYuan(ceiling)} 元的 45%`] : []),
    ];
    return found.length > 0
      ? `${provider}报价 ${inYuan(price)} 元，${found.join("，")}`
      : undefined;
  },
};

/** Who was found abnormally low must have been examined before the ranking. */
export const lowPricesAreReviewed: Bar<{ unreviewed: readonly string[] }> = {
  id: "procurement.lowPricesAreReviewed",
  weight: "bars",
  basis: [article(laws.abnormalPrices, "正文")],
  says: "触发异常低价审查的响应，审查并记录后才能完成评审",
  fix: "请逐家记录审查结果，或者作无效响应处理",
  broken: ({ unreviewed }) =>
    unreviewed.length > 0 ? `${unreviewed.join("、")}的报价尚未审查` : undefined,
};
