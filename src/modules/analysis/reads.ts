import { sql } from "kysely";
import { Refusal } from "../../base/refusal.ts";
import { fen, nought, plus, type Money } from "../../base/money.ts";
import { joinedAtOnce, rowsOf, type Db } from "../../platform/db.ts";
import { daysToPay } from "../payment/reads.ts";
import { rangeBelow } from "../statistics/reads.ts";
import {
  executedByMonth,
  inCut,
  isUpper,
  overWhole,
  placed,
  postingsOf,
  type Span,
} from "./facts.ts";
import type { FigureAsked, Figures } from "./model.ts";
import { compared, type Bought } from "./prices.ts";

export type Part = Figures & {
  by: "kind" | "class" | "office" | "track" | "ledger" | "whole";
  key: string;
};

export type YearPart = Part & { year: number };

/** All groups of these years at once, so that they are of one instant and add up to the same wholes. */
export const partsOf = (db: Db, span: Span, from = span.year): Promise<YearPart[]> => {
  const asked = () => rowsOf(db, partsQuery(span, from));
  // An office has few projects, and each is looked up.
  return overWhole(db, span, span.organization ? asked : () => joinedAtOnce(db, asked));
};

const partsQuery = (span: Span, from: number) => sql<YearPart>`
      with ${placed(span, { from })}, counted as materialized (select * from placed where class <> '203')
      select year, case when grouping(kind) = 0 then 'kind' when grouping(class) = 0 then 'class' when grouping(office) = 0 then 'office'
          when grouping(track) = 0 then 'track' when grouping(ledger) = 0 then 'ledger' else 'whole' end as by,
        coalesce(kind, class, office, track, ledger, '') as key,
        coalesce(sum(projects), 0)::bigint as projects, coalesce(sum(budget), 0)::bigint as budget,
        coalesce(sum(planned), 0)::bigint as planned, coalesce(sum(executed), 0)::bigint as executed,
        coalesce(sum(final), 0)::bigint as final
      from counted
      group by year, grouping sets ((kind), (class), (office), (track), (ledger), ())
      order by 1, 2, 3`;

export const monthsOf = (db: Db, span: Span): Promise<{ month: number; executed: bigint }[]> =>
  overWhole(db, span, () => rowsOf(db, executedByMonth(span)));

export type Paying = { key: string; payments: number; days: number; amount: Money };

/** 付款用时 of each paying office; of each treasury where there are several. */
export async function payingOf(db: Db, span: Span): Promise<Paying[]> {
  const { lo, hi } = rangeBelow(span.jurisdiction);
  const rows = await daysToPay(db, isUpper(span) ? undefined : span.jurisdiction, span.year);
  const found = new Map<string, Paying>();
  for (const { jurisdiction, organization, ...one } of rows) {
    const isInside = jurisdiction >= lo && jurisdiction < hi;
    if (!isInside || (span.organization ?? organization) !== organization) continue;
    const key = isUpper(span) ? jurisdiction : organization;
    const old = found.get(key) ?? { key, payments: 0, days: 0, amount: nought };
    found.set(key, {
      key,
      payments: old.payments + one.payments,
      days: old.days + one.days,
      amount: plus(old.amount, one.amount),
    });
  }
  return [...found.values()];
}

export type ProviderShare = { provider: string; contracts: bigint; price: bigint };

/** 承接主体 of the contracts signed in the year, by what they won. */
export const providersOf = (
  db: Db,
  { jurisdiction, year, organization }: Span,
): Promise<ProviderShare[]> => {
  const { lo, hi } = rangeBelow(jurisdiction);
  const own = organization ? sql`and contract.organization = ${organization}::uuid` : sql``;
  return rowsOf(
    db,
    sql<ProviderShare>`
      select contract.provider::text as provider, count(*) as contracts, sum(contract.price)::bigint as price
      from contract
      where contract.jurisdiction >= ${lo} and contract.jurisdiction < ${hi} ${own} and contract.status not in ('drafted', 'inReview')
        and contract.signed_on between ${`${year}-01-01`} and ${`${year}-12-31`}
      group by 1
      order by 3 desc, 1`,
  );
};

