import { describe, expect, test } from "vitest";
import { yuan } from "../../base/money.ts";
import type { Analysis } from "./page.ts";
import { chaptersOf, percent } from "./sentences.ts";

const figures = (budget: string, executed: string, projects = 1n) => ({
  projects,
  budget: yuan(budget),
  planned: yuan(budget),
  executed: yuan(executed),
  final: null,
});

const whole = figures("300000.00", "100000.00", 3n);

const page: Analysis = {
  jurisdiction: "990101",
  place: "青禾县",
  isOneOffice: false,
  isUpper: false,
  year: 2026,
  mark: null,
  whole,
  years: [
    { year: 2025, ...figures("200000.00", "200000.00") },
    { year: 2026, ...whole },
  ],
  groups: {
    kind: [
      { key: "1", name: "基本公共服务", ...figures("250000.00", "90000.00", 2n) },
      { key: "5", name: "政府履职所需辅助性事项", ...figures("50000.00", "10000.00") },
    ],
    field: [],
    office: [
      { key: "a", name: "柳河镇", ...figures("100000.00", "90000.00") },
      { key: "b", name: "石桥乡", ...figures("200000.00", "10000.00") },
    ],
    track: [{ key: "internal", name: "限额以下", ...whole }],
    ledger: [],
  },
  months: [],
  paying: {
    payments: 4,
    tenths: 181,
    rows: [
      {
        key: "a",
        name: "柳河镇",
        payments: 1,
        tenths: 301,
        isSlow: true,
        amount: yuan("90000.00"),
      },
      {
        key: "b",
        name: "石桥乡",
        payments: 3,
        tenths: 300,
        isSlow: false,
        amount: yuan("10000.00"),
      },
    ],
  },
  providers: {
    total: yuan("150000.00"),
    contracts: 2,
    topFive: yuan("150000.00"),
    rows: [{ key: "p", name: "诚信会计", contracts: 2, price: yuan("150000.00") }],
  },
  definitions: {} as Analysis["definitions"],
};

describe("通报的文字 says what the figures say", () => {
  test("chapter by chapter", () => {
    expect(chaptersOf(page)).toEqual([
      {
        title: "总体情况",
        says: [
          "2026 年，青禾县列入购买计划的政府购买服务项目 3 个，预算数 30 万元，调整后计划 30 万元。",
          "截至统计时，执行数 10 万元，为预算数的 33.3%。本年度决算尚未办结。",
          "预算数比 2025 年（20 万元）增加 10 万元，增长 50.0%。",
        ],
      },
      {
        title: "服务结构",
        says: [
          "按服务类别，公共服务（一至四类）预算数 25 万元，占 83.3%；政府履职所需辅助性服务 5 万元，占 16.6%；其他 0 万元，占 0.0%。最多的是基本公共服务，25 万元。",
          "限额以下 3 个项目、预算数 30 万元。",
        ],
      },
      {
        title: "各单位情况",
        says: [
          "有预算的单位 2 个。执行数与预算数之比最高的是柳河镇（90.0%），最低的是石桥乡（5.0%）。",
        ],
      },
      {
        title: "付款用时",
        says: [
          "本年支付 4 笔，从验收合格到支付平均 18.1 天。平均超过 30 天的单位 1 个：柳河镇（30.1 天）。",
        ],
      },
      {
        title: "承接主体",
        says: [
          "本年签订合同 2 份，合同金额 15 万元。合同金额前 1 家承接主体合计 15 万元，占 100.0%。",
        ],
      },
    ]);
  });

  test("what was cut is said as a cut, and nothing as nothing", () => {
    const less = {
      ...page,
      years: [{ ...page.years[0]!, budget: yuan("400000.00") }, page.years[1]!],
    };
    expect(chaptersOf(less)[0]!.says[2]).toBe(
      "预算数比 2025 年（40 万元）减少 10 万元，下降 25.0%。",
    );
    const unpaid = { ...page, paying: { payments: 0, tenths: null, rows: [] } };
    expect(chaptersOf(unpaid)[3]!.says).toEqual(["本年还没有支付。"]);
  });

  test("of a city nothing is said of what is not gathered there, and its historical ledger is", () => {
    const city = {
      ...page,
      isUpper: true,
      mark: "含历史台账 3 个项目：按上报数相加。",
      groups: { ...page.groups, track: [] },
      months: [],
      providers: { total: yuan("0.00"), contracts: 0, topFive: yuan("0.00"), rows: [] },
    };
    const chapters = chaptersOf(city);
    expect(chapters.map((one) => one.title)).toEqual([
      "总体情况",
      "服务结构",
      "各单位情况",
      "付款用时",
    ]);
    expect(chapters[0]!.says.at(-1)).toBe("含历史台账 3 个项目：按上报数相加。");
    expect(JSON.stringify(chapters)).not.toContain("没有签订合同");
  });

  test("of nothing there is no share", () => {
    expect(percent(1n, 0n)).toBeUndefined();
  });
});
