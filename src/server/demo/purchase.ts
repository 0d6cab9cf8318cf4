import { daysAfter, type Day } from "../../base/day.ts";
import type { Answer } from "../../base/endpoint.ts";
import { yuan } from "../../base/money.ts";
import * as contracts from "../../modules/contract/api.ts";
import * as delivery from "../../modules/delivery/api.ts";
import * as evaluation from "../../modules/evaluation/api.ts";
import * as needs from "../../modules/needs/api.ts";
import * as payments from "../../modules/payment/api.ts";
import * as procurement from "../../modules/procurement/api.ts";
import * as projects from "../../modules/project/api.ts";
import type { Dimension } from "../../modules/project/model.ts";
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
  targets?: readonly Target[];
  /** Standards of acceptance where the item has no service standard: what, and the ten-thousandths deducted. */
  standards?: readonly { says: string; deduction: number }[];
};

export type Target = {
  dimension: Dimension;
  indicator: string;
  sense: "atLeast" | "atMost";
  goal: number;
  unit: string;
  evidence: string;
  weight: number;
};

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
    purpose: `${one.need}，列入${year}年乡镇购买服务计划`,
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
  await one.teller.does(reviewer, projects.approveProject, {
    ...one.key,
    reason: "资金来源明确，同意列入计划",
  });
  pass(one, 1);
  await one.teller.does(officer, projects.enterPlan, one.key);
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
  await one.teller.does(headOf(one), procurement.chooseQuote, {
    ...one.procurement,
    response: winner.id,
    reason: "报价最低，资质齐全，以往服务合格",
  });
}

export async function compareQuotes(one: Purchase): Promise<void> {
  await prepareQuotes(one);
  pass(one, 2);
  for (const offer of one.offers) await quote(one, offer);
  await choose(one);
}

/** 合同: drafted as the system knows it, completed where the item has no standard. */
export async function draftContract(one: Purchase): Promise<void> {
  pass(one, 3);
  const clerk = clerkOf(one);
  const { jurisdiction, id } = one.key;
  const waiting = await one.teller.sees(clerk, contracts.listProjectContracts, {
    jurisdiction,
    project: id,
  });
  const key = await one.teller.does(clerk, contracts.draftContract, {
    jurisdiction,
    award: waiting.toDraft[0]!.award,
  });
  one.contract = await one.teller.sees(clerk, contracts.viewContract, key);
  if (one.standards || one.contract.acceptance.length === 0) await completeContract(one);
}

/** The fields of the form, as they stand. */
export const contractForm = ({ contract }: Purchase) => {
  const { jurisdiction, id, title, price, content, quantity, quality, settlement, rights, breach } =
    contract;
  const { termFrom, termTo, acceptanceDays, payDays, advance, bond, clauses, acceptance } =
    contract;
  const shares = contract.shares.map(({ share, fiscal, other }) => ({ share, fiscal, other }));
  const terms = { content, quantity, quality, settlement, rights, breach, termFrom, termTo };
  return {
    jurisdiction,
    id,
    title,
    price,
    ...terms,
    acceptanceDays,
    payDays,
    advance,
    bond,
    shares,
    clauses,
    acceptance,
  };
};

async function completeContract(one: Purchase): Promise<void> {
  const form = contractForm(one);
  const said = (text: string, usual: string): string => (text === "" ? usual : text);
  one.contract = await one.teller.does(clerkOf(one), contracts.editContract, {
    ...form,
    content: said(form.content, `${one.title}：${one.forWhom}`),
    quantity: said(form.quantity, `${one.quantity} ${one.unit}`),
    quality: said(form.quality, "按验收标准逐项达到"),
    settlement: said(form.settlement, "验收合格后按期支付"),
    rights: said(form.rights, "甲方监督检查并按期付款，乙方按标准服务并保存台账，不得转包"),
    breach: said(form.breach, "未达到标准的按验收标准所列比例扣减"),
    acceptance: [...(one.standards ?? form.acceptance)],
  });
}

export async function sign(one: Purchase): Promise<void> {
  const { jurisdiction, id } = one.contract;
  await one.teller.does(clerkOf(one), contracts.submitContract, { jurisdiction, id });
  pass(one, 2);
  one.contract = await one.teller.does(headOf(one), contracts.signContract, { jurisdiction, id });
  pass(one, 3);
  await one.teller.does(clerkOf(one), contracts.fileContract, { jurisdiction, id });
}

