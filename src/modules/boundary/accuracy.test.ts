import { expect, test } from "vitest";
import { accuracyOf } from "../../../tools/boundary/accuracy.ts";
import { labelled } from "../../../tools/boundary/labelled.ts";

/** Floors a little below what was measured (docs/accuracy.md): a change of words or weights may not silently cost more. */
test.each([
  ["unseen", { decidable: 122, verdict: 113, ground: 51, three: 59, wolf: 3 }],
  ["test", { decidable: 153, verdict: 142, ground: 61, three: 78, wolf: 6 }],
])(
  "on descriptions that no weight has seen (%s) the judgement is no worse than it was",
  (part, floor) => {
    const { verdict, ground, firstThree, confusion } = accuracyOf(labelled(part));
    expect(verdict.of).toBe(floor.decidable);
    expect(verdict.right).toBeGreaterThanOrEqual(floor.verdict);
    expect(ground.right).toBeGreaterThanOrEqual(floor.ground);
    expect(firstThree.right).toBeGreaterThanOrEqual(floor.three);
    // Crying wolf costs most: lawful services that are refused.
    expect(confusion["allowed → denied"] ?? 0).toBeLessThanOrEqual(floor.wolf);
  },
);

test("items and trades of the test part do not occur in the part the weights were made from", () => {
  const classes = (part: string) =>
    new Set(labelled(part).flatMap(({ items }) => items.map((code) => code.slice(0, 3))));
  const tuned = classes("tuning");
  for (const part of ["unseen", "test"])
    expect([...classes(part)].filter((one) => tuned.has(one))).toEqual([]);
});

test("the labelled set holds more than 5,900 descriptions, none twice", () => {
  const texts = ["tuning", "unseen", "test", "misspelt"].flatMap((part) =>
    labelled(part).map((one) => one.text),
  );
  expect(texts.length).toBeGreaterThan(5_900);
  expect(texts.filter((one, at) => texts.indexOf(one) !== at)).toEqual([]);
});
