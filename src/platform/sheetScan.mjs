// Rows of a worksheet, cut out of its bytes as it is unpacked: with no tree and no event for each tag it costs a sixth of
// a general reader, and it waits while its rows are worked on. A row that is written unusually is read cell by cell; a
// sheet that is written unusually is left to the general reader.
import { isDateFormat, serialToDate } from "hucre";
import { createInflateRaw } from "node:zlib";
import { goesAsBytes, isFull, putRow } from "./sheetBatch.mjs";
import { copyRow } from "./sheetBytes.mjs";
import { attributesOf, plainText, tagsOf, textOf } from "./sheetParts.mjs";

const mostColumns = 16_384;

/** 9999-12-31, beyond which a sheet knows no day. */
const lastSerial = 2_958_466;

const [endOfRows, noRows] = ["</sheetData>", "<sheetData/>"];

/** Characters of one row: no table is so wide. */
const mostInRow = 16_000_000;

/** _x0041_ is how a workbook writes a character that XML cannot. */
const unescaped = (text) =>
  text.includes("_x")
    ? text.replace(/_x([\da-fA-F]{4})_/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
    : text;

const decoded = (text) => unescaped(text.includes("&") ? plainText(text) : text);

/** The words of a string, without the reading aids that stand above them. */
function wordsOf(text) {
  const bare = text.includes("<rPh") ? text.replace(/<rPh[\s\S]*?<\/rPh>/g, "") : text;
  let words = "";
  for (let at = bare.indexOf("<t"); at >= 0; at = bare.indexOf("<t", at + 2)) {
    const open = bare.indexOf(">", at);
    const next = bare[at + 2];
    if (open < 0 || (next !== ">" && next !== " ") || bare[open - 1] === "/") continue;
    const close = bare.indexOf("</t>", open);
    if (close < 0) break;
    words += decoded(bare.slice(open + 1, close));
  }
  return words;
}

function pooledStringsOf(entry) {
  const text = textOf(entry);
  const strings = [];
  for (let at = text.indexOf("<si"); at >= 0; at = text.indexOf("<si", at + 3)) {
    const open = text.indexOf(">", at);
    if (text[open - 1] === "/") strings.push("");
    else strings.push(wordsOf(text.slice(open + 1, text.indexOf("</si>", open))));
  }
  return strings;
}

/** 共用的字: the strings that cells refer to, as one run of bytes; those with odd signs beside it as they are. */
export function poolOf(entry) {
  const strings = entry ? pooledStringsOf(entry) : [];
  const odd = new Map();
  const ends = new Uint32Array(strings.length);
  let end = 0;
  for (const [at, text] of strings.entries()) {
    if (goesAsBytes(text)) end += Buffer.byteLength(text);
    else {
      odd.set(at, text);
      strings[at] = "";
    }
    ends[at] = end;
  }
  return { bytes: Buffer.from(strings.join("")), ends, odd };
}

const pooledAt = ({ bytes, ends, odd }, at) =>
  odd.get(at) ?? bytes.toString("utf8", at === 0 ? 0 : ends[at - 1], ends[at] ?? 0);

/** Whether the cells of each style are days. */
export function dayStylesOf(entry) {
  if (!entry) return [];
  const text = textOf(entry);
  const own = new Map(
    tagsOf(text, "numFmt").map((one) => [one.get("numFmtId"), one.get("formatCode") ?? ""]),
  );
  const cells = /<cellXfs[\s\S]*?<\/cellXfs>/.exec(text)?.[0] ?? "";
  return tagsOf(cells, "xf").map((one) => {
    const id = one.get("numFmtId") ?? "0";
    return isDateFormat(own.get(id) ?? id);
  });
}

const [space, equals, quote, slash, close] = [32, 61, 34, 47, 62];
const [ofR, ofS, ofT] = [114, 115, 116];

/** What a cell says of itself; written unusually, it is read at leisure. */
const tagAt = { place: -1, style: -1, kind: "", end: 0, isEmpty: false };

/** Reads `<c r="B2" s="1" t="s">` sign by sign: it stands in a table two million times. */
function readTag(text, from) {
  let at = from + 2;
  tagAt.place = -1;
  tagAt.style = -1;
  tagAt.kind = "";
  while (text.charCodeAt(at) === space) {
    const name = text.charCodeAt(at + 1);
    if (text.charCodeAt(at + 2) !== equals || text.charCodeAt(at + 3) !== quote) return false;
    const end = text.indexOf('"', at + 4);
    if (end < 0) return false;
    if (name === ofR) tagAt.place = placeAt(text, at + 4, end);
    else if (name === ofS) tagAt.style = Number(text.slice(at + 4, end));
    else if (name === ofT) tagAt.kind = text.slice(at + 4, end);
    at = end + 1;
  }
  tagAt.isEmpty = text.charCodeAt(at) === slash;
  if (tagAt.isEmpty) at += 1;
  tagAt.end = at + 1;
  return text.charCodeAt(at) === close;
}

/** B2 is column 1. */
function placeAt(text, from, end) {
  let column = 0;
  for (let at = from; at < end; at += 1) {
    const letter = text.charCodeAt(at);
    if (letter < 65 || letter > 90) break;
    column = column * 26 + letter - 64;
  }
  return column - 1;
}

/** The same of a tag with longer attributes, other quotes or line ends. */
function readTagAtLeisure(text, from) {
  const end = text.indexOf(">", from);
  if (end < 0) throw new Error("a cell without an end");
  const tag = text.slice(from, end);
  const attributes = attributesOf(tag);
  const reference = attributes.get("r");
  tagAt.place = reference === undefined ? -1 : placeAt(reference, 0, reference.length);
  tagAt.style = Number(attributes.get("s") ?? -1);
  tagAt.kind = attributes.get("t") ?? "";
  tagAt.isEmpty = tag.endsWith("/");
  tagAt.end = end + 1;
}

function figureOf(value, style, { days, is1904, plain }) {
  const figure = Number(value);
  if (value === "" || Number.isNaN(figure)) return value;
  if (style >= 0 && days[style] && figure >= 0 && figure < lastSerial)
    return serialToDate(figure, is1904).toISOString().slice(0, 10);
  return /^-?[1-9]\d{0,13}$/.test(value) ? value : plain(figure);
}

export function meaningOf(value, { kind, style }, book) {
  if (kind === "" || kind === "n") return figureOf(value.trim(), style, book);
  if (kind === "s") return pooledAt(book.pool, Number(value));
  if (kind === "b") return value === "1" || value === "true" ? "true" : "false";
  return kind === "d" ? value.slice(0, 10) : decoded(value);
}

/** A value with its formula, a rich text: whatever is not one plain value. */
function valueAtLeisure(inner, book) {
  if (tagAt.kind === "inlineStr") return wordsOf(inner);
  const at = inner.indexOf("<v");
  const open = at < 0 ? -1 : inner.indexOf(">", at);
  const isThere = open >= 0 && inner[open - 1] !== "/";
  const value = isThere ? inner.slice(open + 1, inner.indexOf("</v>", open)) : "";
  if (value === "") return inner.includes("<f") ? book.uncomputed : "";
  return meaningOf(value, tagAt, book);
}

const [plainValue, plainWords] = ["<v>", "<is><t>"];

/** The cells of a row, "" where nothing stands. */
function cellsOf(text, book) {
  const cells = [];
  let at = text.indexOf("<c");
  while (at >= 0) {
    if (!readTag(text, at)) readTagAtLeisure(text, at);
    const place = tagAt.place < 0 ? cells.length : tagAt.place;
    if (place >= mostColumns) throw new Error("a cell outside the sheet");
    while (cells.length < place) cells.push("");
    const inside = tagAt.end;
    let after = inside;
    let value = "";
    if (!tagAt.isEmpty) {
      after = text.indexOf("</c>", inside);
      if (after < 0) throw new Error("a cell without an end");
      if (text.startsWith(plainValue, inside) && text.startsWith("</v>", after - 4))
        value = meaningOf(text.slice(inside + 3, after - 4), tagAt, book);
      else if (text.startsWith(plainWords, inside) && text.startsWith("</t></is>", after - 9))
        value = wordsAt(text, inside + plainWords.length, after - 9);
      else value = valueAtLeisure(text.slice(inside, after), book);
    }
    cells[place] = value;
    at = text.indexOf("<c", after);
  }
  while (cells.length > 0 && cells.at(-1) === "") cells.pop();
  return cells;
}

/** Words in one piece; more than one piece has a tag between them. */
function wordsAt(text, from, end) {
  const words = text.slice(from, end);
  return words.includes("<") ? wordsOf(`<t>${words}</t>`) : decoded(words);
}

const pieceLength = 1 << 19;

function* piecesOf(bytes) {
  for (let at = 0; at < bytes.length; at += pieceLength)
    yield Buffer.from(
      bytes.buffer,
      bytes.byteOffset + at,
      Math.min(pieceLength, bytes.length - at),
    );
}

const [rowBegin, rowEnd] = ["<row", "</row>"].map((name) => Buffer.from(name));
const [endsOfRows, lineOfRows] = [endOfRows, noRows].map((name) => Buffer.from(name));

const numberOf = (tag) => /\sr\s*=\s*["'](\d+)/.exec(tag)?.[1];

/** A row and not the page breaks behind all rows, whose name begins alike. */
const isRow = (bytes, at) => at >= 0 && bytes[at + 4] !== 66;

/** Takes the whole rows out of the bytes and says where the next one begins. */
function takeRows(bytes, seen, { book, batch }) {
  let [from, at] = [0, bytes.indexOf(rowBegin)];
  for (; isRow(bytes, at); at = bytes.indexOf(rowBegin, from)) {
    const open = bytes.indexOf(close, at);
    const isClosed = open >= 0 && bytes[open - 1] === slash;
    const last = isClosed || open < 0 ? open : bytes.indexOf(rowEnd, open);
    if (last < 0) break;
    seen.number = Number(numberOf(bytes.latin1Slice(at, open)) ?? seen.number + 1);
    const of = { book, batch, number: seen.number };
    if (!isClosed && !copyRow(bytes, open + 1, last, of)) {
      const cells = cellsOf(bytes.toString("utf8", open + 1, last), book);
      if (cells.length > 0) putRow(batch, seen.number, cells);
    }
    from = last + 1;
  }
  const end = bytes.indexOf(endsOfRows, from);
  if (isRow(bytes, at) && at < end) throw new Error("a row without an end");
  seen.isOver = end >= 0 || bytes.includes(lineOfRows, from);
  return at >= 0 ? at : Math.max(from, bytes.length - noRows.length);
}

/** Puts rows that say something into the batch, each with its number, in the order of the sheet, and gives it when it is full. */
export async function scanRows({ packed, isStored, size }, book, batch, give) {
  const inflate = createInflateRaw({ chunkSize: pieceLength });
  inflate.end(packed);
  const seen = { number: 0, isOver: false };
  let [rest, unpacked] = [Buffer.alloc(0), 0];
  for await (const chunk of isStored ? piecesOf(packed) : inflate) {
    unpacked += chunk.length;
    if (unpacked > size) throw new Error("more than was declared");
    const bytes = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
    rest = bytes.subarray(takeRows(bytes, seen, { book, batch }));
    if (isFull(batch)) await give();
    if (seen.isOver) return;
    if (rest.length > mostInRow) throw new Error("a row without an end");
  }
  throw new Error("a sheet without an end");
}
