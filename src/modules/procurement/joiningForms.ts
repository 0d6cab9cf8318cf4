import * as z from "zod";
import { breach, count, date, id, key, keysOf, moneyOut, text } from "../../base/shape.ts";
import { DecisionInput } from "../budget/model.ts";
import { shareRequestStatuses } from "./model.ts";

export const AskShareInput = z.object({
  ...key,
  kind: z.enum(["join", "leave"]),
  /** Of the purchaser's choice; a township's head asks for the own township. */
  township: id.optional(),
  quantity: count.positive("数量应大于零").max(100_000_000, "数量过大").optional(),
  line: id.optional(),
  reason: text(300),
});

export type AskShareInput = z.output<typeof AskShareInput>;

export const AnswerShareInput = z.object({
  ...key,
  agrees: z.boolean(),
  /** Which own line pays a share that joins. */
  line: id.optional(),
  /** 调整依据, where the annual plan of the purchaser is approved. */
  decision: DecisionInput.optional(),
  answer: z.string().trim().max(300, "最多 300 个字").default(""),
});

export type AnswerShareInput = z.output<typeof AnswerShareInput>;

const office = z.object({ id, name: z.string() });

export const ShareRequestRow = z.object({
  ...key,
  kind: z.enum(["join", "leave"]),
  kindName: z.string(),
  township: office,
  quantity: z.number(),
  amount: moneyOut,
  /** Code of the line that pays, where the asker may see it. */
  line: z.string().nullable(),
  reason: z.string(),
  status: z.enum(keysOf(shareRequestStatuses)),
  byTownship: z.boolean(),
  askedOn: date,
  answeredOn: date.nullable(),
  answer: z.string(),
  mayAnswer: z.boolean(),
});

export const ShareRequestsView = z.object({
  rows: z.array(ShareRequestRow),
  /** Townships that the purchaser may invite; empty for others. */
  townships: z.array(office),
  /** Members that may be let go by the purchaser, or the own township by its head. */
  members: z.array(office),
  /** Own lines of the year with what is not drawn, for the head of a township who agrees. */
  lines: z.array(z.object({ id, code: z.string(), title: z.string(), free: moneyOut })),
  /** Why nobody joins or leaves any more. */
  breaches: z.array(breach),
});
