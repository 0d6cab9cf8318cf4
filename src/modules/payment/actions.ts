import type { Day } from "../../base/day.ts";
import { minus, sum, type Money } from "../../base/money.ts";
import { fieldBreach, mustFollow, Refusal } from "../../base/refusal.ts";
import { judge } from "../../base/rule.ts";
import type { Actor } from "../../platform/actor.ts";
import { now, today } from "../../platform/clock.ts";
import type { Tx } from "../../platform/db.ts";
import { newId } from "../../platform/identity.ts";
import { nextNumber } from "../../platform/number.ts";
import { trace } from "../../platform/trace.ts";
import { post } from "../budget/ledger.ts";
import { complete, hold } from "../contract/ending.ts";
import type { Contract } from "../contract/model.ts";
import {
  getContract,
  getInstalment,
  listContractShares,
  listInstalments,
} from "../contract/reads.ts";
import { getAcceptance, listAcceptances, takenOf } from "../delivery/reads.ts";
import { rolesOf } from "../organization/roles.ts";
import * as desk from "./desk.ts";
import type { Payment, PaymentStatus, RequestInput } from "./model.ts";
import * as reads from "./reads.ts";
import { dueOf, smeIsPaidInTime } from "./rules.ts";
import { paymentLife } from "./states.ts";
import * as rows from "./writes.ts";

type Key = { jurisdiction: string; id: string };

/** What a request is about: the very share, year and allotment that the acceptance or the instalment names. */
type Claim = Pick<Payment, "share" | "instalment" | "allotment" | "acceptance" | "kind"> & {
  contract: Contract;
  status: PaymentStatus;
  due: { on: Day; says: string };
};

async function claimOf(tx: Tx, by: Actor, input: RequestInput, on: Day): Promise<Claim> {
  const { jurisdiction, amount } = input;
  const unasked: PaymentStatus = "unasked";
  if (input.kind === "advance") {
    const {
      id,
      contract: of,
      share,
      allotment,
    } = await getInstalment(tx, jurisdiction, input.instalment);
    const contract = await getContract(tx, jurisdiction, of);
    desk.mustBeInForce(contract, ["signed"]);
    mustFollow("requestedOn", on, { on: contract.signedOn, called: "签订合同" });
    const asked = reads.advancesOf(await reads.listPaymentsOf(tx, jurisdiction, of));
    const facts = { agreed: contract.advance, asked, amount };
    const status = paymentLife.next("requestAdvance", unasked, rolesOf(by), facts, on);
    const due = { on: desk.daysFrom(on, contract), says: `${on} 申请之日起，按合同约定` };
    return {
      contract,
      share,
      instalment: id,
      allotment,
      acceptance: null,
      kind: "advance",
      status,
      due,
    };
  }
  const acceptance = await getAcceptance(tx, jurisdiction, input.acceptance);
  const { id, share, instalment, allotment, accepted, recovered, askedOn, acceptedOn } = acceptance;
  const contract = await getContract(tx, jurisdiction, acceptance.contract);
  desk.mustBeInForce(contract, ["signed", "completed", "endedEarly"]);
  if (!acceptedOn) throw new Refusal("conflict", "这次验收还没有结果，请先验收，再申请支付");
  mustFollow("requestedOn", on, { on: acceptedOn, called: "验收" });
  const asked = reads.askedFor(await reads.listPaymentsOf(tx, jurisdiction, contract.id), id);
  const facts = { accepted, recovered, asked, amount };
  const status = paymentLife.next("request", unasked, rolesOf(by), facts, on);
  const due = dueOf({ ...contract, askedOn, acceptedOn });
  return { contract, share, instalment, allotment, acceptance: id, kind: "pay", status, due };
}

/** One invoice is paid once, whoever asks; a request that can be seen is named. */
function invoiceIsTaken(invoice: string, by: Payment | undefined): Refusal {
  const where = by ? `支付申请 ${by.number}（${by.requestedOn}）` : "本县其他单位的支付申请";
  const because = `发票 ${invoice} 已用于${where}`;
  const breach = fieldBreach("invoice", because, "一张发票只能申请一次，请核对发票号码");
  return new Refusal("conflict", `${because}。${breach.fix}`, [breach]);
}

/** What comes later in a payment's life. */
const unpaid = {
  checkedOn: null,
  orderedOn: null,
  paidOn: null,
  voucher: "",
  refusedReason: "",
  returnedOn: null,
  returnedReason: "",
  posting: null,
  carriedAllotment: null,
  origin: null,
} as const;

