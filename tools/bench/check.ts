import { readFileSync } from "node:fs";
import { cpus } from "node:os";
import { today } from "../../src/platform/clock.ts";
import { judgeWords } from "../../src/modules/boundary/judgement.ts";
import { shippedIndex } from "../../src/modules/boundary/shipped.ts";
import { median, print } from "./measure.ts";

/** Two thousand descriptions from the labelled set, each with another figure behind it, so that none is the same. */
function descriptions(count: number): string[] {
  const lines = ["tuning", "test", "misspelt"].flatMap((name) =>
    readFileSync(new URL(`../../test/fixtures/boundary/${name}.tsv`, import.meta.url), "utf8")
      .trim()
      .split("\n")
      .slice(1)
      .map((line) => line.split("\t")[2] ?? ""),
  );
  return Array.from({ length: count }, (_, at) => `${lines[at % lines.length]}，第${at + 1}号`);
}

const at = (times: readonly number[], share: number): number =>
  times.toSorted((a, b) => a - b)[Math.ceil(times.length * share) - 1] ?? 0;

/** 能不能买: how long one description takes, in one process, after the word lists are loaded. */
export async function check({ rounds }: { rounds: number }): Promise<void> {
  const texts = descriptions(2000);
  const index = shippedIndex();
  const on = today();
  for (const text of texts.slice(0, 50)) judgeWords({ text, on }, index); // warm: lists, patterns, compiled code
  const runs = Array.from({ length: rounds }, () =>
    texts.map((text) => {
      const since = performance.now();
      judgeWords({ text, on }, index);
      return performance.now() - since;
    }),
  );
  const line = { name: "check", other: null, ratio: null, unit: "ms", rounds, equal: true };
  const machine = `${cpus()[0]?.model ?? ""}, Node ${process.version}`;
  for (const [name, share] of [
    ["中位数", 0.5],
    ["第 99 百分位（上限 10）", 0.99],
  ] as const) {
    const ours = median(runs.map((times) => at(times, share)));
    print({ ...line, case: `2,000 条描述，${name}`, ours, machine });
  }
}
