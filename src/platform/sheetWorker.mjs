// Plain JavaScript: a worker of Node 20 cannot start from TypeScript.
import { streamXlsxRows } from "hucre";
import { parentPort, workerData } from "node:worker_threads";

const batch = 1000;

/** Fifteen significant digits, as the sheet itself shows them: 0.1 + 0.2 is stored as 0.30000000000000004. */
function plain(value) {
  if (!Number.isFinite(value)) return String(value);
  const [digits, exponent] = value.toExponential(14).split("e");
  const [sign, bare] = digits.startsWith("-") ? ["-", digits.slice(1)] : ["", digits];
  const figures = bare.replace(".", "");
  const point = Number(exponent) + 1;
  const whole = point > 0 ? figures.slice(0, point).padEnd(point, "0") : "0";
  const rest = (point > 0 ? figures.slice(point) : "0".repeat(-point) + figures).replace(/0+$/, "");
  if (value === 0) return "0";
  return rest === "" ? sign + whole : `${sign}${whole}.${rest}`;
}

function text(value) {
  if (value === null || value === undefined) return "";
  if (typeof value === "number") return plain(value);
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  return String(value);
}

const isAskedForMore = () => new Promise((resolve) => parentPort.once("message", resolve));

async function run() {
  let rows = [];
  for await (const { index, values } of streamXlsxRows(workerData.bytes)) {
    let width = values.length;
    while (width > 0 && (values[width - 1] === null || values[width - 1] === "")) width -= 1;
    if (width === 0) continue;
    rows.push({ number: index + 1, cells: values.slice(0, width).map(text) });
    if (rows.length < batch) continue;
    parentPort.postMessage({ rows, isLast: false });
    rows = [];
    await isAskedForMore();
  }
  parentPort.postMessage({ rows, isLast: true });
}

try {
  await run();
} catch (error) {
  parentPort.postMessage({ failed: String(error) });
}
