import * as z from "zod";
import { date, id, keysOf, text, type Owned } from "../../base/shape.ts";
import { catalogLevels, SixKindShape, type CatalogLevel } from "./model.ts";
import { codeShape, type Change } from "./tree.ts";

/** 目录修订的状态. */
export const revisionStatuses = {
  drafted: "已起草",
  opinionsAsked: "征求意见中",
  legalityReviewed: "已合法性审查",
  expertReviewed: "已专家论证",
  approved: "已批准",
  returned: "退回修改",
  declined: "不予采纳",
  published: "已公布",
  replaced: "已被替代",
} as const;

export type RevisionStatus = keyof typeof revisionStatuses;
export const statuses = keysOf(revisionStatuses);

/** 修订方式: a whole edition, or changes of single items. Both go the same way. */
export const revisionKinds = { whole: "整版编制", adjustment: "动态调整" } as const;
export type RevisionKind = keyof typeof revisionKinds;

export const opinionNames = { agree: "同意", disagree: "不同意" } as const;
export const reviewNames = { legality: "合法性审查", experts: "专家论证" } as const;
export type ReviewKind = keyof typeof reviewNames;

/** 目录修订: written by whoever compiles or proposes; `readers` are those whose opinion was asked. */
export type CatalogRevision = Owned & {
  number: string;
  kind: RevisionKind;
  level: CatalogLevel;
  /** Of a department's catalog: the department. */
  office: string | null;
  title: string;
  reason: string;
  need: string | null;
  /** The edition in force when it was drafted. */
  base: string | null;
  status: RevisionStatus;
  /** How often opinions were asked: what was said in an earlier round no longer counts. */
  round: number;
  answerBy: string | null;
  needsExperts: boolean;
  whyReturned: string;
  delegatedBy: string;
  document: string;
  edition: string | null;
  fromOn: string | null;
  draftedOn: string;
  publishedOn: string | null;
  post: string;
  recordedAt: Date;
};

/** 修订事项, with what was said about it when the revision went back. */
export type CatalogChange = Owned & Change & { revision: string; remark: string };

/** 征求意见: one for each who was asked, answered or not. */
export type CatalogOpinion = Owned & {
  revision: string;
  round: number;
  opinion: keyof typeof opinionNames | null;
  remarks: string;
  askedOn: string;
  answeredOn: string | null;
  post: string | null;
};

/** 目录审查: who reviewed, under which number, on which day. */
export type CatalogReview = Owned & {
  revision: string;
  round: number;
  kind: ReviewKind;
  reviewer: string;
  document: string;
  words: string;
  reviewedOn: string;
  post: string;
  recordedAt: Date;
};

const levels = keysOf(catalogLevels);
const most = 500;

/** What a group of the tree leaves empty, a leaf must have: judged with the whole tree. */
export const ChangeInput = z.object({
  code: z.string().trim().regex(codeShape, "目录编码应为一个字母加至多三组两位数字，如 B030101"),
  isRemoved: z.boolean().default(false),
  name: text(60),
  scope: z.string().trim().max(300, "最多 300 个字").default(""),
  kind: SixKindShape.optional(),
  purchaseItem: z
    .string()
    .trim()
    .regex(/^C\d{8}$/, "品目编码应为 C 加八位数字")
    .optional(),
  functionalClasses: z
    .array(z.string().regex(/^2\d{2}$/, "功能分类应为三位类级编码，如 201"))
    .max(5, "最多五个功能分类")
    .default([]),
  department: z.string().trim().max(60, "最多 60 个字").default(""),
});

export type ChangeInput = z.output<typeof ChangeInput>;

const head = {
  level: z.enum(levels),
  /** Of a department's catalog, where county finance drafts for it. */
  office: id.optional(),
  title: text(60),
  reason: text(300),
  delegatedBy: z.string().trim().max(200, "最多 200 个字").default(""),
};

export const DraftInput = z.object({
  ...head,
  kind: z.enum(["whole", "adjustment"]),
  changes: z.array(ChangeInput).max(most, `一次最多 ${most} 项`).default([]),
});
export type DraftInput = z.output<typeof DraftInput>;

/** 增补建议 of one item, in the words of whoever lacks it. */
export const ProposalInput = ChangeInput.extend({
  level: z.enum(levels).default("county"),
  reason: text(300),
});
export type ProposalInput = z.output<typeof ProposalInput>;

/** Items of a draft: those named are put in the place of their codes, or taken out of the draft. */
export const ChangesInput = z.object({
  changes: z.array(ChangeInput).max(most, `一次最多 ${most} 项`).default([]),
  dropped: z.array(z.string().regex(codeShape)).max(most).default([]),
});
export type ChangesInput = z.output<typeof ChangesInput>;

export const AskInput = z.object({
  organizations: z.array(id).min(1, "请选择征求谁的意见").max(200),
  answerBy: date,
});
export type AskInput = z.output<typeof AskInput>;

export const AnswerInput = z.object({
  opinion: z.enum(["agree", "disagree"]),
  remarks: z.string().trim().max(500, "最多 500 个字").default(""),
});
export type AnswerInput = z.output<typeof AnswerInput>;

export const ReviewInput = z.object({
  reviewer: text(60),
  document: z.string().trim().max(60, "最多 60 个字").default(""),
  words: text(500),
  reviewedOn: date.optional(),
});
export type ReviewInput = z.output<typeof ReviewInput>;

/** The legality review also says whether experts are to be heard (102 第十三条: 必要时). */
export const LegalityInput = ReviewInput.extend({ needsExperts: z.boolean().default(false) });
export type LegalityInput = z.output<typeof LegalityInput>;

export const ReturnInput = z.object({
  reason: text(300),
  remarks: z
    .array(z.object({ code: z.string().regex(codeShape), remark: text(200) }))
    .max(most)
    .default([]),
});
export type ReturnInput = z.output<typeof ReturnInput>;

export const PublishInput = z.object({
  name: text(60),
  document: text(60),
  delegatedBy: z.string().trim().max(200, "最多 200 个字").optional(),
  fromOn: date,
});
export type PublishInput = z.output<typeof PublishInput>;
