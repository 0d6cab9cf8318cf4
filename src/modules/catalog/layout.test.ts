import fc from "fast-check";
import { writeXlsx } from "hucre";
import { describe, expect, test } from "vitest";
import { Refusal } from "../../base/refusal.ts";
import { readSheet } from "../../platform/sheet.ts";
import { countyEdition, countyEntries } from "./demonstration.ts";
import { columns, readCatalog } from "./layout.ts";
import { editionSheet, remarkedSheet, templateSheet } from "./paper.ts";

const rowsOf = (lines: readonly (readonly string[])[]) =>
  lines.map((cells, at) => ({ number: at + 1, cells: [...cells] }));

const heads = ["编码", "名称", "范围", "类别", "品目编码", "功能分类", "责任部门", "操作"];
const audit = [
  "B030201",
  "村级财务收支审计",
  "村集体经济组织的审计",
  "4",
  "C23030000",
  "201、213",
  "农业农村局",
  "",
];
const read = {
  code: "B030201",
  isRemoved: false,
  name: "村级财务收支审计",
  scope: "村集体经济组织的审计",
  kind: "4",
  purchaseItem: "C23030000",
  functionalClasses: ["201", "213"],
  department: "农业农村局",
};

const readLines = (...lines: string[][]) => readCatalog(rowsOf([heads, ...lines]));
const because = (...lines: string[][]) => readLines(...lines).bad.map((one) => one.because);
const but = (place: number, text: string) => audit.with(place, text);

describe("a table of a catalog is read by the names of its columns", () => {
  test("in their usual order", () => {
    expect(readLines(audit)).toEqual({ good: [{ row: 2, change: read }], bad: [], headRow: 1 });
  });

  test("in whatever order, under a title, with columns of nobody's interest between", () => {
    const order = fc.shuffledSubarray([0, 1, 2, 3, 4, 5, 6, 7], { minLength: 8 });
    fc.assert(
      fc.property(order, fc.nat(3), (places, above) => {
        const line = (cells: string[]) => places.flatMap((at) => [cells[at]!, "备注"]);
        const own = places.flatMap((at) => [heads[at]!, "序号"]);
        const titles = Array.from({ length: above }, () => ["青禾县目录"]);
        const { good, headRow } = readCatalog(rowsOf([...titles, own, line(audit)]));
        expect(good.map((one) => one.change)).toEqual([read]);
        expect(headRow).toBe(above + 1);
      }),
      { numRuns: 60 },
    );
  });

  test("with heads of two rows, the upper one merged over the lower", () => {
    const upper = ["编码", "名称", "范围", "分类", "", "", "责任部门", "操作"];
    const lower = ["", "", "", "类别", "品目编码", "功能分类", "", ""];
    const { good, headRow } = readCatalog(rowsOf([upper, lower, audit]));
    expect(good).toEqual([{ row: 3, change: read }]);
    expect(headRow).toBe(2);
  });

  test.each([
    ["full-width digits and letters", but(0, "Ｂ０３０２０１"), "B030201"],
    ["small letters", but(0, "b030201"), "B030201"],
    ["blanks inside", but(0, " B03 02 01 "), "B030201"],
  ])("%s in a code", (_, line, code) => {
    expect(readLines(line).good[0]?.change.code).toBe(code);
  });

  test.each(["4", "４", "4 技术性服务", "4.技术性服务", "技术性服务"])("the kind “%s”", (kind) => {
    expect(readLines(but(3, kind)).good[0]?.change.kind).toBe("4");
  });

  test.each(["201、213", "201,213", "201；213", "2010399 2130199"])("the classes “%s”", (text) => {
    const found = readLines(but(5, text)).good[0]?.change.functionalClasses;
    expect(found).toEqual(["201", "213"]);
  });

  test("brackets and other signs of the words stay as they were written", () => {
    expect(readLines(but(1, "审计（村级）")).good[0]?.change.name).toBe("审计（村级）");
  });

  test("blank rows are passed over, and rows keep their numbers", () => {
    const blank = heads.map(() => "");
    const { good } = readLines(blank, audit, blank, but(0, "B030202"));
    expect(good.map((one) => one.row)).toEqual([3, 5]);
  });

  test("a row may say that its item goes", () => {
    expect(readLines(but(7, "删去")).good[0]?.change.isRemoved).toBe(true);
    expect(because(but(7, "停用"))).toEqual(["操作只能写“删去”或者留空，写的是“停用”"]);
  });
});

