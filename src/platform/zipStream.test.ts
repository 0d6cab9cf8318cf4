import { crc32, inflateRawSync } from "node:zlib";
import { expect, test } from "vitest";
import { zipped, type ZipPart } from "./zipStream.ts";

/** What the directory at the end says of each part, and what stands where it points. */
function partsOf(zip: Buffer) {
  const end = zip.length - 22;
  const parts = [];
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [sum, packed, size] = [16, 20, 24].map((field) => zip.readUInt32LE(at + field));
    const length = zip.readUInt16LE(at + 28);
    const head = zip.readUInt32LE(at + 42);
    const from = head + 30 + zip.readUInt16LE(head + 26);
    const content = inflateRawSync(zip.subarray(from, from + packed!));
    const tail = [4, 8, 12].map((field) => zip.readUInt32LE(from + packed! + field));
    const path = zip.subarray(at + 46, at + 46 + length).toString();
    parts.push({ path, content: content.toString(), says: [sum, packed, size], tail });
    expect([crc32(content), content.length]).toEqual([sum, size]);
    at += 46 + length;
  }
  expect(at).toBe(end);
  return parts;
}

test("a part of many pieces has the sum and the sizes of the whole, behind it and in the directory", async () => {
  const pieces = Array.from({ length: 40 }, (_, n) => `第${n}行 `.repeat(5_000));
  async function* given(): AsyncGenerator<ZipPart> {
    yield { path: "xl/表1.xml", pieces };
    yield { path: "xl/workbook.xml", pieces: ["<x/>"] };
  }
  const chunks = [];
  for await (const chunk of zipped(given())) chunks.push(chunk);
  const [first, second] = partsOf(Buffer.concat(chunks));
  expect([first!.path, first!.content]).toEqual(["xl/表1.xml", pieces.join("")]);
  expect([second!.path, second!.content]).toEqual(["xl/workbook.xml", "<x/>"]);
  expect([first!.tail, second!.tail]).toEqual([first!.says, second!.says]);
});
