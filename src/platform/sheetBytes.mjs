// A row as most programs write it, copied cell by cell without making a text of it.
import { betweenCells, beginRow, endRow, goesAsBytes, makeRoom } from "./sheetBatch.mjs";

const mostColumns = 16_384;

const [space, quote, ampersand, minus, dot, slash, nought, nine] = [32, 34, 38, 45, 46, 47, 48, 57];
const [less, equals, greater, lowLine] = [60, 61, 62, 95];
const [ofC, ofI, ofR, ofS, ofT, ofV] = [99, 105, 114, 115, 116, 118];

/** By first sign and length: the kinds of cells that are read here. */
const kinds = new Map(
  ["n", "s", "b", "e", "d", "str", "inlineStr"].map((kind) => [kindOf(kind), kind]),
);

function kindOf(name) {
  return name.charCodeAt(0) * 16 + name.length;
}

const [figures, pooled] = [kindOf("n"), kindOf("s")];
const words = new Set([kindOf("e"), kindOf("str"), kindOf("inlineStr")]);

/** What the cell that is being read says of itself. */
const cell = { place: -1, style: -1, kind: figures, isEmpty: false };

/** Reads `r="B2" s="1" t="s">` behind `<c `; the place behind it, or -1 where it is written in any other way. */
function readTag(bytes, from) {
  let at = from;
  cell.place = -1;
  cell.style = -1;
  cell.kind = figures;
  for (;;) {
    const name = bytes[at];
    if (bytes[at + 1] !== equals || bytes[at + 2] !== quote) return -1;
    at += 3;
    if (name === ofR) at = readPlace(bytes, at);
    else if (name === ofS) at = readStyle(bytes, at);
    else if (name === ofT) at = readKind(bytes, at);
    else return -1;
    if (bytes[at] !== quote) return -1;
    at += 1;
    if (bytes[at] !== space) break;
    at += 1;
  }
  cell.isEmpty = bytes[at] === slash;
  if (cell.isEmpty) at += 1;
  return bytes[at] === greater ? at + 1 : -1;
}

function readPlace(bytes, from) {
  let [at, column] = [from, 0];
  for (; bytes[at] >= 65 && bytes[at] <= 90 && at < from + 4; at += 1)
    column = column * 26 + bytes[at] - 64;
  cell.place = column - 1;
  while (bytes[at] >= nought && bytes[at] <= nine) at += 1;
  return at;
}

function readStyle(bytes, from) {
  let [at, style] = [from, 0];
  for (; bytes[at] >= nought && bytes[at] <= nine && at < from + 7; at += 1)
    style = style * 10 + bytes[at] - nought;
  cell.style = at === from ? -1 : style;
  return at;
}

function readKind(bytes, from) {
  let at = from;
  while (bytes[at] !== quote && at < from + 10) at += 1;
  cell.kind = bytes[from] * 16 + at - from;
  return kinds.has(cell.kind) ? at : -1;
}

/** Whether a value holds what stands for something else, and whether it holds what cannot be sent. */
const copied = { isCoded: false, isOdd: false };

/** Copies until the next tag. As many bytes as were read stand behind `to`. */
function copyValue(bytes, from, out, to) {
  let [at, isCoded, isOdd] = [from, false, false];
  for (let byte = bytes[at]; byte !== less; byte = bytes[at]) {
    if (byte < space || byte === undefined) isOdd = true;
    if (byte === undefined) break;
    if (byte === ampersand || byte === lowLine) isCoded = true;
    out[to + at - from] = byte;
    at += 1;
  }
  copied.isCoded = isCoded;
  copied.isOdd = isOdd;
  return at;
}