describe("what cannot be read comes back with its reason", () => {
  test.each([
    ["no code", but(0, ""), "编码：目录编码应为一个字母加至多三组两位数字，如 B030101"],
    ["half a code", but(0, "B03021"), "编码：目录编码应为一个字母加至多三组两位数字，如 B030101"],
    ["no name", but(1, " "), "名称：不能为空"],
    ["a seventh kind", but(3, "7"), "类别应为 1 到 6，或者写全名，如“基本公共服务”"],
    ["a 品目 of goods", but(4, "A02010000"), "品目编码：品目编码应为 C 加八位数字"],
    ["a class of expenditure", but(5, "301"), "功能分类：功能分类应为三位类级编码，如 201"],
    ["a formula", but(1, "=A1&B1"), "名称是公式，请改为填好的内容"],
  ])("%s", (_, line, reason) => {
    expect(because(line)).toEqual([reason]);
  });

  test("a code written twice", () => {
    expect(readLines(audit, audit).bad).toEqual([
      { row: 3, code: "B030201", because: "编码 B030201 与第 2 行重复" },
    ]);
  });

  test("a table without heads, or with one of them twice", () => {
    expect(() => readCatalog(rowsOf([audit]))).toThrow("没有找到表头");
    expect(() => readCatalog(rowsOf([[...heads, "编码"], audit]))).toThrow("“编码”出现了两次");
  });

  test("whatever stands in the cells, it is read or refused in words", () => {
    const cell = fc.oneof(fc.string(), fc.constantFrom(...audit, "=1", "Ｃ", "\u0000", "201、"));
    const line = fc.array(cell, { maxLength: 10 });
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
        try {
          const { good, bad } = readCatalog(rowsOf([heads, ...lines]));
          expect(good.length + bad.length).toBeLessThanOrEqual(lines.length);
          for (const one of bad) expect(one.because).toMatch(/[\u4e00-\u9fff]/);
        } catch (error) {
          if (!(error instanceof Refusal)) throw error;
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe("as .xlsx", () => {
  test("an edition that was written is read again, item by item", async () => {
    const { good, bad } = readCatalog(
      await readSheet(await editionSheet(countyEdition, countyEntries)),
    );
    expect(bad).toEqual([]);
    expect(good.map((one) => one.change)).toEqual(
      countyEntries.map((one) => ({ ...one, isRemoved: false })),
    );
  });

  test("the template has the columns, two rows to copy, and no more", async () => {
    const { good, bad } = readCatalog(await readSheet(await templateSheet()));
    expect(good.map((one) => one.change.code)).toEqual(["B0603", "B060301"]);
    expect(bad).toEqual([]);
  });

  test("a formula that a program left without its value is an empty cell, and is never worked out", async () => {
    const rows = [heads, but(1, "").map((text) => text || null)];
    const cells = new Map([["1,1", { value: null, formula: 'A2&"审计"' }]]);
    const bytes = await writeXlsx({ sheets: [{ name: "表", rows, cells }] });
    const { good, bad } = readCatalog(await readSheet(bytes));
    expect(good).toEqual([]);
    expect(bad).toEqual([{ row: 2, code: "B030201", because: "名称：不能为空" }]);
  });

  test("the user's own table comes back with a remark beside each refused row, and is read once corrected", async () => {
    const rows = rowsOf([
      ["青禾县目录"],
      ["序号", ...heads],
      ["1", ...audit],
      ["2", ...but(0, "B3")],
    ]);
    const returned = readCatalog(rows);
    const back = await readSheet(await remarkedSheet(rows, returned));
    expect(back[1]?.cells).toEqual(["序号", ...heads, "核对意见"]);
    expect(back[2]?.cells.at(-1)).toBe("农业农村局");
    expect(back[3]?.cells.at(-1)).toBe("编码：目录编码应为一个字母加至多三组两位数字，如 B030101");
    const corrected = back.map((row) => ({
      ...row,
      cells: row.cells.map((text) => (text === "B3" ? "B030202" : text)),
    }));
    expect(readCatalog(corrected).good.map((one) => one.change.code)).toEqual([
      "B030201",
      "B030202",
    ]);
  });
});

test("no two columns share a name", () => {
  const names: string[] = columns.flatMap(({ name, also }) => [name, ...also]);
  expect(new Set(names).size).toBe(names.length);
});
