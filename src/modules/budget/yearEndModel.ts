import * as z from "zod";
import { date, id, key, moneyOut, year } from "../../base/shape.ts";
import { DecisionInput } from "./model.ts";

export const YearEndQuery = z.object({ year });

export const YearEndInput = z.object({ year, decision: DecisionInput });

/** 一条指标的年终: what it carries to the next year and what lapses. */
export const LineEndView = z.object({
  ...key,
  organization: z.object({ id, name: z.string() }),
  code: z.string(),
  title: z.string(),
  approved: moneyOut,
  planned: moneyOut,
  committed: moneyOut,
  paid: moneyOut,
  advanced: moneyOut,
  carried: moneyOut,
  lapsed: moneyOut,
  /** 连续两年结转: some of it was carried before already, so that it is looked at as surplus. */
  isCarriedTwice: z.boolean(),
});

export const YearEndView = z.object({
  year: z.number(),
  /** Null while it was not done: the rows are then what it would do. */
  ended: z
    .object({ number: z.string(), title: z.string(), decidedOn: date, recordedAt: z.date() })
    .nullable(),
  isOpen: z.boolean(),
  /** 上年未办: the year that must be ended first. */
  waitsFor: z.number().nullable(),
  rows: z.array(LineEndView),
  carried: moneyOut,
  lapsed: moneyOut,
});
