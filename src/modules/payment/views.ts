import * as z from "zod";
import { basis, date, id, key, keysOf, moneyOut, offer, page } from "../../base/shape.ts";
import { paymentStatuses } from "./model.ts";

/** 支付的样子: what the endpoints answer. */

const statuses = keysOf(paymentStatuses);
const organization = z.object({ id, name: z.string() });

/** Where it lies: whose desk, since when. Null when nothing is waited for. */
const DeskView = z.object({ name: z.string(), since: date }).nullable();

/** Computed from the days, never set. */
export const LatenessView = z.object({
  days: z.number(),
  /** Only for SMEs; null where the law gives none. */
  interest: moneyOut.nullable(),
});

export const PaymentRow = z.object({
  ...key,
  number: z.string(),
  contract: id,
  contractTitle: z.string(),
  contractNumber: z.string(),
  project: id,
  payer: organization,
  provider: organization,
  user: z.string(),
  period: z.string(),
  kindName: z.string(),
  amount: moneyOut,
  status: z.enum(statuses),
  statusName: z.string(),
  invoice: z.string(),
  /** Null for an advance. */
  acceptance: id.nullable(),
  requestedOn: date,
  dueOn: date,
  dueBasis: z.string(),
  paidOn: date.nullable(),
  desk: DeskView,
  late: LatenessView.nullable(),
});

export const PaymentView = PaymentRow.extend({
  accepted: moneyOut.nullable(),
  checkedOn: date.nullable(),
  orderedOn: date.nullable(),
  voucher: z.string(),
  refusedReason: z.string(),
  returnedOn: date.nullable(),
  returnedReason: z.string(),
  requestedBy: z.string(),
  /** The law of the term of payment, as of the day of signing. */
  basis: z.array(basis),
  interestBasis: z.array(basis),
  offers: z.array(offer),
});

export const PaymentsInput = z.object({
  ...page,
  status: z.enum(statuses).optional(),
  contract: id.optional(),
  overdue: z.stringbool().optional(),
});

/** What can be asked for now: an acceptance with what is left of it, or the advance of an instalment. */
export const PayableView = z.object({
  kind: z.enum(["pay", "advance"]),
  jurisdiction: z.string(),
  /** The acceptance or the instalment. */
  of: id,
  contract: id,
  contractTitle: z.string(),
  user: z.string(),
  period: z.string(),
  left: moneyOut,
  dueOn: date,
  dueBasis: z.string(),
  mayRequest: z.boolean(),
});

export const ProjectPaymentsView = z.object({
  rows: z.array(PaymentRow),
  payable: z.array(PayableView),
  /** 平均支付天数 of what is paid: Σ days and how many. */
  paid: z.object({ payments: z.number(), days: z.number(), amount: moneyOut }),
});

export const DaysToPayView = z.object({
  year: z.number(),
  rows: z.array(
    z.object({ organization, payments: z.number(), days: z.number(), amount: moneyOut }),
  ),
});

const StationView = z.object({
  name: z.string(),
  state: z.enum(["done", "now", "late", "ahead"]),
  on: date.nullable(),
  note: z.string(),
});

/** 一笔应收: one claim of a provider as a line of stations. */
export const ClaimView = z.object({
  jurisdiction: z.string(),
  /** The payment, or the acceptance for which nobody has asked the treasury yet. */
  id,
  isRequested: z.boolean(),
  status: z.enum(statuses),
  statusName: z.string(),
  payment: id.nullable(),
  acceptance: id.nullable(),
  contract: id,
  payer: z.string(),
  title: z.string(),
  amount: moneyOut,
  desk: DeskView,
  dueOn: date,
  late: LatenessView.nullable(),
  basis: z.array(basis),
  stations: z.array(StationView),
});

export const ClaimsView = z.object({
  today: date,
  receivable: z.object({ amount: moneyOut, count: z.number() }),
  overdue: z.object({ amount: moneyOut, count: z.number(), interest: moneyOut }),
  paidThisYear: z.object({ amount: moneyOut, count: z.number(), days: z.number() }),
  rows: z.array(ClaimView),
  paid: z.array(
    z.object({
      ...key,
      title: z.string(),
      payer: z.string(),
      amount: moneyOut,
      paidOn: date,
      days: z.number(),
    }),
  ),
});
