import { describe, expect, test } from "vitest";
import { deflateRawSync } from "node:zlib";
import { writeXlsx } from "hucre";
import { bookRows, readSheet, sheetLimits, type BookSheet, type SheetRow } from "./sheet.ts";
import { formatCsv, inert } from "./sheetCsv.ts";

const utf8 = (text: string) => new TextEncoder().encode(text);
const cells = async (bytes: Uint8Array) => (await readSheet(bytes)).map((row) => row.cells);
const workbook = (rows: (string | number | null)[][]) =>
  writeXlsx({ sheets: [{ name: "表1", rows }] });

describe("a .csv is read exactly as written", () => {
  const expected = [
    ["领域", "预算数"],
    ["教育", "691.450"],
  ];

  test.each([
    ["LF", "领域,预算数\n教育,691.450\n"],
    ["CRLF", "领域,预算数\r\n教育,691.450\r\n"],
    ["with byte order mark", "\ufeff领域,预算数\r\n教育,691.450"],
    ["with empty lines", "\n领域,预算数\r\n\r\n教育,691.450\r\n\r\n"],
    ["quoted", '"领域","预算数"\n"教育","691.450"'],
  ])("%s", async (_, text) => {
    expect(await cells(utf8(text))).toEqual(expected);
  });

  test("a quoted comma, quote and line end stay in their cell, empty cells stay empty", async () => {
    expect(await cells(utf8('"a,""b""\nc",,x\n,\n'))).toEqual([
      ['a,"b"\nc', "", "x"],
      ["", ""],
    ]);
  });

  test("a file saved in GBK by office software is read too", async () => {
    expect(await cells(Uint8Array.from([0xbd, 0xcc, 0xd3, 0xfd, 0x2c, 0x31]))).toEqual([
      ["教育", "1"],
    ]);
  });

  test("a quote that is never closed is refused with its row", async () => {
    await expect(cells(utf8('a,b\n"c,d\n'))).rejects.toThrow("第 2 行的引号没有配对");
  });
});

describe("an .xlsx is read to its exact figures", () => {
  test("a figure comes back as it was typed, the dust of a sum is brushed off", async () => {
    const rows = [[3275.2964, 0.1 + 0.2, 41528.1184, 8051.18, 1e-6, 123456789.123456, -0.5, 0]];
    expect(await cells(await workbook(rows))).toEqual([
      ["3275.2964", "0.3", "41528.1184", "8051.18", "0.000001", "123456789.123456", "-0.5", "0"],
    ]);
  });

  test("text, empty cells and row numbers are kept", async () => {
    expect(await readSheet(await workbook([["教育", null, "3"], [], ["合计"]]))).toEqual([
      { number: 1, cells: ["教育", "", "3"] },
      { number: 3, cells: ["合计"] },
    ]);
  });

  test("many rows come in order and complete", async () => {
    const rows = Array.from({ length: 2500 }, (_, index) => [index, `第${index}行`]);
    const read = await cells(await workbook(rows));
    expect(read).toHaveLength(2500);
    expect(read[2499]).toEqual(["2499", "第2499行"]);
  });
});

async function readBook(bytes: Uint8Array) {
  const found: { sheet: BookSheet; rows: SheetRow[] }[] = [];
  for await (const { sheet, rows } of bookRows(bytes)) {
    const last = found.at(-1);
    if (last?.sheet === sheet) last.rows.push(...rows);
    else found.push({ sheet, rows: [...rows] });
  }
  return found;
}

describe("a whole workbook", () => {
  test("gives every sheet with its name, what is hidden and what is merged", async () => {
    const bytes = await writeXlsx({
      sheets: [
        {
          name: "2023年 & 更早",
          rows: [["台账"], [], ["柳河镇", 1]],
          merges: [{ startRow: 0, startCol: 0, endRow: 1, endCol: 2 }],
        },
        { name: "清单", hidden: true, rows: [["甲"]] },
        { name: "空", rows: [] },
      ],
    });
    const found = await readBook(bytes);
    expect(found.map(({ sheet: { name, isHidden, merges } }) => [name, isHidden, merges])).toEqual([
      ["2023年 & 更早", false, [[1, 0, 2, 2]]],
      ["清单", true, []],
      ["空", false, []],
    ]);
    expect(found.map(({ rows }) => rows)).toEqual([
      [
        { number: 1, cells: ["台账"] },
        { number: 3, cells: ["柳河镇", "1"] },
      ],
      [{ number: 1, cells: ["甲"] }],
      [],
    ]);
  });

  test("reads each cell as the general reader does", async () => {
    const rows = [
      ["字", "a<b & c>", '"引号"', " 空格 ", "换\n行", "_x0041_", "", null],
      [0.1 + 0.2, -0.5, 1e-7, 1e21, 41528.12, 0, -0, 123456789012345],
      [true, false, new Date(Date.UTC(2023, 4, 1)), null, "末"],
      Array.from({ length: 60 }, (_, at) => `第${at}列`),
    ];
    const bytes = await writeXlsx({ sheets: [{ name: "表", rows }] });
    const [sheet] = await readBook(bytes);
    expect(sheet?.rows).toEqual(await readSheet(bytes));
    expect(sheet?.rows[2]?.cells).toEqual(["true", "false", "2023-05-01", "", "末"]);
  });

  test("a formula gives its result, and one that was never computed says so", async () => {
    const cell = (result?: number) => ({
      value: result ?? null,
      formula: "A1*2",
      ...(result === undefined ? {} : { formulaResult: result }),
    });
    const bytes = await writeXlsx({
      sheets: [
        {
          name: "表",
          rows: [[1, null, null]],
          cells: new Map([
            ["0,1", cell(2)],
            ["0,2", cell()],
          ]),
        },
      ],
    });
    expect((await readBook(bytes))[0]?.rows).toEqual([
      { number: 1, cells: ["1", "2", "#公式没有结果"] },
    ]);
  });

  test("a sheet whose content was changed behind the back of its sum is refused", async () => {
    const bytes = await writeXlsx({ sheets: [{ name: "表", rows: [["甲"], ["乙"]] }] });
    const view = new DataView(bytes.buffer, bytes.byteOffset);
    // The sums of every entry in the directory of the zip.
    for (let at = 0; at + 46 < bytes.length; at += 1)
      if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 16, 7, true);
    await expect(readBook(bytes)).rejects.toThrow("文件打不开，可能已损坏");
  });
});

