import type { Db } from "../../platform/db.ts";
import { canonical, sha256 } from "../../platform/identity.ts";
import { checkReturn } from "../statistics/checks.ts";
import { contentOf, tableOf } from "../statistics/content.ts";
import { sumForm, sumForms } from "../statistics/ledgerSums.ts";
import {
  columnName,
  columns,
  figureWithUnit,
  type Cells,
  type Column,
  type Finding,
  type FormNumber,
  type Forms,
  type ReturnKey,
  type ReturnTable,
  type Scope,
} from "../statistics/model.ts";
import { finalClosings, recountForm, recountForms, recountUnits } from "../statistics/recount.ts";
import { isUpper } from "../statistics/reads.ts";
import { lowerTables } from "./lower.ts";
import type { Round } from "./model.ts";
import { listFiles } from "./reads.ts";

export type Pair = Forms;
export const formNumbers = [1, 2] as const satisfies FormNumber[];
export const scopeNames = ["all", "own"] as const satisfies Scope[];

type Of = Pick<Round, "jurisdiction" | "year" | "period">;

export const keyOf = (
  { jurisdiction, year, period }: Of,
  form: FormNumber,
  scope: Scope = "all",
): ReturnKey => ({ jurisdiction, year, period, form, scope });

/** What a column of a file adds: nothing where its cell is empty; unknown where the file has no such column at all. */
const addedBy = (file: ReturnTable, at: number, column: Column): bigint | undefined =>
  file.rows.some(({ cells }) => cells[column] !== undefined)
    ? (file.rows[at]?.cells[column] ?? 0n)
    : undefined;

/** Ledger and files together. A figure that one of them does not give cannot be summed, and is not given. */
export function addFiles(ledger: ReturnTable, files: readonly ReturnTable[]): ReturnTable {
  const rows = ledger.rows.map(({ row, cells }, at) => {
    const sums: Cells = {};
    for (const column of columns) {
      const parts = [cells[column], ...files.map((one) => addedBy(one, at, column))];
      const given = parts.filter((one) => one !== undefined);
      if (given.length === parts.length) sums[column] = given.reduce((a, b) => a + b, 0n);
    }
    return { row, cells: sums };
  });
  return { ...ledger, rows };
}

/** The cells of a table into which files have brought figures. */
export const joinedCells = (files: readonly ReturnTable[]) =>
  (files[0]?.rows ?? []).flatMap(({ row }, at) =>
    columns.flatMap((column) => {
      const sum = files.map((one) => one.rows[at]?.cells[column] ?? 0n).reduce((a, b) => a + b, 0n);
      return sum === 0n
        ? []
        : [{ row, column: columnName(column), figure: figureWithUnit(column, sum) }];
    }),
  );

/** What a treasury's units have filed without this system, as far as it was in at that instant. */
export async function filesOf(db: Db, round: Round, scope: Scope, until?: Date) {
  const files = (await listFiles(db, round, until)).filter(
    (one) => scope === "all" || !one.isTownship,
  );
  const ofForm = (form: FormNumber): ReturnTable[] =>
    files.filter((one) => one.form === form).map((one) => tableOf(form, one.content));
  return { 1: ofForm(1), 2: ofForm(2) };
}

/** 本级 of a city or province, from its own ledger. One that never had a budget has no year to close: nothing is missing in it. */
export async function ownLedger(db: Db, key: ReturnKey, until?: Date): Promise<ReturnTable> {
  const table = await (until ? recountForm(db, key, until) : sumForm(db, key));
  const { open, closed } = await finalClosings(db, key, until);
  if (open + closed > 0n || table.mark !== undefined) return table;
  const noughts = Object.fromEntries(columns.map((column) => [column, 0n]));
  return {
    ...table,
    rows: table.rows.map(({ row, cells }) => ({ row, cells: { ...noughts, ...cells } })),
  };
}

