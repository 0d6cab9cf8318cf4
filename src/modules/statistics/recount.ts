import { sql } from "kysely";
import { rowsOf, type Db } from "../../platform/db.ts";
import { formOf, isCounted, rowFor } from "./forms.ts";
import {
  columnOf,
  ledgerNames,
  measureNames,
  totalRow,
  type Cells,
  type FormNumber,
  type Forms,
  type Ledger,
  type Measure,
  type ReturnKey,
  type ReturnTable,
} from "./model.ts";
import { markOf, pastSums, spanOf, type Counting, type Past, type Sums } from "./pastSums.ts";
import { only, rangeBelow } from "./reads.ts";

/** The same of one unit. */
type UnitSums = Sums & { organization: string };

/**
 * 逐笔重算: a form straight from the postings, by the definitions in `definitions.ts`, as it was known at an instant.
 * What was recorded later (a payment of March entered in May) is not in it, and neither is a later closing of a year.
 */
export async function recountForm(db: Db, key: ReturnKey, known?: Date): Promise<ReturnTable> {
  return (await recountForms(db, key, known))[key.form];
}

/** Both forms from one count. */
export async function recountForms(db: Db, key: Counting, known?: Date): Promise<Forms> {
  return formsOf(key, {
    ofLedger: await rowsOf(db, sumsOf(key, known)),
    past: await pastSums(db, inScope(key), key, { known }),
    closings: await finalClosings(db, key, known),
  });
}

/** 计数: what the ledger and the historical ledger come to, and how many treasuries have closed the year. */
export type Counted = { ofLedger: readonly Sums[]; past: Past; closings: Closings };

/** The forms from the ledger's sums, wherever they come from, and the historical ledger, which bears its mark. */
export function formsOf(key: Counting, { ofLedger, past, closings }: Counted): Forms {
  const { open, closed } = closings;
  // Given only where it is whole: every treasury has closed the year, every row of the historical ledger has its figure.
  const isClosed = open === 0n && closed + past.finals > 0n && past.isFinal;
  const mark = markOf(past.sums, key);
  const of = (form: FormNumber): ReturnTable => ({
    ...tableOf({ ...key, form }, [...ofLedger, ...past.sums], isClosed),
    ...(mark === undefined ? {} : { mark }),
  });
  return { 1: of(1), 2: of(2) };
}

/** The same by unit, of the ledger alone: each unit's own form. With the historical ledger they add up to the treasury's. */
export async function recountUnits(
  db: Db,
  key: ReturnKey,
  known?: Date,
): Promise<Map<string, ReturnTable>> {
  const { open, closed } = await finalClosings(db, key, known);
  const isClosed = open === 0n && closed > 0n;
  const sums = new Map<string, UnitSums[]>();
  for (const one of await rowsOf(db, sumsOf(key, known)))
    sums.set(one.organization, [...(sums.get(one.organization) ?? []), one]);
  return new Map([...sums].map(([unit, of]) => [unit, tableOf(key, of, isClosed)]));
}

type Figures = Record<Measure, bigint>;
const nothing: Figures = { projects: 0n, budget: 0n, executed: 0n, final: 0n };

const plus = (a: Figures, b: Pick<Sums, Measure>): Figures => ({
  projects: a.projects + b.projects,
  budget: a.budget + b.budget,
  executed: a.executed + b.executed,
  final: a.final + (b.final ?? 0n),
});

type LedgerFigures = { general: Figures; fund: Figures };
const noFigures: LedgerFigures = { general: nothing, fund: nothing };

function tableOf(key: ReturnKey, sums: readonly Sums[], isClosed: boolean): ReturnTable {
  const names = formOf(key.form, key.year).rows.map((one) => one.row);
  const rows = new Map(names.map((row) => [row, noFigures]));
  let whole = noFigures;
  for (const one of sums) {
    if (!isCounted(one.functionalClass)) continue;
    const row = rowFor(key.form, key.year, one);
    const old = rows.get(row)!;
    rows.set(row, { ...old, [one.ledger]: plus(old[one.ledger], one) });
    whole = { ...whole, [one.ledger]: plus(whole[one.ledger], one) };
  }
  const shown = [...rows, [totalRow, whole] as const];
  const { form } = key;
  return { form, rows: shown.map(([row, of]) => ({ row, cells: cellsOf(of, isClosed) })) };
}

/** 决算数 is not given before the year is closed: that is not nought. */
function cellsOf({ general, fund }: LedgerFigures, isClosed: boolean): Cells {
  const figures: Record<Ledger, Figures> = { general, fund, total: plus(general, fund) };
  const cells: Cells = {};
  for (const ledger of ledgerNames)
    for (const measure of measureNames)
      if (isClosed || measure !== "final")
        cells[columnOf(ledger, measure)] = figures[ledger][measure];
  return cells;
}

