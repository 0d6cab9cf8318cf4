import { Worker } from "node:worker_threads";
import { refuseField } from "../base/refusal.ts";
import { parseCsv } from "./sheetCsv.ts";
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

/** Reads the first sheet of an .xlsx, or a .csv, row by row. The content decides, not the name. */
export async function* sheetRows(
  bytes: Uint8Array,
  limits: SheetLimits = sheetLimits,
): AsyncGenerator<SheetRow> {
  if (bytes.length === 0) throw file("文件是空的", "请选择有内容的 .xlsx 或 .csv 文件");
  if (bytes.length > limits.bytes)
    throw file(
      `文件 ${megabytes(bytes.length)} MB，超过 ${megabytes(limits.bytes)} MB 的上限`,
      "请只保留要导入的工作表，或分成几个文件",
    );
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0))
    throw file("文件是旧版 .xls，或者设有打开密码", "请去掉密码，另存为 .xlsx 后再导入");
  const rows = startsWith(bytes, 0x50, 0x4b) ? xlsxRows(bytes, limits) : parseCsv(bytes);
  let count = 0;
  for await (const row of rows) {
    count += 1;
    if (count > limits.rows)
      throw file(`表格超过 ${limits.rows} 行的上限`, "请分成几个文件，分次导入");
    if (row.cells.length > limits.columns)
      throw file(
        `第 ${row.number} 行有 ${row.cells.length} 列，超过 ${limits.columns} 列的上限`,
        "请删去表格右侧无关的内容",
      );
    yield row;
  }
}

export async function readSheet(bytes: Uint8Array, limits?: SheetLimits): Promise<SheetRow[]> {
  const rows: SheetRow[] = [];
  for await (const row of sheetRows(bytes, limits)) rows.push(row);
  return rows;
}

const megabytes = (bytes: number) => Math.ceil(bytes / 1_000_000);

type Message = { rows: SheetRow[]; isLast: boolean } | { failed: string };

/** A foreign workbook is taken apart in a worker, so that no trick in it can hold or fell the server. */
async function* xlsxRows(bytes: Uint8Array, limits: SheetLimits): AsyncGenerator<SheetRow> {
  refuseHostileZip(bytes, limits.unpackedBytes);
  const worker = new Worker(new URL("./sheetWorker.mjs", import.meta.url), {
    workerData: { bytes, columns: limits.columns },
    resourceLimits: { maxOldGenerationSizeMb: limits.heapMegabytes },
    execArgv: [],
  });
  const until = performance.now() + limits.seconds * 1000;
  try {
    for (;;) {
      const message = await nextMessage(worker, until - performance.now());
      if ("failed" in message)
        throw file("文件打不开，可能已损坏", "请用表格软件打开，另存为 .xlsx 后再导入");
      yield* message.rows;
      if (message.isLast) return;
      worker.postMessage("next");
    }
  } finally {
    await worker.terminate();
  }
}

function nextMessage(worker: Worker, milliseconds: number): Promise<Message> {
  return new Promise((resolve, reject) => {
    const tooDear = () =>
      reject(file("读取文件所需的时间或内存超过上限", "请删去多余的格式和工作表，另存后再导入"));
    const timer = setTimeout(tooDear, Math.max(0, milliseconds));
    const once = (settle: () => void) => {
      clearTimeout(timer);
      worker.removeAllListeners("message").removeAllListeners("error");
      settle();
    };
    worker.on("message", (message: Message) => once(() => resolve(message)));
    worker.on("error", () => once(tooDear));
  });
}
