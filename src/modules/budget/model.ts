import * as z from "zod";
import type { Money } from "../../base/money.ts";
import { date, id, jurisdiction, key, money, moneyOut, text, year } from "../../base/shape.ts";

/** 账: which of the two budgets of the statistics form a line belongs to. */
export const ledgerNames = { general: "一般公共预算", fund: "政府性基金预算" } as const;
export type LedgerName = keyof typeof ledgerNames;

/** 资金来源. */
export const sourceNames = {
  own: "本级",
  transfer: "上级转移支付",
  special: "专项",
  other: "其他",
} as const;
export type SourceName = keyof typeof sourceNames;

/** 记账种类: what a posting is called on screens and papers. */
export const postingNames = {
  approve: "批复",
  adjust: "追加",
  cut: "核减",
  plan: "列入计划",
  unplan: "移出计划",
  save: "计划结余",
  commit: "签订合同",
  release: "合同减少",
  accept: "验收",
  unaccept: "更正验收",
  advance: "预付",
  recover: "扣回预付",
  pay: "支付",
  return: "退回",
  refund: "降价退款",
} as const;

export type PostingKind = keyof typeof postingNames;
export type LineKind = "approve" | "adjust" | "cut";
export type AllotmentKind = Exclude<PostingKind, LineKind | "plan">;

/** 指标余额: approved ≥ drawn (Σ planned). */
export type LineBalance = { approved: Money; drawn: Money };

/** 额度余额: planned ≥ committed ≥ accepted + advanced ≥ paid. */
export type Balance = {
  planned: Money;
  committed: Money;
  accepted: Money;
  advanced: Money;
  paid: Money;
};

export const BalanceView = z.object({
  approved: moneyOut,
  planned: moneyOut,
  committed: moneyOut,
  accepted: moneyOut,
  advanced: moneyOut,
  paid: moneyOut,
});

export const LineView = z.object({
  ...key,
  organization: z.object({ id, name: z.string() }),
  year: z.number(),
  code: z.string(),
  title: z.string(),
  functionalClass: z.string(),
  ledger: z.enum(["general", "fund"]),
  source: z.enum(["own", "transfer", "special", "other"]),
  money: BalanceView,
});

export const PostingView = z.object({
  id,
  kind: z.string(),
  called: z.string(),
  amount: moneyOut,
  happenedOn: date,
  recordedAt: z.date(),
  /** The noun whose act it was: contract, payment, project… */
  subject: z.object({ kind: z.string(), id }),
  allotment: id.nullable(),
  /** 批准文件, for approvals, additions and cuts. */
  decision: z.string().nullable(),
});

export const DecisionInput = z.object({
  number: text(80),
  title: text(200),
  decidedOn: date,
});

export const NewLineInput = z.object({
  organization: id,
  year,
  code: text(40),
  title: text(100),
  functionalClass: z
    .string()
    .regex(/^\d{3}(\d{2}(\d{2})?)?$/, "功能分类应为 3、5 或 7 位数字，如 2010399"),
  economicClass: z
    .string()
    .regex(/^\d{5}$/, "经济分类应为 5 位数字，如 30227")
    .optional(),
  ledger: z.enum(["general", "fund"]),
  source: z.enum(["own", "transfer", "special", "other"]),
  amount: money,
  decision: DecisionInput,
});

export const ChangeInput = z.object({
  ...key,
  change: z.enum(["adjust", "cut"]),
  amount: money,
  decision: DecisionInput,
});

export const LinesInput = z.object({
  year: year.optional(),
  organization: id.optional(),
  jurisdiction: jurisdiction.optional(),
});