/** 履约: the provider records what was done, month by month. */
export async function serve(
  one: Purchase,
  { times = 2, every = 25, quantity = 1 } = {},
): Promise<void> {
  const { jurisdiction, id, shares } = one.contract;
  for (let i = 0; i < times; i += 1) {
    pass(one, every);
    await one.teller.does(`providerAgent@${one.offers[0]![0]}`, delivery.recordService, {
      jurisdiction,
      id,
      share: shares[0]!.share,
      quantity,
      place: one.townshipName,
      says: `第 ${i + 1} 次服务记录：按标准完成，资料留存备查`,
    });
  }
}

const places = ["一组", "二组", "三组", "四组", "五组"];

export type Judging = {
  period: string;
  asked: string;
  unmet?: readonly number[];
  satisfied?: number;
};

/** 验收: asked for, judged standard by standard with the people served. Answers the acceptance's key. */
export async function accept(one: Purchase, { period, asked, unmet = [], satisfied = 5 }: Judging) {
  const { jurisdiction, id } = one.contract;
  const clerk = clerkOf(one);
  const seen = await one.teller.sees(clerk, delivery.viewContractDelivery, { jurisdiction, id });
  const next = seen.toAccept[0]!;
  const made = await one.teller.does(clerk, delivery.askAcceptance, {
    jurisdiction,
    id,
    instalment: next.instalment,
    period,
    asked,
  });
  const key = { jurisdiction, id: made.id };
  pass(one, 6);
  const form = await one.teller.sees(headOf(one), delivery.viewAcceptance, key);
  await one.teller.does(headOf(one), delivery.accept, {
    ...key,
    items: form.items.map(({ clause }, place) => ({
      clause,
      met: !unmet.includes(place),
      note: unmet.includes(place) ? "抽查未达到，已当场说明" : "",
    })),
    opinions: places.map((place, i) => ({
      place: `${one.townshipName}${place}`,
      satisfied: i === 4 ? Math.max(1, satisfied - 1) : satisfied,
      words: i === 0 ? "有人管了，方便多了" : "",
    })),
  });
  return key;
}

let invoices = 0;
export const nextInvoice = (): string => `2500${String(++invoices).padStart(8, "0")}`;

/** 支付 of an acceptance, answering its invoice: requested, checked, ordered, paid. `late` days pass before the treasury pays. */
export async function pay(
  one: Purchase,
  acceptance: { jurisdiction: string; id: string },
  { late = 0, until = "paid" as "requested" | "checked" | "ordered" | "paid" } = {},
): Promise<string> {
  pass(one, 3);
  const { jurisdiction, id } = acceptance;
  const judged = await one.teller.sees(clerkOf(one), delivery.viewAcceptance, acceptance);
  const invoice = nextInvoice();
  const input = {
    kind: "pay" as const,
    jurisdiction,
    acceptance: id,
    amount: judged.accepted,
    invoice,
  };
  const asked = await one.teller.does(clerkOf(one), payments.requestPayment, input);
  const key = { jurisdiction, id: asked.id };
  if (until === "requested") return invoice;
  pass(one, 2);
  await one.teller.does(reviewer, payments.checkPayment, key);
  if (until === "checked") return invoice;
  pass(one, 2);
  await one.teller.does(officer, payments.orderPayment, key);
  if (until === "ordered") return invoice;
  pass(one, 4 + late);
  await one.teller.does(treasury, payments.payPayment, {
    ...key,
    voucher: `ZF${one.year}${String(invoices).padStart(6, "0")}`,
  });
  return invoice;
}

/** 自评: targets against results, graded and published, and what follows from it. */
export async function evaluate(one: Purchase, share = 1): Promise<void> {
  pass(one, 20);
  const clerk = clerkOf(one);
  const made = await one.teller.does(clerk, evaluation.openEvaluation, {
    ...one.key,
    kind: "self",
  });
  const key = { jurisdiction: one.key.jurisdiction, id: made.id };
  const form = await one.teller.sees(clerk, evaluation.viewEvaluation, key);
  await one.teller.does(clerk, evaluation.gradeEvaluation, {
    ...key,
    says: "按目标逐项自评，资料齐全",
    scores: form.scores.map(({ target, goal, sense }) => ({
      target,
      actual: sense === "atMost" ? goal : Math.floor(goal * share),
      because: share < 1 ? "部分村组服务次数不足，已要求整改" : "",
    })),
  });
  pass(one, 5);
  await one.teller.does(headOf(one), evaluation.publishEvaluation, key);
  await one.teller.does(headOf(one), evaluation.drawConsequence, {
    ...key,
    kind: "nextBudget",
    says: share < 0.7 ? "次年压减预算，约谈承接主体" : "次年按原标准安排",
  });
}
