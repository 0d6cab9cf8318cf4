import type { Day } from "../../base/day.ts";
import { refuseField } from "../../base/refusal.ts";
import type { Actor } from "../../platform/actor.ts";
import type { Tx } from "../../platform/db.ts";
import type { Upload } from "../../platform/http.ts";
import { writeRemarks } from "../../platform/sheetRemarks.ts";
import { readSheet } from "../../platform/sheet.ts";
import { listItems } from "../catalog/reads.ts";
import { getJurisdiction } from "../organization/reads.ts";
import { importList, unledBecause, type ListInput } from "./actions.ts";
import type { DutyContent } from "./model.ts";
import { readList, remarkColumn, type ListRow } from "./sheet.ts";

type Input = Omit<ListInput, "rows"> & { today: Day };

/** Codes of the catalog of the day: a link to nothing would never be found again. */
async function leavesOf(tx: Tx, by: Actor, on: Day): Promise<ReadonlySet<string>> {
  const { division } = await getJurisdiction(tx, by.jurisdiction);
  const items = await listItems(tx, division, on);
  return new Set(items.filter((one) => one.isLeaf).map((one) => one.code));
}

function checked(row: ListRow, leaves: ReadonlySet<string>): ListRow {
  if ("remark" in row) return row;
  const { number, code, content } = row;
  const unled = unledBecause(content);
  if (unled) return { number, code, remark: `${unled}，请填写全称` };
  const unknown = content.items.filter((one) => !leaves.has(one));
  if (unknown.length === 0) return row;
  return { number, code, remark: `目录里没有末级事项 ${unknown.join("、")}，请核对或者留空` };
}

const contentOf = (rows: readonly ListRow[]): DutyContent[] =>
  rows.flatMap((row) => ("content" in row ? [row.content] : []));

/** 导入清单文件: good rows enter, bad rows go back in the same file with a remark. Nothing is lost, nothing enters twice. */
export async function importFile(
  tx: Tx,
  by: Actor,
  file: Upload | undefined,
  { today, ...input }: Input,
) {
  if (!file) throw refuseField("file", "没有选择文件", "请选择 .xlsx 或 .csv 文件");
  const sheet = await readSheet(file.bytes);
  const list = readList(sheet);
  const leaves = await leavesOf(tx, by, today);
  const rows = list.rows.map((row) => checked(row, leaves));
  const { clashes, ...counts } = await importList(tx, by, { ...input, rows: contentOf(rows) });
  const remarks = rows.flatMap((row) => {
    const { number, code } = row;
    if ("remark" in row) return [{ row: number, code, says: row.remark }];
    if (!clashes.includes(code)) return [];
    const says = `编号 ${code} 已有不早于 ${input.fromOn} 的一条，内容不同。请填更晚的施行日期，或者换一个编号`;
    return [{ row: number, code, says }];
  });
  if (remarks.length === 0) return { ...counts, remarks, returned: null };
  const bytes = await writeRemarks({
    name: "责任清单",
    rows: sheet,
    header: list.header,
    column: remarkColumn,
    remarks: new Map(remarks.map((one) => [one.row, one.says])),
  });
  return { ...counts, remarks, returned: Buffer.from(bytes).toString("base64") };
}
