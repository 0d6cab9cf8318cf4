import * as z from "zod";
import { count, date, id, jurisdiction, money, text } from "../../base/shape.ts";
import { reviewerRoles } from "../organization/roles.ts";
import { opinions, reviewParts } from "./model.ts";

const paper = {
  document: text(100),
  fromOn: date,
  toOn: date.optional(),
  confirmed: z.boolean(),
};

const days = count.min(1, "至少 1 个工作日").max(30, "最多 30 个工作日");
const parts = z.array(z.enum(reviewParts));

/** 设定联审科室: the desks in the order in which they stand on the sheet. */
export const DesksInput = z.object({
  /** The own township for its head; for county finance one of its townships, or all where nothing is said. */
  township: id.optional(),
  desks: z
    .array(
      z.object({
        role: z.enum(reviewerRoles),
        isLead: z.boolean(),
        days,
        looksAt: text(20),
        touches: parts.min(1, "至少负责一部分"),
      }),
    )
    .min(1, "至少一个科室")
    .max(4, "最多四个科室"),
  ...paper,
});

export type DesksInput = z.output<typeof DesksInput>;

const itemBeginning = z.string().regex(/^([A-Z]\d*)?$/, "目录编码的开头应如 A04，不填为全部事项");

/** 设定联审后的审核: the whole set of one paper. */
export const UpperReviewsInput = z.object({
  rows: z
    .array(
      z.object({
        reviewer: z.enum(["finance", "department"]),
        amountFrom: money,
        item: itemBeginning.default(""),
        department: id.optional(),
        days,
      }),
    )
    .min(1, "至少一行")
    .max(60, "最多 60 行"),
  ...paper,
});

export type UpperReviewsInput = z.output<typeof UpperReviewsInput>;

export const PlaceInput = z.object({ jurisdiction, township: id.optional() });

const DeskRow = z.object({
  role: z.enum(reviewerRoles),
  name: z.string(),
  isLead: z.boolean(),
  days: z.number(),
  looksAt: z.string(),
  touches: parts,
  parts: z.array(z.string()),
});

const paperOut = {
  place: z.string(),
  placeName: z.string(),
  document: z.string(),
  confirmed: z.boolean(),
  fromOn: date,
  toOn: date.nullable(),
  /** In force today. */
  counts: z.boolean(),
};

export const DeskSetsView = z.object({
  place: z.string(),
  mayAdopt: z.boolean(),
  sets: z.array(z.object({ ...paperOut, desks: z.array(DeskRow) })),
});

export const UpperSetsView = z.object({
  mayAdopt: z.boolean(),
  sets: z.array(
    z.object({
      ...paperOut,
      rows: z.array(
        z.object({
          reviewer: z.enum(["finance", "department"]),
          name: z.string(),
          amountFrom: z.bigint(),
          item: z.string(),
          days: z.number(),
        }),
      ),
    }),
  ),
});

/** 暂存的意见, as the desk that wrote it finds it again. */
export const ReviewDraftView = z.object({
  opinion: z.enum(opinions),
  reason: z.string(),
  /** Whoever wrote it last. */
  person: z.string(),
  savedAt: z.string(),
  /** Which parts of the project were changed since. */
  changed: z.array(z.string()),
});

export const waiting = z.object({
  since: date,
  dueOn: date,
  lateDays: z.number(),
  workingDaysLeft: z.number().nullable(),
  workday: z.number(),
});

/** 联审科室: what it looks at, who sits there, and since when an answer is missing. */
export const DeskView = z.object({
  role: z.string(),
  name: z.string(),
  looksAt: z.string(),
  isLead: z.boolean(),
  days: z.number(),
  parts: z.array(z.string()),
  document: z.string(),
  confirmed: z.boolean(),
  holders: z.array(z.string()),
  waiting: waiting.nullable(),
  /** It has answered, and the asker does not read what. */
  isHidden: z.boolean(),
});
