import { describe, expect, test } from "vitest";
import { yuan } from "../../base/money.ts";
import { firstStandards } from "../standard/first.ts";
import { laterStandards } from "../standard/samples.ts";
import { dimensionOf } from "./prefill.ts";
import { newAndLargeIsAssessed, targetsAreMeasurable } from "./targetRules.ts";

const target = {
  dimension: "satisfaction" as const,
  indicator: "服务对象满意度",
  sense: "atLeast" as const,
  goal: 9000,
  unit: "%",
  evidence: "满意度问卷",
};
const broken = (changes: object) =>
  targetsAreMeasurable.broken({ targets: [{ ...target, ...changes }] });

describe("102 第二十条: a target is measurable or refused, with what is wrong and an example", () => {
  test("what is measured, how much and by what evidence passes", () => {
    expect(broken({})).toBeUndefined();
  });

  test("the refusal names the row, the fault and an example", () => {
    expect(broken({ indicator: "提高满意度" })).toBe(
      "第 1 项“提高满意度”只说了愿望，没有说衡量什么（例：“服务对象满意度”不低于 90 %，凭满意度问卷）",
    );
  });

  test.each([
    ["进一步改善人居环境", "只说了愿望"],
    ["有效促进增收", "只说了愿望"],
    ["完善管护机制", "只说了愿望"],
    ["确保群众满意", "只说了愿望"],
    ["完善管护制度的村数", undefined],
    ["落实到位率", undefined],
    ["保洁村覆盖率", undefined],
    ["提前完工天数", undefined],
  ])("%s", (indicator, fault) => {
    const said = broken({ indicator, dimension: "benefit" });
    if (fault === undefined) expect(said).toBeUndefined();
    else expect(said).toContain(fault);
  });

  test.each([
    ["a unit that counts nothing", { unit: "较高" }, "单位“较高”不能计量"],
    ["a dash as unit", { unit: "—" }, "单位“—”不能计量"],
    ["no evidence", { evidence: "无" }, "“无”不能作为证明"],
    ["at least nought", { goal: 0 }, "目标是不低于 0，怎么做都算完成"],
    ["satisfaction beyond all", { goal: 10_001 }, "满意度不可能超过 100%"],
  ])("%s is refused", (_, changes, fault) => {
    expect(broken(changes)).toContain(fault);
  });

  test.each([
    ["all satisfied", { goal: 10_000 }],
    ["at most nought", { goal: 0, sense: "atMost", dimension: "quality" }],
    ["a hundredth", { goal: 1 }],
  ])("%s passes", (_, changes) => {
    expect(broken(changes)).toBeUndefined();
  });

  test("every indicator of every sample standard passes", () => {
    const wrong = [...firstStandards, ...laterStandards].flatMap(({ name, content }) => {
      const targets = content.indicators.map((one) => ({
        dimension: dimensionOf(one),
        indicator: one.name,
        sense: one.sense,
        goal: Math.round(one.target * 100),
        unit: one.unit,
        evidence: one.evidence,
      }));
      const said = targetsAreMeasurable.broken({ targets });
      return said === undefined ? [] : [`${name}: ${said}`];
    });
    expect(wrong).toEqual([]);
  });
});

describe("中发〔2018〕34号: what is new and large is assessed before", () => {
  const facts = {
    assessment: "",
    isNew: true,
    itemName: "会计服务",
    cost: yuan("300000.00"),
    procurementFrom: yuan("300000.00"),
  };
  test("at the limit it is asked for, in figures", () => {
    expect(newAndLargeIsAssessed.broken(facts)).toBe(
      "以前年度没有买过会计服务，本项目 300,000.00 元，达到采购限额标准 300,000.00 元，还没有写事前绩效评估",
    );
  });
  test.each([
    ["a fen below", { cost: yuan("299999.99") }],
    ["what was bought before", { isNew: false }],
    ["what is assessed", { assessment: "近三年自办成本约九万元" }],
    ["a place without a limit", { procurementFrom: undefined }],
  ])("%s is not asked for", (_, changes) => {
    expect(newAndLargeIsAssessed.broken({ ...facts, ...changes })).toBeUndefined();
  });
});
