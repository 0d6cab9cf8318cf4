import { sql, type RawBuilder } from "kysely";
import { rowsOf, type Db } from "../../platform/db.ts";
import { returnsTopic } from "../budget/counting.ts";
import { rangeBelow } from "./reads.ts";
import { unfolded } from "./runningSums.ts";

/** 各财政区划的汇总数 below a city or province, told apart; the same exact reading as `listSums`, in one statement. */
export type TreasurySums = {
  by: "kind" | "class" | "office" | "ledger" | "whole";
  key: string;
  projects: bigint;
  budget: bigint;
  executed: bigint;
  final: bigint;
};

type Of = { jurisdiction: string; year: number };

/** What is kept for each treasury, and what it has appended since. */
const parts = ({ jurisdiction, year }: Of): RawBuilder<unknown> => {
  const { lo, hi } = rangeBelow(jurisdiction);
  return sql`
    part as materialized (
      select jurisdiction, ledger, functional_class, kind, projects, budget, executed, final
      from statistic_sum
      where jurisdiction >= ${lo} and jurisdiction < ${hi} and level = 'treasury' and year = ${year} and functional_class <> '203'
      union all
      select d.jurisdiction, d.keys[2], d.keys[3], d.keys[4],
        ${unfolded.projects}, ${unfolded.budget}, ${unfolded.executed}, ${unfolded.final}
      from rollup_delta d
      left join year_closing c on c.jurisdiction = d.jurisdiction and c.year = d.year
      where d.jurisdiction >= ${lo} and d.jurisdiction < ${hi} and d.topic = ${returnsTopic} and d.year = ${year}
        and d.keys[1] in ('both', 'whole') and d.keys[3] <> '203'
    )`;
};

const measured = sql`coalesce(sum(projects), 0)::bigint as projects, coalesce(sum(budget), 0)::bigint as budget,
  coalesce(sum(executed), 0)::bigint as executed, coalesce(sum(final), 0)::bigint as final`;

/** Told apart in each way, and the whole. */
export const sumsApart = (db: Db, of: Of): Promise<TreasurySums[]> =>
  rowsOf(
    db,
    sql<TreasurySums>`
      with ${parts(of)}
      select case when grouping(kind) = 0 then 'kind' when grouping(functional_class) = 0 then 'class'
          when grouping(jurisdiction) = 0 then 'office' when grouping(ledger) = 0 then 'ledger' else 'whole' end as by,
        coalesce(kind, functional_class, jurisdiction, ledger, '') as key, ${measured}
      from part
      group by grouping sets ((kind), (functional_class), (jurisdiction), (ledger), ())
      order by 1, 2`,
  );

/** Of some kinds, classes or ledgers alone, a treasury a row. */
export const sumsOfTreasuries = (
  db: Db,
  of: Of,
  cut:
    | { column: "kind" | "functional_class" | "ledger" | "jurisdiction"; in: readonly string[] }
    | undefined,
): Promise<TreasurySums[]> =>
  rowsOf(
    db,
    sql<TreasurySums>`
      with ${parts(of)}
      select 'office' as by, jurisdiction as key, ${measured}
      from part
      where ${cut ? sql`${sql.ref(cut.column)} = any(${[...cut.in]}::text[])` : sql`true`}
      group by 2
      order by 2`,
  );
