import { daysAfter, day, yearOf, type Day } from "../../base/day.ts";
import type { Answer, InputOf } from "../../base/endpoint.ts";
import { yuan } from "../../base/money.ts";
import * as standards from "../../modules/standard/api.ts";
import { reviewer } from "./purchase.ts";
import type { Teller, Who } from "./teller.ts";

type Typed = Omit<InputOf<typeof standards.draftStandard>, "item">;
type Content = Typed["content"];
export type StandardKey = Answer<typeof standards.draftStandard>;

/** A standard as a department of the invented county sets it: the sample with its own prices. */
export type SetStandard = {
  who: Who;
  item: string;
  /** The item above, from whose sample a detail of the county's is drafted. */
  like?: string;
  name: string;
  /** Whole yuan per unit. */
  range: readonly [low: number, high: number];
  reckoning: string;
  changes?: Partial<Content>;
};

const farming: Who = "departmentOfficer@farming";
const civil: Who = "departmentOfficer@civil";

export const bookkeepingStandard: SetStandard = {
  who: farming,
  item: "B0301",
  name: "青禾县村级代理记账服务标准",
  range: [5000, 8000],
  reckoning: "近三年本县合同单价 5,200 至 7,600 元；三家询价 5,400、6,100、7,900 元。",
};

const published: readonly (SetStandard & { document: string })[] = [
  { ...bookkeepingStandard, document: "青农发1号（虚构）" },
  {
    who: farming,
    item: "A1204",
    name: "青禾县村级动物防疫服务标准",
    range: [3800, 7200],
    reckoning: "每村年均免疫 1,900 头（羽）次，按人工、交通和耗材测算每村 5,500 元左右。",
    document: "青农发2号（虚构）",
  },
  {
    who: farming,
    item: "A1203",
    name: "青禾县农作物病虫害统防统治服务标准",
    range: [1500, 2200],
    reckoning: "无人机作业每亩 9 元、人工看护和转场每亩 6 元，另计调查和记录。",
    document: "青农发3号（虚构）",
  },
  {
    who: civil,
    item: "A0402",
    name: "青禾县社区居家养老服务标准",
    range: [1500, 2600],
    reckoning: "每人每年 72 小时，按护理员每小时 24 元和管理、保险成本测算。",
    document: "青民发4号（虚构）",
  },
];

const contentOf = async (teller: Teller, { who, item: own, like, changes }: SetStandard) => {
  const item = like ?? own;
  const [newest] = (await teller.sees(who, standards.listVersions, { item })).rows;
  const asked = { item, version: newest!.version };
  const known = await teller.sees(who, standards.viewStandard, asked);
  return { unit: known.unit, content: { ...known.content, ...changes } };
};

/** 草拟: from what is known of the item. */
export async function draftStandard(teller: Teller, one: SetStandard): Promise<StandardKey> {
  const { who, item, name, range, reckoning } = one;
  const known = await contentOf(teller, one);
  const [priceLow, priceHigh] = range.map((amount) => String(yuan(`${amount}`)));
  return teller.does(who, standards.draftStandard, {
    ...known,
    item,
    name,
    reckoning,
    priceLow: priceLow!,
    priceHigh: priceHigh!,
  });
}

/** From the first draft to the day on which it holds. */
export async function publishStandard(
  teller: Teller,
  one: SetStandard & { document: string },
  fromOn: Day,
): Promise<void> {
  const key = await draftStandard(teller, one);
  await teller.does(one.who, standards.submitStandard, key);
  await teller.does(reviewer, standards.agreeToStandard, key);
  const { document } = one;
  await teller.does(one.who, standards.publishStandard, { ...key, document, fromOn });
}

/** Sent back by county finance with what must be changed. */
export async function returnedStandard(teller: Teller): Promise<StandardKey> {
  const key = await draftStandard(teller, {
    who: civil,
    item: "A1003",
    name: "青禾县留守和困境儿童关爱服务标准",
    range: [450, 1500],
    reckoning: "每名儿童每年走访 14 次，按社工每次 32 元和督导、活动费用测算。",
  });
  await teller.does(civil, standards.submitStandard, key);
  await teller.does(reviewer, standards.sendBackStandard, {
    ...key,
    remarks:
      "单价上限 1,500 元高于近两年合同的最高价 720 元，请补充测算；寒暑假走访次数请与教育部门的安排对齐。",
  });
  return key;
}

/** 青禾县的标准: some in force, one revised, one with finance, one sent back, one still being written. */
export async function tellStandards(teller: Teller, now: Day): Promise<void> {
  const first = day(`${yearOf(now) - 1}-01-15`);
  for (const [at, one] of published.entries()) {
    teller.on(daysAfter(first, at));
    const year = yearOf(first);
    const document = one.document.replace("发", `发〔${year}〕`);
    await publishStandard(teller, { ...one, document }, daysAfter(first, 17));
  }
  const revised = daysAfter(now, -200);
  teller.on(revised);
  const { content } = await contentOf(teller, bookkeepingStandard);
  const timeliness = content.timeliness.map((line) => line.replace("15 日内", "10 日内"));
  const quality = [...content.quality, "每半年向村民代表会议说明一次账目，回答提问并留记录。"];
  await publishStandard(
    teller,
    {
      ...bookkeepingStandard,
      range: [5200, 8400],
      reckoning: "增加向村民代表说明账目两次，每村增加约 300 元。",
      changes: { timeliness, quality },
      document: `青农发〔${yearOf(revised)}〕21号（虚构）`,
    },
    daysAfter(revised, 10),
  );
  teller.on(daysAfter(now, -9));
  await returnedStandard(teller);
  teller.on(daysAfter(now, -3));
  const waiting = await draftStandard(teller, {
    who: farming,
    item: "A1208",
    name: "青禾县小型水利设施管护服务标准",
    range: [1100, 2100],
    reckoning: "每处每年巡查 34 次、清淤 4 次，按人工和小型机具测算。",
  });
  await teller.does(farming, standards.submitStandard, waiting);
  teller.on(daysAfter(now, -1));
  await draftStandard(teller, {
    who: farming,
    item: "A120201",
    like: "A1202",
    name: "青禾县禁捕水域巡护服务标准",
    range: [200, 360],
    reckoning: "",
    changes: { acceptanceItems: [] },
  });
}
