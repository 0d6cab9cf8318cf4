import { expect, test } from "vitest";
import readXlsxFile from "read-excel-file/node";
import { readSheet } from "./sheet.ts";
import { writeSheet } from "./sheetWriter.ts";

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
