import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parseCsv } from "../../platform/sheetCsv.ts";
import { wan } from "../../base/money.ts";
import { checkReturn } from "./checks.ts";
import { readTable } from "./layout.ts";
import { columnName, columns, figure, type FormNumber, type ReturnTable } from "./model.ts";

const puyang = (form: FormNumber): ReturnTable =>
  readTable(
    [
      ...parseCsv(
        readFileSync(
          new URL(`../../../test/fixtures/returns/puyang-2019-table${form}.csv`, import.meta.url),
        ),
      ),
    ],
    { form, year: 2019 },
  );
const table1 = puyang(1);
const table2 = puyang(2);
const check = (table: ReturnTable, other?: ReturnTable) =>
  checkReturn({ table, year: 2019, period: "year", other });
const cellsOf = (table: ReturnTable, rule: string) =>
  check(table)
    .filter((one) => one.rule === rule)
    .map((one) => `${one.row} ${one.column}`);

const executionRule = "statistics.executionStaysWithinBudget";
const finalRule = "statistics.finalStaysWithinExecution";

describe("the returns of Puyang for 2019: exactly these cells, and nothing else", () => {
  test("table 1: execution above budget in 17 cells", () => {
    expect(cellsOf(table1, executionRule)).toEqual([
      "公共安全 一般公共预算.执行数",
      "公共安全 合计.执行数",
      "教育 一般公共预算.执行数",
      "教育 合计.执行数",
      "文化体育与传媒 一般公共预算.执行数",
      "文化体育与传媒 合计.执行数",
      "医疗卫生与计划生育 一般公共预算.执行数",
      "医疗卫生与计划生育 合计.执行数",
      "城乡社区 一般公共预算.执行数",
      "城乡社区 政府性基金预算.执行数",
      "城乡社区 合计.执行数",
      "资源勘探信息等 一般公共预算.执行数",
      "资源勘探信息等 合计.执行数",
      "其他 一般公共预算.执行数",
      "其他 政府性基金预算.执行数",
      "其他 合计.执行数",
      "合计 政府性基金预算.执行数",
    ]);
  });

  test("table 1: final account above execution in 2 cells, by 166.00", () => {
    expect(cellsOf(table1, finalRule)).toEqual([
      "商业服务业等 一般公共预算.决算数",
      "商业服务业等 合计.决算数",
    ]);
    expect(check(table1).find((one) => one.rule === finalRule)).toEqual({
      rule: finalRule,
      level: "flag",
      row: "商业服务业等",
      column: "一般公共预算.决算数",
      says: "“商业服务业等”一般公共预算：决算数 611.58 万元，大于执行数 445.58 万元，多 166 万元",
      figures: { executed: "445580000", final: "611580000", difference: "166000000" },
    });
  });

  test("table 2: the same two faults by kind", () => {
    expect(cellsOf(table2, executionRule)).toEqual([
      "社会管理性服务 一般公共预算.执行数",
      "社会管理性服务 政府性基金预算.执行数",
      "其他适宜由社会力量承担的服务事项 一般公共预算.执行数",
      "其他适宜由社会力量承担的服务事项 政府性基金预算.执行数",
      "合计 政府性基金预算.执行数",
    ]);
    expect(cellsOf(table2, finalRule)).toEqual(["政府履职所需辅助性事项 一般公共预算.决算数"]);
  });

  test("nothing else, with the other table beside it too", () => {
    expect(check(table1, table2)).toHaveLength(17 + 2);
    expect(check(table2, table1)).toHaveLength(5 + 1);
  });

  test("nine cells are sources, the rest only carry the sum along", () => {
    const sources = check(table1).filter((one) => one.rule === executionRule && !one.carried);
    expect(sources).toHaveLength(9);
    expect(sources.some((one) => one.column.startsWith("合计") || one.row === "合计")).toBe(false);
  });

  test("execution above budget names the law of that year", () => {
    expect(check(table1)[0]?.basis).toEqual([
      { title: "预算法", number: "2018年修正", article: "13", confirmed: true },
    ]);
  });
});

/** Every figure with each of its digits changed, one at a time, as a typing error would. */
function* changed(table: ReturnTable) {
  for (const [at, { row, cells }] of table.rows.entries())
    for (const column of columns) {
      const value = cells[column];
      if (value === undefined) continue;
      const written = figure(column, value);
      for (const place of written.matchAll(/\d/g)) {
        const digit = `${(Number(place[0]) + 1) % 10}`;
        const text = written.slice(0, place.index) + digit + written.slice(place.index + 1);
        const other = column.endsWith("projects") ? BigInt(text) : wan(text);
        const rows = table.rows.map((one, index) =>
          index === at ? { row, cells: { ...cells, [column]: other } } : one,
        );
        yield { row, column, reported: other, fitting: value, table: { ...table, rows } };
      }
    }
}

