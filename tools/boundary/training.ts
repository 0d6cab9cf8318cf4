import { featuresOf } from "../../src/modules/boundary/features.ts";
import { read } from "../../src/modules/boundary/reading.ts";
import {
  outcomes,
  scaleOf,
  type Outcome,
  type Weights,
} from "../../src/modules/boundary/weigher.ts";
import { tidied } from "../../src/modules/boundary/wording.ts";
import type { Labelled } from "./labelled.ts";

type Example = { features: string[]; is(outcome: Outcome): boolean };

/** A feature that stands in fewer descriptions than this has nothing to say. */
const leastOften = 4;
const epochs = 25;
const decay = 0.005;
const pace = 0.15;

/** What a description looks like to the weigher. A purchaser's kind is no word: such lines are left out. */
export function examplesOf(lines: readonly Labelled[]): Example[] {
  const all = lines
    .filter((one) => !one.grounds.includes("purchaser"))
    .map(({ text, verdict, grounds }) => {
      const said = tidied(text);
      const is = (outcome: Outcome) =>
        outcome === verdict || (verdict === "denied" && grounds.includes(outcome));
      return { features: [...featuresOf(read(said))], is };
    });
  const often = new Map<string, number>();
  for (const { features } of all)
    for (const one of features) often.set(one, (often.get(one) ?? 0) + 1);
  return all.map(({ features, is }) => ({
    is,
    features: features.filter((one) => often.get(one)! >= leastOften),
  }));
}

type One = { bias: number; of: Map<string, number> };

/** Logistic regression by adaptive steps, in an order that is the same every time. */
function trainOne(examples: readonly Example[], outcome: Outcome): One {
  const [of, steps] = [new Map<string, number>(), new Map<string, number>()];
  const order = [...examples];
  let bias = 0;
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    for (let i = order.length - 1; i > 0; i -= 1) {
      const j = (i * 7919 + epoch * 104_729) % (i + 1);
      [order[i], order[j]] = [order[j]!, order[i]!];
    }
    for (const { features, is } of order) {
      const sum = features.reduce((all, one) => all + (of.get(one) ?? 0) * scaleOf(one), bias);
      const miss = 1 / (1 + Math.exp(-sum)) - Number(is(outcome));
      bias -= 0.02 * miss;
      for (const one of features) {
        const weight = of.get(one) ?? 0;
        const slope = miss * scaleOf(one) + decay * weight;
        const step = (steps.get(one) ?? 1) + slope * slope;
        steps.set(one, step);
        of.set(one, weight - (pace * slope) / Math.sqrt(step));
      }
    }
  }
  return { bias, of };
}

export function train(lines: readonly Labelled[]): Weights {
  const examples = examplesOf(lines);
  const trained = outcomes.map((outcome) => [outcome, trainOne(examples, outcome)] as const);
  const names = new Set(examples.flatMap((one) => one.features));
  const row = (value: (one: One) => number) =>
    // Every outcome was trained; the compiler cannot see it through the list.
    Object.fromEntries(trained.map(([outcome, one]) => [outcome, value(one)])) as Weights["bias"];
  return {
    bias: row((one) => one.bias),
    of: new Map([...names].toSorted().map((name) => [name, row((one) => one.of.get(name) ?? 0)])),
  };
}

/** Three decimals: what a fourth would say, no sentence hears. */
export function written({ bias, of }: Weights): string {
  const line = (name: string, row: Weights["bias"]) =>
    [name, ...outcomes.map((one) => String(Math.round(row[one] * 1000) / 1000))].join("\t");
  const rows = [...of]
    .filter(([, row]) => outcomes.some((one) => Math.abs(row[one]) >= 0.02))
    .map(([name, row]) => line(name, row));
  return `${["feature", ...outcomes].join("\t")}\n${[line("(bias)", bias), ...rows].join("\n")}\n`;
}
