import { crc32, deflateRawSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bookRows, type SheetRow } from "./sheet.ts";
import { ownText, unpackRows } from "./sheetPacked.ts";

const namespace = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packages = "http://schemas.openxmlformats.org/package/2006/relationships";

/** A zip of texts, each packed. */
function zip(parts: Record<string, string>): Uint8Array {
  const [files, entries]: [Buffer[], Buffer[]] = [[], []];
  let at = 0;
  for (const [path, text] of Object.entries(parts)) {
    const [name, content] = [Buffer.from(path), Buffer.from(text)];
    const packed = deflateRawSync(content);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(8, 10);
    entry.writeUInt32LE(crc32(content), 16);
    entry.writeUInt32LE(packed.length, 20);
    entry.writeUInt32LE(content.length, 24);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt32LE(at, 42);
    const local = Buffer.concat([Buffer.from("PK\u0003\u0004"), Buffer.alloc(26)]);
    entry.copy(local, 6, 8, 30);
    files.push(local, name, packed);
    entries.push(entry, name);
    at += local.length + name.length + packed.length;
  }
  const directory = Buffer.concat(entries);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(files.length / 3, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...files, directory, end]);
}

const pool = ["项目名称", "a &amp; b", "_x0041_", "", "换\n行", "_xD800_", "甲".repeat(300)];

