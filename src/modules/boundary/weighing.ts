import type { Clause } from "./clauses.ts";
import type { Cue, Hit } from "./cue.ts";
import { featuresOf } from "./features.ts";
import type { Verdict } from "./model.ts";
import { barringIn, settledIn } from "./questions.ts";
import { read, type Read } from "./reading.ts";
import { tagsOf } from "./tagger.ts";
import { verdictOf, weigh, type Outcome, type Weighed, type Weights } from "./weigher.ts";

type Barring = Exclude<Cue["ground"], never>;
const grounds = ["1", "2", "3", "4", "5", "6"] as const satisfies readonly Outcome[];

/** For each ground the classes of words that speak of it: what is shown where no written cue spoke, but the weights did. */
const classesOf: Record<(typeof grounds)[number], readonly string[]> = {
  1: ["private", "privateParty", "ownUse"],
  2: ["power", "decide"],
  3: ["build", "structure", "buy", "goods", "quantity", "ours", "handover", "size"],
  4: ["finance", "laterPaid", "longYears", "money"],
  5: ["hire", "role", "heads", "perMonth", "perHead", "order", "directed"],
  6: ["unlawful", "secret", "pleasure", "chargeOthers", "power"],
};

const meansOf: Record<(typeof grounds)[number], string> = {
  1: "职责以外",
  2: "直接履职",
  3: "工程或者货物",
  4: "融资",
  5: "用工",
  6: "其他禁止",
};

/** A second ground is named, too, where it weighs as much as this. */
const secondFrom = 0;

const byWeight = (weighed: Weighed) => grounds.toSorted((a, b) => weighed[b] - weighed[a]);
const heaviest = (weighed: Weighed): (typeof grounds)[number] => byWeight(weighed)[0] ?? "3";

/** 理由: the heaviest ground, and a second one that is heavy by itself. */
const groundsOf = (weighed: Weighed): (typeof grounds)[number][] =>
  byWeight(weighed)
    .slice(0, 2)
    .filter((one, at) => at === 0 || weighed[one] >= secondFrom);

const asGround = (text: (typeof grounds)[number]): Barring =>
  // “1” to “6” are the grounds as text.
  Number(text) as Barring;

/** What no written cue has said. */
const cueOf = (
  ground: (typeof grounds)[number],
  sense: Cue["sense"],
  because: string,
  asks?: string,
): Cue => ({
  id: `weights.${ground}`,
  ground: asGround(ground),
  means: meansOf[ground],
  sense,
  reads: /(?!)/g,
  because,
  ...(asks ? { asks } : {}),
});

/** The words that weighed: of the classes of the ground, as far as they stand in the text. */
function weighedHits(text: string, clauses: readonly Clause[], cue: Cue): Hit[] {
  const tags = clauses.flatMap((clause) =>
    tagsOf(clause)
      .filter((one) => !one.isNegated && classesOf[cue.ground].includes(one.name))
      .map((one) => ({ from: clause.at + one.from, to: clause.at + one.to })),
  );
  const places = tags.length > 0 ? tags.slice(0, 3) : [{ from: 0, to: text.length }];
  return places.map(({ from, to }) => ({ cue, from, to, said: text.slice(from, to) }));
}

