import { expect, test } from "vitest";
import { day } from "../../base/day.ts";
import { yuan } from "../../base/money.ts";
import { acceptanceLife, checkLife } from "./states.ts";

const on = day("2026-06-01");
const whole = { standards: 1, judged: 1, opinionsNeeded: true, opinions: 1, faults: [] };
const asking = {
  contractStatus: "履行中",
  isSigned: true,
  records: 1,
  faults: [],
  asked: yuan("1.00"),
  contracted: yuan("1.00"),
  taken: yuan("0.00"),
};

test("an acceptance is asked for and judged once", () => {
  expect(acceptanceLife.next("ask", "unasked", ["providerAgent"], asking, on)).toBe("asked");
  expect(acceptanceLife.next("accept", "asked", ["townshipHead"], whole, on)).toBe("accepted");
  expect(acceptanceLife.next("acceptInPart", "asked", ["townshipClerk"], whole, on)).toBe(
    "acceptedInPart",
  );
  expect(acceptanceLife.next("refuse", "asked", ["departmentOfficer"], {}, on)).toBe("refused");
});

test.each(["accepted", "acceptedInPart", "refused"] as const)(
  "an acceptance that is %s stays so",
  (status) => {
    expect(() => acceptanceLife.next("accept", status, ["townshipHead"], whole, on)).toThrow(
      "才能办理",
    );
  },
);

test("the provider does not accept its own service", () => {
  expect(() => acceptanceLife.next("accept", "asked", ["providerAgent"], whole, on)).toThrow(
    "您的岗位不能办理",
  );
});

test("a spot check that found a fault is put right, one that found none has nothing to put right", () => {
  expect(checkLife.next("pass", "unchecked", ["townshipClerk"], {}, on)).toBe("clean");
  expect(checkLife.next("find", "unchecked", ["townshipClerk"], {}, on)).toBe("toRectify");
  expect(checkLife.next("rectify", "toRectify", ["providerAgent"], {}, on)).toBe("rectified");
  expect(() => checkLife.next("rectify", "clean", ["providerAgent"], {}, on)).toThrow("未发现问题");
});
