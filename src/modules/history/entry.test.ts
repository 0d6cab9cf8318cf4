import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readAmount } from "./cells.ts";
import { columns, mayNameProject, namesOf, type AmountColumn, type Column } from "./columns.ts";
import { entryReader } from "./entry.ts";
import { headRepeats, type TableHead } from "./head.ts";

const cellsOf = columns.filter((column) => column !== "final" && column !== "contractAmount");

const head: TableHead = {
  row: 1,
  rows: 1,
  places: new Map(cellsOf.map((column, at): [Column, number] => [column, at])),
  units: new Map<AmountColumn, "yuan" | "wan">([
    ["budget", "yuan"],
    ["executed", "wan"],
  ]),
  texts: cellsOf,
  year: undefined,
  unused: [],
};

const office = "01900000-0000-7000-8000-000000000001";
const reader = () =>
  entryReader(head, { office: () => office, item: () => undefined, currentYear: 2026 });

/** By the order of the columns. */
const rowOf = (said: Partial<Record<Column, string>>) => ({
  number: 2,
  cells: cellsOf.map((column) => said[column] ?? ""),
});

const said = {
  year: "2023",
  organization: "柳河镇",
  code: "2023-7",
  name: "居家养老（一）",
  item: "A1102",
  functionalClass: "2130199",
  ledger: "一般公共预算",
  budget: "12345.60",
  provider: "青禾 服务有限公司",
  providerCode: "91990000000000001x",
  method: "询价",
  signedOn: "2023-2-6",
  paidOn: "2023年12月",
  note: "按上报数",
};

describe("a row of a table", () => {
  test("is told from others by the same signs as ever: a file of last year, sent again, changes nothing", () => {
    expect(reader()(rowOf(said))).toMatchObject({
      kind: "entry",
      identity: "sX73JmwfI8gHr1VrVn2hPTkB",
      content: "mYZq-tju-IeMqGUNmdhn40qe",
    });
    const bare = { year: "2023", organization: "柳河镇", name: "集镇保洁" };
    expect(reader()(rowOf({ ...bare, budget: "7", executed: "0.00075" }))).toMatchObject({
      identity: "VbD4U8U5DILU8M98hLk3A97p",
      content: "YOOSp4TC99mT1YgrrCw2L6bC",
    });
  });

  test("says the same whether its words were read before or not", () => {
    const wrong = { ...said, signedOn: "年底", method: "#REF!", ledger: "自筹" };
    const read = reader();
    const first = [rowOf(said), rowOf(wrong)].map(read);
    expect([rowOf(said), rowOf(wrong)].map(read)).toEqual(first);
    expect(first[1]).toMatchObject({ kind: "bad", wrong: { length: 3 } });
    // More different words than are remembered.
    const many = Array.from({ length: 2100 }, (_, at) => rowOf({ ...said, provider: `公司${at}` }));
    expect(many.map(read)).toEqual(many.map((row) => reader()(row)));
  });
});

test("a plain figure is as many fen as one that is written with a space", () => {
  const figure = fc.stringMatching(/^\d{0,14}(\.\d{0,7})?$/);
  fc.assert(
    fc.property(figure, fc.constantFrom("yuan" as const, "wan" as const), (text, unit) => {
      const [plain, spaced] = [text, ` ${text}`].map((one) => readAmount(one, unit));
      if (typeof spaced === "bigint" || spaced === null) expect(plain).toBe(spaced);
      else expect(plain).toMatchObject({ wrong: expect.anything() });
    }),
    { numRuns: 3000 },
  );
  expect(readAmount("9999999999999.99", "yuan")).toMatchObject({
    wrong: expect.stringContaining("过大"),
  });
  expect(readAmount("999999999999.99", "yuan")).toBe(99_999_999_999_999n);
});

test("a head that is repeated further down is known by any name of its project column", () => {
  for (const name of namesOf("name")) expect(mayNameProject(name), name).toBe(true);
  const repeats = headRepeats(head);
  expect(repeats(rowOf({ name: "项 目（必填）名称", budget: "预算数（元）" }))).toBe(true);
  expect(repeats(rowOf({ name: "name", budget: "预算数（元）", year: "年度" }))).toBe(true);
  expect(repeats(rowOf({ name: "项目名称" }))).toBe(false);
  expect(repeats(rowOf({ name: "集镇保洁", budget: "预算数（元）", year: "年度" }))).toBe(false);
});
