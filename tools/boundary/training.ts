import { featuresOf } from "../../src/modules/boundary/features.ts";
import { read } from "../../src/modules/boundary/reading.ts";
import { outcomes, type Outcome, type Weights } from "../../src/modules/boundary/weigher.ts";
import { tidied } from "../../src/modules/boundary/wording.ts";
import { tradeOf, type Labelled } from "./labelled.ts";

export type Example = { trade: string; features: readonly string[]; is(outcome: Outcome): boolean };

/** A feature that stands in fewer descriptions than this has nothing to say. */
const leastOften = 4;
/** Nor has a word or a string of characters that stands in fewer trades: it would be a trade's own word. */
const leastTrades = 2;
const epochs = 15;
const decay = 0.01;
const pace = 0.15;

/** How much a kind of feature may say: a pair of classes less than a cue that somebody wrote down. */
const scaleOf = (feature: string): number => {
  if (feature.startsWith("=") || feature.includes("〈")) return 0.5;
  if (feature.startsWith("~")) return 0.4;
  if (/^(?:cue:|sure|doubt|nothing)/.test(feature)) return 0.5;
  return /[&>:]/.test(feature) ? 0.45 : 0.7;
};

/** What a description looks like to the weigher. */
export function exampleOf(line: Labelled): Example {
  const { text, verdict, grounds } = line;
  const said = tidied(text);
  return {
    trade: tradeOf(line),
    features: [...featuresOf(said, read(said))],
    is: (outcome) => outcome === verdict || (verdict === "denied" && grounds.includes(outcome)),
  };
}

/** A purchaser's kind is no word: such lines are left out. */
export const isWeighed = (line: Labelled): boolean => !line.grounds.includes("purchaser");

/** The features that have something to say. */
function heardIn(examples: readonly Example[]): string[] {
  const often = new Map<string, number>();
  const trades = new Map<string, Set<string>>();
  for (const { features, trade } of examples)
    for (const one of features) {
      often.set(one, (often.get(one) ?? 0) + 1);
      trades.set(one, (trades.get(one) ?? new Set()).add(trade));
    }
  return [...often]
    .filter(([, times]) => times >= leastOften)
    .filter(([one]) => !/^[~=]/.test(one) || trades.get(one)!.size >= leastTrades)
    .map(([one]) => one);
}

type Encoded = { features: Int32Array; example: Example };
type One = { bias: number; of: Float64Array };

/** Of a feature that leans nowhere so much is heard, beside one whose odds have a logarithm of one. */
const evenly = 1;

/** 偏向: how one-sided each feature is, as a factor of what it may say (naive Bayes as a prior of the logistic regression). */
function leanings(encoded: readonly Encoded[], of: number, outcome: Outcome): Float64Array {
  const [right, wrong] = [new Float64Array(of).fill(0.5), new Float64Array(of).fill(0.5)];
  const all = { right: 0.5, wrong: 0.5 };
  for (const { features, example } of encoded) {
    const is = example.is(outcome);
    all[is ? "right" : "wrong"] += 1;
    for (const one of features) (is ? right : wrong)[one]! += 1;
  }
  return right.map((times, at) => {
    const odds = Math.abs(Math.log(times / all.right / (wrong[at]! / all.wrong)));
    return (evenly + odds) / (evenly + 1);
  });
}

/** Logistic regression by adaptive steps, in an order that is the same every time. */
function trainOne(encoded: readonly Encoded[], evenScales: Float64Array, outcome: Outcome): One {
  const leaning = leanings(encoded, evenScales.length, outcome);
  const scales = evenScales.map((scale, at) => scale * leaning[at]!);
  const [of, steps] = [new Float64Array(scales.length), new Float64Array(scales.length).fill(1)];
  const order = [...encoded];
  let bias = 0;
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    for (let i = order.length - 1; i > 0; i -= 1) {
      const j = (i * 7919 + epoch * 104_729) % (i + 1);
      [order[i], order[j]] = [order[j]!, order[i]!];
    }
    for (const { features, example } of order) {
      let sum = bias;
      for (const one of features) sum += of[one]! * scales[one]!;
      const miss = 1 / (1 + Math.exp(-sum)) - Number(example.is(outcome));
      bias -= 0.02 * miss;
      for (const one of features) {
        const slope = miss * scales[one]! + decay * of[one]!;
        steps[one]! += slope * slope;
        of[one]! -= (pace * slope) / Math.sqrt(steps[one]!);
      }
    }
  }
  return { bias, of: of.map((weight, at) => weight * scales[at]!) };
}

export function train(examples: readonly Example[]): Weights {
  const names = heardIn(examples).toSorted();
  const numbers = new Map(names.map((name, at) => [name, at]));
  const scales = Float64Array.from(names, scaleOf);
  const encoded = examples.map((example) => ({
    example,
    features: Int32Array.from(example.features.flatMap((one) => numbers.get(one) ?? [])),
  }));
  const trained = outcomes.map((one) => [one, trainOne(encoded, scales, one)] as const);
  const row = (value: (one: One) => number) =>
    // Every outcome was trained; the compiler cannot see it through the list.
    Object.fromEntries(trained.map(([outcome, one]) => [outcome, value(one)])) as Weights["bias"];
  return {
    bias: row((one) => one.bias),
    of: new Map(names.map((name, at) => [name, row((one) => one.of[at]!)])),
  };
}

/** What moves no sum by this much, no sentence hears. */
const least = 0.02;

/** Three decimals; a weight that says nothing is left out. */
export function written({ bias, of }: Weights): string {
  const shown = (figure: number) =>
    Math.abs(figure) < least ? "" : String(Math.round(figure * 1000) / 1000);
  const line = (name: string, row: Weights["bias"]) =>
    [name, ...outcomes.map((one) => shown(row[one]))].join("\t");
  const rows = [...of]
    .map(([name, row]) => line(name, row))
    .filter((one) => /\d/.test(one.slice(one.indexOf("\t"))));
  return `${["feature", ...outcomes].join("\t")}\n${[line("(bias)", bias), ...rows].join("\n")}\n`;
}
