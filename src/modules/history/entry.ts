import { hash } from "node:crypto";
import type { SheetRow } from "../../platform/sheet.ts";
import { failedIn, isWrong, readAmount, readDay, readYear, type Wrong } from "./cells.ts";
import { tight } from "../../platform/sheetUnits.ts";
import { columnNames, type AmountColumn, type Column } from "./columns.ts";
import { repeatsHead, type TableHead } from "./head.ts";
import { readClass, readKind, readLedger, type ItemFinder } from "./items.ts";
import type { HistoryEntry } from "./model.ts";
import type { OfficeFinder } from "./offices.ts";

/** 一行读出来是什么: a purchase; a row to go back, with its wrong cells; or no purchase at all. */
export type Reading =
  | { kind: "entry"; entry: HistoryEntry; identity: string; content: string }
  | { kind: "bad"; wrong: WrongCell[] }
  | { kind: "leftOut"; says: string };

/** A wrong cell by its place in the row; -1 where a column is missing altogether. */
export type WrongCell = { place: number; says: string };

/** What the names in a row are looked up in. */
export type Lookup = {
  office: OfficeFinder;
  item: ItemFinder;
  /** The year that is running: only earlier ones are history. */
  currentYear: number;
};

const totals = /^.{0,12}(合计|总计|小计|共计|累计|本页计)[:：]?$/;
const footers = /^(备注|注|说明|填表|制表|审核|复核|负责人|联系|填报|单位负责人|经办|日期)/;
const chapters = /^([一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[）)])/;

// oxlint-disable-next-line no-control-regex -- characters that the database cannot keep are what is looked for
const unkept = /[\u0000-\u0008\u000b\u000c\u000e-\u001f]|\p{Surrogate}/u;

const longest: Partial<Record<Column, number>> = { name: 200, note: 1000 };

const isTotal = (cell: string): boolean =>
  cell !== "" && cell.length <= 20 && /[计][:：\s]*$/.test(cell) && totals.test(tight(cell));

/** Rows that are no purchase: a total must not become one. Undefined for all others. */
function leftOutBecause(row: SheetRow, head: TableHead): string | undefined {
  const name = row.cells[head.places.get("name")!] ?? "";
  if (isTotal(name)) return "合计行，不是项目";
  if (repeatsHead(row, head)) return "重复的表头";
  if (name !== "" && row.cells.length > 3) return undefined;
  const isBare = name.trim() === "";
  if (isBare && row.cells.some(isTotal)) return "合计行，不是项目";
  const written = row.cells.filter((cell) => cell !== "");
  if (written.length > 3) return undefined;
  const first = tight(written[0] ?? "");
  if (isBare && footers.test(first)) return "表尾的说明";
  return written.length === 1 && chapters.test(first) ? "分组的标题" : undefined;
}

