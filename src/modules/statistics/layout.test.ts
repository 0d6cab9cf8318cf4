import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { readSheet } from "../../platform/sheet.ts";
import { findRow, formOf } from "./forms.ts";
import { readTable } from "./layout.ts";
import { columns, columnName, figure, type FormNumber, type ReturnTable } from "./model.ts";

const fixture = (form: FormNumber) =>
  readFileSync(
    new URL(`../../../test/fixtures/returns/puyang-2019-table${form}.csv`, import.meta.url),
    "utf8",
  );
const read = async (text: string, form: FormNumber = 1, year = 2019): Promise<ReturnTable> =>
  readTable(await readSheet(new TextEncoder().encode(text)), { form, year });
const rowOf = (table: ReturnTable, row: string) => table.rows.find((one) => one.row === row)!.cells;

/** Written back the way the source was written: each figure must come out as it went in. */
const asSource = (table: ReturnTable, corner: string) =>
  [
    [corner, ...columns.map(columnName)],
    ...table.rows.map(({ row, cells }) => [
      row,
      ...columns.map((one) => (cells[one] === undefined ? "" : figure(one, cells[one]))),
    ]),
  ]
    .map((cells) => `${cells.join(",")}\r\n`)
    .join("");

describe("the returns of Puyang for 2019", () => {
  test.each([
    [1, "服务领域"],
    [2, "服务类别"],
  ] as const)(
    "every figure of table %i is reproduced exactly, byte for byte",
    async (form, corner) => {
      expect(asSource(await read(fixture(form), form), corner)).toBe(fixture(form));
    },
  );

  test("figures are fen, counts are counts, and what is not given is not nought", async () => {
    const table = await read(fixture(1));
    expect(table.rows).toHaveLength(20);
    expect(rowOf(table, "一般事务")).toEqual({
      "general.projects": 34n,
      "general.budget": 3_275_296_400n,
      "general.executed": 3_121_486_400n,
      "general.final": 3_119_386_400n,
      "total.projects": 34n,
      "total.budget": 3_275_296_400n,
      "total.executed": 3_121_486_400n,
      "total.final": 3_119_386_400n,
    });
    expect(rowOf(table, "外交")["general.projects"]).toBeUndefined();
    expect(rowOf(table, "外交")["total.projects"]).toBe(0n);
  });

  test("line ends LF, another order of columns, a column less: the names decide", async () => {
    const lf = await read(fixture(1).replaceAll("\r\n", "\n"));
    expect(lf).toEqual(await read(fixture(1)));
    const turned = fixture(1)
      .split("\r\n")
      .map((line) => line.split(",").toReversed().join(","))
      .join("\n");
    expect(await read(turned)).toEqual(lf);
    const without = await read(
      fixture(1)
        .split("\r\n")
        .map((line) => line.split(",").slice(0, 12).join(","))
        .join("\n"),
    );
    expect(rowOf(without, "合计")["total.final"]).toBeUndefined();
    expect(rowOf(without, "合计")["total.executed"]).toBe(40_790_508_400n);
  });
});

test("the official head of two rows, captions above, notes below, names of later years", async () => {
  const text = [
    "政府购买服务项目资金统计表1",
    "填报单位：某县财政局,,年份：（2024）,,金额：万元",
    "服务领域 项目和金额,一般公共预算,,,,政府性基金预算",
    ",项目数,预算数,执行数,决算数,项目数,预算数",
    '卫生健康支出,2,"1,234.5",,,1,３.25',
    "“其他”,,,",
    "合计,2,1234.50,,,1,3.25",
    "注：1. 政府购买服务领域分类依据……",
  ]
    .join("\n")
    .replace("“其他”", "其他 ");
  const table = await read(text, 1, 2024);
  expect(rowOf(table, "卫生健康")).toEqual({
    "general.projects": 2n,
    "general.budget": 1_234_500_000n,
    "fund.projects": 1n,
    "fund.budget": 3_250_000n,
  });
  expect(rowOf(table, "教育")).toEqual({});
});

const head = "服务领域,一般公共预算.项目数,一般公共预算.预算数";

describe("what cannot be read is refused with its row and column", () => {
  test.each([
    ["no header", "教育,1,2\n合计,1,2", "没有找到表头"],
    ["another year", `年份：（2018）\n${head}\n合计,1,2`, "年份是 2018，与要导入的 2019 年不一致"],
    ["another unit", `金额：元\n${head}\n合计,1,2`, "金额单位是元"],
    [
      "a column twice",
      `${head},一般公共预算.预算数\n合计,1,2,2`,
      "“一般公共预算.预算数”出现了两次",
    ],
    ["a row twice", `${head}\n教育,1,2\n教育,1,2\n合计,2,4`, "第 3 行：“教育”已经出现过"],
    ["no total", `${head}\n教育,1,2`, "没有“合计”行"],
    ["an unknown row", `${head}\n航天,1,2\n合计,1,2`, "第 2 行“航天”不是表1的行"],
    ["a row of the other form", `${head}\n技术性服务,1,2\n合计,1,2`, "应作为表2导入"],
    [
      "a word for a figure",
      `${head}\n教育,1,约300\n合计,1,2`,
      "第 2 行“教育”一般公共预算.预算数：“约300”不是数",
    ],
    ["half a project", `${head}\n教育,1.5,2\n合计,1,2`, "一般公共预算.项目数：“1.5”不是整数"],
    ["less than a fen", `${head}\n教育,1,2.1234567\n合计,1,2`, "小数超过六位"],
    ["a misplaced comma", `${head}\n教育,1,"1,23"\n合计,1,2`, "不是数"],
    ["yuan for 万元", `${head}\n教育,1,12345678901234\n合计,1,2`, "超出了可能的范围"],
  ])("%s", async (_, text, message) => {
    await expect(read(text)).rejects.toMatchObject({
      kind: "invalid",
      message: expect.stringContaining(message),
    });
  });

  test("all wrong figures are named at once", async () => {
    await expect(read(`${head}\n教育,a,b\n合计,1,c`)).rejects.toMatchObject({
      message: expect.stringContaining("另有 2 处"),
      breaches: [
        { field: "教育.一般公共预算.项目数" },
        { field: "教育.一般公共预算.预算数" },
        { field: "合计.一般公共预算.预算数" },
      ],
    });
  });
});

describe("the rows of table 1 follow the year", () => {
  const named = (year: number, name: string) => findRow(formOf(1, year), name);

  test("as printed for 2019; from 2020 by the classes as they were renamed", () => {
    expect(formOf(1, 2019).rows.map((one) => one.row)[7]).toBe("医疗卫生与计划生育");
    expect(formOf(1, 2020).rows.map((one) => one.row)[7]).toBe("卫生健康");
    expect(formOf(1, 2019).rows).toHaveLength(19);
    expect(formOf(1, 2020).rows).toHaveLength(19);
  });

  test("every year knows the names of the others, so that an old form can still be read", () => {
    expect(named(2025, "医疗卫生与计划生育")).toBe("卫生健康");
    expect(named(2019, "卫生健康支出")).toBe("医疗卫生与计划生育");
    expect(named(2025, "国土资源气象等")).toBe("自然资源海洋气象等");
    expect(named(2019, "自然资源海洋气象等支出")).toBe("国土资源气象等");
  });
});
