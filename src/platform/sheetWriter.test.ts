import { expect, test } from "vitest";
import { buffer } from "node:stream/consumers";
import readXlsxFile from "read-excel-file/node";
import { readSheet } from "./sheet.ts";
import { streamSheet, writeSheet } from "./sheetWriter.ts";

test("a page keeps its figures, makes formulas inert, and another reader sees the same", async () => {
  const bytes = await writeSheet({
    name: "表1",
    widths: [20, 12, 12],
    rows: [
      [
        { look: "title", text: "统计表" },
        { look: "title", blank: true },
      ],
      [
        { look: "label", text: "=HYPERLINK(1)" },
        { look: "figure", figure: "3275.2964" },
        undefined,
        { look: "total", figure: "1234567890123456.78" },
      ],
    ],
    spans: [[0, 0, 0, 1]],
  });
  expect((await readSheet(bytes)).map((row) => row.cells)).toEqual([
    ["统计表"],
    ["'=HYPERLINK(1)", "3275.2964", "", "1234567890123456.78"],
  ]);
  const sheets = await readXlsxFile(Buffer.from(bytes));
  expect(sheets[0]?.data[1]).toEqual(["'=HYPERLINK(1)", 3275.2964, null, "1234567890123456.78"]);
});

test("a long list is written while it is read", async () => {
  async function* rows() {
    for (let index = 1; index <= 3000; index += 1)
      yield [{ text: `@项目${index}` }, undefined, { figure: `${index}.25` }];
  }
  const heads = [
    { text: "项目", width: 20 },
    { text: "备注", width: 10 },
    { text: "金额", width: 12 },
  ];
  const read = await readSheet(new Uint8Array(await buffer(streamSheet("清单", heads, rows()))));
  expect(read).toHaveLength(3001);
  expect(read[0]?.cells).toEqual(["项目", "备注", "金额"]);
  expect(read[3000]?.cells).toEqual(["'@项目3000", "", "3000.25"]);
});
