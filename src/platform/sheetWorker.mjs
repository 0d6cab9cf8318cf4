// Plain JavaScript: a worker of Node 20 cannot start from TypeScript.
import { streamXlsxRows } from "hucre";
import { parentPort, workerData } from "node:worker_threads";
import { messageOf, newBatch } from "./sheetBatch.mjs";
import { bookOf, scanSheet } from "./sheetParts.mjs";
import { dayStylesOf, meaningOf, poolOf, scanRows } from "./sheetScan.mjs";

const mostInBatch = 1000;

/** So many batches may wait to be taken: reading goes on while what was read is worked on. */
const mostWaiting = 3;

/** What stands in a cell whose formula was never computed: no table holds its value. */
const uncomputed = "#公式没有结果";

const inDigits = (value) => {
  const [digits, exponent] = value.toExponential(14).split("e");
  const [sign, bare] = digits.startsWith("-") ? ["-", digits.slice(1)] : ["", digits];
  const figures = bare.replace(".", "");
  const point = Number(exponent) + 1;
  const whole = point > 0 ? figures.slice(0, point).padEnd(point, "0") : "0";
  const rest = (point > 0 ? figures.slice(point) : "0".repeat(-point) + figures).replace(/0+$/, "");
  return rest === "" ? sign + whole : `${sign}${whole}.${rest}`;
};

/** Fifteen significant digits, as the sheet itself shows them: 0.1 + 0.2 is stored as 0.30000000000000004. */
function plain(value) {
  const size = Math.abs(value);
  if (Number.isSafeInteger(value) && size < 1e15) return String(value + 0);
  if (size >= 1e-6 && size < 1e15) return String(Number(value.toPrecision(15)));
  if (!Number.isFinite(value)) return String(value);
  return value === 0 ? "0" : inDigits(value);
}

function text(value) {
  if (value === null || value === undefined) return "";
  if (typeof value === "string") return value;
  if (typeof value === "number") return plain(value);
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  return String(value);
}

const given = { waiting: 0, wake: () => undefined };
parentPort.on("message", () => {
  given.waiting -= 1;
  given.wake();
});

async function give(message, moved = []) {
  parentPort.postMessage(message, moved);
  given.waiting += 1;
  if (given.waiting >= mostWaiting) await new Promise((resolve) => (given.wake = resolve));
}

/** Any sheet that is lawful, by the general reader. It does not wait for us: what it reads ahead is kept. */
async function* readRows(sheet) {
  for await (const { index, values } of streamXlsxRows(workerData.bytes, { sheet })) {
    const cells = values.map(text);
    while (cells.length > 0 && cells.at(-1) === "") cells.pop();
    if (cells.length > 0) yield { number: index + 1, cells };
  }
}

async function giveAll(rows) {
  let batch = [];
  for await (const row of rows) {
    batch.push(row);
    if (batch.length < mostInBatch) continue;
    await give({ rows: batch });
    batch = [];
  }
  await give({ rows: batch });
}

async function giveBytes(entry, book) {
  const batch = newBatch();
  const giveBatch = () => {
    const packed = messageOf(batch);
    return give({ packed }, [packed.bytes.buffer]);
  };
  await scanRows(entry, book, batch, giveBatch);
  await giveBatch();
}

async function readBook() {
  const { sheets, strings, styles, is1904 } = bookOf(workerData.bytes);
  const book = {
    pool: poolOf(strings),
    meaningOf,
    days: dayStylesOf(styles),
    is1904,
    plain,
    uncomputed,
  };
  for (const [at, { name, isHidden, entry }] of sheets.entries()) {
    const { merges, lastRow, isUsual } = await scanSheet(entry);
    await give({ rows: [], begins: { name, isHidden, merges, lastRow } });
    if (isUsual) await giveBytes(entry, book);
    else await giveAll(readRows(at));
  }
}

try {
  await (workerData.isBook ? readBook() : giveAll(readRows(0)));
  parentPort.postMessage({ rows: [], isLast: true });
} catch (error) {
  parentPort.postMessage({ failed: String(error) });
}
parentPort.removeAllListeners("message");
