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

export const objectNames: Record<ProcuredObject, string> = {
  goods: "货物",
  services: "服务",
  works: "工程",
};

export const levelNames: Record<Level, string> = {
  central: "中央",
  province: "省级",
  city: "市级",
  county: "县级",
};

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

/** 审批人: who decides a purchase below the limit, from the lowest up. */
export const approvers = ["purchaserClerk", "purchaserHead", "purchaserMeeting"] as const;
export type Approver = (typeof approvers)[number];

/** 内控标准: what a purchase below the limit needs from an amount on. */
export type ControlRule = Sourced & {
  place: string;
  amountFrom: Money;
  quotesAtLeast: number;
  approvedBy: Approver;
  /** Papers that must lie in the file. */
  papers: readonly string[];
};

export const approverNames: Record<Approver, string> = {
  purchaserClerk: "经办人确定",
  purchaserHead: "单位负责人审批",
  purchaserMeeting: "领导班子集体研究",
};

/** 采购方式 by code. `quotes` is the way of internal control below the limit: no method of the law. */
export const methodNames = {
  openTender: "公开招标",
  invitedTender: "邀请招标",
  consultation: "竞争性磋商",
  negotiation: "竞争性谈判",
  inquiry: "询价",
  singleSource: "单一来源采购",
  framework: "框架协议采购",
  emergency: "紧急采购",
  quotes: "限额以下比价",
} as const;
export type MethodCode = keyof typeof methodNames;

/** 能否采用. `optional`: below the limit no method of the law is needed, and none is forbidden. */
export const standingNames = {
  open: "可以采用",
  needsCase: "须具备适用情形",
  needsApproval: "须先报批",
  optional: "可以参照",
  closed: "不能采用",
} as const;
export type Standing = keyof typeof standingNames;

/** 步骤: the stations of a purchase, whatever its method. */
export const stepNames = {
  budget: "核对目录、预算和计划",
  need: "确定采购需求",
  intention: "公开采购意向",
  plan: "采购实施计划报备案",
  approval: "报批采用其他采购方式",
  prequalification: "发布资格预审公告",
  draw: "随机抽取邀请对象",
  invitation: "发出投标邀请书和招标文件",
  tenderDocuments: "发布招标公告、发出招标文件",
  consultationDocuments: "发布磋商公告、发出磋商文件",
  negotiationDocuments: "发出谈判文件",
  inquiryDocuments: "发出询价通知书",
  singleSourceNotice: "单一来源采购公示",
  offered: "招标文件提供期满",
  sold: "磋商文件发售期满",
  clarification: "澄清或者修改截止",
  bids: "投标截止、开标",
  consultationResponses: "首次响应截止",
  negotiationResponses: "首次响应截止",
  inquiryResponses: "报价截止",
  panel: "组成评审小组",
  evaluation: "评审",
  bargaining: "商定成交价格",
  report: "送交评审报告",
  winner: "确定中标、成交供应商",
  award: "发出中标、成交通知书并公告结果",
  challenge: "质疑期满",
  entrants: "核对框架协议和入围供应商",
  order: "选定成交供应商",
  urgency: "认定紧急情况",
  urgentChoice: "选定供应商",
  quotes: "询价比价",
  decision: "审批确定承接主体",
  contract: "签订合同",
  contractPublished: "公告合同",
  contractFiled: "合同副本备案",
  acceptance: "验收",
  payment: "支付",
} as const;
export type StepCode = keyof typeof stepNames;

/** 采购参数: what each figure is about. */
export const figureNames = {
  tenderPriceWeight: "招标的价格分比重",
  consultationPriceWeight: "磋商的价格分比重",
  smeWhole: "全部预留给中小企业的预算上限",
  smeShare: "超过上限的预留份额",
  smeSmallShare: "预留份额中小微企业的比例",
  smePriceCut: "没有预留时小微企业的价格扣除",
  smePartnerPriceCut: "联合体或者分包中小微企业占 30% 以上的价格扣除",
  needSurvey: "必须开展需求调查的预算",
  lowPriceOfMean: "异常低价：低于有效报价平均价的比例",
  lowPriceOfSecond: "异常低价：低于次低报价的比例",
  lowPriceOfCeiling: "异常低价：低于最高限价的比例",
  bidDeposit: "投标保证金占预算的比例",
  performanceBond: "履约保证金占合同金额的比例",
  recommendation: "采购人推荐供应商的比例",
  addOn: "单一来源添购占原合同的比例",
  supplement: "补充合同占原合同的比例",
  emergencyAddOn: "紧急采购的添购比例",
  frameworkDrop: "封闭式框架协议的入围淘汰率",
} as const;
export type FigureCode = keyof typeof figureNames;

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
