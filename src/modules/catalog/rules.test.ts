import { describe, expect, test } from "vitest";
import { day } from "../../base/day.ts";
import type { CatalogItem } from "./model.ts";
import * as rules from "./rules.ts";
import { treeOf, type Entry } from "./tree.ts";

const entry = (code: string, change: Partial<Entry> = {}): Entry => ({
  code,
  name: `事项${code}`,
  scope: "",
  kind: "4",
  purchaseItem: "C23030000",
  functionalClasses: ["201"],
  department: "",
  ...change,
});

const tree = (...entries: Entry[]): CatalogItem[] => treeOf(entries, "");
const upper = { name: "省级目录", items: tree(entry("B"), entry("B03"), entry("B0302")) };
const of = (...entries: Entry[]) => ({ items: tree(entry("B"), entry("B03"), ...entries), upper });

const verdict = <Facts>(rule: { broken(facts: Facts): string | undefined }, facts: Facts) =>
  rule.broken(facts) === undefined ? "kept" : "broken";

describe("102 第十一、十二条: a lower catalog only narrows and details", () => {
  test.each([
    ["the same item", of(entry("B0302")), "kept"],
    ["a detail of it", of(entry("B0302"), entry("B030201")), "kept"],
    ["its neighbour", of(entry("B0303")), "broken"],
    ["a detail of its neighbour", of(entry("B0303"), entry("B030301")), "broken"],
    ["the class, bought as a whole", { items: tree(entry("B"), entry("B03")), upper }, "broken"],
    ["nothing above", { ...of(entry("B0303")), upper: undefined }, "kept"],
  ])("%s", (_, facts, expected) => {
    expect(verdict(rules.staysWithinUpper, facts)).toBe(expected);
  });

  test("what is detailed above can only be bought in detail below", () => {
    const detailed = {
      name: "县级目录",
      items: tree(entry("B"), entry("B03"), entry("B0302"), entry("B030201")),
    };
    const facts = { ...of(entry("B0302")), upper: detailed };
    expect(rules.staysWithinUpper.broken(facts)).toBe("B0302 事项B0302不在“县级目录”里");
  });

  test("three are named, all are counted", () => {
    const facts = of(...["B0303", "B0304", "B0305", "B0306"].map((code) => entry(code)));
    expect(rules.staysWithinUpper.broken(facts)).toBe(
      "B0303 事项B0303、B0304 事项B0304、B0305 事项B0305 等 4 项不在“省级目录”里",
    );
  });
});

describe("a detail stays in its branch", () => {
  test.each([
    ["kind and 品目 of the upper item", entry("B030201"), "kept"],
    ["a 品目 below it", entry("B030201", { purchaseItem: "C23030100" }), "kept"],
    ["a 品目 beside it", entry("B030201", { purchaseItem: "C23020000" }), "broken"],
    ["another kind", entry("B030201", { kind: "5" }), "broken"],
    ["no 品目", entry("B030201", { purchaseItem: undefined }), "broken"],
  ])("%s", (_, one, expected) => {
    expect(verdict(rules.keepsItsBranch, of(entry("B0302"), one))).toBe(expected);
  });

  test("the reason names both sides", () => {
    const facts = of(entry("B0302", { kind: "5" }));
    expect(rules.keepsItsBranch.broken(facts)).toBe(
      "B0302 事项B0302的类别是“政府履职所需辅助性事项”，上级 B0302 是“技术性服务”",
    );
  });

  test("without an upper edition nothing is compared", () => {
    expect(verdict(rules.keepsItsBranch, { ...of(entry("B0399")), upper: undefined })).toBe("kept");
  });
});

test.each([
  ["C23030000", "kept"],
  ["C11040000", "kept"],
  ["C11050000", "broken"],
  ["C24010000", "broken"],
])("102 第十条: an item of 品目 %s is %s", (purchaseItem, expected) => {
  const facts = of(entry("B0302", { purchaseItem }));
  expect(verdict(rules.itemsAreNotProhibited, facts)).toBe(expected);
});

test("102 第十三条: a township alone is no department", () => {
  const township = { name: "柳河镇", kind: "township" };
  const department = { name: "县农业农村局", kind: "countyDepartment" };
  expect(rules.departmentsAreAsked.broken({ asked: [township] })).toBe(
    "选了 1 家单位，其中没有部门",
  );
  expect(verdict(rules.departmentsAreAsked, { asked: [township, department] })).toBe("kept");
});

describe("opinions are waited for until their last day", () => {
  const asked = { asked: 3, answerBy: day("2026-12-05") };
  test.each([
    ["all are in on the first day", [], "2026-11-28", "kept kept"],
    ["one is missing on the last day", ["石桥乡"], "2026-12-05", "broken broken"],
    ["one is missing the day after", ["石桥乡"], "2026-12-06", "kept broken"],
  ])("%s", (_, missing, today, barAndFlag) => {
    const facts = { ...asked, missing, today: day(today) };
    const [bar, flag] = [rules.opinionsAreIn, rules.opinionsAreMissing];
    expect(`${verdict(bar, facts)} ${verdict(flag, facts)}`).toBe(barAndFlag);
  });

  test("who is silent is named", () => {
    const facts = { ...asked, missing: ["石桥乡"], today: day("2026-12-06") };
    expect(rules.opinionsAreMissing.broken(facts)).toBe(
      "征求了 3 家，到 2026-12-05 仍有 1 家没有答复：石桥乡",
    );
  });
});

test.each([
  [false, false, "kept"],
  [true, true, "kept"],
  [true, false, "broken"],
])("experts needed %s, heard %s: %s", (needsExperts, hasExperts, expected) => {
  expect(verdict(rules.expertsAreHeard, { needsExperts, hasExperts })).toBe(expected);
});

test.each([
  ["province", "", "kept"],
  ["county", "", "broken"],
  ["township", "省财政厅通知", "kept"],
] as const)("a %s catalog delegated by “%s” is %s", (level, delegatedBy, expected) => {
  expect(verdict(rules.isDelegated, { level, delegatedBy })).toBe(expected);
});

test("lower editions that lose their upper items are counted", () => {
  const lower = [
    { name: "乡镇目录", strays: ["B0302", "B0303"] },
    { name: "部门目录", strays: [] },
  ];
  expect(rules.lowerEditionsFollow.broken({ lower })).toBe(
    "“乡镇目录”有 2 项失去上级：B0302、B0303",
  );
  expect(verdict(rules.lowerEditionsFollow, { lower: [lower[1]!] })).toBe("kept");
});
