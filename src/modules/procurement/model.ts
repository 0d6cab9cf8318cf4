import * as z from "zod";
import type { Day } from "../../base/day.ts";
import type { Money } from "../../base/money.ts";
import {
  count,
  date,
  id,
  jurisdiction,
  key,
  money,
  moneyOut,
  offer,
  breach,
  page,
  text,
} from "../../base/shape.ts";

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

const optionalText = (most: number) => z.string().trim().max(most, `最多 ${most} 个字`).default("");

export const CriterionInput = z.object({
  name: text(60),
  isPrice: z.boolean().default(false),
  weight: count.min(1, "分值至少 1 分").max(100, "分值最多 100 分"),
  says: text(300),
});

export const PrepareInput = z.object({
  jurisdiction,
  project: id,
  title: text(120).optional(),
  /** Which shares it buys for; without it all of the project. */
  shares: z.array(id).min(1).max(200).optional(),
  ceiling: money,
  requirement: optionalText(4000),
  smeReserved: z.boolean().default(false),
  smeReason: optionalText(300),
  approval: optionalText(120),
  criteria: z.array(CriterionInput).max(20).default([]),
  on: date.optional(),
});

export const DayInput = z.object({ ...key, on: date.optional() });

export const NoticeInput = z.object({
  ...key,
  on: date.optional(),
  documentsUntil: date,
  respondBy: date,
});

export const RespondInput = z.object({
  ...key,
  price: money,
  says: optionalText(4000),
  on: date.optional(),
});

export const QuoteInput = RespondInput.extend({ provider: id });

export const ChooseInput = z.object({
  ...key,
  response: id,
  reason: optionalText(500),
  on: date.optional(),
});

export const SeatsInput = z.object({
  ...key,
  seats: z
    .array(z.object({ post: id, kind: z.enum(["expert", "purchaser"]) }))
    .min(1)
    .max(15),
  on: date.optional(),
});

export const ScoresInput = z.object({
  ...key,
  scores: z
    .array(
      z.object({
        response: id,
        criterion: id,
        /** Hundredths of a point: 27.50 分 is 2750. */
        points: count.min(0, "得分不能小于 0"),
      }),
    )
    .min(1)
    .max(2000),
  on: date.optional(),
});

export const OfResponseInput = z.object({
  ...key,
  response: id,
  reason: text(500),
  on: date.optional(),
});

export const FinalPriceInput = z.object({ ...key, price: money, on: date.optional() });

export const ReasonInput = z.object({ ...key, reason: text(500), on: date.optional() });

export const ChallengeInput = z.object({
  ...key,
  provider: id.optional(),
  grounds: text(2000),
  on: date.optional(),
});

export const AnswerInput = z.object({ ...key, answer: text(2000), on: date.optional() });

export const ListInput = z.object({
  ...page,
  project: id.optional(),
  /** Only notices that still take responses: what a provider looks for. */
  open: z.stringbool().optional(),
});

export const ProcurementLine = z.object({
  jurisdiction: z.string(),
  id,
  number: z.string(),
  title: z.string(),
  purchaser: z.string(),
  project: id,
  track: z.string(),
  method: z.string(),
  status: z.string(),
  statusName: z.string(),
  budget: moneyOut,
  ceiling: moneyOut,
  noticeOn: z.string().nullable(),
  respondBy: z.string().nullable(),
  awardedOn: z.string().nullable(),
  winner: z.string().nullable(),
  price: moneyOut.nullable(),
});

export const StationView = z.object({
  name: z.string(),
  state: z.enum(["done", "now", "late", "ahead"]),
  on: z.string().optional(),
  note: z.string().optional(),
});

export const ResponseView = z.object({
  id,
  provider: z.object({ id, name: z.string() }),
  price: moneyOut,
  finalPrice: moneyOut.nullable(),
  says: z.string(),
  receivedOn: z.string(),
  status: z.string(),
  statusName: z.string(),
  invalidReason: z.string(),
  priceReview: z.string(),
  pricePoints: z.number().nullable(),
  points: z.number().nullable(),
  rank: z.number().nullable(),
  /** Abnormally low prices and the like, to be examined. */
  doubts: z.array(breach),
});

export const ProcurementView = z.object({
  jurisdiction: z.string(),
  id,
  number: z.string(),
  title: z.string(),
  purchaser: z.object({ id, name: z.string() }),
  project: id,
  track: z.enum(["internal", "procurement"]),
  trackName: z.string(),
  method: z.enum(["quotes", "consultation"]),
  methodName: z.string(),
  status: z.string(),
  statusName: z.string(),
  itemName: z.string(),
  budget: moneyOut,
  ceiling: moneyOut,
  quotesNeeded: z.number(),
  requirement: z.string(),
  qualifications: z.array(z.string()),
  smeReserved: z.boolean(),
  smeReason: z.string(),
  approval: z.string(),
  endedReason: z.string(),
  preparedOn: z.string(),
  intentionOn: z.string().nullable(),
  noticeOn: z.string().nullable(),
  documentsUntil: z.string().nullable(),
  respondBy: z.string().nullable(),
  openedOn: z.string().nullable(),
  evaluatedOn: z.string().nullable(),
  awardedOn: z.string().nullable(),
  notifiedOn: z.string().nullable(),
  challengeBy: z.string().nullable(),
  /** The earliest lawful days of a notice that went out today. */
  earliest: z.object({ documentsUntil: z.string(), respondBy: z.string() }).nullable(),
  stations: z.array(StationView),
  criteria: z.array(
    z.object({
      id,
      name: z.string(),
      isPrice: z.boolean(),
      weight: z.number(),
      says: z.string(),
    }),
  ),
  seats: z.array(
    z.object({
      id,
      post: id,
      name: z.string(),
      kindName: z.string(),
      hasScored: z.boolean(),
      isMine: z.boolean(),
    }),
  ),
  responses: z.array(ResponseView),
  scores: z.array(z.object({ response: id, seat: id, criterion: id, points: z.number() })),
  award: z
    .object({
      id,
      package: id,
      provider: z.object({ id, name: z.string() }),
      price: moneyOut,
      reason: z.string(),
      awardedOn: z.string(),
    })
    .nullable(),
  challenges: z.array(
    z.object({
      id,
      provider: z.string(),
      grounds: z.string(),
      receivedOn: z.string(),
      answerBy: z.string(),
      answer: z.string(),
      answeredOn: z.string().nullable(),
    }),
  ),
  isMine: z.boolean(),
  offers: z.array(offer),
});
export type ProcurementView = z.input<typeof ProcurementView>;
