import type { Clause } from "./clauses.ts";
import type { Cue, Hit } from "./cue.ts";
import { featuresOf } from "./features.ts";
import type { Verdict } from "./model.ts";
import { settledIn } from "./questions.ts";
import { read } from "./reading.ts";
import { tagsOf } from "./tagger.ts";
import { verdictOf, weigh, type Outcome, type Weighed } from "./weigher.ts";

type Barring = Exclude<Cue["ground"], never>;
const grounds = ["1", "2", "3", "4", "5", "6"] as const satisfies readonly Outcome[];

/** For each ground the classes of words that speak of it: what is shown where no written cue spoke, but the weights did. */
const classesOf: Record<(typeof grounds)[number], readonly string[]> = {
  1: ["private"],
  2: ["power", "decide"],
  3: ["build", "structure", "buy", "goods", "quantity", "ours", "size"],
  4: ["finance", "longYears", "money"],
  5: ["hire", "role", "heads", "perMonth", "perHead", "order"],
  6: ["power"],
};

const meansOf: Record<(typeof grounds)[number], string> = {
  1: "职责以外",
  2: "直接履职",
  3: "工程或者货物",
  4: "融资",
  5: "用工",
  6: "其他禁止",
};

const heaviest = (weighed: Weighed): (typeof grounds)[number] =>
  grounds.toSorted((a, b) => weighed[b] - weighed[a])[0] ?? "3";

const asGround = (text: (typeof grounds)[number]): Barring =>
  // “1” to “6” are the grounds as text.
  Number(text) as Barring;

/** The words that weighed: of the classes of the ground, as far as they stand in the text. */
function weighedHits(
  { text, clauses }: { text: string; clauses: readonly Clause[] },
  weighed: Weighed,
  sense: Cue["sense"],
  asks: string,
): Hit[] {
  const ground = heaviest(weighed);
  const cue: Cue = {
    id: `weights.${ground}`,
    ground: asGround(ground),
    means: meansOf[ground],
    sense,
    reads: /(?!)/g,
    because: `连同前后文，读作${meansOf[ground]}`,
    asks,
  };
  const tags = clauses.flatMap((clause) =>
    tagsOf(clause)
      .filter((one) => !one.isNegated && classesOf[ground].includes(one.name))
      .map((one) => ({ from: clause.at + one.from, to: clause.at + one.to })),
  );
  const places = tags.length > 0 ? tags.slice(0, 3) : [{ from: 0, to: text.length }];
  return places.map(({ from, to }) => ({ cue, from, to, said: text.slice(from, to) }));
}

const questionOf: Record<(typeof grounds)[number], string> = {
  1: "whose",
  2: "power",
  3: "renew",
  4: "longTerm",
  5: "people",
  6: "what",
};

export type Stretch = { from: number; to: number };

export type Weighing = {
  verdict: Verdict;
  sure: Hit[];
  doubts: Hit[];
  letOff: Hit[];
  weighed: Weighed;
};

/**
 * Reads a text by its cues, weighs their classes, and says which of them stand. A denial always has the words that brought
 * it; what a cue was sure of and the rest of the text outweighs is let off, and shown as such.
 */
export function weighText(text: string, ownNames: readonly Stretch[] = []): Weighing {
  const found = read(text);
  const weighed = weigh(featuresOf(found));
  const settled = settledIn(text);
  const isOwn = (one: Hit) => ownNames.some(({ from, to }) => one.from >= from && one.to <= to);
  const sure = found.sure.filter((one) => !isOwn(one));
  const doubts = found.doubts.filter((one) => !settled.has(one.cue.asks ?? "") && !isOwn(one));
  const heaviestVerdict = verdictOf(weighed);
  // Who has answered the deciding question is not asked again, nor refused on the ground of weights alone.
  const isSettled = settled.size > 0 || (ownNames.length > 0 && doubts.length === 0);
  const verdict = isSettled && sure.length === 0 ? "allowed" : heaviestVerdict;
  if (verdict === "denied")
    return {
      verdict,
      weighed,
      sure: sure.length > 0 ? sure : weighedHits({ ...found, text }, weighed, "sure", ""),
      doubts: [],
      letOff: [],
    };
  if (verdict === "allowed")
    return { verdict, weighed, sure: [], doubts: [], letOff: [...sure, ...doubts] };
  const asks = questionOf[heaviest(weighed)];
  return {
    verdict,
    weighed,
    sure: [],
    doubts: doubts.length > 0 ? doubts : weighedHits({ ...found, text }, weighed, "doubt", asks),
    letOff: sure,
  };
}
