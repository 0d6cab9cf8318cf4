import * as z from "zod";
import type { Money } from "../../base/money.ts";
import { date, id, key, keysOf, money, text, year, type Owned } from "../../base/shape.ts";
import { DecisionInput, ProposalInput, type LedgerName } from "../budget/model.ts";

/** 购买计划的状态: two up, two down. */
export const planStatuses = {
  compiling: "编制中",
  firstUp: "一上已报",
  firstDown: "一下已达",
  secondUp: "二上已报",
  approved: "二下已批",
} as const;

export type PlanStatus = keyof typeof planStatuses;
export const planStatusNames = keysOf(planStatuses);

/** 轮次, as they go up and come down. */
export const roundNames = {
  firstUp: "一上",
  firstDown: "一下",
  secondUp: "二上",
  approved: "二下",
} as const;

export type RoundStage = keyof typeof roundNames;

/** 审核意见 on one project. */
export const verdictNames = { keep: "保留", change: "调整", drop: "不列" } as const;
export type ProjectVerdict = keyof typeof verdictNames;
export const projectVerdicts = keysOf(verdictNames);

/** 年中调整. */
export const changeNames = {
  add: "增列项目",
  remove: "移出项目",
  raise: "追加",
  cut: "调减",
} as const;
export type ChangeKind = keyof typeof changeNames;

/** 购买计划: what a purchaser wants to buy in a year; `organization` is the purchaser. */
export type AnnualPlan = Owned & {
  year: number;
  status: PlanStatus;
  /** 编制通知. */
  callNumber: string;
  callTitle: string;
  firstUpBy: string;
  firstDownBy: string;
  secondUpBy: string;
  /** 控制数. */
  ceiling: Money | null;
  decision: string | null;
  approvedOn: string | null;
  post: string;
  recordedAt: Date;
};

/** 一次上报或者下达, kept as it was. */
export type PlanRound = Owned & {
  plan: string;
  seq: number;
  stage: RoundStage;
  words: string;
  ceiling: Money | null;
  fiscal: Money;
  other: Money;
  post: string;
  happenedOn: string;
  recordedAt: Date;
};

export type RoundProject = Owned & {
  round: string;
  project: string;
  position: number;
  number: string;
  title: string;
  itemName: string;
  fiscal: Money;
  other: Money;
  version: number;
  verdict: ProjectVerdict | null;
  remark: string;
};

export type RoundLine = Owned & {
  round: string;
  line: string;
  code: string;
  title: string;
  functionalClass: string;
  ledger: LedgerName;
  isProposed: boolean;
  amount: Money;
  used: Money;
};

export type PlanChange = Owned & {
  plan: string;
  kind: ChangeKind;
  project: string;
  amount: Money;
  reason: string;
  decision: string;
  post: string;
  happenedOn: string;
  recordedAt: Date;
};

export const CallInput = z.object({
  year,
  number: text(80),
  title: text(200),
  firstUpBy: date,
  firstDownBy: date,
  secondUpBy: date,
});

const projects = z.array(id).max(200, "最多 200 个项目");
const words = z.string().trim().max(1000, "最多 1000 个字").default("");

export const UpInput = z.object({ ...key, projects, words });

export const DownInput = z.object({
  ...key,
  ceiling: money,
  words,
  remarks: z
    .array(
      z.object({
        project: id,
        verdict: z.enum(projectVerdicts),
        remark: z.string().trim().max(300, "最多 300 个字").default(""),
      }),
    )
    .max(200, "最多 200 个项目"),
});

export const ApprovalInput = z.object({ ...key, decision: DecisionInput, words });

export const LineInput = ProposalInput.extend(key);

export const LineChangeInput = z.object({ ...key, line: id, amount: money });

/** 调整依据: asked for as soon as the plan of the year is approved. */
const changeCause = {
  reason: z.string().trim().max(300, "最多 300 个字").optional(),
  decision: DecisionInput.optional(),
};

export const AmountChangeInput = z.object({
  ...key,
  kind: z.enum(["raise", "cut"]),
  project: id,
  line: id,
  amount: money,
  ...changeCause,
});

export type CallInput = z.output<typeof CallInput>;
export type UpInput = z.output<typeof UpInput>;
export type DownInput = z.output<typeof DownInput>;
export type ApprovalInput = z.output<typeof ApprovalInput>;
export type AmountChangeInput = z.output<typeof AmountChangeInput>;
export type Cause = Pick<AmountChangeInput, "reason" | "decision">;
