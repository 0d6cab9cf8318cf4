import { Refusal, fieldBreach } from "../../base/refusal.ts";
import type { Breach } from "../../base/rule.ts";
import { formOf, findRow, type Form } from "./forms.ts";
import {
  columnName,
  columnOf,
  ledgerNames,
  ledgers,
  measureNames,
  measures,
  totalRow,
  type Cells,
  type Column,
  type FormNumber,
  type Ledger,
  type Measure,
  type ReturnRow,
  type ReturnTable,
} from "./model.ts";

/** A row of a file: its number there and its cells as written. */
type Line = { number: number; cells: readonly string[] };

const bare = (text: string | undefined) => (text ?? "").normalize("NFKC").replace(/\s/g, "");

const badFile = (because: string, fix: string, more: readonly Breach[] = []) =>
  new Refusal("invalid", `${because}。${fix}`, [fieldBreach("file", because, fix), ...more]);

const ledgerNamed = (text: string): Ledger | undefined =>
  ledgerNames.find((one) => ledgers[one] === text);
const measureNamed = (text: string): Measure | undefined =>
  measureNames.find((one) => measures[one] === text);

/** 读表: finds the header by its names, the rows by theirs, and every figure exactly; else says where it cannot. */
export function readTable(
  lines: readonly Line[],
  { form: number, year }: { form: FormNumber; year: number },
): ReturnTable {
  const form = formOf(number, year);
  const header = findHeader(lines);
  if (!header)
    throw badFile(
      "没有找到表头",
      "表头应写明“一般公共预算”“政府性基金预算”“合计”及其下的“项目数”“预算数”“执行数”“决算数”",
    );
  checkCaption(lines.slice(0, header.at), year);
  const rows = readRows(lines.slice(header.at + header.height), form, header.columns);
  return { form: number, rows: inOrder(form, rows) };
}

type Header = { at: number; height: number; columns: ReadonlyMap<number, Column> };

/** One line "一般公共预算.项目数, …", or two lines with the ledgers above their measures. */
function findHeader(lines: readonly Line[]): Header | undefined {
  for (const [at, line] of lines.entries()) {
    const single = singleHeader(line);
    if (single.size > 0) return { at, height: 1, columns: onlyOnce(single) };
    const below = lines[at + 1];
    if (!below || !line.cells.some((one) => ledgerNamed(bare(one)))) continue;
    const double = doubleHeader(line, below);
    if (double.size > 0) return { at, height: 2, columns: onlyOnce(double) };
  }
  return undefined;
}

function singleHeader({ cells }: Line): Map<number, Column> {
  const named = cells.flatMap((cell, index) => {
    const [first = "", second = ""] = bare(cell).split(".");
    const [ledger, measure] = [ledgerNamed(first), measureNamed(second)];
    return ledger && measure ? [[index, columnOf(ledger, measure)] as const] : [];
  });
  return new Map(named);
}

function doubleHeader(above: Line, below: Line): Map<number, Column> {
  let ledger: Ledger | undefined;
  const width = Math.max(above.cells.length, below.cells.length);
  const named = Array.from({ length: width }, (_, index) => index).flatMap((index) => {
    // A merged cell is written in its first column only, so a ledger holds until the next one.
    ledger = ledgerNamed(bare(above.cells[index])) ?? ledger;
    const measure = measureNamed(bare(below.cells[index]));
    return ledger && measure ? [[index, columnOf(ledger, measure)] as const] : [];
  });
  return new Map(named);
}

function onlyOnce(columns: ReadonlyMap<number, Column>): ReadonlyMap<number, Column> {
  const seen = new Set<Column>();
  for (const column of columns.values()) {
    if (seen.has(column)) throw badFile(`表头中“${columnName(column)}”出现了两次`, "请只保留一栏");
    seen.add(column);
  }
  return columns;
}

