import type { Tx } from "../../platform/db.ts";
import type { Owned } from "../../base/shape.ts";
import type { FormNumber, Period, Scope } from "./model.ts";

export type FiledRow = {
  jurisdiction: string;
  year: number;
  form: FormNumber;
  scope: Scope;
  period: Period;
  version: number;
  id: string;
  organization: string;
  readers: string[];
  filer: string;
  content: string;
  hash: string;
  reason: string;
  post: string;
  filedOn: string;
  filedAt: Date;
};

export type CellNoteRow = Owned & {
  return: string;
  rowName: string;
  columnName: string;
  says: string;
  post: string;
  notedAt: Date;
};

export type YearClosingRow = {
  jurisdiction: string;
  year: number;
  id: string;
  organization: string;
  readers: string[];
  number: string;
  closedOn: string;
  closedAt: Date;
  post: string;
};

declare module "../../platform/db.ts" {
  interface Tables {
    statisticReturn: FiledRow;
    returnCellNote: CellNoteRow;
    yearClosing: YearClosingRow;
  }
}

export async function insertReturn(tx: Tx, row: FiledRow): Promise<void> {
  await tx.insertInto("statisticReturn").values(row).execute();
}

export async function insertCellNote(tx: Tx, row: CellNoteRow): Promise<void> {
  await tx.insertInto("returnCellNote").values(row).execute();
}

export async function insertYearClosing(tx: Tx, row: YearClosingRow): Promise<void> {
  await tx.insertInto("yearClosing").values(row).execute();
}
