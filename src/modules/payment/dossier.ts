import type * as z from "zod";
import { daysBetween, isInForce, type Day } from "../../base/day.ts";
import { asBasis, type Basis } from "../../base/law.ts";
import { minus, nought, sum } from "../../base/money.ts";
import type { Actor } from "../../platform/actor.ts";
import { today as dayOfToday } from "../../platform/clock.ts";
import type { Db } from "../../platform/db.ts";
import type { Contract, ContractShare } from "../contract/model.ts";
import {
  listContractsByIds,
  listContractsOf,
  listInstalments,
  listSharesOfContracts,
} from "../contract/reads.ts";
import { findByKind, namesOf, personsOfPosts } from "../organization/reads.ts";
import { seatsInRole } from "../organization/seats.ts";
import { purchaserRoles, rolesOf } from "../organization/roles.ts";
import { daysFrom, isWaiting, roleAt, termBasis } from "./desk.ts";
import { paymentKinds, paymentStatuses, type Payment } from "./model.ts";
import * as reads from "./reads.ts";
import { dueOf, interestArticles, interestOf } from "./rules.ts";
import { paymentLife } from "./states.ts";
import type {
  LatenessView,
  PayableView,
  PaymentRow,
  PaymentsInput,
  PaymentView,
  ProjectPaymentsView,
} from "./views.ts";

/** 支付卷宗: everything that the pages of payments show. */

/** What many lines of one answer need: each contract, share and name is asked for once. */
export type Known = {
  contracts: Map<string, Contract>;
  shares: Map<string, ContractShare>;
  acceptances: Map<string, reads.Accepted>;
  names: Map<string, string>;
  /** Name of the finance bureau, and of the person at a desk, by treasury. */
  desks: Map<string, string>;
};

type About = { jurisdiction: string; contract: string; acceptance: string | null };

export async function learn(db: Db, about: readonly About[]): Promise<Known> {
  const known: Known = {
    contracts: new Map(),
    shares: new Map(),
    acceptances: new Map(),
    names: new Map(),
    desks: new Map(),
  };
  for (const jurisdiction of new Set(about.map((one) => one.jurisdiction))) {
    const here = about.filter((one) => one.jurisdiction === jurisdiction);
    const ids = here.map((one) => one.contract);
    for (const one of await listContractsByIds(db, jurisdiction, ids))
      known.contracts.set(one.id, one);
    for (const one of await listSharesOfContracts(db, jurisdiction, ids))
      known.shares.set(`${one.contract} ${one.share}`, one);
    const accepted = here.flatMap((one) => (one.acceptance ? [one.acceptance] : []));
    for (const one of await reads.listAcceptancesByIds(db, jurisdiction, accepted))
      known.acceptances.set(one.id, one);
    await learnDesks(db, jurisdiction, known.desks);
  }
  const organizations = [
    ...[...known.contracts.values()].flatMap((one) => [one.organization, one.provider]),
    ...[...known.shares.values()].flatMap((one) => [one.userOrganization, one.payerOrganization]),
  ];
  known.names = await namesOf(db, organizations);
  return known;
}

async function learnDesks(db: Db, jurisdiction: string, desks: Known["desks"]): Promise<void> {
  const finance = await findByKind(db, jurisdiction, "countyFinance");
  desks.set(jurisdiction, finance?.name ?? "县财政局");
  if (!finance) return;
  for (const status of ["requested", "checked", "ordered"] as const) {
    const [person] = await seatsInRole(db, finance.id, [roleAt(status)], dayOfToday());
    desks.set(`${jurisdiction} ${status}`, `${finance.name} ${person?.name ?? ""}`.trim());
  }
}

export const nameIn = ({ names }: Known, id: string): string => names.get(id) ?? "（未知单位）";

export const payerOf = ({ shares }: Known, contract: Contract, share: string): string =>
  shares.get(`${contract.id} ${share}`)?.payerOrganization ?? contract.organization;

