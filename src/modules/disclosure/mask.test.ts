import { expect, test } from "vitest";
import { masked, maskedName } from "./mask.ts";

test.each([
  ["请打 13800138000 找老李", "请打 138****8000 找老李"],
  ["身份证 410901199003071234", "身份证 410901********1234"],
  ["身份证 41090119900307123X，已核对", "身份证 410901********123X，已核对"],
  ["账号 6222020200112233445", "账号 6222****3445"],
  ["邮箱 a.b@example.com", "邮箱 ***"],
  ["中午送饭有时晚半小时", "中午送饭有时晚半小时"],
  ["预算 7200000 元，990101112-2026-0008 号", "预算 7200000 元，990101112-2026-0008 号"],
])("%s is published as %s", (written, published) => {
  expect(masked(written)).toBe(published);
});

test("a person's name keeps its first and last character at most", () => {
  expect(maskedName("李秀兰")).toBe("李*兰");
  expect(maskedName("王五")).toBe("王*");
});
