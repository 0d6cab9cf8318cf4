import { canonical, sha256 } from "../../platform/identity.ts";
import { formOf } from "./forms.ts";
import {
  columns,
  totalRow,
  type Cells,
  type FormNumber,
  type ReturnRow,
  type ReturnTable,
} from "./model.ts";

/** 报表内容 as it is stored and hashed: one text for one table, whatever file it came in. */
export const contentOf = (table: ReturnTable): string =>
  canonical(table.rows.map(({ row, cells }) => [row, columns.map((one) => cells[one] ?? null)]));

export const hashOf = (content: string): string => sha256(content);

type Stored = [row: string, values: (string | null)[]][];

export function tableOf(form: FormNumber, content: string): ReturnTable {
  const stored: Stored = JSON.parse(content);
  return {
    form,
    rows: stored.map(([row, values]): ReturnRow => {
      const cells: Cells = {};
      for (const [index, column] of columns.entries()) {
        const value = values[index];
        if (typeof value === "string") cells[column] = BigInt(value);
      }
      return { row, cells };
    }),
  };
}

/** A form in which nothing happened: every sum is nought, not "not given". */
export function emptyTable(form: FormNumber, year: number): Map<string, Cells> {
  const names = [...formOf(form, year).rows.map((one) => one.row), totalRow];
  return new Map(names.map((row) => [row, {}]));
}
