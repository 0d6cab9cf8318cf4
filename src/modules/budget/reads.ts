import { sql } from "kysely";
import { fen, nought, type Money } from "../../base/money.ts";
import { Refusal } from "../../base/refusal.ts";
import { rowsOf, widened, type Db } from "../../platform/db.ts";
import type { Balance, LineBalance } from "./model.ts";
import type { BudgetLine } from "./writes.ts";

type Last<B> = Map<string, { seq: number; balance: B }>;

/** The newest posting of each line: its balances are the line's. */
export async function lastLinePostings(
  db: Db,
  jurisdiction: string,
  lines: readonly string[],
): Promise<Last<LineBalance>> {
  if (lines.length === 0) return new Map();
  const rows = await rowsOf(
    db,
    sql<{ line: string; lineSeq: number; approvedAfter: bigint; drawnAfter: bigint }>`
      select l.line, p.line_seq, p.approved_after, p.drawn_after
      from unnest(${[...new Set(lines)]}::uuid[]) as l(line)
      cross join lateral (select line_seq, approved_after, drawn_after from posting
        where jurisdiction = ${jurisdiction} and line = l.line and line_seq is not null
        order by line_seq desc limit 1) p`,
  );
  return new Map(
    rows.map((row) => [
      row.line,
      {
        seq: row.lineSeq,
        balance: { approved: fen(row.approvedAfter), drawn: fen(row.drawnAfter) },
      },
    ]),
  );
}

/** Whose lines these are, and who else reads them. */
export async function ownersOfLines(db: Db, jurisdiction: string, lines: readonly string[]) {
  if (lines.length === 0) return new Map<string, { organization: string; readers: string[] }>();
  const rows = await db
    .selectFrom("budgetLine")
    .select(["id", "organization", "readers"])
    .where("jurisdiction", "=", jurisdiction)
    .where("id", "in", [...new Set(lines)])
    .execute();
  return new Map(rows.map(({ id, ...row }) => [id, row]));
}

/** The newest posting of each allotment. */
export async function lastAllotmentPostings(
  db: Db,
  jurisdiction: string,
  ids: readonly string[],
): Promise<Last<Balance>> {
  if (ids.length === 0) return new Map();
  type Row = { allotment: string; seq: number } & Record<
    "plannedAfter" | "committedAfter" | "acceptedAfter" | "advancedAfter" | "paidAfter",
    bigint
  >;
  const rows = await rowsOf(
    db,
    sql<Row>`
      select a.allotment, p.seq, p.planned_after, p.committed_after, p.accepted_after, p.advanced_after, p.paid_after
      from unnest(${[...new Set(ids)]}::uuid[]) as a(allotment)
      cross join lateral (select * from posting where jurisdiction = ${jurisdiction} and allotment = a.allotment
        order by seq desc limit 1) p`,
  );
  return new Map(
    rows.map((row) => [
      row.allotment,
      {
        seq: row.seq,
        balance: {
          planned: fen(row.plannedAfter),
          committed: fen(row.committedAfter),
          accepted: fen(row.acceptedAfter),
          advanced: fen(row.advancedAfter),
          paid: fen(row.paidAfter),
        },
      },
    ]),
  );
}

const none: Balance = {
  planned: nought,
  committed: nought,
  accepted: nought,
  advanced: nought,
  paid: nought,
};

/** 额度余额, an entry for each allotment asked for. */
export async function balancesOf(
  db: Db,
  jurisdiction: string,
  allotments: readonly string[],
): Promise<Map<string, Balance>> {
  const last = await lastAllotmentPostings(db, jurisdiction, allotments);
  return new Map(allotments.map((id) => [id, last.get(id)?.balance ?? none]));
}

/** 指标余额 of lines that the asker sees: a line lent to a department stands at what all drew on it, seen or not. */
export async function lineBalances(
  db: Db,
  jurisdiction: string,
  lines: readonly string[],
): Promise<Map<string, LineBalance>> {
  const seen = [...(await ownersOfLines(db, jurisdiction, lines)).keys()];
  const last = await widened(db, () => lastLinePostings(db, jurisdiction, seen));
  return new Map(
    lines.map((id) => [id, last.get(id)?.balance ?? { approved: nought, drawn: nought }]),
  );
}

export async function listAllotments(db: Db, jurisdiction: string, project: string) {
  return db
    .selectFrom("allotment")
    .select(["id", "line", "share", "project", "year"])
    .where("jurisdiction", "=", jurisdiction)
    .where("project", "=", project)
    .orderBy("id")
    .execute();
}

export const listAllotmentsOfLine = (db: Db, jurisdiction: string, line: string) =>
  db
    .selectFrom("allotment")
    .select(["id", "share", "project", "year"])
    .where("jurisdiction", "=", jurisdiction)
    .where("line", "=", line)
    .orderBy("id")
    .limit(1000)
    .execute();

export const noMoney: Balance & { approved: Money } = { approved: nought, ...none };

export const addUp = <B extends Record<string, Money>>(parts: readonly B[], zero: B): B =>
  parts.reduce((total, part) => {
    const sum = { ...total };
    for (const name of Object.keys(zero))
      Object.assign(sum, { [name]: fen(total[name]! + part[name]!) });
    return sum;
  }, zero);

