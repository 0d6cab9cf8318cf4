import * as z from "zod";
import { reads, writes } from "../../base/endpoint.ts";
import { basis, breach, date, keysOf, money, moneyOut } from "../../base/shape.ts";
import { eventKinds } from "./clock.ts";
import { ControlRulesInput, ThresholdInput } from "./inputs.ts";
import {
  figureNames,
  levels,
  methodNames,
  objects,
  standingNames,
  stepNames,
  tracks,
} from "./model.ts";

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

const source = {
  document: z.string(),
  from: z.string(),
  to: z.string().optional(),
  confirmed: z.boolean(),
};

const ControlRuleView = z.object({
  place: z.string(),
  amountFrom: moneyOut,
  quotesAtLeast: z.number(),
  approvedBy: z.string(),
  papers: z.array(z.string()),
  ...source,
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

export const listControlRules = reads({
  path: "/api/policy/control-rules",
  says: "限额以下购买的内控标准，连同文件和适用日期。",
  may: "public",
  input: z.object({ place: place.optional() }),
  output: z.object({ rows: z.array(ControlRuleView) }),
});

const financeRoles = ["countyFinanceOfficer", "countyFinanceReviewer"];

export const adoptThreshold = writes({
  path: "/api/policy/thresholds",
  says: "录入本地的采购限额标准：新的文件是新的一行，原来的不改。",
  may: financeRoles,
  input: ThresholdInput,
  output: z.object({ done: z.literal(true) }),
});

export const adoptControlRules = writes({
  path: "/api/policy/control-rules",
  says: "录入本地的内控标准：一份文件一整套，替换此前的。",
  may: financeRoles,
  input: ControlRulesInput,
  output: z.object({ done: z.literal(true) }),
});

const purchase = {
  place: place.default(""),
  level: z.enum(levels).default("county"),
  object: z.enum(objects).default("services"),
};

const Said = z.object({ says: z.string(), basis: z.array(basis) });

const Judged = {
  standing: z.enum(keysOf(standingNames)),
  standingName: z.string(),
  isUsual: z.boolean(),
  breaches: z.array(breach),
};

const MethodView = z.object({
  code: z.enum(keysOf(methodNames)),
  name: z.string(),
  ...Judged,
  ...Said.shape,
  cases: z.array(Said.extend({ code: z.string() })),
  providersAtLeast: z.number().optional(),
  providers: Said,
  panel: Said.extend({ called: z.string(), seats: z.number(), experts: z.number() }).optional(),
  periods: z.array(Said.extend({ rule: z.string(), term: z.string() })),
  award: Said,
  approval: Said,
  ...source,
});

export const listMethods = reads({
  path: "/api/policy/methods",
  says: "采购方式：各自的适用情形、供应商家数、评审小组、最短期限；给出金额和地区的，说明能不能采用、为什么。",
  may: "public",
  input: z.object({
    ...purchase,
    amount: money.optional(),
    earlier: money.optional(),
    on: date.optional(),
  }),
  output: z.object({
    track: z.enum(tracks).optional(),
    trackName: z.string().optional(),
    /** Why this track, in figures; or that no limit was entered for the place. */
    because: z.string(),
    threshold: ThresholdView.optional(),
    rows: z.array(MethodView),
    figures: z.array(
      z.object({
        code: z.enum(keysOf(figureNames)),
        name: z.string(),
        atLeast: z.number().optional(),
        atMost: z.number().optional(),
        amount: moneyOut.optional(),
        article: z.string(),
        ...source,
      }),
    ),
  }),
});

const StepView = z.object({
  code: z.enum(keysOf(stepNames)),
  name: z.string(),
  what: z.string(),
  who: z.string(),
  kind: z.enum(["notBefore", "byThen", "planned"]),
  first: z.string().optional(),
  last: z.string().optional(),
  term: z.string().optional(),
  basis: z.array(basis),
  provisional: z.boolean(),
  moved: z.string().optional(),
  local: z.object({ document: z.string(), confirmed: z.boolean() }).optional(),
});

export const listSteps = reads({
  path: "/api/policy/steps",
  says: "采购步骤：从开始的那一天起，每一步最早哪天、最迟哪天、谁来办、依据什么。",
  may: "public",
  input: z.object({
    ...purchase,
    amount: money,
    on: date,
    method: z.enum(keysOf(methodNames)).optional(),
    reason: z.string().max(40).optional(),
    exempt: z.enum(["urgent"]).optional(),
    acceptedOn: date.optional(),
    earlier: money.optional(),
  }),
  output: z.object({
    track: z.enum(tracks).optional(),
    because: z.string(),
    method: z.enum(keysOf(methodNames)),
    methodName: z.string(),
    ...Judged,
    steps: z.array(StepView),
    reminders: z.array(Said.extend({ confirmed: z.boolean() })),
  }),
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