/** A workbook of these rows of XML; style 1 is a day. */
const workbook = (rows: readonly string[]) =>
  zip({
    "_rels/.rels": `<Relationships xmlns="${packages}"><Relationship Id="r1" Type="${relation}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    "xl/_rels/workbook.xml.rels": `<Relationships xmlns="${packages}"><Relationship Id="r1" Type="${relation}/worksheet" Target="sheet.xml"/><Relationship Id="r2" Type="${relation}/sharedStrings" Target="strings.xml"/><Relationship Id="r3" Type="${relation}/styles" Target="styles.xml"/></Relationships>`,
    "xl/workbook.xml": `<workbook ${namespace} xmlns:r="${relation}"><sheets><sheet name="台账" sheetId="1" r:id="r1"/></sheets></workbook>`,
    "xl/strings.xml": `<sst ${namespace}>${pool.map((one) => `<si><t>${one}</t></si>`).join("")}</sst>`,
    "xl/styles.xml": `<styleSheet ${namespace}><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>`,
    "xl/sheet.xml": `<worksheet ${namespace}><sheetData>${rows.join("")}</sheetData></worksheet>`,
  });

async function read(rows: readonly string[]): Promise<SheetRow[]> {
  const found: SheetRow[] = [];
  for await (const batch of bookRows(workbook(rows))) found.push(...batch.rows);
  return found;
}

const letter = (place: number) => String.fromCharCode(65 + place);
const figure = (text: string, tag = "") => `${tag}><v>${text}</v>`;
const words = (text: string, kind = "inlineStr") =>
  kind === "inlineStr" ? ` t="inlineStr"><is><t>${text}</t></is>` : ` t="${kind}"><v>${text}</v>`;

// prettier-ignore
const cells: [inside: string, expected: string][] = [
  [figure("12345.67"), "12345.67"], [figure("0"), "0"], [figure("-0"), "0"], [figure("0.5"), "0.5"], [figure("0.05"), "0.05"],
  [figure("-7"), "-7"], [figure("007"), "7"], [figure("1.50"), "1.5"], [figure("1."), "1"], [figure("1E3"), "1000"],
  [figure("0.30000000000000004"), "0.3"], [figure("123456789012345"), "123456789012345"],
  [figure("1234567890123456"), "1234567890123460"], [figure("1.2.3"), "1.2.3"], [figure(" 8 "), "8"], [figure("12a"), "12a"],
  [figure("45047", ' s="1"'), "2023-05-01"], [figure("45047", ' s="0"'), "45047"], [figure("45047", ' s="7"'), "45047"],
  [figure("9", ' t="n"'), "9"], [figure("1", ' t="b"'), "true"], [figure("0", ' t="b"'), "false"],
  [figure("#REF!", ' t="e"'), "#REF!"], [figure("2023-05-01T00:00:00", ' t="d"'), "2023-05-01"],
  [words("村级代理记账"), "村级代理记账"], [words("a &lt; b"), "a < b"], [words("_x0041_"), "A"], [words("a_b"), "a_b"],
  [words("𠮷"), "𠮷"], [words("换\n行\t"), "换\n行\t"], [words(""), ""], [words("甲".repeat(40)), "甲".repeat(40)],
  [words("_x001F_|_x001E_"), "\u001f|\u001e"], [words("_xD800_"), "\ud800"], [words("&#31;"), "\u001f"], [words("a\u001fb"), "a\u001fb"], [words("a\u001eb", "str"), "a\u001eb"],
  [words("字", "str"), "字"], [words("a &amp; b", "str"), "a & b"],
  [figure("0", ' t="s"'), "项目名称"], [figure("1", ' t="s"'), "a & b"], [figure("2", ' t="s"'), "A"], [figure("3", ' t="s"'), ""],
  [figure("4", ' t="s"'), "换\n行"], [figure("5", ' t="s"'), "\ud800"], [figure("6", ' t="s"'), "甲".repeat(300)],
  [figure("99", ' t="s"'), ""], [figure("x", ' t="s"'), ""], ["/", ""], ["><v></v>", ""], ["><f>A1</f><v>3</v>", "3"],
  ["><f>A1</f>", "#公式没有结果"], [' t="inlineStr"><is><r><t>甲</t></r><r><t>乙</t></r></is>', "甲乙"],
];

const cellOf = (inside: string, place: number, row: number) =>
  inside === "/" ? `<c r="${letter(place)}${row}"/>` : `<c r="${letter(place)}${row}"${inside}</c>`;

const without = (found: string[]): string[] => {
  const all = [...found];
  while (all.at(-1) === "") all.pop();
  return all;
};

describe("rows copied as bytes", () => {
  test("each cell says what it says, however it is written", async () => {
    const rows = cells.map(
      ([inside], at) =>
        `<row r="${at + 1}">${cellOf(inside, 1, at + 1)}${cellOf(words("末"), 3, at + 1)}</row>`,
    );
    const found = new Map((await read(rows)).map((row) => [row.number, row.cells]));
    for (const [at, [inside, expected]] of cells.entries())
      expect(found.get(at + 1), inside).toEqual(["", expected, "", "末"]);
  });

  test(
    "say the same as rows read at leisure, however cells are put together",
    { timeout: 120_000 },
    async () => {
      const place = fc.integer({ min: 0, max: 12 });
      const cell = fc.record({ place, at: fc.integer({ min: 0, max: cells.length - 1 }) });
      const row = fc.uniqueArray(cell, { selector: (one) => one.place, maxLength: 8 });
      await fc.assert(
        fc.asyncProperty(fc.array(row, { maxLength: 40 }), async (rows) => {
          const sorted = rows.map((one) => [...one].sort((a, b) => a.place - b.place));
          const usual = sorted.map(
            (one, n) =>
              `<row r="${n + 1}">${one.map(({ at, place: to }) => cellOf(cells[at]![0], to, n + 1)).join("")}</row>`,
          );
          // A space between cells is lawful and rare: such a row is read cell by cell.
          const leisurely = usual.map((one) => one.replaceAll("<c r", " <c r"));
          const expected = sorted.flatMap((one, n) => {
            const found: string[] = Array.from({ length: 13 }, () => "");
            for (const { at, place: to } of one) found[to] = cells[at]![1];
            return without(found).length > 0 ? [{ number: n + 1, cells: without(found) }] : [];
          });
          expect(await read(usual)).toEqual(expected);
          expect(await read(leisurely)).toEqual(expected);
        }),
        { numRuns: 12 },
      );
    },
  );

  // prettier-ignore
  test.each([
    ["no row numbers", '<row><c r="A1"><v>1</v></c></row><row><c r="A2"><v>2</v></c></row>', [[1, "1"], [2, "2"]]],
    ["no places", '<row r="1"><c><v>1</v></c><c t="str"><v>乙</v></c></row>', [[1, "1", "乙"]]],
    ["other quotes", "<row r='4'><c r='B4' t='str'><v>乙</v></c></row>", [[4, "", "乙"]]],
    ["a place twice", '<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>', [[1, "2"]]],
    ["places backwards", '<row r="1"><c r="B1"><v>2</v></c><c r="A1"><v>1</v></c></row>', [[1, "1", "2"]]],
    ["an empty row", '<row r="1"/><row r="2"></row><row r="3"><c r="A3"><v>3</v></c></row>', [[3, "3"]]],
    ["far to the right", '<row r="1"><c r="AB1"><v>1</v></c></row>', [[1, ...Array.from({ length: 27 }, () => ""), "1"]]],
    ["more attributes", '<row r="1" spans="1:2" ht="15"><c r="A1" s="0" t="str" cm="1"><v>甲</v></c></row>', [[1, "甲"]]],
  ] as const)("%s", async (_, rows, expected) => {
    expect(await read([rows])).toEqual(expected.map(([number, ...rest]) => ({ number, cells: rest })));
  });

  test.each([
    ["a cell that never ends", '<row r="1"><c r="A1"><v>1</row>'],
    ["a cell outside every sheet", '<row r="1"><c r="ZZZZ1"><v>1</v></c></row>'],
    ["a row that never ends", '<row r="1"><c r="A1"><v>1</v></c>'],
  ])("%s is refused in words", async (_, rows) => {
    await expect(read([rows])).rejects.toThrow("文件打不开，可能已损坏");
  });

  test("many batches come whole and in order, also where a pooled text is longer than its row", async () => {
    const rows = Array.from(
      { length: 12_000 },
      (_, n) =>
        `<row r="${n + 1}"><c r="A${n + 1}"><v>${n}</v></c><c r="C${n + 1}" t="s"><v>6</v></c></row>`,
    );
    const found = await read(rows);
    expect(found).toHaveLength(12_000);
    expect(found.every(({ number, cells: [first] }) => first === `${number - 1}`)).toBe(true);
    expect(new Set(found.map(({ cells: [, , third] }) => third))).toEqual(new Set([pool[6]]));
  });
});

test("a text of its own is the same text, also where it is no lawful one", () => {
  for (const text of ["", "甲", "甲".repeat(40), `${"a".repeat(20)}\ud800`])
    expect(ownText(text)).toBe(text);
});

test("an empty batch has no rows", () => {
  expect(unpackRows({ bytes: new Uint8Array(0), numbers: [], odd: [] })).toEqual([]);
});