/** What stands above the header must not contradict what the filer says: another year, another unit. */
function checkCaption(lines: readonly Line[], year: number): void {
  const caption = lines.map((one) => one.cells.map(bare).join("")).join("");
  const written = /年份:?\(?(\d{4})/.exec(caption)?.[1];
  if (written !== undefined && Number(written) !== year)
    throw badFile(`表内写的年份是 ${written}，与要导入的 ${year} 年不一致`, "请核对文件或年份");
  const unit = /(?:金额|单位):?\(?(万元|亿元|千元|元)/.exec(caption)?.[1];
  if (unit !== undefined && unit !== "万元")
    throw badFile(`表内写的金额单位是${unit}`, "本表以万元填报，请换算后再导入");
}

function readRows(
  lines: readonly Line[],
  form: Form,
  columns: ReadonlyMap<number, Column>,
): Map<string, Cells> {
  const rows = new Map<string, Cells>();
  const wrong: Breach[] = [];
  for (const line of lines) {
    const label = line.cells.find((cell, index) => !columns.has(index) && bare(cell) !== "") ?? "";
    const name = findRow(form, label);
    const isFilled = [...columns.keys()].some((index) => bare(line.cells[index]) !== "");
    if (name === undefined && !isFilled) continue; // notes below the table, empty lines
    if (name === undefined) throw unknownRow(line.number, label, form);
    if (rows.has(name)) throw badFile(`第 ${line.number} 行：“${name}”已经出现过`, "请合并为一行");
    rows.set(name, readCells(line, name, columns, wrong));
  }
  const [first, ...others] = wrong;
  if (first) {
    const because = `${first.because}${others.length > 0 ? `（另有 ${others.length} 处）` : ""}`;
    throw new Refusal("invalid", `${because}。${first.fix}`, wrong.slice(0, 50));
  }
  if (!rows.has(totalRow)) throw badFile("表中没有“合计”行", "请补上“合计”行后再导入");
  return rows;
}

function unknownRow(number: number, label: string, form: Form): Refusal {
  const other = formOf(form.form === 1 ? 2 : 1, Number(form.from.slice(0, 4)));
  if (label !== "" && findRow(other, label) !== undefined)
    return badFile(
      `第 ${number} 行“${bare(label)}”是表${other.form}的行`,
      `这份文件应作为表${other.form}导入`,
    );
  return badFile(
    `第 ${number} 行“${bare(label)}”不是表${form.form}的行`,
    `表${form.form}的行依次为：${form.rows.map((one) => one.row).join("、")}、合计`,
  );
}

/** A figure as filed: plain, or with its thousands set off. */
const plainFigure = /^-?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?$/;

function readCells(
  line: Line,
  row: string,
  columns: ReadonlyMap<number, Column>,
  wrong: Breach[],
): Cells {
  const cells: Cells = {};
  for (const [index, column] of columns) {
    const text = bare(line.cells[index]);
    if (text === "") continue;
    const value = readFigure(text, column);
    if (typeof value === "bigint") cells[column] = value;
    else
      wrong.push(
        fieldBreach(
          `${row}.${columnName(column)}`,
          `第 ${line.number} 行“${row}”${columnName(column)}：“${text}”${value.because}`,
          value.fix,
        ),
      );
  }
  return cells;
}

/** Money is read to the fen: 万元 with up to six decimals. A seventh is refused rather than rounded. */
function readFigure(text: string, column: Column): bigint | { because: string; fix: string } {
  if (!plainFigure.test(text)) return { because: "不是数", fix: "请只填数字，没有的留空" };
  const [whole = "", decimals = ""] = text.replaceAll(",", "").split(".");
  const rest = decimals.replace(/0+$/, "");
  if (whole.length > 13) return { because: "超出了可能的范围", fix: "请核对单位是否为万元" };
  if (column.endsWith(".projects"))
    return rest === "" ? BigInt(whole) : { because: "不是整数", fix: "项目数应填整数" };
  if (rest.length > 6)
    return { because: "小数超过六位，不足一分", fix: "金额以万元为单位，最多六位小数" };
  const count = BigInt(whole.replace("-", "")) * 1_000_000n + BigInt(rest.padEnd(6, "0"));
  return whole.startsWith("-") ? -count : count;
}

/** A row that the file leaves out was not given: it stays in the form, empty. */
const inOrder = (form: Form, rows: ReadonlyMap<string, Cells>): ReturnRow[] =>
  [...form.rows.map((one) => one.row), totalRow].map((row) => ({
    row,
    cells: rows.get(row) ?? {},
  }));
