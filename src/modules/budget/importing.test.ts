import { beforeAll, describe, expect, test } from "vitest";
import { anApprovedLine } from "../../../test/given/budget.ts";
import { aCounty, testDatabase, type County } from "../../../test/given.ts";
import { day } from "../../base/day.ts";
import { at } from "../../platform/clock.ts";
import { readSheet } from "../../platform/sheet.ts";
import { writeSheet, type SheetCell } from "../../platform/sheetWriter.ts";
import { importFile } from "./importing.ts";
import { getLine, listLines } from "./reads.ts";
import { readLines, remarkColumn, writeTemplate } from "./sheet.ts";

const opened = testDatabase();
let county: County;
beforeAll(async () => {
  county = await aCounty(opened.database);
});

const cell = (text: string): SheetCell => ({ look: "label", text });

/** A workbook as a county would send it. */
async function aFile(lines: readonly (readonly string[])[]) {
  const rows = lines.map((line) => line.map(cell));
  const bytes = await writeSheet({ name: "指标", widths: [20], rows, spans: [] });
  return { name: "指标.xlsx", type: "xlsx", bytes: Buffer.from(bytes), hash: "" };
}

const head = [
  "预算单位",
  "指标编号",
  "指标名称",
  "功能分类",
  "批复金额（万元）",
  "预算类别",
  "资金来源",
  "经济分类",
];

const decision = {
  number: "青人发〔2027〕2号（虚构）",
  title: "关于批准2027年县级预算的决议",
  decidedOn: day("2027-01-12"),
};

const importing = async (
  lines: readonly (readonly string[])[],
  year = 2027,
  isRehearsal = false,
) => {
  const file = await aFile(lines);
  return at(day("2027-01-15"), () =>
    county.act("countyFinanceOfficer", (tx, by) =>
      importFile(tx, by, file, { year, decision, isRehearsal }),
    ),
  );
};

const stored = (year: number) =>
  county.ask("auditor", (db) => listLines(db, { jurisdiction: "990101", year }));

test("lines come in with their amounts to the fen, whatever stands above the head and below the rows", async () => {
  const outcome = await importing([
    ["青禾县2027年政府购买服务预算指标表"],
    [],
    head,
    ["柳河镇", "A-01", "村级代理记账", "2130199", "8.4", "一般公共预算", "本级", "30227"],
    [
      "石桥乡",
      "A-02",
      "村镇设施管护",
      "２１２０８０１",
      "1,234.560001",
      "政府性基金预算",
      "上级转移支付",
      "",
    ],
    ["合计", "", "", "", "1,242.960001", "", "", ""],
  ]);
  expect(outcome).toMatchObject({
    approved: 2,
    unchanged: 0,
    amount: 1_242_960_001n,
    remarks: [],
    returned: null,
  });
  const lines = await stored(2027);
  expect(
    lines.map(({ code, money, ledger, source, economicClass }) => [
      code,
      money.approved,
      ledger,
      source,
      economicClass,
    ]),
  ).toEqual([
    ["A-01", 8_400_000n, "general", "own", "30227"],
    ["A-02", 1_234_560_001n, "fund", "transfer", null],
  ]);
});

test("the same file again changes nothing, and says so", async () => {
  const file = [head, ["柳河镇", "B-01", "保洁", "2120501", "10", "一般公共预算", "", ""]];
  await importing(file, 2028);
  expect(await importing(file, 2028)).toMatchObject({ approved: 0, unchanged: 1, remarks: [] });
  const money = (await stored(2028)).map((one) => one.money.approved);
  expect(money).toEqual([10_000_000n]);
});

test("a rehearsal counts and stores nothing", async () => {
  const file = [head, ["柳河镇", "C-01", "保洁", "2120501", "10", "一般公共预算", "", ""]];
  expect(await importing(file, 2029, true)).toMatchObject({ approved: 1, amount: 10_000_000n });
  expect(await stored(2029)).toEqual([]);
});

