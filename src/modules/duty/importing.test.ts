import { beforeAll, describe, expect, test } from "vitest";
import { day } from "../../base/day.ts";
import { readSheet } from "../../platform/sheet.ts";
import { writeSheet, type SheetCell } from "../../platform/sheetWriter.ts";
import { aDecision } from "../../../test/given/duty.ts";
import { aCounty, testDatabase, type County } from "../../../test/given.ts";
import { importFile } from "./importing.ts";
import { DecisionInput } from "./model.ts";
import { listAdmitted } from "./reads.ts";
import { readList, remarkColumn, writeTemplate } from "./sheet.ts";

const db = testDatabase();
let county: County;
beforeAll(async () => {
  county = await aCounty(db.database);
});

const cell = (text: string): SheetCell => ({ look: "label", text });

/** A workbook as a user would send it. */
async function aFile(lines: readonly (readonly string[])[]) {
  const rows = lines.map((line) => line.map(cell));
  const bytes = await writeSheet({ name: "清单", widths: [20], rows, spans: [] });
  return { name: "清单.xlsx", type: "xlsx", bytes: Buffer.from(bytes), hash: "" };
}

const head = ["责任主体", "事项编号", "事项名称", "领域", "主责部门", "目录编码", "备注"];

const good = [
  ["乡镇", "T101", "集镇环境卫生日常保洁", "生态环境", "", "A1102", ""],
  ["县级部门", "D101", "农产品质量安全监督抽查", "农业农村", "县农业农村局", "Ａ1209", "全角也认"],
];

const importing = async (
  lines: readonly (readonly string[])[],
  { fromOn = "2026-02-01", isRehearsal = false } = {},
) => {
  const file = await aFile(lines);
  return county.act("countyFinanceOfficer", (tx, by) =>
    importFile(tx, by, file, {
      decision: DecisionInput.parse(aDecision),
      fromOn: day(fromOn),
      isRehearsal,
      today: day("2026-07-01"),
    }),
  );
};

const onTheList = () => county.ask("auditor", (tx) => listAdmitted(tx, "990101"));

describe("a list as it is sent", () => {
  test("is read by the names of its columns, whatever stands above and between them", async () => {
    const titled = [
      ["青禾县乡镇属地事项责任清单"],
      [],
      head,
      ...good,
      ["", "", "", "", "", "", ""],
    ];
    const rows = await readSheet((await aFile(titled)).bytes);
    expect(readList(rows)).toMatchObject({
      header: 3,
      rows: [
        { content: { code: "T101", holder: "township", items: ["A1102"], assists: "" } },
        { content: { code: "D101", leadOffice: "县农业农村局", items: ["A1209"] } },
      ],
    });
  });

  test("the template can be sent back as it is", async () => {
    const { rows } = readList(await readSheet(await writeTemplate()));
    expect(rows.map((one) => ("content" in one ? one.code : one.remark))).toEqual(["T001", "D001"]);
  });

  test.each([
    ["no head", [["甲", "乙"]], "前 20 行里没有找到表头"],
    ["a column twice", [[...head, "领域"], ...good], "表头里“领域”出现了两次"],
    ["nothing below the head", [head], "表头下面没有内容"],
  ])("%s is refused as a whole", async (_, lines, says) => {
    await expect(importing(lines)).rejects.toThrow(says);
  });
});

describe("an import", () => {
  test("that only checks stores nothing", async () => {
    const checked = await importing([head, ...good], { isRehearsal: true });
    expect(checked).toMatchObject({ admitted: 2, remarks: [], returned: null });
    expect(await onTheList()).toEqual([]);
  });

  test("takes good rows and gives bad ones back in the same file, with a remark beside each", async () => {
    const bad = [
      ["镇里", "T102", "巡河", "生态环境", "", "", ""],
      ["县级部门", "D102", "水质监测", "生态环境", "", "", ""],
      ["乡镇", "T103", "", "民政", "", "", ""],
      ["乡镇", "T101", "又一项保洁", "生态环境", "", "", ""],
      ["乡镇", "T104", "不知道用什么买", "综合", "", "A9999", ""],
    ];
    const answer = await importing([head, ...good, ...bad]);
    expect(answer).toMatchObject({ admitted: 2, amended: 0, unchanged: 0 });
    expect(answer.remarks).toEqual([
      { row: 4, code: "T102", says: "责任主体应为“乡镇”或“县级部门”，现为“镇里”" },
      { row: 5, code: "D102", says: "县级部门的职责没有写明主责部门，请填写全称" },
      { row: 6, code: "T103", says: "事项名称不能为空" },
      { row: 7, code: "T101", says: "编号与第 2 行相同" },
      { row: 8, code: "T104", says: "目录里没有末级事项 A9999，请核对或者留空" },
    ]);
    const returned = await readSheet(Buffer.from(answer.returned!, "base64"));
    expect(returned[0]!.cells.at(-1)).toBe(remarkColumn);
    expect(returned[3]!.cells.slice(0, 3)).toEqual(["镇里", "T102", "巡河"]);
    expect(returned[3]!.cells.at(-1)).toBe("责任主体应为“乡镇”或“县级部门”，现为“镇里”");
    expect((await onTheList()).map((one) => one.code)).toEqual(["D101", "T101"]);
  });

  test("of the same file again changes nothing, also with its columns in another order", async () => {
    const before = await onTheList();
    expect(await importing([head, ...good])).toMatchObject({
      admitted: 0,
      amended: 0,
      unchanged: 2,
    });
    const turned = [head, ...good].map((line) => line.toReversed());
    expect(await importing(turned)).toMatchObject({ admitted: 0, amended: 0, unchanged: 2 });
    expect(await onTheList()).toEqual(before);
  });

  test("of new words begins a new row from its day; from the same day it goes back", async () => {
    const renamed = [head, ["乡镇", "T101", "集镇和村庄保洁", "生态环境", "", "A1102", ""]];
    const clash = await importing(renamed);
    expect(clash).toMatchObject({ admitted: 0, amended: 0 });
    expect(clash.remarks[0]!.says).toContain("T101 已有不早于 2026-02-01 的一条");
    expect(await importing(renamed, { fromOn: "2026-06-01" })).toMatchObject({ amended: 1 });
    const row = (await onTheList()).find((one) => one.code === "T101");
    expect(row).toMatchObject({ name: "集镇和村庄保洁", fromOn: "2026-06-01" });
  });

  test("without its decision is refused before a row is entered", async () => {
    const file = await aFile([head, ["乡镇", "T105", "某事", "综合", "", "", ""]]);
    const without = county.act("countyFinanceOfficer", (tx, by) =>
      importFile(tx, by, file, {
        decision: DecisionInput.parse({}),
        fromOn: day("2026-02-01"),
        isRehearsal: false,
        today: day("2026-07-01"),
      }),
    );
    await expect(without).rejects.toMatchObject({ breaches: [{ rule: "duty.isDecided" }] });
  });
});
