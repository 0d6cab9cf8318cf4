// The parts of a workbook: its entries, its sheets, and what a sheet says of itself beside its rows.
import { crc32, createInflateRaw, inflateRawSync } from "node:zlib";

const endOfDirectory = 0x06054b50;

/** Beyond this a sheet is a trick, not a table. */
const mostMerges = 100_000;
const mostBehindRows = 20_000_000;

/** The entries of the zip by name; its directory was already judged before the worker began. */
function entriesOf(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let end = bytes.length - 22;
  while (end > 0 && view.getUint32(end, true) !== endOfDirectory) end -= 1;
  const entries = new Map();
  let at = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left -= 1) {
    const [nameLength, extra, comment] = [28, 30, 32].map((place) =>
      view.getUint16(at + place, true),
    );
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength));
    const head = view.getUint32(at + 42, true);
    const from = head + 30 + view.getUint16(head + 26, true) + view.getUint16(head + 28, true);
    const packed = bytes.subarray(from, from + view.getUint32(at + 20, true));
    const isStored = view.getUint16(at + 10, true) === 0;
    const [sum, size] = [view.getUint32(at + 16, true), view.getUint32(at + 24, true)];
    entries.set(name, { packed, isStored, size, sum });
    at += 46 + nameLength + extra + comment;
  }
  return entries;
}

export function textOf({ packed, isStored, size }) {
  if (isStored) return new TextDecoder().decode(packed);
  return new TextDecoder().decode(inflateRawSync(packed, { maxOutputLength: Math.max(1, size) }));
}

const signs = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

export const plainText = (text) =>
  text.replace(/&(?:#x([\da-f]+)|#(\d+)|(\w+));/gi, (whole, hex, decimal, name) => {
    if (hex) return String.fromCodePoint(Number.parseInt(hex, 16));
    return decimal ? String.fromCodePoint(Number(decimal)) : (signs[name] ?? whole);
  });

export function attributesOf(tag) {
  const found = tag.matchAll(/([\w:]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g);
  return new Map([...found].map(([, name, one, other]) => [name, plainText(one ?? other ?? "")]));
}

export const tagsOf = (text, name) =>
  [...text.matchAll(new RegExp(`<(?:\\w+:)?${name}\\s[^>]*>`, "g"))].map(([tag]) =>
    attributesOf(tag),
  );

const folderOf = (path) => path.slice(0, path.lastIndexOf("/") + 1);

function resolved(folder, target) {
  if (target.startsWith("/")) return target.slice(1);
  const parts = [];
  for (const part of `${folder}${target}`.split("/"))
    if (part === "..") parts.pop();
    else if (part !== "." && part !== "") parts.push(part);
  return parts.join("/");
}

/** Every sheet in the order of its tab, and what its cells refer to. Throws where none is named: then it is no workbook. */
export function bookOf(bytes) {
  const entries = entriesOf(bytes);
  const part = (path) => textOf(entries.get(path));
  const root = tagsOf(part("_rels/.rels"), "Relationship").find((one) =>
    one.get("Type")?.endsWith("/officeDocument"),
  );
  const path = resolved("", root.get("Target"));
  const folder = folderOf(path);
  const relations = tagsOf(
    part(`${folder}_rels/${path.slice(folder.length)}.rels`),
    "Relationship",
  ).map((one) => ({
    id: one.get("Id"),
    kind: one.get("Type")?.split("/").at(-1),
    entry: entries.get(resolved(folder, one.get("Target") ?? "")),
  }));
  const ofKind = (kind) => relations.find((one) => one.kind === kind)?.entry;
  const workbook = part(path);
  const sheets = tagsOf(workbook, "sheet")
    .filter((one) => one.get("name") && idOf(one))
    .map((one) => ({
      name: one.get("name"),
      isHidden: /hidden/i.test(one.get("state") ?? ""),
      entry: relations.find(({ id }) => id === idOf(one)).entry,
    }));
  const is1904 = /<(?:\w+:)?workbookPr[^>]*date1904="(1|true)"/.test(workbook);
  return { sheets, strings: ofKind("sharedStrings"), styles: ofKind("styles"), is1904 };
}

const idOf = (sheet) => [...sheet].find(([name]) => name.toLowerCase().endsWith(":id"))?.[1] ?? "";

export function columnOf(letters) {
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}

const mergedCells = /<mergeCell [^>]*ref="([A-Z]+)(\d+):([A-Z]+)(\d+)"/g;

/** Comments, raw text and prefixed names are lawful and rare. */
const unusual = /<!--|<!\[CDATA\[|<\w+:(?:worksheet|row|c)[\s>]/;

/** Where the rows have ended; a chunk may end in its midst. */
const endOfRows = "</sheetData";

/** The text behind the rows, as far as it has come, is kept whole: merged cells stand there. */
function tailOf({ tail, seam }, chunk) {
  if (tail !== undefined) return tail + chunk.toString("latin1");
  const found = chunk.indexOf(endOfRows);
  if (found >= 0) return chunk.toString("latin1", found);
  const joint = seam + chunk.toString("latin1", 0, endOfRows.length);
  const across = joint.indexOf(endOfRows);
  return across < 0 ? undefined : joint.slice(across) + chunk.toString("latin1", endOfRows.length);
}

function mergesOf(tail) {
  const merges = [];
  for (const [, left, top, right, bottom] of tail.matchAll(mergedCells)) {
    merges.push([Number(top), columnOf(left), Number(bottom), columnOf(right)]);
    if (merges.length > mostMerges) throw new Error("too many merged cells");
  }
  return merges;
}

/**
 * Looks through one sheet without keeping it: [top, left, bottom, right] of merged cells, which stand behind the rows;
 * the last row it says it has; whether it is written as sheets usually are. Proves that it is whole.
 */
export async function scanSheet({ packed, isStored, size, sum }) {
  const inflate = createInflateRaw({ chunkSize: 1 << 22 });
  inflate.end(packed);
  const seen = { tail: undefined, seam: "" };
  let [unpacked, proof, lastRow, isUsual] = [0, 0, 0, true];
  for await (const chunk of isStored ? [Buffer.from(packed)] : inflate) {
    if (unpacked === 0) {
      const head = chunk.toString("latin1", 0, 10_000);
      lastRow = Number(/<dimension ref="[^"]*?(\d+)"/.exec(head)?.[1] ?? 0);
      isUsual = !unusual.test(head);
    }
    unpacked += chunk.length;
    if (unpacked > size) throw new Error("more than was declared");
    proof = crc32(chunk, proof);
    if (chunk.includes("<!") || (seen.seam.endsWith("<") && chunk[0] === 33)) isUsual = false;
    seen.tail = tailOf(seen, chunk);
    if ((seen.tail?.length ?? 0) > mostBehindRows) throw new Error("too much behind the rows");
    seen.seam = chunk.toString("latin1", Math.max(0, chunk.length - endOfRows.length));
  }
  if (unpacked !== size || proof !== sum) throw new Error("not whole");
  return { merges: mergesOf(seen.tail ?? ""), lastRow, isUsual };
}
