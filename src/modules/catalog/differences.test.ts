import { describe, expect, test } from "vitest";
import { differenceOf, differencesOf, touchedItems } from "./differences.ts";
import { appliedTo, gapsOf, treeOf, type Entry } from "./tree.ts";

const entry = (code: string, change: Partial<Entry> = {}): Entry => ({
  code,
  name: "审计服务",
  scope: "财务收支审计",
  kind: "4",
  purchaseItem: "C23030000",
  functionalClasses: ["201"],
  department: "县财政局",
  ...change,
});

describe("two editions side by side", () => {
  test("a new name alone is a renaming, with another field it is a change", () => {
    const [old, name] = [entry("B0302"), "村级审计服务"];
    expect(differenceOf(old, { ...old, name })).toEqual({
      code: "B0302",
      kind: "renamed",
      name: "村级审计服务",
      fields: [{ field: "名称", before: "审计服务", after: "村级审计服务" }],
    });
    const changed = differenceOf(old, { ...old, name, kind: "5" });
    expect(changed?.kind).toBe("changed");
    expect(changed?.fields.at(-1)).toEqual({
      field: "类别",
      before: "技术性服务",
      after: "政府履职所需辅助性事项",
    });
  });

  test("what came and what went, in the order of the codes", () => {
    const found = differencesOf(
      [entry("B0301"), entry("B0302")],
      [entry("B0302"), entry("B0303"), entry("A0101")],
    );
    expect(found.map(({ code, kind }) => [code, kind])).toEqual([
      ["A0101", "added"],
      ["B0301", "removed"],
      ["B0303", "added"],
    ]);
  });

  test("nothing is nothing", () => {
    expect(differenceOf(undefined, undefined)).toBeUndefined();
    expect(differenceOf(entry("B0302"), entry("B0302"))).toBeUndefined();
  });
});

describe("what running projects feel", () => {
  const before = treeOf([entry("B0301"), entry("B0302"), entry("B0303"), entry("B0304")], "");

  test("an item that goes, is detailed or changes; not one that stays", () => {
    const after = treeOf(
      [entry("B0302"), entry("B030201"), entry("B0303", { scope: "另定" }), entry("B0304")],
      "",
    );
    expect(touchedItems(before, after)).toEqual([
      { code: "B0301", how: "removed" },
      { code: "B0302", how: "detailed" },
      { code: "B0303", how: "changed" },
    ]);
  });
});

describe("a revision", () => {
  const kept = [entry("B"), entry("B03"), entry("B0301")];
  const change = { ...entry("B0302"), isRemoved: false };

  test("of single items changes what was there", () => {
    const gone = { ...entry("B0301"), isRemoved: true };
    const codes = appliedTo(kept, [change, gone], "adjustment").map((one) => one.code);
    expect(codes).toEqual(["B", "B03", "B0302"]);
  });

  test("of the whole is what it says", () => {
    expect(appliedTo(kept, [change], "whole").map((one) => one.code)).toEqual(["B0302"]);
  });

  test("leaves no item without its class and no class without an item", () => {
    const bare = { kind: undefined, purchaseItem: undefined };
    const items = treeOf([entry("B", bare), entry("B04", bare), entry("B0301")], "");
    expect(gapsOf(items)).toEqual([
      "B0301 审计服务缺少上一级 B03",
      "B04 审计服务没有类别，下面也没有事项",
    ]);
    const half = treeOf([entry("B", bare), entry("B03", { purchaseItem: undefined })], "");
    expect(gapsOf(half)).toEqual(["B03 审计服务没有品目编码"]);
  });
});
