import { expect, test } from "vitest";
import { weighedIn } from "./evidence.ts";
import { featuresOf } from "./features.ts";
import { read } from "./reading.ts";
import { weigh } from "./weigher.ts";

const text = "采购扫路车两辆，归镇里所有";

test("what moved a verdict is shown in words, the heaviest first, with the whole weight", () => {
  const { allowed, denied, count, rows } = weighedIn(text);
  const most = rows.map((one) => Math.max(...[one.allowed, one.denied, one.review].map(Math.abs)));
  expect(denied).toBeGreaterThan(allowed);
  expect(count).toBeGreaterThan(rows.length);
  expect(rows.length).toBe(12);
  expect(most).toEqual(most.toSorted((a, b) => b - a));
  expect(rows.filter(({ name }) => /[a-z]{4,}/.test(name))).toEqual([]);
});

test("the whole weight is the one by which it was judged", () => {
  const weighed = weigh(featuresOf(text, read(text)));
  expect(Math.abs(weighedIn(text).denied - weighed.denied)).toBeLessThan(0.006);
});
