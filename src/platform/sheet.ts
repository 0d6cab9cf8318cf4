import { Worker } from "node:worker_threads";
import { refuseField } from "../base/refusal.ts";
import { parseCsv } from "./sheetCsv.ts";
import { unpackRows, type PackedRows } from "./sheetPacked.ts";
import { refuseHostileZip } from "./sheetZip.ts";

/** 表格的一行: cells as text, exactly as written; "" where nothing is written. Numbers are plain decimals. */
export type SheetRow = {
  /** As the row is numbered in the file, from 1. */
  number: number;
  cells: string[];
};

/** What a file may cost at most. A sheet of 200,000 projects stays well below. */
export type SheetLimits = {
  bytes: number;
  unpackedBytes: number;
  rows: number;
  columns: number;
  heapMegabytes: number;
  seconds: number;
};

export const sheetLimits: SheetLimits = {
  bytes: 20_000_000,
  unpackedBytes: 200_000_000,
  rows: 200_000,
  columns: 256,
  heapMegabytes: 512,
  seconds: 60,
};

const file = (because: string, fix: string) => refuseField("file", because, fix);

const startsWith = (bytes: Uint8Array, ...signature: number[]) =>
  signature.every((byte, index) => bytes[index] === byte);

const isZip = (bytes: Uint8Array): boolean => startsWith(bytes, 0x50, 0x4b);

const tooManyRows = ({ rows }: SheetLimits) =>
  file(`表格超过 ${rows} 行的上限`, "请分成几个文件，分次导入");

const tooWide = ({ number, cells }: SheetRow, { columns }: SheetLimits) =>
  file(
    `第 ${number} 行有 ${cells.length} 列，超过 ${columns} 列的上限`,
    "请删去表格右侧无关的内容",
  );

function refuseUnreadable(bytes: Uint8Array, limits: SheetLimits): void {
  if (bytes.length === 0) throw file("文件是空的", "请选择有内容的 .xlsx 或 .csv 文件");
  if (bytes.length > limits.bytes)
    throw file(
      `文件 ${megabytes(bytes.length)} MB，超过 ${megabytes(limits.bytes)} MB 的上限`,
      "请只保留要导入的工作表，或分成几个文件",
    );
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0))
    throw file("文件是旧版 .xls，或者设有打开密码", "请去掉密码，另存为 .xlsx 后再导入");
}

/** Reads the first sheet of an .xlsx, or a .csv, row by row. The content decides, not the name. */
export async function* sheetRows(
  bytes: Uint8Array,
  limits: SheetLimits = sheetLimits,
): AsyncGenerator<SheetRow> {
  refuseUnreadable(bytes, limits);
  const rows = isZip(bytes) ? xlsxRows(bytes, limits) : parseCsv(bytes);
  let count = 0;
  for await (const row of rows) {
    count += 1;
    if (count > limits.rows) throw tooManyRows(limits);
    if (row.cells.length > limits.columns) throw tooWide(row, limits);
    yield row;
  }
}

export async function readSheet(bytes: Uint8Array, limits?: SheetLimits): Promise<SheetRow[]> {
  const rows: SheetRow[] = [];
  for await (const row of sheetRows(bytes, limits)) rows.push(row);
  return rows;
}

const megabytes = (bytes: number) => Math.ceil(bytes / 1_000_000);

/** 工作表: one sheet of a workbook, as it is known before its rows come. */
export type BookSheet = {
  name: string;
  isHidden: boolean;
  /** [top, left, bottom, right]: rows as numbered in the file, columns from 0. */
  merges: readonly (readonly [number, number, number, number])[];
  /** The last row that the sheet says it has; 0 where it says nothing. */
  lastRow: number;
};

/** Rows as their reader sends them: in bytes, or as they are. */
type Message =
  | { packed: PackedRows }
  | { rows: SheetRow[]; begins?: BookSheet; isLast?: boolean }
  | { failed: string };

async function* xlsxRows(bytes: Uint8Array, limits: SheetLimits): AsyncGenerator<SheetRow> {
  for await (const { rows } of workerMessages(bytes, limits, false)) yield* rows;
}

/** Reads every sheet of an .xlsx, batch by batch; the first batch of a sheet is empty and says what it is. */
export async function* bookRows(
  bytes: Uint8Array,
  limits: SheetLimits = sheetLimits,
): AsyncGenerator<{ sheet: BookSheet; rows: readonly SheetRow[] }> {
  refuseUnreadable(bytes, limits);
  if (!isZip(bytes)) throw file("文件不是 .xlsx", "请用表格软件打开，另存为 .xlsx 后再导入");
  let sheet: BookSheet | undefined;
  let count = 0;
  for await (const { rows, begins } of workerMessages(bytes, limits, true)) {
    sheet = begins ?? sheet;
    if (!sheet) continue;
    count += rows.length;
    if (count > limits.rows) throw tooManyRows(limits);
    const wide = rows.find((row) => row.cells.length > limits.columns);
    if (wide) throw tooWide(wide, limits);
    yield { sheet, rows };
  }
}

/** A foreign workbook is taken apart in a worker, so that no trick in it can hold or fell the server. */
async function* workerMessages(
  bytes: Uint8Array,
  limits: SheetLimits,
  isBook: boolean,
): AsyncGenerator<{ rows: SheetRow[]; begins?: BookSheet }> {
  refuseHostileZip(bytes, limits.unpackedBytes);
  const worker = new Worker(new URL("./sheetWorker.mjs", import.meta.url), {
    workerData: { bytes, isBook },
    // What is cut out of the text dies young: more room for it would only make the process larger.
    resourceLimits: { maxOldGenerationSizeMb: limits.heapMegabytes, maxYoungGenerationSizeMb: 16 },
    execArgv: [],
  });
  const until = performance.now() + limits.seconds * 1000;
  const inbox = inboxOf(worker);
  try {
    for (;;) {
      const message = await inbox.next(until - performance.now());
      if ("failed" in message)
        throw file("文件打不开，可能已损坏", "请用表格软件打开，另存为 .xlsx 后再导入");
      if ("packed" in message) yield { rows: unpackRows(message.packed) };
      else yield message;
      if ("isLast" in message) return;
      worker.postMessage("next");
    }
  } finally {
    await worker.terminate();
  }
}

const tooDear = () =>
  file("读取文件所需的时间或内存超过上限", "请删去多余的格式和工作表，另存后再导入");

/** Messages may come faster than they are taken: they wait here in their order. */
function inboxOf(worker: Worker) {
  const waiting: (Message | Error)[] = [];
  let wake: () => void = () => undefined;
  const put = (one: Message | Error) => {
    waiting.push(one);
    wake();
  };
  worker.on("message", (message: Message) => put(message));
  worker.on("error", () => put(tooDear()));
  return {
    async next(milliseconds: number): Promise<Message> {
      if (waiting.length === 0)
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, Math.max(0, milliseconds));
          wake = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      const one = waiting.shift() ?? tooDear();
      if (one instanceof Error) throw one;
      return one;
    },
  };
}
