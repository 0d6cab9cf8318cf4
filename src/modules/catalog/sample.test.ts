import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { sixKinds } from "../policy/model.ts";
import { functionalClasses } from "../policy/forms.ts";
import { sampleItems } from "./sample.ts";

const purchaseItems = new Map(
  readFileSync(new URL("purchase-items.tsv", import.meta.url), "utf8")
    .trim()
    .split("\n")
    .slice(1)
    .map((line) => line.split("\t"))
    .map(([code = "", , name = ""]) => [code, name] as const),
);

const leaves = sampleItems.filter((item) => item.isLeaf);

describe("the sample catalog", () => {
  test("114 items in 30 classes under two letters, each below its parent", () => {
    const count = (level: number) => sampleItems.filter((item) => item.level === level).length;
    expect([count(1), count(2), count(3), leaves.length]).toEqual([2, 30, 114, 114]);
    const codes = new Set(sampleItems.map((item) => item.code));
    const orphans = sampleItems.filter(
      (item) => item.parent !== undefined && !codes.has(item.parent),
    );
    expect(orphans).toEqual([]);
  });

  test("every item has an existing 品目 code, one of the six kinds and an existing functional class", () => {
    expect(purchaseItems.size).toBe(620);
    const classes = new Set(functionalClasses.map((one) => one.code));
    const wrong = leaves.filter(
      (item) =>
        !purchaseItems.has(item.purchaseItem ?? "") ||
        !sixKinds.some((kind) => kind === item.kind) ||
        !item.functionalClasses.every((one) => classes.has(one)) ||
        item.scope === "" ||
        item.department === "",
    );
    expect(wrong).toEqual([]);
  });

  test.each([
    ["B0301", "会计服务", "4", "会计服务"],
    ["A0402", "基本养老服务", "1", "养老服务"],
    ["A0404", "扶贫济困服务", "2", "扶贫济困服务"],
    ["A1102", "环境卫生保洁与垃圾处理", "1", "城镇公共卫生服务"],
    ["A1605", "行业规范服务", "3", "行业规范服务"],
    ["A0407", "法律援助服务", "2", "法律援助服务"],
    ["B0702", "评估和评价服务", "5", "评价咨询服务"],
    ["A1802", "农村金融发展服务", "6", "其他金融服务"],
  ])("%s %s is of kind %s and bought as %s", (code, name, kind, purchaseName) => {
    const item = leaves.find((one) => one.code === code);
    expect(item).toMatchObject({ name, kind });
    expect(purchaseItems.get(item?.purchaseItem ?? "")).toBe(purchaseName);
  });

  test("public services are of kinds 1 to 4 and 6, services for the office itself of 4 and 5", () => {
    const kinds = (letter: string) =>
      [
        ...new Set(leaves.filter((item) => item.code.startsWith(letter)).map((item) => item.kind)),
      ].sort((a, b) => Number(a) - Number(b));
    expect(kinds("A")).toEqual(["1", "2", "3", "4", "6"]);
    expect(kinds("B")).toEqual(["4", "5"]);
  });

  test("no item is bought as 工程总承包 or 政府和社会资本合作", () => {
    const barred = leaves.filter((item) => /^C(24|1105)/.test(item.purchaseItem ?? ""));
    expect(barred).toEqual([]);
  });
});