/** A zip with one entry whose declared size may lie. */
function zip(content: Uint8Array, declared: number): Uint8Array {
  const packed = deflateRawSync(content);
  const name = utf8("[Content_Types].xml");
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(8, 8);
  local.writeUInt32LE(packed.length, 18);
  local.writeUInt32LE(declared, 22);
  local.writeUInt16LE(name.length, 26);
  const entry = Buffer.alloc(46);
  entry.writeUInt32LE(0x02014b50, 0);
  entry.writeUInt16LE(8, 10);
  entry.writeUInt32LE(packed.length, 20);
  entry.writeUInt32LE(declared, 24);
  entry.writeUInt16LE(name.length, 28);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(46 + name.length, 12);
  end.writeUInt32LE(30 + name.length + packed.length, 16);
  return Buffer.concat([local, name, packed, entry, name, end]);
}

describe("a hostile file is refused with the way out", () => {
  const zeros = new Uint8Array(50_000_000);

  test.each([
    ["empty", new Uint8Array(0), "文件是空的"],
    ["too large", new Uint8Array(20_000_001), "超过 20 MB 的上限"],
    ["the old format, or locked by a password", Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0), "旧版 .xls"],
    ["neither text nor workbook", Uint8Array.of(1, 0, 2), "不是 UTF-8"],
    ["cut off", Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0), "不完整"],
    ["a bomb that declares its size", zip(zeros, 200_000_001), "展开后超过 200 MB"],
    ["a bomb that declares nothing", zip(zeros, 0), "没有如实写明"],
    ["a bomb that lies", zip(zeros, 100), "已损坏"],
    ["a size in a place we do not read", zip(zeros, 0xffffffff), "没有如实写明"],
    ["a zip that is no workbook", zip(utf8("x"), 1), "打不开"],
  ])("%s", async (_, bytes, message) => {
    await expect(readSheet(bytes)).rejects.toMatchObject({
      kind: "invalid",
      message: expect.stringContaining(message),
    });
  });

  test("too many rows, too many columns", async () => {
    const bytes = await workbook([["a", "b", "c"], ["d"]]);
    const limit = (rows: number, columns: number) =>
      readSheet(bytes, { ...sheetLimits, rows, columns });
    expect(await limit(2, 3)).toHaveLength(2);
    await expect(limit(1, 3)).rejects.toThrow("超过 1 行的上限");
    await expect(limit(2, 2)).rejects.toThrow("第 1 行有 3 列，超过 2 列的上限");
  });

  test("a workbook that would need more memory or time than allowed", async () => {
    const rows = Array.from({ length: 20_000 }, (_, index) => [`${index}`, `第${index}行`]);
    const bytes = await workbook(rows);
    await expect(readSheet(bytes, { ...sheetLimits, heapMegabytes: 1 })).rejects.toThrow(
      "超过上限",
    );
    await expect(readSheet(bytes, { ...sheetLimits, seconds: 0 })).rejects.toThrow("超过上限");
  });
});

describe("what is written can be read again and never acts", () => {
  test("a csv survives the round trip", async () => {
    const rows = [
      ["a,b", 'c"d', "e\nf"],
      ["", "691.450", "合计"],
    ];
    expect(await cells(utf8(formatCsv(rows)))).toEqual(rows);
  });

  test.each(["=1+1", "+86", "-cmd", "@SUM(A1)", "\tx"])("%s becomes text", (text) => {
    expect(inert(text)).toBe(`'${text}`);
  });

  test("an ordinary name stays as it is", () => {
    expect(inert("青禾县财政局")).toBe("青禾县财政局");
  });
});
