import { daysAfter, yearOf, type Day } from "../../base/day.ts";
import { yuan } from "../../base/money.ts";
import * as organization from "../../modules/organization/api.ts";
import * as procurement from "../../modules/procurement/api.ts";
import * as projects from "../../modules/project/api.ts";
import type { DemoCounty } from "./county.ts";
import { townships } from "./places.ts";
import * as purchase from "./purchase.ts";
import type { Teller, Who } from "./teller.ts";
import { trades } from "./trades.ts";

/** 村级动物防疫: 县农业农村局 buys for its townships; one joins and one leaves before anything is announced. */
export const department: Who = "departmentOfficer@farming";
const trade = "2130199";
const price = "1000.00";

/** Who takes part from the beginning, who joins with a line of its own, who leaves, who has not answered yet. */
export const members = ["liuhe", "shiqiao", "qingling"] as const;
export const joins = "dawan";
export const leaves = "shiqiao";
const invited = "maan";

const villagesOf = (key: string): number => townships.find((one) => one.key === key)!.villages;
const costOf = (villages: number): bigint => yuan(price) * BigInt(villages);
const all = members.reduce((total, one) => total + villagesOf(one), 0);

/** What is drawn on which lines, for the budget that is approved before. */
export const jointDraws = (year: number): (readonly [key: string, amount: bigint])[] => [
  [`farming ${year} ${trade}`, costOf(all)],
  [`${joins} ${year} ${trade}`, costOf(villagesOf(joins))],
];

export type Joint = {
  teller: Teller;
  county: DemoCounty;
  year: number;
  key: { jurisdiction: string; id: string };
};

type Asked = { begins: Day };

/** 申报内容: each township a share of its own, paid by the department's line. */
export function jointContent({ organizations, lines }: DemoCounty, { begins }: Asked) {
  const year = yearOf(begins);
  const { targets = [], item } = trades.find((one) => one.key === "epidemic")!;
  const line = lines[`farming ${year} ${trade}`]!;
  return {
    title: `村级动物防疫服务（${year} 年）`,
    year,
    item,
    purpose: "各村强制免疫、消毒和疫情报告，由县里统一标准、统一购买",
    forWhom: "各乡镇的村和养殖户",
    whyNotStaff: "乡镇防疫员编制不足，春秋两季集中免疫做不完",
    assessment: "统一购买后标准一致，单价低于各乡镇分散购买",
    unit: "村·年",
    unitPrice: purchase.fenOf(price),
    termFrom: daysAfter(begins, 40),
    termTo: daysAfter(begins, 404),
    shares: members.map((one) => ({
      user: organizations[one]!,
      quantity: villagesOf(one),
      fundings: [{ line, amount: String(costOf(villagesOf(one))) }],
    })),
    targets: targets.map((one) => ({ ...one })),
    needs: [],
  };
}

/** 立项. */
export async function draftJoint(teller: Teller, county: DemoCounty, asked: Asked): Promise<Joint> {
  teller.on(asked.begins);
  const key = await teller.does(department, projects.draftProject, jointContent(county, asked));
  return { teller, county, year: yearOf(asked.begins), key };
}

const desks = ["reviewFinance", "reviewParty", "reviewSocial", "reviewDiscipline"] as const;

/** 联审 in the department, 财政审核, 列入计划. */
export async function planJoint({ teller, key, year }: Joint, on: Day): Promise<void> {
  await teller.does(department, projects.submitProject, key);
  for (const role of desks)
    await teller.does(`${role}@farming`, projects.signReview, {
      ...key,
      opinion: "agree",
      reason: "各乡镇数量属实，标准和资金已核对",
    });
  await teller.does(purchase.reviewer, projects.approveProject, { ...key, reason: "同意统一购买" });
  const added = await purchase.additionTo(teller, department, { year, day: on });
  await teller.does(purchase.officer, projects.enterPlan, { ...key, ...added });
}

