import { writeXlsx, type CellStyle, type CellValue } from "hucre";
import { inert } from "./sheetCsv.ts";

/** How a cell looks. Few looks, so that every sheet of ours reads alike. */
export type SheetLook = "title" | "head" | "label" | "figure" | "total" | "aside" | "note";

/** A cell to be written: text that a user typed is made inert, a figure stays exact. */
export type SheetCell = { look: SheetLook; align?: "left" | "center" | "right" } & (
  { text: string } | { figure: string } | { blank: true }
);

/** 打印页: a sheet as it lies on paper. Spans are [row, column, last row, last column], from 0. */
export type SheetPage = {
  name: string;
  widths: readonly number[];
  rows: readonly (readonly (SheetCell | undefined)[])[];
  spans: readonly (readonly [number, number, number, number])[];
  /** Heights in points of rows that hold more than one line. */
  heights?: ReadonlyMap<number, number>;
  /** Rows repeated on each printed page, "1:4". */
  repeat?: string;
};

const song = "宋体";
const thin = { style: "thin" } as const;
const grid = { top: thin, right: thin, bottom: thin, left: thin };

// prettier-ignore
const looks: Record<SheetLook, CellStyle> = {
  title:  { font: { name: song, size: 16, bold: true }, alignment: { horizontal: "center", vertical: "center" } },
  head:   { font: { name: song, size: 10, bold: true }, border: grid, alignment: { horizontal: "center", vertical: "center", wrapText: true } },
  label:  { font: { name: song, size: 10 }, border: grid, alignment: { horizontal: "left", vertical: "center", wrapText: true } },
  figure: { font: { name: song, size: 10 }, border: grid, alignment: { horizontal: "right", vertical: "center" } },
  total:  { font: { name: song, size: 10, bold: true }, border: grid, alignment: { horizontal: "right", vertical: "center" } },
  aside:  { font: { name: song, size: 10 }, alignment: { horizontal: "left", vertical: "center" } },
  note:   { font: { name: song, size: 9 }, alignment: { horizontal: "left", vertical: "top", wrapText: true } },
};

const styleOf = ({ look, align }: SheetCell): CellStyle =>
  align
    ? { ...looks[look], alignment: { ...looks[look].alignment, horizontal: align } }
    : looks[look];

/** A double holds fifteen significant digits. A longer figure is written as text rather than changed. */
const figureValue = (figure: string): CellValue =>
  figure.replace(/\D/g, "").replace(/^0+/, "").length <= 15 ? Number(figure) : figure;

function valueOf(cell: SheetCell | undefined): CellValue {
  if (cell === undefined || "blank" in cell) return null;
  return "figure" in cell ? figureValue(cell.figure) : inert(cell.text);
}

const styled = (rows: SheetPage["rows"]) =>
  new Map(
    rows.flatMap((row, at) =>
      row.flatMap((cell, column) =>
        cell === undefined
          ? []
          : [[`${at},${column}`, { value: valueOf(cell), style: styleOf(cell) }] as const],
      ),
    ),
  );

/** Writes one page as .xlsx, landscape A4, one page wide. */
export function writeSheet(page: SheetPage): Promise<Uint8Array> {
  const cells = styled(page.rows);
  return writeXlsx({
    sheets: [
      {
        name: page.name,
        columns: page.widths.map((width) => ({ width })),
        rows: page.rows.map((row) => row.map(valueOf)),
        cells,
        merges: page.spans.map(([startRow, startCol, endRow, endCol]) => ({
          startRow,
          startCol,
          endRow,
          endCol,
        })),
        rowDefs: new Map([...(page.heights ?? [])].map(([row, height]) => [row, { height }])),
        pageSetup: {
          paperSize: "a4",
          orientation: "landscape",
          fitToPage: true,
          fitToWidth: 1,
          fitToHeight: 0,
          horizontalCentered: true,
          margins: { top: 0.6, bottom: 0.6, left: 0.4, right: 0.4 },
          ...(page.repeat ? { printTitlesRow: page.repeat } : {}),
        },
        headerFooter: { oddFooter: "&C第 &P 页，共 &N 页" },
      },
    ],
  });
}

/** 附表: one of several small tables of a workbook, with a head row; undefined leaves a cell empty. */
export type SheetTable = {
  name: string;
  heads: readonly string[];
  rows: readonly (readonly ({ text: string } | { figure: string } | undefined)[])[];
};

const bodyCell = (cell: { text: string } | { figure: string } | undefined): SheetCell =>
  cell === undefined
    ? { look: "label", blank: true }
    : { ...cell, look: "figure" in cell ? "figure" : "label" };

/** Writes small tables as the sheets of one .xlsx. */
export function writeTables(tables: readonly SheetTable[]): Promise<Uint8Array> {
  return writeXlsx({
    sheets: tables.map(({ name, heads, rows }) => {
      const laid = [
        heads.map((text): SheetCell => ({ look: "head", text })),
        ...rows.map((row) => row.map(bodyCell)),
      ];
      return {
        name,
        columns: heads.map((_, at) => ({ width: at === 0 ? 30 : 18 })),
        rows: laid.map((row) => row.map(valueOf)),
        cells: styled(laid),
        freezePane: { rows: 1 },
      };
    }),
  });
}

/** 退回的表: a sheet of the user's own, some of whose cells have a remark beside them. */
export type ReturnedSheet = {
  name: string;
  rows: (readonly string[])[];
  /** Remarks by "row,column", both from 0. */
  remarks: ReadonlyMap<string, string>;
};

const wrongCell: CellStyle = {
  fill: { type: "pattern", pattern: "solid", fgColor: { rgb: "FDECEA" } },
  font: { color: { rgb: "A8261C" } },
};

/** A figure goes back as a figure, all else as it was written. */
const returnedValue = (text: string): CellValue => {
  if (text === "") return null;
  const isFigure = /^-?\d{1,15}(\.\d{1,10})?$/.test(text) && String(Number(text)) === text;
  if (isFigure) return Number(text);
  return text === "-" ? text : inert(text);
};

/** Writes the user's own rows back; a wrong cell is coloured and carries its remark. */
export function writeReturned(sheets: readonly ReturnedSheet[]): Promise<Uint8Array> {
  return writeXlsx({
    sheets: sheets.map(({ name, rows, remarks }) => ({
      name,
      rows: rows.map((row) => row.map(returnedValue)),
      cells: new Map(
        [...remarks].map(([place, text]) => {
          const [row = 0, column = 0] = place.split(",").map(Number);
          const value = returnedValue(rows[row]?.[column] ?? "");
          return [place, { value, style: wrongCell, comment: { author: "核对", text } }] as const;
        }),
      ),
    })),
  });
}
