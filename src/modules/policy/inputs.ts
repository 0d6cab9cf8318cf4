import * as z from "zod";
import { count, date, money, text } from "../../base/shape.ts";
import { approvers, objects } from "./model.ts";

/** What every local figure is entered with: its paper, its first day, and whether it was checked against the paper. */
const paper = {
  document: text(100),
  from: date,
  confirmed: z.boolean(),
};

/** 录入限额标准: the place is that of the post. */
export const ThresholdInput = z.object({
  object: z.enum(objects),
  procurementFrom: money,
  openTenderFrom: money,
  ...paper,
});

/** 录入内控标准: the whole table of one paper, from nought on. */
export const ControlRulesInput = z.object({
  rows: z
    .array(
      z.object({
        amountFrom: money,
        quotesAtLeast: count.min(1, "至少 1 家").max(20, "最多 20 家"),
        approvedBy: z.enum(approvers),
        papers: z.array(text(40)).max(10, "最多 10 项"),
      }),
    )
    .min(1, "至少一档")
    .max(6, "最多六档"),
  ...paper,
});
