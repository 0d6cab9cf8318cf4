import * as z from "zod";
import { id, jurisdiction, moneyOut, page, year } from "../../base/shape.ts";

/** 资金页按什么分行: each row has its bar, whatever a row is. */
export const fundRowNames = {
  place: "按县区",
  organization: "按单位",
  line: "按指标",
  item: "按服务",
  month: "按月份",
  source: "按资金来源",
} as const;
export type FundRows = keyof typeof fundRowNames;

const rows = z.enum(["place", "organization", "line", "item", "month", "source"]);

const within = {
  year,
  /** One treasury of those that the asker sees: a county under its city. */
  place: jurisdiction.optional(),
  organization: id.optional(),
  source: z.enum(["own", "transfer", "special", "other"]).optional(),
};

export const FundsInput = z.object({ ...within, by: rows });

/** 资金的六个数. By service no budget is approved, only lines are: there it is null. */
const money = {
  approved: moneyOut.nullable(),
  planned: moneyOut,
  committed: moneyOut,
  accepted: moneyOut,
  advanced: moneyOut,
  paid: moneyOut,
};

const Sums = z.object({ ...money, lines: z.number() });

export const FundRow = Sums.extend({
  id: z.string(),
  name: z.string(),
  /** The treasury of a line, for the address of its page. */
  jurisdiction: z.string(),
});

export const FundsView = z.object({
  placeName: z.string(),
  rows: z.array(FundRow),
  total: Sums,
  /** Only the largest are listed; the total counts them all. */
  isCut: z.boolean(),
});

/** 流水 of one row and one figure of it. */
export const FundPapersInput = z.object({
  ...within,
  ...page,
  line: id.optional(),
  item: z.string().max(12).optional(),
  month: z
    .string()
    .regex(/^\d{4}-(0[1-9]|1[0-2])$/, "月份应如 2026-03")
    .optional(),
  of: z.enum(["approved", "planned", "committed", "accepted", "paid"]).optional(),
});

export const FundPaper = z.object({
  id,
  jurisdiction: z.string(),
  happenedOn: z.string(),
  kind: z.string(),
  called: z.string(),
  amount: moneyOut,
  organization: z.string(),
  line: z.object({ id, title: z.string() }),
  project: z.object({ id, title: z.string() }).nullable(),
  /** 凭据: the act that moved the money. */
  subject: z.object({ kind: z.string(), id }),
});
