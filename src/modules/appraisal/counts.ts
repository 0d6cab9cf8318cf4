import { sql, type RawBuilder } from "kysely";
import { flagsWhere, isResolved } from "../supervision/flags.ts";
import type { MeasureName } from "./model.ts";

/** 计数: for each measure the things behind it, each with whose it is and what it adds to `got` and `of`. */
export type Range = {
  lo: string;
  hi: string;
  from: string;
  to: string;
  year: number;
  today: string;
};

/** One row a thing: jurisdiction, organization, id, kind, title, says, got, of. */
export type PartsQuery = RawBuilder<unknown>;

const money = (kinds: { up: string[]; down: string[] }) =>
  sql`sum(case when p.kind = any(${kinds.up}::text[]) then p.amount when p.kind = any(${kinds.down}::text[]) then -p.amount else 0 end)`;

/** What came over from the year before with its contract counts as contracted in this year's plan too. */
const contracted = sql`${money({ up: ["commit"], down: ["release", "refund"] })}
  + coalesce(sum(p.committed_after - p.committed_before) filter (where p.kind = 'takeUp'), 0)`;

/** Money of each project by the office whose line it is. */
const ofPlan = ({ lo, hi, year }: Range, got: PartsQuery): PartsQuery => sql`
  select l.jurisdiction, l.organization, project.id, 'project' as kind, project.title,
    '' as says, (${got})::bigint as got, (${money({ up: ["plan", "takeUp"], down: ["unplan", "save"] })})::bigint as of
  from budget_line l
  join allotment a on a.jurisdiction = l.jurisdiction and a.line = l.id
  join project on project.jurisdiction = a.jurisdiction and project.id = a.project
  join posting p on p.jurisdiction = a.jurisdiction and p.allotment = a.id
  where l.jurisdiction >= ${lo} and l.jurisdiction < ${hi} and l.year = ${year}
  group by 1, 2, 3, 5`;

export const partsOf: Record<MeasureName, (range: Range) => PartsQuery> = {
  planKept: (range) => ofPlan(range, contracted),

  execution: (range) =>
    ofPlan(range, money({ up: ["pay", "advance"], down: ["return", "refund"] })),

  paying: ({ lo, hi, from, to }) => sql`
    select payment.jurisdiction, payment.organization, payment.id, 'payment' as kind, contract.title,
      payment.paid_on::text as says, (payment.paid_on - coalesce(acceptance.accepted_on, payment.requested_on))::bigint as got, 1::bigint as of
    from payment
    join contract on contract.jurisdiction = payment.jurisdiction and contract.id = payment.contract
    left join acceptance on acceptance.jurisdiction = payment.jurisdiction and acceptance.id = payment.acceptance
    where payment.jurisdiction >= ${lo} and payment.jurisdiction < ${hi} and payment.status = 'paid' and payment.paid_on between ${from} and ${to}`,

  // 单位自评 is left out: nobody is appraised by what he says of himself.
  evaluation: ({ lo, hi, from, to }) => sql`
    select evaluation.jurisdiction, project.organization, evaluation.id, 'evaluation' as kind, project.title,
      evaluation.graded_on::text as says, evaluation.total::bigint as got, 1::bigint as of
    from evaluation
    join project on project.jurisdiction = evaluation.jurisdiction and project.id = evaluation.project
    where evaluation.jurisdiction >= ${lo} and evaluation.jurisdiction < ${hi} and evaluation.graded_on between ${from} and ${to}
      and evaluation.kind <> 'self'`,

  satisfaction: ({ lo, hi, from, to }) => sql`
    select acceptance.jurisdiction, part.user_organization as organization, acceptance.id, 'acceptance' as kind,
      contract.title || '　' || acceptance.period as title, acceptance.accepted_on::text as says,
      count(*) filter (where opinion.satisfied >= 4) as got, count(*) as of
    from acceptance
    join contract on contract.jurisdiction = acceptance.jurisdiction and contract.id = acceptance.contract
    join contract_share part on part.jurisdiction = acceptance.jurisdiction and part.contract = acceptance.contract and part.share = acceptance.share
    join acceptance_opinion opinion on opinion.jurisdiction = acceptance.jurisdiction and opinion.acceptance = acceptance.id
    where acceptance.jurisdiction >= ${lo} and acceptance.jurisdiction < ${hi} and acceptance.accepted_on between ${from} and ${to}
    group by acceptance.jurisdiction, part.user_organization, acceptance.id, contract.title, acceptance.period, acceptance.accepted_on`,

  // What is due today has until tonight.
  disclosure: ({ lo, hi, from, to, today }) => sql`
    select due.jurisdiction, due.organization, due.subject_id as id, due.subject_kind as kind, due.kind as title,
      due.due_on::text as says, (due.published_at is not null and (due.published_at at time zone 'Asia/Shanghai')::date <= due.due_on)::integer::bigint as got, 1::bigint as of
    from publication_due due
    where due.jurisdiction >= ${lo} and due.jurisdiction < ${hi} and due.due_on between ${from} and ${to}
      and (due.due_on < ${today} or due.published_at is not null)`,

  // A flag counts in the year in which it was raised, with the office whose flag it is.
  flags: ({ lo, hi, from, to }) => sql`
    select flag.jurisdiction, flag.organization, flag.id, 'flag' as kind, coalesce(flag.title, flag.breach ->> 'says') as title,
      flag.breach ->> 'says' as says, ${isResolved}::integer::bigint as got, 1::bigint as of
    from (${flagsWhere(sql`hit.jurisdiction >= ${lo} and hit.jurisdiction < ${hi} and hit.happened_on between ${from} and ${to}`)}) flag`,
};
