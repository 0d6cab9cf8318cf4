import * as z from "zod";
import { isDay, type Day } from "./day.ts";
import { fen, type Money } from "./money.ts";

/** Shapes that many inputs and views share: money as fen in text, days, ids, pages. */

/** 金额: fen as text on the wire, whole and not negative. */
export const money = z
  .union([z.string().regex(/^\d{1,17}$/, "金额应为以分计的整数"), z.bigint()])
  .transform((text): Money => fen(BigInt(text)));

/** Money on its way out: may be negative (a difference). */
export const moneyOut = z.bigint().transform((count): Money => fen(count));

/** Years that a paper can bear: beyond them neither calendar nor database counts. */
const isOfOurTime = (text: string): boolean => text >= "1900-01-01" && text <= "2999-12-31";

export const date = z
  .string()
  .refine(isDay, "日期应写作 2026-03-01，并且确有这一天")
  .refine(isOfOurTime, "年份应在 1900 至 2999 之间")
  .transform((text): Day => text as Day);

export const id = z.uuid("编号不合格式");

export const text = (most: number) =>
  z.string().trim().min(1, "不能为空").max(most, `最多 ${most} 个字`);

/** As much as an integer column takes; fields say their own bounds. */
export const count = z.coerce
  .number("应为数字")
  .int("应为整数")
  .min(-2_147_483_648, "数字过小")
  .max(2_147_483_647, "数字过大");

/** 年度, as a filter or a key. */
export const year = count
  .min(2000, "年度应在 2000 至 2100 之间")
  .max(2100, "年度应在 2000 至 2100 之间");

/** 行政区划 or 财政区划 code of six digits. */
export const jurisdiction = z.string().regex(/^\d{6}$/, "财政区划代码应为六位数字");

/** The codes of a list of names, as an enumeration takes them. */
export const keysOf = <Name extends string>(names: Record<Name, string>): [Name, ...Name[]] =>
  // A list of names is never empty; the compiler cannot know it.
  Object.keys(names) as [Name, ...Name[]];

/** Lists are keyset-paged and never unbounded. */
export const page = {
  limit: z.coerce.number().int().min(1).max(200).default(50),
  after: z.uuid("翻页标记应为上一页最后一行的编号").optional(),
};

export const pageOf = <T extends z.ZodType>(row: T) =>
  z.object({ rows: z.array(row), next: z.string().nullable() });

export const basis = z.object({
  title: z.string(),
  number: z.string(),
  article: z.string(),
  confirmed: z.boolean(),
});

export const breach = z.object({
  rule: z.string(),
  weight: z.enum(["bars", "flags"]),
  says: z.string(),
  basis: z.array(basis),
  because: z.string(),
  fix: z.string(),
  field: z.string().optional(),
});

export const offer = z.object({
  verb: z.string(),
  called: z.string(),
  isOpen: z.boolean(),
  breaches: z.array(breach),
});

/** A row of business: its treasury, whose it is, and who else may see it. */
export type Owned = { jurisdiction: string; id: string; organization: string; readers: string[] };

/** Every business row is addressed by its treasury and its id. */
export const key = { jurisdiction, id };
