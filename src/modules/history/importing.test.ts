import { writeXlsx, type CellValue } from "hucre";
import { beforeAll, describe, expect, test } from "vitest";
import { day } from "../../base/day.ts";
import { fullSight, platformActor } from "../../platform/actor.ts";
import { at } from "../../platform/clock.ts";
import { sha256 } from "../../platform/identity.ts";
import { bookRows } from "../../platform/sheet.ts";
import { aCounty, testDatabase, type County } from "../../../test/given.ts";
import { keepAtOnce } from "./actions.ts";

const opened = testDatabase();
let county: County;
beforeAll(async () => {
  county = await aCounty(opened.database);
});

type Sheet = { name?: string; rows: CellValue[][]; merges?: [number, number, number, number][] };

const book = (...sheets: Sheet[]): Promise<Uint8Array> =>
  writeXlsx({
    sheets: sheets.map(({ name = "台账", rows, merges = [] }) => ({
      name,
      rows,
      merges: merges.map(([startRow, startCol, endRow, endCol]) => ({
        startRow,
        startCol,
        endRow,
        endCol,
      })),
    })),
  });

const on = day("2026-07-20");

const imported = (bytes: Uint8Array, isRehearsal = false) =>
  at(on, () =>
    opened.database.act(fullSight, (tx) =>
      keepAtOnce(
        tx,
        platformActor("990101"),
        { file: { name: "台账.xlsx", bytes, hash: sha256(Buffer.from(bytes)) }, isRehearsal },
        on,
      ),
    ),
  );

const stored = (name: string) =>
  opened.database.ask(fullSight, (db) =>
    db
      .selectFrom("historyRow")
      .selectAll()
      .where("name", "=", name)
      .where("isWithdrawn", "=", false)
      .execute(),
  );

const head = ["年度", "购买主体", "项目名称", "预算数（元）", "执行数（元）"];

