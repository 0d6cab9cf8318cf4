import { refuseField } from "../../base/refusal.ts";
import { now } from "../../platform/clock.ts";
import { lockKeys, type Tx } from "../../platform/db.ts";
import { newId } from "../../platform/identity.ts";
import { bookRows, type BookSheet, type SheetRow } from "../../platform/sheet.ts";
import { ownRow, ownText } from "../../platform/sheetPacked.ts";
import { columnNames } from "./columns.ts";
import { returnedCopy } from "./copy.ts";
import { entryReader, type Lookup, type Reading, type WrongCell } from "./entry.ts";
import { findHead, headSays, headWithin, type TableHead } from "./head.ts";
import { itemFinder } from "./items.ts";
import { mergeFiller } from "./merges.ts";
import type { LeftOut, Outcome, Remark } from "./model.ts";
import { officeFinder } from "./offices.ts";
import { hasRows, listKnown, yearsOnLedger, type Known } from "./reads.ts";
import { insertRows, type NewRow } from "./writes.ts";

/** So many remarks are shown; the copy holds them all. */
const mostShown = 200;

export type Book = {
  bytes: Uint8Array;
  jurisdiction: string;
  /** The year that is running: only earlier ones are history. */
  currentYear: number;
  /** Null: only checked, nothing is stored. */
  import: string | null;
  onProgress?: ((done: number, known: number) => void) | undefined;
};

export type Imported = Outcome & { copy: Uint8Array | null };

type Table = {
  sheet: BookSheet;
  /** The first rows until the head is found; then those of title and head. */
  above: SheetRow[];
  head: TableHead | undefined;
  read(row: SheetRow): Reading;
};

type Waiting = { table: Table; row: SheetRow; new: NewRow };

/** 导入一份台账: every row is read once and is then stored, there already, or on its way back. */
export async function importBook(tx: Tx, book: Book): Promise<Imported> {
  const { jurisdiction } = book;
  // Two imports of one treasury do not look at the same moment whether a purchase is there.
  await lockKeys(tx, [`history ${jurisdiction}`]);
  const lookup: Lookup = {
    office: await officeFinder(tx, jurisdiction),
    item: await itemFinder(tx, jurisdiction),
    currentYear: book.currentYear,
  };
  const ledger = await ledgerOf(tx, book);
  const sorted = sorting();
  let table: Table | undefined;
  let known = 0;
  for await (const { sheet, rows } of bookRows(book.bytes)) {
    if (sheet !== table?.sheet) {
      if (table) endTable(table, sorted, lookup);
      table = { sheet, above: [], head: undefined, read: () => ({ kind: "leftOut", says: "" }) };
      known += sheet.lastRow;
    }
    const waiting = takeRows(table, rows, sorted, lookup);
    await ledger.keep(waiting, sorted);
    book.onProgress?.(sorted.seen(), known);
  }
  if (table) endTable(table, sorted, lookup);
  await ledger.keep(sorted.late.splice(0), sorted);
  await ledger.end();
  if (!sorted.hasTable()) throw noTable(sorted.leftOutRows);
  const notes = [...sorted.notes, ...(await meetingSays(tx, jurisdiction, sorted.years))];
  return { ...sorted.outcome(), notes, copy: (await sorted.copy.write()) ?? null };
}

const noTable = (leftOut: readonly LeftOut[]) =>
  refuseField("file", leftOut[0]?.says ?? "文件里没有内容", headSays);

async function meetingSays(tx: Tx, jurisdiction: string, years: ReadonlySet<number>) {
  const both = await yearsOnLedger(tx, jurisdiction, [...years]);
  if (both.length === 0) return [];
  return [`${both.join("、")} 年平台上已有预算指标：统计时两边相加，同一项目请不要两边都有`];
}

/** What became of the rows so far. */
function sorting() {
  const counts = { read: 0, stored: 0, unchanged: 0, bad: 0, leftOut: 0 };
  const [remarks, leftOutRows]: [Remark[], LeftOut[]] = [[], []];
  const [notes, years, stored] = [new Set<string>(), new Set<number>(), new Set<number>()];
  const copy = returnedCopy();
  let [tables, repeated] = [0, 0];
  return {
    notes,
    years,
    copy,
    leftOutRows,
    /** Rows of a sheet shorter than its head could be far down: read only when the sheet has ended. */
    late: [] as Waiting[],
    hasTable: () => tables > 0,
    begin: () => void (tables += 1),
    seen: () => counts.read + counts.leftOut,
    isRead: () => void (counts.read += 1),
    isStored(year: number) {
      counts.stored += 1;
      stored.add(year);
    },
    isSame: () => void (counts.unchanged += 1),
    leaveOut({ name }: BookSheet, row: number, says: string, many = 1) {
      counts.leftOut += many;
      if (leftOutRows.length < mostShown) leftOutRows.push({ sheet: name, row, says });
    },
    isBad({ sheet, above }: Table, row: SheetRow, wrong: readonly WrongCell[]) {
      counts.bad += 1;
      const own = wrong.map(({ place, says }) => ({ place, says: ownText(says) }));
      copy.add(sheet, above, ownRow(row), own);
      const says = own.map((one) => one.says).join("；");
      if (remarks.length < mostShown) remarks.push({ sheet: sheet.name, row: row.number, says });
    },
    /** Told once: the first is an example of all. */
    repeats({ sheet, row }: First, again: number) {
      if (repeated === 0)
        notes.add(`有重复的行，只记一次（如“${sheet}”第 ${row} 行又出现在第 ${again} 行）`);
      repeated += 1;
    },
    outcome: () => ({
      ...counts,
      remarks,
      leftOutRows,
      years: [...stored].toSorted((a, b) => a - b),
    }),
  };
}

