import { sql } from "kysely";
import { rowsOf, type Db } from "../../platform/db.ts";

export type UnprovedAcceptance = { jurisdiction: string; acceptance: string; says: string };

/** 验收对账: every posting of accepted value by one acceptance, and by one alone. */
export async function unprovedAcceptances(db: Db): Promise<UnprovedAcceptance[]> {
  return rowsOf(
    db,
    sql<UnprovedAcceptance>`
      with named as (
        select jurisdiction, posting as id, id as acceptance from acceptance where posting is not null
        union all
        select jurisdiction, second, id from acceptance where second is not null
        union all
        select jurisdiction, settled, id from acceptance where settled is not null
      )
      select p.jurisdiction, p.id as acceptance, '验收的记账没有对应的验收' as says
      from posting p left join named n on n.jurisdiction = p.jurisdiction and n.id = p.id
      where p.kind in ('accept', 'settle') and n.id is null
      union all
      select jurisdiction, max(acceptance::text)::uuid, '两次验收用了同一笔记账'
      from named group by jurisdiction, id having count(*) > 1
      limit 1000`,
  );
}
