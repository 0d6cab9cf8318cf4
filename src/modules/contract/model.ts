import * as z from "zod";
import type { Day } from "../../base/day.ts";
import type { Money } from "../../base/money.ts";
import { count, date, id, keysOf, money, type Owned, text } from "../../base/shape.ts";
import { termGroundNames } from "../project/model.ts";

export const contractStatuses = {
  drafted: "起草中",
  inReview: "待核对签订",
  signed: "履行中",
  completed: "已履行完毕",
  endedEarly: "提前终止",
} as const;

export type ContractStatus = keyof typeof contractStatuses;

/** 102号令 第二十三条: the written terms, beside term and price, that every contract must have. */
export const termNames = {
  content: "服务内容",
  quantity: "服务数量",
  quality: "服务质量",
  settlement: "资金结算方式",
  rights: "双方权利义务",
  breach: "违约责任",
} as const;

export type Term = keyof typeof termNames;

export const terms = [
  "content",
  "quantity",
  "quality",
  "settlement",
  "rights",
  "breach",
] as const satisfies Term[];

/** 合同. `organization` is the purchaser, `provider` the organization of the 承接主体. */
export type Contract = Owned & {
  number: string;
  title: string;
  project: string;
  award: string;
  provider: string;
  status: ContractStatus;
  price: Money;
  awardedOn: Day;
  content: string;
  quantity: string;
  quality: string;
  settlement: string;
  rights: string;
  breach: string;
  termFrom: Day;
  termTo: Day;
  acceptanceDays: number;
  payDays: number;
  advance: Money;
  bond: Money;
  /** Which conditions of 102号令 第二十四条 hold; asked for where the term is longer than a year. */
  termGrounds: string[];
  providerIsSme: boolean;
  notifiedOn: Day | null;
  signedOn: Day | null;
  filedOn: Day | null;
  endedOn: Day | null;
  endReason: string;
  post: string;
  recordedAt: Date;
};

/** 合同份额: what one using organization takes of a contract. `share` is the share of the project. */
export type ContractShare = Owned & {
  contract: string;
  award: string;
  share: string;
  userOrganization: string;
  accepterOrganization: string;
  payerOrganization: string;
  quantity: number;
  fiscal: Money;
  other: Money;
};

/** 年度分期: share × fiscal year, with its commit posting. */
export type Instalment = Owned & {
  contract: string;
  contractShare: string;
  share: string;
  allotment: string;
  year: number;
  amount: Money;
  supplement: string | null;
  posting: string;
};

/** 条款, or 验收标准 with the part (in ten-thousandths) deducted where it is not met. */
export type Clause = Owned & {
  contract: string;
  kind: "clause" | "acceptance";
  position: number;
  says: string;
  deduction: number;
};

/** 补充合同. */
export type Supplement = Owned & {
  contract: string;
  amount: Money;
  signedOn: Day;
  reason: string;
  post: string;
  recordedAt: Date;
};

const grounds = keysOf(termGroundNames);

const positive = money.refine((amount) => amount > 0n, "金额应大于零");

/** A draft may be incomplete: the terms are asked for when it is submitted. */
const draftText = z.string().trim().max(4000, "最多 4000 个字").default("");

export const DraftInput = z.object({
  jurisdiction: z.string(),
  award: id,
  /** Which shares this contract is for: one contract each, or some together. Left out, all that have none yet. */
  shares: z.array(id).min(1, "至少选一个单位").max(60, "最多 60 个单位").optional(),
});

export type DraftInput = z.output<typeof DraftInput>;

export const EditInput = z.object({
  title: text(200),
  price: positive,
  content: draftText,
  quantity: draftText,
  quality: draftText,
  settlement: draftText,
  rights: draftText,
  breach: draftText,
  termFrom: date,
  termTo: date,
  termGrounds: z.array(z.enum(grounds)).max(5).default([]),
  acceptanceDays: count.min(1, "至少 1 天").max(365, "最多 365 天"),
  payDays: count.min(1, "至少 1 天").max(365, "最多 365 天"),
  advance: money,
  bond: money,
  shares: z.array(z.object({ share: id, fiscal: money, other: money })).min(1, "至少有一个份额"),
  clauses: z.array(text(1000)).max(60),
  acceptance: z.array(z.object({ says: text(1000), deduction: count.min(0).max(10_000) })).max(60),
});

export type EditInput = z.output<typeof EditInput>;

export const SignInput = z.object({
  signedOn: date.optional(),
  /**
   * What the plan holds beyond the price goes back to the budget line, unless the purchaser keeps it. Where nothing is
   * said it is kept if the plan leaves something beyond this purchase: more may be bought of it.
   */
  saveRest: z.boolean().optional(),
});

export const SupplementInput = z.object({
  amount: positive,
  signedOn: date.optional(),
  reason: text(500),
  /** Left out, the amount is split as the contract's fiscal shares are. */
  shares: z.array(z.object({ share: id, amount: money })).optional(),
});

export const EndInput = z.object({ endedOn: date.optional(), reason: text(500) });
