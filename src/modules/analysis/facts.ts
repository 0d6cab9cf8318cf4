import { sql, type RawBuilder } from "kysely";
import type { Db } from "../../platform/db.ts";
import { seeingAll } from "../../platform/widen.ts";
import { isCounted, rowFor } from "../statistics/forms.ts";
import { isUpper as isUpperPlace, rangeBelow } from "../statistics/reads.ts";
import type { FigureAsked, Measure } from "./model.ts";

/** 视角: a year of a place, or of one office in it. */
export type Span = { jurisdiction: string; year: number; organization: string | undefined };

/** A city or province is told apart by its treasuries, a county by its offices. */
export const isUpper = ({ jurisdiction }: Pick<Span, "jurisdiction">): boolean =>
  isUpperPlace(jurisdiction);

const inPlace = ({ jurisdiction }: Span, table = "l") => {
  const code = sql.ref(`${table}.jurisdiction`);
  const { lo, hi } = rangeBelow(jurisdiction);
  return isUpperPlace(jurisdiction)
    ? sql`${code} >= ${lo} and ${code} < ${hi}`
    : sql`${code} = ${jurisdiction}`;
};

const ownLines = ({ organization }: Span) =>
  organization ? sql`and p.organization = ${organization}::uuid` : sql``;

const ownParts = ({ organization }: Span) =>
  organization ? sql`where ranked.organization = ${organization}::uuid` : sql``;

/** An office's view is its part of its treasury's: in which office a project counts can only be seen over all of them. */
export const overWhole = <T>(db: Db, { organization }: Span, run: () => Promise<T>): Promise<T> =>
  seeingAll(db, { sight: { scope: organization ? "own" : "all" } }, run);

export const officeOf = (span: Span) =>
  isUpper(span) ? sql`part.jurisdiction` : sql`part.organization::text`;

/** What a posting adds to each measure; the same words as in the returns (statistics/definitions.ts). */
const paid = sql`case when p.kind in ('pay', 'advance') then p.amount when p.kind in ('return', 'refund') then -p.amount end`;
const signed: Record<Exclude<Measure, "projects">, RawBuilder<unknown>> = {
  budget: sql`case when p.kind in ('plan', 'takeUp') and p.seq = 1 then p.amount end`,
  planned: sql`case when p.kind in ('plan', 'takeUp') then p.amount when p.kind in ('unplan', 'save') then -p.amount end`,
  executed: paid,
  final: sql`case when p.recorded_at <= c.closed_at then ${paid} end`,
};

const monthOf = (asked: Pick<FigureAsked, "by" | "of">) =>
  asked.by === "month" ? sql`and extract(month from p.happened_on) = ${Number(asked.of)}` : sql``;

const plans = sql`p.kind in ('plan', 'takeUp', 'unplan', 'save')`;
const payments = sql`p.kind in ('pay', 'advance', 'return', 'refund')`;
const columns = sql`l.jurisdiction, l.organization, l.ledger, l.functional_class, l.id as line, l.code, a.project,
  p.id, p.kind, p.seq, p.amount, p.happened_on, p.recorded_at`;

type Years = { from: number; to: number };

/**
 * What was planned on the lines of the years, and what was paid in them on lines of any. Asked apart, because an index serves each
 * and none serves both; the payments first (offset 0), because they are few.
 */
const ofPlace = (span: Span, { from, to }: Years) => sql`
  select ${columns}, l.year
  from budget_line l
  join allotment a on a.jurisdiction = l.jurisdiction and a.line = l.id
  join posting p on p.jurisdiction = a.jurisdiction and p.allotment = a.id
  where ${inPlace(span)} and l.year between ${from} and ${to} and ${plans}
  union all
  select ${columns}, extract(year from p.happened_on)::integer
  from (
    select * from posting p where ${inPlace(span, "p")} and p.happened_on between ${`${from}-01-01`} and ${`${to}-12-31`} and ${payments}
    offset 0
  ) p
  join allotment a on a.jurisdiction = p.jurisdiction and a.id = p.allotment
  join budget_line l on l.jurisdiction = a.jurisdiction and l.id = a.line`;

/** The same of some projects of one treasury, found one by one: each step waits for the one before it (offset 0). */
const ofProjects = (
  { jurisdiction, projects }: { jurisdiction: string; projects: RawBuilder<unknown> },
  { from, to }: Years,
) => sql`
  select * from (
    select ${columns}, case when ${plans} then l.year else extract(year from p.happened_on)::integer end as year
    from unnest(${projects}) its(project)
    cross join lateral (
      select * from allotment a where a.jurisdiction = ${jurisdiction} and a.project = its.project offset 0
    ) a
    cross join lateral (
      select * from posting p where p.jurisdiction = ${jurisdiction} and p.allotment = a.id and (${plans} or ${payments}) offset 0
    ) p
    join budget_line l on l.jurisdiction = a.jurisdiction and l.id = a.line
  ) every
  where year between ${from} and ${to}`;

