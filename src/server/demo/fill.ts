import { fullSight } from "../../platform/actor.ts";
import type { Database } from "../../platform/db.ts";
import { routes } from "../routes.ts";
import { daysAfter, day, yearOf, type Day } from "../../base/day.ts";
import { today } from "../../platform/clock.ts";
import { tellAdjustment, tellProposal } from "./adjustment.ts";
import { tellPlans } from "./annualPlan.ts";
import { bookkeeping } from "./bookkeeping.ts";
import { announce, consult, homeCare, open, respond } from "./consultation.ts";
import { demoPassword, makeCounty, type DemoCounty } from "./county.ts";
import { drawnBy, plannedOf, tellAll } from "./generator.ts";
import { jointBegins, jointDraws, reviewDraw, tellJoint, tellReview } from "./joint.ts";
import { tellNeighbour } from "./neighbour.ts";
import * as performing from "./performing.ts";
import * as purchase from "./purchase.ts";
import { repairsBegin, repairsDraw, tellRepairs } from "./quick.ts";
import { tellGrants } from "./grants.ts";
import { tellReturns } from "./returns.ts";
import { townships } from "./places.ts";
import { tellRulings } from "./rulings.ts";
import { tellStandards } from "./standards.ts";
import { fillingTeller, type Teller } from "./teller.ts";
import { tellYearPlans } from "./yearPlans.ts";

declare module "../../platform/db.ts" {
  interface Tables {
    installation: { key: string; value: string };
  }
}

const valueOf = async (database: Database, key: string): Promise<string | undefined> => {
  const found = await database.ask(fullSight, (db) =>
    db.selectFrom("installation").select("value").where("key", "=", key).executeTakeFirst(),
  );
  return found?.value;
};

/** Whether the demonstration county has been filled to its end. */
export const isFilled = async (database: Database): Promise<boolean> =>
  (await valueOf(database, "demo")) === "filled";

const mark = (database: Database, value: string) =>
  database.act(fullSight, (tx) =>
    tx
      .insertInto("installation")
      .values({ key: "demo", value })
      .onConflict((on) => on.column("key").doUpdateSet({ value }))
      .execute(),
  );

/** 演示县: the places, then the stories, then some sixty projects of the same stories in all their stages. */
export async function fillDemo(database: Database, say: (line: string) => void): Promise<void> {
  if (await valueOf(database, "demo"))
    throw new Error(
      "演示县上次没有建完（启动被中断）。请删除数据目录后重新启动，或换一个 GOUFU_DATA",
    );
  await mark(database, "filling");
  const now = today();
  const year = yearOf(now);
  const county = await makeCounty(database, [year - 1, year], budgetsFor(now));
  say("  单位、人员、承接主体和预算指标已建立");
  const teller = () => fillingTeller(database, routes, county.actor);
  await tellStandards(teller(), now);
  const wanted = plannedOf(county, now);
  const planned = await tellYearPlans(teller(), county.organizations, wanted, now);
  if (planned.size > 0) say(`  ${year} 年购买计划二上二下，已随预算批复并公开`);
  await tellStories(teller(), county, now);
  say("  村级代理记账、社区居家养老两项购买已从需求办到评价");
  await tellGrants(teller, county.organizations, now);
  say("  费随事转资金六项已拆分到十二个乡镇");
  await tellNeighbour(database, county, now);
  await tellRunning(teller(), county, now);
  await tellRepairs(teller(), county, now);
  await tellRulings(teller(), county, now);
  await tellReview(teller(), county, now);
  await tellJoint(teller(), county, now);
  await tellAdjustment(teller(), county.organizations, daysAfter(now, -9));
  await tellProposal(teller(), daysAfter(now, -3));
  say("  目录链：省、县、乡镇三级；一项调整正在征求意见");
  const count = await tellAll(teller, county, { today: now, planned });
  say(`  另有 ${count} 个项目，处在各个环节`);
  await tellPlans(teller(), county.organizations, now);
  say("  下一年度购买计划：一个乡镇已得到控制数，一个等财政答复，其余超期未报");
  await tellReturns(teller(), now);
  say("  统计报表：两期已报送，一期被市里退回、正在更正，一个乡镇超期未确认");
  await mark(database, "filled");
}

/** The generator's stories and the two told ones. */
function budgetsFor(now: Day): Map<string, bigint> {
  const drawn = drawnBy(now);
  const year = yearOf(daysAfter(now, -300));
  const add = (key: string, amount: bigint) => drawn.set(key, (drawn.get(key) ?? 0n) + amount);
  add(`liuhe ${year} 2130199`, 8_400_000n);
  add(`shuangxi ${year} 2080802`, 40_000_000n);
  const begins = repairsBegin(now);
  if (begins !== undefined) add(...repairsDraw(begins));
  add(...reviewDraw(now));
  const joint = jointBegins(now);
  if (joint !== undefined) for (const draw of jointDraws(yearOf(joint))) add(...draw);
  for (const { key, begun, people } of running) {
    const begins = daysAfter(now, -begun);
    if (isWithinYear(begins)) add(`${key} ${yearOf(begins)} 2080802`, BigInt(people) * 200_000n);
  }
  return drawn;
}

