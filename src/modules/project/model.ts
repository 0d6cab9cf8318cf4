import * as z from "zod";
import type { Money } from "../../base/money.ts";
import { count, date, id, keysOf, money, type Owned, text } from "../../base/shape.ts";
import type { reviewerRoles } from "../organization/roles.ts";
import type { SixKind } from "../policy/model.ts";

/** 项目的状态. What comes after the plan is derived from packages, contracts and shares. */
export const projectStatuses = {
  drafted: "草稿",
  submitted: "联审中",
  jointlyReviewed: "联审通过",
  financeReviewed: "财政已审核",
  inPlan: "已列入计划",
  closed: "已办结",
  returned: "已退回",
  withdrawn: "已撤回",
} as const;

export type ProjectStatus = keyof typeof projectStatuses;
export const statuses = keysOf(projectStatuses);

/** 采购轨道, by the amount and the threshold of the day. */
export const trackNames = {
  internal: "限额以下（按内控制度办理）",
  procurement: "政府采购",
} as const;

export type ProjectTrack = keyof typeof trackNames;

/** 绩效指标的维度. The first four are outputs in the split of the self-evaluation. */
export const dimensionNames = {
  quantity: "数量",
  quality: "质量",
  timeliness: "时效",
  cost: "成本",
  benefit: "效益",
  satisfaction: "满意度",
} as const;

export type Dimension = keyof typeof dimensionNames;
export const dimensions = keysOf(dimensionNames);

/** 合同期限超过一年须同时具备的条件 (102 第二十四条). */
export const termGroundNames = {
  budget: "预算有保障",
  content: "购买内容相对固定",
  continuity: "连续性强",
  funding: "经费来源稳定",
  price: "价格变化幅度小",
} as const;

export type TermGround = keyof typeof termGroundNames;
export const grounds = keysOf(termGroundNames);

/** 项目: one purchase; `organization` is the purchaser. */
export type Project = Owned & {
  number: string;
  title: string;
  year: number;
  status: ProjectStatus;
  track: ProjectTrack;
  catalogEdition: string;
  catalogItem: string;
  itemName: string;
  kind: SixKind;
  purchaseItem: string;
  /** Version of the service standard of the day. */
  standard: number | null;
  purpose: string;
  forWhom: string;
  whyNotStaff: string;
  assessment: string;
  unit: string;
  unitPrice: Money;
  termFrom: string;
  termTo: string;
  termGrounds: string[];
  post: string;
  draftedOn: string;
  submittedOn: string | null;
  reviewedOn: string | null;
  plannedOn: string | null;
  closedOn: string | null;
  endedReason: string;
  version: number;
  recordedAt: Date;
};

/** 份额: what one using organization takes. */
export type Share = Owned & {
  project: string;
  userOrganization: string;
  accepterOrganization: string;
  payerOrganization: string;
  /** Who watches and who evaluates; null for the purchaser. */
  monitorOrganization: string | null;
  evaluatorOrganization: string | null;
  quantity: number;
  fiscal: Money;
  other: Money;
  otherSource: string;
  /** 退出统一购买的日期. */
  leftOn: string | null;
};

/** 资金来源: which line pays how much of a share. */
export type Funding = Owned & { share: string; line: string; amount: Money };

/** 绩效目标: set before, measurable. `goal` is in hundredths of the unit. */
export type Target = Owned & {
  project: string;
  position: number;
  dimension: Dimension;
  indicator: string;
  sense: "atLeast" | "atMost";
  goal: number;
  unit: string;
  evidence: string;
  weight: number;
};

/** 联审所看的部分: a change of one of them voids the opinions of the desks that answer for it. */
export const partNames = {
  amount: "金额",
  funding: "资金来源",
  method: "采购方式",
  plan: "实施方案",
  purpose: "服务需求",
  targets: "绩效目标",
} as const;

export type ReviewPart = keyof typeof partNames;
export const reviewParts = keysOf(partNames);

/** 意见. “修改后同意” sends the project back as “不同意” does, and says that nothing else is in the way. */
export const opinionNames = { agree: "同意", amend: "修改后同意", disagree: "不同意" } as const;

export type Opinion = keyof typeof opinionNames;
export const opinions = keysOf(opinionNames);

export type DeskRole = (typeof reviewerRoles)[number];
export type ReviewRole = DeskRole | "departmentOfficer" | "countyFinanceReviewer";

