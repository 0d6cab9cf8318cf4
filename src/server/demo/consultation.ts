import { daysAfter, day, type Day } from "../../base/day.ts";
import { yuan } from "../../base/money.ts";
import * as procurement from "../../modules/procurement/api.ts";
import { clerkOf, fenOf, headOf, pass, type Purchase, type Telling } from "./purchase.ts";
import type { Who } from "./teller.ts";

/** 社区居家养老: above the county's limit, so by 竞争性磋商. */
export const homeCare = (line: string): Telling => ({
  township: "shuangxi",
  townshipName: "双溪镇",
  villages: 15,
  year: 2026,
  line,
  item: "A0402",
  title: "社区居家养老服务（2026 年）",
  need: "村里独居老人多，想请人定期上门看看，帮着做饭、打扫、量血压",
  forWhom: "双溪镇 60 岁以上独居、失能老人 200 人",
  unit: "人·年",
  unitPrice: "2000.00",
  quantity: 200,
  offers: [
    ["wanan", "376000.00"],
    ["xiyang", "388000.00"],
    ["banxin", "399000.00"],
  ],
  begins: day("2026-01-12"),
});

export const criteria = [
  { name: "报价", isPrice: true, weight: 20, says: "低价优先法：最低最后报价为基准价" },
  {
    name: "服务方案",
    weight: 40,
    says: "每周上门次数、服务项目、应急处置逐项对应，每缺一项扣 8 分",
  },
  { name: "人员配备", weight: 25, says: "持证护理员每 20 名老人 1 人得满分，每少 1 人扣 5 分" },
  { name: "业绩", weight: 15, says: "近三年同类合同每份 7.5 分，最多 2 份" },
];

const panel: readonly Who[] = ["panelMember@experts", "panelMember@experts#2"];

/** 采购意向 to 公告, with the days that the law leaves between them. */
export async function announce(one: Purchase): Promise<void> {
  pass(one, 3);
  const clerk = clerkOf(one);
  one.procurement = await one.teller.does(clerk, procurement.prepareProcurement, {
    jurisdiction: one.key.jurisdiction,
    project: one.key.id,
    ceiling: String(yuan(one.unitPrice) * BigInt(one.quantity)),
    requirement: `${one.title}：按服务标准提供，服务对象 ${one.quantity} 人`,
    smeReserved: true,
    criteria,
  });
  await one.teller.does(clerk, procurement.publishIntention, one.procurement);
  pass(one, 31);
  await one.teller.does(clerk, procurement.publishNotice, {
    ...one.procurement,
    ...(await noticeDays(one)),
  });
}

/** The earliest lawful days, as the form offers them. */
export async function noticeDays(
  one: Purchase,
): Promise<{ documentsUntil: string; respondBy: string }> {
  const seen = await one.teller.sees(clerkOf(one), procurement.viewProcurement, one.procurement);
  return seen.earliest!;
}

export async function respond(one: Purchase): Promise<void> {
  pass(one, 5);
  for (const [key, price] of one.offers)
    await one.teller.does(`providerAgent@${key}`, procurement.respond, {
      ...one.procurement,
      price: fenOf(price),
      says: "按磋商文件全部响应",
    });
}

/** 截止, 组成小组, 开启: from here on the purchaser sees the responses. */
export async function open(one: Purchase, posts: (who: Who) => string): Promise<void> {
  const seen = await one.teller.sees(clerkOf(one), procurement.viewProcurement, one.procurement);
  one.day = daysAfter(seen.respondBy as Day, 1);
  one.teller.on(one.day);
  const clerk = clerkOf(one);
  await one.teller.does(clerk, procurement.closeResponses, one.procurement);
  const seats = [
    ...panel.map((who) => ({ post: posts(who), kind: "expert" as const })),
    { post: posts(headOf(one)), kind: "purchaser" as const },
  ];
  await one.teller.does(clerk, procurement.seatPanel, { ...one.procurement, seats });
  await one.teller.does(clerk, procurement.openResponses, one.procurement);
}

/** Each member scores each response alone; the price is never scored by hand. */
export async function score(one: Purchase): Promise<void> {
  for (const [place, who] of [...panel, headOf(one)].entries()) {
    const seen = await one.teller.sees(who, procurement.viewProcurement, one.procurement);
    const byHand = seen.criteria.filter((criterion) => !criterion.isPrice);
    const scores = seen.responses.flatMap((response) => {
      const rank = one.offers.findIndex(([key]) => one.organizations[key] === response.provider.id);
      return byHand.map(({ id, weight }) => ({
        response: response.id,
        criterion: id,
        points: weight * 100 - rank * 300 - place * 50,
      }));
    });
    await one.teller.does(who, procurement.submitScores, { ...one.procurement, scores });
  }
}

export async function award(one: Purchase): Promise<void> {
  await one.teller.does(clerkOf(one), procurement.evaluateResponses, one.procurement);
  pass(one, 2);
  await one.teller.does(headOf(one), procurement.awardFirst, one.procurement);
  pass(one, 1);
  await one.teller.does(clerkOf(one), procurement.notifyWinner, one.procurement);
}

/** 竞争性磋商 from intention to 成交通知书. */
export async function consult(one: Purchase, posts: (who: Who) => string): Promise<void> {
  await announce(one);
  await respond(one);
  await open(one, posts);
  await score(one);
  await award(one);
}
