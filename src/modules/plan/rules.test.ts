import { describe, expect, test } from "vitest";
import { yuan } from "../../base/money.ts";
import * as rules from "./rules.ts";

describe("预算法 第十三条: the ceiling holds to the fen", () => {
  test.each([
    ["below", "99999.99", undefined],
    ["at the ceiling", "100000.00", undefined],
    ["a fen above", "100000.01", "控制数 100,000.00 元，报送的项目共 100,000.01 元，超出 0.01 元"],
  ])("%s", (_, fiscal, because) => {
    const facts = { ceiling: yuan("100000.00"), fiscal: yuan(fiscal) };
    expect(rules.planWithinCeiling.broken(facts)).toBe(because);
  });
});

describe("预算法 第十三条: lines cover what the projects take from them", () => {
  const line = { code: "申报990101-2027-0001", isProposed: true, amount: yuan("84000.00") };
  test("all that is asked for", () => {
    expect(
      rules.linesCoverProjects.broken({ lines: [{ ...line, used: yuan("84000.00") }] }),
    ).toBeUndefined();
  });
  test("a fen more than is asked for", () => {
    expect(rules.linesCoverProjects.broken({ lines: [{ ...line, used: yuan("84000.01") }] })).toBe(
      "指标 申报990101-2027-0001 申报 84,000.00 元，各项目共用 84,000.01 元，差 0.01 元",
    );
  });
  test("a fen more than is free on an approved line", () => {
    const lines = [{ ...line, code: "Z1", isProposed: false, used: yuan("84000.01") }];
    expect(rules.linesCoverProjects.broken({ lines })).toBe(
      "指标 Z1 可用 84,000.00 元，各项目共用 84,000.01 元，差 0.01 元",
    );
  });
});

describe("102 第十六条: what is approved was read, and stands as it was read", () => {
  const one = { title: "村级代理记账", statusName: "财政已审核", isReady: true, isChanged: false };
  test.each([
    ["examined and unchanged", {}, undefined],
    ["not examined", { isReady: false, statusName: "联审通过" }, "“村级代理记账”现在是联审通过"],
    ["changed since", { isChanged: true }, "“村级代理记账”在报送以后改过"],
  ])("%s", (_, changes, because) => {
    expect(rules.projectsAreExamined.broken({ projects: [{ ...one, ...changes }] })).toBe(because);
  });
});

describe("预算法 第十三条: an approved plan changes by paper alone", () => {
  const change = {
    called: "增列项目",
    reason: "省里下达任务",
    document: "青财预〔2026〕9号",
    year: 2026,
  };
  test.each([
    ["reason and paper", {}, undefined],
    ["no reason", { reason: "" }, "2026 年购买计划已经批复，增列项目没有写理由"],
    ["no paper", { document: "" }, "2026 年购买计划已经批复，增列项目没有写批准文件"],
    [
      "neither",
      { reason: "", document: "" },
      "2026 年购买计划已经批复，增列项目没有写理由和批准文件",
    ],
  ])("%s", (_, changes, because) => {
    expect(rules.changeIsDecided.broken({ change: { ...change, ...changes } })).toBe(because);
  });
});
