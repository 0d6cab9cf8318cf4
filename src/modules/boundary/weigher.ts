import { readFileSync } from "node:fs";
import type { Verdict } from "./model.ts";

/** 权重: for each feature what it says for each verdict and each ground, and how much it counts in the length of a text. */
export const outcomes = ["allowed", "denied", "review", "1", "2", "3", "4", "5", "6"] as const;
export type Outcome = (typeof outcomes)[number];
type Row = Record<Outcome, number>;
export type Heard = { length: number; says: Row };

/** A line is read when a text first holds its feature: of 40,000 a text needs 200. */
export type Weights = {
  bias: Row;
  lines: ReadonlyMap<string, string>;
  heard: Map<string, Heard>;
};

/** The file: a head, the bias, and a line for each feature. */
export function parseWeights(text: string): Weights {
  const lines = new Map<string, string>();
  for (const line of text.trimEnd().split("\n").slice(1)) {
    const tab = line.indexOf("\t");
    lines.set(line.slice(0, tab), line.slice(tab + 1));
  }
  const bias = heardIn(lines.get("(bias)") ?? "").says;
  lines.delete("(bias)");
  return { bias, lines, heard: new Map() };
}

/** What is known of a feature. */
export function heardOf({ lines, heard }: Weights, feature: string): Heard | undefined {
  const known = heard.get(feature);
  if (known) return known;
  const line = lines.get(feature);
  if (line === undefined) return undefined;
  const found = heardIn(line);
  heard.set(feature, found);
  return found;
}

/** What follows the name on a line: the length, and the figures of each outcome in their order; what is not written is nothing. */
function heardIn(line: string): Heard {
  const figures = line.split("\t");
  const figure = (at: number): number => (figures[at] ? Number(figures[at]) : 0);
  return {
    length: figure(0),
    says: {
      allowed: figure(1),
      denied: figure(2),
      review: figure(3),
      1: figure(4),
      2: figure(5),
      3: figure(6),
      4: figure(7),
      5: figure(8),
      6: figure(9),
    },
  };
}

let known: Weights | undefined;

/** The shipped weights, trained on the tuning part of the labelled set (tools/boundary) and never on its test part. */
export const shippedWeights = (): Weights =>
  (known ??= parseWeights(readFileSync(new URL("weights.tsv", import.meta.url), "utf8")));

export type Weighed = Row;

/** The root of the sum of the squared lengths of a text's features. */
export function lengthOf(features: ReadonlySet<string>, weights: Weights): number {
  let squares = 0;
  for (const feature of features) squares += (heardOf(weights, feature)?.length ?? 0) ** 2;
  return Math.sqrt(squares) || 1;
}

/**
 * What all features of a text say for each outcome, divided by the length of the text, so that a title of six characters and a
 * paragraph of three hundred are weighed on one scale.
 */
export function weigh(features: ReadonlySet<string>, weights: Weights = shippedWeights()): Weighed {
  const sums = { ...weights.bias };
  const length = lengthOf(features, weights);
  for (const feature of features) {
    const heard = heardOf(weights, feature);
    if (heard) for (const outcome of outcomes) sums[outcome] += heard.says[outcome] / length;
  }
  return sums;
}

/** A question costs a clerk a day: it must weigh this much more than an answer, and more yet where no cue is in doubt. */
const askFrom = { doubted: 1, otherwise: 1.6 };
/** A lawful service that is refused costs more than an unlawful one that the joint review will see: a refusal must weigh this much more. */
const refuseFrom = 0.4;

/** The heaviest verdict; a cue that is sure has its say as a feature among the others. */
export function verdictOf({ allowed, denied, review }: Weighed, isDoubted: boolean): Verdict {
  const from = isDoubted ? askFrom.doubted : askFrom.otherwise;
  const against = denied - refuseFrom;
  if (review - from > Math.max(allowed, against)) return "review";
  return against > allowed ? "denied" : "allowed";
}
