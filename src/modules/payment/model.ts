import * as z from "zod";
import type { Day } from "../../base/day.ts";
import type { Money } from "../../base/money.ts";
import { date, id, money, type Owned, text } from "../../base/shape.ts";

/** `unasked` is the life before its first row: nobody has asked for the money yet. */
export const paymentStatuses = {
  unasked: "未申请支付",
  requested: "待财政审核",
  checked: "待开支付令",
  ordered: "待国库支付",
  paid: "已支付",
  refused: "已退回申请",
  returned: "款项已退回",
} as const;

export type PaymentStatus = keyof typeof paymentStatuses;

export const paymentKinds = { advance: "预付款", pay: "服务款" } as const;
export type PaymentKind = keyof typeof paymentKinds;

/** 支付. `organization` is the payer's; money goes only to the contract's provider. */
export type Payment = Owned & {
  number: string;
  contract: string;
  share: string;
  instalment: string;
  allotment: string;
  /** Null for an advance. */
  acceptance: string | null;
  provider: string;
  kind: PaymentKind;
  amount: Money;
  status: PaymentStatus;
  invoice: string;
  requestedOn: Day;
  dueOn: Day;
  dueBasis: string;
  checkedOn: Day | null;
  orderedOn: Day | null;
  paidOn: Day | null;
  voucher: string;
  refusedReason: string;
  returnedOn: Day | null;
  returnedReason: string;
  posting: string | null;
  /** 结转: the allotment of a later year that paid, and the first of them all; null where nothing was carried. */
  carriedAllotment: string | null;
  origin: string | null;
  post: string;
  recordedAt: Date;
};

const invoice = z
  .string()
  .trim()
  .regex(/^[0-9A-Za-z-]{6,40}$/, "发票号码是 6 到 40 位的数字或字母，请照发票抄录");

const positive = money.refine((amount) => amount > 0n, "金额应大于零");

/** 服务款 for an acceptance, or 预付款 as the contract says for one instalment. */
export const RequestInput = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("pay"),
    jurisdiction: z.string(),
    acceptance: id,
    amount: positive,
    invoice,
    requestedOn: date.optional(),
  }),
  z.object({
    kind: z.literal("advance"),
    jurisdiction: z.string(),
    instalment: id,
    amount: positive,
    invoice,
    requestedOn: date.optional(),
  }),
]);

export type RequestInput = z.output<typeof RequestInput>;

export const RefuseInput = z.object({ reason: text(500) });
export const PayInput = z.object({ voucher: text(60), paidOn: date.optional() });
export const ReturnInput = z.object({ reason: text(500), returnedOn: date.optional() });
