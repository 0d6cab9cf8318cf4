// Rows on their way out of the worker: cells as bytes, one row behind the other, with no object for any of them.

/** What stands between two cells, and between two rows: signs that no lawful XML may hold. */
export const [betweenCells, betweenRows] = [0x1f, 0x1e];

/** So many bytes of cells make a batch, however few rows they are. */
const mostBytes = 400_000;

const mostRows = 1000;

export const newBatch = () => ({
  bytes: Buffer.allocUnsafe(mostBytes + 100_000),
  at: 0,
  numbers: [],
  odd: [],
});

export const isFull = ({ at, numbers }) => at >= mostBytes || numbers.length >= mostRows;

/** Room for more bytes behind `to`: what is already written there is kept. */
export function makeRoom(batch, to, more) {
  if (batch.bytes.length - to >= more) return;
  const larger = Buffer.allocUnsafe(Math.max(batch.bytes.length * 2, to + more));
  batch.bytes.copy(larger, 0, 0, to);
  batch.bytes = larger;
}

// oxlint-disable-next-line no-control-regex -- signs that would be taken for an end are what is looked for
const unsent = /[\u0000-\u0008\u000b\u000c\u000e-\u001f]|\p{Surrogate}/u;

/** Whether a text can go as bytes and come back the same. */
export const goesAsBytes = (text) => !unsent.test(text);

/** Where the bytes of the next row begin. */
export function beginRow(batch, more) {
  makeRoom(batch, batch.at, more + 1);
  if (batch.numbers.length === 0) return batch.at;
  batch.bytes[batch.at] = betweenRows;
  return batch.at + 1;
}

export function endRow(batch, number, to) {
  batch.numbers.push(number);
  batch.at = to;
}

/** A row that was read cell by cell. One with odd signs goes as it is, beside the others. */
export function putRow(batch, number, cells) {
  const isOdd = !cells.every(goesAsBytes);
  if (isOdd) batch.odd.push([batch.numbers.length, cells]);
  const text = isOdd ? "" : cells.join("\u001f");
  const from = beginRow(batch, text.length * 3);
  endRow(batch, number, from + batch.bytes.write(text, from));
}

/** The batch as it is posted; the batch itself is empty again. */
export function messageOf(batch) {
  const { numbers, odd, at } = batch;
  const bytes = Uint8Array.prototype.slice.call(batch.bytes, 0, at);
  Object.assign(batch, { numbers: [], odd: [], at: 0 });
  return { bytes, numbers, odd };
}
