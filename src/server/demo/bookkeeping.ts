import { day } from "../../base/day.ts";
import type { Telling } from "./purchase.ts";

/** 村级代理记账: the first purchase of this house, fourteen villages of 柳河镇 for the year 2026. */
export const bookkeeping = (line: string): Telling => ({
  township: "liuhe",
  townshipName: "柳河镇",
  villages: 14,
  year: 2026,
  line,
  item: "B0301",
  title: "村级代理记账服务（2026 年）",
  need: "请人给村里记账，村会计年纪大了，账总是压着，群众要看账看不到",
  forWhom: "柳河镇 14 个村的村集体和村民",
  unit: "村·年",
  unitPrice: "6000.00",
  quantity: 14,
  offers: [
    ["chengxin", "79800.00"],
    ["mingzhang", "82600.00"],
    ["huinong", "84000.00"],
  ],
  begins: day("2026-01-26"),
});

type Place = { key: string; name: string; villages: number };

/** The same for all villages of a township, in a year. */
export const bookkeepingOf = (
  { key, name, villages }: Place,
  { line, year }: { line: string; year: number },
): Telling => ({
  ...bookkeeping(line),
  township: key,
  townshipName: name,
  villages,
  year,
  title: `村级代理记账服务（${year} 年）`,
  forWhom: `${name} ${villages} 个村的村集体和村民`,
  quantity: villages,
});