/** 本级: of a city or province its own treasury; of a county what its townships did not spend. */
export const inScope = ({ jurisdiction, scope }: Pick<ReturnKey, "jurisdiction" | "scope">) => {
  if (scope === "all") {
    const { lo, hi } = rangeBelow(jurisdiction);
    return sql`l.jurisdiction >= ${lo} and l.jurisdiction < ${hi}`;
  }
  return sql`l.jurisdiction = ${jurisdiction}
    and not exists (select 1 from organization o where o.id = l.organization and o.kind = 'township')`;
};

/** Without an instant everything recorded so far counts. */
const until = (known: Date | undefined) => known ?? new Date("9999-01-01T00:00:00Z");

/**
 * A project is counted once, in the ledger and class of its largest budget, there in the unit with most of it; money is
 * split by line and unit.
 */
function sumsOf(key: Counting, known: Date | undefined) {
  const { from, to, finalYear } = spanOf(key);
  const paid = sql`case when p.kind in ('pay', 'advance') then p.amount when p.kind in ('return', 'refund') then -p.amount else 0 end`;
  return sql<UnitSums>`
    with part as (
      select l.jurisdiction, l.organization, a.project, l.ledger, left(l.functional_class, 3) as functional_class,
        sum(case when l.year = ${key.year} then coalesce(moved.planned, 0) else 0 end) as budget,
        sum(coalesce(moved.executed, 0)) as executed, sum(coalesce(moved.final, 0)) as final
      from budget_line l
      left join year_closing c on c.jurisdiction = l.jurisdiction and c.year = ${finalYear} and c.closed_at <= ${until(known)}
      join allotment a on a.jurisdiction = l.jurisdiction and a.line = l.id
      join lateral (
        select sum(p.amount) filter (where p.kind in ('plan', 'takeUp') and p.seq = 1) as planned,
          sum(${paid}) filter (where p.happened_on between ${from} and ${to}) as executed,
          sum(${paid}) filter (where p.happened_on between ${`${finalYear}-01-01`} and ${`${finalYear}-12-31`} and p.recorded_at <= c.closed_at) as final
        from posting p
        where p.jurisdiction = a.jurisdiction and p.allotment = a.id and p.kind in ('plan', 'takeUp', 'pay', 'advance', 'return', 'refund')
          and p.recorded_at <= ${until(known)}
      ) moved on true
      where ${inScope(key)}
      group by 1, 2, 3, 4, 5
    ), together as (
      select part.*, sum(budget) over (partition by jurisdiction, project, ledger, functional_class) as of_class
      from part
    ), placed as (
      select together.*, row_number() over (partition by jurisdiction, project
        order by of_class desc, functional_class, ledger desc, budget desc, organization) as place
      from together
    )
    select placed.organization, placed.ledger, placed.functional_class as "functionalClass", project.kind,
      count(*) filter (where placed.place = 1 and placed.of_class > 0) as projects,
      sum(placed.budget)::bigint as budget, sum(placed.executed)::bigint as executed, sum(placed.final)::bigint as final
    from placed
    join project on project.jurisdiction = placed.jurisdiction and project.id = placed.project
    group by 1, 2, 3, 4
    order by 1, 2, 3, 4`;
}

export type Closings = { open: bigint; closed: bigint };
export const noClosings: Closings = { open: 0n, closed: 0n };

type ClosingsAsked = Pick<ReturnKey, "jurisdiction" | "scope"> & { years: readonly number[] };

/** How many treasuries of a place that had a budget in a year had closed its accounts, and how many had not. */
export const closingsOf = (db: Db, asked: ClosingsAsked, known?: Date) =>
  rowsOf(db, closingsIn(asked, known));

/** The same as a query; a year in which nobody had a budget is not in it. */
export function closingsIn({ jurisdiction, scope, years }: ClosingsAsked, known?: Date) {
  const { lo, hi } = scope === "all" ? rangeBelow(jurisdiction) : only(jurisdiction);
  return sql<Closings & { year: number }>`
      select y.year, count(*) filter (where c.year is null) as open, count(c.year) as closed
      from unnest(${years}::integer[]) y(year)
      cross join jurisdiction j
      cross join lateral (select 1 from budget_line l where l.jurisdiction = j.code and l.year = y.year limit 1) l
      left join year_closing c on c.jurisdiction = j.code and c.year = y.year and c.closed_at <= ${until(known)}
      where j.code >= ${lo} and j.code < ${hi}
      group by y.year`;
}

/** Of the year whose final account a return gives. */
export async function finalClosings(db: Db, key: Counting, known?: Date): Promise<Closings> {
  const [row] = await closingsOf(db, { ...key, years: [spanOf(key).finalYear] }, known);
  return row ?? noClosings;
}
