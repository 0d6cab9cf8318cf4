import { sql, type RawBuilder } from "kysely";
import { Refusal } from "../../base/refusal.ts";
import { treasuryOf, type Actor } from "../../platform/actor.ts";
import { rowsOf, type Db } from "../../platform/db.ts";
import type { SixKind } from "../policy/model.ts";
import type { HistoryImport, HistoryLedger, HistoryRow, Outcome } from "./model.ts";

export async function getImport(db: Db, jurisdiction: string, id: string): Promise<HistoryImport> {
  const found = await db
    .selectFrom("historyImport")
    .selectAll()
    .where("jurisdiction", "=", jurisdiction)
    .where("id", "=", id)
    .executeTakeFirst();
  if (!found) throw new Refusal("notFound", "没有这次历史台账导入");
  return found;
}

type Paged = { limit: number; after?: string | undefined };

/** Imports that the asker may see, newest first. */
export async function listImports(db: Db, by: Actor, { limit, after }: Paged) {
  const treasury = treasuryOf(by);
  let rows = db.selectFrom("historyImport").selectAll();
  if (treasury) rows = rows.where("jurisdiction", "=", treasury);
  if (after !== undefined) rows = rows.where("id", "<", after);
  return rows.orderBy("id", "desc").limit(limit).execute();
}

export async function findProgress(db: Db, jurisdiction: string, id: string) {
  return db
    .selectFrom("historyProgress")
    .select(["rowsDone", "rowsKnown"])
    .where("jurisdiction", "=", jurisdiction)
    .where("id", "=", id)
    .executeTakeFirst();
}

export async function getRow(db: Db, jurisdiction: string, id: string): Promise<HistoryRow> {
  const found = await db
    .selectFrom("historyRow")
    .selectAll()
    .where("jurisdiction", "=", jurisdiction)
    .where("id", "=", id)
    .executeTakeFirst();
  if (!found) throw new Refusal("notFound", "历史台账里没有这一行，或者您看不到它");
  return found;
}

export type RowFilter = Paged & {
  year?: number | undefined;
  organization?: string | undefined;
  text?: string | undefined;
};

/** 历史台账, newest import first; words are looked for in name, item, provider and number. */
export async function listRows(db: Db, by: Actor, filter: RowFilter): Promise<HistoryRow[]> {
  const { year, organization, text, limit, after } = filter;
  const treasury = treasuryOf(by);
  let rows = db.selectFrom("historyRow").selectAll().where("isWithdrawn", "=", false);
  if (treasury) rows = rows.where("jurisdiction", "=", treasury);
  if (year !== undefined) rows = rows.where("year", "=", year);
  if (organization !== undefined) rows = rows.where("organization", "=", organization);
  if (text)
    rows = rows.where(
      sql<boolean>`strpos(concat_ws(' ', name, item_name, provider, code), ${text}) > 0`,
    );
  if (after !== undefined) rows = rows.where("id", "<", after);
  return rows.orderBy("id", "desc").limit(limit).execute();
}

export type YearSum = {
  year: number;
  projects: bigint;
  budget: bigint | null;
  executed: bigint | null;
  final: bigint | null;
};

/** 各年合计 of what the asker may see, newest year first. */
export const sumYears = (db: Db, by: Actor): Promise<YearSum[]> => {
  const treasury = treasuryOf(by);
  return rowsOf(
    db,
    sql<YearSum>`
      select year, sum(projects)::bigint as projects, sum(budget)::bigint as budget,
        sum(executed)::bigint as executed, sum(final)::bigint as final
      from history_sum where ${treasury ? sql`jurisdiction = ${treasury}` : sql`true`}
      group by year order by year desc`,
  );
};

export type HistorySum = {
  /** Whose they are, where it was asked by office or treasury; else empty. */
  place: string;
  year: number;
  ledger: HistoryLedger;
  functionalClass: string | null;
  kind: SixKind | null;
  projects: bigint;
  /** How many of them have a final account. */
  finals: bigint;
  budget: bigint | null;
  executed: bigint | null;
  executedByJune: bigint | null;
  final: bigint | null;
};

export type HistoryAsked = {
  years: readonly number[];
  /** As the historical ledger was at this instant: with what has been withdrawn since. */
  known?: Date | undefined;
  by?: "organization" | "jurisdiction" | undefined;
};

