import * as z from "zod";
import { date, id, key, keysOf, moneyOut, offer, page } from "../../base/shape.ts";
import { contractStatuses } from "./model.ts";

/** 合同的样子: what the endpoints answer. */

const statuses = keysOf(contractStatuses);
const organization = z.object({ id, name: z.string() });

export const ContractRow = z.object({
  ...key,
  number: z.string(),
  title: z.string(),
  project: id,
  purchaser: organization,
  provider: organization,
  status: z.enum(statuses),
  statusName: z.string(),
  price: moneyOut,
  supplemented: moneyOut,
  termFrom: date,
  termTo: date,
  signedOn: date.nullable(),
  filedOn: date.nullable(),
});

export const ContractView = ContractRow.extend({
  /** Null where the asker may not see the award. */
  awarded: moneyOut.nullable(),
  awardedOn: date,
  notifiedOn: date.nullable(),
  /** 最迟签订日, where law sets one. */
  signBy: date.nullable(),
  fileBy: date.nullable(),
  /** 备案: asked for by law where the purchase was government procurement. */
  needsFiling: z.boolean(),
  content: z.string(),
  quantity: z.string(),
  quality: z.string(),
  settlement: z.string(),
  rights: z.string(),
  breach: z.string(),
  termGrounds: z.array(z.string()),
  acceptanceDays: z.number(),
  payDays: z.number(),
  advance: moneyOut,
  bond: moneyOut,
  providerIsSme: z.boolean(),
  endedOn: date.nullable(),
  endReason: z.string(),
  drafter: z.string(),
  shares: z.array(
    z.object({
      id,
      share: id,
      user: organization,
      payer: organization,
      quantity: z.number(),
      fiscal: moneyOut,
      other: moneyOut,
      /** What the plan still holds for it; null once signed and for those who may not see it. */
      free: moneyOut.nullable(),
    }),
  ),
  /** What signing may give back to the budget lines, and whether it does so where nothing else is said. */
  rest: z.object({ savable: moneyOut, isSaved: z.boolean() }).nullable(),
  instalments: z.array(
    z.object({
      id,
      user: z.string(),
      year: z.number(),
      amount: moneyOut,
      isSupplement: z.boolean(),
    }),
  ),
  clauses: z.array(z.string()),
  acceptance: z.array(z.object({ says: z.string(), deduction: z.number() })),
  supplements: z.array(z.object({ id, amount: moneyOut, signedOn: date, reason: z.string() })),
  /** What may still be added by supplements (GPL 49). */
  supplementLeft: moneyOut,
  offers: z.array(offer),
});

export const ContractsInput = z.object({
  ...page,
  status: z.enum(statuses).optional(),
  project: id.optional(),
  text: z.string().trim().max(60).optional(),
});

/** The contracts of a project, and the awards for which none was drafted yet. */
export const ProjectContractsView = z.object({
  rows: z.array(ContractRow),
  toDraft: z.array(
    z.object({
      award: id,
      provider: organization,
      price: moneyOut,
      awardedOn: date,
      signBy: date.nullable(),
      /** Who has no contract of this award yet: one for all, or one for each. */
      shares: z.array(z.object({ share: id, user: organization })),
    }),
  ),
  mayDraft: z.boolean(),
});
