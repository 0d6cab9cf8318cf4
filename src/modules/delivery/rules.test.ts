import { describe, expect, test } from "vitest";
import { day } from "../../base/day.ts";
import { fen, nought, yuan } from "../../base/money.ts";
import { deductionOf, mostAtOnce, recoveryOf } from "./deduction.ts";
import * as rules from "./rules.ts";

const verdict = (because: string | undefined) => (because === undefined ? "kept" : "broken");

describe("102号令 23: what is served and accepted stands on a signed contract", () => {
  test.each([
    [true, "kept"],
    [false, "broken"],
  ])("signed: %s", (isSigned, expected) => {
    const because = rules.contractIsSigned.broken({ contractStatus: "起草中", isSigned });
    expect(verdict(because)).toBe(expected);
  });

  test.each([
    ["2026-03-01", "kept"],
    ["2026-02-28", "broken"],
  ])("served on %s, signed on 2026-03-01", (doneOn, expected) => {
    const facts = { doneOn: day(doneOn), signedOn: day("2026-03-01") };
    expect(verdict(rules.servedAfterSigning.broken(facts))).toBe(expected);
  });
});

describe("102号令 27: acceptance asks for records of service", () => {
  test.each([
    [1, "kept"],
    [0, "broken"],
  ])("%i records", (records, expected) => {
    expect(verdict(rules.serviceWasRecorded.broken({ records }))).toBe(expected);
  });
});

describe("条例 45: acceptance by the standards of the contract", () => {
  test("a fault that was not put right stands in the way", () => {
    const fault = { found: "缺两户", rectifyBy: day("2026-05-01") };
    expect(rules.faultsAreRectified.broken({ faults: [fault] })).toBe(
      "还有 1 个问题没有整改（期限 2026-05-01）",
    );
    expect(rules.faultsAreRectified.broken({ faults: [] })).toBeUndefined();
  });

  test.each([
    ["exactly the rest", "4000.00", "kept"],
    ["one fen more", "4000.01", "broken"],
    ["nothing", "0.00", "broken"],
  ])("asked for %s", (_, asked, expected) => {
    const facts = { asked: yuan(asked), contracted: yuan("10000.00"), taken: yuan("6000.00") };
    expect(verdict(rules.askedWithinContract.broken(facts))).toBe(expected);
  });

  test.each([
    [3, "kept"],
    [2, "broken"],
    [4, "broken"],
  ])("three standards, %i judged", (judged, expected) => {
    expect(verdict(rules.everyStandardIsJudged.broken({ standards: 3, judged }))).toBe(expected);
  });

  test.each([
    ["a public service, one opinion", true, 1, "kept"],
    ["a public service, none", true, 0, "broken"],
    ["a service to the office itself, none", false, 0, "kept"],
  ])("%s", (_, opinionsNeeded, opinions, expected) => {
    expect(verdict(rules.peopleServedWereAsked.broken({ opinionsNeeded, opinions }))).toBe(
      expected,
    );
  });

  test.each([
    [3, "kept"],
    [2, "broken"],
  ])("%i opinions are enough", (opinions, expected) => {
    expect(verdict(rules.opinionsAreEnough.broken({ opinionsNeeded: true, opinions }))).toBe(
      expected,
    );
  });

  test.each([
    ["five that are all the same", [5, 5, 5, 5, 5], false, "broken"],
    ["four that are all the same", [5, 5, 5, 5], false, "kept"],
    ["one that differs", [5, 5, 5, 5, 4], false, "kept"],
    ["one that says something", [5, 5, 5, 5, 5], true, "kept"],
  ])("%s", (_, scores, saySomething, expected) => {
    expect(verdict(rules.opinionsDiffer.broken({ scores, saySomething }))).toBe(expected);
  });
});

describe("保障中小企业款项支付条例 10: acceptance must not be dragged out", () => {
  const asked = { askedOn: day("2026-06-01"), acceptanceDays: 15 };

  test.each([
    ["2026-06-16", "kept"],
    ["2026-06-17", "broken"],
  ])("accepted on %s", (acceptedOn, expected) => {
    const because = rules.acceptedInTime.broken({ ...asked, acceptedOn: day(acceptedOn) });
    expect(verdict(because)).toBe(expected);
  });

  test.each([
    ["2026-06-10", "2026-06-10"],
    ["2026-06-16", "2026-06-16"],
    ["2026-07-20", "2026-06-16"],
  ])("accepted on %s, the term of payment runs from %s", (acceptedOn, starts) => {
    expect(rules.payTermStartsOn(day("2026-06-01"), 15, day(acceptedOn))).toBe(starts);
  });
});

describe("扣减: what the contract deducts", () => {
  const lost = (...deductions: number[]) =>
    deductions.map((deduction) => ({ deduction, met: false }));

  test.each([
    ["nothing is lost", "1000.00", [], "0.00"],
    ["two standards add up", "1000.00", [1000, 250], "125.00"],
    ["a part of a fen is left to the provider", "0.99", [1], "0.00"],
    ["never more than all", "1000.00", [8000, 8000], "1000.00"],
  ])("%s", (_, asked, deductions, expected) => {
    expect(deductionOf(yuan(asked), lost(...deductions))).toBe(yuan(expected));
  });

  test("a standard that is met loses nothing", () => {
    expect(deductionOf(yuan("1000.00"), [{ deduction: 1000, met: true }])).toBe(0n);
  });
});

describe("扣回预付款", () => {
  const balance = (committed: string, accepted: string, advanced: string) => ({
    committed: yuan(committed),
    accepted: yuan(accepted),
    advanced: yuan(advanced),
  });

  test("without an advance all is accepted at once", () => {
    expect(recoveryOf(yuan("100.00"), balance("300.00", "0.00", "0.00"))).toEqual({
      first: yuan("100.00"),
      recovered: nought,
      second: nought,
      recoveredThen: nought,
    });
  });

  test("the last acceptance goes in two steps, since the advance still holds its room", () => {
    expect(recoveryOf(yuan("300.00"), balance("300.00", "0.00", "90.00"))).toEqual({
      first: yuan("210.00"),
      recovered: yuan("90.00"),
      second: yuan("90.00"),
      recoveredThen: nought,
    });
  });

  test("an advance of more than half limits what one acceptance can take", () => {
    expect(mostAtOnce(balance("100.00", "0.00", "60.00"))).toBe(fen(8000n));
    expect(mostAtOnce(balance("100.00", "0.00", "30.00"))).toBe(fen(10000n));
  });
});
