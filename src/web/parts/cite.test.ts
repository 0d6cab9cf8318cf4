import { expect, test } from "vitest";
import { byStatute, citeShort, citeTogether } from "./cite.ts";

const law = { title: "中华人民共和国政府采购法", number: "2014-08-31 修正", confirmed: true };
const other = { title: "保障中小企业款项支付条例", number: "国务院令第802号", confirmed: true };

test("a citation in a line has the short title and the article in Chinese numerals", () => {
  expect(citeShort({ ...law, article: "46" })).toBe("政府采购法 第四十六条");
});

test("articles of one law stand together", () => {
  expect(
    citeTogether([
      { ...law, article: "46" },
      { ...law, article: "49" },
    ]),
  ).toBe("政府采购法 第四十六、四十九条");
});

test("an article with a paragraph keeps it, so it is not joined", () => {
  expect(
    citeTogether([
      { ...law, article: "10（五）" },
      { ...law, article: "49" },
    ]),
  ).toBe("政府采购法 第十条（五）；政府采购法 第四十九条");
});

test("each law is cited once, in the order in which it first comes", () => {
  const bases = [
    { ...other, article: "9" },
    { ...law, article: "46" },
    { ...other, article: "17" },
  ];
  expect(byStatute(bases).map(citeTogether)).toEqual([
    "保障中小企业款项支付条例 第九、十七条",
    "政府采购法 第四十六条",
  ]);
});
