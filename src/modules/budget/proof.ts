import { sql } from "kysely";
import { rowsOf, type Db } from "../../platform/db.ts";

export type Unproved = { jurisdiction: string; line: string; posting: string; says: string };

/** 对账: recomputes every chain from its first posting, trusting none of the stored balances. */
export async function unprovedPostings(db: Db): Promise<Unproved[]> {
  return rowsOf(
    db,
    sql<Unproved>`
      with step as (
        select p.*,
          case when p.kind in ('approve', 'adjust', 'takeUp') then p.amount when p.kind in ('cut', 'carry', 'lapse') then -p.amount else 0 end as by_approved,
          case when p.kind in ('plan', 'takeUp') then p.amount when p.kind in ('unplan', 'save', 'carry') then -p.amount else 0 end as by_planned,
          case p.kind when 'commit' then p.amount when 'release' then -p.amount when 'refund' then -p.amount
            when 'carry' then -coalesce(o.rest_committed, 0) when 'takeUp' then t.rest_committed else 0 end as by_committed,
          case p.kind when 'accept' then p.amount when 'settle' then p.amount when 'unaccept' then -p.amount when 'refund' then -p.amount
            when 'carry' then -coalesce(o.rest_accepted, 0) when 'takeUp' then t.rest_accepted else 0 end as by_accepted,
          case when p.kind = 'advance' then p.amount when p.kind in ('recover', 'settle') then -p.amount else 0 end as by_advanced,
          case when p.kind in ('pay', 'advance') then p.amount when p.kind in ('return', 'refund') then -p.amount else 0 end as by_paid
        from posting p
        left join carry_over o on p.kind = 'carry' and o.jurisdiction = p.jurisdiction and o.posting = p.id
        left join carry_over t on p.kind = 'takeUp' and t.jurisdiction = p.jurisdiction and t.id = p.carried
      ), moved as (
        select jurisdiction, id, line, line_seq, allotment, seq, amount, kind,
          approved_after, drawn_after, planned_after, committed_after, accepted_after, advanced_after, paid_after,
          sum(by_approved) over of_line as approved, sum(by_planned) over of_line as drawn,
          sum(by_planned) over of_allotment as planned, sum(by_committed) over of_allotment as committed,
          sum(by_accepted) over of_allotment as accepted, sum(by_advanced) over of_allotment as advanced,
          sum(by_paid) over of_allotment as paid,
          row_number() over of_line as nth_of_line, row_number() over of_allotment as nth
        from step
        window of_line as (partition by jurisdiction, line, (line_seq is null) order by line_seq),
               of_allotment as (partition by jurisdiction, allotment order by seq)
      )
      select jurisdiction, line, id as posting,
        case when line_seq is not null and (approved_after <> approved or drawn_after <> drawn) then '指标余额与逐笔累计不符'
             when line_seq is not null and nth_of_line <> line_seq then '指标的记账不连续'
             when allotment is not null and nth <> seq then '额度的记账不连续'
             else '额度余额与逐笔累计不符' end as says
      from moved
      where (line_seq is not null and (approved_after <> approved or drawn_after <> drawn or nth_of_line <> line_seq))
         or (allotment is not null and (nth <> seq or planned_after <> planned or committed_after <> committed
             or accepted_after <> accepted or advanced_after <> advanced or paid_after <> paid))
      union all
      select p.jurisdiction, p.line, p.id, '结转没有对应的结转额'
      from posting p
      where p.kind = 'carry' and not exists (select 1 from carry_over o where o.jurisdiction = p.jurisdiction and o.posting = p.id)
      union all
      select o.jurisdiction, p.line, p.id, '结转下年的金额没有全部由下一年接续'
      from carry_over o join posting p on p.jurisdiction = o.jurisdiction and p.id = o.posting
      where not exists (select 1 from posting t where t.jurisdiction = o.jurisdiction and t.carried = o.id)
      union all
      select g.jurisdiction, g.line, g.posting, '费随事转的拆分与记账不符'
      from grant_part g
      join posting p on p.jurisdiction = g.jurisdiction and p.id = g.posting
      where p.line <> g.line or p.amount <> g.amount or (g.kind = 'give') <> (p.kind in ('approve', 'adjust')) or (g.kind = 'takeBack') <> (p.kind = 'cut')
      union all
      select p.jurisdiction, p.line, p.id, '费随事转指标的记账没有对应的拆分'
      from budget_line l
      join posting p on p.jurisdiction = l.jurisdiction and p.line = l.id and p.kind in ('approve', 'adjust', 'cut')
      where l.duty_grant is not null
        and not exists (select 1 from grant_part g where g.jurisdiction = p.jurisdiction and g.posting = p.id)
      limit 1000`,
  );
}

/** How much was proved: postings, lines and allotments. */
export async function proofCounts(
  db: Db,
): Promise<{ postings: number; lines: number; allotments: number }> {
  const [row] = await rowsOf(
    db,
    sql<{ postings: bigint; lines: bigint; allotments: bigint }>`
      select count(*) as postings, count(distinct line) as lines, count(distinct allotment) as allotments from posting`,
  );
  return {
    postings: Number(row!.postings),
    lines: Number(row!.lines),
    allotments: Number(row!.allotments),
  };
}

/**
 * Postings behind which no act stands in the audit: what direct SQL could still do, and where it shows. Money that is
 * approved, added or cut must be named itself by its entry: its document proves nothing, and its day can be a lie. What the
 * year end moves is named by its 结转额, and by the one act of the year.
 */
export async function unauditedPostings(db: Db): Promise<Unproved[]> {
  return rowsOf(
    db,
    sql<Unproved>`
      select p.jurisdiction, p.line, p.id as posting, '这笔记账没有对应的审计记录' as says
      from posting p
      where not exists (select 1 from audit_entry a
        where a.jurisdiction = p.jurisdiction and a.subject_id = p.subject_id::text and a.outcome = 'done'
          and a.at >= p.recorded_at - interval '1 minute' and (p.decision is null or p.kind in ('carry', 'takeUp', 'lapse') or a.detail like '%' || p.id || '%'))
      order by p.jurisdiction, p.line, p.recorded_at limit 1000`,
  );
}
