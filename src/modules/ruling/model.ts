import * as z from "zod";
import type { Money } from "../../base/money.ts";
import {
  breach,
  date,
  id,
  key,
  keysOf,
  money,
  moneyOut,
  offer,
  page,
  type Owned,
  text,
} from "../../base/shape.ts";
import type { Finding } from "../boundary/model.ts";
import type { SixKind } from "../policy/model.ts";

/** 目录外备案的状态. */
export const filingStatuses = {
  drafted: "草稿",
  submitted: "待财政审核",
  accepted: "已备案",
  declined: "不予备案",
  withdrawn: "已撤回",
} as const;

export type FilingStatus = keyof typeof filingStatuses;

/** 解除阻断的状态. */
export const liftStatuses = {
  unrequested: "未申请",
  requested: "待人工审核",
  granted: "已解除",
  refused: "不予解除",
  withdrawn: "已撤回",
} as const;

export type LiftStatus = keyof typeof liftStatuses;

/** 目录外备案: an item really needed that no catalog holds. `organization` is the purchaser. */
export type Filing = Owned & {
  name: string;
  content: string;
  whyNeeded: string;
  whyOutside: string;
  parent: string;
  kind: SixKind;
  purchaseItem: string;
  amount: Money;
  status: FilingStatus;
  number: string;
  code: string;
  fromOn: string | null;
  toOn: string | null;
  draftedOn: string;
  submittedOn: string | null;
  decidedOn: string | null;
  reason: string;
  post: string;
  decider: string | null;
  recordedAt: Date;
};

/** 解除阻断: a ruling on one project in these very words. `organization` is the purchaser. */
export type BarLift = Owned & {
  project: string;
  title: string;
  words: string;
  findings: Finding[];
  reason: string;
  status: LiftStatus;
  requestedOn: string;
  decidedOn: string | null;
  ruling: string;
  post: string;
  decider: string | null;
  recordedAt: Date;
};

export const FilingContent = z.object({
  name: text(60),
  content: text(500),
  whyNeeded: text(500),
  whyOutside: text(500),
  parent: z.string().regex(/^[A-Z]\d{0,6}$/, "上级类别的编码应如 A11"),
  kind: z.enum(["1", "2", "3", "4", "5", "6"]),
  purchaseItem: z.string().regex(/^C\d{8}$/, "品目编码应如 C13050000"),
  amount: money.refine((amount) => amount > 0n, "金额应大于零"),
});

export type FilingContent = z.output<typeof FilingContent>;

export const AcceptInput = z.object({ ...key, reason: text(300), fromOn: date, toOn: date });

const organization = z.object({ id, name: z.string() });

export const FilingRow = z.object({
  ...key,
  organization,
  name: z.string(),
  amount: moneyOut,
  statusName: z.string(),
  number: z.string(),
  /** Stands in a project where the code of a catalog item stands; empty until it is accepted. */
  code: z.string(),
  draftedOn: date,
  toOn: date.nullable(),
});

export const FilingView = FilingRow.extend({
  status: z.enum(keysOf(filingStatuses)),
  content: z.string(),
  whyNeeded: z.string(),
  whyOutside: z.string(),
  parent: z.string(),
  parentName: z.string(),
  kind: z.enum(["1", "2", "3", "4", "5", "6"]),
  kindName: z.string(),
  purchaseItem: z.string(),
  fromOn: date.nullable(),
  submittedOn: date.nullable(),
  decidedOn: date.nullable(),
  reason: z.string(),
  drafter: z.string(),
  decider: z.string(),
  /** What the rules that read words find in it. */
  findings: z.array(breach),
  offers: z.array(offer),
});

export const LiftRow = z.object({
  ...key,
  organization,
  project: id,
  title: z.string(),
  statusName: z.string(),
  requestedOn: date,
  decidedOn: date.nullable(),
  decider: z.string(),
});

export const LiftView = LiftRow.extend({
  words: z.string(),
  findings: z.array(breach),
  reason: z.string(),
  ruling: z.string(),
  requester: z.string(),
  offers: z.array(offer),
});

export const RulingsInput = z.object(page);
