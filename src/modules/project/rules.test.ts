import { describe, expect, test } from "vitest";
import { day } from "../../base/day.ts";
import { fen, yuan } from "../../base/money.ts";
import * as rules from "./rules.ts";

const kept = (because: string | undefined) => (because === undefined ? "kept" : "broken");

describe("102 第五、三十三条: who may buy", () => {
  test.each([
    ["organ", undefined],
    ["party", undefined],
    ["admin-institution", undefined],
    ["massorg-admin", undefined],
    ["institution1", "某单位是公益一类事业单位，不是购买主体"],
    ["institution2", "某单位是公益二类事业单位，不是购买主体"],
    ["massorg-institution", "某单位是使用事业编制、由财政拨款保障的群团组织，不是购买主体"],
    ["village", "某单位是村（居）民委员会等基层群众性自治组织，不是购买主体"],
    ["enterprise", "某单位是企业、个体工商户、农民专业合作社，不是购买主体"],
    [undefined, "某单位的单位性质尚未核定，不能确定可否作为购买主体"],
  ] as const)("%s: %s", (nature, because) => {
    const purchaser = { name: "某单位", nature };
    expect(rules.purchaserMayBuy.broken({ purchaser })).toBe(because);
  });
});

const item = {
  code: "B0301",
  name: "会计服务",
  isFound: true,
  isLeaf: true,
  purchaseItem: "C23020200",
};
const edition = "样例目录";

describe("102 第十一条: what is in the catalog", () => {
  test.each([
    ["an item of the last level", item, "kept"],
    ["an item that is not there", { ...item, isFound: false }, "broken"],
    ["a heading", { ...item, isLeaf: false }, "broken"],
  ])("%s", (_, one, verdict) => {
    expect(kept(rules.itemIsInCatalog.broken({ item: one, edition }))).toBe(verdict);
  });
});

describe("102 第十条（三）（六）: works and partnerships are seen by their 品目", () => {
  test.each([
    ["C23020200", "kept"],
    ["C11040000", "kept"],
    ["C11050000", "broken"],
    ["C11050100", "broken"],
    ["C24000000", "broken"],
  ])("%s: %s", (purchaseItem, verdict) => {
    const because = rules.itemIsNotProhibited.broken({ item: { ...item, purchaseItem }, edition });
    expect(kept(because)).toBe(verdict);
  });
});

describe("102 第十六条: every share is funded, to the fen", () => {
  const share = { user: "柳河镇", cost: yuan("84000.00"), other: fen(0n) };
  test.each([
    ["exactly", "84000.00", undefined],
    ["one fen short", "83999.99", "柳河镇应 84,000.00 元，已落实 83,999.99 元，少 0.01 元"],
    ["one fen too much", "84000.01", "柳河镇应 84,000.00 元，已落实 84,000.01 元，多 0.01 元"],
  ])("%s", (_, fiscal, because) => {
    expect(rules.costIsFunded.broken({ shares: [{ ...share, fiscal: yuan(fiscal) }] })).toBe(
      because,
    );
  });

  test("own money of a village counts beside the fiscal", () => {
    const shares = [{ ...share, fiscal: yuan("80000.00"), other: yuan("4000.00") }];
    expect(rules.costIsFunded.broken({ shares })).toBeUndefined();
  });
});

describe("预算法 第十三条: the line has the money", () => {
  const years = { first: 2026, last: 2026 };
  const line = { code: "Z1", free: yuan("84000.00"), year: 2026 };
  test.each([
    ["all that is free", "84000.00", undefined],
    ["one fen more", "84000.01", "指标 Z1 可用 84,000.00 元，本项目要用 84,000.01 元，差 0.01 元"],
  ])("%s", (_, wanted, because) => {
    const lines = [{ ...line, wanted: yuan(wanted) }];
    expect(rules.linesHaveMoney.broken({ lines, years })).toBe(because);
  });

  test("what is asked for counts for a submission, to the fen, and never for the plan itself", () => {
    const asked = { ...line, code: "申报1", free: fen(0n), proposed: yuan("84000.00") };
    const facts = (wanted: string) => ({ lines: [{ ...asked, wanted: yuan(wanted) }], years });
    expect(rules.linesHaveMoney.broken(facts("84000.00"))).toBeUndefined();
    expect(rules.linesHaveMoney.broken(facts("84000.01"))).toBe(
      "指标 申报1 申报 84,000.00 元，本项目要用 84,000.01 元，差 0.01 元",
    );
    expect(rules.planDrawsOnApproved.broken(facts("0.01"))).toBe(
      "指标 申报1 批复可用 0.00 元，本项目要用 0.01 元，差 0.01 元",
    );
  });

  test("the plan draws on all that is approved and free", () => {
    const lines = [{ ...line, wanted: yuan("84000.00") }];
    expect(rules.planDrawsOnApproved.broken({ lines, years })).toBeUndefined();
  });

  test.each([
    [2025, "broken"],
    [2026, "kept"],
    [2027, "kept"],
    [2028, "broken"],
  ])("a line of %i for a project from 2026 to 2027 is %s", (year, verdict) => {
    const lines = [{ ...line, year, wanted: fen(1n) }];
    const facts = { lines, years: { first: 2026, last: 2027 } };
    expect(kept(rules.linesAreOfTheYears.broken(facts))).toBe(verdict);
  });
});

