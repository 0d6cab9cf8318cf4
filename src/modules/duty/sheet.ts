import { refuseField } from "../../base/refusal.ts";
import type { SheetRow } from "../../platform/sheet.ts";
import { writeSheet, type SheetCell } from "../../platform/sheetWriter.ts";
import { DutyContentInput, holderNames, type DutyContent, type Holder } from "./model.ts";

/** The columns of a duty list by their names, in any order. */
const columns = {
  code: "事项编号",
  name: "事项名称",
  field: "领域",
  holder: "责任主体",
  leadOffice: "主责部门",
  assists: "配合部门",
  basis: "职责依据",
  items: "目录编码",
} as const;

type Column = keyof typeof columns;
const names = Object.keys(columns) as Column[];
const needed = ["code", "name", "holder"] as const satisfies readonly Column[];

export const remarkColumn = "导入结果";

/** A row of the file: read whole, or with the remark that goes back to whoever sent it. */
export type ListRow = { number: number; code: string } & (
  { content: DutyContent } | { remark: string }
);

const bare = (text: string | undefined): string => (text ?? "").normalize("NFKC").trim();
const tight = (text: string | undefined): string => bare(text).replace(/\s/g, "");

type Header = { at: number; places: ReadonlyMap<Column, number> };

function findHeader(rows: readonly SheetRow[]): Header {
  for (const [at, { cells }] of rows.slice(0, 20).entries()) {
    const places = new Map<Column, number>();
    for (const name of names) {
      const found = cells.flatMap((cell, index) => (tight(cell) === columns[name] ? [index] : []));
      if (found.length > 1)
        throw refuseField("file", `表头里“${columns[name]}”出现了两次`, "请只保留一列");
      if (found[0] !== undefined) places.set(name, found[0]);
    }
    if (needed.every((one) => places.has(one))) return { at, places };
  }
  const says = needed.map((one) => `“${columns[one]}”`).join("、");
  throw refuseField("file", `前 20 行里没有找到表头`, `表头至少要有${says}，可以下载模板对照`);
}

const holders: Record<string, Holder> = {
  乡镇: "township",
  "乡镇(街道)": "township",
  乡镇街道: "township",
  县级部门: "department",
  县直部门: "department",
  部门: "department",
};

const split = (text: string): string[] => [
  ...new Set(
    text
      .split(/[、,;\s]+/)
      .map((one) => one.toUpperCase())
      .filter(Boolean),
  ),
];

function readRow({ number, cells }: SheetRow, { places }: Header): ListRow {
  const of = (name: Column): string => {
    const place = places.get(name);
    return place === undefined ? "" : bare(cells[place]);
  };
  const code = tight(of("code"));
  const holder = holders[tight(of("holder"))];
  if (!holder)
    return { number, code, remark: `责任主体应为“乡镇”或“县级部门”，现为“${of("holder")}”` };
  const typed = { code, holder, items: split(of("items")), field: of("field") || "综合" };
  const read = DutyContentInput.safeParse({
    ...typed,
    name: of("name"),
    leadOffice: of("leadOffice"),
    assists: of("assists"),
    basis: of("basis"),
  });
  if (read.success) return { number, code, content: read.data };
  const says = read.error.issues.map((issue) => {
    const [first] = issue.path;
    const name = names.find((one) => one === first);
    return `${name ? columns[name] : ""}${issue.message}`;
  });
  return { number, code, remark: says.join("；") };
}

/** 读清单: every row that is not empty, in the order of the file. */
export function readList(rows: readonly SheetRow[]): { header: number; rows: ListRow[] } {
  const header = findHeader(rows);
  const filled = rows
    .slice(header.at + 1)
    .filter(({ cells }) => [...header.places.values()].some((place) => bare(cells[place]) !== ""));
  if (filled.length === 0) throw refuseField("file", "表头下面没有内容", "请填写后再导入");
  if (filled.length > 3000)
    throw refuseField("file", `共 ${filled.length} 行，一次最多 3000 行`, "请分成几个文件导入");
  const seen = new Map<string, number>();
  const read = filled.map((row): ListRow => {
    const one = readRow(row, header);
    const first = seen.get(one.code);
    seen.set(one.code, first ?? row.number);
    if (first === undefined || "remark" in one) return one;
    return { number: row.number, code: one.code, remark: `编号与第 ${first} 行相同` };
  });
  return { header: rows[header.at]!.number, rows: read };
}

const cellOf = (text: string, look: SheetCell["look"]): SheetCell => ({ look, text });

/** 模板: the columns, and two lines that show how they are filled in. */
export function writeTemplate(): Promise<Uint8Array> {
  const examples: Record<Column, readonly [string, string]> = {
    code: ["T001", "D001"],
    name: ["集镇环境卫生日常保洁", "农产品质量安全监督抽查"],
    field: ["生态环境", "农业农村"],
    holder: [holderNames.township, holderNames.department],
    leadOffice: ["", "县农业农村局"],
    assists: ["县综合行政执法局", "各乡镇"],
    basis: ["填写确定职责的文件名称和文号", "填写确定职责的文件名称和文号"],
    items: ["A1102", "A1209"],
  };
  const rows = [
    names.map((one) => cellOf(columns[one], "head")),
    ...[0, 1].map((at) => names.map((one) => cellOf(examples[one][at]!, "label"))),
  ];
  return writeSheet({ name: "责任清单", widths: names.map(() => 22), rows, spans: [] });
}
