import { sheetType } from "../../base/sheetType.ts";
import { inert, formatCsv } from "../../platform/sheetCsv.ts";
import { writeSheet, type SheetCell } from "../../platform/sheetWriter.ts";
import { formOf } from "./forms.ts";
import {
  columnName,
  columns,
  figure,
  ledgerNames,
  ledgers,
  measureNames,
  measureOf,
  measures,
  periods,
  scopes,
  totalRow,
  type ReturnKey,
  type ReturnTable,
} from "./model.ts";

/** 出表: what a return needs on paper beside its figures. */
export type Paper = {
  key: ReturnKey;
  table: ReturnTable;
  /** 填报单位 */
  filer: string;
};

export const fileTypes = {
  xlsx: sheetType,
  csv: "text/csv; charset=utf-8",
  json: "application/json; charset=utf-8",
} as const;
export type PaperFormat = keyof typeof fileTypes;

export const paperFormats = ["xlsx", "csv", "json"] as const satisfies readonly PaperFormat[];

export type PaperFile = { name: string; type: string; bytes: Uint8Array };

export async function writePaper(paper: Paper, format: PaperFormat): Promise<PaperFile> {
  const { key } = paper;
  const { title } = formOf(key.form, key.year);
  const name = `${title}-${key.jurisdiction}-${key.year}-${scopes[key.scope]}-${periods[key.period]}.${format}`;
  const bytes =
    format === "xlsx"
      ? await asSheet(paper)
      : new TextEncoder().encode(format === "csv" ? asCsv(paper) : asJson(paper));
  return { name, type: fileTypes[format], bytes };
}

/** In the layout in which it is read: one header line, what was not given stays empty. */
function asCsv({ key, table }: Paper): string {
  const header = [formOf(key.form, key.year).corner, ...columns.map(columnName)];
  const rows = table.rows.map(({ row, cells }) => [
    row,
    ...columns.map((column) => {
      const value = cells[column];
      return value === undefined ? "" : figure(column, value);
    }),
  ]);
  return formatCsv([header, ...rows]);
}

/** Money is fen as text, counts are numbers, null is "not given". */
function asJson({ key, table, filer }: Paper): string {
  const rows = table.rows.map(({ row, cells }) => ({
    row,
    cells: Object.fromEntries(
      columns.map((column) => {
        const value = cells[column];
        if (value === undefined) return [columnName(column), null];
        return [columnName(column), measureOf(column) === "projects" ? Number(value) : `${value}`];
      }),
    ),
  }));
  const { title } = formOf(key.form, key.year);
  return `${JSON.stringify({ title, ...key, filer, unit: "fen", mark: table.mark, rows }, null, 2)}\n`;
}

const width = columns.length + 1;
const blanks = (look: SheetCell["look"], count: number): SheetCell[] =>
  Array.from({ length: count }, () => ({ look, blank: true }));

/** The official sheet: title, filer, year and unit, a head of two rows with merged cells, 合计 last, the notes below. */
function asSheet({ key, table, filer }: Paper): Promise<Uint8Array> {
  const form = formOf(key.form, key.year);
  const body = table.rows.map(({ row, cells }): SheetCell[] => [
    { look: row === totalRow ? "head" : "label", text: row },
    ...columns.map((column): SheetCell => {
      const look = row === totalRow ? "total" : "figure";
      const value = cells[column];
      return value === undefined ? { look, blank: true } : { look, figure: figure(column, value) };
    }),
  ]);
  const notes = [...form.notes, ...(table.mark ? [table.mark] : [])].map(
    (note, index): SheetCell[] => [
      { look: "note", text: `${index === 0 ? "注：" : "    "}${note}` },
      ...blanks("note", width - 1),
    ],
  );
  const firstNote = 5 + body.length;
  return writeSheet({
    name: `表${key.form}`,
    widths: [24, ...columns.map((column) => (measureOf(column) === "projects" ? 7 : 12.5))],
    rows: [
      [{ look: "title", text: form.title }, ...blanks("title", width - 1)],
      caption(key, inert(filer)),
      [
        { look: "head", text: form.corner },
        ...ledgerNames.flatMap((ledger): SheetCell[] => [
          { look: "head", text: ledgers[ledger] },
          ...blanks("head", measureNames.length - 1),
        ]),
      ],
      [
        ...blanks("head", 1),
        ...columns.map((column): SheetCell => ({
          look: "head",
          text: measures[measureOf(column)],
        })),
      ],
      ...body,
      [],
      ...notes,
    ],
    spans: [
      [0, 0, 0, width - 1],
      [1, 0, 1, 4],
      [1, 5, 1, 8],
      [1, 9, 1, width - 1],
      [2, 0, 3, 0],
      ...ledgerNames.map((_, index) => [2, 1 + index * 4, 2, 4 + index * 4] as const),
      ...notes.map((_, index) => [firstNote + index, 0, firstNote + index, width - 1] as const),
    ],
    heights: new Map([
      [0, 30],
      [1, 20],
      ...Array.from({ length: body.length + 2 }, (_, index) => [index + 2, 18] as const),
      ...notes.map((_, index) => [firstNote + index, 28] as const),
    ]),
    repeat: "3:4",
  });
}

function caption(key: ReturnKey, filer: string): SheetCell[] {
  const half = key.period === "year" ? "" : `，${periods[key.period]}`;
  return [
    { look: "aside", text: `填报单位：${filer}（${key.jurisdiction} ${scopes[key.scope]}）` },
    ...blanks("aside", 4),
    { look: "aside", text: `年份：（${key.year}）${half}`, align: "center" },
    ...blanks("aside", 3),
    { look: "aside", text: "金额：万元", align: "right" },
    ...blanks("aside", 3),
  ];
}
