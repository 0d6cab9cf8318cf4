import { sql } from "kysely";
import { yuanOfText } from "../../base/money.ts";
import { rowsOf, type Db } from "../../platform/db.ts";
import type { Download } from "../../platform/http.ts";
import { streamSheet, type ListColumn, type ListRow } from "../../platform/sheetStream.ts";
import { spooled } from "../../platform/spool.ts";
import { postingNames, type PostingKind } from "../budget/model.ts";
import { ledgers } from "./model.ts";
import { fileTypes } from "./paper.ts";

/** 记账明细: a posting of a treasury and year with the balances it left, its cells in one text as the database joins them. */
type Entry = { cells: string };

export type LedgerListKey = { jurisdiction: string; year: number };

const heads: readonly ListColumn[] = [
  { text: "发生日期", width: 12 },
  { text: "种类", width: 12 },
  { text: "金额（元）", width: 16, isFigure: true },
  { text: "指标编号", width: 16 },
  { text: "指标名称", width: 24 },
  { text: "预算类别", width: 14 },
  { text: "功能分类", width: 12 },
  { text: "单位", width: 24 },
  { text: "项目编号", width: 24 },
  { text: "项目名称", width: 32 },
  { text: "批准文件", width: 24 },
  { text: "指标批复（元）", width: 16, isFigure: true },
  { text: "指标已列计划（元）", width: 16, isFigure: true },
  { text: "额度计划（元）", width: 16, isFigure: true },
  { text: "额度合同（元）", width: 16, isFigure: true },
  { text: "额度验收（元）", width: 16, isFigure: true },
  { text: "额度预付（元）", width: 16, isFigure: true },
  { text: "额度支付（元）", width: 16, isFigure: true },
];

const pageLength = 2000;

/**
 * The database goes through the list once and gives it page by page, so that neither it nor the program ever holds the
 * whole. The next page is asked for while this one is written: each works while the other does.
 */
async function* pagesOf(db: Db, key: LedgerListKey): AsyncGenerator<Entry[]> {
  await rowsOf(db, sql`declare ledger_list no scroll cursor for ${listOf(key)}`);
  const next = (): Promise<Entry[]> =>
    rowsOf(db, sql<Entry>`fetch ${sql.lit(pageLength)} from ledger_list`);
  let asked = next();
  for (;;) {
    const page = await asked;
    if (page.length === 0) break;
    asked = next();
    asked.catch(() => undefined); // It is waited for above, unless nobody reads on.
    yield page;
  }
  await rowsOf(db, sql`close ledger_list`);
}

/** What no text of ours may hold stands between two cells. */
const between = "\u001f";
const bare = (column: string) => sql`translate(${sql.ref(column)}, ${between}, '')`;
const joined = sql`concat_ws(${between}, p.happened_on, p.kind, p.amount, ${bare("l.code")}, ${bare("l.title")}, l.ledger,
  l.functional_class, ${bare("o.name")}, coalesce(${bare("project.number")}, ''), coalesce(${bare("project.title")}, ''),
  coalesce(${bare("d.number")}, ''), coalesce(p.approved_after::text, ''), coalesce(p.drawn_after::text, ''),
  coalesce(p.planned_after::text, ''), coalesce(p.committed_after::text, ''), coalesce(p.accepted_after::text, ''),
  coalesce(p.advanced_after::text, ''), coalesce(p.paid_after::text, ''))`;

const listOf = ({ jurisdiction, year }: LedgerListKey) => sql`
  select ${joined} as cells
  from posting p
  join budget_line l on l.jurisdiction = p.jurisdiction and l.id = p.line
  join organization o on o.id = p.organization
  left join allotment a on a.jurisdiction = p.jurisdiction and a.id = p.allotment
  left join project on project.jurisdiction = a.jurisdiction and project.id = a.project
  left join decision_document d on d.jurisdiction = p.jurisdiction and d.id = p.decision
  where p.jurisdiction = ${jurisdiction} and p.happened_on between ${`${year}-01-01`} and ${`${year}-12-31`}
  order by p.id`;

function rowOf({ cells }: Entry): ListRow {
  const row = cells.split(between);
  row[1] = postingNames[row[1] as PostingKind];
  row[5] = ledgers[row[5] as keyof typeof ledgers];
  for (const [place, { isFigure }] of heads.entries())
    if (isFigure && row[place] !== "") row[place] = yuanOfText(row[place]!);
  return row;
}

async function* asRows(pages: AsyncIterable<Entry[]>) {
  for await (const page of pages) yield page.map(rowOf);
}

export function giveLedgerList(db: Db, key: LedgerListKey): Promise<Download> {
  const name = `记账明细-${key.jurisdiction}-${key.year}.xlsx`;
  const content = streamSheet(`${key.year}年记账明细`, heads, asRows(pagesOf(db, key)));
  return spooled({ name, type: fileTypes.xlsx }, content);
}