/** More are not compared at once: who asks is told so. */
const mostCompared = 5000;

const boughtOf = (db: Db, { jurisdiction, year, organization }: Span): Promise<Bought[]> => {
  const { lo, hi } = rangeBelow(jurisdiction);
  const own = organization ? sql`and part.user_organization = ${organization}::uuid` : sql``;
  return rowsOf(
    db,
    sql<Bought>`
      select contract.jurisdiction, contract.id as contract, contract.title, part.user_organization::text as office,
        project.catalog_item as item, project.item_name as "itemName", project.unit, part.quantity, part.fiscal + part.other as amount
      from contract
      join contract_share part on part.jurisdiction = contract.jurisdiction and part.contract = contract.id
      join project on project.jurisdiction = contract.jurisdiction and project.id = contract.project
      where contract.jurisdiction >= ${lo} and contract.jurisdiction < ${hi} ${own} and contract.status not in ('drafted', 'inReview')
        and contract.signed_on between ${`${year}-01-01`} and ${`${year}-12-31`}
      order by project.catalog_item, project.unit, part.quantity, contract.id
      limit ${mostCompared + 1}`,
  );
};

/** 单价: contracts of the year by item and unit of counting, the most compared first. */
export async function pricesOf(db: Db, span: Span) {
  const bought = await boughtOf(db, span);
  return { rows: compared(bought.slice(0, mostCompared)), isCut: bought.length > mostCompared };
}

export type Entry = {
  jurisdiction: string;
  id: string;
  number: string;
  title: string;
  office: string;
  amount: bigint;
};

/** 组成: the projects of one figure in the order of their ids, and what they come to altogether. */
export async function entriesOf(
  db: Db,
  span: Span,
  asked: FigureAsked,
  { after, limit }: { after: string | undefined; limit: number },
): Promise<{ total: bigint; rows: Entry[] }> {
  const rows = await overWhole(db, span, () =>
    rowsOf(db, entriesQuery(span, asked, { after, limit })),
  );
  return { total: rows[0]?.total ?? 0n, rows };
}

const entriesQuery = (
  span: Span,
  asked: FigureAsked,
  { after, limit }: { after: string | undefined; limit: number },
) => sql<Entry & { total: bigint }>`
      with ${placed(span, { month: asked })}, told as materialized (
        select placed.jurisdiction, placed.project, sum(${sql.ref(asked.measure)})::bigint as amount
        from placed
        where class <> '203' and ${inCut(asked)}
        group by 1, 2
        having sum(${sql.ref(asked.measure)}) <> 0
      )
      select told.jurisdiction, project.id, project.number, project.title, project.organization::text as office, told.amount,
        (select coalesce(sum(amount), 0)::bigint from told) as total
      from told
      join project on project.jurisdiction = told.jurisdiction and project.id = told.project
      where ${after ?? null}::uuid is null or project.id > ${after ?? null}::uuid
      order by project.id
      limit ${limit}`;

export async function entryPostings(db: Db, span: Span, asked: FigureAsked, project: string) {
  const jurisdiction = await projectOf(db, span, project);
  const rows = await overWhole(db, span, () =>
    rowsOf(db, postingsOf(span, asked, { jurisdiction, project })),
  );
  return rows.map((one) => ({ ...one, amount: fen(one.amount) }));
}

/** The treasury of a project within the view; several treasuries never share an id. */
export async function projectOf(db: Db, { jurisdiction }: Span, id: string): Promise<string> {
  const { lo, hi } = rangeBelow(jurisdiction);
  const found = await db
    .selectFrom("project")
    .select("jurisdiction")
    .where("jurisdiction", ">=", lo)
    .where("jurisdiction", "<", hi)
    .where("id", "=", id)
    .executeTakeFirst();
  if (!found) throw new Refusal("notFound", "没有这个项目，或者您看不到它");
  return found.jurisdiction;
}
