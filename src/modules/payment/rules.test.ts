import { describe, expect, test } from "vitest";
import { day } from "../../base/day.ts";
import { inYuan, yuan } from "../../base/money.ts";
import { judge } from "../../base/rule.ts";
import * as rules from "./rules.ts";

const verdict = (because: string | undefined) => (because === undefined ? "kept" : "broken");

describe("未购买不支付", () => {
  const facts = {
    accepted: yuan("40000.00"),
    recovered: yuan("10000.00"),
    asked: yuan("20000.00"),
  };
  test.each([
    ["10000.00", "kept"],
    ["10000.01", "broken"],
  ])("%s of the 10000.00 that are left", (amount, expected) => {
    const because = rules.paysWhatIsAccepted.broken({ ...facts, amount: yuan(amount) });
    expect(verdict(because)).toBe(expected);
  });
  test("the reason names every figure", () => {
    const because = rules.paysWhatIsAccepted.broken({ ...facts, amount: yuan("10000.01") });
    expect(because).toBe(
      "验收合格 40,000.00 元，已扣回预付款 10,000.00 元，已申请 20,000.00 元，还可申请 10,000.00 元，本次 10,000.01 元",
    );
  });
});

test.each([
  ["4000.00", "kept"],
  ["4000.01", "broken"],
])("an advance of %s on top of 6000.00 of an agreed 10000.00", (amount, expected) => {
  const facts = { agreed: yuan("10000.00"), asked: yuan("6000.00"), amount: yuan(amount) };
  expect(verdict(rules.advanceIsAgreed.broken(facts))).toBe(expected);
});

describe("逾期利息, 0.05 % a day", () => {
  test.each([
    ["96500.00", "2026-08-19", "2026-09-15", "1,302.75"],
    ["96500.00", "2026-08-19", "2026-08-20", "48.25"],
    ["96500.00", "2026-08-19", "2026-08-19", "0.00"],
    ["0.10", "2026-08-19", "2026-11-17", "0.00"],
    ["0.10", "2026-08-19", "2026-11-27", "0.01"],
  ])("%s due %s, paid %s", (amount, dueOn, until, interest) => {
    expect(inYuan(rules.interestOf(yuan(amount), day(dueOn), day(until)))).toBe(interest);
  });
});

describe("付款期限", () => {
  const accepted = {
    askedOn: day("2026-07-01"),
    acceptedOn: day("2026-07-10"),
    acceptanceDays: 15,
    payDays: 30,
    providerIsSme: true,
  };
  test.each([
    [{}, "2026-08-09", "2026-07-10 验收合格之日起 30 日"],
    [{ payDays: 60 }, "2026-09-08", "2026-07-10 验收合格之日起 60 日"],
    [{ payDays: 90 }, "2026-09-08", "2026-07-10 验收合格之日起 60 日"],
    [{ payDays: 90, providerIsSme: false }, "2026-10-08", "2026-07-10 验收合格之日起 90 日"],
    [{ acceptedOn: day("2026-07-16") }, "2026-08-15", "2026-07-16 验收合格之日起 30 日"],
    [{ acceptedOn: day("2026-07-20") }, "2026-08-15", "约定的验收期限 2026-07-16 届满之日起 30 日"],
  ])("%j", (changes, on, says) => {
    expect(rules.dueOf({ ...accepted, ...changes })).toEqual({ on, says });
  });
});

describe("an SME is paid in time, or its lateness is seen", () => {
  const facts = { providerIsSme: true, dueOn: day("2026-08-19"), amount: yuan("96500.00") };
  test.each([
    ["2026-08-19", true, undefined],
    ["2026-08-20", true, "应于 2026-08-19 前支付，实际 2026-08-20，迟 1 天，逾期利息 48.25 元"],
    ["2026-08-20", false, undefined],
  ])("paid on %s, SME %s", (paidOn, providerIsSme, because) => {
    const asked = { ...facts, providerIsSme, paidOn: day(paidOn) };
    expect(rules.smeIsPaidInTime.broken(asked)).toBe(because);
  });
  test.each([
    ["2025-05-31", ["8", "9"]],
    ["2025-06-01", ["9", "10"]],
  ])("a contract of %s is judged by articles %j of its version", (signedOn, articles) => {
    const asked = { ...facts, paidOn: day("2026-08-20") };
    const [breach] = judge([rules.smeIsPaidInTime], asked, day(signedOn));
    expect(breach!.basis.map((one) => one.article)).toEqual(articles);
  });
});
