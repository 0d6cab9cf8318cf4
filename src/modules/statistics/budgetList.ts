import { createWriteStream } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { sql } from "kysely";
import { fen, inWan } from "../../base/money.ts";
import { rowsOf, type Db } from "../../platform/db.ts";
import { formatCsv, inert } from "../../platform/sheetCsv.ts";
import { streamSheet } from "../../platform/sheetStream.ts";
import { sixKindNames, type SixKind } from "../policy/model.ts";
import { ledgers, type Scope } from "./model.ts";
import { inScope } from "./recount.ts";
import type { PaperFormat } from "./paper.ts";

/** 政府购买服务预算表: what a year's plan gives to each project from each line. */
export type Entry = {
  jurisdiction: string;
  allotment: string;
  /** Whose budget the line belongs to; in a joint purchase not the purchaser's. */
  unit: string;
  unitName: string;
  project: string;
  purchaser: string;
  number: string;
  title: string;
  item: string;
  kind: SixKind;
  purchaseItem: string;
  line: string;
  ledger: "general" | "fund";
  functionalClass: string;
  budget: bigint;
  adjusted: bigint;
  /** 计划结余, given back because a contract was cheaper. */
  saved: bigint;
};

export type BudgetListKey = {
  jurisdiction: string;
  year: number;
  scope: Scope;
  /** One budget unit alone. */
  organization?: string | undefined;
};

const heads = [
  { text: "财政区划", width: 10 },
  { text: "购买主体", width: 24 },
  { text: "项目编号", width: 20 },
  { text: "项目名称", width: 32 },
  { text: "目录事项", width: 20 },
  { text: "服务类别", width: 24 },
  { text: "品目", width: 12 },
  { text: "预算指标", width: 16 },
  { text: "预算类别", width: 14 },
  { text: "功能分类", width: 12 },
  { text: "预算数（万元）", width: 14, isFigure: true },
  { text: "年中调整（万元）", width: 14, isFigure: true },
];

const pageLength = 1000;

/** Page by page along the key, so that neither the database nor the program ever holds the whole list. */
export async function* entriesOf(db: Db, key: BudgetListKey): AsyncGenerator<Entry> {
  let after: [string, string] = ["000000", "00000000-0000-0000-0000-000000000000"];
  for (;;) {
    const page = await rowsOf(db, pageOf(key, after));
    yield* page;
    const last = page.at(-1);
    if (!last || page.length < pageLength) return;
    after = [last.jurisdiction, last.allotment];
  }
}

const pageOf = (key: BudgetListKey, [jurisdiction, allotment]: [string, string]) => sql<Entry>`
  select a.jurisdiction, a.id as allotment, l.organization as unit, u.name as "unitName", project.id as project,
    o.name as purchaser, project.number, project.title, project.item_name as item,
    project.kind, project.purchase_item as "purchaseItem", l.code as line, l.ledger, l.functional_class as "functionalClass",
    sum(case when p.kind in ('plan', 'takeUp') and p.seq = 1 then p.amount else 0 end)::bigint as budget,
    sum(case when p.kind = 'plan' and p.seq > 1 then p.amount when p.kind = 'unplan' then -p.amount else 0 end)::bigint as adjusted,
    sum(case when p.kind = 'save' then p.amount else 0 end)::bigint as saved
  from allotment a
  join budget_line l on l.jurisdiction = a.jurisdiction and l.id = a.line
  join project on project.jurisdiction = a.jurisdiction and project.id = a.project
  join organization o on o.id = project.organization
  join organization u on u.id = l.organization
  join posting p on p.jurisdiction = a.jurisdiction and p.allotment = a.id
  where ${inScope(key)} and a.year = ${key.year} and l.organization = coalesce(${key.organization ?? null}::uuid, l.organization) and (a.jurisdiction, a.id) > (${jurisdiction}, ${allotment}::uuid)
  group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14
  order by a.jurisdiction, a.id
  limit ${pageLength}`;

const words = (one: Entry): string[] => [
  one.jurisdiction,
  one.purchaser,
  one.number,
  one.title,
  one.item,
  sixKindNames[one.kind],
  one.purchaseItem,
  one.line,
  ledgers[one.ledger],
  one.functionalClass,
];

const figures = (one: Entry): string[] => [inWan(fen(one.budget)), inWan(fen(one.adjusted))];

async function* asCsv(entries: AsyncIterable<Entry>): AsyncGenerator<string> {
  yield formatCsv([heads.map((one) => one.text)]);
  for await (const one of entries) yield formatCsv([[...words(one).map(inert), ...figures(one)]]);
}

async function* asJson(key: BudgetListKey, entries: AsyncIterable<Entry>): AsyncGenerator<string> {
  yield `${JSON.stringify({ ...key, unit: "fen" }).slice(0, -1)},"rows":[`;
  let comma = "";
  for await (const entry of entries) {
    const {
      budget,
      adjusted,
      saved: _,
      unit: __,
      unitName: ___,
      project: ____,
      kind,
      ...rest
    } = entry;
    const row = {
      ...rest,
      kind: sixKindNames[kind],
      budget: `${budget}`,
      adjusted: `${adjusted}`,
    };
    yield `${comma}\n${JSON.stringify(row)}`;
    comma = ",";
  }
  yield "\n]}\n";
}

async function* asCells(entries: AsyncIterable<Entry>) {
  for await (const one of entries) yield [[...words(one), ...figures(one)]];
}

export function contentOf(db: Db, key: BudgetListKey, format: PaperFormat): Readable {
  const entries = entriesOf(db, key);
  return format === "xlsx"
    ? streamSheet(`${key.year}年预算表`, heads, asCells(entries))
    : Readable.from(format === "csv" ? asCsv(entries) : asJson(key, entries));
}

/** Writes the list to a file, within the transaction that reads it. */
export const writeBudgetList = (
  db: Db,
  key: BudgetListKey,
  format: PaperFormat,
  path: string,
): Promise<void> => pipeline(contentOf(db, key, format), createWriteStream(path));
