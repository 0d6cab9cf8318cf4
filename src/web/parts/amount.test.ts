import { describe, expect, test } from "vitest";
import { percentText, shareOf, wanText, yuanText } from "./amount.ts";

describe("amounts on screens", () => {
  test.each([
    ["0", "0.00"],
    ["31000000", "31.00"],
    ["1860000000", "1,860.00"],
    ["497922000", "497.922"],
    ["32752964", "32.752964"],
    ["1", "0.000001"],
    ["-2710000", "-2.71"],
  ])("%s fen are %s 万元, never rounded and at least two decimals", (fen, text) => {
    expect(wanText(fen)).toBe(text);
  });

  test("元 are grouped by three", () => {
    expect(yuanText("15730000")).toBe("157,300.00");
  });

  test.each([
    ["526", "1000", "52.6%"],
    ["9996", "10000", "99.9%"],
    ["0", "10", "0.0%"],
    ["5", "0", "—"],
  ])("%s of %s is %s: less than all never reads as all", (part, whole, text) => {
    expect(percentText(part, whole)).toBe(text);
  });

  test("a bar of nothing has no length", () => {
    expect(shareOf(5n, 0n)).toBe(0);
    expect(shareOf(1n, 3n)).toBe(33.33);
  });
});