describe("a county's own table", () => {
  test("is read by the names of its columns, in any order, in 万元 as a line above says, with dates as people write them", async () => {
    const rows = [
      ["青禾县2023年政府购买服务项目台账"],
      ["", "", "", "", "单位：万元"],
      ["签订时间", "预算金额", "乡镇", "服务项目名称", "资金性质", "供应商", "实际支付"],
      ["2023.5.1", 4.2, "柳河镇", "村级代理记账一", "一般公共预算", "诚信会计", "4.152812"],
      [
        "２０２３年５月",
        "１,２００．５",
        "青禾县石桥乡人民政府",
        "村级代理记账二",
        "政府性基金",
        "",
        "",
      ],
      [45047, "￥3", "柳河", "村级代理记账三", "", "", 3.5],
      ["", 1203.7, "", "合计", "", "", 7.652812],
      ["填表人：张三"],
    ];
    const found = await imported(await book({ rows, merges: [[0, 0, 0, 6]] }));
    expect(found).toMatchObject({
      read: 3,
      stored: 3,
      unchanged: 0,
      bad: 0,
      leftOut: 5,
      copy: null,
    });
    expect(found.leftOutRows.map(({ row, says }) => [row, says])).toEqual([
      [3, "标题和表头，共 3 行"],
      [7, "合计行，不是项目"],
      [8, "表尾的说明"],
    ]);
    const [one] = await stored("村级代理记账一");
    expect(one).toMatchObject({
      organization: county.organizations["township"],
      year: 2023,
      ledger: "general",
      budget: 4_200_000n,
      executed: 4_152_812n,
      final: null,
      provider: "诚信会计",
      signedOn: "2023-05-01",
      rowNumber: 4,
    });
    const [two] = await stored("村级代理记账二");
    expect(two).toMatchObject({
      organization: county.organizations["otherTownship"],
      ledger: "fund",
      budget: 1_200_500_000n,
      executed: null,
      signedOn: "2023-05",
    });
    const [three] = await stored("村级代理记账三");
    expect(three).toMatchObject({
      budget: 3_000_000n,
      executed: 3_500_000n,
      signedOn: "2023-05-01",
    });
  });

  test("the same file again changes nothing, and neither does a row that was there", async () => {
    const rows = [
      head,
      [2022, "柳河镇", "道路保洁", 1000, 900],
      [2022, "柳河镇", "绿化养护", 500, 500],
    ];
    expect(await imported(await book({ rows }))).toMatchObject({ stored: 2 });
    expect(await imported(await book({ rows }))).toMatchObject({
      read: 2,
      stored: 0,
      unchanged: 2,
      bad: 0,
    });
    const more = [...rows, [2022, "石桥乡", "道路保洁", 1000, 900], rows[1]!];
    expect(await imported(await book({ rows: more }))).toMatchObject({
      read: 4,
      stored: 1,
      unchanged: 3,
      bad: 0,
    });
    expect(await stored("道路保洁")).toHaveLength(2);
  });

  test("bad rows come back in the user's own table with remarks, and can be corrected and sent again", async () => {
    const rows = [
      head,
      [2021, "柳河镇", "好的一行", 1000, 900],
      [2021, "柳湖镇", "没有这个镇", 1000, 900],
      [2027, "柳河镇", "以后的年份", "十二万", -5],
    ];
    const found = await imported(await book({ rows }));
    expect(found).toMatchObject({ read: 3, stored: 1, unchanged: 0, bad: 2 });
    expect(found.remarks).toEqual([
      { sheet: "台账", row: 3, says: "购买主体：组织机构里没有“柳湖镇”，请写单位全称" },
      {
        sheet: "台账",
        row: 4,
        says: "年度：2027 年不是以前年度。本年度的项目请在平台上办理，不作为历史台账导入；预算数：“十二万”不是金额，请只写数字；执行数：“-5”是负数，金额不能小于零",
      },
    ]);
    const copy: string[][] = [];
    for await (const { rows } of bookRows(found.copy!)) copy.push(...rows.map((row) => row.cells));
    expect(copy).toEqual([
      [...head, "原行号", "导入结果"],
      ["2021", "柳湖镇", "没有这个镇", "1000", "900", "3", found.remarks[0]!.says],
      ["2027", "柳河镇", "以后的年份", "十二万", "-5", "4", found.remarks[1]!.says],
    ]);
    expect(await imported(found.copy!)).toMatchObject({ read: 2, stored: 0, unchanged: 0, bad: 2 });
  });

  test("a township merged over its projects stands in each of them; a merged amount is not counted twice", async () => {
    const rows = [
      head,
      [2020, "柳河镇", "甲项目", 1000, 900],
      [null, null, "乙项目", 2000, null],
      [null, null, "丙项目", null, null],
    ];
    const merges: [number, number, number, number][] = [
      [1, 0, 3, 0],
      [1, 1, 3, 1],
      [2, 3, 3, 3],
    ];
    const found = await imported(await book({ rows, merges }));
    expect(found).toMatchObject({ read: 3, stored: 2, bad: 1 });
    expect(found.remarks[0]!.says).toBe("没有填金额。合并的金额请拆开，写在各自的行里");
    expect(await stored("乙项目")).toMatchObject([{ year: 2020, budget: 200_000n }]);
  });

  test("every sheet is read, the year may stand in its name, and what has no head is told", async () => {
    const short = ["购买主体", "项目名称", "预算数（元）"];
    const found = await imported(
      await book(
        { name: "说明", rows: [["填表说明"], ["请逐行填写"]] },
        { name: "2018年", rows: [short, ["柳河镇", "按表名的年度", 100]] },
        { name: "2019年", rows: [short, ["柳河镇", "按表名的年度", 100]] },
      ),
    );
    expect(found).toMatchObject({ read: 2, stored: 2, leftOut: 4 });
    expect(found.notes).toContain("工作表“说明”里没有找到表头，其中 2 行没有导入");
    expect(new Set((await stored("按表名的年度")).map((row) => row.year))).toEqual(
      new Set([2018, 2019]),
    );
  });

  test("a rehearsal counts and stores nothing", async () => {
    const rows = [head, [2017, "柳河镇", "只核对", 1000, 900]];
    expect(await imported(await book({ rows }), true)).toMatchObject({ read: 1, stored: 1 });
    expect(await stored("只核对")).toEqual([]);
  });

  test.each([
    [
      "two columns of one name",
      [
        [...head, "预算数（元）"],
        [2021, "柳河镇", "x", 1, 1, 2],
      ],
      "有两列都是“预算数”：D 列“预算数（元）”和 F 列“预算数（元）”",
    ],
    [
      "no unit",
      [
        ["年度", "购买主体", "项目名称", "预算数"],
        [2021, "柳河镇", "x", 1],
      ],
      "没有写明“预算数”的金额单位",
    ],
    [
      "a unit of thousands",
      [
        ["年度", "购买主体", "项目名称", "预算数（千元）"],
        [2021, "柳河镇", "x", 1],
      ],
      "“预算数（千元）”的单位不是元或万元",
    ],
    [
      "no head",
      [
        ["a", "b"],
        [1, 2],
      ],
      "里没有找到表头",
    ],
    ["nothing", [], "文件里没有内容"],
  ] as [string, CellValue[][], string][])(
    "%s: the whole file is refused",
    async (_, rows, says) => {
      await expect(imported(await book({ rows }))).rejects.toThrow(says);
    },
  );

  test("words with line ends, quotes, backslashes, braces and the word NULL are stored as they are written", async () => {
    const notes = [
      "一\n二\t三",
      '"甲", {乙}',
      "C:\\new\\table",
      "NULL",
      "null",
      "\\",
      '\\"',
      "𠮷",
      "a,b",
    ];
    const rows = notes.map((note, at) => [2023, "柳河镇", `怪字${at}`, 1, null, note]);
    const found = await imported(await book({ rows: [[...head, "备注"], ...rows] }));
    expect(found).toMatchObject({ read: notes.length, stored: notes.length, bad: 0 });
    const kept = await Promise.all(notes.map((_, at) => stored(`怪字${at}`)));
    expect(kept.map(([row]) => row?.note)).toEqual(notes);
    expect(kept.map(([row]) => row?.executed)).toEqual(notes.map(() => null));
  });
});
