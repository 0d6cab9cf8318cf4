import * as z from "zod";
import { breach, date, id, money, moneyOut, text } from "../../base/shape.ts";

/** 小额购买 as the three steps of the phone have it. */

export const QuickAsk = z.object({
  words: z.string().trim().max(60).optional(),
  amount: money.optional(),
  project: id.optional(),
  provider: id.optional(),
  providerWords: z.string().trim().max(60).optional(),
  /** SHA-256 of the voucher, where the browser could reckon it. */
  hash: z
    .string()
    .regex(/^[0-9a-f]{64}$/, "凭证的校验值不合格式")
    .optional(),
});

export const QuickInput = z.object({
  project: id,
  /** What is bought, in her own words: the title of the purchase. */
  words: text(60),
  amount: money.refine((one) => one > 0n, "金额应大于 0"),
  provider: id,
  /** 已做完 on that day; without it the service is still to come. */
  doneOn: date.optional(),
});

const QuickProject = z.object({
  id,
  title: z.string(),
  item: z.string(),
  itemName: z.string(),
  free: moneyOut,
  /** Shares words with what she typed. */
  isAlike: z.boolean(),
});

const QuickProvider = z.object({
  id,
  name: z.string(),
  creditCode: z.string(),
  statusName: z.string(),
  /** Purchases it won from this purchaser in the year. */
  before: z.number(),
});

export const QuickView = z.object({
  projects: z.array(QuickProject),
  providers: z.array(QuickProvider),
  /** Below which one quote is enough; null where every amount needs more. */
  oneQuoteBelow: moneyOut.nullable(),
  quotesDocument: z.string(),
  /** What is known once a project is chosen: the same item, purchaser and year. */
  year: z.object({ bought: moneyOut, limit: moneyOut.nullable() }).nullable(),
  quotesNeeded: z.number().nullable(),
  found: z
    .object({
      plan: z.string(),
      line: z.string(),
      freeAfter: moneyOut,
      formRow: z.string(),
      kindName: z.string(),
    })
    .nullable(),
  /** What would bar or flag it now, by the very rules of the act. */
  breaches: z.array(breach),
  ticks: z.array(z.object({ says: z.string(), isMet: z.boolean() })),
  confirmers: z.array(z.string()),
});

export type QuickView = z.input<typeof QuickView>;
