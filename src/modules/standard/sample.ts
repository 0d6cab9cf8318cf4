import { day } from "../../base/day.ts";
import { yuan } from "../../base/money.ts";
import type { indicatorDimensions, ServiceStandard, StandardContent } from "./model.ts";

/** 样例标准, as it is written down: rows in the order in which an official reads them. */
export type Written = {
  item: string;
  name: string;
  unit: string;
  /** Whole yuan per unit, from and to. */
  range: readonly [low: number, high: number];
  scope: string;
  quantity: string;
  covers: string;
  quality: readonly string[];
  time: readonly string[];
  /** Of the provider, and of its people with how many. */
  asks?: readonly (readonly [of: "单位" | "人员", name: string, atLeast: number])[];
  settlement: string;
  rights: string;
  breach: string;
  /** Clauses of the trade beside those that every contract has. */
  clauses?: readonly (readonly [topic: string, text: string])[];
  accepts: readonly (readonly [name: string, standard: string, method: string, weight: number])[];
  /** "≥ 95 %": sense, target and unit. */
  indicators: readonly (readonly [
    dimension: (typeof indicatorDimensions)[keyof typeof indicatorDimensions],
    name: string,
    goal: string,
    evidence: string,
    weight: number,
  ])[];
  /** Services for the office itself whose users are the public all the same; public services are asked always. */
  asksUsers?: true;
  /** Where a trade had a standard before: which version this is, and from when. */
  follows?: { version: number; from: string };
};

const dimensions = { 产出: "output", 效益: "benefit", 满意度: "satisfaction" } as const;

function goalOf(text: string) {
  const [, sense, target = "", unit = ""] = /^([≥≤]) ([\d.]+) (.+)$/.exec(text) ?? [];
  if (sense === undefined) throw new RangeError(`不是目标值：${text}`);
  return { sense: sense === "≥" ? "atLeast" : "atMost", target: Number(target), unit } as const;
}

/** What every contract of a service says alike. */
const usualClauses: readonly (readonly [string, string])[] = [
  ["服务期限", "一般不超过一年，起止日期在合同中写明。"],
  ["项目台账", "乙方建立项目台账，记录每次服务的时间、地点、数量和结果，随时供甲方查阅。"],
  ["转包分包", "乙方不得转包；依法分包的，应当经甲方书面同意，乙方对分包部分负责。"],
];

function contentOf(one: Written): StandardContent {
  const terms = [
    ["结算方式", one.settlement],
    ["权利义务", one.rights],
    ["违约责任", one.breach],
    ...(one.clauses ?? []),
    ...usualClauses,
  ] as const;
  return {
    scope: one.scope,
    quantity: one.quantity,
    priceBasis: one.covers,
    quality: [...one.quality],
    timeliness: [...one.time],
    qualifications: (one.asks ?? []).map(([of, name, atLeast]) => ({
      of: of === "单位" ? "provider" : "staff",
      name,
      atLeast,
    })),
    clauses: terms.map(([topic, text]) => ({ topic, text })),
    acceptanceItems: one.accepts.map(([name, standard, method, weight], at) => ({
      code: `${at + 1}`,
      name,
      standard,
      method,
      weight,
    })),
    indicators: one.indicators.map(([dimension, name, goal, evidence, weight]) => ({
      dimension: dimensions[dimension],
      name,
      ...goalOf(goal),
      evidence,
      weight,
    })),
    asksUsers: one.asksUsers ?? one.item.startsWith("A"),
  };
}

/** A sample says that it is one, and is confirmed by nobody: a county sets its own. */
export const sampleOf = (one: Written): ServiceStandard => ({
  place: "",
  item: one.item,
  version: one.follows?.version ?? 1,
  name: one.name,
  unit: one.unit,
  priceLow: yuan(`${one.range[0]}`),
  priceHigh: yuan(`${one.range[1]}`),
  issuer: "样例",
  document: "样例服务标准（请以行业主管部门公布的标准为准）",
  publishedOn: null,
  from: day(one.follows?.from ?? "2020-03-01"),
  confirmed: false,
  content: contentOf(one),
});
