import { sql } from "kysely";
import type { Money } from "../../base/money.ts";
import type { Owned } from "../../base/shape.ts";
import type { Tx } from "../../platform/db.ts";
import type { TraceTables } from "../../platform/trace.ts";

export type Publication = Owned & {
  kind: string;
  subjectKind: string;
  subjectId: string;
  project: string | null;
  title: string;
  place: string;
  dueOn: string | null;
  happenedOn: string;
  publishedAt: Date;
  year: number;
  amount: Money | null;
  grade: string | null;
  provider: string;
  says: string;
  content: string;
  hash: string;
  words: string;
};

export type PublicProject = Owned & {
  number: string;
  title: string;
  year: number;
  place: string;
  itemName: string;
  kindName: string;
  track: string;
  purpose: string;
  forWhom: string;
  heardOn: string | null;
  termFrom: string;
  termTo: string;
  budget: Money;
  planned: Money;
  contracted: Money;
  accepted: Money;
  paid: Money;
  provider: string;
  stage: string;
  grade: string | null;
  words: string;
  updatedAt: Date;
};

export type PublicPlaceYear = {
  jurisdiction: string;
  organization: string;
  readers: string[];
  year: number;
  name: string;
  kind: string;
  villages: number;
  approved: Money;
  planned: Money;
  contracted: Money;
  paid: Money;
  contracts: number;
  payDays: number;
  payments: number;
  updatedAt: Date;
};

declare module "../../platform/db.ts" {
  interface Tables {
    publication: Publication;
    publicProject: PublicProject;
    publicPlaceYear: PublicPlaceYear;
  }
}

export type Due = TraceTables["publicationDue"];

/** Holds one due publication until the transaction ends; nothing where it was published meanwhile. */
export const lockDue = (tx: Tx, jurisdiction: string, id: string): Promise<Due | undefined> =>
  tx
    .selectFrom("publicationDue")
    .selectAll()
    .where("jurisdiction", "=", jurisdiction)
    .where("id", "=", id)
    .where("publishedAt", "is", null)
    .forUpdate()
    .executeTakeFirst();

export async function markPublished(tx: Tx, { jurisdiction, id }: Due, at: Date): Promise<void> {
  await tx
    .updateTable("publicationDue")
    .set({ publishedAt: at })
    .where("jurisdiction", "=", jurisdiction)
    .where("id", "=", id)
    .execute();
}

export async function insertPublication(tx: Tx, row: Publication): Promise<void> {
  await tx.insertInto("publication").values(row).execute();
}

export async function putPublicProject(tx: Tx, row: PublicProject): Promise<void> {
  const { jurisdiction: _, id: __, ...rest } = row;
  await tx
    .insertInto("publicProject")
    .values(row)
    .onConflict((on) => on.columns(["jurisdiction", "id"]).doUpdateSet(rest))
    .execute();
}

/** All purchasers of a treasury that have a budget in the year, by one statement. Money is counted where its line belongs. */
export async function refreshPlaces(
  tx: Tx,
  jurisdiction: string,
  year: number,
  at: Date,
): Promise<void> {
  await sql`
    insert into public_place_year (jurisdiction, organization, year, name, kind, villages,
      approved, planned, contracted, paid, contracts, pay_days, payments, updated_at)
    select ${jurisdiction}, o.id, ${year}, o.name, o.kind, coalesce(o.villages, 0),
      m.approved, m.planned, m.contracted, m.paid, coalesce(c.contracts, 0), coalesce(p.days, 0), coalesce(p.payments, 0), ${at}
    from (
      select l.organization, sum(b.approved_after)::bigint as approved, sum(b.drawn_after)::bigint as planned,
        coalesce(sum(a.committed), 0)::bigint as contracted, coalesce(sum(a.paid), 0)::bigint as paid
      from budget_line l
      cross join lateral (select approved_after, drawn_after from posting
        where jurisdiction = ${jurisdiction} and line = l.id and line_seq is not null order by line_seq desc limit 1) b
      left join lateral (select sum(x.committed_after) as committed, sum(x.paid_after) as paid
        from allotment t cross join lateral (select committed_after, paid_after from posting
          where jurisdiction = ${jurisdiction} and allotment = t.id order by seq desc limit 1) x
        where t.jurisdiction = ${jurisdiction} and t.line = l.id) a on true
      where l.jurisdiction = ${jurisdiction} and l.year = ${year}
      group by l.organization
    ) m
    join organization o on o.id = m.organization
    left join (select organization, count(distinct subject_id)::integer as contracts from publication
      where jurisdiction = ${jurisdiction} and kind = 'contract' and year = ${year} group by organization) c on c.organization = o.id
    left join (select y.organization, sum(y.paid_on - k.accepted_on)::integer as days, count(*)::integer as payments
      from payment y join acceptance k on k.jurisdiction = y.jurisdiction and k.id = y.acceptance
      where y.jurisdiction = ${jurisdiction} and y.status = 'paid'
        and y.paid_on between ${`${year}-01-01`} and ${`${year}-12-31`}
      group by y.organization) p on p.organization = o.id
    on conflict (jurisdiction, organization, year) do update set name = excluded.name, villages = excluded.villages,
      approved = excluded.approved, planned = excluded.planned, contracted = excluded.contracted, paid = excluded.paid,
      contracts = excluded.contracts, pay_days = excluded.pay_days, payments = excluded.payments, updated_at = excluded.updated_at`.execute(
    tx,
  );
}
