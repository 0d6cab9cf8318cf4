import * as z from "zod";
import type { Day } from "../../base/day.ts";
import type { Money } from "../../base/money.ts";
import type { Approver } from "../policy/model.ts";

/** 采购 in all its states; a track that is shorter simply meets fewer of them. */
export const procurementStatuses = {
  prepared: "已立采购",
  intentionPublished: "意向已公开",
  noticePublished: "公告中",
  responsesClosed: "响应已截止",
  opened: "评审中",
  evaluated: "已评审",
  awarded: "已确定成交",
  challenged: "质疑处理中",
  contracted: "已签合同",
  failed: "采购失败",
  cancelled: "已终止",
} as const;
export type ProcurementStatus = keyof typeof procurementStatuses;

export const trackNames = { internal: "限额以下（内控）", procurement: "政府采购" } as const;
export type ProcurementTrack = keyof typeof trackNames;

export const methodNames = { quotes: "三方比价", consultation: "竞争性磋商" } as const;
export type Method = keyof typeof methodNames;

export const responseStatuses = {
  received: "已收到",
  withdrawn: "已撤回",
  invalid: "无效",
  ranked: "已排序",
} as const;
export type ResponseStatus = keyof typeof responseStatuses;

export const seatKinds = { expert: "评审专家", purchaser: "采购人代表" } as const;
export type SeatKind = keyof typeof seatKinds;

/** 资格要求 of the service standard, copied when the purchase was prepared. */
export const Requirement = z.object({
  of: z.enum(["provider", "staff"]),
  name: z.string(),
  atLeast: z.number(),
  /** Of a sample that nobody has confirmed. */
  isAdvice: z.boolean().optional(),
});

export type Procurement = {
  jurisdiction: string;
  id: string;
  organization: string;
  readers: string[];
  project: string;
  number: string;
  title: string;
  track: ProcurementTrack;
  method: Method;
  status: ProcurementStatus;
  year: number;
  catalogItem: string;
  itemName: string;
  qualifications: z.infer<typeof Requirement>[];
  budget: Money;
  ceiling: Money;
  quotesNeeded: number;
  quotesDocument: string;
  quotesConfirmed: boolean;
  /** 审批人 by the internal rule of the day; null where procurement law rules. */
  approvedBy: Approver | null;
  /** 会议纪要 of a collective decision. */
  minutes: string;
  minutesOn: Day | null;
  tenderFrom: Money | null;
  approval: string;
  preparedOn: Day;
  intentionOn: Day | null;
  noticeOn: Day | null;
  documentsUntil: Day | null;
  respondBy: Day | null;
  closedOn: Day | null;
  openedOn: Day | null;
  evaluatedOn: Day | null;
  awardedOn: Day | null;
  notifiedOn: Day | null;
  /** Of several contracts of one award the first, until the last is signed. */
  contractedOn: Day | null;
  endedReason: string;
  requirement: string;
  smeReserved: boolean;
  smeReason: string;
  priceWeight: number | null;
  post: string;
  recordedAt: Date;
};

type Row = { jurisdiction: string; id: string; organization: string; readers: string[] };

export type Package = Row & {
  procurement: string;
  position: number;
  title: string;
  ceiling: Money;
};

export type PackageShare = Row & { package: string; share: string };

/** 报价 or 响应. `points` and `rank` are computed at the evaluation. */
export type Response = Row & {
  package: string;
  provider: string;
  price: Money;
  finalPrice: Money | null;
  isOpen: boolean;
  priceReview: string;
  points: number | null;
  rank: number | null;
  says: string;
  receivedOn: Day;
  status: ResponseStatus;
  invalidReason: string;
  post: string;
  recordedAt: Date;
};

export type Criterion = Row & {
  procurement: string;
  position: number;
  name: string;
  isPrice: boolean;
  weight: number;
  says: string;
};

export type Seat = Row & { procurement: string; post: string; kind: SeatKind; recused: boolean };

/** 评分: in hundredths of a point. */
export type Score = Row & {
  response: string;
  seat: string;
  criterion: string;
  points: number;
  recordedAt: Date;
};

export type Award = Row & {
  package: string;
  response: string;
  procurement: string;
  project: string;
  provider: string;
  price: Money;
  reason: string;
  awardedOn: Day;
  post: string;
  recordedAt: Date;
};

export type Challenge = Row & {
  procurement: string;
  provider: string;
  grounds: string;
  receivedOn: Day;
  answerBy: Day;
  answer: string;
  answeredOn: Day | null;
  post: string;
  recordedAt: Date;
};

/** The price that counts: the last one given. */
export const priceOf = (response: { price: Money; finalPrice: Money | null }): Money =>
  response.finalPrice ?? response.price;

/** 参加或退出统一购买的申请. */
export const shareRequestStatuses = {
  asked: "待答复",
  agreed: "已同意",
  declined: "未同意",
} as const;
export type ShareRequestStatus = keyof typeof shareRequestStatuses;
