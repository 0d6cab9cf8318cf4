import { expect, test } from "vitest";
import { accuracyOf } from "../../../tools/boundary/accuracy.ts";
import { labelled } from "../../../tools/boundary/labelled.ts";

/** Floors a little below what was measured (docs/accuracy.md): a change of words or weights may not silently cost more. */
test("on descriptions that no weight has seen the judgement is no worse than it was", () => {
  const { verdict, ground, firstThree, confusion } = accuracyOf(labelled("test"));
  expect(verdict.of).toBe(153);
  expect(verdict.right).toBeGreaterThanOrEqual(127);
  expect(ground.right).toBeGreaterThanOrEqual(54);
  expect(firstThree.right).toBeGreaterThanOrEqual(76);
  // Crying wolf costs most: lawful services that are refused.
  expect(confusion["allowed → denied"] ?? 0).toBeLessThanOrEqual(9);
});

test("items and trades of the test part do not occur in the part the weights were made from", () => {
  const classes = (part: string) =>
    new Set(labelled(part).flatMap(({ items }) => items.map((code) => code.slice(0, 3))));
  const tuned = classes("tuning");
  expect([...classes("test")].filter((one) => tuned.has(one))).toEqual([]);
});

test("the labelled set holds at least four hundred descriptions, none twice", () => {
  const texts = ["tuning", "test", "misspelt"].flatMap((part) =>
    labelled(part).map((one) => one.text),
  );
  expect(texts.length).toBeGreaterThan(2_500);
  expect(texts.filter((one, at) => texts.indexOf(one) !== at)).toEqual([]);
});
