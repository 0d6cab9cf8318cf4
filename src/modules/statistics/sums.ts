import {
  columnName,
  columnOf,
  figureWithUnit,
  ledgerNames,
  ledgers,
  measureNames,
  totalRow,
  type Cells,
  type Column,
  type Finding,
  type Ledger,
  type Measure,
  type ReturnRow,
  type ReturnTable,
} from "./model.ts";
import { isWithinRounding } from "./rounding.ts";

/** One sum of the form: what is stated, and what its parts come to. */
type Sum = {
  kind: "row" | "column";
  row: string;
  column: Column;
  stated: bigint;
  parts: bigint;
  figures: readonly bigint[];
  /** False where a part was not given: then the parts may only not exceed the sum. */
  isWhole: boolean;
};

/** 合计关系: general + fund = total in each row, and the rows add up to 合计 in each column. */
export function checkSums(table: ReturnTable): Finding[] {
  return measureNames.flatMap((measure) => {
    const sums = [...rowSums(table, measure), ...columnSums(table, measure)];
    const wrong = sums.filter(({ stated, parts, isWhole }) =>
      isWhole ? parts !== stated : parts > stated,
    );
    return [...suspect(table, wrong), ...wrong.map(asFinding)];
  });
}

/**
 * What a cell counts for in a sum. A ledger left wholly blank in a row has nothing there: so the form is filled in.
 * A single blank beside filled ones was not given, and no sum can be held against it.
 */
function valueOf(table: ReturnTable, cells: Cells, column: Column): bigint | undefined {
  const given = cells[column];
  if (given !== undefined) return given;
  const ledger = ledgerNames.find((one) => column.startsWith(one))!;
  if (!table.rows.some((one) => one.cells[column] !== undefined)) return undefined;
  const isBlank = measureNames.every((measure) => cells[columnOf(ledger, measure)] === undefined);
  return isBlank ? 0n : undefined;
}

function rowSums(table: ReturnTable, measure: Measure): Sum[] {
  const column = columnOf("total", measure);
  return table.rows.flatMap(({ row, cells }): Sum[] => {
    const stated = cells[column];
    if (stated === undefined) return [];
    const parts = (["general", "fund"] as const).map((ledger) =>
      valueOf(table, cells, columnOf(ledger, measure)),
    );
    return [sumOf({ kind: "row", row, column, stated }, parts)];
  });
}

function columnSums(table: ReturnTable, measure: Measure): Sum[] {
  const total = table.rows.find((one) => one.row === totalRow);
  const rows = table.rows.filter((one) => one.row !== totalRow);
  return ledgerNames.flatMap((ledger): Sum[] => {
    const column = columnOf(ledger, measure);
    const stated = total?.cells[column];
    if (stated === undefined) return [];
    const parts = rows.map((one) => rowValue(table, one, ledger, measure));
    return [sumOf({ kind: "column", row: totalRow, column, stated }, parts)];
  });
}

/** A row's total that was not given follows from its two ledgers. */
function rowValue(
  table: ReturnTable,
  { cells }: ReturnRow,
  ledger: Ledger,
  measure: Measure,
): bigint | undefined {
  const column = columnOf(ledger, measure);
  if (ledger !== "total") return valueOf(table, cells, column);
  if (cells[column] !== undefined) return cells[column];
  const [general, fund] = (["general", "fund"] as const).map((one) =>
    valueOf(table, cells, columnOf(one, measure)),
  );
  return general === undefined || fund === undefined ? undefined : general + fund;
}

function sumOf(
  at: Pick<Sum, "kind" | "row" | "column" | "stated">,
  parts: readonly (bigint | undefined)[],
): Sum {
  const known = parts.filter((one) => one !== undefined);
  return {
    ...at,
    parts: known.reduce((a, b) => a + b, 0n),
    figures: [at.stated, ...known],
    isWhole: known.length === parts.length,
  };
}

/**
 * Figures written to a coarser unit than the fen may each be off by half a unit, and a sum by all of them together.
 * A return is refused all the same: exact figures always agree. But the filer is told where to look.
 */
function isRounding({ stated, parts, figures, column }: Sum): boolean {
  if (column.endsWith(".projects")) return false;
  const units = [1_000_000n, 100_000n, 10_000n, 1_000n, 100n, 10n, 1n];
  const unit = units.find((one) => figures.every((figure) => figure % one === 0n)) ?? 1n;
  const off = parts > stated ? parts - stated : stated - parts;
  return (
    unit > 1n &&
    isWithinRounding(
      off,
      figures.map(() => unit),
    )
  );
}

function asFinding(sum: Sum): Finding {
  const { kind, row, column, stated, parts, isWhole } = sum;
  const [said, added, off] = [stated, parts, parts > stated ? parts - stated : stated - parts].map(
    (one) => figureWithUnit(column, one),
  );
  const measure = columnName(column).split(".")[1];
  const equation =
    kind === "row"
      ? `${ledgers.general}与${ledgers.fund}之和 ${added}，合计栏${measure} ${said}`
      : `各行之和 ${added}，合计行 ${said}`;
  const rounding = isRounding(sum);
  const how = isWhole ? `相差 ${off}` : `已填的部分已经超出合计 ${off}`;
  const hint = rounding ? "；差额在四舍五入的范围内，请填报未经四舍五入的数" : "";
  return {
    rule: `statistics.${kind === "row" ? "ledgersSumToTotal" : "rowsSumToTotal"}${rounding ? ".rounding" : ""}`,
    level: "error",
    row,
    column: columnName(column),
    says: `“${row}”${columnName(column)}：${equation}，${how}${hint}`,
    figures: { stated: `${stated}`, sum: `${parts}`, difference: `${parts - stated}` },
  };
}

/** One row and one column that are off by the same amount cross in one cell: most likely it alone is wrong. */
function suspect(table: ReturnTable, wrong: readonly Sum[]): Finding[] {
  const [inRow, inColumn, ...more] = wrong;
  if (!inRow || !inColumn || more.length > 0) return [];
  if (inRow.kind !== "row" || inColumn.kind !== "column") return [];
  const { row } = inRow;
  const { column } = inColumn;
  // A part raises its sum, a total lowers the difference: so the sign depends on where the cell stands.
  const byRow = (inRow.parts - inRow.stated) * (column.startsWith("total") ? -1n : 1n);
  const byColumn = (inColumn.parts - inColumn.stated) * (row === totalRow ? -1n : 1n);
  const reported = table.rows.find((one) => one.row === row)?.cells[column];
  if (byRow !== byColumn || reported === undefined) return [];
  const fitting = reported - byRow;
  return [
    {
      rule: "statistics.oneCellIsOff",
      level: "error",
      row,
      column: columnName(column),
      says: `“${row}”${columnName(column)}：填报 ${figureWithUnit(column, reported)}，按同行和同列的合计应为 ${figureWithUnit(column, fitting)}。所在行与所在列相差同一数额，很可能就是这一格有误`,
      figures: { reported: `${reported}`, fitting: `${fitting}`, difference: `${byRow}` },
    },
  ];
}
