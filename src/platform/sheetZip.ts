import { refuseField } from "../base/refusal.ts";

const endOfDirectory = 0x06054b50;
const entryOfDirectory = 0x02014b50;
const mostEntries = 2000;
/** Marks a size that stands elsewhere (ZIP64): no workbook within our limits needs it. */
const elsewhere = 0xffffffff;

const hostile = (because: string) =>
  refuseField("file", because, "请用表格软件打开，只保留要导入的工作表，另存为 .xlsx 后再导入");

/** Refuses a zip by its directory, before a byte is unpacked. The reader holds each entry to its declared size. */
export function refuseHostileZip(bytes: Uint8Array, mostUnpacked: number): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  if (end === undefined) throw hostile("文件不完整或已损坏");
  const count = view.getUint16(end + 10, true);
  if (count > mostEntries)
    throw hostile(`文件内部有 ${count} 个部分，超过 ${mostEntries} 个的上限`);
  let at = view.getUint32(end + 16, true);
  let unpacked = 0;
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== entryOfDirectory)
      throw hostile("文件不完整或已损坏");
    const packed = view.getUint32(at + 20, true);
    const size = view.getUint32(at + 24, true);
    // An entry that names no size is unpacked without a limit by the reader.
    if (packed === elsewhere || size === elsewhere || (size === 0 && packed > 2))
      throw hostile("文件没有如实写明内部各部分的大小");
    // A packed size of nought would be sought elsewhere by the reader.
    if (packed === 0 && size > 0) throw hostile("文件没有如实写明内部各部分的大小");
    if (packed === 0 && view.getUint16(at + 8, true) & 8)
      throw hostile("文件没有如实写明内部各部分的大小");
    unpacked += size;
    if (unpacked > mostUnpacked)
      throw hostile(`文件展开后超过 ${Math.ceil(mostUnpacked / 1_000_000)} MB 的上限`);
    at +=
      46 +
      view.getUint16(at + 28, true) +
      view.getUint16(at + 30, true) +
      view.getUint16(at + 32, true);
  }
}

function findEnd(view: DataView): number | undefined {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 65_557); at -= 1)
    if (view.getUint32(at, true) === endOfDirectory) return at;
  return undefined;
}
