import * as contracts from "../../modules/contract/api.ts";
import * as delivery from "../../modules/delivery/api.ts";
import * as evaluation from "../../modules/evaluation/api.ts";
import * as payments from "../../modules/payment/api.ts";
import { clerkOf, financeOf, headOf, pass, type Purchase } from "./purchase.ts";

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
  {
    late = 0,
    until = "paid",
  }: { late?: number; until?: "requested" | "checked" | "ordered" | "paid" } = {},
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
  await one.teller.does(financeOf(one, "countyFinanceReviewer"), payments.checkPayment, key);
  if (until === "checked") return invoice;
  pass(one, 2);
  await one.teller.does(financeOf(one, "countyFinanceOfficer"), payments.orderPayment, key);
  if (until === "ordered") return invoice;
  pass(one, 4 + late);
  await one.teller.does(financeOf(one, "countyTreasury"), payments.payPayment, {
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
