import { expect, test } from "vitest";
import { accuracyOf } from "../../../tools/boundary/accuracy.ts";
import { labelled } from "../../../tools/boundary/labelled.ts";

/** Floors a little below what was measured (docs/accuracy.md): a change of words or weights may not silently cost more. */
test.each([
  ["unseen", { decidable: 284, verdict: 265, ground: 123, three: 146, wolf: 9 }],
  ["former", { decidable: 122, verdict: 117, ground: 55, three: 59, wolf: 2 }],
  ["test", { decidable: 153, verdict: 146, ground: 63, three: 78, wolf: 4 }],
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

test("items and trades of the test parts do not occur in the part the weights were made from", () => {
  const classOf = (code: string) => code.slice(0, 3);
  const tuned = new Set(labelled("tuning").flatMap(({ items }) => items.map(classOf)));
  // A description belongs to the first of its items; the others would do as well.
  for (const part of ["unseen", "former", "test"]) {
    const tested = labelled(part).flatMap(({ items }) => items.slice(0, 1).map(classOf));
    expect(tested.filter((one) => tuned.has(one))).toEqual([]);
  }
});

test("the labelled set holds more than 6,600 descriptions, none twice", () => {
  const texts = ["tuning", "unseen", "former", "test", "misspelt"].flatMap((part) =>
    labelled(part).map((one) => one.text),
  );
  expect(texts.length).toBeGreaterThan(6_600);
  expect(texts.filter((one, at) => texts.indexOf(one) !== at)).toEqual([]);
});
