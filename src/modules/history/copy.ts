import type { BookSheet, SheetRow } from "../../platform/sheet.ts";
import { writeReturned, type ReturnedSheet } from "../../platform/sheetWriter.ts";
import type { WrongCell } from "./entry.ts";

/** So many rows have their wrong cells coloured; a file that is wrong throughout is read by its last column. */
const mostColoured = 3000;

type Page = ReturnedSheet & { remarks: Map<string, string>; width: number };

/** 退回的文件: head and bad rows of the user's own file, each with its number and what is wrong in two last columns. */
export function returnedCopy() {
  const pages = new Map<string, Page>();
  let bad = 0;

  const begin = ({ name }: BookSheet, above: readonly SheetRow[]): Page => {
    const width = Math.max(1, ...above.map(({ cells }) => cells.length));
    const rows: (readonly string[])[] = above.slice(0, -1).map(({ cells }) => cells);
    const page: Page = { name, rows, remarks: new Map(), width };
    rows.push(widened(page, above.at(-1)?.cells ?? [], ["原行号", "导入结果"]));
    pages.set(name, page);
    return page;
  };

  return {
    /** `above` are the rows of title and head: with them the copy can be imported again. */
    add(sheet: BookSheet, above: readonly SheetRow[], row: SheetRow, wrong: readonly WrongCell[]) {
      const page = pages.get(sheet.name) ?? begin(sheet, above);
      bad += 1;
      if (bad <= mostColoured)
        for (const { place, says } of wrong)
          if (place >= 0) page.remarks.set(`${page.rows.length},${place}`, says);
      const says = wrong.map((one) => one.says).join("；");
      page.rows.push(widened(page, row.cells, [`${row.number}`, says]));
    },

    /** The .xlsx; null where nothing went back. */
    write: (): Promise<Uint8Array> | null =>
      bad === 0 ? null : writeReturned([...pages.values()]),
  };
}

/** The two last columns stand where the head has ended, beyond every cell of the row itself. */
function widened({ width }: Page, cells: readonly string[], last: readonly string[]): string[] {
  const own = Array.from({ length: Math.max(width, cells.length) }, (_, at) => cells[at] ?? "");
  return [...own, ...last];
}