/** The projects that an office's own lines pay for; what others pay of them tells in which office they count. */
const itsProjects = ({ jurisdiction, organization }: Span) => sql`array(
  select distinct a.project from budget_line l
  join allotment a on a.jurisdiction = l.jurisdiction and a.line = l.id
  where l.jurisdiction = ${jurisdiction} and l.organization = ${organization}::uuid)`;

/** Each posting counts in one year: a plan in that of its line, a payment in that in which it was paid. */
const moved = (span: Span, from = span.year, of?: { jurisdiction: string; project: string }) => {
  const years = { from, to: span.year };
  const { jurisdiction } = span;
  const found = of
    ? ofProjects({ ...of, projects: sql`array[${of.project}::uuid]` }, years)
    : span.organization
      ? ofProjects({ jurisdiction, projects: itsProjects(span) }, years)
      : ofPlace(span, years);
  return sql`from (${found}) p left join year_closing c on c.jurisdiction = p.jurisdiction and c.year = p.year`;
};

/** 按月执行 of the year. */
export const executedByMonth = (span: Span) => sql<{ month: number; executed: bigint }>`
  select extract(month from p.happened_on)::integer as month, sum(${signed.executed})::bigint as executed
  ${moved(span)}
  where left(p.functional_class, 3) <> '203' and (${signed.executed}) is not null ${ownLines(span)}
  group by 1
  order by 1`;

type Cut = { month?: Pick<FigureAsked, "by" | "of">; from?: number };

/** 各部分 of the years up to the asked one: a project's money by office, ledger and class, placed once where most of its budget lies. */
export const placed = (span: Span, { month = { by: "whole", of: "" }, from }: Cut = {}) => sql`
  part as materialized (
    select p.year, p.jurisdiction, p.project, p.organization, p.ledger, left(p.functional_class, 3) as class,
      coalesce(sum(${signed.budget}), 0) as budget, coalesce(sum(${signed.planned}), 0) as planned,
      coalesce(sum(${signed.executed}), 0) as executed, coalesce(sum(${signed.final}), 0) as final
    ${moved(span, from)}
    where true ${monthOf(month)}
    group by 1, 2, 3, 4, 5, 6
  ), sized as (
    select part.*, ${officeOf(span)} as office, sum(part.budget) over (partition by year, jurisdiction, project, ledger, class) as class_budget
    from part where budget <> 0 or planned <> 0 or executed <> 0 or final <> 0
  ), ranked as (
    select sized.*, project.kind, project.track,
      (row_number() over (partition by sized.year, sized.jurisdiction, sized.project
        order by class_budget desc, class, sized.ledger desc, budget desc, sized.organization) = 1 and class_budget > 0)::integer as projects
    from sized
    join project on project.jurisdiction = sized.jurisdiction and project.id = sized.project
  ), placed as materialized (
    select * from ranked ${ownParts(span)}
  )`;

const classes = Array.from({ length: 99 }, (_, at) => `${201 + at}`).filter(isCounted);

/** The classes behind a row of form 1 in a year. */
export const classesOf = (field: string, year: number): string[] =>
  classes.filter((one) => rowFor(1, year, { functionalClass: one, kind: "6" }) === field);

/** Which parts belong to a figure; a month is cut by the postings themselves. */
export function inCut({
  by,
  of,
  year,
}: Pick<FigureAsked, "by" | "of" | "year">): RawBuilder<unknown> {
  if (by === "kind") return sql`placed.kind = ${of}`;
  if (by === "field") return sql`placed.class = any(${classesOf(of, year)}::text[])`;
  if (by === "office") return sql`placed.office = ${of}`;
  if (by === "track") return sql`placed.track = ${of}`;
  if (by === "ledger") return sql`placed.ledger = ${of}`;
  return sql`true`;
}

/** The postings of one project that make up a figure, each signed as it counts. */
export const postingsOf = (
  span: Span,
  asked: FigureAsked,
  of: { jurisdiction: string; project: string },
) => {
  const measure = asked.measure === "projects" ? "budget" : asked.measure;
  const office = isUpper(span) ? sql`p.jurisdiction` : sql`p.organization::text`;
  const cut = {
    kind: sql``,
    track: sql``,
    whole: sql``,
    month: monthOf(asked),
    office: sql`and ${office} = ${asked.of}`,
    ledger: sql`and p.ledger = ${asked.of}`,
    field: sql`and left(p.functional_class, 3) = any(${classesOf(asked.of, asked.year)}::text[])`,
  }[asked.by];
  return sql<{
    id: string;
    line: string;
    lineCode: string;
    kind: string;
    amount: bigint;
    happenedOn: string;
  }>`
    select * from (
      select p.id, p.line, p.code as "lineCode", p.kind, (${signed[measure]})::bigint as amount, p.happened_on as "happenedOn"
      ${moved(span, span.year, of)}
      where left(p.functional_class, 3) <> '203' ${ownLines(span)} ${cut}
    ) told
    where amount is not null
    order by "happenedOn", id`;
};