describe("one wrong row", () => {
  test.each([
    [
      ["石桥镇", "D-02", "保洁", "2120501", "1", "一般公共预算", "", ""],
      "本县没有叫“石桥镇”的乡镇或部门",
    ],
    [["石桥乡", "D-02", "保洁", "2120501", "一万", "一般公共预算", "", ""], "金额应为数字"],
    [["石桥乡", "D-02", "保洁", "2120501", "0.0000001", "一般公共预算", "", ""], "金额应为数字"],
    [["石桥乡", "D-02", "保洁", "2120501", "12,34", "一般公共预算", "", ""], "千分位逗号"],
    [["石桥乡", "D-02", "#REF!", "2120501", "12", "一般公共预算", "", ""], "出错的公式"],
    [["石桥乡", "D-02", "保洁", "2120501", "0", "一般公共预算", "", ""], "金额须大于零"],
    [
      ["石桥乡", "D-02", "保洁", "9990101", "1", "一般公共预算", "", ""],
      "支出功能分类里没有 999 类",
    ],
    [["石桥乡", "D-02", "保洁", "21205", "1", "国有资本", "", ""], "预算类别应为"],
    [["石桥乡", "D-02", "保洁", "21205", "1", "", "", ""], "预算类别应为"],
    [["石桥乡", "D-01", "保洁", "2120501", "1", "一般公共预算", "", ""], "编号与第 2 行相同"],
    [["石桥乡", "D-02", "", "2120501", "1", "一般公共预算", "", ""], "“指标名称”没有填"],
  ])("keeps the whole file out: %s", async (row, says) => {
    const good = ["柳河镇", "D-01", "保洁", "2120501", "10", "一般公共预算", "", ""];
    const outcome = await importing([head, good, row], 2030);
    expect(outcome.remarks).toMatchObject([{ row: 3 }]);
    expect(outcome.remarks[0]!.says).toContain(says);
    expect(await stored(2030)).toEqual([]);
    const back = await readSheet(Buffer.from(outcome.returned!, "base64"));
    expect(back[0]!.cells.at(-1)).toBe(remarkColumn);
    expect(back[1]!.cells[head.length] ?? "").toBe("");
    expect(back[2]!.cells.slice(0, 3)).toEqual(row.slice(0, 3));
    expect(back[2]!.cells.at(-1)).toContain(says);
  });

  test("a code that stands there with another amount is not written over", async () => {
    const line = (amount: string) => [
      "柳河镇",
      "E-01",
      "保洁",
      "2120501",
      amount,
      "一般公共预算",
      "",
      "",
    ];
    await importing([head, line("10")], 2031);
    const { remarks } = await importing([head, line("11")], 2031);
    expect(remarks).toMatchObject([
      { row: 2, code: "E-01", says: expect.stringContaining("内容不同") },
    ]);
    expect((await stored(2031)).map((one) => one.money.approved)).toEqual([10_000_000n]);
  });
});

test("结转自 names a line of last year of the same office, and only once", async () => {
  const earlier = await anApprovedLine(county, { year: 2026 });
  const { code } = await county.ask("auditor", (db) => getLine(db, "990101", earlier));
  const wider = [...head, "结转自"];
  const row = (number: string, office = "柳河镇") => [
    office,
    number,
    "结转",
    "2130199",
    "1",
    "一般公共预算",
    "",
    "",
    code,
  ];
  const twice = await importing([wider, row("F-01"), row("F-02")]);
  expect(twice.remarks).toMatchObject([
    { row: 3, says: expect.stringContaining("已有接续的指标") },
  ]);
  const stranger = await importing([wider, row("F-01", "石桥乡")]);
  expect(stranger.remarks[0]!.says).toContain("不是这个单位的");
  await importing([wider, row("F-01")]);
  const [made] = (await stored(2027)).filter((one) => one.code === "F-01");
  expect(made!.continues).toBe(earlier);
});

describe("the unit of the amounts", () => {
  const row = (number: string) => [
    "柳河镇",
    number,
    "保洁",
    "2120501",
    "8.4",
    "一般公共预算",
    "",
    "",
  ];
  const headed = (amount: string) => head.map((one) => (one === "批复金额（万元）" ? amount : one));

  test.each([
    [[["单位：万元"], headed("批复金额")], 8_400_000n],
    [[["2027年指标", "金额单位:元"], headed("金额")], 840n],
    [[["单位：元"], headed("金额（万元）")], 8_400_000n],
  ])("stands in the head, or above the table: %j", async (lines, amount) => {
    const outcome = await importing([...lines, row("G-01")], 2032, true);
    expect(outcome).toMatchObject({ approved: 1, amount, remarks: [] });
  });

  test("is never guessed", async () => {
    const bare = importing([headed("金额"), row("G-01")], 2032, true);
    await expect(bare).rejects.toThrow("没有写明“金额”的金额单位");
    const thousands = importing([["单位：千元"], headed("金额"), row("G-01")], 2032, true);
    await expect(thousands).rejects.toThrow("不是元或者万元");
  });

  test("without a column of the kind of budget nothing is taken for 一般公共预算", async () => {
    const lacking = head.filter((one) => one !== "预算类别");
    await expect(importing([lacking, row("G-01")], 2032, true)).rejects.toThrow("“预算类别”");
  });
});

test("what is no list of lines is refused with the columns that it lacks", async () => {
  await expect(
    importing([
      ["单位", "金额"],
      ["柳河镇", "1"],
    ]),
  ).rejects.toThrow("没有找到表头");
  await expect(importing([head])).rejects.toThrow("表头下面没有内容");
});

test("the template is read by its own reader", async () => {
  const { rows } = readLines(await readSheet(Buffer.from(await writeTemplate())));
  expect(rows.map(({ code, amount, remarks }) => [code, amount, remarks])).toEqual([
    ["2027-01-001", 8_400_000n, []],
    ["2027-01-002", 14_000_000n, []],
  ]);
});
