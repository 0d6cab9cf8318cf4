import { refuseField } from "../../base/refusal.ts";
import type { BookSheet, SheetRow } from "../../platform/sheet.ts";
import { tight, unitAbove, type Unit } from "../../platform/sheetUnits.ts";
import {
  amountColumns,
  columnNames,
  headOf,
  isAmount,
  mayNameProject,
  type AmountColumn,
  type Column,
  type Head,
} from "./columns.ts";

/** So far down a head is looked for; above it stand titles and notes. */
export const headWithin = 30;

/** 表头: where each column stands, from 0, and what the lines above it say of the whole table. */
export type TableHead = {
  /** The last row of the head, as the file numbers it. */
  row: number;
  /** Rows of the buffer that are title or head. */
  rows: number;
  places: ReadonlyMap<Column, number>;
  units: ReadonlyMap<AmountColumn, Unit>;
  /** Written cells of the head by place: the copy and the remarks name them. */
  texts: readonly string[];
  /** 年度 as title or name of the sheet say it. */
  year: number | undefined;
  /** Columns that were understood as nothing or that a better one has displaced. */
  unused: readonly string[];
};

type Named = { place: number; text: string; head: Head };

const letterOf = (place: number): string =>
  (place >= 26 ? letterOf(Math.floor(place / 26) - 1) : "") +
  String.fromCharCode(65 + (place % 26));

const cleft = (row: SheetRow, { merges }: BookSheet): string[] => {
  const cells = [...row.cells];
  for (const [top, left, bottom, right] of merges)
    if (top <= row.number && row.number <= bottom && right < 256)
      for (let place = left + 1; place <= right; place += 1) cells[place] ||= cells[left] ?? "";
  return Array.from(cells, (cell) => cell ?? "");
};

/** A cell of the lower of two head rows is read with what stands over it: 预算资金 over 金额（万元）. */
function joined(upper: readonly string[], lower: readonly string[]): [string, Head | undefined][] {
  const width = Math.max(upper.length, lower.length);
  return Array.from({ length: width }, (_, place) => {
    const [over, under] = [upper[place] ?? "", lower[place] ?? ""];
    if (under === "" || under === over) return [over, headOf(over)];
    const own = headOf(under) ?? headOf(over + under);
    const unit = own?.unit ?? headOf(over)?.unit;
    return [`${over}${under}`, own && isAmount(own.column) ? { ...own, unit } : own];
  });
}

const namedOf = (cells: readonly [string, Head | undefined][]): Named[] =>
  cells.flatMap(([text, head], place) => (head ? [{ place, text, head }] : []));

const isHead = (named: readonly Named[]): boolean =>
  named.some(({ head }) => head.column === "name") &&
  named.some(({ head }) => isAmount(head.column));

const countOf = (named: readonly Named[]): number =>
  new Set(named.map(({ head }) => head.column)).size;

/** A second head row holds words only, no figure, and tells more than the first alone. */
const continues = (row: SheetRow | undefined): row is SheetRow =>
  row !== undefined && row.cells.every((cell) => !/^\d/.test(cell));

/** Whether rows of the table repeat the head, as printed tables do on every page. */
export function headRepeats({ places, texts }: TableHead): (row: SheetRow) => boolean {
  const name = places.get("name")!;
  const head = tight(texts[name] ?? "");
  const all = [...places.values()];
  return ({ cells }) => {
    const text = cells[name] ?? "";
    if (text === "" || text.length > 40) return false;
    const bare = tight(text);
    if (bare !== head && !(mayNameProject(bare) && headOf(text)?.column === "name")) return false;
    return all.filter((place) => headOf(cells[place] ?? "") !== undefined).length > 1;
  };
}

type Found = { at: number; span: 1 | 2; cells: [string, Head | undefined][] };

function search(rows: readonly SheetRow[], sheet: BookSheet): Found | undefined {
  for (const [at, row] of rows.entries()) {
    const upper = cleft(row, sheet);
    const one = upper.map((text): [string, Head | undefined] => [text, headOf(text)]);
    const next = rows[at + 1];
    if (continues(next)) {
      const two = joined(upper, cleft(next, sheet));
      const isMore = countOf(namedOf(two)) > countOf(namedOf(one));
      const isUnits = next.cells.some((cell) => /^[(（]?(万?元)[)）]?$/.test(cell));
      if (isHead(namedOf(two)) && (isMore || isUnits) && !isHead(namedOf(joined(next.cells, []))))
        return { at, span: 2, cells: two };
    }
    if (isHead(namedOf(one))) return { at, span: 1, cells: one };
  }
  return undefined;
}

const refused = (sheet: BookSheet, because: string, fix: string) =>
  refuseField("file", `工作表“${sheet.name}”${because}`, fix);

/** One place for each column: the best name wins, and the same name twice is nobody's guess. */
function placesOf(named: readonly Named[], sheet: BookSheet) {
  const places = new Map<Column, Named>();
  for (const one of named) {
    const { column, rank } = one.head;
    const other = places.get(column);
    if (other && other.head.rank === rank && column !== "note")
      throw refused(
        sheet,
        `有两列都是“${columnNames[column]}”：${letterOf(other.place)} 列“${other.text}”和 ${letterOf(one.place)} 列“${one.text}”`,
        "请只保留一列，或者给另一列换一个名称",
      );
    if (!other || rank < other.head.rank) places.set(column, one);
  }
  return places;
}

function unitsOf(
  places: ReadonlyMap<Column, Named>,
  above: Unit | "other" | undefined,
  sheet: BookSheet,
) {
  const units = new Map<AmountColumn, Unit>();
  for (const column of amountColumns) {
    const named = places.get(column);
    if (!named) continue;
    const unit = named.head.unit ?? above;
    if (unit === undefined || unit === "other")
      throw refused(
        sheet,
        unit ? `“${named.text}”的单位不是元或万元` : `没有写明“${named.text}”的金额单位`,
        "请在表头写“（元）”或“（万元）”，或者在表格上方写一行“单位：万元”",
      );
    units.set(column, unit);
  }
  return units;
}

/** 找表头 among the first rows of a sheet; undefined where it is no ledger. */
export function findHead(rows: readonly SheetRow[], sheet: BookSheet): TableHead | undefined {
  const found = search(rows.slice(0, headWithin), sheet);
  if (!found) return undefined;
  const { at, span, cells } = found;
  const above = rows.slice(0, at).flatMap((row) => row.cells.filter((cell) => cell !== ""));
  const named = placesOf(namedOf(cells), sheet);
  const used = new Set([...named.values()].map(({ place }) => place));
  const unit = above.map(unitAbove).find((one) => one !== undefined);
  const title = [...above, sheet.name].map((text) => /(20\d\d)年?/.exec(tight(text))?.[1]);
  return {
    row: rows[at + span - 1]!.number,
    rows: at + span,
    places: new Map([...named].map(([column, { place }]) => [column, place])),
    units: unitsOf(named, unit, sheet),
    texts: cells.map(([text]) => text),
    year: title.filter((one) => one !== undefined).map(Number)[0],
    unused: cells.flatMap(([text], place) =>
      text === "" || used.has(place) || /^(序号|编号|行号|原行号|导入结果)$/.test(tight(text))
        ? []
        : [text],
    ),
  };
}

/** What a sheet lacks to be read, in words. */
export const headSays =
  "表头至少要有“项目名称”和一列金额（预算数、执行数、决算数或合同金额），可以下载模板对照";
