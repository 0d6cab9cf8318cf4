import { judge } from "../../base/rule.ts";
import { classify, type ItemIndex } from "./classifier.ts";
import type { Hit } from "./cue.ts";
import type { Candidate, Finding, Ground, Judgement, Mark, Verdict, Wanted } from "./model.ts";
import { questions } from "./questions.ts";
import * as rules from "./rules.ts";
import { servicesSaid, tidied } from "./wording.ts";
import { wordsCut } from "./segment.ts";
import { waysOut } from "./ways.ts";
import { shippedWeights, type Weights } from "./weigher.ts";
import { weighText, type Stretch } from "./weighing.ts";

const found = <Facts>(
  rows: readonly (readonly [Parameters<typeof judge<Facts>>[0][number], Ground | undefined])[],
  facts: Facts,
  on: Wanted["on"],
): Finding[] =>
  rows.flatMap(([rule, ground]) =>
    judge([rule], facts, on).map((breach) => (ground ? { ...breach, ground } : breach)),
  );

/** What was read and, by the rest of the words, is none of it. */
const letOffMark = (hit: Hit): Mark => ({
  ...markOf(hit),
  because: `${hit.cue.because}，但从前后文看不是`,
  tone: "none",
});

const markOf = ({ cue, from, to, said }: Hit): Mark => ({
  from,
  to,
  said,
  means: cue.means,
  because: cue.because,
  tone: cue.sense === "sure" ? "bad" : "doubt",
});

/** Of marks that overlap only the first and widest is underlined. */
function withoutOverlaps(marks: readonly Mark[]): Mark[] {
  const kept: Mark[] = [];
  for (const mark of marks.toSorted((a, b) => a.from - b.from || b.to - a.to))
    if (kept.every((one) => mark.from >= one.to || mark.to <= one.from)) kept.push(mark);
  return kept;
}

const headline = (verdict: Verdict, findings: readonly Finding[], name: string | undefined) => {
  if (verdict === "denied")
    return findings
      .filter((one) => one.weight === "bars")
      .map((one) => one.says)
      .join("；");
  if (verdict === "review") return findings.find((one) => one.weight === "flags")?.because ?? "";
  return name ? `属于“${name}”` : "";
};

/** Pairs of characters alone name nothing, unless many of them agree. */
const isRecognised = (item: Candidate | undefined): boolean =>
  item !== undefined &&
  (item.by.some(({ word }) => !word.startsWith("…")) ||
    item.by.reduce((all, one) => all + one.weight, 0) >= leastPairs);
const leastPairs = 0.9;

/** The words that named the item, wherever they stand: what was read as the service. */
const namedBy = (text: string, item: Candidate | undefined): Mark[] =>
  (item?.by ?? []).flatMap(({ word }) => {
    const from = word.startsWith("…") ? -1 : text.indexOf(word);
    if (from < 0) return [];
    const because = `归入“${item?.name}”`;
    return [{ from, to: from + word.length, said: word, means: "服务", because, tone: "service" }];
  });

/** Where a catalog item is said by its own name: the catalog has decided what its words mean. */
const ownNames = (text: string, { items }: ItemIndex): Stretch[] =>
  items.flatMap(({ name }) => {
    const from = text.indexOf(name);
    return from < 0 ? [] : [{ from, to: from + name.length }];
  });

const isWeighedOnly = ({ cue }: Hit): boolean => cue.id.startsWith("weights.");

/** Weighed, though no word of it is known. */
const isWholeText = (hit: Hit, text: string): boolean =>
  isWeighedOnly(hit) && hit.from === 0 && hit.to === text.length;

/**
 * 能不能买: judges words by the law of the day. Pure; the same words, items and day always give the same judgement, and
 * everything it rests on is in it. Basis: 102 第五、八、九、十、十八、三十三条; 财预〔2017〕87号 第二、四条.
 */
export function judgeWords(
  wanted: Wanted,
  index: ItemIndex,
  weights: Weights = shippedWeights(),
): Judgement {
  const text = tidied(wanted.text);
  const purchase = index.purchases.get(text);
  const named = { ownNames: ownNames(text, index), isPurchase: purchase === "single" };
  const { sure: weighed, doubts: doubted, letOff } = weighText(text, named, weights);
  const barred = weighed.filter((one) => one.cue.ground !== 2);
  const catalog = classify(index, text, barred);
  const services = servicesSaid(text, barred);
  const isNamed = isRecognised(catalog[0]) || services.length > 0 || named.isPurchase;
  // Of a class of 品目 it is asked what is meant, whatever its name weighs; so is what nobody can name and no known word says.
  const isSaid = (one: Hit) => purchase !== "class" || !isWeighedOnly(one);
  const sure = weighed.filter(isSaid);
  const doubts = doubted.filter((one) => isSaid(one) && (isNamed || !isWholeText(one, text)));
  const isUnclear = !isNamed || doubts.length + sure.length < doubted.length + weighed.length;
  const reading: rules.Reading = {
    sure,
    doubts,
    hasService: services.length > 0,
    itemScore: named.isPurchase ? 1 : isUnclear ? 0 : (catalog[0]?.score ?? 0),
    purchaserKind: wanted.purchaserKind,
  };
  const barring = found(rules.bars, reading, wanted.on);
  const asking = barring.length > 0 ? [] : found(rules.questionsFirst, reading, wanted.on);
  const verdict = barring.length > 0 ? "denied" : asking.length > 0 ? "review" : "allowed";
  const item = catalog[0];
  const reminders =
    verdict === "allowed" && item
      ? found([[rules.worksServices, undefined]], { item: item.code }, wanted.on)
      : [];
  const findings = [...barring, ...asking, ...reminders];
  const asked = verdict === "review" ? questions[doubts[0]?.cue.asks ?? "what"] : undefined;
  return {
    verdict,
    text,
    says: headline(verdict, findings, item?.name),
    catalog: catalog.slice(0, 3),
    findings,
    ...(asked ? { question: asked } : {}),
    ways: verdict === "denied" ? waysOut(text, sure, barring, catalog[0]) : [],
    words: wordsCut(text),
    marks: withoutOverlaps([
      ...sure.map(markOf),
      ...doubts.map(markOf),
      ...namedBy(text, catalog[0]),
      ...services,
      ...letOff.map(letOffMark),
    ]),
  };
}
