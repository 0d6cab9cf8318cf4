import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { crc32, createDeflateRaw } from "node:zlib";

/** A part of a zip, whose text comes piece by piece. */
export type ZipPart = { path: string; pieces: AsyncIterable<string> | Iterable<string> };

type Written = { path: Buffer; at: number; sum: number; packed: number; size: number };

const [partMark, sumMark, entryMark, endMark] = [0x04034b50, 0x08074b50, 0x02014b50, 0x06054b50];
const version = 20;
/** Sum and sizes stand behind the content; names are UTF-8. */
const flags = 0x0808;
const deflated = 8;
/** 1980-01-01: a list does not tell the time of its writing twice. */
const noDay = 33;

/** Text of so many repetitions gains little from being packed harder than this, and costs twice the time. */
const level = 4;

function headOf(path: Buffer): Buffer {
  const head = Buffer.alloc(30);
  head.writeUInt32LE(partMark, 0);
  head.writeUInt16LE(version, 4);
  head.writeUInt16LE(flags, 6);
  head.writeUInt16LE(deflated, 8);
  head.writeUInt16LE(noDay, 12);
  head.writeUInt16LE(path.length, 26);
  return Buffer.concat([head, path]);
}

function sumOf({ sum, packed, size }: Written): Buffer {
  const tail = Buffer.alloc(16);
  for (const [at, value] of [sumMark, sum, packed, size].entries())
    tail.writeUInt32LE(value, at * 4);
  return tail;
}

function entryOf({ path, at, sum, packed, size }: Written): Buffer {
  const entry = Buffer.alloc(46);
  entry.writeUInt32LE(entryMark, 0);
  entry.writeUInt16LE(version, 4);
  entry.writeUInt16LE(version, 6);
  entry.writeUInt16LE(flags, 8);
  entry.writeUInt16LE(deflated, 10);
  entry.writeUInt16LE(noDay, 14);
  entry.writeUInt32LE(sum, 16);
  entry.writeUInt32LE(packed, 20);
  entry.writeUInt32LE(size, 24);
  entry.writeUInt16LE(path.length, 28);
  entry.writeUInt32LE(at, 42);
  return Buffer.concat([entry, path]);
}

function endOf(count: number, length: number, at: number): Buffer {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(endMark, 0);
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(length, 12);
  end.writeUInt32LE(at, 16);
  return end;
}

/** Packs on another thread while the next piece is written; what is packed is given as it comes. */
async function* packedOf(pieces: ZipPart["pieces"], written: Written): AsyncGenerator<Buffer> {
  async function* bytes() {
    for await (const piece of pieces) {
      const content = Buffer.from(piece);
      written.sum = crc32(content, written.sum);
      written.size += content.length;
      yield content;
    }
  }
  const deflate = createDeflateRaw({ level, chunkSize: 1 << 17 });
  const source = Readable.from(bytes(), { objectMode: false, highWaterMark: 1 << 19 });
  const ended = pipeline(source, deflate);
  ended.catch(() => undefined); // heard below
  for await (const chunk of deflate as AsyncIterable<Buffer>) {
    written.packed += chunk.length;
    yield chunk;
  }
  await ended;
}

/** A zip of parts that are packed while they are written; nothing is kept but where each of them stands. */
export async function* zipped(parts: AsyncIterable<ZipPart>): AsyncGenerator<Buffer> {
  const all: Written[] = [];
  let at = 0;
  for await (const { path: name, pieces } of parts) {
    const path = Buffer.from(name);
    const written: Written = { path, at, sum: 0, packed: 0, size: 0 };
    const head = headOf(path);
    yield head;
    yield* packedOf(pieces, written);
    yield sumOf(written);
    at += head.length + written.packed + 16;
    all.push(written);
  }
  const directory = Buffer.concat(all.map(entryOf));
  yield directory;
  yield endOf(all.length, directory.length, at);
}