/** 提交支付申请: by the organization that pays, to the contract's provider and nobody else. */
export async function request(tx: Tx, by: Actor, input: RequestInput): Promise<Payment> {
  const { jurisdiction, amount, invoice } = input;
  const on = desk.dayOfAct("requestedOn", input.requestedOn);
  // The advance is agreed once for the contract, whichever instalment it is asked of: the whole contract queues.
  const claimed =
    input.kind === "pay"
      ? await getAcceptance(tx, jurisdiction, input.acceptance)
      : await getInstalment(tx, jurisdiction, input.instalment);
  await rows.lockClaim(tx, jurisdiction, claimed.contract);
  const { contract, due, ...claim } = await claimOf(tx, by, input, on);
  const parts = await listContractShares(tx, jurisdiction, contract.id);
  const part = parts.find((one) => one.share === claim.share);
  const payer = part?.payerOrganization ?? contract.organization;
  desk.mustPay(by, [payer, contract.organization]);
  const { provider } = contract;
  const taken = await reads.findByInvoice(tx, { jurisdiction, provider, invoice });
  if (taken) throw invoiceIsTaken(invoice, taken);
  const sight = [
    ...contract.readers,
    contract.provider,
    contract.organization,
    part?.userOrganization ?? payer,
  ];
  const payment: Payment = {
    ...unpaid,
    jurisdiction,
    id: newId(now()),
    organization: payer,
    readers: [...new Set(sight)].filter((one) => one !== payer),
    number: await nextNumber(tx, jurisdiction, "payment", Number(on.slice(0, 4))),
    contract: contract.id,
    ...claim,
    provider,
    amount,
    invoice,
    requestedOn: on,
    dueOn: due.on,
    dueBasis: due.says,
    post: by.post,
    recordedAt: now(),
  };
  if (!(await rows.insertPayment(tx, payment))) throw invoiceIsTaken(invoice, undefined);
  await trace(tx, {
    by,
    verb: "payment.request",
    subject: desk.subjectOf(payment),
    on,
    detail: { contract: contract.id, amount, dueOn: due.on, kind: payment.kind },
    tasks: [await desk.nextTask(tx, payment, contract)],
    doneElsewhere: await desk.doneBy(tx, payment),
  });
  return payment;
}

/** 审核通过, 开出支付令: what the county finance bureau does between request and payment. */
async function moveOn(tx: Tx, by: Actor, key: Key, verb: "check" | "order"): Promise<Payment> {
  const payment = await rows.lockPayment(tx, key.jurisdiction, key.id);
  const on = today();
  const status = paymentLife.next(verb, payment.status, rolesOf(by), {}, on);
  const dated = verb === "check" ? { checkedOn: on } : { orderedOn: on };
  await rows.updatePayment(tx, key, { status, ...dated });
  const contract = await getContract(tx, key.jurisdiction, payment.contract);
  const moved = { ...payment, status, ...dated };
  await trace(tx, {
    by,
    verb: `payment.${verb}`,
    subject: desk.subjectOf(payment),
    on,
    detail: { amount: payment.amount },
    done: [`payment.${verb}`],
    tasks: [await desk.nextTask(tx, moved, contract)],
  });
  return moved;
}

export const check = (tx: Tx, by: Actor, key: Key): Promise<Payment> =>
  moveOn(tx, by, key, "check");
export const order = (tx: Tx, by: Actor, key: Key): Promise<Payment> =>
  moveOn(tx, by, key, "order");

/** 退回申请: with its reason, to the one who asked. */
export async function refuse(
  tx: Tx,
  by: Actor,
  key: Key,
  { reason }: { reason: string },
): Promise<Payment> {
  const payment = await rows.lockPayment(tx, key.jurisdiction, key.id);
  const on = today();
  const status = paymentLife.next("refuse", payment.status, rolesOf(by), {}, on);
  await rows.updatePayment(tx, key, { status, refusedReason: reason });
  const contract = await getContract(tx, key.jurisdiction, payment.contract);
  await trace(tx, {
    by,
    verb: "payment.refuse",
    subject: desk.subjectOf(payment),
    on,
    done: ["payment.check", "payment.order", "payment.pay"],
    publish: [{ kind: "payment" }],
    tasks: [await desk.askAgain(tx, payment, contract, reason)],
  });
  return { ...payment, status, refusedReason: reason };
}

