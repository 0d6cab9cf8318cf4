import { expect, test } from "vitest";
import { yuan } from "../../base/money.ts";
import { wholeStandard } from "../../../test/given/standard.ts";
import { differencesOf } from "./differences.ts";

const former = wholeStandard();

test("two versions that say the same differ in nothing", () => {
  expect(differencesOf(former, wholeStandard())).toEqual([]);
});

test("of a list only the lines that came or went are shown", () => {
  const quality = [...former.content.quality, "一村一档。"];
  const next = wholeStandard({ content: { ...former.content, quality } });
  expect(differencesOf(former, next)).toEqual([
    { part: "质量要求", before: "", after: "一村一档。" },
  ]);
});

test("a list in another order is shown whole", () => {
  const [first, last] = ["凭证齐全。", "账实相符。"] as const;
  const ordered = (quality: string[]) => wholeStandard({ content: { ...former.content, quality } });
  expect(differencesOf(ordered([first, last]), ordered([last, first]))).toEqual([
    { part: "质量要求", before: "凭证齐全。\n账实相符。", after: "账实相符。\n凭证齐全。" },
  ]);
});

test("what changed, what came and what went stand side by side", () => {
  const [first, second] = former.content.acceptanceItems;
  const next = wholeStandard({
    priceHigh: yuan("8000.00"),
    content: {
      ...former.content,
      acceptanceItems: [
        { ...first!, weight: 50 },
        { code: "3", name: "档案", standard: "一村一档", method: "现场查看", weight: 50 },
      ],
    },
  });
  expect(differencesOf(former, next)).toEqual([
    { part: "价格区间", before: "4,800.00 至 7,200.00 元", after: "4,800.00 至 8,000.00 元" },
    {
      part: "验收：记账完成",
      before: "十二个月全部记账（查阅账簿），60 分",
      after: "十二个月全部记账（查阅账簿），50 分",
    },
    { part: "验收：档案", before: "", after: "一村一档（现场查看），50 分" },
    { part: `验收：${second!.name}`, before: "差错率不高于 1%（抽查 30 笔），40 分", after: "" },
  ]);
});
