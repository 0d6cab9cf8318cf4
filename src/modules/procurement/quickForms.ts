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
  /** 分次购买的原因, where the year has come to the limit. */
  reason: z.string().trim().max(200, "最多 200 个字").optional(),
});

/** 草稿: as it stands on the screen, whatever is still missing. */
export const QuickDraft = z.object({
  step: z.enum(["1", "2", "3"]),
  words: z.string().max(60),
  /** Fen as text; "" where nothing is typed, or no amount. */
  amount: z.string().regex(/^\d{0,16}$/, "金额不合格式"),
  project: z.string().max(36),
  provider: z.string().max(36),
  providerName: z.string().max(100),
  providerWords: z.string().max(60),
  isDone: z.enum(["yes", "no"]),
  doneOn: z.string().max(10),
  reason: z.string().max(200),
});

export const QuickDraftView = z.object({
  draft: QuickDraft.nullable(),
  voucher: z.object({ id, name: z.string(), hash: z.string() }).nullable(),
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
  /** In the directory of this treasury. */
  isListed: z.boolean(),
  /** The newest evaluation. */
  rating: z.object({ year: z.number(), grade: z.string() }).nullable(),
});

export const QuickView = z.object({
  /** 能不能买, read in her words; null until there are words. */
  verdict: z
    .object({
      verdict: z.enum(["allowed", "denied", "review"]),
      name: z.string(),
      says: z.string(),
      items: z.array(z.object({ code: z.string(), name: z.string() })),
    })
    .nullable(),
  projects: z.array(QuickProject),
  providers: z.array(QuickProvider),
  /** Below which one quote is enough; null where every amount needs more. */
  oneQuoteBelow: moneyOut.nullable(),
  quotesDocument: z.string(),
  /** What is known once a project is chosen: the same item, purchaser and year. */
  year: z
    .object({
      bought: moneyOut,
      times: z.number(),
      limit: moneyOut.nullable(),
      tenderFrom: moneyOut.nullable(),
      /** One more of the same size would reach an amount. */
      warning: z.string().nullable(),
    })
    .nullable(),
  /** The row of internal control for the amount. */
  control: z
    .object({
      quotesNeeded: z.number(),
      approverName: z.string(),
      /** One quote, and the clerk decides: the purchase is awarded when it is sent. */
      isByClerk: z.boolean(),
      needsMinutes: z.boolean(),
      document: z.string(),
      confirmed: z.boolean(),
    })
    .nullable(),
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
