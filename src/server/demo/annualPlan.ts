import { daysAfter, yearOf, type Day } from "../../base/day.ts";
import * as plans from "../../modules/plan/api.ts";
import type { ProjectVerdict } from "../../modules/plan/model.ts";
import * as projects from "../../modules/project/api.ts";
import { bookkeepingOf } from "./bookkeeping.ts";
import { townships } from "./places.ts";
import * as purchase from "./purchase.ts";
import type { Teller, Who } from "./teller.ts";

/** 二上二下 of next year, told up to where it stands: one township has its ceiling, one waits for it, the others are late. */

type Key = { jurisdiction: string; id: string };

/** The plan of one township as it is compiled. */
export type Compiling = { one: purchase.Purchase; plan: Key };

const unitPrice = "6000.00";

/** 布置编制: every purchaser is asked, with the days by which its plan goes up and comes down. */
export async function callForPlans(teller: Teller, year: number, on: Day): Promise<void> {
  teller.on(on);
  await teller.does(purchase.officer, plans.callPlans, {
    year,
    number: `青财预〔${year - 1}〕30号（虚构）`,
    title: `关于编制${year}年政府购买服务计划的通知`,
    firstUpBy: daysAfter(on, 30),
    firstDownBy: daysAfter(on, 60),
    secondUpBy: daysAfter(on, 85),
  });
}

export async function planOf(teller: Teller, who: Who, year: number): Promise<Key> {
  const { rows } = await teller.sees(who, plans.listPlans, { year });
  const { jurisdiction, id } = rows[0]!;
  return { jurisdiction, id };
}

/** 申报指标 and the one project on it, written and jointly reviewed before there is any money. */
export async function compilePlan(
  teller: Teller,
  organizations: Record<string, string>,
  { key, year, on }: { key: string; year: number; on: Day },
): Promise<Compiling> {
  teller.on(on);
  const township = townships.find((one) => one.key === key)!;
  const plan = await planOf(teller, `townshipClerk@${key}`, year);
  const cost = BigInt(purchase.fenOf(unitPrice)) * BigInt(township.villages);
  const line = await teller.does(`townshipClerk@${key}`, plans.proposeLine, {
    ...plan,
    title: "村级财务服务",
    functionalClass: "2130199",
    ledger: "general",
    source: "own",
    amount: String(cost),
  });
  const one = purchase.begin(teller, organizations, {
    ...bookkeepingOf(township, { line: line.id, year }),
    unitPrice,
    begins: on,
  });
  const content = await purchase.contentOf(one);
  one.key = await teller.does(purchase.clerkOf(one), projects.draftProject, {
    ...content,
    termFrom: `${year}-01-01`,
    termTo: `${year}-12-31`,
    needs: [],
  });
  await purchase.submit(one);
  await purchase.review(one);
  return { one, plan };
}

/** 一上 or 二上. */
export const sendUp = ({ one, plan }: Compiling, words: string): Promise<unknown> =>
  one.teller.does(purchase.clerkOf(one), plans.sendPlanUp, {
    ...plan,
    projects: [one.key.id],
    words,
  });

type Down = { ceiling: string; verdict: ProjectVerdict; remark: string; words: string };

/** 一下: the ceiling in yuan and a remark on the project. */
export const giveBack = ({ one, plan }: Compiling, down: Down): Promise<unknown> =>
  one.teller.does(purchase.officer, plans.givePlanBack, {
    ...plan,
    ceiling: purchase.fenOf(down.ceiling),
    words: down.words,
    remarks: [{ project: one.key.id, verdict: down.verdict, remark: down.remark }],
  });

/** 下一年度的计划 of the demonstration county. */
export async function tellPlans(
  teller: Teller,
  organizations: Record<string, string>,
  now: Day,
): Promise<Compiling> {
  const year = yearOf(now) + 1;
  const called = daysAfter(now, -70);
  await callForPlans(teller, year, called);
  const waiting = await compilePlan(teller, organizations, {
    key: "shiqiao",
    year,
    on: daysAfter(called, 8),
  });
  await sendUp(waiting, "按 11 个村编报");
  const answered = await compilePlan(teller, organizations, {
    key: "liuhe",
    year,
    on: daysAfter(called, 14),
  });
  await sendUp(answered, "按 14 个村编报，单价按服务标准上限");
  teller.on(daysAfter(called, 58));
  await giveBack(answered, {
    ceiling: "81200.00",
    verdict: "change",
    remark: "单价按本县上年中位数 5,800 元核定",
    words: "控制数 8.12 万元，请在控制数内报送二上",
  });
  return answered;
}
