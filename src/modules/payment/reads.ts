import { sql } from "kysely";
import { fen, sum, type Money } from "../../base/money.ts";
import { day, type Day } from "../../base/day.ts";
import { Refusal } from "../../base/refusal.ts";
import { rowsOf, type Db } from "../../platform/db.ts";
import type { Payment, PaymentStatus } from "./model.ts";

export async function getPayment(db: Db, jurisdiction: string, id: string): Promise<Payment> {
  const found = await db
    .selectFrom("payment")
    .selectAll()
    .where("jurisdiction", "=", jurisdiction)
    .where("id", "=", id)
    .executeTakeFirst();
  if (!found) throw new Refusal("notFound", "没有这笔支付，或者您看不到它");
  return found;
}

/** All payments of these contracts. */
export async function listPaymentsOf(
  db: Db,
  jurisdiction: string,
  ...contracts: readonly string[]
): Promise<Payment[]> {
  if (contracts.length === 0) return [];
  return db
    .selectFrom("payment")
    .selectAll()
    .where("jurisdiction", "=", jurisdiction)
    .where("contract", "in", [...contracts])
    .orderBy("id")
    .execute();
}

export type PaymentFilter = {
  jurisdiction?: string | undefined;
  statuses?: readonly PaymentStatus[] | undefined;
  contract?: string | undefined;
  /** Not paid by its day. */
  overdueOn?: Day | undefined;
  limit: number;
  after?: string | undefined;
};

export const openStatuses = [
  "requested",
  "checked",
  "ordered",
] as const satisfies readonly PaymentStatus[];

export async function listPayments(db: Db, filter: PaymentFilter): Promise<Payment[]> {
  const { jurisdiction, statuses, contract, overdueOn, limit, after } = filter;
  let query = db.selectFrom("payment").selectAll().orderBy("id", "desc").limit(limit);
  if (jurisdiction) query = query.where("jurisdiction", "=", jurisdiction);
  if (statuses) query = query.where("status", "in", [...statuses]);
  if (contract) query = query.where("contract", "=", contract);
  if (overdueOn)
    query = query.where("status", "in", [...openStatuses]).where("dueOn", "<", overdueOn);
  if (after) query = query.where("id", "<", after);
  return query.execute();
}

export async function findByInvoice(
  db: Db,
  { jurisdiction, provider, invoice }: Pick<Payment, "jurisdiction" | "provider" | "invoice">,
): Promise<Payment | undefined> {
  return db
    .selectFrom("payment")
    .selectAll()
    .where("jurisdiction", "=", jurisdiction)
    .where("provider", "=", provider)
    .where("invoice", "=", invoice)
    .where("status", "not in", ["refused", "returned"])
    .executeTakeFirst();
}

const counts = (one: Payment): boolean => one.status !== "refused" && one.status !== "returned";

/** What requests already take of an acceptance: all but those refused or come back. */
export const askedFor = (payments: readonly Payment[], acceptance: string): Money =>
  sum(
    payments.filter((one) => counts(one) && one.acceptance === acceptance).map((one) => one.amount),
  );

export const advancesOf = (payments: readonly Payment[]): Money =>
  sum(payments.filter((one) => counts(one) && one.kind === "advance").map((one) => one.amount));

export const paidOf = (payments: readonly Payment[], instalment: string): Money =>
  sum(
    payments
      .filter((one) => one.status === "paid" && one.instalment === instalment)
      .map((one) => one.amount),
  );

export type DaysToPay = {
  jurisdiction: string;
  organization: string;
  payments: number;
  /** Σ of the days from acceptance (from the request, for an advance) to payment. */
  days: number;
  amount: Money;
};

/** 平均支付天数 of a year, per paying organization. */
export async function daysToPay(
  db: Db,
  jurisdiction: string | undefined,
  year: number,
): Promise<DaysToPay[]> {
  const rows = await rowsOf(
    db,
    sql<{
      jurisdiction: string;
      organization: string;
      payments: bigint;
      days: bigint;
      amount: bigint;
    }>`
      select payment.jurisdiction, payment.organization, count(*) as payments,
        sum(payment.paid_on - coalesce(acceptance.accepted_on, payment.requested_on))::bigint as days,
        sum(payment.amount)::bigint as amount
      from payment
      left join acceptance on acceptance.jurisdiction = payment.jurisdiction and acceptance.id = payment.acceptance
      where (${jurisdiction ?? null}::text is null or payment.jurisdiction = ${jurisdiction ?? null})
        and payment.status = 'paid' and payment.paid_on between ${`${year}-01-01`} and ${`${year}-12-31`}
      group by payment.jurisdiction, payment.organization
      order by payment.jurisdiction, payment.organization`,
  );
  return rows.map((one) => ({
    jurisdiction: one.jurisdiction,
    organization: one.organization,
    payments: Number(one.payments),
    days: Number(one.days),
    amount: fen(one.amount),
  }));
}

/** Accepted value for which nobody has asked the treasury yet: the acceptances with what is left of them. */
export async function listUnasked(
  db: Db,
  {
    jurisdiction,
    project,
    contract,
  }: { jurisdiction?: string; project?: string; contract?: string },
) {
  const rows = await rowsOf(
    db,
    sql<{ jurisdiction: string; id: string; contract: string; left: bigint }>`
      select acceptance.jurisdiction, acceptance.id, acceptance.contract,
        (acceptance.accepted - acceptance.recovered - coalesce(sum(payment.amount), 0))::bigint as left
      from acceptance
      join contract on contract.jurisdiction = acceptance.jurisdiction and contract.id = acceptance.contract
      left join payment on payment.jurisdiction = acceptance.jurisdiction and payment.acceptance = acceptance.id
        and payment.status not in ('refused', 'returned')
      where (${jurisdiction ?? null}::text is null or acceptance.jurisdiction = ${jurisdiction ?? null})
        and (${project ?? null}::uuid is null or contract.project = ${project ?? null}::uuid)
        and (${contract ?? null}::uuid is null or contract.id = ${contract ?? null}::uuid)
        and acceptance.accepted > acceptance.recovered
      group by acceptance.jurisdiction, acceptance.id, acceptance.contract, acceptance.accepted, acceptance.recovered
      having acceptance.accepted - acceptance.recovered > coalesce(sum(payment.amount), 0)
      order by acceptance.id
      limit 200`,
  );
  return rows.map((one) => ({ ...one, left: fen(one.left) }));
}

/** What lines of payments say of their acceptances. */
export type Accepted = {
  id: string;
  share: string;
  period: string;
  accepted: Money;
  askedOn: Day;
  acceptedOn: Day | null;
};

export async function listAcceptancesByIds(
  db: Db,
  jurisdiction: string,
  ids: readonly string[],
): Promise<Accepted[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom("acceptance")
    .select(["id", "share", "period", "accepted", "askedOn", "acceptedOn"])
    .where("jurisdiction", "=", jurisdiction)
    .where("id", "in", [...new Set(ids)])
    .execute();
  return rows.map((one) => ({
    ...one,
    askedOn: day(one.askedOn),
    acceptedOn: one.acceptedOn === null ? null : day(one.acceptedOn),
  }));
}