/** 联审意见, on one version of the project. */
export type ReviewOpinion = Owned & {
  project: string;
  version: number;
  role: ReviewRole;
  opinion: Opinion;
  reason: string;
  post: string;
  givenOn: string;
  recordedAt: Date;
};

/** 暂存的意见 of a desk: no answer, and seen by that desk alone. `seen` is JSON of `PartHashes`. */
export type ReviewDraft = Omit<Owned, "id"> & {
  project: string;
  role: DeskRole;
  opinion: Opinion;
  reason: string;
  seen: string;
  post: string;
  savedAt: Date;
};

/** 意见失效: what was changed after it was given. `touched` is empty where the desk itself had asked for another look. */
export type ReviewVoiding = Owned & {
  project: string;
  opinion: string;
  version: number;
  touched: ReviewPart[];
  post: string;
  voidedOn: string;
  recordedAt: Date;
};

/** 联审科室: one row of a set, by place and first day. */
export type ReviewDesk = {
  place: string;
  role: DeskRole;
  position: number;
  isLead: boolean;
  /** Working days to answer. */
  days: number;
  looksAt: string;
  touches: ReviewPart[];
  document: string;
  confirmed: boolean;
  fromOn: string;
  toOn: string | null;
};

/** 联审以后的审核: from which amount, for which items, by whom. One row of a set, by place and first day. */
export type UpperReview = {
  place: string;
  reviewer: "finance" | "department";
  amountFrom: Money;
  /** Beginning of a catalog code; empty for every item. */
  item: string;
  department: string | null;
  days: number;
  document: string;
  confirmed: boolean;
  fromOn: string;
  toOn: string | null;
};

export const FundingInput = z.object({ line: id, amount: money });

export const ShareInput = z.object({
  /** Who uses, accepts and pays; the purchaser itself where nothing is said. */
  user: id.optional(),
  accepter: id.optional(),
  payer: id.optional(),
  /** Who watches and who evaluates; the purchaser where nothing is said. */
  monitor: id.optional(),
  evaluator: id.optional(),
  quantity: count.positive("数量应大于零").max(100_000_000, "数量过大"),
  fundings: z.array(FundingInput).max(20, "一个份额最多 20 条资金来源"),
  other: money.default(0n as Money),
  otherSource: z.string().trim().max(60, "最多 60 个字").default(""),
});

export const TargetInput = z.object({
  dimension: z.enum(dimensions),
  indicator: text(60),
  sense: z.enum(["atLeast", "atMost"]),
  goal: count.min(0, "目标值不能小于零").max(1_000_000_000, "目标值过大"),
  unit: text(10),
  evidence: text(120),
  weight: count.positive("权重应大于零").max(100, "权重最多 100"),
});

export const ProjectContent = z.object({
  title: text(80),
  year: count.min(2000, "年度应在 2000 至 2100 之间").max(2100, "年度应在 2000 至 2100 之间"),
  item: z.string().regex(/^[A-Z]\d{0,6}$/, "目录编码应如 B0301"),
  purpose: text(500),
  forWhom: text(200),
  whyNotStaff: text(500),
  assessment: z.string().trim().max(2000, "最多 2000 个字").default(""),
  unit: text(20),
  unitPrice: money.refine((price) => price > 0n, "单价应大于零"),
  termFrom: date,
  termTo: date,
  termGrounds: z.array(z.enum(grounds)).max(5).default([]),
  shares: z.array(ShareInput).min(1, "至少一个份额").max(60, "最多 60 个份额"),
  targets: z.array(TargetInput).max(30, "最多 30 项指标"),
});

export const DraftInput = ProjectContent.extend({
  needs: z.array(id).max(50, "最多 50 条需求").default([]),
  draftedOn: date.optional(),
});

/** 边写边核对: as much of a draft as has been written. What is missing is not judged. */
export const PreviewInput = ProjectContent.partial().extend({
  project: id.optional(),
  targets: z
    .array(
      TargetInput.extend({
        indicator: z.string().max(60),
        unit: z.string().max(10),
        evidence: z.string().max(120),
      }),
    )
    .max(30, "最多 30 项指标")
    .optional(),
});

export type PreviewInput = z.output<typeof PreviewInput>;
export type DraftInput = z.output<typeof DraftInput>;
export type ProjectContent = z.output<typeof ProjectContent>;
