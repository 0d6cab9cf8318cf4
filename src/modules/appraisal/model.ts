import * as z from "zod";
import { count, date, id, jurisdiction, text, year } from "../../base/shape.ts";
import type { Day } from "../../base/day.ts";

/** 考核指标, each with how it is counted and what its figure is of. */
export const measures = {
  planKept: {
    name: "计划执行",
    says: "已签合同金额占调整后计划的比例",
    got: "已签合同（元）",
    of: "调整后计划（元）",
  },
  execution: {
    name: "资金支付",
    says: "已支付金额占调整后计划的比例",
    got: "已支付（元）",
    of: "调整后计划（元）",
  },
  paying: {
    name: "付款用时",
    says: "从验收合格（预付款从提出申请）到支付的平均天数",
    got: "天数合计",
    of: "支付笔数",
  },
  evaluation: {
    name: "绩效评价",
    says: "当年评定的绩效评价平均分，不含单位自评",
    got: "得分合计",
    of: "评价个数",
  },
  satisfaction: {
    name: "服务对象满意",
    says: "当年验收时表示满意（四分以上）的意见占比",
    got: "满意的意见",
    of: "全部意见",
  },
  disclosure: {
    name: "按时公开",
    says: "当年到期应公开的事项中按时公开的占比",
    got: "按时公开",
    of: "到期应公开",
  },
  flags: {
    name: "疑点办结",
    says: "当年出现的疑点中已办结的占比：说明已采纳、线索已办结或者事由已消失",
    got: "已办结的疑点",
    of: "全部疑点",
  },
} as const;

export type MeasureName = keyof typeof measures;
export const measureNames = [
  "planKept",
  "execution",
  "paying",
  "evaluation",
  "satisfaction",
  "disclosure",
  "flags",
] as const satisfies MeasureName[];

/** 权重: one row of a dated table of a place. */
export type MeasureWeight = {
  place: string;
  measure: MeasureName;
  weight: number;
  best: number;
  worst: number;
  document: string;
  from: Day;
  to?: Day | undefined;
  confirmed: boolean;
};

/** What was counted: money in fen, days, hundredths of a point, or things. */
export type Counted = { got: bigint; of: bigint };

export const MeasureView = z.object({
  measure: z.enum(measureNames),
  weight: z.number(),
  best: z.number(),
  worst: z.number(),
  /** Null where there was nothing to count: the measure is left out of the score. */
  counted: z.object({ got: z.string(), of: z.string() }).nullable(),
  /** Hundredths: of a per cent, of a day, of a point. */
  value: z.number().nullable(),
  /** Hundredths of a point. */
  points: z.number().nullable(),
});

export const SheetView = z.object({
  key: z.string(),
  name: z.string(),
  measures: z.array(MeasureView),
  /** Hundredths of a point, of the measures that could be counted, scaled to one hundred; null where none could. */
  score: z.number().nullable(),
  rank: z.number().nullable(),
});

export const AppraisalView = z.object({
  place: z.string(),
  year: z.number(),
  weights: z.object({ document: z.string(), from: date, confirmed: z.boolean() }),
  rows: z.array(SheetView),
});

export const AppraisalKey = z.object({ jurisdiction, year });

export const PartsInput = AppraisalKey.extend({
  office: z.union([jurisdiction, id]),
  measure: z.enum(measureNames),
});

/** 依据: one thing behind a figure. */
export const PartView = z.object({
  jurisdiction,
  id,
  kind: z.string(),
  title: z.string(),
  says: z.string(),
});

export const WeightsInput = z.object({
  document: text(120),
  from: date,
  rows: z
    .array(
      z.object({
        measure: z.enum(measureNames),
        weight: count.min(0, "权重不能小于零").max(100, "权重最多 100"),
        best: count.min(0, "满分值不能小于零").max(1000, "满分值过大"),
        worst: count.min(0, "零分值不能小于零").max(1000, "零分值过大"),
      }),
    )
    .length(measureNames.length, "每一项指标各填一行"),
});