/** The two stories of the tests, in the year that lies behind by three quarters. */
async function tellStories(teller: Teller, county: DemoCounty, now: Day): Promise<void> {
  const year = yearOf(daysAfter(now, -300));
  const begins = (telling: purchase.Telling): purchase.Telling => ({
    ...telling,
    year,
    title: telling.title.replace("2026", String(year)),
    begins: day(`${year}${telling.begins.slice(4)}`),
  });
  const line = (township: string, trade: string): string =>
    county.lines[`${township} ${year} ${trade}`]!;
  const books = purchase.begin(
    teller,
    county.organizations,
    begins(bookkeeping(line("liuhe", "2130199"))),
  );
  await purchase.plan(books);
  await purchase.compareQuotes(books);
  await performing.draftContract(books);
  await performing.sign(books);
  for (const period of ["第一期", "第二期"]) {
    await performing.serve(books);
    const asked = String(BigInt(books.contract.price) / 2n);
    await performing.pay(books, await performing.accept(books, { period, asked }));
  }
  await performing.evaluate(books);
  const care = purchase.begin(
    teller,
    county.organizations,
    begins(homeCare(line("shuangxi", "2080802"))),
  );
  await purchase.plan(care);
  await consult(care, (who) => county.actor(who).post);
  await performing.draftContract(care);
  await performing.sign(care);
  await performing.serve(care, { times: 3 });
  const asked = String(BigInt(care.contract.price) / 2n);
  const judged = await performing.accept(care, {
    period: "上半年",
    asked,
    unmet: [0, 2],
    satisfied: 4,
  });
  await performing.pay(care, judged);
}

/** 磋商 on their way: one open for responses, one before its panel. They are left out when they would cross the year's end. */
const running = [
  { key: "longquan", begun: 52, people: 180 },
  { key: "baishi", begun: 64, people: 170 },
] as const;

const isWithinYear = (begins: Day): boolean => yearOf(daysAfter(begins, 75)) === yearOf(begins);

async function tellRunning(teller: Teller, county: DemoCounty, now: Day): Promise<void> {
  for (const { key, begun, people } of running) {
    const begins = daysAfter(now, -begun);
    if (!isWithinYear(begins)) continue;
    const year = yearOf(begins);
    const { name, villages } = townships.find((one) => one.key === key)!;
    const telling = {
      ...homeCare(county.lines[`${key} ${year} 2080802`]!),
      township: key,
      townshipName: name,
      villages,
      year,
      begins,
      quantity: people,
      title: `社区居家养老服务（${year} 年）`,
      forWhom: `${name} 60 岁以上独居、失能老人 ${people} 人`,
      offers: [
        ["xiyang", `${people * 1900}.00`],
        ["wanan", `${people * 1940}.00`],
        ["banxin", `${people * 1980}.00`],
      ] as const,
    };
    const one = purchase.begin(teller, county.organizations, telling);
    await purchase.plan(one);
    await announce(one);
    if (begun < 60) continue;
    await respond(one);
    await open(one, (who) => county.actor(who).post);
  }
}

const accounts: readonly [string, string][] = [
  ["liuhe.jingban", "乡镇经办（柳河镇）"],
  ["liuhe.zhenzhang", "乡镇负责人"],
  ["liuhe.caizheng", "联审：财政办"],
  ["liuhe.dangzheng", "联审：党政办"],
  ["liuhe.jiwei", "联审：纪委"],
  ["liuhe.shehui", "联审：社会事务办"],
  ["finance.jingban", "县财政局经办"],
  ["finance.shenhe", "县财政局审核"],
  ["finance.guoku", "县国库支付"],
  ["civil.jingban", "县级部门经办（民政局）"],
  ["farming.jingban", "县级部门经办（农业农村局）"],
  ["jiejing", "承接主体（洁净环卫，有一笔超期未付）"],
  ["experts.zhuanjia1", "评审小组成员"],
  ["evaluators.pingjia", "第三方评价机构"],
  ["discipline.jiancha", "纪检监察"],
  ["audit.shenji", "审计"],
  ["city.caizheng", "市财政局"],
  ["city.jingban", "市财政局经办"],
  ["city.shenhe", "市财政局审核"],
  ["baishui.jingban", "县财政局经办（另一个县：白水县）"],
  ["province.caizheng", "省财政厅"],
  ["province.jingban", "省财政厅经办"],
  ["province.shenhe", "省财政厅审核"],
  ["platform.xitong", "系统管理员"],
  ["platform.anquan", "安全管理员"],
  ["platform.shenjiyuan", "审计管理员"],
];

/** Those that this demonstration has: one that was made by an earlier version lacks what came later. */
export async function demoAccounts(database: Database): Promise<string> {
  const people = await database.ask(fullSight, (db) =>
    db.selectFrom("person").select("login").where("isDemo", "=", true).execute(),
  );
  const known = new Set(people.map(({ login }) => login));
  return [
    `  演示账号（只能在本机登录，密码都是 ${demoPassword}）`,
    ...accounts
      .filter(([login]) => known.has(login))
      .map(([login, role]) => `    ${login.padEnd(22)}${role}`),
    "",
  ].join("\n");
}
