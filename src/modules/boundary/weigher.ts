import { readFileSync } from "node:fs";
import type { Verdict } from "./model.ts";

/** 权重: for each feature what it says for each verdict and each ground, in logits. */
export const outcomes = ["allowed", "denied", "review", "1", "2", "3", "4", "5", "6"] as const;
export type Outcome = (typeof outcomes)[number];
export type Weights = { bias: Record<Outcome, number>; of: Map<string, Record<Outcome, number>> };

const noWeight = (): Record<Outcome, number> =>
  // Every outcome is filled in; the compiler cannot see it through the list.
  Object.fromEntries(outcomes.map((one) => [one, 0])) as Record<Outcome, number>;

let known: Weights | undefined;

export function parseWeights(text: string): Weights {
  const weights: Weights = { bias: noWeight(), of: new Map() };
  for (const line of text.trim().split("\n").slice(1)) {
    const [feature = "", ...figures] = line.split("\t");
    const row = noWeight();
    for (const [at, outcome] of outcomes.entries()) row[outcome] = Number(figures[at] ?? 0);
    if (feature === "(bias)") weights.bias = row;
    else weights.of.set(feature, row);
  }
  return weights;
}

/** The shipped weights, trained on the tuning part of the labelled set (tools/boundary.ts) and never on its test part. */
export const shippedWeights = (): Weights =>
  (known ??= parseWeights(readFileSync(new URL("weights.tsv", import.meta.url), "utf8")));

export type Weighed = Record<Outcome, number>;

export function weigh(features: ReadonlySet<string>, weights: Weights = shippedWeights()): Weighed {
  const sums = { ...weights.bias };
  for (const feature of features) {
    const row = weights.of.get(feature);
    if (row) for (const outcome of outcomes) sums[outcome] += row[outcome];
  }
  return sums;
}

/** A question costs a clerk a day: it must weigh this much more than an answer, and more yet where no cue is in doubt. */
const askFrom = { doubted: 0.3, otherwise: 0.8 };

/** The heaviest verdict; a cue that is sure has its say as a feature among the others. */
export function verdictOf({ allowed, denied, review }: Weighed, isDoubted: boolean): Verdict {
  const from = isDoubted ? askFrom.doubted : askFrom.otherwise;
  if (review - from > Math.max(allowed, denied)) return "review";
  return denied > allowed ? "denied" : "allowed";
}