type Sorted = ReturnType<typeof sorting>;

/** The rows of a table that are purchases; the others are sorted at once. */
function takeRows(
  table: Table,
  rows: readonly SheetRow[],
  sorted: Sorted,
  lookup: Lookup,
): Waiting[] {
  if (table.head) return sortRows(table, rows, sorted);
  for (const row of rows) table.above.push(ownRow(row));
  return table.above.length > headWithin ? beginTable(table, sorted, lookup) : [];
}

/** Finds the head among what has come so far, and reads what stands below it. */
function beginTable(table: Table, sorted: Sorted, lookup: Lookup): Waiting[] {
  const { sheet, above } = table;
  if (sheet.isHidden || table.head) return [];
  const head = findHead(above, sheet);
  if (!head) return [];
  const fill = mergeFiller(sheet, head);
  const read = entryReader(head, lookup);
  const below = above.splice(head.rows);
  Object.assign(table, { head, read: (row: SheetRow) => read(fill(row)) });
  sorted.begin();
  sorted.leaveOut(sheet, head.row, `标题和表头，共 ${head.rows} 行`, head.rows);
  for (const note of notesOf(table.sheet, head)) sorted.notes.add(note);
  return sortRows(table, below, sorted);
}

function endTable(table: Table, sorted: Sorted, lookup: Lookup): void {
  const { sheet, above } = table;
  if (!table.head) sorted.late.push(...beginTable(table, sorted, lookup));
  if (table.head || above.length === 0) return;
  const why = sheet.isHidden ? "是隐藏的" : "里没有找到表头";
  const says = `工作表“${sheet.name}”${why}，其中 ${above.length} 行没有导入`;
  sorted.leaveOut(sheet, above[0]!.number, says, above.length);
  sorted.notes.add(says);
}

function notesOf({ name }: BookSheet, { places, unused }: TableHead): string[] {
  const missing = (column: keyof typeof columnNames, says: string) =>
    places.has(column) ? [] : [`工作表“${name}”没有“${columnNames[column]}”列，${says}`];
  return [
    ...(unused.length > 0 ? [`工作表“${name}”没有用到的列：${unused.join("、")}`] : []),
    ...missing("ledger", "全部按一般公共预算计"),
    ...missing("functionalClass", "在表 1 里计入“其他”"),
  ];
}

function sortRows(table: Table, rows: readonly SheetRow[], sorted: Sorted): Waiting[] {
  const since = now();
  const waiting: Waiting[] = [];
  for (const row of rows) {
    const reading = table.read(row);
    if (reading.kind === "leftOut") {
      sorted.leaveOut(table.sheet, row.number, reading.says);
      continue;
    }
    sorted.isRead();
    if (reading.kind === "bad") {
      sorted.isBad(table, row, reading.wrong);
      continue;
    }
    const { entry, identity, content } = reading;
    sorted.years.add(entry.year);
    const place = { id: newId(since), sheet: table.sheet.name, rowNumber: row.number };
    // Added to the entry itself: a hundred thousand copies of it would cost as much as reading it.
    waiting.push({ table, row, new: Object.assign(entry, place, { identity, content }) });
  }
  return waiting;
}

type First = { content: string; sheet: string; row: number };

const clash = ({ places }: TableHead, says: string): WrongCell => ({
  place: places.get("name") ?? -1,
  says,
});

/** What is there already, from earlier imports and from further up in the file; what is new is put there. */
async function ledgerOf(tx: Tx, { jurisdiction, import: id }: Book) {
  const isEmpty = !(await hasRows(tx, jurisdiction));
  const inFile = new Map<string, First>();
  let [storing, next]: Promise<void>[] = [Promise.resolve(), Promise.resolve()];

  const knownOf = async (waiting: readonly Waiting[]): Promise<ReadonlyMap<string, Known>> => {
    if (isEmpty || waiting.length === 0) return new Map();
    const rows = await listKnown(
      tx,
      jurisdiction,
      waiting.map((one) => one.new.identity),
    );
    return new Map(rows.map((one) => [one.identity, one]));
  };

  const isNew = ({ table, row, new: one }: Waiting, known: Known | undefined, sorted: Sorted) => {
    const { identity, content, sheet, rowNumber } = one;
    const first = inFile.get(identity);
    if (!first) inFile.set(identity, { content, sheet, row: rowNumber });
    const other = first ?? known;
    if (!other) return true;
    if (other.content === content) {
      sorted.isSame();
      if (first) sorted.repeats(first, rowNumber);
      return false;
    }
    const where = first
      ? `“${first.sheet}”第 ${first.row} 行`
      : `第 ${known?.number} 号导入的第 ${known?.rowNumber} 行`;
    const fix = first
      ? "两个不同的项目请写明不同的项目名称或编号"
      : "要更正的，先撤销那次导入；是另一个项目的，请写明不同的项目名称或编号";
    const says = `与${where}是同一个项目，但内容不同。${fix}`;
    sorted.isBad(table, row, [clash(table.head!, says)]);
    return false;
  };

  return {
    async keep(waiting: readonly Waiting[], sorted: Sorted): Promise<void> {
      const known = await knownOf(waiting);
      const added = waiting.filter((one) => isNew(one, known.get(one.new.identity), sorted));
      for (const one of added) sorted.isStored(one.new.year);
      if (id === null || added.length === 0) return;
      // The database stores one batch and has the next at hand while a third is read: neither waits for the other.
      await storing;
      storing = next;
      const of = { jurisdiction, import: id, recordedAt: now() };
      next = insertRows(
        tx,
        of,
        added.map((one) => one.new),
      );
      next.catch(() => undefined); // heard two batches later, or at the end
    },
    async end(): Promise<void> {
      await storing;
      await next;
    },
  };
}
