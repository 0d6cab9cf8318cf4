import type { SheetRow } from "./sheet.ts";
import { writeSheet, type SheetCell } from "./sheetWriter.ts";

type Remarked = {
  /** Name of the sheet. */
  name: string;
  rows: readonly SheetRow[];
  /** Number of the head row. */
  header: number;
  /** Head of the last column, and what it says by the number of the row. */
  column: string;
  remarks: ReadonlyMap<number, string>;
  /** Of the user's own columns; 16 where nothing is said. */
  widths?: readonly number[];
};

const cellOf = (text: string | undefined, look: SheetCell["look"]): SheetCell =>
  text ? { look, text } : { look, blank: true };

/** 退回的文件: the user's own rows, each with what became of it in a last column. */
export function writeRemarks({ name, rows, header, column, remarks, widths = [] }: Remarked) {
  const width = Math.max(...rows.map(({ cells }) => cells.length));
  const lines = rows.map(({ number, cells }) => {
    const look = number === header ? "head" : "label";
    const own = Array.from({ length: width }, (_, at) => cellOf(cells[at], look));
    return [...own, cellOf(number === header ? column : remarks.get(number), look)];
  });
  const own = Array.from({ length: width }, (_, at) => widths[at] ?? 16);
  return writeSheet({ name, widths: [...own, 56], rows: lines, spans: [] });
}
