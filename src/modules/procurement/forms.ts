import * as z from "zod";
import {
  breach,
  count,
  date,
  id,
  jurisdiction,
  key,
  money,
  moneyOut,
  offer,
  page,
  text,
} from "../../base/shape.ts";
import { approvers } from "../policy/model.ts";

/** What is filled in and what is shown, as the screens have it. */
const optionalText = (most: number) => z.string().trim().max(most, `最多 ${most} 个字`).default("");

const positive = money.refine((amount) => amount > 0n, "金额应大于零");

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
  ceiling: positive,
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
  price: positive,
  says: optionalText(4000),
  on: date.optional(),
});

export const QuoteInput = RespondInput.extend({ provider: id });

export const ChooseInput = z.object({
  ...key,
  response: id,
  reason: optionalText(500),
  /** 会议纪要 of a collective decision: its name and number, and the day of the meeting. */
  minutes: z.string().trim().max(120, "最多 120 个字").optional(),
  minutesOn: date.optional(),
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

export const FinalPriceInput = z.object({ ...key, price: positive, on: date.optional() });

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
  quotesDocument: z.string(),
  /** 审批人 by the internal rule; null where procurement law rules. */
  approvedBy: z.enum(approvers).nullable(),
  approverName: z.string(),
  minutes: z.string(),
  minutesOn: z.string().nullable(),
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
  /** 凭证 of a small purchase. */
  papers: z.array(z.object({ id, name: z.string() })),
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
