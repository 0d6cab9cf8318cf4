import { sql } from "kysely";
import type { Owned } from "../../base/shape.ts";
import type { Tx } from "../../platform/db.ts";
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
  /** The round in which it was summed and filed; null where it came from a file. */
  round: string | null;
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

export type SumLevel = "own" | "treasury" | "below";

export type StatisticSumRow = {
  jurisdiction: string;
  level: SumLevel;
  year: number;
  ledger: string;
  functionalClass: string;
  kind: string;
  projects: bigint;
  budget: bigint;
  executed: bigint;
  executedFirst: bigint;
  final: bigint;
};

declare module "../../platform/db.ts" {
  interface Tables {
    statisticSum: StatisticSumRow;
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

/** Adds to the sums of their keys, each key once. */
export async function addToSums(tx: Tx, rows: readonly StatisticSumRow[]): Promise<void> {
  const added = (name: string) =>
    sql<bigint>`${sql.ref(`statisticSum.${name}`)} + ${sql.ref(`excluded.${name}`)}`;
  await tx
    .insertInto("statisticSum")
    .values([...rows])
    .onConflict((on) =>
      on
        .columns(["jurisdiction", "level", "year", "ledger", "functionalClass", "kind"])
        .doUpdateSet({
          projects: added("projects"),
          budget: added("budget"),
          executed: added("executed"),
          executedFirst: added("executedFirst"),
          final: added("final"),
        }),
    )
    .execute();
}