/** Reads the rows of one table. Its functions are made once for a table: made anew for each row they cost more than reading. */
export function entryReader(head: TableHead, lookup: Lookup): (row: SheetRow) => Reading {
  const { places, units } = head;
  const year = { ofSheet: head.year, current: lookup.currentYear };
  let cells: readonly string[] = [];
  let wrong: WrongCell[] = [];
  const raw = (column: Column): string => {
    const place = places.get(column);
    return place === undefined ? "" : (cells[place] ?? "");
  };
  const right = <T>(column: Column, value: T | Wrong, otherwise: T): T => {
    if (!isWrong(value)) return value;
    const says = `${columnNames[column]}：${value.wrong}`;
    wrong.push({ place: places.get(column) ?? -1, says });
    return otherwise;
  };
  const text = (column: Column): string => right(column, readText(raw(column), column), "");
  const amount = (column: AmountColumn): bigint | null => {
    const unit = units.get(column);
    return unit === undefined ? null : right(column, readAmount(raw(column), unit), null);
  };
  const dayIn = (column: Column) => right<string | null>(column, readDay(raw(column)), null);
  const whole = (): HistoryEntry => ({
    year: right("year", readYear(raw("year"), year), 2000),
    organization: right("organization", officeOf(raw("organization"), lookup), ""),
    code: text("code"),
    name: right("name", nameOf(raw("name")), ""),
    ...itemOf(text("item"), lookup, right("kind", readKind(raw("kind")), null)),
    functionalClass: right("functionalClass", readClass(raw("functionalClass")), null),
    ledger: right("ledger", readLedger(tight(raw("ledger"))), "general"),
    budget: amount("budget"),
    executed: amount("executed"),
    final: amount("final"),
    contractAmount: amount("contractAmount"),
    provider: text("provider"),
    providerCode: tight(text("providerCode")).toUpperCase(),
    method: text("method"),
    signedOn: dayIn("signedOn"),
    paidOn: dayIn("paidOn"),
    term: text("term"),
    note: text("note"),
  });
  return (row) => {
    const says = leftOutBecause(row, head);
    if (says !== undefined) return { kind: "leftOut", says };
    [cells, wrong] = [row.cells, []];
    const entry = whole();
    const { budget, executed, final, contractAmount } = entry;
    if (wrong.length === 0 && (budget ?? executed ?? final ?? contractAmount) === null)
      wrong.push({
        place: firstAmount(head),
        says: "没有填金额。合并的金额请拆开，写在各自的行里",
      });
    if (wrong.length > 0) return { kind: "bad", wrong };
    return { kind: "entry", entry, ...hashesOf(entry, [raw("item"), raw("kind")]) };
  };
}

const firstAmount = ({ places, units }: TableHead): number =>
  places.get([...units.keys()][0] ?? "budget") ?? -1;

function readText(text: string, column: Column): string | Wrong {
  if (text === "") return "";
  const most = longest[column] ?? 200;
  const bare = text.trim();
  if (bare.length > most) return { wrong: `有 ${bare.length} 个字，最多 ${most} 个` };
  if (unkept.test(bare)) return { wrong: "有不能保存的控制字符，请重新输入" };
  return failedIn(bare) ?? bare;
}

function nameOf(text: string): string | Wrong {
  const name = readText(text, "name");
  if (isWrong(name)) return name;
  if (name === "") return { wrong: "没有填写" };
  return /^[\d.,]+$/.test(name) ? { wrong: `“${name}”只有数字，不是项目名称` } : name;
}

function officeOf(text: string, { office }: Lookup): string | Wrong {
  if (text.trim() === "") return { wrong: "没有填写" };
  return failedIn(text) ?? office(text.trim());
}

/** The kind that was reported, else the one of the catalog's item. */
function itemOf(text: string, { item }: Lookup, kind: HistoryEntry["kind"]) {
  const found = text === "" ? undefined : item(text);
  return {
    item: found?.code ?? null,
    itemName: found?.name ?? text,
    kind: kind ?? found?.kind ?? null,
  };
}

/** 144 bits: no two of any country's purchases meet by chance. */
const digest = (parts: readonly (string | number | bigint | null)[]): string =>
  hash("sha256", parts.join("\u001f"), "base64url").slice(0, 24);

/**
 * Two rows are one purchase where year, unit, number, name, class, budget, provider and days are the same. What was
 * reported counts, not what the catalog makes of it: the catalog changes, the row does not.
 */
function hashesOf(entry: HistoryEntry, reported: readonly string[]) {
  const { year, organization, code, name, functionalClass, ledger, provider } = entry;
  const { signedOn, paidOn, budget, executed, final, contractAmount } = entry;
  const purchase = [year, organization, code, tight(name), functionalClass, ledger];
  const words = [provider, entry.providerCode, entry.method, entry.term, entry.note, ...reported];
  return {
    identity: digest([...purchase, tight(provider), signedOn, paidOn]),
    content: digest([name, budget, executed, final, contractAmount, ...words]),
  };
}
