import { sheetType } from "../base/sheetType.ts";
import { Refusal } from "../base/refusal.ts";
import { sha256 } from "./identity.ts";
import type { Upload } from "./http.ts";

/** What the first bytes say; the name and the browser's word are not believed. No SVG, no HTML. */
const kinds: readonly { type: string; starts: readonly number[]; endings: readonly string[] }[] = [
  { type: "application/pdf", starts: [0x25, 0x50, 0x44, 0x46], endings: ["pdf"] },
  { type: "image/jpeg", starts: [0xff, 0xd8, 0xff], endings: ["jpg", "jpeg"] },
  { type: "image/png", starts: [0x89, 0x50, 0x4e, 0x47], endings: ["png"] },
  {
    type: sheetType,
    starts: [0x50, 0x4b, 0x03, 0x04],
    endings: ["xlsx"],
  },
  {
    type: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    starts: [0x50, 0x4b, 0x03, 0x04],
    endings: ["docx"],
  },
];

/** Plain text is taken only as .csv, and only where it is UTF-8 without control characters. */
function isPlainText(bytes: Buffer): boolean {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
    return !/[\u0000-\u0008\u000e-\u001f]/.test(text);
  } catch {
    return false;
  }
}

export async function sniff(name: string, bytes: Buffer): Promise<Upload> {
  // oxlint-disable-next-line no-control-regex -- a name is shown and stored: no folders, no control characters
  const whole = [...name.replace(/[\\/\u0000-\u001f\u007f]/g, "_")];
  const ending = whole.join("").split(".").pop()?.toLowerCase() ?? "";
  const cleaned =
    whole.length <= 120 ? whole.join("") : `${whole.slice(0, 110).join("")}….${ending}`;
  const found = kinds.find(
    (kind) =>
      kind.endings.includes(ending) && kind.starts.every((byte, place) => bytes[place] === byte),
  );
  const type = found?.type ?? (ending === "csv" && isPlainText(bytes) ? "text/csv" : undefined);
  if (!type)
    throw new Refusal(
      "invalid",
      `附件“${cleaned}”的内容不是 PDF、JPG、PNG、XLSX、DOCX 或 CSV。请转换后再上传`,
    );
  if (bytes.length === 0) throw new Refusal("invalid", `附件“${cleaned}”是空的，请重新选择`);
  return { name: cleaned, type, bytes, hash: sha256(bytes) };
}
