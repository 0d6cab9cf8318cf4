import * as z from "zod";
import type { Day } from "../../base/day.ts";
import type { Money } from "../../base/money.ts";
import {
  count,
  date,
  id,
  key,
  money,
  moneyOut,
  offer,
  type Owned,
  text,
} from "../../base/shape.ts";

/** 验收 by status. `unasked` is the life before its first row: nobody has asked yet. */
export const acceptanceStatuses = {
  unasked: "未申请验收",
  asked: "待验收",
  accepted: "验收合格",
  acceptedInPart: "部分合格",
  refused: "验收不合格",
} as const;
export type AcceptanceStatus = keyof typeof acceptanceStatuses;

/** 抽查 by status; computed from its days, never stored. */
export const checkStatuses = {
  unchecked: "未抽查",
  clean: "未发现问题",
  toRectify: "待整改",
  rectified: "已整改",
} as const;
export type CheckStatus = keyof typeof checkStatuses;

/** 服务记录 (台账): what was done where, on which day. */
export type ServiceRecord = {
  id: string;
  contract: string;
  share: string;
  doneOn: Day;
  quantity: number;
  place: string;
  says: string;
};

/** 抽查, and what had to be put right. */
export type SpotCheck = {
  id: string;
  contract: string;
  share: string;
  checkedOn: Day;
  found: string;
  isFault: boolean;
  rectifyBy: Day | null;
  rectifiedOn: Day | null;
  rectifiedSays: string;
  status: CheckStatus;
};

/** 验收, per share, year and period. */
export type Acceptance = Owned & {
  contract: string;
  share: string;
  instalment: string;
  allotment: string;
  period: string;
  asked: Money;
  accepted: Money;
  /** Of the accepted value, what an advance has already paid; `accepted − recovered` can be asked for in payment. */
  recovered: Money;
  status: AcceptanceStatus;
  reason: string;
  askedOn: Day;
  acceptedOn: Day | null;
  post: string;
  acceptedPost: string | null;
};

const act = { ...key, on: date.optional() };

export const RecordInput = z.object({
  ...key,
  share: id,
  doneOn: date.optional(),
  quantity: count.min(1, "至少为 1"),
  place: text(60),
  says: text(500),
});

export const CheckInput = z
  .object({
    ...key,
    share: id,
    checkedOn: date.optional(),
    found: text(500),
    isFault: z.stringbool().or(z.boolean()),
    rectifyBy: date.optional(),
  })
  .refine((one) => !one.isFault || one.rectifyBy !== undefined, {
    path: ["rectifyBy"],
    message: "发现问题的，请写明整改期限",
  });

export const RectifyInput = z.object({ ...act, says: text(500) });

export const AskInput = z.object({
  ...key,
  instalment: id,
  period: text(40),
  asked: money,
  on: date.optional(),
});

export const JudgedItem = z
  .object({ clause: id, met: z.boolean(), note: z.string().trim().max(200).default("") })
  .refine((one) => one.met || one.note !== "", {
    path: ["note"],
    message: "没有达到的，请写明情况",
  });

export const Opinion = z.object({
  place: text(60),
  satisfied: count.min(1, "满意度为 1 到 5").max(5, "满意度为 1 到 5"),
  words: z.string().trim().max(200).default(""),
});

export const AcceptInput = z.object({
  ...act,
  items: z.array(JudgedItem).max(100).default([]),
  opinions: z.array(Opinion).max(200).default([]),
});

export const RefuseInput = z.object({
  ...act,
  items: z.array(JudgedItem).max(100).default([]),
  opinions: z.array(Opinion).max(200).default([]),
  reason: text(500),
});

const PaperOf = z.object({ id, name: z.string(), type: z.string(), bytes: z.number() });

export const RecordView = z.object({
  id,
  share: id,
  user: z.string(),
  doneOn: date,
  quantity: z.number(),
  place: z.string(),
  says: z.string(),
  papers: z.array(PaperOf),
});

export const CheckView = z.object({
  ...key,
  share: id,
  user: z.string(),
  checkedOn: date,
  found: z.string(),
  status: z.string(),
  statusName: z.string(),
  rectifyBy: date.nullable(),
  rectifiedOn: date.nullable(),
  rectifiedSays: z.string(),
  offers: z.array(offer),
});

export const AcceptanceRow = z.object({
  ...key,
  contract: id,
  share: id,
  user: z.string(),
  period: z.string(),
  asked: moneyOut,
  accepted: moneyOut,
  status: z.string(),
  statusName: z.string(),
  askedOn: date,
  acceptedOn: date.nullable(),
  /** 约定的验收期限的最后一日. */
  dueOn: date,
});

const JudgedView = z.object({
  clause: id,
  says: z.string(),
  /** In ten-thousandths of the period's amount, where the standard is not met. */
  deduction: z.number(),
  met: z.boolean().nullable(),
  note: z.string(),
});

export const AcceptanceView = AcceptanceRow.extend({
  reason: z.string(),
  recovered: moneyOut,
  deducted: moneyOut,
  items: z.array(JudgedView),
  opinions: z.array(z.object({ place: z.string(), satisfied: z.number(), words: z.string() })),
  opinionsNeeded: z.boolean(),
  /** 付款期限的最后一日; null where nothing can be asked for. */
  payBy: date.nullable(),
  contractNumber: z.string(),
  contractTitle: z.string(),
  project: id,
  purchaser: z.string(),
  provider: z.string(),
  accepter: z.string(),
  /** As the contract words it. */
  quantity: z.string(),
  askedBy: z.string(),
  acceptedBy: z.string(),
  offers: z.array(offer),
});

/** What of a contract's share and year is still to be accepted: the form of the next acceptance is filled from it. */
export const ToAccept = z.object({
  ...key,
  contractTitle: z.string(),
  instalment: id,
  share: id,
  user: z.string(),
  year: z.number(),
  amount: moneyOut,
  accepted: moneyOut,
  open: moneyOut,
  rest: moneyOut,
  /** 份额数量. */
  quantity: z.number(),
  /** 约定的验收期限 in days. */
  acceptanceDays: z.number(),
  offers: z.array(offer),
});

export const ProjectDeliveryView = z.object({
  records: z.array(RecordView),
  checks: z.array(CheckView),
  acceptances: z.array(AcceptanceRow),
  toAccept: z.array(ToAccept),
  contracts: z.array(z.object({ ...key, title: z.string(), status: z.string() })),
  /** 可以记服务、可以抽查: by role and contract. */
  mayRecord: z.boolean(),
  mayCheck: z.boolean(),
});
