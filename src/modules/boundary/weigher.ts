import { readFileSync } from "node:fs";
import type { Verdict } from "./model.ts";

/** 权重: for each feature what it says for each verdict and each ground, in logits. */
export const outcomes = ["allowed", "denied", "review", "1", "2", "3", "4", "5", "6"] as const;
export type Outcome = (typeof outcomes)[number];
export type Weights = { bias: Record<Outcome, number>; of: Map<string, Record<Outcome, number>> };

type Row = Record<Outcome, number>;

const figureOf = (text: string | undefined): number => (text ? Number(text) : 0);

/** A line of the file: the figures of each outcome in their order; what is not written is nothing. */
const rowOf = (figures: readonly string[]): Row => ({
  allowed: figureOf(figures[1]),
  denied: figureOf(figures[2]),
  review: figureOf(figures[3]),
  1: figureOf(figures[4]),
  2: figureOf(figures[5]),
  3: figureOf(figures[6]),
  4: figureOf(figures[7]),
  5: figureOf(figures[8]),
  6: figureOf(figures[9]),
});

let known: Weights | undefined;

export function parseWeights(text: string): Weights {
  const weights: Weights = { bias: rowOf([]), of: new Map() };
  for (const line of text.trim().split("\n").slice(1)) {
    const figures = line.split("\t");
    const feature = figures[0] ?? "";
    if (feature === "(bias)") weights.bias = rowOf(figures);
    else weights.of.set(feature, rowOf(figures));
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
