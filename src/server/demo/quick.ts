import { daysAfter, yearOf, type Day } from "../../base/day.ts";
import * as procurement from "../../modules/procurement/api.ts";
import type { DemoCounty } from "./county.ts";
import { beginOf } from "./generator.ts";
import * as purchase from "./purchase.ts";
import type { Teller } from "./teller.ts";
import { trades } from "./trades.ts";

/** 零星维修 of 柳河镇: money in the plan that is bought little by little. */
const repairs = [
  { item: "A1501", title: "应急广播零星维修", need: "广播喇叭和线路随坏随修" },
  { item: "B1101", title: "办公设备零星维修", need: "打印机、空调随坏随修" },
] as const;

const line = "2010399";
const times = 20;
const unitPrice = "1000.00";

/** None where the year would end before the repairs begin. */
export function repairsBegin(now: Day): Day | undefined {
  const begins = beginOf(now, 30);
  return yearOf(begins) === yearOf(now) && begins < daysAfter(now, -20) ? begins : undefined;
}

/** What both draw on the line, for the budget that is approved before. */
export const repairsDraw = (begins: Day): [key: string, amount: bigint] => [
  `liuhe ${yearOf(begins)} ${line}`,
  BigInt(repairs.length * times) * 100_000n,
];

/** Two projects with free money, and one small purchase that waits for the head. */
export async function tellRepairs(teller: Teller, county: DemoCounty, now: Day): Promise<void> {
  const begins = repairsBegin(now);
  if (begins === undefined) return;
  const year = yearOf(begins);
  const { targets = [], standards = [] } = trades.find((one) => one.key === "radio")!;
  for (const { item, title, need } of repairs) {
    const one = purchase.begin(teller, county.organizations, {
      township: "liuhe",
      townshipName: "柳河镇",
      villages: 14,
      year,
      line: county.lines[`liuhe ${year} ${line}`]!,
      item,
      title: `${title}（${year} 年）`,
      need,
      forWhom: "各村和镇机关",
      unit: "次",
      unitPrice,
      quantity: times,
      offers: [["xiangliang", "2400.00"]],
      begins,
      targets,
      standards,
    });
    await purchase.plan(one);
    if (item === "A1501") await buyOne(one);
  }
}

async function buyOne(one: purchase.Purchase): Promise<void> {
  purchase.pass(one, 5);
  const [key, price] = one.offers[0]!;
  await one.teller.does(purchase.clerkOf(one), procurement.buyQuickly, {
    project: one.key.id,
    words: "河西村应急广播日常维修，喇叭随坏随修",
    amount: purchase.fenOf(price),
    provider: one.organizations[key]!,
  });
}
