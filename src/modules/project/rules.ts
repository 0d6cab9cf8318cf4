import { daysBetween, type Day } from "../../base/day.ts";
import { article } from "../../base/law.ts";
import { inYuan, minus, nought, sum, type Money } from "../../base/money.ts";
import type { Bar, Flag } from "../../base/rule.ts";
import {
  budgetLaw,
  evaluationMeasures,
  noDisguisedFinancing,
  servicePurchase,
} from "../../law/statutes.ts";
import { mayBuy, natures, type Nature } from "../organization/natures.ts";
import { termGroundNames, type TermGround } from "./model.ts";

/** 购买主体: state organs, and those to which 102 第三十三条 extends it. What an office is, people may have corrected. */
export const purchaserMayBuy: Bar<{
  purchaser: { name: string; nature: Nature | undefined };
}> = {
  id: "project.purchaserMayBuy",
  weight: "bars",
  basis: [article(servicePurchase, 5), article(servicePurchase, 33), article(servicePurchase, 8)],
  says: "购买主体应当是国家机关，或者参照执行的机关和单位",
  fix: "请由主管的机关作为购买主体立项；单位性质登记有误的，请县财政局凭文件更正",
  broken({ purchaser: { name, nature } }) {
    if (nature === undefined) return `${name}的单位性质尚未核定，不能确定可否作为购买主体`;
    return mayBuy(nature) ? undefined : `${name}是${natures[nature].name}，不是购买主体`;
  },
};

export type ItemFacts = {
  item: { code: string; name: string; isFound: boolean; isLeaf: boolean; purchaseItem: string };
  edition: string;
};

export const itemIsInCatalog: Bar<ItemFacts> = {
  id: "project.itemIsInCatalog",
  weight: "bars",
  basis: [article(servicePurchase, 11)],
  says: "购买的内容应当在指导性目录以内",
  fix: "请从目录的末级事项中选择；目录以外确需购买的，先报财政部门审核备案",
  field: "item",
  broken({ item, edition }) {
    if (!item.isFound) return `“${edition}”里没有事项 ${item.code}`;
    return item.isLeaf ? undefined : `${item.code} ${item.name}不是末级事项，不能直接购买`;
  },
};

/** Works, and what the state and capital do together (PPP), are seen by the 品目 of the item, never by its words. */
export const itemIsNotProhibited: Bar<ItemFacts> = {
  id: "project.itemIsNotProhibited",
  weight: "bars",
  basis: [
    article(servicePurchase, "10（三）"),
    article(servicePurchase, "10（四）"),
    article(noDisguisedFinancing, "二"),
  ],
  says: "货物、工程、工程和服务打包的项目以及融资不得纳入政府购买服务",
  fix: "工程和货物请按政府采购法另行采购；政府和社会资本合作按其规定办理",
  field: "item",
  broken({ item: { code, name, purchaseItem } }) {
    if (purchaseItem.startsWith("C1105"))
      return `${code} ${name}的品目 ${purchaseItem} 是工程总承包`;
    if (purchaseItem.startsWith("C24"))
      return `${code} ${name}的品目 ${purchaseItem} 是政府和社会资本合作`;
    return undefined;
  },
};

export type CostFacts = {
  shares: readonly { user: string; cost: Money; fiscal: Money; other: Money }[];
};

export const costIsFunded: Bar<CostFacts> = {
  id: "project.costIsFunded",
  weight: "bars",
  basis: [article(servicePurchase, 16), article(budgetLaw, 13)],
  says: "每个份额的金额都要落实资金来源",
  fix: "请补足或减少资金来源，使其合计等于数量乘单价",
  field: "fundings",
  broken({ shares }) {
    const wrong = shares.filter((one) => one.fiscal + one.other !== one.cost);
    if (wrong.length === 0) return undefined;
    return wrong
      .map(({ user, cost, fiscal, other }) => {
        const funded = sum([fiscal, other]);
        const [more, by] =
          funded < cost ? ["少", minus(cost, funded)] : ["多", minus(funded, cost)];
        return `${user}应 ${inYuan(cost)} 元，已落实 ${inYuan(funded)} 元，${more} ${inYuan(by)} 元`;
      })
      .join("；");
  },
};

