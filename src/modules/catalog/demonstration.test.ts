import { describe, expect, test } from "vitest";
import * as demonstration from "./demonstration.ts";
import { differencesOf } from "./differences.ts";
import { keepsItsBranch, staysWithinUpper } from "./rules.ts";
import { gapsOf, leavesOf, treeOf, type Entry } from "./tree.ts";

const tree = (entries: readonly Entry[]) => treeOf(entries, "");
const [province, former, county, township] = [
  tree(demonstration.provinceEntries),
  tree(demonstration.formerCountyEntries),
  tree(demonstration.countyEntries),
  tree(demonstration.townshipEntries),
];

describe("the catalogs of the fictional county", () => {
  test.each([
    ["the former county's in the province's", former, province],
    ["the county's in the province's", county, province],
    ["the townships' in the county's", township, county],
  ])("%s", (name, items, upper) => {
    const facts = { items, upper: { name, items: upper } };
    expect(gapsOf(items)).toEqual([]);
    expect(staysWithinUpper.broken(facts)).toBeUndefined();
    expect(keepsItsBranch.broken(facts)).toBeUndefined();
  });

  test("townships have 25 items of four kinds, each with its scope and department", () => {
    const leaves = leavesOf(township);
    expect(leaves).toHaveLength(25);
    expect(new Set(leaves.map((one) => one.kind))).toEqual(new Set(["1", "2", "4", "5"]));
    expect(leaves.filter((one) => one.scope === "" || one.department === "")).toEqual([]);
  });

  test("all that the stories buy is among them", () => {
    const bought = "A0402 A0802 A1003 A1101 A1102 A1203 A1204 A1208 A1302 A1501 B0301 B1101".split(
      " ",
    );
    const codes = leavesOf(township).map((one) => one.code);
    expect(bought.filter((code) => !codes.includes(code))).toEqual([]);
  });

  test("between the two county editions items went, came, were renamed and changed", () => {
    const kinds = differencesOf(former, county).map((one) => one.kind);
    const count = (kind: string) => kinds.filter((one) => one === kind).length;
    expect([count("added"), count("removed"), count("changed")]).toEqual([12, 5, 3]);
  });
});
