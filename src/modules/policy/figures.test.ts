import { describe, expect, test } from "vitest";
import { day } from "../../base/day.ts";
import { yuan } from "../../base/money.ts";
import { demonstrationControlRules } from "./demonstration.ts";
import {
  controlRuleFor,
  gradeBands,
  gradeOf,
  shippedControlRules,
  weightSets,
  weightsFor,
} from "./figures.ts";
import { formRowFor, formRows, functionalClasses } from "./forms.ts";

const on = day("2026-11-21");

describe("grades and weights", () => {
  test.each([
    [100, "优"],
    [90, "优"],
    [89.99, "良"],
    [80, "良"],
    [79.99, "中"],
    [60, "中"],
    [59.99, "差"],
    [0, "差"],
  ] as const)("%s points are %s", (score, grade) => {
    expect(gradeOf(gradeBands, score, on)).toBe(grade);
  });

  test("self-evaluation weighs 10, 50, 30 and 10, and says that this is not confirmed", () => {
    expect(weightsFor(weightSets, "单位自评", on)).toMatchObject({
      execution: 10,
      output: 50,
      benefit: 30,
      satisfaction: 10,
      confirmed: false,
    });
  });
});

describe("rules of internal control", () => {
  const all = [...shippedControlRules, ...demonstrationControlRules];

  test("the county's own rules go before the sample", () => {
    expect(controlRuleFor(all, "990101", yuan("5000.00"), on)).toMatchObject({
      quotesAtLeast: 3,
      approvedBy: "purchaserHead",
      confirmed: true,
    });
    expect(controlRuleFor(all, "990101", yuan("4999.99"), on).quotesAtLeast).toBe(1);
    expect(controlRuleFor(all, "410922", yuan("5000.00"), on)).toMatchObject({
      quotesAtLeast: 1,
      confirmed: false,
    });
  });

  test("from 100,000 yuan on the leadership decides together, one fen below it the head alone", () => {
    expect(controlRuleFor(all, "990101", yuan("100000.00"), on).approvedBy).toBe(
      "purchaserMeeting",
    );
    expect(controlRuleFor(all, "990101", yuan("99999.99"), on).approvedBy).toBe("purchaserHead");
  });
});

describe("the rows of table 1", () => {
  test.each([
    ["201", "一般事务"],
    ["2130799", "农林水"],
    ["20802", "社会保障和就业"],
    ["222", "粮油物资储备"],
    ["224", "其他"],
    ["219", "其他"],
    ["229", "其他"],
  ])("class %s stands in row %s", (code, label) => {
    expect(formRowFor(formRows, code, on).label).toBe(label);
  });

  test("the form has nineteen rows and leaves out defence", () => {
    expect(formRows.map((row) => row.position)).toEqual([...Array(19).keys()].map((at) => at + 1));
    expect(() => formRowFor(formRows, "203", on)).toThrow("203 不列入政府购买服务情况统计表");
    expect(() => formRowFor(formRows, "302", on)).toThrow("请核对科目编码");
  });

  test("class 210 was renamed as of 2019", () => {
    const names = functionalClasses.filter((one) => one.code === "210");
    expect(names.map((one) => [one.from, one.name])).toEqual([
      ["2007-01-01", "医疗卫生与计划生育支出"],
      ["2019-01-01", "卫生健康支出"],
    ]);
  });
});