/** 登记支付: the money leaves the treasury. The last payment of everything ends the contract. */
export async function pay(
  tx: Tx,
  by: Actor,
  key: Key,
  { voucher, paidOn }: { voucher: string; paidOn?: Day | undefined },
): Promise<Payment> {
  const payment = await rows.lockPayment(tx, key.jurisdiction, key.id);
  const on = desk.dayOfAct("paidOn", paidOn);
  mustFollow("paidOn", on, { on: payment.requestedOn, called: "申请" });
  const status = paymentLife.next("pay", payment.status, rolesOf(by), {}, on);
  const { jurisdiction, allotment, amount, kind } = payment;
  const contract = await hold(tx, { jurisdiction, id: payment.contract });
  const because = { by, jurisdiction, subject: { kind: "payment", id: key.id }, on };
  const [posting] = await post(tx, because, [{ allotment, kind, amount }]);
  const { id, origin, allotment: from } = posting!;
  const carriedAllotment = origin === null ? null : from;
  const changes = { status, paidOn: on, voucher, posting: id, carriedAllotment, origin };
  await rows.updatePayment(tx, key, changes);
  const { providerIsSme } = contract;
  await trace(tx, {
    by,
    verb: "payment.pay",
    subject: desk.subjectOf(payment),
    on,
    detail: { amount, dueOn: payment.dueOn, voucher },
    // The version of the regulation is that of the day of signing: the size of the firm is fixed then, too.
    flags: judge(
      [smeIsPaidInTime],
      { ...payment, providerIsSme, paidOn: on },
      contract.signedOn ?? on,
    ),
    publish: [{ kind: "payment" }],
    done: ["payment.pay"],
  });
  await completeWhenPaid(tx, by, contract, on);
  return { ...payment, ...changes };
}

/** Everything accepted and everything accepted paid: the contract is done, and what was deducted is freed. */
async function completeWhenPaid(tx: Tx, by: Actor, contract: Contract, on: Day): Promise<void> {
  if (contract.status !== "signed") return;
  const { jurisdiction, id } = contract;
  const instalments = await listInstalments(tx, jurisdiction, id);
  const acceptances = await listAcceptances(tx, jurisdiction, id);
  const payments = await reads.listPaymentsOf(tx, jurisdiction, id);
  const rests: { allotment: string; amount: Money }[] = [];
  for (const one of instalments) {
    const taken = takenOf(acceptances, one.id);
    if (taken.settled !== one.amount) return;
    if (reads.paidOf(payments, one.id) !== taken.accepted) return;
    rests.push({ allotment: one.allotment, amount: minus(one.amount, taken.accepted) });
  }
  if (sum(instalments.map((one) => one.amount)) === 0n) return;
  await complete(tx, by, { jurisdiction, id }, { on, rests });
}

/** 登记款项退回: a payment that did not arrive came back, and can be asked for again. */
export async function takeBack(
  tx: Tx,
  by: Actor,
  key: Key,
  { reason, returnedOn }: { reason: string; returnedOn?: Day | undefined },
): Promise<Payment> {
  const payment = await rows.lockPayment(tx, key.jurisdiction, key.id);
  const on = desk.dayOfAct("returnedOn", returnedOn);
  mustFollow("returnedOn", on, { on: payment.paidOn, called: "支付" });
  const status = paymentLife.next("return", payment.status, rolesOf(by), {}, on);
  const { jurisdiction, amount, kind } = payment;
  const allotment = payment.carriedAllotment ?? payment.allotment;
  const contract = await hold(tx, { jurisdiction, id: payment.contract });
  const because = { by, jurisdiction, subject: { kind: "payment", id: key.id }, on };
  await post(tx, because, [
    { allotment, kind: "return", amount },
    // An advance that came back is no advance any more: nothing is left to recover.
    ...(kind === "advance" ? [{ allotment, kind: "recover" as const, amount }] : []),
  ]);
  const changes = { status, returnedOn: on, returnedReason: reason };
  await rows.updatePayment(tx, key, changes);
  await trace(tx, {
    by,
    verb: "payment.return",
    subject: desk.subjectOf(payment),
    on,
    detail: { amount },
    publish: [{ kind: "payment" }],
    tasks: [await desk.askAgain(tx, payment, contract, reason)],
  });
  return { ...payment, ...changes };
}
