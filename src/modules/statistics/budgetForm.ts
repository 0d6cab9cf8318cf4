import { writeFile } from "node:fs/promises";
import { fen, inWan, minus, plus, nought, type Money } from "../../base/money.ts";
import type { Db } from "../../platform/db.ts";
import type { Download } from "../../platform/http.ts";
import { spooled } from "../../platform/spool.ts";
import { writeSheet, type SheetCell } from "../../platform/sheetWriter.ts";
import { getJurisdiction, getOrganization } from "../organization/reads.ts";
import { sixKindNames } from "../policy/model.ts";
import { isUpper } from "./reads.ts";
import {
  contentOf,
  entriesOf,
  writeBudgetList,
  type BudgetListKey,
  type Entry,
} from "./budgetList.ts";
import { ledgers } from "./model.ts";
import { fileTypes, type PaperFormat } from "./paper.ts";

/** 政府购买服务项目支出表: the year's plan by budget unit, as it is laid before those who approve it. Fiscal money alone. */

type Sums = { budget: Money; adjusted: Money; planned: Money };
type Unit = Sums & { organization: string; name: string; rows: Row[] };
type Row = Sums &
  Omit<Entry, keyof Sums | "kind" | "ledger" | "saved"> & { kindName: string; ledgerName: string };

export type BudgetForm = Sums & {
  title: string;
  filer: string;
  year: number;
  units: Unit[];
};

const none: Sums = { budget: nought, adjusted: nought, planned: nought };

const add = (sums: Sums, one: Sums): Sums => ({
  budget: plus(sums.budget, one.budget),
  adjusted: plus(sums.adjusted, one.adjusted),
  planned: plus(sums.planned, one.planned),
});

/** What is planned now: as approved, with what was added and cut, without what contracts have saved. */
function rowOf({ kind, ledger, budget, adjusted, saved, ...rest }: Entry): Row {
  const sums = { budget: fen(budget), adjusted: fen(adjusted) };
  const planned = minus(plus(sums.budget, sums.adjusted), fen(saved));
  return { ...rest, ...sums, planned, kindName: sixKindNames[kind], ledgerName: ledgers[ledger] };
}

/** Unit by unit in the order of their names; each unit's rows by line and project. */
export async function budgetForm(db: Db, key: BudgetListKey): Promise<BudgetForm> {
  const rows: Row[] = [];
  for await (const entry of entriesOf(db, key)) rows.push(rowOf(entry));
  const byUnit = new Map<string, Row[]>();
  for (const row of rows) byUnit.set(row.unit, [...(byUnit.get(row.unit) ?? []), row]);
  const units = [...byUnit].map(([organization, own]) => ({
    organization,
    name: own[0]!.unitName,
    rows: own.sort((a, b) => a.line.localeCompare(b.line) || a.number.localeCompare(b.number)),
    ...own.reduce(add, none),
  }));
  const filer = key.organization
    ? (await getOrganization(db, key.organization)).name
    : (await getJurisdiction(db, key.jurisdiction)).name;
  return {
    title: "政府购买服务项目支出表",
    filer,
    year: key.year,
    units: units.sort((a, b) => (a.organization < b.organization ? -1 : 1)),
    ...units.reduce(add, none),
  };
}

const heads = [
  ["单位", 22],
  ["项目名称", 30],
  ["购买内容", 18],
  ["服务类别", 22],
  ["品目", 12],
  ["功能分类", 10],
  ["预算类别", 14],
  ["预算指标", 22],
  ["预算数", 14],
  ["年中调整", 14],
  ["计划数", 14],
] as const;

const words = (all: readonly string[]): SheetCell[] => all.map((text) => ({ look: "label", text }));

const figures = ({ budget, adjusted, planned }: Sums, look: "figure" | "total"): SheetCell[] =>
  [budget, adjusted, planned].map((one) => ({ look, figure: inWan(one) }));

const sumRow = (name: string, sums: Sums): SheetCell[] => [
  { look: "head", text: name },
  ...heads.slice(1, 8).map((): SheetCell => ({ look: "label", text: "" })),
  ...figures(sums, "total"),
];

/** As .xlsx on A4 across: title, unit and year, head, the projects of each unit with its sum, the whole. */
function writeBudgetForm(form: BudgetForm): Promise<Uint8Array> {
  const body = form.units.flatMap((unit) => [
    ...unit.rows.map((row) => [
      ...words([
        unit.name,
        row.title,
        row.item,
        row.kindName,
        row.purchaseItem,
        row.functionalClass,
        row.ledgerName,
        row.line,
      ]),
      ...figures(row, "figure"),
    ]),
    sumRow(`${unit.name}小计`, unit),
  ]);
  const last = heads.length - 1;
  return writeSheet({
    name: `${form.year}年项目支出表`,
    widths: heads.map(([, width]) => width),
    rows: [
      [{ look: "title", text: form.title }],
      [
        { look: "aside", text: `编制单位：${form.filer}` },
        ...Array.from({ length: last - 4 }, () => undefined),
        { look: "aside", text: `年度：${form.year}` },
        undefined,
        { look: "aside", text: "金额单位：万元" },
      ],
      heads.map(([text]) => ({ look: "head", text })),
      ...body,
      sumRow("合计", form),
      [{ look: "note", text: "注：只含财政资金；村集体自有、捐赠等资金不列入本表。" }],
    ],
    spans: [[0, 0, 0, last]],
    repeat: "1:3",
  });
}

/** A county's form has one sheet in the layout of the form; a city's or a province's list would be too long for one. */
const isSheet = ({ scope, jurisdiction }: BudgetListKey, format: PaperFormat): boolean =>
  format === "xlsx" && !(scope === "all" && isUpper(jurisdiction));

const sheetOf = async (db: Db, key: BudgetListKey): Promise<Buffer> =>
  Buffer.from(await writeBudgetForm(await budgetForm(db, key)));

export async function writeBudgetPaper(
  db: Db,
  key: BudgetListKey,
  format: PaperFormat,
  path: string,
): Promise<void> {
  if (!isSheet(key, format)) return writeBudgetList(db, key, format, path);
  await writeFile(path, await sheetOf(db, key));
}

/** The form or the list as a download. */
export async function giveBudgetPaper(
  db: Db,
  key: BudgetListKey,
  format: PaperFormat,
): Promise<Download> {
  const name = `政府购买服务项目支出表-${key.jurisdiction}-${key.year}.${format}`;
  const type = fileTypes[format];
  if (isSheet(key, format)) return { name, type, content: await sheetOf(db, key) };
  return spooled({ name, type }, contentOf(db, key, format));
}