/** The words that refuse: of the classes of the ground, or where none of them stands the clause that weighs most for it. */
function refusing(text: string, { clauses }: Read, cue: Cue, weights: Weights): Hit[] {
  const hits = weighedHits(text, clauses, cue);
  if (!hits.some(({ from, to }) => from === 0 && to === text.length)) return hits;
  const heavy = (one: Clause) =>
    weigh(featuresOf(one.text, read(one.text)), weights)[`${cue.ground}`];
  const first = clauses.toSorted((a, b) => heavy(b) - heavy(a))[0];
  return first ? [{ cue, from: first.at, to: first.at + first.text.length, said: first.text }] : [];
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

/** What a text calls by name: catalog items, or with the whole of it one 品目. */
export type Named = { ownNames: readonly Stretch[]; isPurchase: boolean };

export type Weighing = {
  verdict: Verdict;
  sure: Hit[];
  doubts: Hit[];
  letOff: Hit[];
  weighed: Weighed;
};

/** A text as it was read and weighed. */
type Whole = { text: string; found: Read; weighed: Weighed };

/** 不能买: what stands of it, each ground with the words that brought it. */
function denied({ text, found, weighed }: Whole, sure: readonly Hit[], weights: Weights): Weighing {
  const stand = groundsOf(weighed);
  const spoken = stand.flatMap((ground) => {
    const cues = sure.filter((one) => String(one.cue.ground) === ground);
    const because = `连同前后文，读作${meansOf[ground]}`;
    return cues.length > 0 ? cues : refusing(text, found, cueOf(ground, "sure", because), weights);
  });
  const letOff = sure.filter((one) => !stand.some((it) => it === String(one.cue.ground)));
  return { verdict: "denied", weighed, sure: spoken, doubts: [], letOff };
}

/** 还差一个问题: what is in doubt, by a cue or by weight. */
function asked(text: string, { clauses }: Read, doubts: readonly Hit[], weighed: Weighed): Hit[] {
  if (doubts.length > 0) return [...doubts];
  const ground = heaviest(weighed);
  const because = `连同前后文，可能是${meansOf[ground]}`;
  return weighedHits(text, clauses, cueOf(ground, "doubt", because, questionOf[ground]));
}

/** A clause says by itself what may not be bought where a refusal weighs this much more than anything else. */
const plainFrom = 8;

/** 一句话就够: a clause with a sure cue that would be refused if it stood alone, so that a long text around it does not hide it. */
const isPlain = ({ clauses }: Read, sure: readonly Hit[], weights: Weights): boolean =>
  clauses.length > 2 &&
  clauses
    .filter(({ at, text }) => sure.some(({ from }) => from >= at && from < at + text.length))
    .some(({ text }) => {
      const alone = weigh(featuresOf(text, read(text)), weights);
      return alone.denied - plainFrom > Math.max(alone.allowed, alone.review);
    });

/** 就是目录里的名称: a name of the catalog, or of a 品目, with little else beside it. */
const isItsName = (text: string, { ownNames, isPurchase }: Named): boolean =>
  isPurchase || ownNames.some(({ from, to }) => 2 * (to - from) >= text.length);

/**
 * Reads a text by its cues, weighs them with all other features, and says which of them stand. A denial always has the words
 * that brought it; what a cue was sure of and the rest of the text outweighs is let off, and shown as such.
 */
export function weighText(text: string, named: Named, weights: Weights): Weighing {
  const found = read(text);
  const weighed = weigh(featuresOf(text, found), weights);
  const settled = settledIn(text);
  const isOwn = (one: Hit) =>
    named.ownNames.some(({ from, to }) => one.from >= from && one.to <= to);
  const sure = found.sure.filter((one) => !isOwn(one));
  const doubts = found.doubts.filter((one) => !settled.has(one.cue.asks ?? "") && !isOwn(one));
  const answers = barringIn(text).map(({ ground, from, to }): Hit => {
    const cue = cueOf(`${ground}`, "sure", "是对问题的回答");
    return { cue, from, to, said: text.slice(from, to) };
  });
  if (answers.length > 0)
    return { verdict: "denied", weighed, sure: answers, doubts: [], letOff: [] };
  // Who has answered the deciding question is not asked again, nor refused on the ground of weights alone.
  const isSettled = settled.size > 0 || (isItsName(text, named) && doubts.length === 0);
  const verdict =
    isSettled && sure.length === 0
      ? "allowed"
      : isPlain(found, sure, weights)
        ? "denied"
        : verdictOf(weighed, doubts.length > 0);
  if (verdict === "denied") return denied({ text, found, weighed }, sure, weights);
  if (verdict === "allowed")
    return { verdict, weighed, sure: [], doubts: [], letOff: [...sure, ...doubts] };
  return { verdict, weighed, sure: [], doubts: asked(text, found, doubts, weighed), letOff: sure };
}
