import { describe, expect, test } from "vitest";
import { yuan } from "../../base/money.ts";
import { wholeStandard } from "../../../test/given/standard.ts";
import * as rules from "./rules.ts";

const whole = wholeStandard().content;
const part = { code: "1", name: "记账", standard: "全部记账", method: "查阅账簿" };

describe("102 第二十三条: what a contract must say, a standard says", () => {
  test("the eight terms stand in it", () => {
    expect(rules.everyTermIsWritten.broken({ content: whole })).toBeUndefined();
  });

  test("what lacks is counted and named", () => {
    const clauses = whole.clauses.filter((one) => one.topic !== "违约责任");
    const content = { ...whole, clauses, timeliness: [], priceBasis: "" };
    expect(rules.everyTermIsWritten.broken({ content })).toBe(
      "还缺 3 项：时限要求、价格包含什么、违约责任",
    );
  });
});

describe("条例 第四十五条: the parts of an acceptance weigh one hundred", () => {
  test.each([
    [[60, 40], undefined],
    [[60, 39], "2 项验收事项分值合计 99"],
    [[60, 40, 1], "3 项验收事项分值合计 101"],
    [[], "没有写验收事项"],
  ])("%j", (weights, because) => {
    const acceptanceItems = weights.map((weight) => ({ ...part, weight }));
    expect(rules.acceptanceWeighsHundred.broken({ content: { acceptanceItems } })).toBe(because);
  });
});

describe("the price range", () => {
  test.each([
    ["4800.00", "7200.00", undefined],
    ["4800.00", "4800.00", undefined],
    ["4800.01", "4800.00", "下限 4,800.01 元，上限 4,800.00 元"],
    ["0.00", "7200.00", "单价下限为 0.00 元"],
  ])("%s to %s", (low, high, because) => {
    const range = { priceLow: yuan(low), priceHigh: yuan(high) };
    expect(rules.priceRangeIsOrdered.broken(range)).toBe(because);
  });
});

describe("条例 第四十五条: those whom a public service serves are asked", () => {
  test.each([
    ["A0402", true, undefined],
    ["A0402", false, "A0402 是公共服务，标准写的是验收时不问服务对象"],
    ["B0301", false, undefined],
  ])("%s, asked: %s", (item, asksUsers, because) => {
    expect(rules.peopleServedAreAsked.broken({ item, content: { asksUsers } })).toBe(because);
  });
});

describe("财预〔2020〕10号: indicators weigh as the form of the self-evaluation", () => {
  const weights = { output: 50, benefit: 30, satisfaction: 10 };
  test("50, 30 and 10", () => {
    const content = { indicators: whole.indicators };
    expect(rules.indicatorsWeighAsForm.broken({ weights, content })).toBeUndefined();
  });

  test("one part more for the output is told, and only told", () => {
    const [first, ...others] = whole.indicators;
    const content = { indicators: [{ ...first!, weight: 51 }, ...others] };
    expect(rules.indicatorsWeighAsForm.broken({ weights, content })).toBe(
      "产出、效益、满意度的权重为 51、30、10，自评表为 50、30、10",
    );
    expect(rules.indicatorsWeighAsForm.weight).toBe("flags");
  });
});

describe("条例 第七条: services of construction may have to be tendered", () => {
  const clauses = whole.clauses;
  test.each([
    ["B0602", "监理施工质量、进度和安全", "B0602 是工程类服务，标准中没有提到招标投标"],
    ["B0602", "监理施工质量。依法必须招标的，按招标投标法办理", undefined],
    ["B0301", "记账", undefined],
  ])("%s %s", (item, scope, because) => {
    expect(rules.tenderingIsNamed.broken({ item, content: { scope, clauses } })).toBe(because);
  });
});
