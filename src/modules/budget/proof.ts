import { sql } from "kysely";
import { rowsOf, type Db } from "../../platform/db.ts";

export type Unproved = { jurisdiction: string; line: string; posting: string; says: string };

/** 对账: recomputes every chain from its first posting, trusting none of the stored balances. */
export async function unprovedPostings(db: Db): Promise<Unproved[]> {
  return rowsOf(
    db,
    sql<Unproved>`
      with moved as (
        select jurisdiction, id, line, line_seq, allotment, seq, amount, kind,
          approved_after, drawn_after, planned_after, committed_after, accepted_after, advanced_after, paid_after,
          sum(case kind when 'approve' then amount when 'adjust' then amount when 'cut' then -amount else 0 end) over of_line as approved,
          sum(case kind when 'plan' then amount when 'unplan' then -amount when 'save' then -amount else 0 end) over of_line as drawn,
          sum(case kind when 'plan' then amount when 'unplan' then -amount when 'save' then -amount else 0 end) over of_allotment as planned,
          sum(case kind when 'commit' then amount when 'release' then -amount when 'refund' then -amount else 0 end) over of_allotment as committed,
          sum(case kind when 'accept' then amount when 'unaccept' then -amount when 'refund' then -amount else 0 end) over of_allotment as accepted,
          sum(case kind when 'advance' then amount when 'recover' then -amount else 0 end) over of_allotment as advanced,
          sum(case kind when 'pay' then amount when 'advance' then amount when 'return' then -amount when 'refund' then -amount else 0 end) over of_allotment as paid,
          row_number() over of_line as nth_of_line, row_number() over of_allotment as nth
        from posting
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
      order by jurisdiction, line, line_seq, seq limit 1000`,
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
 * approved, added or cut must be named itself by its entry: its document proves nothing, and its day can be a lie.
 */
export async function unauditedPostings(db: Db): Promise<Unproved[]> {
  return rowsOf(
    db,
    sql<Unproved>`
      select p.jurisdiction, p.line, p.id as posting, '这笔记账没有对应的审计记录' as says
      from posting p
      where not exists (select 1 from audit_entry a
        where a.jurisdiction = p.jurisdiction and a.subject_id = p.subject_id::text and a.outcome = 'done'
          and a.at >= p.recorded_at - interval '1 minute' and (p.decision is null or a.detail like '%' || p.id || '%'))
      order by p.jurisdiction, p.line, p.recorded_at limit 1000`,
  );
}
