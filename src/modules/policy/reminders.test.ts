import { describe, expect, test } from "vitest";
import { day } from "../../base/day.ts";
import { yuan } from "../../base/money.ts";
import { shippedFigures } from "./procurementFigures.ts";
import { remindersOf } from "./reminders.ts";

const says = (amount: string, on: string) =>
  remindersOf({
    track: "procurement",
    amount: yuan(amount),
    object: "services",
    place: "990101",
    on: day(on),
    figures: shippedFigures,
  }).map((one) => one.says);

describe("small firms", () => {
  test("up to 2,000,000 yuan the whole is reserved, one fen beyond it a share", () => {
    expect(says("2000000.00", "2026-11-28")[0]).toBe(
      "预算不超过 200 万元，适宜由中小企业提供的，专门面向中小企业采购",
    );
    expect(says("2000000.01", "2026-11-28")[0]).toBe(
      "预算超过 200 万元，预留给中小企业的份额不低于 40%（待核对），其中小微企业不低于 60%",
    );
  });

  test("the share is that of the day: 30% in 2025", () => {
    expect(says("2000000.01", "2025-12-31")[0]).toContain("份额不低于 30%，");
    expect(says("2000000.01", "2026-01-01")[0]).toContain("份额不低于 40%");
  });

  test("before the paper on small firms nobody is reminded of it", () => {
    expect(says("500000.00", "2020-12-31").join()).not.toContain("中小企业");
  });
});

test("abnormally low prices are reviewed from 1 February 2026 on", () => {
  const low =
    "报价低于有效报价平均价的 50%、低于次低报价的 50%，或者低于最高限价的 45%，启动异常低价审查；比例可在采购文件中提高，最高 65%";
  expect(says("500000.00", "2026-02-01")).toContain(low);
  expect(says("500000.00", "2026-01-31")).not.toContain(low);
});

test("below the limit there is nothing of it", () => {
  const asked = { amount: yuan("1000.00"), object: "services" as const, place: "" };
  const on = day("2026-11-28");
  expect(remindersOf({ ...asked, on, track: "belowThreshold", figures: shippedFigures })).toEqual(
    [],
  );
});
