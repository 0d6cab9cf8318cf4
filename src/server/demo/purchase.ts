import { daysAfter, type Day } from "../../base/day.ts";
import type { Answer, InputOf } from "../../base/endpoint.ts";
import { yuan } from "../../base/money.ts";
import type { Owned } from "../../base/shape.ts";
import type * as contracts from "../../modules/contract/api.ts";
import * as needs from "../../modules/needs/api.ts";
import * as plans from "../../modules/plan/api.ts";
import * as procurement from "../../modules/procurement/api.ts";
import * as projects from "../../modules/project/api.ts";
import type * as project from "../../modules/project/model.ts";
import type { Teller, Who } from "./teller.ts";

/** One purchase as it is told: what, for whom, by whom, for how much, from which day on. */
export type Telling = {
  township: string;
  townshipName: string;
  villages: number;
  year: number;
  line: string;
  item: string;
  title: string;
  need: string;
  forWhom: string;
  unit: string;
  unitPrice: string;
  quantity: number;
  /** Providers by key with their prices in yuan; the first wins. */
  offers: readonly (readonly [key: string, price: string])[];
  begins: Day;
  /** The finance bureau of another county, by key. */
  finance?: string;
  targets?: readonly Target[];
  /** Standards of acceptance where the item has no service standard: what, and the ten-thousandths deducted. */
  standards?: readonly { says: string; deduction: number }[];
};

export type Target = Omit<project.Target, keyof Owned | "project" | "position">;

/** What is known of a purchase as it goes on. */
export type Purchase = Telling & {
  teller: Teller;
  organizations: Record<string, string>;
  day: Day;
  key: { jurisdiction: string; id: string };
  procurement: { jurisdiction: string; id: string };
  contract: Answer<typeof contracts.viewContract>;
};

export const fenOf = (amount: string): string => String(yuan(amount));

export const clerkOf = (one: Telling): Who => `townshipClerk@${one.township}`;
export const headOf = (one: Telling): Who => `townshipHead@${one.township}`;
export const reviewer: Who = "countyFinanceReviewer@finance";
export const officer: Who = "countyFinanceOfficer@finance";
/** A role of the finance bureau whose money it is. */
export const financeOf = (
  one: Telling,
  role: "countyFinanceReviewer" | "countyFinanceOfficer" | "countyTreasury",
): Who => `${role}@${one.finance ?? "finance"}`;

export const treasury: Who = "countyTreasury@finance";

/** Days go by; the teller lives on them. */
export function pass(one: Purchase, days: number): Day {
  one.day = daysAfter(one.day, days);
  one.teller.on(one.day);
  return one.day;
}

export function begin(
  teller: Teller,
  organizations: Record<string, string>,
  telling: Telling,
): Purchase {
  const none = { jurisdiction: "", id: "" };
  teller.on(telling.begins);
  return {
    ...telling,
    teller,
    organizations,
    day: telling.begins,
    key: none,
    procurement: none,
    contract: undefined as never,
  };
}

/** 需求: heard, checked, listed. Answers its id. */
export async function speak(one: Purchase): Promise<string> {
  const { teller } = one;
  const clerk = clerkOf(one);
  const input = {
    words: one.need,
    spokenBy: "village" as const,
    village: "各村",
    people: one.villages * 900,
    heardOn: one.day,
  };
  const need = await teller.does(clerk, needs.speakNeed, input);
  await teller.does(clerk, needs.checkNeed, need);
  await teller.does(clerk, needs.listNeed, need);
  return need.id;
}

/** What the form of a new project holds; stories change it to be refused. */
export async function contentOf(one: Purchase) {
  const { item, year, title, unit, unitPrice, quantity, forWhom } = one;
  const prefilled = await one.teller.sees(clerkOf(one), projects.prefillProject, { item, year });
  const targets = one.targets ?? prefilled.targets;
  const cost = yuan(unitPrice) * BigInt(quantity);
  return {
    title,
    year,
    item,
    purpose: one.need,
    forWhom,
    whyNotStaff: "镇上没有这项专业人员编制，自行办理成本更高、质量没有保障",
    assessment: "需求真实、标准明确、本县有三家以上单位能够提供，成本低于自行办理",
    unit,
    unitPrice: fenOf(unitPrice),
    termFrom: daysAfter(one.begins, 75),
    termTo: `${year}-12-31`,
    shares: [{ quantity, fundings: [{ line: one.line, amount: String(cost) }] }],
    targets: targets.map((target) => ({ ...target })),
  };
}