export const userOf = (known: Known, contract: Contract, share: string): string =>
  nameIn(
    known,
    known.shares.get(`${contract.id} ${share}`)?.userOrganization ?? contract.organization,
  );

/** Late is computed, never set: from the last day to payment, or to today. */
export function lateness(
  { amount, dueOn }: Pick<Payment, "amount" | "dueOn">,
  until: Day,
  isSme: boolean,
): z.input<typeof LatenessView> | null {
  const days = daysBetween(dueOn, until);
  if (days <= 0) return null;
  return { days, interest: isSme ? interestOf(amount, dueOn, until) : null };
}

/** 逾期利息 by the version of the day of signing; only SMEs have it by law. */
export const interestBasis = ({ providerIsSme, signedOn }: Contract, on: Day): Basis[] =>
  providerIsSme
    ? interestArticles.filter((one) => isInForce(one.statute, signedOn ?? on)).map(asBasis)
    : [];

const sinceOf = ({ status, requestedOn, checkedOn, orderedOn }: Payment): Day =>
  (status === "ordered" ? orderedOn : status === "checked" ? checkedOn : requestedOn) ??
  requestedOn;

export function rowOf(known: Known, payment: Payment, today: Day): z.input<typeof PaymentRow> {
  const contract = known.contracts.get(payment.contract)!;
  const { jurisdiction, status, kind, acceptance } = payment;
  const counts = status === "paid" || isWaiting(status);
  return {
    ...payment,
    contractTitle: contract.title,
    contractNumber: contract.number,
    project: contract.project,
    payer: { id: payment.organization, name: nameIn(known, payment.organization) },
    provider: { id: payment.provider, name: nameIn(known, payment.provider) },
    user: userOf(known, contract, payment.share),
    period: (acceptance && known.acceptances.get(acceptance)?.period) || paymentKinds[kind],
    kindName: paymentKinds[kind],
    statusName: paymentStatuses[status],
    desk: isWaiting(status)
      ? {
          name: known.desks.get(`${jurisdiction} ${status}`) ?? "县财政局",
          since: sinceOf(payment),
        }
      : null,
    late: counts ? lateness(payment, payment.paidOn ?? today, contract.providerIsSme) : null,
  };
}

export async function pageOfPayments(
  db: Db,
  by: Actor,
  { limit, after, status, contract, overdue }: z.output<typeof PaymentsInput>,
  today: Day,
) {
  const payments = await reads.listPayments(db, {
    jurisdiction: by.jurisdiction || undefined,
    statuses: status && [status],
    contract,
    overdueOn: overdue ? today : undefined,
    limit,
    after,
  });
  const known = await learn(db, payments);
  const rows = payments.map((one) => rowOf(known, one, today));
  return { rows, next: rows.length === limit ? rows.at(-1)!.id : null };
}

export async function paymentView(
  db: Db,
  by: Actor,
  { jurisdiction, id }: { jurisdiction: string; id: string },
  today: Day,
): Promise<z.input<typeof PaymentView>> {
  const payment = await reads.getPayment(db, jurisdiction, id);
  const known = await learn(db, [payment]);
  const contract = known.contracts.get(payment.contract)!;
  const persons = await personsOfPosts(db, [payment.post]);
  return {
    ...payment,
    ...rowOf(known, payment, today),
    accepted: payment.acceptance ? known.acceptances.get(payment.acceptance)!.accepted : null,
    requestedBy: persons.get(payment.post) ?? "",
    basis: termBasis(contract, payment.requestedOn),
    interestBasis: interestBasis(contract, payment.requestedOn),
    offers: paymentLife.offers(payment.status, rolesOf(by), {}, today),
  };
}

