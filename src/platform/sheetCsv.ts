import { refuseField } from "../base/refusal.ts";
import type { SheetRow } from "./sheet.ts";

/** UTF-8 with or without mark; else GB18030, in which Chinese office software saves by default. */
function decode(bytes: Uint8Array): string {
  if (bytes.includes(0))
    throw refuseField(
      "file",
      "文件不是 .xlsx，也不是 UTF-8 编码的 .csv",
      "请另存为 .xlsx，或编码为 UTF-8 的 .csv",
    );
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("gb18030").decode(bytes);
  }
}

/** Reads a .csv (RFC 4180, LF or CRLF) into rows of text exactly as written. Empty lines are left out. */
export function* parseCsv(bytes: Uint8Array): Generator<SheetRow> {
  const text = decode(bytes);
  let [at, number] = [0, 0];
  while (at < text.length) {
    number += 1;
    const cells: string[] = [];
    let isLast = false;
    while (!isLast) {
      const [cell, next] = text[at] === '"' ? quoted(text, at, number) : bare(text, at);
      cells.push(cell);
      isLast = text[next] !== ",";
      at = next + 1;
    }
    if (text[at - 1] === "\r" && text[at] === "\n") at += 1;
    if (cells.length > 1 || cells[0] !== "") yield { number, cells };
  }
}

function bare(text: string, from: number): [string, number] {
  let at = from;
  while (at < text.length && text[at] !== "," && text[at] !== "\n" && text[at] !== "\r") at += 1;
  return [text.slice(from, at), at];
}

function quoted(text: string, from: number, row: number): [string, number] {
  const parts: string[] = [];
  let at = from + 1;
  for (;;) {
    const end = text.indexOf('"', at);
    if (end < 0)
      throw refuseField("file", `第 ${row} 行的引号没有配对`, "请补上缺少的英文双引号后再导入");
    parts.push(text.slice(at, end));
    if (text[end + 1] !== '"') {
      const [rest, next] = bare(text, end + 1);
      return [parts.join("") + rest, next];
    }
    parts.push('"');
    at = end + 2;
  }
}

/** What a sheet would take for a formula is written as text: a cell must never act. */
export const inert = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);

const written = (cell: string) =>
  /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;

/** Writes rows with CRLF. Figures are given as they are; whatever a user typed goes through `inert` first. */
export const formatCsv = (rows: readonly (readonly string[])[]): string =>
  rows.map((cells) => `${cells.map(written).join(",")}\r\n`).join("");
