import { sql } from "kysely";
import { rowsOf, type Db } from "../../platform/db.ts";

export type UnprovedPayment = { jurisdiction: string; payment: string; says: string };

/** 支付对账: every paid payment by its posting, and every posting of money that left by a payment. */
export async function unprovedPayments(db: Db): Promise<UnprovedPayment[]> {
  return rowsOf(
    db,
    sql<UnprovedPayment>`
      select y.jurisdiction, y.id as payment, '已付的支付与记账不符' as says
      from payment y left join posting p on p.jurisdiction = y.jurisdiction and p.id = y.posting
      where y.status in ('paid', 'returned') and (p.id is null or p.kind <> y.kind or p.amount <> y.amount or p.allotment <> y.money_allotment)
      union all
      select p.jurisdiction, p.id, '支付的记账没有对应的支付申请'
      from posting p
      where p.kind in ('pay', 'advance') and not exists (select 1 from payment y where y.jurisdiction = p.jurisdiction and y.posting = p.id)
      limit 1000`,
  );
}
