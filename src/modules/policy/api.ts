import * as z from "zod";
import { reads } from "../../base/endpoint.ts";
import { basis, date, money, moneyOut } from "../../base/shape.ts";
import { eventKinds } from "./clock.ts";
import { levels, objects, tracks } from "./model.ts";

const place = z.string().regex(/^\d{0,6}$/, "行政区划代码应为至多六位数字");

const ThresholdView = z.object({
  place: z.string(),
  placeName: z.string(),
  level: z.enum(levels),
  object: z.enum(objects),
  procurementFrom: moneyOut.optional(),
  openTenderFrom: moneyOut.optional(),
  document: z.string(),
  from: z.string(),
  to: z.string().optional(),
  confirmed: z.boolean(),
  isGuide: z.boolean(),
});

export const countDeadlines = reads({
  path: "/api/policy/deadlines",
  says: "法定时钟：某一事件起算的各项时限，按工作日历计算。",
  may: "public",
  input: z.object({ event: z.enum(eventKinds), from: date }),
  output: z.object({
    event: z.string(),
    eventName: z.string(),
    from: z.string(),
    deadlines: z.array(
      z.object({
        rule: z.string(),
        says: z.string(),
        sense: z.enum(["byThen", "notBefore", "keptUntil"]),
        term: z.string(),
        basis: z.array(basis),
        last: z.string(),
        provisional: z.boolean(),
        moved: z.string().optional(),
      }),
    ),
  }),
});

export const listThresholds = reads({
  path: "/api/policy/thresholds",
  says: "采购限额标准，连同文件和适用日期。",
  may: "public",
  input: z.object({ place: place.optional() }),
  output: z.object({ rows: z.array(ThresholdView) }),
});

export const chooseTrack = reads({
  path: "/api/policy/track",
  says: "某一金额在某地某日应当按哪条轨道采购，依据是什么。",
  may: "signedIn",
  input: z.object({
    place,
    level: z.enum(levels).default("county"),
    object: z.enum(objects).default("services"),
    amount: money,
    on: date,
  }),
  output: z.object({
    track: z.enum(tracks),
    trackName: z.string(),
    because: z.string(),
    threshold: ThresholdView,
    /** Only below the limit. */
    control: z
      .object({
        quotesAtLeast: z.number(),
        approvedBy: z.string(),
        papers: z.array(z.string()),
        document: z.string(),
        confirmed: z.boolean(),
      })
      .optional(),
  }),
});

export const viewArticle = reads({
  path: "/api/law/articles",
  says: "一条法规说的是什么（要点，不是原文）。",
  may: "public",
  input: z.object({ title: z.string().max(100), article: z.string().max(20), on: date.optional() }),
  output: z.object({
    title: z.string(),
    number: z.string(),
    article: z.string(),
    says: z.string(),
    from: z.string(),
    to: z.string().optional(),
    confirmed: z.boolean(),
  }),
});
