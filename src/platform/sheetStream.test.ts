import { buffer } from "node:stream/consumers";
import readXlsxFile from "read-excel-file/node";
import { expect, test } from "vitest";
import { bookRows, readSheet } from "./sheet.ts";
import { streamSheet, type ListColumn, type ListRow } from "./sheetStream.ts";

const columns: ListColumn[] = [
  { text: "项目 <甲>", width: 20 },
  { text: "备注", width: 10 },
  { text: "金额（元）", width: 12, isFigure: true },
];

const written = async (pages: readonly (readonly ListRow[])[], most?: number) => {
  async function* given() {
    yield* pages;
  }
  return new Uint8Array(await buffer(streamSheet("清单 & 明细", columns, given(), most)));
};

async function sheetsOf(bytes: Uint8Array) {
  const found = new Map<string, string[][]>();
  for await (const { sheet, rows } of bookRows(bytes))
    found.set(sheet.name, [...(found.get(sheet.name) ?? []), ...rows.map(({ cells }) => cells)]);
  return found;
}

const heads = ["项目 <甲>", "备注", "金额（元）"];

test("a long list is written page by page, whole and in order", async () => {
  const pages = Array.from({ length: 30 }, (_, page) =>
    Array.from({ length: 100 }, (__, at) => [`@项目${page * 100 + at}`, null, `${page}.25`]),
  );
  const read = await readSheet(await written([...pages, []]));
  expect(read).toHaveLength(3001);
  expect(read[0]?.cells).toEqual(heads);
  expect(read[3000]).toEqual({ number: 3001, cells: ["'@项目2999", "", "29.25"] });
});

test("what is written comes back, to whoever reads it", async () => {
  const rows = [
    ["a<b & c>\"d'", " 空格 ", "12345.60"],
    ["换\n行\t", "_x0041_", "0.00"],
    ["\u0001控制\r", "\ud800", "-7.05"],
    ["=HYPERLINK(1)", "", "1234567890123456.78"],
    ["𠮷", null, ""],
  ];
  const bytes = await written([rows]);
  const expected = [
    heads,
    ["a<b & c>\"d'", " 空格 ", "12345.6"],
    ["换\n行\t", "_x0041_", "0"],
    ["\u0001控制\r", "\ud800", "-7.05"],
    ["'=HYPERLINK(1)", "", "1234567890123456.78"],
    ["𠮷"],
  ];
  expect((await sheetsOf(bytes)).get("清单 & 明细")).toEqual(expected);
  expect((await readSheet(bytes)).map(({ cells }) => cells)).toEqual(expected);
  const [sheet] = await readXlsxFile(Buffer.from(bytes));
  expect(sheet?.sheet).toBe("清单 & 明细");
  expect(sheet?.data[1]?.[2]).toBe(12345.6);
  expect(sheet?.data[4]).toEqual(["'=HYPERLINK(1)", null, "1234567890123456.78"]);
});

test("a list longer than a sheet goes on in the next, under the same head", async () => {
  const rows = Array.from({ length: 5 }, (_, at) => [`${at}`, "", "1.00"]);
  const found = await sheetsOf(await written([rows.slice(0, 1), rows.slice(1)], 3));
  expect([...found.keys()]).toEqual(["清单 & 明细", "清单 & 明细_2", "清单 & 明细_3"]);
  expect([...found.values()].map((all) => all.map(([first]) => first))).toEqual([
    [heads[0], "0", "1"],
    [heads[0], "2", "3"],
    [heads[0], "4"],
  ]);
});

test("an empty list is a head; a list that fails halfway is no file", async () => {
  expect((await readSheet(await written([]))).map(({ cells }) => cells)).toEqual([heads]);
  async function* failing() {
    yield [["甲", null, "1.00"]];
    throw new Error("the database went away");
  }
  await expect(buffer(streamSheet("清单", columns, failing()))).rejects.toThrow("went away");
});
