import type { SheetRow } from "./sheet.ts";

/** Rows as they come from the reader of workbooks: one run of bytes for all cells, so that none is copied on its own. */
export type PackedRows = {
  bytes: Uint8Array;
  /** As the rows are numbered in the file. */
  numbers: number[];
  /** Rows with signs that bytes cannot carry, by their place in the batch. */
  odd: [at: number, cells: string[]][];
};

export function unpackRows({ bytes, numbers, odd }: PackedRows): SheetRow[] {
  if (numbers.length === 0) return [];
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("utf8");
  const lines = text.split("\u001e");
  const rows = numbers.map((number, at) => ({ number, cells: lines[at]!.split("\u001f") }));
  for (const [at, cells] of odd) rows[at]!.cells = cells;
  return rows;
}

/**
 * A text of its own. What is cut out of a long text keeps the whole of it in memory as long as it lives: whatever
 * outlives its batch of rows is copied first.
 */
export const ownText = (text: string): string =>
  text.length < 13 ? text : Buffer.from(text, "utf16le").toString("utf16le");

export const ownRow = ({ number, cells }: SheetRow): SheetRow => ({
  number,
  cells: cells.map(ownText),
});
