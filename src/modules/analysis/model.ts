import * as z from "zod";
import { count, date, id, jurisdiction, moneyOut, year } from "../../base/shape.ts";

/** 分组: by what the figures of a year are told apart. */
export const groupings = {
  kind: "服务类别",
  field: "服务领域",
  office: "单位",
  track: "限额",
  ledger: "预算类别",
} as const;
export type Grouping = keyof typeof groupings;

/** What a figure can be opened by: its group, its month, or the whole year. */
export const cuts = { ...groupings, month: "月份", whole: "全年" } as const;
export type Cut = keyof typeof cuts;

/** 指标: the four of the returns, with the plan as adjusted beside the plan first approved. */
export const measures = {
  projects: "项目数",
  budget: "预算数",
  planned: "调整后计划",
  executed: "执行数",
  final: "决算数",
} as const;
export type Measure = keyof typeof measures;

/** How each is counted; the four of the returns are counted as there. */
export const definitions = {
  planned: "列入购买计划的金额，加上年中追加，减去移出和合同结余",
  days: "从验收合格（预付款从提出申请）到支付的平均天数，按笔平均",
  publicShare: "六类中的一至四类为公共服务，第五类为政府履职所需辅助性服务，第六类另列",
  concentration: "当年签订的合同，前五家承接主体占合同金额的比例",
  price: "当年签订的合同，每个使用单位的合同金额除以数量；只比较同一目录事项、同一计量单位",
  outlier:
    "至少五个单位可比时，单价低于下四分位减 1.5 倍四分位差，或者高于上四分位加 1.5 倍四分位差",
} as const;

export type Figures = {
  projects: bigint;
  budget: bigint;
  /** Null above the county, where the four of the returns are kept, and with the historical ledger, which has none. */
  planned: bigint | null;
  executed: bigint;
  /** Null while the year's accounts are not closed. */
  final: bigint | null;
};

const FiguresView = z.object({
  projects: z.bigint(),
  budget: moneyOut,
  planned: moneyOut.nullable(),
  executed: moneyOut,
  final: moneyOut.nullable(),
});

const GroupView = FiguresView.extend({ key: z.string(), name: z.string() });

export const PayingView = z.object({
  payments: z.number(),
  /** Tenths of a day; null where nothing was paid. */
  tenths: z.number().nullable(),
  rows: z.array(
    z.object({
      key: z.string(),
      name: z.string(),
      payments: z.number(),
      tenths: z.number(),
      /** More than 30 days on average, by the days themselves. */
      isSlow: z.boolean(),
      amount: moneyOut,
    }),
  ),
});

export const ProviderShareView = z.object({
  key: z.string(),
  name: z.string(),
  contracts: z.number(),
  price: moneyOut,
});

export const AnalysisView = z.object({
  jurisdiction,
  /** The place, or the one office whose figures these are. */
  place: z.string(),
  isOneOffice: z.boolean(),
  /** A city or province: told apart to its treasuries, each of which tells the rest. */
  isUpper: z.boolean(),
  year: z.number(),
  /** “含历史台账”: said wherever the figures are shown. */
  mark: z.string().nullable(),
  whole: FiguresView,
  years: z.array(FiguresView.extend({ year: z.number() })),
  groups: z.object({
    kind: z.array(GroupView),
    field: z.array(GroupView),
    office: z.array(GroupView),
    track: z.array(GroupView),
    ledger: z.array(GroupView),
  }),
  months: z.array(z.object({ month: z.number(), executed: moneyOut })),
  paying: PayingView,
  providers: z.object({
    total: moneyOut,
    contracts: z.number(),
    topFive: moneyOut,
    rows: z.array(ProviderShareView),
  }),
  definitions: z.record(z.string(), z.string()),
});

export const PriceView = z.object({
  item: z.string(),
  itemName: z.string(),
  unit: z.string(),
  low: moneyOut,
  lowerQuartile: moneyOut,
  median: moneyOut,
  upperQuartile: moneyOut,
  high: moneyOut,
  rows: z.array(
    z.object({
      jurisdiction,
      contract: id,
      title: z.string(),
      office: z.string(),
      quantity: z.number(),
      amount: moneyOut,
      unitPrice: moneyOut,
      isOutlier: z.boolean(),
    }),
  ),
});

export const AnalysisKey = z.object({ jurisdiction, year });

const measureNames = z.enum(["projects", "budget", "planned", "executed", "final"]);

export const FigureInput = AnalysisKey.extend({
  by: z.enum(["kind", "field", "office", "track", "ledger", "month", "whole"]),
  of: z.string().trim().max(60, "最多 60 个字").default(""),
  measure: measureNames,
});
export type FigureAsked = z.output<typeof FigureInput>;

export const EntriesInput = FigureInput.extend({
  limit: count.min(1, "至少一行").max(200, "一次最多 200 行").default(50),
  after: z.uuid("翻页标记应为上一页最后一行的编号").optional(),
});

export const EntriesView = z.object({
  /** What the figure is called: “基本公共服务 执行数”. */
  called: z.string(),
  total: z.bigint(),
  /** 其中历史台账: of the total, what no project here has. */
  history: z.bigint(),
  rows: z.array(
    z.object({
      jurisdiction,
      id,
      number: z.string(),
      title: z.string(),
      office: z.string(),
      amount: z.bigint(),
    }),
  ),
  /** Above the county a figure is the sum of treasuries, each of which opens to its projects. */
  places: z.array(z.object({ jurisdiction, name: z.string(), amount: z.bigint() })),
  next: z.string().nullable(),
});

export const PostingsView = z.object({
  called: z.string(),
  project: z.object({ jurisdiction, id, number: z.string(), title: z.string() }),
  total: moneyOut,
  rows: z.array(
    z.object({
      id,
      line: id,
      lineCode: z.string(),
      called: z.string(),
      /** Signed, as it counts in the figure. */
      amount: moneyOut,
      happenedOn: date,
    }),
  ),
});