export type LineFacts = {
  /** `proposed` is asked for on a line that no budget has approved yet; it counts until the plan draws on the line. */
  lines: readonly { code: string; free: Money; proposed?: Money; wanted: Money; year: number }[];
  years: { first: number; last: number };
};

export const linesHaveMoney: Bar<LineFacts> = {
  id: "project.linesHaveMoney",
  weight: "bars",
  basis: [article(budgetLaw, 13), article(servicePurchase, 16)],
  says: "没有预算的事项不得实施，不得先购买后补预算",
  fix: "换一条有余额的指标，或者减少金额；确需增加的，先由财政局追加指标",
  field: "fundings",
  broken({ lines }) {
    const short = lines.flatMap((one) => {
      const has = sum([one.free, one.proposed ?? nought]);
      return one.wanted > has ? [{ ...one, has }] : [];
    });
    if (short.length === 0) return undefined;
    return short
      .map(
        ({ code, has, wanted, proposed }) =>
          `指标 ${code} ${proposed ? "申报" : "可用"} ${inYuan(has)} 元，本项目要用 ${inYuan(wanted)} 元，差 ${inYuan(minus(wanted, has))} 元`,
      )
      .join("；");
  },
};

/** A project enters the plan on approved money alone: what is only asked for is no budget. */
export const planDrawsOnApproved: Bar<LineFacts> = {
  id: "project.planDrawsOnApproved",
  weight: "bars",
  basis: [article(budgetLaw, 13), article(servicePurchase, 16)],
  says: "没有批复的预算不得列入购买计划",
  fix: "请等年度购买计划批复；已有预算的，换一条有余额的指标",
  field: "fundings",
  broken({ lines }) {
    const short = lines.filter((one) => one.wanted > one.free);
    if (short.length === 0) return undefined;
    return short
      .map(
        ({ code, free, wanted }) =>
          `指标 ${code} 批复可用 ${inYuan(free)} 元，本项目要用 ${inYuan(wanted)} 元，差 ${inYuan(minus(wanted, free))} 元`,
      )
      .join("；");
  },
};

export const linesAreOfTheYears: Bar<LineFacts> = {
  id: "project.linesAreOfTheYears",
  weight: "bars",
  basis: [article(servicePurchase, 16)],
  says: "资金应当列入项目所在年度的预算",
  fix: "请选择项目年度到服务期末年度之间的指标",
  field: "fundings",
  broken({ lines, years }) {
    const wrong = lines.filter((one) => one.year < years.first || one.year > years.last);
    if (wrong.length === 0) return undefined;
    const named = wrong.map((one) => `指标 ${one.code} 属于 ${one.year} 年度`).join("；");
    return `${named}，项目从 ${years.first} 到 ${years.last} 年度`;
  },
};

export type TermFacts = { termFrom: Day; termTo: Day; termGrounds: readonly string[] };

/** The day on which a term of so many years, begun on `from`, ends. */
function lastDayOf(from: Day, years: number): string {
  const next = `${Number(from.slice(0, 4)) + years}${from.slice(4)}`;
  // One day less; 29 February of a year that has none ends on 28 February.
  const at = Date.parse(`${next}T00:00:00Z`);
  return new Date(at - 86_400_000).toISOString().slice(0, 10);
}

export const termIsLawful: Bar<TermFacts> = {
  id: "project.termIsLawful",
  weight: "bars",
  basis: [article(servicePurchase, 24)],
  says: "合同期限一般不超过一年；预算有保障且内容相对固定、连续性强、经费来源稳定、价格变化幅度小的，不超过三年",
  fix: "请缩短期限；不超过三年的，请逐项确认五个条件并在申报材料中说明",
  field: "termTo",
  broken({ termFrom, termTo, termGrounds }) {
    const days = daysBetween(termFrom, termTo) + 1;
    if (days < 1) return `服务期从 ${termFrom} 到 ${termTo}，止日早于起日`;
    const [one, three] = [lastDayOf(termFrom, 1), lastDayOf(termFrom, 3)];
    if (termTo > three) return `服务期到 ${termTo}，三年到 ${three} 为止`;
    if (termTo <= one) return undefined;
    const missing = (Object.keys(termGroundNames) as TermGround[])
      .filter((ground) => !termGrounds.includes(ground))
      .map((ground) => termGroundNames[ground]);
    if (missing.length === 0) return undefined;
    return `服务期到 ${termTo}，一年到 ${one} 为止；还没有确认：${missing.join("、")}`;
  },
};

