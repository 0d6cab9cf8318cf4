import type * as z from "zod";
import { daysBetween, yearOf, type Day } from "../../base/day.ts";
import { fen, sum } from "../../base/money.ts";
import type { Db } from "../../platform/db.ts";
import { desksOf } from "../contract/desk.ts";
import type { Contract } from "../contract/model.ts";
import { seatsInRole } from "../organization/seats.ts";
import * as dossier from "./dossier.ts";
import { termBasis } from "./desk.ts";
import { paymentStatuses, type Payment } from "./model.ts";
import * as reads from "./reads.ts";
import { dueOf } from "./rules.ts";
import type { ClaimsView, ClaimView } from "./views.ts";

/** 我的款项: each claim of a provider with the desk where it lies, since when, until when by law. */

type Claim = z.input<typeof ClaimView>;
type Station = Claim["stations"][number];

const names = ["验收合格", "单位申请", "财政审核", "开支付令", "到账"];

/** Stations of a claim: `days` are those already passed, the next one is where it lies now. */
function stationsOf(days: readonly (Day | null)[], dueOn: Day, today: Day): Station[] {
  const since = days.findLast((one) => one !== null);
  const now = days.findIndex((one) => one === null);
  return names.map((name, i): Station => {
    const on = days[i] ?? null;
    if (on !== null) return { name, state: "done", on, note: "" };
    const state = i === now ? (today > dueOn ? "late" : "now") : "ahead";
    const waited = since && i === now ? daysBetween(since, today) : 0;
    if (waited > 0) return { name, state, on: null, note: `已停 ${waited} 天` };
    return { name, state, on: null, note: i === names.length - 1 ? `最迟 ${dueOn}` : "" };
  });
}

/** The law of the term; once it has passed, that of the interest too. */
const basisOf = (contract: Contract, on: Day, late: Claim["late"]): Claim["basis"] => [
  ...termBasis(contract, on),
  ...(late?.interest == null ? [] : dossier.interestBasis(contract, on)),
];

function requested(known: dossier.Known, payment: Payment, today: Day): Claim {
  const row = dossier.rowOf(known, payment, today);
  const { acceptance, requestedOn, checkedOn, orderedOn, paidOn, dueOn } = payment;
  const acceptedOn = acceptance ? known.acceptances.get(acceptance)!.acceptedOn : requestedOn;
  const days = [acceptedOn, requestedOn, checkedOn, orderedOn, paidOn];
  return {
    jurisdiction: payment.jurisdiction,
    id: payment.id,
    isRequested: true,
    status: payment.status,
    statusName: row.statusName,
    payment: payment.id,
    acceptance,
    contract: payment.contract,
    payer: row.payer.name,
    title: `${row.contractTitle}（${row.period}）`,
    amount: payment.amount,
    desk: row.desk,
    dueOn,
    late: row.late,
    basis: basisOf(known.contracts.get(payment.contract)!, requestedOn, row.late),
    stations: stationsOf(days, dueOn, today),
  };
}

/** Accepted, but the purchaser has not asked the treasury: the clock runs all the same. */
async function unrequested(
  db: Db,
  known: dossier.Known,
  { jurisdiction, id, contract: of, left }: Awaited<ReturnType<typeof reads.listUnasked>>[number],
  today: Day,
): Promise<Claim> {
  const contract = known.contracts.get(of)!;
  const { share, period, askedOn, acceptedOn } = known.acceptances.get(id)!;
  const since = acceptedOn ?? askedOn;
  const due = dueOf({ ...contract, askedOn, acceptedOn: since });
  const late = dossier.lateness({ amount: left, dueOn: due.on }, today, contract.providerIsSme);
  const payer = dossier.payerOf(known, contract, share);
  const { clerk } = await desksOf(db, payer);
  const [person] = await seatsInRole(db, payer, [clerk], today);
  return {
    jurisdiction,
    id,
    isRequested: false,
    status: "unasked",
    statusName: paymentStatuses.unasked,
    payment: null,
    acceptance: id,
    contract: of,
    payer: dossier.nameIn(known, payer),
    title: `${contract.title}（${period}）`,
    amount: left,
    desk: { name: `${dossier.nameIn(known, payer)} ${person?.name ?? ""}`.trim(), since },
    dueOn: due.on,
    late,
    basis: basisOf(contract, since, late),
    stations: stationsOf([since, null, null, null, null], due.on, today),
  };
}

export async function claimsView(db: Db, today: Day): Promise<z.input<typeof ClaimsView>> {
  const open = await reads.listPayments(db, { statuses: reads.openStatuses, limit: 200 });
  const paid = await reads.listPayments(db, { statuses: ["paid"], limit: 200 });
  const unasked = await reads.listUnasked(db, {});
  const known = await dossier.learn(db, [
    ...open,
    ...paid,
    ...unasked.map((one) => ({ ...one, acceptance: one.id })),
  ]);
  const claims = open.map((one) => requested(known, one, today));
  for (const one of unasked) claims.push(await unrequested(db, known, one, today));
  claims.sort((a, b) => (a.dueOn < b.dueOn ? -1 : 1));
  const late = claims.filter((one) => one.late !== null);
  const ofYear = paid.filter((one) => one.paidOn && yearOf(one.paidOn) === yearOf(today));
  return {
    today,
    receivable: { amount: sum(claims.map((one) => fen(one.amount))), count: claims.length },
    overdue: {
      amount: sum(late.map((one) => fen(one.amount))),
      count: late.length,
      interest: sum(late.map((one) => fen(one.late?.interest ?? 0n))),
    },
    paidThisYear: {
      amount: sum(ofYear.map((one) => one.amount)),
      count: ofYear.length,
      days: ofYear.reduce((total, one) => total + dossier.daysOf(known, one), 0),
    },
    rows: claims,
    paid: paid.slice(0, 20).flatMap((one) => {
      const { title } = requested(known, one, today);
      const { jurisdiction, id, organization, amount, paidOn } = one;
      const payer = dossier.nameIn(known, organization);
      return paidOn
        ? [{ jurisdiction, id, title, payer, amount, paidOn, days: dossier.daysOf(known, one) }]
        : [];
    }),
  };
}
