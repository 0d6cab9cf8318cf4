import { sql, type RawBuilder } from "kysely";
import type * as z from "zod";
import { fen, type Money } from "../../base/money.ts";
import { rowsOf, type Db } from "../../platform/db.ts";
import { sourceNames } from "../budget/model.ts";
import { jurisdictionNames, namesOf } from "../organization/reads.ts";
import type { FundRows, FundsInput } from "./fundForms.ts";

type Asked = z.output<typeof FundsInput>;
export type Within = Pick<Asked, "year" | "place" | "organization" | "source">;

type Sums = Record<"planned" | "committed" | "accepted" | "advanced" | "paid", Money> & {
  approved: Money | null;
  lines: number;
};

export type FundRow = Sums & { id: string; name: string; jurisdiction: string };

const most = 1000;

/** Which lines: row-level security has already left out what the asker may not see. */
export const ofLines = ({ year, place, organization, source }: Within) => sql`l.year = ${year}
  ${place === undefined ? sql`` : sql`and l.jurisdiction = ${place}`}
  ${organization === undefined ? sql`` : sql`and l.organization = ${organization}::uuid`}
  ${source === undefined ? sql`` : sql`and l.source = ${source}`}`;

/** What each line stands at: its newest posting says it, no posting is ever summed. */
const lines = (within: Within) => sql`line as materialized (
  select l.jurisdiction, l.id, l.organization, l.source, l.title, coalesce(p.approved_after, 0) as approved, coalesce(p.drawn_after, 0) as planned
  from budget_line l
  left join lateral (select approved_after, drawn_after from posting
    where jurisdiction = l.jurisdiction and line = l.id and line_seq is not null order by line_seq desc limit 1) p on true
  where ${ofLines(within)})`;

/** The same of each allotment of those lines. */
const allotments = sql`share as (
  select l.*, a.project, p.planned_after, p.committed_after, p.accepted_after, p.advanced_after, p.paid_after
  from line l
  join allotment a on a.jurisdiction = l.jurisdiction and a.line = l.id
  cross join lateral (select planned_after, committed_after, accepted_after, advanced_after, paid_after from posting
    where jurisdiction = a.jurisdiction and allotment = a.id order by seq desc limit 1) p)`;

const keys = {
  place: sql`jurisdiction::text`,
  organization: sql`organization::text`,
  line: sql`id::text`,
  source: sql`source`,
} as const;

/** Lines give what is approved and planned, their allotments the rest. */
const byLine = (key: RawBuilder<unknown>) => sql`
  select ${key} as key, title as name, jurisdiction, 1 as lines, approved, planned, 0::bigint as committed, 0::bigint as accepted, 0::bigint as advanced, 0::bigint as paid
  from line
  union all
  select ${key}, title, jurisdiction, 0, 0, 0, committed_after, accepted_after, advanced_after, paid_after from share`;

/** A line is approved for no service: only what is planned from it belongs to one. */
const byItem = sql`
  select p.catalog_item as key, p.item_name as name, s.jurisdiction, 0 as lines, null::bigint as approved, planned_after as planned,
    committed_after as committed, accepted_after as accepted, advanced_after as advanced, paid_after as paid
  from share s join project p on p.jurisdiction = s.jurisdiction and p.id = s.project`;

/** What a month moved: postings of its days, with their sign. */
const byMonth = sql`
  select to_char(p.happened_on, 'YYYY-MM') as key, '' as name, l.jurisdiction, 0 as lines,
    coalesce(p.approved_after - p.approved_before, 0) as approved, coalesce(p.planned_after - p.planned_before, 0) as planned,
    coalesce(p.committed_after - p.committed_before, 0) as committed, coalesce(p.accepted_after - p.accepted_before, 0) as accepted,
    coalesce(p.advanced_after - p.advanced_before, 0) as advanced, coalesce(p.paid_after - p.paid_before, 0) as paid
  from line l join posting p on p.jurisdiction = l.jurisdiction and p.line = l.id`;

const partsBy = (by: FundRows) =>
  by === "item" ? byItem : by === "month" ? byMonth : byLine(keys[by]);

type Found = Record<
  "planned" | "committed" | "accepted" | "advanced" | "paid" | "lines",
  bigint
> & {
  key: string | null;
  name: string;
  jurisdiction: string;
  approved: bigint | null;
};

const sumsOf = ({
  approved,
  planned,
  committed,
  accepted,
  advanced,
  paid,
  lines,
}: Found): Sums => ({
  approved: approved === null ? null : fen(approved),
  planned: fen(planned),
  committed: fen(committed),
  accepted: fen(accepted),
  advanced: fen(advanced),
  paid: fen(paid),
  lines: Number(lines),
});

/** 资金 of a year by rows, and of all rows together: one statement, so that both are of one moment. */
export async function fundsBy(db: Db, { by, ...within }: Asked) {
  const found = await rowsOf(
    db,
    sql<Found>`
      with ${lines(within)}, ${allotments}, part as (${partsBy(by)})
      select key, max(name) as name, max(jurisdiction)::text as jurisdiction, sum(lines)::bigint as lines, sum(approved)::bigint as approved, coalesce(sum(planned), 0)::bigint as planned,
        coalesce(sum(committed), 0)::bigint as committed, coalesce(sum(accepted), 0)::bigint as accepted,
        coalesce(sum(advanced), 0)::bigint as advanced, coalesce(sum(paid), 0)::bigint as paid
      from part group by rollup (key)
      order by key is not null, coalesce(sum(approved), sum(planned)) desc, key
      limit ${most + 1}`,
  );
  const [whole, ...rows] = found;
  const named = await namesBy(db, { by, year: within.year }, rows);
  return {
    rows: rows.map((row) => ({
      ...sumsOf(row),
      id: row.key ?? "",
      name: named(row),
      jurisdiction: row.jurisdiction,
    })),
    total: sumsOf(whole!),
    isCut: found.length > most,
  };
}

/** A line may be moved in the year before its own, when its budget is approved. */
export function monthName(key: string, year: number): string {
  const month = `${Number(key.slice(5))} 月`;
  return key.startsWith(`${year}`) ? month : `${key.slice(0, 4)} 年 ${month}`;
}

async function namesBy(db: Db, { by, year }: Pick<Asked, "by" | "year">, rows: readonly Found[]) {
  const ids = rows.flatMap((row) => row.key ?? []);
  const names =
    by === "organization"
      ? await namesOf(db, ids)
      : by === "place"
        ? await jurisdictionNames(db, ids)
        : new Map<string, string>();
  const sources = new Map<string, string>(Object.entries(sourceNames));
  return ({ key, name }: Found): string => {
    if (by === "month") return monthName(key ?? "", year);
    if (by === "source") return sources.get(key ?? "") ?? "";
    return names.get(key ?? "") ?? name;
  };
}
