import { describe, expect, test } from "vitest";
import { day } from "../../base/day.ts";
import { inWan, yuan } from "../../base/money.ts";
import { demonstrationThresholds } from "./demonstration.ts";
import {
  findThreshold,
  shippedThresholds,
  thresholdFor,
  trackFor,
  trackReason,
} from "./thresholds.ts";

const on = day("2026-11-21");
const of = (place: string, level: "county" | "city" | "province", at = on) =>
  findThreshold(shippedThresholds, { place, level, object: "services", on: at });

const figures = (place: string, level: "county" | "city" | "province") => {
  const row = of(place, level);
  return (
    row && [
      row.procurementFrom && inWan(row.procurementFrom),
      row.openTenderFrom && inWan(row.openTenderFrom),
    ]
  );
};

describe("the limits of a place", () => {
  test.each([
    ["410000", "province", ["100", "400"]],
    ["410100", "city", ["100", "400"]],
    ["410900", "city", ["50", "200"]],
    ["410922", "county", ["30", "200"]],
    ["410105", "county", ["30", "200"]],
    ["350100", "city", ["30", "200"]],
    ["350000", "province", ["100", undefined]],
    ["511528", "county", ["50", "400"]],
  ] as const)("%s at the level of the %s", (place, level, expected) => {
    expect(figures(place, level)).toEqual(expected);
  });

  test("the limit of a Sichuan county is not confirmed, that of a Henan county is", () => {
    expect(of("511528", "county")?.confirmed).toBe(false);
    expect(of("410922", "county")).toMatchObject({
      confirmed: true,
      document: "豫财购〔2020〕4号",
    });
  });

  test("before the day of its document there is no limit", () => {
    expect(of("410922", "county", day("2020-03-08"))).toBeUndefined();
    expect(of("410922", "county", day("2020-03-09"))).toBeDefined();
  });

  test("the national guide is never taken for a local limit: Xinjiang has none and is refused with the way out", () => {
    expect(() =>
      thresholdFor(shippedThresholds, { place: "652301", level: "county", object: "services", on }),
    ).toThrow(
      "没有 652301（县级）在 2026-11-21 适用的采购限额标准。请财政部门先录入本地文件规定的限额",
    );
  });
});

describe("the track of an amount", () => {
  const [, services] = demonstrationThresholds;

  test.each([
    ["299999.99", "belowThreshold", "299,999.99 元，低于分散采购限额标准 300,000.00 元"],
    ["300000.00", "procurement", "300,000.00 元，达到分散采购限额标准 300,000.00 元"],
    ["1999999.99", "procurement", "1,999,999.99 元，达到分散采购限额标准 300,000.00 元"],
    ["2000000.00", "openTender", "2,000,000.00 元，达到公开招标数额标准 2,000,000.00 元"],
  ] as const)("%s yuan: %s", (amount, track, because) => {
    expect(trackFor(yuan(amount), services!)).toBe(track);
    expect(trackReason(yuan(amount), services!, track)).toBe(because);
  });

  test("a limit that nobody has checked says so", () => {
    const unchecked = { ...services!, confirmed: false };
    expect(trackReason(yuan("300000.00"), unchecked, "procurement")).toBe(
      "300,000.00 元，达到分散采购限额标准 300,000.00 元（限额待核对，以本地文件为准）",
    );
  });
});