/** The five balances of all allotments of a project together. */
export async function balanceOfProject(
  db: Db,
  jurisdiction: string,
  project: string,
): Promise<Balance> {
  const allotments = await listAllotments(db, jurisdiction, project);
  const balances = await balancesOf(
    db,
    jurisdiction,
    allotments.map((one) => one.id),
  );
  return addUp([...balances.values()], none);
}

export const findLine = (
  db: Db,
  jurisdiction: string,
  id: string,
): Promise<BudgetLine | undefined> =>
  db
    .selectFrom("budgetLine")
    .selectAll()
    .where("jurisdiction", "=", jurisdiction)
    .where("id", "=", id)
    .executeTakeFirst();

/** The line of the next year that continues this one. */
export const findContinuing = (
  db: Db,
  jurisdiction: string,
  id: string,
): Promise<BudgetLine | undefined> =>
  db
    .selectFrom("budgetLine")
    .selectAll()
    .where("jurisdiction", "=", jurisdiction)
    .where("continues", "=", id)
    .executeTakeFirst();

export async function getLine(db: Db, jurisdiction: string, id: string): Promise<BudgetLine> {
  const found = await findLine(db, jurisdiction, id);
  if (!found) throw new Refusal("notFound", "没有这条预算指标，或者您看不到它");
  return found;
}

/** 编号 of the lines of some years, to find a code; which line continues which, and what a continuing one must be. */
export async function listLineKeys(db: Db, jurisdiction: string, years: readonly number[]) {
  return db
    .selectFrom("budgetLine")
    .select(["id", "code", "year", "organization", "continues"])
    .select(["ledger", "functionalClass", "source", "dutyGrant"])
    .where("jurisdiction", "=", jurisdiction)
    .where("year", "in", [...years])
    .execute();
}

export const listLinesOfYear = (
  db: Db,
  jurisdiction: string,
  year: number,
): Promise<BudgetLine[]> =>
  db
    .selectFrom("budgetLine")
    .selectAll()
    .where("jurisdiction", "=", jurisdiction)
    .where("year", "=", year)
    .orderBy("id")
    .execute();

/** 批复数: with how much each line began. */
export async function firstAmounts(
  db: Db,
  jurisdiction: string,
  lines: readonly string[],
): Promise<Map<string, Money>> {
  if (lines.length === 0) return new Map();
  const rows = await db
    .selectFrom("posting")
    .select(["line", "amount"])
    .where("jurisdiction", "=", jurisdiction)
    .where("line", "in", [...lines])
    .where("lineSeq", "=", 1)
    .execute();
  return new Map(rows.map(({ line, amount }) => [line, fen(amount)]));
}

export type LineFilter = {
  jurisdiction?: string | undefined;
  year?: number | undefined;
  organization?: string | undefined;
  grants?: readonly string[];
  ids?: readonly string[];
  /** For a list to look through; none where rows are summed. */
  limit?: number;
};

/** 预算指标 with all six figures, by one statement: what each line and its allotments stand at. */
export async function listLines(db: Db, filter: LineFilter) {
  let query = db.selectFrom("budgetLine").selectAll();
  if (filter.jurisdiction) query = query.where("jurisdiction", "=", filter.jurisdiction);
  if (filter.year) query = query.where("year", "=", filter.year);
  if (filter.organization) query = query.where("organization", "=", filter.organization);
  if (filter.grants) query = query.where("dutyGrant", "in", [...filter.grants]);
  if (filter.ids) query = query.where("id", "in", [...filter.ids]);
  if (filter.limit) query = query.limit(filter.limit);
  const lines = await query
    .orderBy("jurisdiction")
    .orderBy("year", "desc")
    .orderBy("code")
    .execute();
  const money = await widened(db, () => moneyOfLines(db, lines));
  return lines.map((line) => ({ ...line, money: money.get(line.id) ?? noMoney }));
}

async function moneyOfLines(db: Db, lines: readonly BudgetLine[]) {
  const result = new Map<string, Balance & { approved: Money }>();
  for (const jurisdiction of new Set(lines.map((line) => line.jurisdiction))) {
    const ids = lines.filter((line) => line.jurisdiction === jurisdiction).map((line) => line.id);
    const approved = await lineBalances(db, jurisdiction, ids);
    const allotments = await db
      .selectFrom("allotment")
      .select(["id", "line"])
      .where("jurisdiction", "=", jurisdiction)
      .where("line", "in", ids)
      .execute();
    const balances = await balancesOf(
      db,
      jurisdiction,
      allotments.map((one) => one.id),
    );
    const ofLine = new Map(ids.map((id): [string, Balance[]] => [id, []]));
    for (const { id, line } of allotments) ofLine.get(line)!.push(balances.get(id)!);
    for (const [id, parts] of ofLine) {
      const { approved: granted, drawn } = approved.get(id)!;
      result.set(id, { approved: granted, ...addUp(parts, none), planned: drawn });
    }
  }
  return result;
}
