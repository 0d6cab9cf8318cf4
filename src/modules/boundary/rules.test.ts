import { describe, expect, test } from "vitest";
import type { Hit } from "./cue.ts";
import { cues } from "./reading.ts";
import * as rules from "./rules.ts";

const hit = (id: string, said: string): Hit => ({
  cue: cues.find((one) => one.id === id)!,
  from: 0,
  to: said.length,
  said,
});

const nothing: rules.Reading = {
  sure: [],
  doubts: [],
  hasService: true,
  itemScore: 0.5,
  purchaserKind: "organ",
};

const reading = (part: Partial<rules.Reading>): rules.Reading => ({ ...nothing, ...part });

describe("the negative list: each item fires on what was read, and is silent on a service", () => {
  test.each([
    [rules.outsideDuties, "outside.staffBenefit", "职工旅游", true],
    [rules.ownDuty, "ownDuty.exam", "命题", true],
    [rules.works, "works.verb", "新建", false],
    [rules.supplies, "goods.buy", "购买电脑", false],
    [rules.bundle, "works.verb", "新建", true],
    [rules.financing, "financing.advance", "垫资", true],
    [rules.hiring, "hiring.dispatch", "劳务派遣", true],
    [rules.otherBan, "otherBan.plain", "公款旅游", true],
  ] as const)("%s", (rule, id, said, hasService) => {
    const found = reading({ sure: [hit(id, said)], hasService });
    expect(rule.broken(found)).toContain(`“${said}”`);
    expect(rule.broken(nothing)).toBeUndefined();
  });

  test("works alone are works, works with a service are a bundle, never both", () => {
    const built = [hit("works.verb", "新建")];
    expect(rules.works.broken(reading({ sure: built, hasService: true }))).toBeUndefined();
    expect(rules.bundle.broken(reading({ sure: built, hasService: false }))).toBeUndefined();
  });
});

describe("102 第五、八、三十三条: who may buy", () => {
  test.each([
    ["organ", "kept"],
    ["party", "kept"],
    ["admin-institution", "kept"],
    ["massorg-admin", "kept"],
    ["institution1", "broken"],
    ["institution2", "broken"],
    ["massorg-institution", "broken"],
    ["village", "broken"],
    [undefined, "kept"],
  ] as const)("%s", (purchaserKind, verdict) => {
    const because = rules.purchaser.broken(reading({ purchaserKind }));
    expect(because === undefined ? "kept" : "broken").toBe(verdict);
  });
});

describe("one question first", () => {
  test.each([
    [rules.askWhose, "outside.unclear"],
    [rules.askPower, "ownDuty.unclear"],
    [rules.askWorks, "works.repair"],
    [rules.askFinancing, "financing.platform"],
    [rules.askHiring, "hiring.people"],
  ] as const)("%s asks, but not where something is sure", (rule, id) => {
    const doubts = [hit(id, "甲")];
    expect(rule.broken(reading({ doubts }))).toContain("？");
    expect(rule.broken(reading({ doubts, sure: [hit("works.verb", "新建")] }))).toBeUndefined();
  });

  test("what nobody could name is asked for, from the least score on it is not", () => {
    const { leastScore } = rules;
    expect(rules.askWhat.broken(reading({ itemScore: leastScore - 0.001 }))).toBe(
      "没有认出是哪一类服务",
    );
    expect(rules.askWhat.broken(reading({ itemScore: leastScore }))).toBeUndefined();
  });

  test("services about works recall the tendering law, others do not", () => {
    expect(rules.worksServices.broken({ item: "B0602" })).toBe("这项服务和工程建设有关");
    expect(rules.worksServices.broken({ item: "B0301" })).toBeUndefined();
  });
});
