import { sql } from "kysely";
import { fen, minus, sum, type Money } from "../../base/money.ts";
import { rowsOf, type Db } from "../../platform/db.ts";
import type { Balance } from "./model.ts";
import { balancesOf, lineBalances, listLinesOfYear } from "./reads.ts";
import type { Allotment, BudgetLine } from "./writes.ts";

/** What an allotment leaves to the next year: planned and not paid. */
export const restOf = ({ planned, paid }: Balance): Money => minus(planned, paid);

export const allotmentsOfYear = (
  db: Db,
  jurisdiction: string,
  year: number,
): Promise<Allotment[]> =>
  db
    .selectFrom("allotment")
    .innerJoin("budgetLine", (on) =>
      on
        .onRef("budgetLine.jurisdiction", "=", "allotment.jurisdiction")
        .onRef("budgetLine.id", "=", "allotment.line"),
    )
    .select([
      "allotment.jurisdiction",
      "allotment.id",
      "allotment.organization",
      "allotment.readers",
      "allotment.line",
      "allotment.share",
      "allotment.project",
      "allotment.year",
      "allotment.counted",
      "allotment.continues",
      "allotment.origin",
      "allotment.createdAt",
    ])
    .where("allotment.jurisdiction", "=", jurisdiction)
    .where("budgetLine.year", "=", year)
    .orderBy("allotment.id")
    .execute();

/** 年终 of a year with the document that decided it, once it was done. */
export const findYearEnd = (db: Db, jurisdiction: string, year: number) =>
  db
    .selectFrom("yearEnd")
    .innerJoin("decisionDocument", (on) =>
      on
        .onRef("decisionDocument.jurisdiction", "=", "yearEnd.jurisdiction")
        .onRef("decisionDocument.id", "=", "yearEnd.decision"),
    )
    .select([
      "yearEnd.id",
      "yearEnd.year",
      "yearEnd.recordedAt",
      "decisionDocument.number",
      "decisionDocument.title",
      "decisionDocument.decidedOn",
    ])
    .where("yearEnd.jurisdiction", "=", jurisdiction)
    .where("yearEnd.year", "=", year)
    .executeTakeFirst();

/** 上年未办: what the year before has left would find no year to be carried to. */
export async function hasUnendedBefore(
  db: Db,
  jurisdiction: string,
  year: number,
): Promise<boolean> {
  const before = await db
    .selectFrom("budgetLine")
    .select("id")
    .where("jurisdiction", "=", jurisdiction)
    .where("year", "=", year - 1)
    .limit(1)
    .executeTakeFirst();
  return before !== undefined && !(await findYearEnd(db, jurisdiction, year - 1));
}

export type LineEnd = {
  line: BudgetLine;
  approved: Money;
  planned: Money;
  committed: Money;
  paid: Money;
  /** 预付未扣回: paid already, so that it stays in its year. */
  advanced: Money;
  carried: Money;
  lapsed: Money;
  /** 连续两年结转: of what is carried, what came from the year before already. */
  again: Money;
};

/** Before the act: what each line would carry and lose. */
export async function foreseenOf(db: Db, jurisdiction: string, year: number): Promise<LineEnd[]> {
  const lines = await listLinesOfYear(db, jurisdiction, year);
  const ids = lines.map((one) => one.id);
  const standing = await lineBalances(db, jurisdiction, ids);
  const allotments = await allotmentsOfYear(db, jurisdiction, year);
  const balances = await balancesOf(
    db,
    jurisdiction,
    allotments.map((one) => one.id),
  );
  return lines.map((line) => {
    const { approved, drawn } = standing.get(line.id)!;
    const own = allotments.filter((one) => one.line === line.id);
    const of = (figure: (balance: Balance) => Money): Money =>
      fen(own.reduce((total, one) => total + figure(balances.get(one.id)!), 0n));
    const again = own.filter((one) => one.continues !== null);
    return {
      line,
      approved,
      planned: drawn,
      committed: of((one) => one.committed),
      paid: of((one) => one.paid),
      advanced: of((one) => one.advanced),
      carried: of(restOf),
      lapsed: minus(approved, drawn),
      again: sum(again.map((one) => restOf(balances.get(one.id)!))),
    };
  });
}

type Moved = { line: string } & Record<"carried" | "lapsed" | "again" | "committed", bigint>;

/** After the act: what each line carried and lost, from its postings. */
export async function endedOf(db: Db, jurisdiction: string, year: number): Promise<LineEnd[]> {
  const now = await foreseenOf(db, jurisdiction, year);
  const moved = await rowsOf(
    db,
    sql<Moved>`
      select p.line, coalesce(sum(p.amount) filter (where p.kind = 'carry'), 0)::bigint as carried,
        coalesce(sum(p.amount) filter (where p.kind = 'lapse'), 0)::bigint as lapsed,
        coalesce(sum(p.amount) filter (where p.kind = 'carry' and a.continues is not null), 0)::bigint as again,
        coalesce(sum(p.committed_before - p.committed_after) filter (where p.kind = 'carry'), 0)::bigint as committed
      from posting p
      join budget_line l on l.jurisdiction = p.jurisdiction and l.id = p.line
      left join allotment a on a.jurisdiction = p.jurisdiction and a.id = p.allotment
      where p.jurisdiction = ${jurisdiction} and l.year = ${year} and p.kind in ('carry', 'lapse')
      group by p.line`,
  );
  const byLine = new Map(moved.map((one) => [one.line, one]));
  return now.map((one) => {
    const { carried = 0n, lapsed = 0n, again = 0n, committed = 0n } = byLine.get(one.line.id) ?? {};
    return {
      ...one,
      approved: fen(one.approved + carried + lapsed),
      planned: fen(one.planned + carried),
      committed: fen(one.committed + committed),
      carried: fen(carried),
      lapsed: fen(lapsed),
      again: fen(again),
    };
  });
}
