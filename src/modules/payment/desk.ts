import { daysAfter, type Day } from "../../base/day.ts";
import { asBasis, type Basis } from "../../base/law.ts";
import { isInForce } from "../../base/day.ts";
import { inYuan } from "../../base/money.ts";
import { Refusal, refuseField } from "../../base/refusal.ts";
import type { Actor } from "../../platform/actor.ts";
import { today } from "../../platform/clock.ts";
import type { Db } from "../../platform/db.ts";
import type { NewTask, Subject } from "../../platform/trace.ts";
import { contractStatuses, type Contract, type ContractStatus } from "../contract/model.ts";
import { getAcceptance } from "../delivery/reads.ts";
import { findByKind, getOrganization } from "../organization/reads.ts";
import type { Role } from "../organization/roles.ts";
import type { Payment } from "./model.ts";
import { askedFor, listPaymentsOf } from "./reads.ts";
import { payTermArticles } from "./rules.ts";

/** At whose desk a payment lies, and until when. */

export const subjectOf = ({ jurisdiction, id, organization, readers }: Payment): Subject => ({
  kind: "payment",
  id,
  jurisdiction,
  organization,
  readers,
});

export function dayOfAct(field: string, asked: Day | undefined): Day {
  const on = asked ?? today();
  if (on > today()) throw refuseField(field, `${on} 还没有到`, "请填实际办理的日期");
  return on;
}

/** An advance is due within the agreed term after it was asked for. */
export const daysFrom = (on: Day, { payDays, providerIsSme }: Contract): Day =>
  daysAfter(on, providerIsSme ? Math.min(payDays, 60) : payDays);

export function mustBeInForce(contract: Contract, statuses: readonly ContractStatus[]): void {
  if (!statuses.includes(contract.status))
    throw new Refusal(
      "conflict",
      `合同 ${contract.number} 现在是“${contractStatuses[contract.status]}”，不能申请支付。请先签订合同`,
    );
}

export function mustPay(by: Actor, payers: readonly string[]): void {
  if (!payers.includes(by.organization))
    throw new Refusal("forbidden", "这笔款由别的单位支付，请由付款单位或者购买主体申请");
}

/** The law of the term, as it stood when the contract was signed. */
export const termBasis = (
  contract: Pick<Contract, "signedOn" | "providerIsSme">,
  on: Day,
): Basis[] =>
  contract.providerIsSme
    ? payTermArticles.filter((one) => isInForce(one.statute, contract.signedOn ?? on)).map(asBasis)
    : [];

const waits = {
  requested: { kind: "payment.check", role: "countyFinanceReviewer", title: "审核支付申请" },
  checked: { kind: "payment.order", role: "countyFinanceOfficer", title: "开出支付令" },
  ordered: { kind: "payment.pay", role: "countyTreasury", title: "办理支付并登记" },
} as const satisfies Partial<
  Record<Payment["status"], { kind: string; role: Role; title: string }>
>;

export type Waiting = keyof typeof waits;

export const isWaiting = (status: Payment["status"]): status is Waiting =>
  Object.hasOwn(waits, status);

export const roleAt = (status: Waiting): Role => waits[status].role;

export async function nextTask(db: Db, payment: Payment, contract: Contract): Promise<NewTask> {
  if (!isWaiting(payment.status)) throw new Error(`nobody waits for a payment ${payment.status}`);
  const finance = await findByKind(db, payment.jurisdiction, "countyFinance");
  if (!finance)
    throw new Refusal("conflict", "本财政区划没有开通财政局，请管理员先开通，支付申请才有去处");
  const { kind, role, title } = waits[payment.status];
  return {
    kind,
    role,
    title,
    organization: finance.id,
    says: `${contract.title}，${inYuan(payment.amount)} 元，${payment.dueBasis}`,
    dueOn: payment.dueOn,
    basis: termBasis(contract, payment.requestedOn),
  };
}

/** Back to the desk that asked. */
export async function askAgain(
  db: Db,
  payment: Payment,
  contract: Contract,
  reason: string,
): Promise<NewTask> {
  const { kind } = await getOrganization(db, payment.organization);
  return {
    kind: "payment.request",
    organization: payment.organization,
    role: kind === "township" ? "townshipClerk" : "departmentOfficer",
    title: "重新提交支付申请",
    says: `${contract.title}，${inYuan(payment.amount)} 元：${reason}`,
    dueOn: payment.dueOn,
    basis: termBasis(contract, payment.requestedOn),
  };
}

/** Once all of an acceptance is asked for, nobody waits for a request on it any more. */
export async function doneBy(db: Db, payment: Payment) {
  if (!payment.acceptance) return undefined;
  const { jurisdiction, contract } = payment;
  const acceptance = await getAcceptance(db, jurisdiction, payment.acceptance);
  const asked = askedFor(await listPaymentsOf(db, jurisdiction, contract), acceptance.id);
  return asked >= acceptance.accepted - acceptance.recovered
    ? { id: acceptance.id, kinds: ["payment.request"] }
    : undefined;
}