describe("a return with one digit changed is refused", () => {
  test.each([
    [table1, 747],
    [table2, 312],
  ] as const)("in any cell of table $form", (table, digits) => {
    const tried = [...changed(table)];
    expect(tried).toHaveLength(digits);
    for (const one of tried) {
      const errors = check(one.table).filter((finding) => finding.level === "error");
      const where = errors.map((finding) => [finding.row, finding.column].join(" "));
      expect(where.length, `${one.row} ${one.column}`).toBeGreaterThan(0);
      expect(Object.keys(errors[0]!.figures)).toContain("difference");
    }
  });

  test("in table 1 the very cell is named, with what it should be", () => {
    for (const { row, column, reported, fitting, table } of changed(table1))
      expect(check(table).find((one) => one.level === "error")).toMatchObject({
        rule: "statistics.oneCellIsOff",
        row,
        column: columnName(column),
        figures: { reported: `${reported}`, fitting: `${fitting}` },
      });
  });

  test("in table 2 the row can be named wherever its total was given", () => {
    const unnamed = [...changed(table2)]
      .filter(({ row, column, table }) => {
        const [first] = check(table).filter((one) => one.level === "error");
        return first?.row !== row || first.column !== columnName(column);
      })
      .map(({ row, column }) => `${row} ${column}`);
    // 合计.执行数 and 合计.决算数 survive for the last row only: a change above it shows in its column alone.
    expect(new Set(unnamed)).toEqual(
      new Set([
        "基本公共服务 general.executed",
        "基本公共服务 general.final",
        "基本公共服务 fund.executed",
        "基本公共服务 fund.final",
        "社会管理性服务 general.executed",
        "社会管理性服务 general.final",
        "社会管理性服务 fund.executed",
        "社会管理性服务 fund.final",
        "行业管理与协调性服务 general.executed",
        "行业管理与协调性服务 general.final",
        "技术性服务 general.executed",
        "技术性服务 general.final",
        "技术性服务 fund.executed",
        "技术性服务 fund.final",
        "政府履职所需辅助性事项 general.executed",
        "政府履职所需辅助性事项 general.final",
        "其他适宜由社会力量承担的服务事项 general.executed",
        "其他适宜由社会力量承担的服务事项 general.final",
        "其他适宜由社会力量承担的服务事项 fund.executed",
        "其他适宜由社会力量承担的服务事项 fund.final",
      ]),
    );
  });
});

const table = (rows: Record<string, ReturnTable["rows"][number]["cells"]>): ReturnTable => ({
  form: 1,
  rows: Object.entries(rows).map(([row, cells]) => ({ row, cells })),
});

describe("what is not given is not held against a sum", () => {
  test("a fund ledger that was not asked for", () => {
    expect(
      check(
        table({
          教育: { "general.budget": 5n, "total.budget": 7n },
          合计: { "general.budget": 5n, "total.budget": 7n },
        }),
      ),
    ).toEqual([]);
  });

  test("a single blank beside filled cells", () => {
    const rows = {
      教育: { "general.projects": 1n, "total.projects": 1n, "total.budget": 7n },
      外交: {
        "general.projects": 1n,
        "general.budget": 3n,
        "total.projects": 1n,
        "total.budget": 3n,
      },
      合计: {
        "general.projects": 2n,
        "general.budget": 10n,
        "total.projects": 2n,
        "total.budget": 10n,
      },
    };
    expect(check(table(rows))).toEqual([]);
  });

  test("but the parts may not exceed their sum", () => {
    const [finding] = check(
      table({
        教育: { "general.projects": 1n, "general.budget": 8n, "total.budget": 7n },
        合计: { "general.projects": 1n, "total.budget": 7n },
      }),
    );
    expect(finding).toMatchObject({ row: "教育", column: "合计.预算数", level: "error" });
    expect(finding?.says).toContain("已填的部分已经超出合计");
  });
});

describe("rounding is told apart from errors", () => {
  const rounded = (total: bigint) =>
    table({
      教育: { "general.projects": 1n, "general.budget": 10_340_000n },
      外交: { "general.projects": 1n, "general.budget": 20_330_000n },
      合计: { "general.projects": 2n, "general.budget": total },
    });

  test("a difference that rounding explains is refused with that hint", () => {
    expect(check(rounded(30_680_000n))[0]).toMatchObject({
      rule: "statistics.rowsSumToTotal.rounding",
      level: "error",
      says: "“合计”一般公共预算.预算数：各行之和 30.67 万元，合计行 30.68 万元，相差 0.01 万元；差额在四舍五入的范围内，请填报未经四舍五入的数",
    });
  });

  test("a unit more cannot be rounding", () => {
    expect(check(rounded(30_690_000n))[0]?.rule).toBe("statistics.rowsSumToTotal");
  });
});

describe("other checks", () => {
  test("negative figures are refused", () => {
    const rows = { 教育: { "general.budget": -1n }, 合计: { "general.budget": -1n } };
    expect(check(table(rows)).map((one) => `${one.rule} ${one.row}`)).toEqual([
      "statistics.notNegative 教育",
      "statistics.notNegative 合计",
    ]);
  });

  test("money without a project is asked about, unless nobody counted projects", () => {
    const counted = {
      教育: { "general.projects": 0n, "general.budget": 5n },
      合计: { "general.projects": 0n, "general.budget": 5n },
    };
    expect(check(table(counted)).map((one) => `${one.level} ${one.row} ${one.column}`)).toEqual([
      "flag 教育 一般公共预算.项目数",
      "flag 合计 一般公共预算.项目数",
    ]);
    const uncounted = { 教育: { "general.budget": 5n }, 合计: { "general.budget": 5n } };
    expect(check(table(uncounted))).toEqual([]);
  });

  test("totals that differ from the other form: an error at first, a flag in a correction", () => {
    const other = table({ 合计: { "total.projects": 237n } });
    const [first] = check({ ...table1 }, { ...other, form: 2 });
    expect(first).toMatchObject({
      rule: "statistics.formsAgree",
      level: "error",
      figures: { reported: "236", otherForm: "237", difference: "-1" },
    });
    const [corrected] = checkReturn({
      table: table1,
      year: 2019,
      period: "year",
      other: { ...other, form: 2 },
      isCorrection: true,
    });
    expect(corrected).toMatchObject({ rule: "statistics.formsAgree", level: "flag" });
  });

  test("in July the final account is last year's and is not compared", () => {
    const found = checkReturn({ table: table1, year: 2019, period: "july" });
    expect(found.filter((one) => one.rule === finalRule)).toEqual([]);
  });
});
