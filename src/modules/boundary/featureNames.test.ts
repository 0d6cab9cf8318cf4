import { expect, test } from "vitest";
import { featureName, weightsNamed } from "./featureNames.ts";
import { shippedWeights } from "./weigher.ts";

test.each([
  ["~由〈provider〉定$", "“由〔承接方〕定”在句尾"],
  ["~^修路$", "“修路”自成一句"],
  ["=自带", "词“自带”"],
  ["=由…评定", "“由”后面有“评定”"],
  ["-goods", "词类：不要的货物"],
  ["buy>goods", "购置后面有货物"],
  ["title:upkeep", "第一句的最后是管护"],
  ["cue:works.demolish", "读法：工程，是拆除施工"],
  ["sure:3", "可以断定的读法：第3项"],
  ["nothing sure", "没有读法可以断定"],
])("%s is shown as %s", (feature, name) => {
  expect(featureName(feature)).toBe(name);
});

test("no name of a weight holds the code of a class or a cue", () => {
  const names = [...shippedWeights().lines.keys()].map(featureName);
  expect(names.filter((one) => /[a-z]{4,}|undefined/.test(one))).toEqual([]);
});

test("weights are found by the words of their names, the heaviest for a refusal first", () => {
  const found = weightsNamed("自带");
  const heavy = found.map(({ denied }) => Math.abs(denied));
  expect(found.length).toBeGreaterThan(3);
  expect(found.filter(({ name }) => !name.includes("自带"))).toEqual([]);
  expect(heavy).toEqual(heavy.toSorted((a, b) => b - a));
  expect(weightsNamed("").length).toBe(shippedWeights().lines.size);
});
