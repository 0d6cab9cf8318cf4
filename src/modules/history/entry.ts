import { hash } from "node:crypto";
import type { SheetRow } from "../../platform/sheet.ts";
import { ownText } from "../../platform/sheetPacked.ts";
import { failedIn, isWrong, readAmount, readDay, readYear, type Wrong } from "./cells.ts";
import { tight } from "../../platform/sheetUnits.ts";
import { columnNames, type AmountColumn, type Column } from "./columns.ts";
import { headRepeats, type TableHead } from "./head.ts";
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
function leftOutBecause(
  row: SheetRow,
  head: TableHead,
  repeatsHead: (row: SheetRow) => boolean,
): string | undefined {
  const name = row.cells[head.places.get("name")!] ?? "";
  if (isTotal(name)) return "合计行，不是项目";
  if (repeatsHead(row)) return "重复的表头";
  if (name !== "" && row.cells.length > 3) return undefined;
  const isBare = name.trim() === "";
  if (isBare && row.cells.some(isTotal)) return "合计行，不是项目";
  const written = row.cells.filter((cell) => cell !== "");
  if (written.length > 3) return undefined;
  const first = tight(written[0] ?? "");
  if (isBare && footers.test(first)) return "表尾的说明";
  return written.length === 1 && chapters.test(first) ? "分组的标题" : undefined;
}

/** So many texts of a column are remembered. */
const mostRemembered = 2000;

/** Columns repeat themselves: the same provider, method and day stand in many rows, and are read once. */
function remembering<T>(read: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) return found;
    if (known.size >= mostRemembered) return read(text);
    const own = ownText(text);
    const value = read(own);
    known.set(own, value);
    return value;
  };
}

/** How the cells of one table are read. */
function readersOf(head: TableHead, lookup: Lookup) {
  const year = { ofSheet: head.year, current: lookup.currentYear };
  const textIn = (column: Column) => remembering((text) => readText(text, column));
  return {
    year: remembering((text) => readYear(text, year)),
    organization: remembering((text) => officeOf(text, lookup)),
    item: remembering((text) => itemOf(text, lookup)),
    kind: remembering(readKind),
    functionalClass: remembering(readClass),
    ledger: remembering((text) => readLedger(tight(text))),
    provider: textIn("provider"),
    method: textIn("method"),
    day: remembering(readDay),
    term: textIn("term"),
    note: textIn("note"),
  };
}

/** The cells of the row that is being read, and what is wrong with them so far. */
function cellsOf({ places }: TableHead) {
  let cells: readonly string[] = [];
  let wrong: WrongCell[] = [];
  return {
    begin(row: SheetRow): WrongCell[] {
      [cells, wrong] = [row.cells, []];
      return wrong;
    },
    raw(column: Column): string {
      const place = places.get(column);
      return place === undefined ? "" : (cells[place] ?? "");
    },
    right<T>(column: Column, value: T | Wrong, otherwise: T): T {
      if (!isWrong(value)) return value;
      const says = `${columnNames[column]}：${value.wrong}`;
      wrong.push({ place: places.get(column) ?? -1, says });
      return otherwise;
    },
  };
}

/** Reads the rows of one table. Its functions are made once for a table: made anew for each row they cost more than reading. */
export function entryReader(head: TableHead, lookup: Lookup): (row: SheetRow) => Reading {
  const { units } = head;
  const read = readersOf(head, lookup);
  const repeatsHead = headRepeats(head);
  const { begin, raw, right } = cellsOf(head);
  const text = (column: Column): string => right(column, readText(raw(column), column), "");
  const again = (column: "provider" | "method" | "term" | "note"): string =>
    right(column, read[column](raw(column)), "");
  const amount = (column: AmountColumn): bigint | null => {
    const unit = units.get(column);
    return unit === undefined ? null : right(column, readAmount(raw(column), unit), null);
  };
  const dayIn = (column: Column) => right<string | null>(column, read.day(raw(column)), null);
  const whole = (): HistoryEntry => {
    const year = right("year", read.year(raw("year")), 2000);
    const organization = right("organization", read.organization(raw("organization")), "");
    const [code, name] = [text("code"), right("name", nameOf(raw("name")), "")];
    const item = right("item", read.item(raw("item")), noItem);
    return {
      year,
      organization,
      code,
      name,
      item: item.item,
      itemName: item.itemName,
      // The kind that was reported, else the one of the catalog's item.
      kind: right("kind", read.kind(raw("kind")), null) ?? item.kind,
      functionalClass: right("functionalClass", read.functionalClass(raw("functionalClass")), null),
      ledger: right("ledger", read.ledger(raw("ledger")), "general"),
      budget: amount("budget"),
      executed: amount("executed"),
      final: amount("final"),
      contractAmount: amount("contractAmount"),
      provider: again("provider"),
      providerCode: tight(text("providerCode")).toUpperCase(),
      method: again("method"),
      signedOn: dayIn("signedOn"),
      paidOn: dayIn("paidOn"),
      term: again("term"),
      note: again("note"),
    };
  };
  return (row) => {
    const says = leftOutBecause(row, head, repeatsHead);
    if (says !== undefined) return { kind: "leftOut", says };
    const wrong = begin(row);
    const entry = whole();
    const { budget, executed, final, contractAmount } = entry;
    if (wrong.length === 0 && (budget ?? executed ?? final ?? contractAmount) === null)
      wrong.push({
        place: firstAmount(head),
        says: "没有填金额。合并的金额请拆开，写在各自的行里",
      });
    if (wrong.length > 0) return { kind: "bad", wrong };
    const [identity, content] = hashesOf(entry, raw("item"), raw("kind"));
    return { kind: "entry", entry, identity, content };
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

type Item = Pick<HistoryEntry, "item" | "itemName" | "kind">;

const noItem: Item = { item: null, itemName: "", kind: null };

function itemOf(text: string, { item }: Lookup): Item | Wrong {
  const name = readText(text, "item");
  if (isWrong(name)) return name;
  const found = name === "" ? undefined : item(name);
  return { item: found?.code ?? null, itemName: found?.name ?? name, kind: found?.kind ?? null };
}

/** 144 bits, 24 signs: no two of any country's purchases meet by chance. */
const digest = (text: string): string => hash("sha256", text, "base64url").slice(0, 24);

type Part = string | number | bigint | null;
const part = (one: Part): string | number | bigint => one ?? "";

/**
 * Two rows are one purchase where year, unit, number, name, class, budget, provider and days are the same. What was
 * reported counts, not what the catalog makes of it: the catalog changes, the row does not.
 */
function hashesOf(entry: HistoryEntry, item: string, kind: string): [string, string] {
  const { year, organization, code, name, functionalClass, ledger, provider } = entry;
  const { signedOn, paidOn, budget, executed, final, contractAmount } = entry;
  const of = between;
  const purchase = `${year}${of}${organization}${of}${code}${of}${tight(name)}${of}${part(functionalClass)}${of}${ledger}`;
  const amounts = `${part(budget)}${of}${part(executed)}${of}${part(final)}${of}${part(contractAmount)}`;
  const words = `${provider}${of}${entry.providerCode}${of}${entry.method}${of}${entry.term}${of}${entry.note}`;
  return [
    digest(`${purchase}${of}${tight(provider)}${of}${part(signedOn)}${of}${part(paidOn)}`),
    digest(`${name}${of}${amounts}${of}${words}${of}${item}${of}${kind}`),
  ];
}

const between = "\u001f";
