import { pipeline } from "node:stream/promises";
import { createReadStream, createWriteStream } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { Readable } from "node:stream";
import { createGunzip, createGzip } from "node:zlib";
import { Refusal } from "../base/refusal.ts";

/** A .tar.gz written and read as a stream: any tar program can look into it, and memory stays flat. */
const blockBytes = 512;

const padding = (size: number): Buffer =>
  Buffer.alloc((blockBytes - (size % blockBytes)) % blockBytes);

/** The header of one entry in the ustar format; a name may have 100 bytes. */
export function header(name: string, size: number): Buffer {
  if (Buffer.byteLength(name) > 100) throw new Error(`备份中的名称过长：${name}`);
  const block = Buffer.alloc(blockBytes);
  const octal = (value: number, at: number, length: number) =>
    block.write(`${value.toString(8).padStart(length - 1, "0")}\0`, at, "ascii");
  block.write(name, 0);
  octal(0o600, 100, 8);
  octal(0, 108, 8);
  octal(0, 116, 8);
  octal(size, 124, 12);
  octal(0, 136, 12);
  block.write("        0", 148, "ascii");
  block.write("ustar\x0000", 257, "latin1");
  const checksum = block.reduce((sum, byte) => sum + byte, 0);
  block.write(`${checksum.toString(8).padStart(6, "0")}\0 `, 148, "ascii");
  return block;
}

export function* entry(name: string, content: Buffer): Generator<Buffer> {
  yield header(name, content.length);
  yield content;
  yield padding(content.length);
}

/** Under its name stands only a whole archive. */
export async function writeArchive(path: string, pieces: AsyncIterable<Buffer>): Promise<void> {
  const part = `${path}.part`;
  try {
    const whole = Readable.from(closed(pieces), { objectMode: false });
    await pipeline(whole, createGzip({ level: 6 }), createWriteStream(part, { mode: 0o600 }));
    await rename(part, path);
  } catch (fault) {
    await rm(part, { force: true });
    throw fault;
  }
}

async function* closed(pieces: AsyncIterable<Buffer>) {
  yield* pieces;
  yield Buffer.alloc(2 * blockBytes);
}

export type Entry = { name: string; size: number; content: AsyncIterable<Buffer> };

/** Takes bytes from a stream in the amounts that are asked for. */
function taker(stream: AsyncIterable<Buffer>, refusal: (fault: unknown) => Refusal) {
  const source = stream[Symbol.asyncIterator]();
  let rest: Buffer = Buffer.alloc(0);
  async function* take(count: number): AsyncGenerator<Buffer> {
    let left = count;
    while (left > 0) {
      if (rest.length === 0) {
        const next = await source.next().catch((fault: unknown) => {
          throw refusal(fault);
        });
        if (next.done === true) throw refusal(new Error("文件不完整"));
        rest = next.value;
      }
      const piece = rest.subarray(0, left);
      rest = rest.subarray(piece.length);
      left -= piece.length;
      if (piece.length > 0) yield piece;
    }
  }
  return take;
}

export async function gather(content: AsyncIterable<Buffer>): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of content) pieces.push(piece);
  return Buffer.concat(pieces);
}

/** Gives the entries in order; each content must be read before the next entry is asked for. */
export async function* readArchive(path: string): AsyncGenerator<Entry> {
  const refusal = (fault: unknown): Refusal => {
    const said = fault instanceof Error ? fault.message : String(fault);
    return new Refusal("invalid", `备份文件 ${path} 无法读取：${said}。请换一份完整的备份。`);
  };
  const gunzip = createGunzip();
  const file = createReadStream(path);
  file.once("error", (fault) => gunzip.destroy(fault));
  try {
    const take = taker(file.pipe(gunzip), refusal);
    for (;;) {
      const block = await gather(take(blockBytes));
      if (block.every((byte) => byte === 0)) return;
      const name = block.subarray(0, 100).toString().replace(/\0.*$/s, "");
      const size = Number.parseInt(block.subarray(124, 135).toString(), 8);
      if (!header(name, size).equals(block)) throw refusal(new Error("不是本程序的备份文件"));
      yield { name, size, content: take(size) };
      await gather(take(padding(size).length));
    }
  } finally {
    file.destroy();
    gunzip.destroy();
  }
}
