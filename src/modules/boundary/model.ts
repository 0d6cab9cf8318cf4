import type { Day } from "../../base/day.ts";
import type { Money } from "../../base/money.ts";
import type { Breach } from "../../base/rule.ts";
import type { Track } from "../policy/model.ts";

/** 购买主体的单位性质, as the command line names it. */
export const purchaserKinds = {
  organ: "国家机关",
  party: "党的机关",
  "admin-institution": "承担行政职能的事业单位",
  institution1: "公益一类事业单位",
  institution2: "公益二类事业单位",
  "massorg-admin": "使用行政编制的群团组织",
  "massorg-institution": "使用事业编制的群团组织",
  village: "村（居）民委员会",
} as const;

export type PurchaserKind = keyof typeof purchaserKinds;

/** 负面清单的六项, and whether the purchaser may buy at all. */
export type Ground = 1 | 2 | 3 | 4 | 5 | 6 | "purchaser";

/** 负面清单事项, by its number in 102 第十条. */
export type NegativeItem = { ground: number; article: string; says: string; disguise: string };

export type Verdict = "allowed" | "denied" | "review";

export const verdictNames: Record<Verdict, string> = {
  allowed: "可以买",
  denied: "这样不能买",
  review: "还差一个问题",
};

/** What somebody wants to buy, in his own words. */
export type Wanted = {
  text: string;
  amount?: Money | undefined;
  purchaserKind?: PurchaserKind | undefined;
  on: Day;
};

/** 命中: one place in the words that a cue has read, from and to as offsets of the text. */
export type Mark = {
  from: number;
  to: number;
  said: string;
  /** What it was read as: 服务, 工程, 货物, 融资, 用工, 直接履职, 职责以外. */
  means: string;
  /** Why, in words that an official can check: “新铺”为新建用词，后接构筑物. */
  because: string;
  tone: "service" | "bad" | "doubt" | "none";
};

/** A breach of the negative list says which of its items. */
export type Finding = Breach & { ground?: Ground };

/** 候选事项: the likeliest first; scores of all candidates sum to at most one. */
export type Candidate = {
  code: string;
  name: string;
  path: string[];
  score: number;
  /** The words that spoke for it, with their weight: the whole of the classifier's evidence. */
  by: { word: string; weight: number }[];
};

/** The one question that decides, with its answers; `adds` is what the answer adds to the words. */
export type DecidingQuestion = { says: string; answers: { says: string; adds: string }[] };

/** 可以这样办: a way out; `retry` is what may be asked instead. */
export type Way = { title: string; says: string; retry?: string | undefined };

/** 结论: whether it may be bought, why, as what, and what to do instead. */
export type Judgement = {
  verdict: Verdict;
  /** The words as they were read: full-width and traditional characters put right. */
  text: string;
  /** One sentence under the verdict. */
  says: string;
  catalog: Candidate[];
  findings: Finding[];
  question?: DecidingQuestion | undefined;
  ways: Way[];
  /** How it was read: the words as cut, what was made of them. */
  words: string[];
  marks: Mark[];
};

/** 怎么买: what follows from the amount, place and day. Null where the place is not known. */
export type HowToBuy = { track: Track | null; method: string | null; because: string | null };

/** Version of rules and word lists, shown beside every judgement. */
export const readingVersion = "2026-11";
