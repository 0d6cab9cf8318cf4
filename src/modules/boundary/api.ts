import * as z from "zod";
import { reads } from "../../base/endpoint.ts";
import { basis, breach, date, jurisdiction, money, moneyOut, text } from "../../base/shape.ts";
import { levels, tracks } from "../policy/model.ts";
import { purchaserKinds, type PurchaserKind } from "./model.ts";

// The names of a list are never none; the compiler cannot know it.
const kinds = Object.keys(purchaserKinds) as [PurchaserKind, ...PurchaserKind[]];

const CandidateView = z.object({
  code: z.string(),
  name: z.string(),
  path: z.array(z.string()),
  score: z.number(),
  by: z.array(z.object({ word: z.string(), weight: z.number() })),
});

const MarkView = z.object({
  from: z.number(),
  to: z.number(),
  said: z.string(),
  means: z.string(),
  because: z.string(),
  tone: z.enum(["service", "bad", "doubt", "none"]),
});

const ground = z.union([z.number(), z.literal("purchaser")]);

const JudgementView = z.object({
  verdict: z.enum(["allowed", "denied", "review"]),
  verdictName: z.string(),
  text: z.string(),
  says: z.string(),
  catalog: z.array(CandidateView),
  findings: z.array(breach.extend({ ground: ground.optional() })),
  question: z
    .object({
      says: z.string(),
      answers: z.array(z.object({ says: z.string(), adds: z.string() })),
    })
    .optional(),
  ways: z.array(z.object({ title: z.string(), says: z.string(), retry: z.string().optional() })),
  words: z.array(z.string()),
  marks: z.array(MarkView),
  readingVersion: z.string(),
});

const each = { allowed: z.number(), denied: z.number(), review: z.number() };
const WeighedView = z.object({
  ...each,
  /** So many features have a weight; the heaviest of them are listed. */
  count: z.number(),
  rows: z.array(z.object({ name: z.string(), ...each })),
});

const LimitView = z.object({
  procurementFrom: moneyOut.nullable(),
  openTenderFrom: moneyOut.nullable(),
  document: z.string(),
  from: z.string(),
  confirmed: z.boolean(),
});

const HowView = z.object({
  track: z.enum(tracks).nullable(),
  trackName: z.string().nullable(),
  method: z.string().nullable(),
  methodName: z.string().nullable(),
  because: z.string().nullable(),
  limit: LimitView.nullable(),
  control: z
    .object({
      quotesAtLeast: z.number(),
      approvedBy: z.string(),
      papers: z.array(z.string()),
      document: z.string(),
      confirmed: z.boolean(),
    })
    .nullable(),
});

export const checkWords = reads({
  path: "/api/boundary/check",
  says: "能不能买：用自己的话说想买什么，马上知道能不能买、为什么、怎么买、不能买时怎么办。",
  may: "public",
  input: z.object({
    text: text(2000),
    amount: money.optional(),
    kind: z.enum(kinds).optional(),
    /** The treasury whose limits and catalog apply; that of the asker's post where nothing is said. */
    jurisdiction: jurisdiction.optional(),
    on: date.optional(),
  }),
  output: JudgementView.extend({
    /** What the whole text weighs for each verdict, and the features that moved it most. */
    weighed: WeighedView,
    place: z.object({ code: z.string(), name: z.string(), level: z.enum(levels) }).nullable(),
    edition: z.object({ id: z.string(), name: z.string(), confirmed: z.boolean() }),
    how: HowView,
  }),
});

export const listCues = reads({
  path: "/api/boundary/cues",
  says: "判断所依据的读法和词表：全部公开，可以逐条核对。",
  may: "public",
  input: z.object({}),
  output: z.object({
    readingVersion: z.string(),
    rules: z.array(
      z.object({
        id: z.string(),
        weight: z.enum(["bars", "flags"]),
        ground: ground.optional(),
        says: z.string(),
        fix: z.string(),
        basis: z.array(basis),
      }),
    ),
    cues: z.array(
      z.object({
        id: z.string(),
        ground: z.number(),
        means: z.string(),
        sense: z.enum(["sure", "doubt"]),
        because: z.string(),
        pattern: z.string(),
        exceptions: z.array(z.string()),
      }),
    ),
    words: z.array(z.object({ name: z.string(), words: z.array(z.string()) })),
  }),
});

export const listWeights = reads({
  path: "/api/boundary/weights",
  says: "判断所依据的权重：读法、词、词类和字串各使三种结论增加多少，全部公开，可以按词查。",
  may: "public",
  input: z.object({
    /** Only what holds these words in its name. */
    words: z.string().trim().max(40, "查找的词最多 40 个字").default(""),
    /** So many, the heaviest for “不能买” first; left out, all. */
    first: z.coerce.number().int().min(1).optional(),
  }),
  output: z.object({
    found: z.number(),
    /**
     * What each feature (a cue, a word, a word class, a pair of them, a string) adds to each verdict, before the division by the
     * root of the sum of the squared lengths of a text's features.
     */
    rows: z.array(
      z.object({
        feature: z.string(),
        /** What it is, in words: “由〔承接方〕定”在句尾. */
        name: z.string(),
        length: z.number(),
        allowed: z.number(),
        denied: z.number(),
        review: z.number(),
      }),
    ),
  }),
});

export const listNegatives = reads({
  path: "/api/catalog/negatives",
  says: "负面清单：不得纳入政府购买服务的六类事项。",
  may: "public",
  input: z.object({}),
  output: z.object({
    rows: z.array(
      z.object({
        ground: z.number(),
        article: z.string(),
        says: z.string(),
        disguise: z.string(),
      }),
    ),
    /** What 财预〔2017〕87号 lists beside it. */
    notServices: z.array(z.string()),
  }),
});