describe("102 第二十四条: one year, or three on all conditions", () => {
  const all = ["budget", "content", "continuity", "funding", "price"];
  test.each([
    ["a year to the day", "2027-03-31", [], "kept"],
    ["one day more", "2027-04-01", [], "broken"],
    ["one day more on all conditions", "2027-04-01", all, "kept"],
    ["one condition missing", "2028-03-31", all.slice(1), "broken"],
    ["three years to the day", "2029-03-31", all, "kept"],
    ["three years and a day", "2029-04-01", all, "broken"],
    ["ending before it begins", "2026-03-31", all, "broken"],
  ])("%s", (_, termTo, termGrounds, verdict) => {
    const facts = { termFrom: day("2026-04-01"), termTo: day(termTo), termGrounds };
    expect(kept(rules.termIsLawful.broken(facts))).toBe(verdict);
  });
});

const target = (weight: number, dimension = "quantity") => ({
  indicator: "完成率",
  weight,
  dimension,
});

describe("102 第二十条: targets are set before, and weigh one hundred with the execution", () => {
  test.each([
    ["ninety and ten", [target(50), target(40)], undefined],
    ["no target", [], "没有设定绩效指标"],
    [
      "one too few",
      [target(50), target(39)],
      "各项指标权重合计 89，加上预算执行率 10，共 99，应为 100",
    ],
    [
      "one too many",
      [target(50), target(41)],
      "各项指标权重合计 91，加上预算执行率 10，共 101，应为 100",
    ],
  ])("%s", (_, targets, because) => {
    expect(rules.targetsAreWhole.broken({ targets, execution: 10 })).toBe(because);
  });

  test("benefit and satisfaction are missed where they are not asked for", () => {
    const targets = [target(50), target(40, "benefit")];
    expect(rules.targetsAskTheServed.broken({ targets, execution: 10 })).toBe("没有满意度指标");
    expect(
      rules.targetsAskTheServed.broken({
        targets: [...targets, target(10, "satisfaction")],
        execution: 10,
      }),
    ).toBeUndefined();
  });
});

describe("the price of the standard", () => {
  const standard = {
    name: "村级代理记账服务标准",
    unit: "村·年",
    priceLow: yuan("3000.00"),
    priceHigh: yuan("12000.00"),
  };
  test.each([
    ["2999.99", "broken"],
    ["3000.00", "kept"],
    ["12000.00", "kept"],
    ["12000.01", "broken"],
  ])("%s: %s", (price, verdict) => {
    const facts = { unit: "村·年", unitPrice: yuan(price), standard };
    expect(kept(rules.priceIsWithinStandard.broken(facts))).toBe(verdict);
  });

  test("a price by another unit cannot be compared, and says so", () => {
    const facts = { unit: "月", unitPrice: yuan("5000.00"), standard };
    expect(rules.priceIsWithinStandard.broken(facts)).toBe(
      "按“月”计价，《村级代理记账服务标准》按“村·年”，单价无法对照",
    );
  });

  test("where there is no standard nothing is said", () => {
    const facts = { unit: "村·年", unitPrice: yuan("1.00"), standard: undefined };
    expect(rules.priceIsWithinStandard.broken(facts)).toBeUndefined();
  });
});

describe("102 第十七条: the same thing in parts, each below the limit", () => {
  const facts = { itemName: "会计服务", procurementFrom: yuan("300000.00") };
  test.each([
    ["together one fen below the limit", "200000.00", "99999.99", "kept"],
    ["together at the limit", "200000.00", "100000.00", "broken"],
    ["alone at the limit: it is procured anyway", "200000.00", "300000.00", "kept"],
    ["the first of the year", "0.00", "299999.99", "kept"],
  ])("%s", (_, earlier, cost, verdict) => {
    const asked = { ...facts, earlier: yuan(earlier), cost: yuan(cost) };
    expect(kept(rules.sameItemStaysBelowLimit.broken(asked))).toBe(verdict);
  });
});

test("what is under contract does not leave the plan, not even one fen", () => {
  expect(rules.nothingIsCommitted.broken({ committed: fen(0n) })).toBeUndefined();
  expect(rules.nothingIsCommitted.broken({ committed: fen(1n) })).toBe("已签合同 0.01 元");
});

describe("预算法 13: the plan draws on what is approved (project.planDrawsOnApproved)", () => {
  const years = { first: 2026, last: 2026 };
  const line = (free: string) => ({
    lines: [{ code: "Z1", free: yuan(free), wanted: yuan("100.00"), year: 2026 }],
    years,
  });

  test("exactly what is approved is enough, a fen less is not", () => {
    expect(rules.planDrawsOnApproved.broken(line("100.00"))).toBeUndefined();
    expect(rules.planDrawsOnApproved.broken(line("99.99"))).toBe(
      "指标 Z1 批复可用 99.99 元，本项目要用 100.00 元，差 0.01 元",
    );
  });
});
