import { sql } from "kysely";
import { rowsOf, type Db } from "../../platform/db.ts";

export type UnprovedContract = { jurisdiction: string; contract: string; says: string };

/** 合同对账: what was signed is what was committed, contract by contract and posting by posting. */
export async function unprovedContracts(db: Db): Promise<UnprovedContract[]> {
  return rowsOf(
    db,
    sql<UnprovedContract>`
      with committed as (
        select i.jurisdiction, i.contract, sum(i.amount)::bigint as amount,
          count(*) filter (where p.id is null or p.kind <> 'commit' or p.amount <> i.amount or p.allotment <> i.allotment) as wrong
        from instalment i left join posting p on p.jurisdiction = i.jurisdiction and p.id = i.posting
        group by i.jurisdiction, i.contract
      ), fiscal as (
        select s.jurisdiction, s.contract, sum(s.fiscal)::bigint as amount from contract_share s group by s.jurisdiction, s.contract
      ), added as (
        select jurisdiction, contract, sum(amount)::bigint as amount from supplement group by jurisdiction, contract
      )
      select c.jurisdiction, c.id as contract,
        case when coalesce(k.wrong, 0) > 0 then '年度分期与记账不符' else '已签合同的财政资金与记账不符' end as says
      from contract c
      left join committed k on k.jurisdiction = c.jurisdiction and k.contract = c.id
      left join fiscal f on f.jurisdiction = c.jurisdiction and f.contract = c.id
      left join added a on a.jurisdiction = c.jurisdiction and a.contract = c.id
      where c.status in ('signed', 'completed', 'endedEarly')
        and (coalesce(k.wrong, 0) > 0 or coalesce(k.amount, 0) <> coalesce(f.amount, 0) + coalesce(a.amount, 0))
      union all
      select p.jurisdiction, p.subject_id, '签订合同的记账没有对应的年度分期'
      from posting p
      where p.kind = 'commit' and not exists (select 1 from instalment i where i.jurisdiction = p.jurisdiction and i.posting = p.id)
      limit 1000`,
  );
}
