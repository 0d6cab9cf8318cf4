import type { BookSheet, SheetRow } from "../../platform/sheet.ts";
import { isAmount } from "./columns.ts";
import type { TableHead } from "./head.ts";

type Filling = { until: number; value: string };

/**
 * 合并单元格: a township written once over its ten projects stands in each of them. Amounts are never repeated: one
 * amount over three rows is not three amounts.
 */
export function mergeFiller({ merges }: BookSheet, head: TableHead) {
  const fillable = [...head.places]
    .filter(([column]) => !isAmount(column))
    .map(([, place]) => place);
  const ends = new Map(
    merges
      .filter(([top, left, bottom]) => top > head.row && bottom > top && fillable.includes(left))
      .map(([top, left, bottom]) => [`${top},${left}`, bottom]),
  );
  const open = new Map<number, Filling>();
  return (row: SheetRow): SheetRow => {
    if (ends.size === 0) return row;
    let cells: string[] | undefined;
    for (const place of fillable) {
      const value = row.cells[place] ?? "";
      const until = ends.get(`${row.number},${place}`);
      if (until !== undefined) open.set(place, { until, value });
      const filling = open.get(place);
      if (value !== "" || filling === undefined || filling.until < row.number) continue;
      cells ??= Array.from(
        { length: Math.max(row.cells.length, place + 1) },
        (_, at) => row.cells[at] ?? "",
      );
      cells[place] = filling.value;
    }
    return cells ? { number: row.number, cells } : row;
  };
}
