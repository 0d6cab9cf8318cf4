import { featuresOf } from "../../src/modules/boundary/features.ts";
import { read } from "../../src/modules/boundary/reading.ts";
import { outcomes, type Heard, type Outcome } from "../../src/modules/boundary/weigher.ts";
import { tidied } from "../../src/modules/boundary/wording.ts";
import { tradeOf, type Labelled } from "./labelled.ts";

export type Example = { trade: string; features: readonly string[]; is(outcome: Outcome): boolean };

/** A feature that stands in fewer descriptions than this has nothing to say. */
const leastOften = 4;
/** Nor has a word or a string of characters that stands in fewer trades: it would be a trade's own word. */
const leastTrades = 2;
/** So many features are kept of a first training, those with the heaviest weights, and trained anew. */
const kept = 40_000;

/** How much a kind of feature may say: a cue, which somebody wrote with its reason, most; two words of a clause least. */
const scaleOf = (feature: string): number => {
  if (/^(?:cue:|sure|doubt|nothing)/.test(feature)) return 0.9;
  if (/^=.*…/.test(feature)) return 0.3;
  if (feature.startsWith("=") || feature.includes("〈")) return 0.5;
  if (feature.startsWith("~")) return 0.4;
  return feature.includes(">") ? 0.63 : feature.includes(":") ? 0.45 : 0.7;
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

/** Of a feature that leans nowhere so much is heard, beside one whose odds have a logarithm of one. */
const evenly = 1;

/** 偏向: how one-sided each feature is, as a factor of what it may say (naive Bayes as a prior of the weights). */
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

/** How dear a miss is beside heavy weights, how often all descriptions are gone through at most, and when nothing moves any more. */
const [dear, rounds, still] = [1.5, 200, 0.02];
/** The distance of a text from the border, in the units in which a question is dearer than an answer (`verdictOf`). */
const unit = 3;

type One = { bias: number; of: Float64Array };
type Given = { encoded: readonly Encoded[]; lengths: Float64Array; scales: Float64Array };

/**
 * A linear support vector machine with the squared hinge, by coordinate descent on its dual (Hsieh et al. 2008), in an order
 * that is the same every time. Each text is divided by its length.
 */
function trainOne({ encoded, lengths, scales }: Given, outcome: Outcome): One {
  const signs = encoded.map(({ example }) => (example.is(outcome) ? 1 : -1));
  const slack = 1 / (2 * dear);
  const sizes = encoded.map(({ features }, at) => {
    let sum = 0;
    for (const one of features) sum += scales[one]! ** 2;
    return sum / lengths[at]! ** 2 + 1 + slack;
  });
  const of = new Float64Array(scales.length);
  const pull = new Float64Array(encoded.length);
  const order = Int32Array.from(encoded.keys());
  let bias = 0;
  for (let round = 0, moved = still; round < rounds && moved >= still; round += 1) {
    moved = 0;
    for (let i = order.length - 1; i > 0; i -= 1) {
      const j = (i * 7919 + round * 104_729) % (i + 1);
      [order[i], order[j]] = [order[j]!, order[i]!];
    }
    for (const at of order) {
      const [{ features }, sign, length] = [encoded[at]!, signs[at]!, lengths[at]!];
      let sum = 0;
      for (const one of features) sum += of[one]! * scales[one]!;
      const slope = sign * (bias + sum / length) - 1 + slack * pull[at]!;
      if (pull[at] === 0 && slope > 0) continue;
      const before = pull[at]!;
      pull[at] = Math.max(0, before - slope / sizes[at]!);
      const step = (pull[at] - before) * sign;
      moved = Math.max(moved, Math.abs(slope));
      bias += step;
      for (const one of features) of[one]! += (step * scales[one]!) / length;
    }
  }
  return { bias: bias * unit, of: of.map((weight, at) => weight * scales[at]! * unit) };
}

const verdicts = ["allowed", "denied", "review"] as const satisfies readonly Outcome[];

/** Every outcome with what it was given. */
const rowOf = <Value>(value: (outcome: Outcome) => Value): Record<Outcome, Value> =>
  // Every outcome is given a value; the compiler cannot see it through the list.
  Object.fromEntries(outcomes.map((one) => [one, value(one)])) as Record<Outcome, Value>;

export type Trained = { bias: Record<Outcome, number>; of: Map<string, Heard> };

/** Weighs the named features. How much one counts in the length of a text does not depend on the outcome. */
function trainOn(examples: readonly Example[], names: readonly string[]): Trained {
  const numbers = new Map(names.map((name, at) => [name, at]));
  const even = Float64Array.from(names, scaleOf);
  const encoded = examples.map((example) => ({
    example,
    features: Int32Array.from(example.features.flatMap((one) => numbers.get(one) ?? [])),
  }));
  const leaning = rowOf((one) => leanings(encoded, names.length, one));
  const counts = even.map(
    (scale, at) =>
      (scale * verdicts.reduce((sum, one) => sum + leaning[one][at]!, 0)) / verdicts.length,
  );
  const lengths = Float64Array.from(encoded, ({ features }) => {
    let sum = 0;
    for (const one of features) sum += counts[one]! ** 2;
    return Math.sqrt(sum) || 1;
  });
  const trained = rowOf((one) => {
    const scales = even.map((scale, at) => scale * leaning[one][at]!);
    return trainOne({ encoded, lengths, scales }, one);
  });
  const heard = (at: number) => ({
    length: counts[at]!,
    says: rowOf((one) => trained[one].of[at]!),
  });
  return {
    bias: rowOf((one) => trained[one].bias),
    of: new Map(names.map((name, at) => [name, heard(at)])),
  };
}

export function train(examples: readonly Example[]): Trained {
  const names = heardIn(examples).toSorted();
  if (names.length <= kept) return trainOn(examples, names);
  const first = trainOn(examples, names).of;
  const heavy = (name: string) =>
    Math.max(...Object.values(first.get(name)?.says ?? {}).map(Math.abs));
  const heaviest = names.toSorted((a, b) => heavy(b) - heavy(a) || (a < b ? -1 : 1)).slice(0, kept);
  return trainOn(examples, heaviest.toSorted());
}

/** As the file has it: two decimals. */
export function written({ bias, of }: Trained): string {
  const shown = (figure: number) => String(Math.round(figure * 100) / 100).replace(/^-?0$/, "");
  const line = (name: string, length: number, row: Trained["bias"]) =>
    [name, shown(length), ...outcomes.map((one) => shown(row[one]))].join("\t");
  const rows = [...of].map(([name, { length, says }]) => line(name, length, says));
  return `${["feature", "length", ...outcomes].join("\t")}\n${[line("(bias)", 0, bias), ...rows].join("\n")}\n`;
}
