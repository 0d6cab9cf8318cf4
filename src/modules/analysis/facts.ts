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

const inPlace = ({ jurisdiction }: Span) => {
  const { lo, hi } = rangeBelow(jurisdiction);
  return sql`l.jurisdiction >= ${lo} and l.jurisdiction < ${hi}`;
};

const ownLines = ({ organization }: Span) =>
  organization ? sql`and l.organization = ${organization}::uuid` : sql``;

const ownParts = ({ organization }: Span) =>
  organization ? sql`where ranked.organization = ${organization}::uuid` : sql``;

/** An office's view is its part of its treasury's: in which office a project counts can only be seen over all of them. */
export const overWhole = <T>(db: Db, { organization }: Span, run: () => Promise<T>): Promise<T> =>
  seeingAll(db, { sight: { scope: organization ? "own" : "all" } }, run);

export const officeOf = (span: Span) =>
  isUpper(span) ? sql`part.jurisdiction` : sql`part.organization::text`;

/** What a posting adds to each measure; the same words as in the returns (statistics/definitions.ts). */
const signed: Record<Exclude<Measure, "projects">, RawBuilder<unknown>> = {
  budget: sql`case when p.kind in ('plan', 'takeUp') and p.seq = 1 and l.year = y.year then p.amount end`,
  planned: sql`case when l.year <> y.year then null when p.kind in ('plan', 'takeUp') then p.amount when p.kind in ('unplan', 'save') then -p.amount end`,
  executed: sql`case when p.happened_on < y.from_on or p.happened_on > y.to_on then null
    when p.kind in ('pay', 'advance') then p.amount when p.kind in ('return', 'refund') then -p.amount end`,
  final: sql`case when p.happened_on < y.from_on or p.happened_on > y.to_on or p.recorded_at > c.closed_at or c.closed_at is null then null
    when p.kind in ('pay', 'advance') then p.amount when p.kind in ('return', 'refund') then -p.amount end`,
};

const monthOf = (asked: Pick<FigureAsked, "by" | "of">) =>
  asked.by === "month" ? sql`and extract(month from p.happened_on) = ${Number(asked.of)}` : sql``;

/** What was planned on the year's lines, and what was paid in the year on lines of any. */
const moved = (span: Span) => sql`
  from (select ${span.year}::integer as year, ${`${span.year}-01-01`}::date as from_on, ${`${span.year}-12-31`}::date as to_on) y
  cross join budget_line l
  left join year_closing c on c.jurisdiction = l.jurisdiction and c.year = y.year
  join allotment a on a.jurisdiction = l.jurisdiction and a.line = l.id
  join posting p on p.jurisdiction = a.jurisdiction and p.allotment = a.id
  where ${inPlace(span)} and (l.year = y.year or p.happened_on between y.from_on and y.to_on)
    and p.kind in ('plan', 'takeUp', 'unplan', 'save', 'pay', 'advance', 'return', 'refund')`;

/** 按月执行 of the year. */
export const executedByMonth = (span: Span) => sql<{ month: number; executed: bigint }>`
  select extract(month from p.happened_on)::integer as month, sum(${signed.executed})::bigint as executed
  ${moved(span)} ${ownLines(span)} and left(l.functional_class, 3) <> '203' and (${signed.executed}) is not null
  group by 1
  order by 1`;

/** 各部分: a project's money by office, ledger and class, each project placed once where most of its budget lies. */
export const placed = (
  span: Span,
  month: Pick<FigureAsked, "by" | "of"> = { by: "whole", of: "" },
) => sql`
  part as materialized (
    select l.jurisdiction, a.project, l.organization, l.ledger, left(l.functional_class, 3) as class,
      coalesce(sum(${signed.budget}), 0) as budget, coalesce(sum(${signed.planned}), 0) as planned,
      coalesce(sum(${signed.executed}), 0) as executed, coalesce(sum(${signed.final}), 0) as final
    ${moved(span)} ${monthOf(month)}
    group by 1, 2, 3, 4, 5
  ), sized as (
    select part.*, ${officeOf(span)} as office, sum(part.budget) over (partition by jurisdiction, project, ledger, class) as class_budget
    from part where budget <> 0 or planned <> 0 or executed <> 0 or final <> 0
  ), ranked as (
    select sized.*, project.kind, project.track,
      (row_number() over (partition by sized.jurisdiction, sized.project
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
export const postingsOf = (span: Span, asked: FigureAsked, project: string) => {
  const measure = asked.measure === "projects" ? "budget" : asked.measure;
  const office = isUpper(span) ? sql`l.jurisdiction` : sql`l.organization::text`;
  const cut = {
    kind: sql``,
    track: sql``,
    whole: sql``,
    month: monthOf(asked),
    office: sql`and ${office} = ${asked.of}`,
    ledger: sql`and l.ledger = ${asked.of}`,
    field: sql`and left(l.functional_class, 3) = any(${classesOf(asked.of, asked.year)}::text[])`,
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
      select p.id, l.id as line, l.code as "lineCode", p.kind, (${signed[measure]})::bigint as amount, p.happened_on as "happenedOn"
      ${moved(span)} ${ownLines(span)} and a.project = ${project}::uuid and left(l.functional_class, 3) <> '203' ${cut}
    ) told
    where amount is not null
    order by "happenedOn", id`;
};
