import { day, yearOf, type Day } from "../../base/day.ts";
import type { InputOf } from "../../base/endpoint.ts";
import { sum, times, yuan, type Money } from "../../base/money.ts";
import * as plans from "../../modules/plan/api.ts";
import * as projects from "../../modules/project/api.ts";
import { callForPlans, planOf } from "./annualPlan.ts";
import { approvedFor } from "./budgets.ts";
import { townships } from "./places.ts";
import * as purchase from "./purchase.ts";
import type { Teller, Who } from "./teller.ts";

/** 本年度的计划: asked for in the autumn before, in two rounds, approved with the budget in January; the year's later projects are added by paper. */

type Key = { jurisdiction: string; id: string };

type Line = Pick<
  InputOf<typeof plans.proposeLine>,
  "title" | "functionalClass" | "ledger" | "source"
>;

/** Whether January's budget of the year has been decided. */
const hasBudget = (now: Day): boolean => now > day(`${yearOf(now)}-01-20`);

const purchasers: readonly Who[] = [
  ...townships.map(({ key }) => `townshipClerk@${key}`),
  "departmentOfficer@civil",
  "departmentOfficer@farming",
];

/** What is to be told of a year: from its title on the line to its last day. */
export type Wanted = { telling: purchase.Telling; line: Line };

/** 申报指标、立项、联审、财政审核: in October, for a service that begins in January. */
async function compile(
  one: purchase.Purchase,
  { plan, line, on }: { plan: Key; line: Line; on: Day },
): Promise<void> {
  const { teller, year } = one;
  one.day = on;
  teller.on(on);
  const amount = String(approvedFor(costOf(one)));
  const asked = { ...plan, ...line, amount };
  one.line = (await teller.does(purchase.clerkOf(one), plans.proposeLine, asked)).id;
  const need = await purchase.speak(one);
  purchase.pass(one, 3);
  await purchase.draft(one, need);
  await purchase.submit(one);
  await purchase.review(one);
  purchase.pass(one, 2);
  await teller.does(purchase.reviewer, projects.approveProject, {
    ...one.key,
    reason: `同意列入 ${year} 年控制数`,
  });
}

const costOf = ({ unitPrice, quantity }: purchase.Telling): Money =>
  times(yuan(unitPrice), quantity);

type Rounds = { who: Who; plan: Key; year: number; of: readonly purchase.Purchase[] };

/** 一上、一下、二上、二下: nothing is cut, so that what goes up the second time is what went up the first. */
async function agree(teller: Teller, { who, plan, year, of }: Rounds): Promise<void> {
  const ids = of.map((one) => one.key.id);
  const words = of.length === 0 ? "年初没有要列的项目" : `报送 ${of.length} 个项目`;
  const up = { ...plan, projects: ids, words };
  teller.on(day(`${year - 1}-10-28`));
  await teller.does(who, plans.sendPlanUp, up);
  teller.on(day(`${year - 1}-11-20`));
  await teller.does(purchase.officer, plans.givePlanBack, {
    ...plan,
    ceiling: String(sum(of.map(costOf))),
    words: "按上年执行情况核定控制数",
    remarks: ids.map((project) => ({ project, verdict: "keep" as const, remark: "" })),
  });
  teller.on(day(`${year - 1}-12-08`));
  await teller.does(who, plans.sendPlanUp, { ...up, words: "在控制数内报送" });
  teller.on(day(`${year}-01-18`));
  await teller.does(purchase.officer, plans.approvePlan, {
    ...plan,
    words: "",
    decision: {
      number: `青人发〔${year}〕3号（虚构）`,
      title: `关于批准${year}年县级预算的决议`,
      decidedOn: `${year}-01-16`,
    },
  });
}

/**
 * All purchasers of the county, each with what it wants; answers the purchases that are in the plan, by township, as they stand on
 * the first day of their year. None where the year has no budget yet.
 */
export async function tellYearPlans(
  teller: Teller,
  organizations: Record<string, string>,
  wanted: readonly Wanted[],
  now: Day,
): Promise<Map<string, purchase.Purchase>> {
  const planned = new Map<string, purchase.Purchase>();
  if (!hasBudget(now)) return planned;
  const year = yearOf(now);
  await callForPlans(teller, year, day(`${year - 1}-09-10`));
  for (const who of purchasers) {
    const plan = await planOf(teller, who, year);
    const own = wanted.filter(({ telling }) => purchase.clerkOf(telling) === who);
    const of: purchase.Purchase[] = [];
    for (const { telling, line } of own) {
      const one = purchase.begin(teller, organizations, { ...telling });
      await compile(one, { plan, line, on: day(`${year - 1}-10-09`) });
      of.push(one);
      one.day = telling.begins;
      planned.set(telling.township, one);
    }
    await agree(teller, { who, plan, year, of });
  }
  return planned;
}
