import { Readable } from "node:stream";
import { inert } from "./sheetCsv.ts";
import { zipped, type ZipPart } from "./zipStream.ts";

/** A column of a long list: its figures are written as figures, all else as text. */
export type ListColumn = { text: string; width: number; isFigure?: boolean };

/** Cells by column; null or "" leaves one empty. */
export type ListRow = readonly (string | null)[];

const mostRowsInSheet = 1_048_576;

/** A part of a zip may not grow beyond four thousand million bytes, three for each character: before that, a second sheet begins. */
const mostInSheet = 1_300_000_000;

/** So many characters are handed on at once. */
const pieceLength = 200_000;

const letterOf = (place: number): string =>
  (place >= 26 ? letterOf(Math.floor(place / 26) - 1) : "") +
  String.fromCharCode(65 + (place % 26));

// oxlint-disable-next-line no-control-regex -- signs that XML cannot hold are what is looked for
const unwritten = /[&<>\u0000-\u0008\u000b-\u001f\ufffe\uffff]|_x|\p{Surrogate}/u;

const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };

/** _x000B_ is how a workbook writes a sign that XML cannot; a text that looks so is written so itself. */
const escaped = (text: string): string =>
  text.replace(/_(?=x[\da-fA-F]{4}_)/g, "_x005F_").replace(
    // oxlint-disable-next-line no-control-regex -- the same signs
    /[&<>\u0000-\u0008\u000b-\u001f\ufffe\uffff]|\p{Surrogate}/gu,
    (sign) =>
      entities[sign] ?? `_x${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}_`,
  );

function wordsXml(text: string): string {
  const words = inert(text);
  const space = /^\s|\s$|[\n\t]/.test(words) ? ' xml:space="preserve"' : "";
  return `t="inlineStr"><is><t${space}>${unwritten.test(words) ? escaped(words) : words}</t></is></c>`;
}

/** A double holds fifteen significant digits. A longer figure is written as text rather than changed. */
const isExact = (figure: string): boolean =>
  figure.length <= 15 || figure.replace(/\D/g, "").replace(/^0+/, "").length <= 15;

/** How a row of these columns is written. */
function rowWriter(columns: readonly ListColumn[]) {
  const begins = columns.map((_, place) => `<c r="${letterOf(place)}`);
  const isFigure = columns.map((column) => column.isFigure === true);
  return (cells: ListRow, number: number): string => {
    let xml = `<row r="${number}">`;
    for (let place = 0; place < begins.length; place += 1) {
      const cell = cells[place];
      if (cell === null || cell === undefined || cell === "") continue;
      const isValue = isFigure[place] === true && isExact(cell);
      xml += `${begins[place]}${number}"${isValue ? `><v>${cell}</v></c>` : ` ${wordsXml(cell)}`}`;
    }
    return `${xml}</row>`;
  };
}

const spreadsheet = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packages = "http://schemas.openxmlformats.org/package/2006";
const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

const beginOfSheet = (columns: readonly ListColumn[]): string => {
  const widths = columns.map(
    ({ width }, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`,
  );
  return `${declaration}<worksheet xmlns="${spreadsheet}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/><cols>${widths.join("")}</cols><sheetData>`;
};

/** What is left of a list: rows are waited for only where a page has ended. */
type Left = { pages: AsyncIterator<readonly ListRow[]>; page: readonly ListRow[]; at: number };

async function hasMore(left: Left): Promise<boolean> {
  while (left.at >= left.page.length) {
    const found = await left.pages.next();
    if (found.done) return false;
    [left.page, left.at] = [found.value, 0];
  }
  return true;
}

/** One sheet, piece by piece, with as many rows as it holds. */
async function* sheetXml(
  columns: readonly ListColumn[],
  left: Left,
  mostRows: number,
): AsyncGenerator<string> {
  const write = rowWriter(columns);
  const heads = columns.map(({ text, width }) => ({ text, width }));
  let xml =
    beginOfSheet(columns) +
    rowWriter(heads)(
      heads.map(({ text }) => text),
      1,
    );
  let [number, length] = [1, 0];
  while (number < mostRows && length < mostInSheet && (await hasMore(left))) {
    const { page, at } = left;
    const end = Math.min(page.length, at + mostRows - number);
    for (left.at = at; left.at < end; left.at += 1) {
      number += 1;
      xml += write(page[left.at]!, number);
      if (xml.length < pieceLength) continue;
      length += xml.length;
      yield xml;
      xml = "";
    }
  }
  yield `${xml}</sheetData></worksheet>`;
}

const sheetName = (name: string, at: number): string =>
  at === 0 ? name.slice(0, 31) : `${name.slice(0, 28)}_${at + 1}`;

const styles = `${declaration}<styleSheet xmlns="${spreadsheet}"><fonts count="1"><font><sz val="11"/><name val="宋体"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;

/** What a workbook says of its sheets, by part. */
function bookParts(name: string, count: number): [path: string, xml: string][] {
  const all = Array.from({ length: count }, (_, at) => at + 1);
  const relation = (id: string, kind: string, target: string) =>
    `<Relationship Id="${id}" Type="${relations}/${kind}" Target="${target}"/>`;
  const related = (inner: string) =>
    `${declaration}<Relationships xmlns="${packages}/relationships">${inner}</Relationships>`;
  const sheets = all.map(
    (n) => `<sheet name="${escaped(sheetName(name, n - 1))}" sheetId="${n}" r:id="rId${n}"/>`,
  );
  const ofSheets = all.map((n) => relation(`rId${n}`, "worksheet", `worksheets/sheet${n}.xml`));
  const kind = "application/vnd.openxmlformats-officedocument.spreadsheetml";
  const types = [
    ["workbook.xml", "sheet.main"],
    ["styles.xml", "styles"],
    ...all.map((n) => [`worksheets/sheet${n}.xml`, "worksheet"]),
  ].map(([at, of]) => `<Override PartName="/xl/${at}" ContentType="${kind}.${of}+xml"/>`);
  return [
    ["xl/styles.xml", styles],
    [
      "xl/workbook.xml",
      `${declaration}<workbook xmlns="${spreadsheet}" xmlns:r="${relations}"><sheets>${sheets.join("")}</sheets></workbook>`,
    ],
    [
      "xl/_rels/workbook.xml.rels",
      related(ofSheets.join("") + relation(`rId${count + 1}`, "styles", "styles.xml")),
    ],
    ["_rels/.rels", related(relation("rId1", "officeDocument", "xl/workbook.xml"))],
    [
      "[Content_Types].xml",
      `${declaration}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${types.join("")}</Types>`,
    ],
  ];
}

/** 清单: a long list as .xlsx, written while its pages are read: memory stays flat however long it is. */
export function streamSheet(
  name: string,
  columns: readonly ListColumn[],
  pages: AsyncIterable<readonly ListRow[]>,
  mostRows = mostRowsInSheet,
): Readable {
  async function* parts(): AsyncGenerator<ZipPart> {
    const left: Left = { pages: pages[Symbol.asyncIterator](), page: [], at: 0 };
    let count = 0;
    try {
      do {
        count += 1;
        yield {
          path: `xl/worksheets/sheet${count}.xml`,
          pieces: sheetXml(columns, left, mostRows),
        };
      } while (await hasMore(left));
    } finally {
      await left.pages.return?.();
    }
    for (const [path, xml] of bookParts(name, count)) yield { path, pieces: [xml] };
  }
  return Readable.from(zipped(parts()), { objectMode: false, highWaterMark: 1 << 20 });
}