const sumsKnown = (known: Date) => sql`(
  select jurisdiction, organization, year, ledger, left(functional_class, 3) as functional_class, kind,
    count(*) as projects, count(final) as finals, sum(budget)::bigint as budget, sum(executed)::bigint as executed,
    (sum(executed) filter (where left(paid_on, 7) between year || '-01' and year || '-06'))::bigint as executed_by_june, sum(final)::bigint as final
  from history_row
  where recorded_at <= ${known} and (withdrawn_at is null or withdrawn_at > ${known})
  group by 1, 2, 3, 4, 5, 6)`;

/** 历史台账汇总 as a query; `within` speaks of `l`, as statistics says which treasuries and offices it counts. */
export const historySums = (within: RawBuilder<unknown>, { years, known, by }: HistoryAsked) =>
  sql<HistorySum>`
      select ${by ? sql`l.${sql.ref(by)}::text` : sql`''`} as place, l.year, l.ledger, l.functional_class, l.kind, sum(l.projects)::bigint as projects,
        sum(l.finals)::bigint as finals, sum(l.budget)::bigint as budget, sum(l.executed)::bigint as executed,
        sum(l.executed_by_june)::bigint as executed_by_june, sum(l.final)::bigint as final
      from ${known ? sumsKnown(known) : sql`history_sum`} l where ${within} and l.year = any(${years}::int[])
      group by 1, 2, 3, 4, 5`;

/** The same, asked by itself. */
export const sumHistory = (
  db: Db,
  within: RawBuilder<unknown>,
  asked: HistoryAsked,
): Promise<HistorySum[]> => rowsOf(db, historySums(within, asked));

/** Imports that have changed what is reported for these years since an instant: kept since, or withdrawn since. */
export const changedSince = (
  db: Db,
  { jurisdiction, years, since }: { jurisdiction: string; years: readonly number[]; since: Date },
): Promise<Pick<HistoryImport, "id" | "fileName">[]> =>
  rowsOf(
    db,
    sql<Pick<HistoryImport, "id" | "fileName">>`
      select i.id, i.file_name from history_import i
      where i.jurisdiction = ${jurisdiction} and exists (
        select 1 from history_row r
        where r.jurisdiction = i.jurisdiction and r.import = i.id and r.year = any(${years}::int[])
          and (r.recorded_at > ${since} and r.withdrawn_at is null or r.recorded_at <= ${since} and r.withdrawn_at > ${since}))
      order by i.number
      limit 100`,
  );

/** The years of an import: of its rows where it was stored, else of those that the check found good. */
export async function findYears(
  db: Db,
  { jurisdiction, id, outcome }: HistoryImport,
): Promise<number[]> {
  const rows = await db
    .selectFrom("historyRow")
    .select("year")
    .distinct()
    .where("jurisdiction", "=", jurisdiction)
    .where("import", "=", id)
    .execute();
  if (rows.length > 0) return rows.map((row) => row.year);
  return (JSON.parse(outcome) as Partial<Outcome>).years ?? [];
}

export async function hasRows(db: Db, jurisdiction: string): Promise<boolean> {
  const found = await db
    .selectFrom("historyRow")
    .select("id")
    .where("jurisdiction", "=", jurisdiction)
    .where("isWithdrawn", "=", false)
    .limit(1)
    .executeTakeFirst();
  return found !== undefined;
}

export type Known = { identity: string; content: string; number: string; rowNumber: number };

/** Which of these purchases stand in the ledger already, and by which import. */
export const listKnown = (
  db: Db,
  jurisdiction: string,
  identities: readonly string[],
): Promise<Known[]> =>
  rowsOf(
    db,
    sql<Known>`
      select r.identity, r.content, i.number, r.row_number as "rowNumber"
      from history_row r join history_import i on i.jurisdiction = r.jurisdiction and i.id = r.import
      where r.jurisdiction = ${jurisdiction} and not r.is_withdrawn and r.identity = any(${identities}::text[])`,
  );

/** Of these years, those in which the platform has budget lines of its own: their sums would meet. */
export async function yearsOnLedger(
  db: Db,
  jurisdiction: string,
  years: readonly number[],
): Promise<number[]> {
  if (years.length === 0) return [];
  const rows = await db
    .selectFrom("budgetLine")
    .select("year")
    .distinct()
    .where("jurisdiction", "=", jurisdiction)
    .where("year", "in", [...years])
    .orderBy("year")
    .execute();
  return rows.map((row) => row.year);
}
