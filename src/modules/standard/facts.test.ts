import { expect, test } from "vitest";
import { placeOfLevel } from "./facts.ts";

test.each([
  ["990000", "province", "99"],
  ["990100", "city", "9901"],
  ["990101", "county", "990101"],
] as const)("what %s sets as a %s holds for codes that begin with %s", (division, level, place) => {
  expect(placeOfLevel(division, level)).toBe(place);
});
