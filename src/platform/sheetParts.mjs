// What the row reader does not tell of a workbook: its sheets, merged cells, and formulas that were never computed.
import { createInflateRaw, inflateRawSync } from "node:zlib";

const endOfDirectory = 0x06054b50;

/** Beyond this a sheet is a trick, not a table. */
const mostMerges = 100_000;

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
    entries.set(name, { packed, isStored, size: view.getUint32(at + 24, true) });
    at += 46 + nameLength + extra + comment;
  }
  return entries;
}

function textOf({ packed, isStored, size }) {
  if (isStored) return new TextDecoder().decode(packed);
  return new TextDecoder().decode(inflateRawSync(packed, { maxOutputLength: Math.max(1, size) }));
}

const signs = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

const plainText = (text) =>
  text.replace(/&(?:#x([\da-f]+)|#(\d+)|(\w+));/gi, (whole, hex, decimal, name) => {
    if (hex) return String.fromCodePoint(Number.parseInt(hex, 16));
    return decimal ? String.fromCodePoint(Number(decimal)) : (signs[name] ?? whole);
  });

function attributesOf(tag) {
  const found = tag.matchAll(/([\w:]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g);
  return new Map([...found].map(([, name, one, other]) => [name, plainText(one ?? other ?? "")]));
}

const tagsOf = (text, name) =>
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

/** Every sheet in the order of its tab. Throws where the workbook names none: then it is no workbook. */
export function sheetsOf(bytes) {
  const entries = entriesOf(bytes);
  const part = (path) => textOf(entries.get(path));
  const root = tagsOf(part("_rels/.rels"), "Relationship").find((one) =>
    one.get("Type")?.endsWith("/officeDocument"),
  );
  const workbook = resolved("", root.get("Target"));
  const folder = folderOf(workbook);
  const relations = part(`${folder}_rels/${workbook.slice(folder.length)}.rels`);
  const targets = new Map(
    tagsOf(relations, "Relationship").map((one) => [
      one.get("Id"),
      resolved(folder, one.get("Target") ?? ""),
    ]),
  );
  const idOf = (sheet) =>
    [...sheet].find(([name]) => name.toLowerCase().endsWith(":id"))?.[1] ?? "";
  return tagsOf(part(workbook), "sheet")
    .filter((one) => one.get("name") && idOf(one))
    .map((one) => ({
      name: one.get("name"),
      isHidden: /hidden/i.test(one.get("state") ?? ""),
      entry: entries.get(targets.get(idOf(one))),
    }));
}

export function columnOf(letters) {
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}

/** One number for one cell, as a set of them is kept. */
export const placeOf = (row, column) => row * 16_384 + column;

const bareFormula =
  /<c ([^>]*)>\s*<f(?:[^>]*\/>|[^>]*>[^<]*<\/f>)\s*(?:<\/c>|<v\s*\/>|<v>\s*<\/v>)/g;
const mergedCells = /<mergeCell [^>]*ref="([A-Z]+)(\d+):([A-Z]+)(\d+)"/g;

function scanText(text, found) {
  if (text.includes("<f"))
    for (const [, attributes] of text.matchAll(bareFormula)) {
      const cell = /\br="([A-Z]+)(\d+)"/.exec(attributes);
      if (cell) found.bare.add(placeOf(Number(cell[2]), columnOf(cell[1])));
    }
  if (text.includes("<mergeCell "))
    for (const [, left, top, right, bottom] of text.matchAll(mergedCells))
      found.merges.push([Number(top), columnOf(left), Number(bottom), columnOf(right)]);
  if (found.merges.length > mostMerges) throw new Error("too many merged cells");
}

/** Where the text can be cut so that no cell is torn: before the last cell, else before the last tag. */
function cutOf(text) {
  const cell = text.lastIndexOf("<c ");
  return cell >= 0 && text.length - cell < 100_000 ? cell : Math.max(0, text.lastIndexOf("<"));
}

/** Looks through one sheet without keeping it: [top, left, bottom, right] of merged cells, formulas without a result. */
export async function scanSheet({ packed, isStored, size }) {
  const found = { merges: [], bare: new Set(), lastRow: 0 };
  const inflate = createInflateRaw({ chunkSize: 1 << 20 });
  inflate.end(packed);
  let [rest, unpacked, isFirst] = ["", 0, true];
  for await (const chunk of isStored ? [Buffer.from(packed)] : inflate) {
    unpacked += chunk.length;
    if (unpacked > size) throw new Error("more than was declared");
    const text = rest + chunk.toString("latin1");
    if (isFirst) found.lastRow = Number(/<dimension ref="[^"]*?(\d+)"/.exec(text)?.[1] ?? 0);
    isFirst = false;
    const cut = cutOf(text);
    scanText(text.slice(0, cut), found);
    rest = text.slice(cut);
  }
  scanText(rest, found);
  return found;
}
