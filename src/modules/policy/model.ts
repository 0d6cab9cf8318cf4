import type { Day, InForce } from "../../base/day.ts";
import type { Money } from "../../base/money.ts";

/** 放假安排: a day that is not what its weekday says. */
export type CalendarDay = { day: Day; isWorkday: boolean; name: string };

/** 工作日历: only years whose arrangement is published are certain, all others are provisional. */
export type Calendar = {
  publishedYears: ReadonlySet<number>;
  days: ReadonlyMap<Day, CalendarDay>;
};

export const objects = ["goods", "services", "works"] as const;
export type ProcuredObject = (typeof objects)[number];

export const levels = ["central", "province", "city", "county"] as const;
export type Level = (typeof levels)[number];

/** What every figure of policy carries: where from, and whether it was checked. */
export type Sourced = InForce & { document: string; confirmed: boolean };

/** 采购限额标准: the limits of one place, level and object. An absent limit is not given by the source. */
export type Threshold = Sourced & {
  /** The beginning of a division code: "41" is a province, "4101" one of its cities, "" everywhere. */
  place: string;
  placeName: string;
  level: Level;
  object: ProcuredObject;
  procurementFrom?: Money | undefined;
  openTenderFrom?: Money | undefined;
  /** A guide for those who set limits; it is no limit itself. */
  isGuide: boolean;
};

/** 采购轨道: government procurement with its statutory clock, or internal control below the limit. */
export const tracks = ["belowThreshold", "procurement", "openTender"] as const;
export type Track = (typeof tracks)[number];

export const trackNames: Record<Track, string> = {
  belowThreshold: "限额以下（按内控制度办理）",
  procurement: "政府采购（限额以上、公开招标数额以下）",
  openTender: "政府采购（达到公开招标数额）",
};

/** 内控标准: what a purchase below the limit needs from an amount on. */
export type ControlRule = Sourced & {
  place: string;
  amountFrom: Money;
  quotesAtLeast: number;
  approvedBy: "purchaserHead" | "purchaserMeeting";
  /** Papers that must lie in the file. */
  papers: readonly string[];
};

export const approverNames: Record<ControlRule["approvedBy"], string> = {
  purchaserHead: "单位负责人审批",
  purchaserMeeting: "领导班子集体研究",
};

/** 绩效自评权重: parts of one hundred. */
export type WeightSet = Sourced & {
  called: string;
  execution: number;
  output: number;
  benefit: number;
  satisfaction: number;
};

/** 评价等次: the lower bound belongs to the grade. */
export type GradeBand = Sourced & { grade: Grade; scoreFrom: number };

export const grades = ["优", "良", "中", "差"] as const;
export type Grade = (typeof grades)[number];

/** 政府性基金 and 一般公共预算 share the classes of the functional classification. */
export type FunctionalClass = Sourced & { code: string; name: string };

/** 报表行: which functional classes a row of table 1 gathers. `isRest` is the row of all others. */
export type FormRow = InForce & {
  position: number;
  label: string;
  classes: readonly string[];
  isRest: boolean;
};

export const sixKinds = ["1", "2", "3", "4", "5", "6"] as const;
export type SixKind = (typeof sixKinds)[number];

/** Row labels of table 2, exactly as the form prints them. */
export const sixKindNames: Record<SixKind, string> = {
  1: "基本公共服务",
  2: "社会管理性服务",
  3: "行业管理与协调性服务",
  4: "技术性服务",
  5: "政府履职所需辅助性事项",
  6: "其他适宜由社会力量承担的服务事项",
};