/** Digits as the sheet itself would show them: nothing to round, nothing to write out. */
function isPlainFigure(out, from, to) {
  const first = out[from] === minus ? from + 1 : from;
  if (out[first] === nought && to !== from + 1)
    if (to - first < 3 || out[first + 1] !== dot || out[first + 2] === nought) return false;
  let [digits, hasDot] = [0, false];
  for (let at = first; at < to; at += 1) {
    const byte = out[at];
    if (byte >= nought && byte <= nine) digits += 1;
    else if (byte === dot && !hasDot && digits > 0) hasDot = true;
    else return false;
  }
  if (hasDot && (out[to - 1] === nought || out[to - 1] === dot)) return false;
  return digits > 0 && digits <= 15;
}

/** Whether the bytes that were copied are the value already, as most are. */
function isReady(days, out, from, to) {
  if (words.has(cell.kind)) return !copied.isCoded;
  const isDay = cell.style >= 0 && days[cell.style] === true;
  return cell.kind === figures && !isDay && isPlainFigure(out, from, to);
}

/** Writes what a value means behind `to` and says where it ends; -1 where the row must be read at leisure. */
function putMeaning(value, { batch, book, to, more }) {
  if (cell.kind === pooled) return putPooled(Number(value), { batch, book, to, more });
  const kind = cell.kind === figures ? "" : kinds.get(cell.kind);
  const text = book.meaningOf(value, { kind, style: cell.style }, book);
  if (!goesAsBytes(text)) return -1;
  makeRoom(batch, to, text.length * 3 + more);
  return to + batch.bytes.write(text, to);
}

function putPooled(index, { batch, book, to, more }) {
  const { bytes, ends, odd } = book.pool;
  if (odd.has(index)) return -1;
  const [from = 0, until = from] = [index === 0 ? 0 : ends[index - 1], ends[index]];
  makeRoom(batch, to, until - from + more);
  bytes.copy(batch.bytes, to, from, until);
  return to + until - from;
}

const standsAt = (bytes, at, name) => {
  for (let place = 0; place < name.length; place += 1)
    if (bytes[at + place] !== name[place]) return false;
  return true;
};

const bytesOf = (text) => [...Buffer.from(text)];
const [valueEnd, wordsBegin, wordsEnd] = ["</v></c>", "<is><t>", "</t></is></c>"].map(bytesOf);

/** Copies a row into the batch; false where it is written in a way that is read at leisure. */
export function copyRow(bytes, from, until, { batch, book, number }) {
  const begin = beginRow(batch, until - from + mostColumns);
  // `to` is where the last value has ended, `place` how many ends of cells are written, `last` the last place seen.
  let [at, to, place, last] = [from, begin, 0, -1];
  while (at < until) {
    if (bytes[at] !== less || bytes[at + 1] !== ofC || bytes[at + 2] !== space) return false;
    at = readTag(bytes, at + 3);
    if (at < 0 || cell.place <= last || cell.place >= mostColumns) return false;
    last = cell.place;
    if (cell.isEmpty) continue;
    const start = to + last - place;
    const isValue = bytes[at + 1] === ofV && bytes[at + 2] === greater;
    if (!isValue && !(bytes[at + 1] === ofI && standsAt(bytes, at, wordsBegin))) return false;
    const inside = at + (isValue ? 3 : wordsBegin.length);
    const end = copyValue(bytes, inside, batch.bytes, start);
    const closing = isValue ? valueEnd : wordsEnd;
    if (end === inside || !standsAt(bytes, end, closing)) return false;
    if (!isValue) cell.kind = kindOf("inlineStr");
    let next = start + end - inside;
    if (copied.isOdd) return false;
    if (!isReady(book.days, batch.bytes, start, next)) {
      const more = until - end + mostColumns;
      const value = bytes.toString("utf8", inside, end);
      next = putMeaning(value, { batch, book, to: start, more });
      if (next < 0) return false;
    }
    if (next > start) {
      for (; to < start; to += 1) batch.bytes[to] = betweenCells;
      to = next;
      place = last;
    }
    at = end + closing.length;
  }
  if (at !== until) return false;
  if (to > begin) endRow(batch, number, to);
  return true;
}
