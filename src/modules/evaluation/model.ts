import * as z from "zod";
import type { Day } from "../../base/day.ts";
import type { Money } from "../../base/money.ts";
import {
  count,
  date,
  id,
  key,
  keysOf,
  moneyOut,
  offer,
  type Owned,
  text,
} from "../../base/shape.ts";
import type { Grade } from "../policy/model.ts";

/** 绩效评价 by status. `unopened` is the life before its first row. */
export const evaluationStatuses = {
  unopened: "未开展",
  opened: "评价中",
  graded: "已评分",
  published: "已公开",
} as const;
export type EvaluationStatus = keyof typeof evaluationStatuses;

/** 评价种类, by who evaluates. */
export const evaluationKinds = {
  self: "单位自评",
  department: "部门评价",
  thirdParty: "第三方评价",
  finance: "财政评价",
} as const;
export type EvaluationKind = keyof typeof evaluationKinds;

/** 等次: stored by code, shown and judged as 优良中差. */
export const gradeNames = {
  excellent: "优",
  good: "良",
  fair: "中",
  poor: "差",
} as const satisfies Record<string, Grade>;
export type GradeCode = keyof typeof gradeNames;

export const codeOfGrade = (grade: Grade): GradeCode => {
  const codes: Record<Grade, GradeCode> = {
    优: "excellent",
    良: "good",
    中: "fair",
    差: "poor",
  };
  return codes[grade];
};

/** 结果应用: what follows from a grade (102号令 第二十一条). */
export const consequenceKinds = {
  settlement: "与合同结算挂钩",
  nextBudget: "与下年预算挂钩",
  providerRating: "记入承接主体履约评价",
  appraisal: "与单位考核挂钩",
} as const;
export type ConsequenceKind = keyof typeof consequenceKinds;

export type Evaluation = Owned & {
  project: string;
  kind: EvaluationKind;
  evaluator: string;
  status: EvaluationStatus;
  /** 调整后预算 and 已支付, as the evaluation saw them. */
  budget: Money;
  paid: Money;
  /** Hundredths of a point, as all scores here. */
  execution: number | null;
  total: number | null;
  grade: GradeCode | null;
  says: string;
  openedOn: Day;
  gradedOn: Day | null;
  publishedOn: Day | null;
  post: string;
};

export type Scored = {
  target: string;
  /** Hundredths of the target's unit. */
  actual: number;
  available: number;
  points: number;
  because: string;
};

/** Hundredths as people write them: 9550 is 95.5. */
export const inUnit = (hundredths: number): string =>
  (hundredths / 100).toFixed(2).replace(/\.?0+$/, "");

const kinds = keysOf(consequenceKinds);

export const OpenInput = z
  .object({
    ...key,
    kind: z.enum(["self", "thirdParty", "finance"]),
    /** 受托的第三方机构; only where the evaluation is given to one. */
    evaluator: id.optional(),
    on: date.optional(),
  })
  .refine((one) => one.kind !== "thirdParty" || one.evaluator !== undefined, {
    path: ["evaluator"],
    message: "请选择受托的第三方机构",
  });

export const GradeInput = z.object({
  ...key,
  on: date.optional(),
  scores: z
    .array(
      z.object({
        target: id,
        actual: count.min(0, "不能为负").max(2_000_000_000, "数字过大"),
        because: z.string().trim().max(300).default(""),
      }),
    )
    .min(1, "请逐项填写完成情况")
    .max(50),
  says: text(1000),
});

export const VerbInput = z.object({ ...key, on: date.optional() });

export const ConsequenceInput = z.object({
  ...key,
  kind: z.enum(kinds),
  says: text(300),
  on: date.optional(),
});

export const EvaluationRow = z.object({
  ...key,
  project: id,
  title: z.string(),
  kind: z.string(),
  kindName: z.string(),
  evaluator: z.string(),
  status: z.string(),
  statusName: z.string(),
  total: z.number().nullable(),
  grade: z.string().nullable(),
  openedOn: date,
  gradedOn: date.nullable(),
  publishedOn: date.nullable(),
});

const ScoreView = z.object({
  target: id,
  dimension: z.string(),
  indicator: z.string(),
  sense: z.enum(["atLeast", "atMost"]),
  goal: z.number(),
  unit: z.string(),
  evidence: z.string(),
  available: z.number(),
  actual: z.number().nullable(),
  points: z.number().nullable(),
  because: z.string(),
});

export const EvaluationView = EvaluationRow.extend({
  says: z.string(),
  purchaser: z.string(),
  /** 预算执行: points available and got, and the money behind them. */
  execution: z.object({
    available: z.number(),
    points: z.number(),
    budget: moneyOut,
    paid: moneyOut,
  }),
  scores: z.array(ScoreView),
  /** 验收时的意见: how many people served were asked, and how many were satisfied. */
  heard: z.object({ opinions: z.number(), satisfied: z.number() }),
  /** Where the figures come from, and whether the paper itself was checked. */
  document: z.string(),
  isConfirmed: z.boolean(),
  consequences: z.array(
    z.object({ id, kind: z.string(), kindName: z.string(), says: z.string(), decidedOn: date }),
  ),
  offers: z.array(offer),
});

export const ProjectEvaluationView = z.object({
  rows: z.array(EvaluationRow),
  /** 开展评价: open, or closed with its reason; empty for who has no part in it. */
  offers: z.array(offer),
});
