import * as z from "zod";
import type { Day, InForce } from "../../base/day.ts";
import { date, key, keysOf, money, moneyOut, offer, type Owned, text } from "../../base/shape.ts";

/** 标准草案的状态. */
export const standardStatuses = {
  drafted: "草拟中",
  submitted: "待财政审核",
  returned: "已退回",
  agreed: "已同意",
  published: "已发布",
  replaced: "已被替代",
  withdrawn: "已撤销",
} as const;

export type StandardStatus = keyof typeof standardStatuses;
const statuses = keysOf(standardStatuses);

/** 绩效指标的类. */
export const indicatorDimensions = {
  output: "产出",
  benefit: "效益",
  satisfaction: "满意度",
} as const;

const words = z.string().min(1);

/** 验收事项: part of one hundred; what is not met is deducted by its weight. */
const AcceptanceItem = z.object({
  code: text(10),
  name: text(40),
  standard: text(300),
  /** How it is checked: 查阅资料, 现场查看, 抽样, 问服务对象. */
  method: text(200),
  weight: z.int("分值应为整数").min(1, "分值至少 1").max(100, "分值至多 100"),
});

/** 绩效指标, as targets of a project and an evaluation take it over. */
const Indicator = z.object({
  dimension: z.enum(keysOf(indicatorDimensions)),
  name: text(60),
  /** "at least" or "at most" the target. */
  sense: z.enum(["atLeast", "atMost"]),
  target: z.number("目标值应为数字").min(0, "目标值不能为负").max(1_000_000, "目标值过大"),
  unit: text(20),
  evidence: text(100),
  weight: z.int("权重应为整数").min(1, "权重至少 1").max(100, "权重至多 100"),
});

const Requirement = z.object({
  /** Of the provider, or of each of the people who serve. */
  of: z.enum(["provider", "staff"]),
  name: text(60),
  atLeast: z.int("数量应为整数").min(1, "至少 1").max(10_000, "数量过大"),
});

const Clause = z.object({ topic: text(20), text: text(1000) });

/** 服务标准的内容: what a contract copies and an acceptance checks. */
export const StandardContent = z.object({
  scope: words,
  /** How the quantity is counted, and what a price covers. */
  quantity: words,
  priceBasis: words,
  quality: z.array(words).min(1),
  timeliness: z.array(words).min(1),
  qualifications: z.array(Requirement),
  clauses: z.array(Clause).min(1),
  acceptanceItems: z.array(AcceptanceItem).min(1),
  indicators: z.array(Indicator).min(1),
  /** 公共服务 must ask the people served at acceptance (条例 第四十五条). */
  asksUsers: z.boolean(),
});

export type StandardContent = z.infer<typeof StandardContent>;

/** 服务标准（版本）. */
export type ServiceStandard = InForce & {
  /** Beginning of the division codes it is for; a shipped sample is for every place. */
  place: string;
  item: string;
  version: number;
  name: string;
  unit: string;
  /** Fen per unit. */
  priceLow: bigint;
  priceHigh: bigint;
  /** The department that set it. */
  issuer: string;
  document: string;
  publishedOn: Day | null;
  confirmed: boolean;
  content: StandardContent;
};

const longText = (most: number) => z.string().trim().max(most, `最多 ${most} 个字`);

/** A draft may have gaps; its rules look for them when it is submitted. */
export const DraftContent = z.object({
  scope: longText(1000),
  quantity: longText(500),
  priceBasis: longText(500),
  quality: z.array(text(300)).max(30, "最多 30 条"),
  timeliness: z.array(text(300)).max(30, "最多 30 条"),
  qualifications: z.array(Requirement).max(20, "最多 20 项"),
  clauses: z.array(Clause).max(30, "最多 30 条"),
  acceptanceItems: z.array(AcceptanceItem).max(40, "最多 40 项"),
  indicators: z.array(Indicator).max(40, "最多 40 项"),
  asksUsers: z.boolean(),
});

/** 标准草案: what a department writes, until its version is in force. */
export type StandardDraft = Owned & {
  number: string;
  item: string;
  itemName: string;
  name: string;
  unit: string;
  priceLow: bigint;
  priceHigh: bigint;
  /** How the price range was measured: market inquiry, contracts of former years. */
  reckoning: string;
  content: StandardContent;
  status: StandardStatus;
  remarks: string;
  document: string;
  /** The version it became, from which day on. */
  version: number | null;
  fromOn: Day | null;
  post: string;
  draftedOn: Day;
  submittedOn: Day | null;
  agreedOn: Day | null;
  publishedOn: Day | null;
  recordedAt: Date;
};

export const DraftInput = z.object({
  name: text(60),
  unit: text(20),
  priceLow: money,
  priceHigh: money,
  reckoning: longText(1000).default(""),
  content: DraftContent,
});

export type DraftInput = z.output<typeof DraftInput>;

export const PublishInput = z.object({ document: text(100), fromOn: date });

export type PublishInput = z.output<typeof PublishInput>;

/** A standard in a list. */
export const StandardRow = z.object({
  place: z.string(),
  item: z.string(),
  version: z.number(),
  name: z.string(),
  unit: z.string(),
  priceLow: moneyOut,
  priceHigh: moneyOut,
  issuer: z.string(),
  document: z.string(),
  publishedOn: date.nullable(),
  from: z.string(),
  to: z.string().optional(),
  confirmed: z.boolean(),
});

export const StandardView = StandardRow.extend({ content: StandardContent });

/** 版本对比: one part of a standard that is not as it was. */
export const DifferenceView = z.object({
  part: z.string(),
  before: z.string(),
  after: z.string(),
});

export const DraftRow = z.object({
  ...key,
  number: z.string(),
  organization: z.object({ id: z.string(), name: z.string() }),
  item: z.string(),
  itemName: z.string(),
  name: z.string(),
  status: z.enum(statuses),
  statusName: z.string(),
  draftedOn: date,
  version: z.number().nullable(),
  fromOn: date.nullable(),
});

export const DraftView = DraftRow.extend({
  unit: z.string(),
  priceLow: moneyOut,
  priceHigh: moneyOut,
  reckoning: z.string(),
  content: DraftContent,
  remarks: z.string(),
  document: z.string(),
  drafter: z.string(),
  submittedOn: date.nullable(),
  agreedOn: date.nullable(),
  publishedOn: date.nullable(),
  /** The version in force that it would replace, and what would change. */
  former: StandardRow.nullable(),
  differences: z.array(DifferenceView),
  /** What its rules would say today, so that nobody learns it only from a refusal. */
  breaches: offer.shape.breaches,
  offers: z.array(offer),
});