/** 大湾乡 is invited; its head agrees with its own line, and the plan draws on it in the same act. */
export async function joinJoint({ teller, county, year, key }: Joint, on: Day): Promise<void> {
  const request = await teller.does(department, procurement.askShareChange, {
    ...key,
    kind: "join",
    township: county.organizations[joins]!,
    quantity: villagesOf(joins),
    reason: "大湾乡防疫员调走两人，要求参加统一购买",
  });
  const { decision } = await purchase.additionTo(teller, department, { year, day: on });
  await teller.does(`townshipHead@${joins}`, procurement.answerShareChange, {
    ...request,
    decision,
    agrees: true,
    line: county.lines[`${joins} ${year} ${trade}`]!,
    answer: "数量和金额无误",
  });
}

/** 石桥乡 asks to leave, and the department agrees: its money goes back to the line. */
export async function leaveJoint({ teller, key, year }: Joint, on: Day): Promise<void> {
  const request = await teller.does(`townshipHead@${leaves}`, procurement.askShareChange, {
    ...key,
    kind: "leave",
    reason: "本乡养殖场已全部自行聘请执业兽医",
  });
  const { decision } = await purchase.additionTo(teller, department, { year, day: on });
  await teller.does(department, procurement.answerShareChange, {
    ...request,
    decision,
    agrees: true,
  });
}

export async function prepareJoint({ teller, key }: Joint): Promise<{
  jurisdiction: string;
  id: string;
}> {
  const villages = all - villagesOf(leaves) + villagesOf(joins);
  return teller.does(department, procurement.prepareProcurement, {
    jurisdiction: key.jurisdiction,
    project: key.id,
    ceiling: String(costOf(villages)),
    requirement: `村级动物防疫，${villages} 个村，按县里统一标准`,
  });
}

/** The day on which it begins; none where the year would turn before it is told. */
export function jointBegins(now: Day): Day | undefined {
  const begins = daysAfter(now, -24);
  return yearOf(begins) === yearOf(now) ? begins : undefined;
}

/** 演示: one joined, one left, one has not answered yet. */
export async function tellJoint(teller: Teller, county: DemoCounty, now: Day): Promise<void> {
  const begins = jointBegins(now);
  if (begins === undefined) return;
  const one = await draftJoint(teller, county, { begins });
  const then = (days: number): Day => {
    const on = daysAfter(begins, days);
    teller.on(on);
    return on;
  };
  await planJoint(one, then(2));
  await joinJoint(one, then(9));
  await leaveJoint(one, then(12));
  teller.on(daysAfter(begins, 20));
  await teller.does(department, procurement.askShareChange, {
    ...one.key,
    kind: "join",
    township: county.organizations[invited]!,
    quantity: villagesOf(invited),
    reason: "马鞍乡口头要求参加，请负责人确认数量和指标",
  });
}

/** What the project under review would draw. */
export function reviewDraw(now: Day): readonly [key: string, amount: bigint] {
  const { line } = trades.find((one) => one.key === "roads")!;
  return [`hongyan ${yearOf(daysAfter(now, -16))} ${line}`, yuan("3000.00")];
}

/** 联审逾期 and 委托代办: two desks of 红岩乡 have not answered; at 柳河镇 a colleague stands in this week. */
export async function tellReview(teller: Teller, county: DemoCounty, now: Day): Promise<void> {
  const begins = daysAfter(now, -16);
  const year = yearOf(begins);
  const { targets = [], standards = [], ...roads } = trades.find((one) => one.key === "roads")!;
  const one = purchase.begin(teller, county.organizations, {
    ...roads,
    township: "hongyan",
    townshipName: "红岩乡",
    villages: villagesOf("hongyan"),
    year,
    line: county.lines[`hongyan ${year} ${roads.line}`]!,
    title: `通村路日常养护服务（${year} 年冬季）`,
    need: "冬天路面结冰、边沟堵塞，请人清扫和巡查",
    unitPrice: "1500.00",
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
  await teller.does(by, projects.submitProject, key);
  for (const role of ["reviewFinance", "reviewSocial"] as const) {
    purchase.pass(one, 1);
    await teller.does(`${role}@hongyan`, projects.signReview, {
      ...key,
      opinion: "agree",
      reason: "已核对，同意",
    });
  }
  teller.on(now);
  await teller.does("reviewParty@liuhe", organization.delegate, {
    delegate: county.actor("reviewSocial@liuhe").person,
    fromOn: now,
    toOn: daysAfter(now, 6),
    reason: "参加县里培训一周",
  });
}
