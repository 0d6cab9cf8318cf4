import { expect, test } from "vitest";
import { tryMutations } from "../tools/mutations.ts";

test("of 1,000 random single-cell changes of the real tables 873 are found, and only empty cells are not", () => {
  const outcomes = tryMutations(2019, 1000);
  const count = (found: string) => outcomes.filter((one) => one.found === found).length;
  expect([count("error"), count("flag"), count("none")]).toEqual([824, 49, 127]);
  const missed = outcomes.filter((one) => one.found === "none");
  expect(new Set(missed.map((one) => one.kind))).toEqual(new Set(["blank"]));
  expect(missed.every((one) => one.why !== "")).toBe(true);
});

test("the same seed gives the same changes, another seed others", () => {
  expect(tryMutations(1, 20)).toEqual(tryMutations(1, 20));
  expect(tryMutations(1, 20)).not.toEqual(tryMutations(2, 20));
});