/** 可申请: for each acceptance what is left of it, and the advance that the contract agreed and nobody asked for. */
export async function projectPayments(
  db: Db,
  by: Actor,
  { jurisdiction, project }: { jurisdiction: string; project: string },
  today: Day,
): Promise<z.input<typeof ProjectPaymentsView>> {
  const contracts = await listContractsOf(db, jurisdiction, project);
  const payments: Payment[] = [];
  for (const { id } of contracts)
    payments.push(...(await reads.listPaymentsOf(db, jurisdiction, id)));
  const unasked = await reads.listUnasked(db, { jurisdiction, project });
  const known = await learn(db, [
    ...payments,
    ...unasked.map((one) => ({ ...one, acceptance: one.id })),
    ...contracts.map((one) => ({ jurisdiction, contract: one.id, acceptance: null })),
  ]);
  const paid = payments.filter((one) => one.status === "paid");
  return {
    rows: payments.map((one) => rowOf(known, one, today)),
    payable: [
      ...unasked.map((one) => payable(known, by, one)),
      ...(await advancesFor(db, by, known, { contracts, payments, today })),
    ],
    paid: {
      payments: paid.length,
      days: paid.reduce((total, one) => total + daysOf(known, one), 0),
      amount: sum(paid.map((one) => one.amount)),
    },
  };
}

export const daysOf = (known: Known, { acceptance, requestedOn, paidOn }: Payment): number => {
  const from = (acceptance && known.acceptances.get(acceptance)?.acceptedOn) || requestedOn;
  return paidOn ? daysBetween(from, paidOn) : 0;
};

type Unasked = Awaited<ReturnType<typeof reads.listUnasked>>[number];

const mayAsk = (by: Actor, payers: readonly string[]): boolean =>
  payers.includes(by.organization) &&
  rolesOf(by).some((one) => purchaserRoles.some((two) => two === one));

export function payable(
  known: Known,
  by: Actor,
  { jurisdiction, id, contract: of, left }: Unasked,
): z.input<typeof PayableView> {
  const contract = known.contracts.get(of)!;
  const { share, period, askedOn, acceptedOn } = known.acceptances.get(id)!;
  const due = dueOf({ ...contract, askedOn, acceptedOn: acceptedOn ?? askedOn });
  return {
    kind: "pay",
    jurisdiction,
    of: id,
    contract: of,
    contractTitle: contract.title,
    user: userOf(known, contract, share),
    period,
    left,
    dueOn: due.on,
    dueBasis: due.says,
    mayRequest: mayAsk(by, [payerOf(known, contract, share), contract.organization]),
  };
}

async function advancesFor(
  db: Db,
  by: Actor,
  known: Known,
  of: { contracts: readonly Contract[]; payments: readonly Payment[]; today: Day },
): Promise<z.input<typeof PayableView>[]> {
  const { contracts, payments, today } = of;
  const views: z.input<typeof PayableView>[] = [];
  for (const contract of contracts) {
    const asked = reads.advancesOf(payments.filter((one) => one.contract === contract.id));
    let left = minus(contract.advance, asked);
    if (contract.status !== "signed" || left <= 0n) continue;
    for (const one of await listInstalments(db, contract.jurisdiction, contract.id)) {
      const most = left < one.amount ? left : one.amount;
      if (most <= nought) continue;
      left = minus(left, most);
      views.push({
        kind: "advance",
        jurisdiction: contract.jurisdiction,
        of: one.id,
        contract: contract.id,
        contractTitle: contract.title,
        user: userOf(known, contract, one.share),
        period: `${one.year} 年预付款`,
        left: most,
        dueOn: daysFrom(today, contract),
        dueBasis: "按合同约定",
        mayRequest: mayAsk(by, [payerOf(known, contract, one.share), contract.organization]),
      });
    }
  }
  return views;
}

export async function daysToPayView(db: Db, by: Actor, year: number) {
  const rows = await reads.daysToPay(db, by.jurisdiction || undefined, year);
  const names = await namesOf(
    db,
    rows.map((one) => one.organization),
  );
  const named = (id: string) => ({ id, name: names.get(id) ?? "（未知单位）" });
  return { year, rows: rows.map((one) => ({ ...one, organization: named(one.organization) })) };
}
