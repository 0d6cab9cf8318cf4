import { describe, expect, test } from "vitest";
import { day } from "../../base/day.ts";
import { fen, yuan } from "../../base/money.ts";
import * as rules from "./rules.ts";

const verdict = (because: string | undefined) => (because === undefined ? "kept" : "broken");
const price = yuan("1000.00");

const written = {
  content: "记账",
  quantity: "14 村·年",
  quality: "差错率不高于 1%",
  settlement: "按季",
  rights: "各守其责",
  breach: "按比例扣减",
};

describe("102 号令 23: a contract says all that it must say", () => {
  test("all six terms and one standard of acceptance", () => {
    const because = rules.termsAreComplete.broken({ terms: written, acceptance: ["账目相符"] });
    expect(because).toBeUndefined();
  });
  test("blanks are no term, and what lacks is named", () => {
    const terms = { ...written, breach: " ", rights: "" };
    expect(rules.termsAreComplete.broken({ terms, acceptance: [] })).toBe(
      "还缺 3 项：双方权利义务、违约责任、验收标准",
    );
  });
});

describe("the parts make the price", () => {
  test.each([
    ["600.00", "400.00", undefined],
    ["600.00", "400.01", "合同价格 1,000.00 元，各份额合计 1,000.01 元，多 0.01 元"],
    ["600.00", "399.99", "合同价格 1,000.00 元，各份额合计 999.99 元，少 0.01 元"],
  ])("fiscal %s and other %s", (fiscal, other, because) => {
    const parts = [{ fiscal: yuan(fiscal), other: yuan(other) }];
    expect(rules.partsMakePrice.broken({ price, parts })).toBe(because);
  });
});

describe("政府采购法 46: the price is not above the award", () => {
  test.each([
    ["1000.00", "kept"],
    ["1000.01", "broken"],
  ])("%s for an award of 1000.00", (asked, expected) => {
    const because = rules.priceIsAwarded.broken({ price: yuan(asked), awarded: price });
    expect(verdict(because)).toBe(expected);
  });
});

describe("预算法 13: each share stays within its plan", () => {
  test.each([
    ["500.00", "kept"],
    ["500.01", "broken"],
  ])("%s of a plan of 500.00", (fiscal, expected) => {
    const planned = [
      { name: "柳河镇", fiscal: yuan(fiscal), free: yuan("500.00") },
      { name: "石桥乡", fiscal: yuan("1.00"), free: yuan("900.00") },
    ];
    expect(verdict(rules.fiscalIsPlanned.broken({ planned }))).toBe(expected);
  });
});

describe("102 号令 24: a year, or three on all conditions", () => {
  const all = ["budget", "content", "continuity", "funding", "price"];
  test.each([
    ["2027-03-31", [], "kept"],
    ["2027-04-01", [], "broken"],
    ["2027-04-01", all, "kept"],
    ["2027-04-01", all.slice(1), "broken"],
    ["2029-03-31", all, "kept"],
    ["2029-04-01", all, "broken"],
  ])("from 2026-04-01 to %s with %j", (to, grounds, expected) => {
    const facts = { from: day("2026-04-01"), to: day(to), grounds };
    expect(verdict(rules.termIsLawful.broken(facts))).toBe(expected);
  });
  test("a year that begins on 29 February ends on the 28th", () => {
    const facts = (to: string) => ({ from: day("2024-02-29"), to: day(to), grounds: [] });
    expect(rules.termIsLawful.broken(facts("2025-02-28"))).toBeUndefined();
    expect(verdict(rules.termIsLawful.broken(facts("2025-03-01")))).toBe("broken");
  });
});

describe("支付条例 9: sixty days at most for an SME", () => {
  test.each([
    [60, true, "kept"],
    [61, true, "broken"],
    [90, false, "kept"],
  ])("%i days, SME %s", (payDays, providerIsSme, expected) => {
    expect(verdict(rules.payTermIsLawful.broken({ payDays, providerIsSme }))).toBe(expected);
  });
});

test.each([
  ["999.99", "kept"],
  ["1000.00", "broken"],
])("an advance of %s leaves a rest of 1000.00", (advance, expected) => {
  expect(verdict(rules.advanceLeavesRest.broken({ price, advance: yuan(advance) }))).toBe(expected);
});

test.each([
  ["100.00", "kept"],
  ["100.01", "broken"],
])("条例 48: a bond of %s for 1000.00", (bond, expected) => {
  expect(verdict(rules.bondIsWithinTenth.broken({ price, bond: yuan(bond) }))).toBe(expected);
});

describe("政府采购法 49: all supplements together stay within 10 % of the price", () => {
  test.each([
    ["exactly a tenth", [], "100.00", "kept"],
    ["one fen more", [], "100.01", "broken"],
    ["small ones that add up", ["60.00"], "40.01", "broken"],
    ["small ones that just fit", ["60.00"], "40.00", "kept"],
  ])("%s", (_, earlier, amount, expected) => {
    const because = rules.supplementsStayWithinTenPercent.broken({
      price,
      earlier: earlier.map(yuan),
      amount: yuan(amount),
    });
    expect(verdict(because)).toBe(expected);
  });
});

describe("flags of time", () => {
  const last = day("2026-04-04");
  test.each([
    ["2026-04-04", undefined],
    ["2026-04-05", "应于 2026-04-04 前签订，实际 2026-04-05，迟 1 天"],
  ])("signed on %s", (signedOn, because) => {
    expect(rules.signedInTime.broken({ last, signedOn: day(signedOn) })).toBe(because);
  });
  test("no notice, no term", () => {
    const facts = { last: undefined, signedOn: day("2030-01-01") };
    expect(rules.signedInTime.broken(facts)).toBeUndefined();
  });
  test.each([
    ["2026-04-04", "kept"],
    ["2026-04-05", "broken"],
  ])("filed on %s", (filedOn, expected) => {
    expect(verdict(rules.filedInTime.broken({ last, filedOn: day(filedOn) }))).toBe(expected);
  });
  test.each([
    ["2026-04-01", "kept"],
    ["2026-03-31", "broken"],
  ])("service from %s, signed on 2026-04-01", (from, expected) => {
    const facts = { signedOn: day("2026-04-01"), from: day(from) };
    expect(verdict(rules.startsAfterSigning.broken(facts))).toBe(expected);
  });
});

test("a fen is enough to see whether anything may still be added", () => {
  const facts = { price, earlier: [yuan("100.00")], amount: fen(1n) };
  expect(verdict(rules.supplementsStayWithinTenPercent.broken(facts))).toBe("broken");
});