export type TargetFacts = {
  targets: readonly { indicator: string; weight: number; dimension: string }[];
  /** Weight of budget execution in the self-evaluation of the day. */
  execution: number;
};

export const targetsAreWhole: Bar<TargetFacts> = {
  id: "project.targetsAreWhole",
  weight: "bars",
  basis: [article(servicePurchase, 20)],
  says: "绩效目标应当事先设定、可以衡量，各项权重与预算执行率合计 100",
  fix: "请补充指标或调整权重",
  field: "targets",
  broken({ targets, execution }) {
    if (targets.length === 0) return "没有设定绩效指标";
    const weights = targets.reduce((total, one) => total + one.weight, 0);
    if (weights + execution === 100) return undefined;
    return `各项指标权重合计 ${weights}，加上预算执行率 ${execution}，共 ${weights + execution}，应为 100`;
  },
};

/** A public service without the voice of those it serves can hardly be judged later. */
export const targetsAskTheServed: Flag<TargetFacts> = {
  id: "project.targetsAskTheServed",
  weight: "flags",
  basis: [article(evaluationMeasures, "正文")],
  says: "绩效指标宜包括产出、效益和服务对象满意度",
  fix: "请补充缺少的一类指标，或者在申报材料中说明原因",
  broken({ targets }) {
    const has = new Set(targets.map((one) => one.dimension));
    const missing = [
      has.has("benefit") ? "" : "效益",
      has.has("satisfaction") ? "" : "满意度",
    ].filter(Boolean);
    return missing.length === 0 ? undefined : `没有${missing.join("、")}指标`;
  },
};

export type PriceFacts = {
  unit: string;
  unitPrice: Money;
  standard: { name: string; priceLow: Money; priceHigh: Money; unit: string } | undefined;
};

export const priceIsWithinStandard: Flag<PriceFacts> = {
  id: "project.priceIsWithinStandard",
  weight: "flags",
  basis: [article(servicePurchase, 15)],
  says: "单价宜在服务标准的价格区间以内",
  fix: "请核对单价的构成，并在申报材料中说明原因",
  field: "unitPrice",
  broken({ unit: asked, unitPrice, standard }) {
    if (!standard) return undefined;
    const { name, priceLow, priceHigh, unit } = standard;
    if (asked !== unit) return `按“${asked}”计价，《${name}》按“${unit}”，单价无法对照`;
    if (priceLow <= unitPrice && unitPrice <= priceHigh) return undefined;
    return `单价 ${inYuan(unitPrice)} 元，《${name}》为 ${inYuan(priceLow)} 至 ${inYuan(priceHigh)} 元每${unit}`;
  },
};

export type SameItemFacts = {
  itemName: string;
  earlier: Money;
  cost: Money;
  procurementFrom: Money | undefined;
};

/** Each below the limit, together at or above it. 条例 第二十八条 speaks of the open-tender amount alone: here the limit counts, by 102 第十七条. */
export const sameItemStaysBelowLimit: Flag<SameItemFacts> = {
  id: "project.sameItemStaysBelowLimit",
  weight: "flags",
  basis: [article(servicePurchase, 17)],
  says: "同类服务一年内多次在限额以下立项、累计达到采购限额标准的，应当说明为何不合并采购",
  fix: "请合并采购；确属不同内容的，在申报材料中说明",
  broken({ itemName, earlier, cost, procurementFrom }) {
    if (procurementFrom === undefined || cost >= procurementFrom || earlier === 0n)
      return undefined;
    const total = sum([earlier, cost]);
    if (total < procurementFrom) return undefined;
    return `${itemName}本年已有 ${inYuan(earlier)} 元，加上本项目 ${inYuan(cost)} 元，共 ${inYuan(total)} 元，达到采购限额标准 ${inYuan(procurementFrom)} 元`;
  },
};

/** Money of a contract can no longer leave the plan. */
export const nothingIsCommitted: Bar<{ committed: Money }> = {
  id: "project.nothingIsCommitted",
  weight: "bars",
  basis: [article(budgetLaw, 13), article(servicePurchase, 16)],
  says: "已签合同的项目不能移出计划",
  fix: "请先依法解除或者终止合同",
  broken: ({ committed }) => (committed > 0n ? `已签合同 ${inYuan(committed)} 元` : undefined),
};
