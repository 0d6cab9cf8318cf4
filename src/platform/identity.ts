import { createHash, randomBytes } from "node:crypto";

/** Chance is drawn for many ids at once: each draw is a call to the system, and an import makes a hundred thousand ids. */
let drawn = Buffer.alloc(0);

function random(): Buffer {
  if (drawn.length < 16) drawn = randomBytes(4096);
  const bytes = drawn.subarray(0, 16);
  drawn = drawn.subarray(16);
  return bytes;
}

let lastMs = 0;
let count = 0;

/** UUIDv7: ids that sort by time, and within a millisecond by their making: the postings of one act keep their order. */
export function newId(at: Date): string {
  const ms = at.getTime();
  count = ms === lastMs ? (count + 1) & 0xfff : 0;
  lastMs = ms;
  const bytes = random();
  bytes.writeUIntBE(ms, 0, 6);
  bytes.writeUInt16BE(0x7000 | count, 6);
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = bytes.toString("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

export const sha256 = (text: string | Buffer): string =>
  createHash("sha256").update(text).digest("hex");

/** One text for one value: keys sorted, bigint as text. What is hashed is never re-read from jsonb. */
export function canonical(value: unknown): string {
  if (typeof value === "bigint") return JSON.stringify(String(value));
  if (value instanceof Date) return JSON.stringify(value.toISOString());
  if (Array.isArray(value)) return `[${value.map((one) => canonical(one ?? null)).join(",")}]`;
  if (value !== null && typeof value === "object") {
    const fields = Object.entries(value)
      .filter(([, one]) => one !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, one]) => `${JSON.stringify(key)}:${canonical(one)}`);
    return `{${fields.join(",")}}`;
  }
  return JSON.stringify(value ?? null);
}

/** JSON for the wire: money is text, an instant is ISO. */
export const toJson = (value: unknown): string =>
  JSON.stringify(value, (_, one: unknown) => (typeof one === "bigint" ? String(one) : one));
