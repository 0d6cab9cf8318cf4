import * as z from "zod";
import type { Money } from "../../base/money.ts";
import {
  date,
  id,
  jurisdiction,
  key,
  money,
  moneyOut,
  page,
  text,
  year,
} from "../../base/shape.ts";

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
  settle: "抵扣上年预付",
  carry: "结转下年",
  takeUp: "上年结转",
  lapse: "年终注销",
} as const;

export type PostingKind = keyof typeof postingNames;
export type LineKind = "approve" | "adjust" | "cut";
/** What one act moves on an allotment; plan, carry and takeUp move a line with it, in acts of their own. */
export type AllotmentKind = Exclude<PostingKind, LineKind | "plan" | YearEndKind>;
export type YearEndKind = "carry" | "takeUp" | "lapse";

/** 减少: less money for the line, or back from it. */
export const lesseningKinds: ReadonlySet<PostingKind> = new Set<PostingKind>([
  ...(["cut", "carry", "lapse", "unplan", "save", "release"] as const),
  ...(["unaccept", "recover", "return", "refund"] as const),
]);

/** What a posting can move: the budget of a line, and each layer of what was drawn on it. */
const figures = ["approved", "planned", "committed", "accepted", "advanced", "paid"] as const;
export type Figure = (typeof figures)[number];

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
  economicClass: z.string().nullable(),
  ledger: z.enum(["general", "fund"]),
  source: z.enum(["own", "transfer", "special", "other"]),
  /** 费随事转: the grant that it holds a part of. */
  dutyGrant: id.nullable(),
  /** 结转: the line of last year that it continues. */
  continues: id.nullable(),
  money: BalanceView,
});

export const PostingView = z.object({
  id,
  kind: z.string(),
  called: z.string(),
  /** With its sign: what it moved of the figure that was asked about, or else of its own. */
  amount: moneyOut,
  happenedOn: date,
  recordedAt: z.date(),
  /** The noun whose act it was: contract, payment, project… */
  subject: z.object({ kind: z.string(), id }),
  allotment: id.nullable(),
  /** 批准文件, for what moves the budget itself. */
  decision: z.string().nullable(),
});

export const DecisionInput = z.object({
  number: text(80),
  title: text(200),
  decidedOn: date,
});

export const functionalClass = z
  .string()
  .regex(/^\d{3}(\d{2}(\d{2})?)?$/, "功能分类应为 3、5 或 7 位数字，如 2010399");

/** 申报指标: asked for before the budget; it gets its code when it is asked for, its money when it is approved. */
export const ProposalInput = z.object({
  title: text(100),
  functionalClass,
  ledger: z.enum(["general", "fund"]),
  source: z.enum(["own", "transfer", "special", "other"]),
  amount: money,
});

/** What a line is: the same by hand, from a file and from a grant. */
export const LineContent = z.object({
  organization: id,
  year,
  code: text(40),
  title: text(100),
  functionalClass,
  economicClass: z
    .string()
    .regex(/^\d{5}$/, "经济分类应为 5 位数字，如 30227")
    .optional(),
  ledger: z.enum(["general", "fund"]),
  source: z.enum(["own", "transfer", "special", "other"]),
  /** 结转: the line of last year. */
  continues: id.optional(),
  amount: money,
});

export const NewLineInput = LineContent.extend({ decision: DecisionInput });

export const ChangeInput = z.object({
  ...key,
  change: z.enum(["adjust", "cut"]),
  amount: money,
  reason: text(200),
  decision: DecisionInput,
});

export const PostingsInput = z.object({
  ...key,
  ...page,
  /** 只看一个额度. */
  allotment: id.optional(),
  /** 只看一个数是怎么来的. */
  figure: z.enum(figures).optional(),
});

const LineName = z.object({ ...key, code: z.string(), title: z.string() });

/** 一条指标 with what it came from: its grant, the line that it continues, the line that continues it. */
export const LineDetail = LineView.extend({
  grant: LineName.nullable(),
  continued: LineName.extend({ year: z.number() }).nullable(),
  continuedBy: LineName.extend({ year: z.number() }).nullable(),
});

/** 导入结果: all lines of the file in one act, or none and the file with remarks. */
export const LineImportView = z.object({
  approved: z.number(),
  unchanged: z.number(),
  amount: moneyOut,
  remarks: z.array(z.object({ row: z.number(), code: z.string(), says: z.string() })),
  /** The user's own file with remarks, as base64 of an .xlsx; null where nothing is wrong. */
  returned: z.string().nullable(),
});

export const LinesInput = z.object({
  year: year.optional(),
  organization: id.optional(),
  jurisdiction: jurisdiction.optional(),
});