/** 立项 to 列入计划. */
export async function draft(one: Purchase, need?: string): Promise<void> {
  const content = await contentOf(one);
  one.key = await one.teller.does(clerkOf(one), projects.draftProject, {
    ...content,
    needs: need ? [need] : [],
  });
}

const opinions: readonly (readonly [string, string])[] = [
  ["reviewFinance", "指标落实，单价在标准以内"],
  ["reviewParty", "属于乡镇职责范围"],
  ["reviewDiscipline", "程序公开，须三家以上比选"],
  ["reviewSocial", "群众有需求，请服务对象参加验收"],
];

export async function submit(one: Purchase): Promise<void> {
  await one.teller.does(clerkOf(one), projects.submitProject, one.key);
}

export async function review(one: Purchase): Promise<void> {
  for (const [role, reason] of opinions) {
    pass(one, 1);
    await one.teller.does(`${role}@${one.township}`, projects.signReview, {
      ...one.key,
      opinion: "agree",
      reason,
    });
  }
}

export async function approve(one: Purchase): Promise<void> {
  pass(one, 2);
  await one.teller.does(financeOf(one, "countyFinanceReviewer"), projects.approveProject, {
    ...one.key,
    reason: "资金来源明确，同意列入计划",
  });
  pass(one, 1);
  const added = await additionTo(one.teller, clerkOf(one), one);
  await one.teller.does(financeOf(one, "countyFinanceOfficer"), projects.enterPlan, {
    ...one.key,
    ...added,
  });
}

/** 年中调整: where the plan of the year is approved, what comes later comes by a paper. */
export async function additionTo(
  teller: Teller,
  who: Who,
  { year, day }: Pick<Purchase, "year" | "day">,
): Promise<Pick<InputOf<typeof projects.enterPlan>, "reason" | "decision">> {
  const { rows } = await teller.sees(who, plans.listPlans, { year });
  if (rows[0]?.status !== "approved") return {};
  return {
    reason: "年初没有列，年中确有需要",
    decision: {
      number: `青财预〔${year}〕${Number(day.slice(5, 7)) + 40}号（虚构）`,
      title: `关于调整${year}年政府购买服务计划的通知`,
      decidedOn: day,
    },
  };
}

export async function plan(one: Purchase): Promise<void> {
  const need = await speak(one);
  pass(one, 3);
  await draft(one, need);
  await submit(one);
  await review(one);
  await approve(one);
}

/** 三方比价: prepared, quoted, chosen. */
export async function prepareQuotes(one: Purchase): Promise<void> {
  pass(one, 4);
  const ceiling = String(yuan(one.unitPrice) * BigInt(one.quantity));
  one.procurement = await one.teller.does(clerkOf(one), procurement.prepareProcurement, {
    jurisdiction: one.key.jurisdiction,
    project: one.key.id,
    ceiling,
    requirement: `${one.title}：按服务标准提供，数量 ${one.quantity} ${one.unit}`,
  });
}

export async function quote(one: Purchase, [key, price]: readonly [string, string]): Promise<void> {
  const provider = one.organizations[key]!;
  await one.teller.does(clerkOf(one), procurement.recordQuote, {
    ...one.procurement,
    provider,
    price: fenOf(price),
    says: "书面报价单",
  });
}

export async function choose(one: Purchase): Promise<void> {
  pass(one, 3);
  const seen = await one.teller.sees(clerkOf(one), procurement.viewProcurement, one.procurement);
  const winner = seen.responses.find(
    (response) => response.provider.id === one.organizations[one.offers[0]![0]],
  )!;
  // 集体研究 a day before, where the county asks for it.
  const met = { minutes: "党政班子会议纪要（虚构）", minutesOn: daysAfter(one.day, -1) };
  await one.teller.does(headOf(one), procurement.chooseQuote, {
    ...one.procurement,
    response: winner.id,
    reason: "报价最低，资质齐全，以往服务合格",
    ...(seen.approvedBy === "purchaserMeeting" ? met : {}),
  });
}

export async function compareQuotes(one: Purchase): Promise<void> {
  await prepareQuotes(one);
  pass(one, 2);
  for (const offer of one.offers) await quote(one, offer);
  await choose(one);
}
