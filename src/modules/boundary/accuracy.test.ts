import { expect, test } from "vitest";
import { accuracyOf } from "../../../tools/boundary/accuracy.ts";
import { labelled } from "../../../tools/boundary/labelled.ts";

/** Floors a little below what was measured (docs/accuracy.md): a change of words or weights may not silently cost more. */
test.each([
  ["unseen", { decidable: 396, verdict: 384, ground: 174, three: 207, wolf: 5 }],
  ["former", { decidable: 802, verdict: 770, ground: 362, three: 418, wolf: 16 }],
  ["test", { decidable: 153, verdict: 149, ground: 64, three: 84, wolf: 2 }],
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

test("the labelled set holds more than 18,700 descriptions, none twice", () => {
  const texts = ["tuning", "unseen", "former", "test", "misspelt"].flatMap((part) =>
    labelled(part).map((one) => one.text),
  );
  expect(texts.length).toBeGreaterThan(18_700);
  expect(texts.filter((one, at) => texts.indexOf(one) !== at)).toEqual([]);
});
