import { daysAfter, yearOf, type Day } from "../../base/day.ts";
import * as projects from "../../modules/project/api.ts";
import * as ruling from "../../modules/ruling/api.ts";
import type { DemoCounty } from "./county.ts";
import * as purchase from "./purchase.ts";
import type { Teller } from "./teller.ts";
import { trades } from "./trades.ts";

const clerk = "townshipClerk@liuhe";

/** 农村户厕粪液检测: no item of the sample catalog holds it. */
export const testing = {
  name: "农村户厕粪液无害化检测服务",
  content: "每季度抽取农户厕所粪液样品送检，出具检测报告并上门告知结果",
  whyNeeded: "改厕以后没有人能判断粪液是否达到还田要求，农户不敢用",
  whyOutside:
    "找过“农业农村环境治理服务”和“检验检疫检测服务”，前者是治理，后者是行业检验，都不是农户端的抽检",
  parent: "A06",
  kind: "1" as const,
  purchaseItem: "C07020900",
  amount: "6000000",
};

/** 农机安全宣教: waits for county finance. */
const teaching = {
  ...testing,
  name: "农机手安全实操教学服务",
  content: "分片组织农机手实操教学，每场不少于两小时，结业考核",
  whyNeeded: "近两年农机翻车多发，农机手没有地方学",
  whyOutside: "“行业人才培养服务”面向从业资格，本项目面向自用农机的农户",
  parent: "A12",
  purchaseItem: "C09010800",
  amount: "3600000",
};

/** 村道养护, with a new surface bundled into it. */
export const bundled = "通村路坑坑洼洼，边沟堵了路上淌水，含新铺沥青路面两公里";

/** One filing accepted, one waiting; one draft that is barred, and county finance is asked to look at it. */
export async function tellRulings(teller: Teller, county: DemoCounty, now: Day): Promise<void> {
  const begins = daysAfter(now, -12);
  teller.on(begins);
  const accepted = await teller.does(clerk, ruling.draftFiling, testing);
  await teller.does(clerk, ruling.submitFiling, accepted);
  const waiting = await teller.does("townshipClerk@shuangxi", ruling.draftFiling, teaching);
  await teller.does("townshipClerk@shuangxi", ruling.submitFiling, waiting);
  teller.on(daysAfter(begins, 3));
  await teller.does(purchase.reviewer, ruling.acceptFiling, {
    ...accepted,
    fromOn: daysAfter(begins, 3),
    toOn: `${yearOf(now) + 1}-12-31`,
    reason: "农户确有需要，本县有两家以上检测机构，比自建化验室省",
  });
  await tellBarred(teller, county, daysAfter(begins, 5));
}

async function tellBarred(teller: Teller, county: DemoCounty, begins: Day): Promise<void> {
  const { targets = [], standards = [], ...roads } = trades.find((one) => one.key === "roads")!;
  const year = yearOf(begins);
  const one = purchase.begin(teller, county.organizations, {
    ...roads,
    township: "dawan",
    townshipName: "大湾乡",
    villages: 9,
    year,
    line: county.lines[`dawan ${year} ${roads.line}`]!,
    title: `村道养护和路面提升服务（${year} 年）`,
    need: bundled,
    unitPrice: "3900.00",
    quantity: 2,
    offers: [],
    begins,
    targets,
    standards,
  });
  const by = purchase.clerkOf(one);
  const content = await purchase.contentOf(one);
  const term = { termFrom: daysAfter(begins, 20), termTo: daysAfter(begins, 200) };
  const key = await teller.does(by, projects.draftProject, { ...content, ...term, needs: [] });
  await teller.does(by, projects.askProjectLift, {
    ...key,
    reason: "新铺路面由县交通运输局另行立项，本项目只买日常养护，表述沿用了村里的原话",
  });
}
