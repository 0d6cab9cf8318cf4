import { sql } from "kysely";
import { rowsOf, type Db } from "../../platform/db.ts";
import { emptyTable } from "./content.ts";
import { isCounted, rowFor } from "./forms.ts";
import {
  columnOf,
  measureNames,
  totalRow,
  type Cells,
  type Ledger,
  type Measure,
  type ReturnKey,
  type ReturnTable,
} from "./model.ts";
import { markOf, pastSums, spanOf, type Sums } from "./pastSums.ts";
import { rangeBelow } from "./reads.ts";
import { listSums, type YearSums } from "./runningSums.ts";

/**
 * 从账上汇总: a form from the sums that every act keeps, by the definitions in `definitions.ts`: right at once, and as fast
 * for a province as for a county. `recountForm` gives the same from the postings.
 */
export async function sumForm(db: Db, key: ReturnKey): Promise<ReturnTable> {
  const { finalYear } = spanOf(key);
  const sums = await listSums(db, key, { from: finalYear, to: key.year });
  return formOfSums(db, key, [...ofYear(sums, key), ...finalsOf(sums, finalYear)]);
}

/**
 * 重新汇总 straight from the postings: the slow truth. A project is counted once, in the ledger and class of its largest
 * budget; money is split by line.
 */
export async function recountForm(db: Db, key: ReturnKey): Promise<ReturnTable> {
  return formOfSums(db, key, await rowsOf(db, sumsOf(key)));
}

const ofYear = (sums: readonly YearSums[], { year, period }: ReturnKey): Sums[] =>
  sums
    .filter((one) => one.year === year)
    .map(({ executed, executedFirst, ...one }) => ({
      ...one,
      executed: period === "july" ? executedFirst : executed,
      final: 0n,
    }));

const finalsOf = (sums: readonly YearSums[], finalYear: number): Sums[] =>
  sums
    .filter((one) => one.year === finalYear)
    .map((one) => ({ ...one, projects: 0n, budget: 0n, executed: 0n }));

async function formOfSums(db: Db, key: ReturnKey, ofLedger: readonly Sums[]): Promise<ReturnTable> {
  const rows = emptyTable(key.form, key.year);
  for (const cells of rows.values()) fillNought(cells);
  const past = await pastSums(db, inScope(key), key);
  const sums = [...ofLedger, ...past.sums];
  const { open, closed } = await closingsOf(db, key);
  // Given only where it is whole: every treasury has closed the year, every row of the historical ledger has its figure.
  const isClosed = open === 0n && closed + past.finals > 0n && past.isFinal;
  for (const one of sums.filter(({ functionalClass }) => isCounted(functionalClass))) {
    const row = rowFor(key.form, key.year, one);
    for (const name of [row, totalRow])
      for (const ledger of [one.ledger, "total"] as const) add(rows.get(name)!, ledger, one);
  }
  if (!isClosed)
    for (const cells of rows.values())
      for (const ledger of ["general", "fund", "total"] as const)
        delete cells[columnOf(ledger, "final")];
  const mark = markOf(past.sums, key);
  return {
    form: key.form,
    rows: [...rows].map(([row, cells]) => ({ row, cells })),
    ...(mark === undefined ? {} : { mark }),
  };
}

function fillNought(cells: Cells): void {
  for (const ledger of ["general", "fund", "total"] as const)
    for (const measure of measureNames) cells[columnOf(ledger, measure)] = 0n;
}

function add(cells: Cells, ledger: Ledger, sums: Record<Measure, bigint | null>): void {
  for (const measure of measureNames) {
    const column = columnOf(ledger, measure);
    cells[column] = (cells[column] ?? 0n) + (sums[measure] ?? 0n);
  }
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

function sumsOf(key: ReturnKey) {
  const { from, to, finalYear } = spanOf(key);
  const paid = sql`case when p.kind in ('pay', 'advance') then p.amount when p.kind in ('return', 'refund') then -p.amount else 0 end`;
  return sql<Sums>`
    with part as (
      select l.jurisdiction, a.project, l.ledger, left(l.functional_class, 3) as functional_class,
        sum(case when l.year = ${key.year} then moved.planned else 0 end) as budget,
        sum(coalesce(moved.executed, 0)) as executed, sum(coalesce(moved.final, 0)) as final
      from budget_line l
      left join year_closing c on c.jurisdiction = l.jurisdiction and c.year = ${finalYear}
      join allotment a on a.jurisdiction = l.jurisdiction and a.line = l.id
      join lateral (
        select sum(p.amount) filter (where p.kind = 'plan' and p.seq = 1) as planned,
          sum(${paid}) filter (where p.happened_on between ${from} and ${to}) as executed,
          sum(${paid}) filter (where p.happened_on between ${`${finalYear}-01-01`} and ${`${finalYear}-12-31`} and p.recorded_at <= c.closed_at) as final
        from posting p
        where p.jurisdiction = a.jurisdiction and p.allotment = a.id and p.kind in ('plan', 'pay', 'advance', 'return', 'refund')
      ) moved on true
      where ${inScope(key)}
      group by 1, 2, 3, 4
    ), placed as (
      select part.*, row_number() over (partition by jurisdiction, project order by budget desc, functional_class, ledger desc) as place
      from part
    )
    select placed.ledger, placed.functional_class as "functionalClass", project.kind,
      count(*) filter (where placed.place = 1 and placed.budget > 0) as projects, sum(placed.budget)::bigint as budget,
      sum(placed.executed)::bigint as executed, sum(placed.final)::bigint as final
    from placed
    join project on project.jurisdiction = placed.jurisdiction and project.id = placed.project
    group by 1, 2, 3
    order by 1, 2, 3`;
}

/** How many treasuries of the return that had a budget have closed the year of its final account, and how many have not. */
async function closingsOf(db: Db, key: ReturnKey): Promise<{ open: bigint; closed: bigint }> {
  const { finalYear } = spanOf(key);
  const { lo, hi } =
    key.scope === "all"
      ? rangeBelow(key.jurisdiction)
      : { lo: key.jurisdiction, hi: `${Number(key.jurisdiction) + 1}`.padStart(6, "0") };
  const [row] = await rowsOf(
    db,
    sql<{ open: bigint; closed: bigint }>`
      select count(*) filter (where c.year is null) as open, count(c.year) as closed
      from jurisdiction j
      cross join lateral (select 1 from budget_line l where l.jurisdiction = j.code and l.year = ${finalYear} limit 1) l
      left join year_closing c on c.jurisdiction = j.code and c.year = ${finalYear}
      where j.code >= ${lo} and j.code < ${hi}`,
  );
  return row ?? { open: 0n, closed: 0n };
}