/**
 * 汇总: the ledger as it was known at an instant (or is now), and the files of units without this system. Of a city or province
 * 全辖 is what the treasuries below have filed and its own level's ledger: what was not filed does not go up.
 */
export async function sumsOf(
  db: Db,
  round: Round,
  scope: Scope,
  until: Date | undefined,
): Promise<Pair> {
  const files = await filesOf(db, round, scope, until);
  if (scope === "own" || !isUpper(round.jurisdiction)) {
    const key = keyOf(round, 1, scope);
    const ledger = await (until ? recountForms(db, key, until) : sumForms(db, key));
    return { 1: addFiles(ledger[1], files[1]), 2: addFiles(ledger[2], files[2]) };
  }
  const of = async (form: FormNumber): Promise<ReturnTable> => {
    const lower = await lowerTables(db, round, form, until);
    const own = await ownLedger(db, keyOf(round, form, "own"), until);
    return addFiles(own, [...lower, ...files[form]]);
  };
  return { 1: await of(1), 2: await of(2) };
}

/** Every unit's own two tables, above counties those of its own level alone; a unit without any posting is not in it. */
export async function unitPairs(
  db: Db,
  round: Of,
  until: Date | undefined,
): Promise<Map<string, Pair>> {
  const scope = isUpper(round.jurisdiction) ? "own" : "all";
  const [first, second] = [
    await recountUnits(db, keyOf(round, 1, scope), until),
    await recountUnits(db, keyOf(round, 2, scope), until),
  ];
  return new Map([...first].map(([unit, table]) => [unit, { 1: table, 2: second.get(unit)! }]));
}

/** What can be said about two tables from their own figures and from each other. */
export const findingsOf = (pair: Pair, { year, period }: Of): Record<FormNumber, Finding[]> => ({
  1: checkReturn({ table: pair[1], year, period, other: pair[2] }),
  2: checkReturn({ table: pair[2], year, period, other: pair[1] }),
});

export const cellOf = (table: ReturnTable, row: string, column: string): bigint | undefined => {
  const named = columns.find((one) => columnName(one) === column);
  return named && table.rows.find((one) => one.row === row)?.cells[named];
};

/** The figure of a cell, as an explanation remembers it. */
export const figureAt = (pair: Pair, form: FormNumber, [row, column]: [string, string]): string =>
  cellOf(pair[form], row, column)?.toString() ?? "";

export const pairContent = (pair: Pair): string =>
  canonical([contentOf(pair[1]), contentOf(pair[2])]);
export const hashOfText = (content: string): string => sha256(content);

export function pairOf(content: string): Pair {
  const [first, second]: [string, string] = JSON.parse(content);
  return { 1: tableOf(1, first), 2: tableOf(2, second) };
}

export type Difference = {
  row: string;
  column: string;
  here: string;
  there: string;
  says: string;
};

/** 差异: cell by cell, what two tables that should agree say. Not given on one side is a difference too. */
export function differencesOf(
  here: ReturnTable,
  there: ReturnTable,
  [mine, theirs]: readonly [string, string],
): Difference[] {
  return here.rows.flatMap(({ row, cells }, at) =>
    columns.flatMap((column): Difference[] => {
      const [a, b] = [cells[column], there.rows[at]?.cells[column]];
      if (a === b) return [];
      const said = (value: bigint | undefined) =>
        value === undefined ? "没有填" : figureWithUnit(column, value);
      const off =
        a === undefined || b === undefined
          ? ""
          : `，相差 ${figureWithUnit(column, a > b ? a - b : b - a)}`;
      return [
        {
          row,
          column: columnName(column),
          here: said(a),
          there: said(b),
          says: `“${row}”${columnName(column)}：${mine} ${said(a)}，${theirs} ${said(b)}${off}`,
        },
      ];
    }),
  );
}

export const hashOfTable = (table: ReturnTable): string => sha256(contentOf(table));
