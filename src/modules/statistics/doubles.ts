import { sql } from "kysely";
import { rowsOf, type Db } from "../../platform/db.ts";
import { columnName, totalRow, type Finding, type ReturnKey, type ReturnTable } from "./model.ts";
import { isUpper } from "./reads.ts";
import { inScope } from "./recount.ts";

/** The projects of a year as the ledger knows them: each once, and those that draw on both ledgers. */
export type KnownProjects = { distinct: bigint; crossing: readonly string[] };

/** Of one county only: a province would read every allotment for it. */
export async function countProjects(db: Db, key: ReturnKey): Promise<KnownProjects | undefined> {
  if (isUpper(key.jurisdiction)) return undefined;
  const rows = await rowsOf(
    db,
    sql<{ number: string; ledgers: bigint }>`
      select project.number, count(distinct l.ledger) as ledgers
      from budget_line l
      join allotment a on a.jurisdiction = l.jurisdiction and a.line = l.id
      join project on project.jurisdiction = a.jurisdiction and project.id = a.project
      where ${inScope(key)} and l.year = ${key.year} and left(l.functional_class, 3) <> '203'
        and exists (select 1 from posting p where p.jurisdiction = a.jurisdiction and p.allotment = a.id and p.kind in ('plan', 'takeUp') and p.seq = 1)
      group by project.id, project.number order by project.number`,
  );
  if (rows.length === 0) return undefined;
  return {
    distinct: BigInt(rows.length),
    crossing: rows.filter((one) => one.ledgers > 1n).map((one) => one.number),
  };
}

const shown = 5;

/** 重复计数: the form counts as many projects too many as there are projects on both ledgers, or fewer. */
export function checkDoubles(table: ReturnTable, { distinct, crossing }: KnownProjects): Finding[] {
  const total = table.rows.find((one) => one.row === totalRow)?.cells["total.projects"];
  if (total === undefined || total <= distinct) return [];
  const more = total - distinct;
  if (more > BigInt(crossing.length)) return [];
  const numbers = crossing.slice(0, shown).join("、") + (crossing.length > shown ? "等" : "");
  return [
    {
      rule: "statistics.projectInTwoLedgers",
      level: "flag",
      row: totalRow,
      column: columnName("total.projects"),
      says: `项目数合计 ${total} 个，账上不重复的是 ${distinct} 个，多 ${more} 个；有 ${crossing.length} 个项目同时用两本账（${numbers}），一个项目只计一次，可能各计了一次`,
      figures: { reported: `${total}`, distinct: `${distinct}`, difference: `${more}` },
    },
  ];
}
