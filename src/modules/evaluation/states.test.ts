import { expect, test } from "vitest";
import { day } from "../../base/day.ts";
import { evaluationLife } from "./states.ts";

const on = day("2026-12-10");

test("an evaluation is opened, graded, published, used, and closes its project", () => {
  expect(evaluationLife.next("open", "unopened", ["townshipClerk"], { targets: 1 }, on)).toBe(
    "opened",
  );
  const scored = { targets: 1, scored: 1 };
  expect(evaluationLife.next("grade", "opened", ["thirdPartyEvaluator"], scored, on)).toBe(
    "graded",
  );
  expect(evaluationLife.next("publish", "graded", ["townshipHead"], {}, on)).toBe("published");
  expect(evaluationLife.next("draw", "published", ["townshipClerk"], {}, on)).toBe("published");
  expect(evaluationLife.next("close", "published", ["townshipHead"], {}, on)).toBe("published");
});

test("what is graded is not graded again", () => {
  expect(() =>
    evaluationLife.next("grade", "graded", ["townshipClerk"], { targets: 1, scored: 1 }, on),
  ).toThrow("现在是“已评分”");
});

test("the one who evaluates for others does not publish", () => {
  expect(() => evaluationLife.next("publish", "graded", ["thirdPartyEvaluator"], {}, on)).toThrow(
    "不能办理",
  );
});
