import { expect, test } from "vitest";
import { likeness } from "./likeness.ts";

test.each([
  ["村里的账请人代理记账", "村里的账请人代理记账", 100],
  ["给村里请人代理记账", "请人代理记账", 100],
  ["病虫害防治", "老人日间照料", 0],
  ["", "老人日间照料", 0],
])("“%s” and “%s” are alike by %i of one hundred", (a, b, parts) => {
  expect(likeness(a, b)).toBe(parts);
});

test("half of the words in common is half alike", () => {
  // 养老服务: 养老 老服 服务; 养老照料: 养老 老照 照料. One of three pairs.
  expect(likeness("养老服务", "养老照料")).toBe(33);
});
