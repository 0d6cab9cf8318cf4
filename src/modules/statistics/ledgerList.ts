import { sql } from "kysely";
import { fen, inYuan } from "../../base/money.ts";
import { rowsOf, type Db } from "../../platform/db.ts";
import type { Download } from "../../platform/http.ts";
import { streamSheet } from "../../platform/sheetWriter.ts";
import { spooled } from "../../platform/spool.ts";
import { postingNames, type PostingKind } from "../budget/model.ts";
import { ledgers } from "./model.ts";
import { fileTypes } from "./paper.ts";

/** 记账明细: every posting of a treasury and year, with the balances it left. */
type Entry = {
  id: string;
  happenedOn: string;
  kind: PostingKind;
  amount: bigint;
  code: string;
  line: string;
  ledger: "general" | "fund";
  functionalClass: string;
  purchaser: string;
  number: string | null;
  project: string | null;
  decision: string | null;
} & Record<
  | "approvedAfter"
  | "drawnAfter"
  | "plannedAfter"
  | "committedAfter"
  | "acceptedAfter"
  | "advancedAfter"
  | "paidAfter",
  bigint | null
>;

export type LedgerListKey = { jurisdiction: string; year: number };

const heads = [
  { text: "发生日期", width: 12 },
  { text: "种类", width: 12 },
  { text: "金额（元）", width: 16 },
  { text: "指标编号", width: 16 },
  { text: "指标名称", width: 24 },
  { text: "预算类别", width: 14 },
  { text: "功能分类", width: 12 },
  { text: "单位", width: 24 },
  { text: "项目编号", width: 24 },
  { text: "项目名称", width: 32 },
  { text: "批准文件", width: 24 },
  { text: "指标批复（元）", width: 16 },
  { text: "指标已列计划（元）", width: 16 },
  { text: "额度计划（元）", width: 16 },
  { text: "额度合同（元）", width: 16 },
  { text: "额度验收（元）", width: 16 },
  { text: "额度预付（元）", width: 16 },
  { text: "额度支付（元）", width: 16 },
];

const pageLength = 2000;

/**
 * Page by page along the key, so that neither the database nor the program ever holds the whole list. The next page is asked for
 * while this one is written: each works while the other does.
 */
async function* pagesOf(db: Db, key: LedgerListKey): AsyncGenerator<Entry[]> {
  let asked: Promise<Entry[]> | undefined = rowsOf(
    db,
    pageOf(key, "00000000-0000-0000-0000-000000000000"),
  );
  while (asked) {
    const page: Entry[] = await asked;
    const last = page.at(-1);
    asked = last && page.length === pageLength ? rowsOf(db, pageOf(key, last.id)) : undefined;
    asked?.catch(() => undefined); // It is waited for above, unless nobody reads on.
    yield page;
  }
}

const pageOf = ({ jurisdiction, year }: LedgerListKey, after: string) => sql<Entry>`
  with page as (
    select * from posting
    where jurisdiction = ${jurisdiction} and id > ${after}::uuid and happened_on between ${`${year}-01-01`} and ${`${year}-12-31`}
    order by id limit ${pageLength}
  )
  select p.id, p.happened_on, p.kind, p.amount, l.code, l.title as line, l.ledger, l.functional_class, o.name as purchaser,
    project.number, project.title as project, d.number as decision, p.approved_after, p.drawn_after, p.planned_after,
    p.committed_after, p.accepted_after, p.advanced_after, p.paid_after
  from page p
  join budget_line l on l.jurisdiction = p.jurisdiction and l.id = p.line
  join organization o on o.id = p.organization
  left join allotment a on a.jurisdiction = p.jurisdiction and a.id = p.allotment
  left join project on project.jurisdiction = a.jurisdiction and project.id = a.project
  left join decision_document d on d.jurisdiction = p.jurisdiction and d.id = p.decision
  order by p.id`;

const yuanOf = (amount: bigint | null) =>
  amount === null ? undefined : { figure: inYuan(fen(amount)).replaceAll(",", "") };

const cellsOf = (one: Entry) => [
  { text: one.happenedOn },
  { text: postingNames[one.kind] },
  yuanOf(one.amount),
  ...[one.code, one.line, ledgers[one.ledger], one.functionalClass, one.purchaser].map((text) => ({
    text,
  })),
  ...[one.number, one.project, one.decision].map((text) => (text === null ? undefined : { text })),
  ...[one.approvedAfter, one.drawnAfter, one.plannedAfter].map(yuanOf),
  ...[one.committedAfter, one.acceptedAfter, one.advancedAfter, one.paidAfter].map(yuanOf),
];

async function* asCells(pages: AsyncIterable<Entry[]>) {
  for await (const page of pages) for (const one of page) yield cellsOf(one);
}

export function giveLedgerList(db: Db, key: LedgerListKey): Promise<Download> {
  const name = `记账明细-${key.jurisdiction}-${key.year}.xlsx`;
  const content = streamSheet(`${key.year}年记账明细`, heads, asCells(pagesOf(db, key)));
  return spooled({ name, type: fileTypes.xlsx }, content);
}
