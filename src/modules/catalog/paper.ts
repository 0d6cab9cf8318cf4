import type { SheetRow } from "../../platform/sheet.ts";
import { writeRemarks } from "../../platform/sheetRemarks.ts";
import { writeSheet, type SheetCell } from "../../platform/sheetWriter.ts";
import { sixKindNames } from "../policy/model.ts";
import { columns, remarkHead, removing, type BadRow, type ReadCatalog } from "./layout.ts";
import type { CatalogEdition } from "./model.ts";
import type { Entry } from "./tree.ts";

const widths = [12, 26, 46, 22, 14, 14, 20, 8];
const blank: SheetCell = { look: "label", blank: true };
const label = (text: string): SheetCell => (text === "" ? blank : { look: "label", text });
const heads = (): SheetCell[] => columns.map(({ name }) => ({ look: "head", text: name }));

const cellsOf = (one: Entry): SheetCell[] =>
  [
    one.code,
    one.name,
    one.scope,
    one.kind ? `${one.kind} ${sixKindNames[one.kind]}` : "",
    one.purchaseItem ?? "",
    one.functionalClasses.join("、"),
    one.department,
  ].map(label);

const titled = (title: string): (SheetCell | undefined)[] => [
  { look: "title", text: title },
  ...columns.slice(2).map(() => blank),
];

/** 一版目录 on paper, in the very layout in which it is read. */
export function editionSheet(
  { name, issuer, document, from, to }: CatalogEdition,
  entries: readonly Entry[],
): Promise<Uint8Array> {
  const days = to === undefined ? `自 ${from} 起` : `${from} 至 ${to}`;
  const caption = [issuer, document, days].filter(Boolean).join("　");
  const width = columns.length - 1;
  return writeSheet({
    name: "目录",
    widths,
    rows: [
      titled(name),
      [{ look: "aside", text: caption }],
      heads().slice(0, width),
      ...entries.map(cellsOf),
    ],
    spans: [
      [0, 0, 0, width - 1],
      [1, 0, 1, width - 1],
    ],
    repeat: "3:3",
  });
}

const example: readonly Entry[] = [
  {
    code: "B0603",
    name: "其他工程服务",
    scope: "（上一级：已有下级的事项不单独购买，可以只写编码和名称）",
    kind: undefined,
    purchaseItem: undefined,
    functionalClasses: [],
    department: "",
  },
  {
    code: "B060301",
    name: "项目前期设计（示例，导入前删去）",
    scope: "小型民生项目的勘察、测量、方案和施工图设计",
    kind: "5",
    purchaseItem: "C11990000",
    functionalClasses: ["201", "213"],
    department: "发展改革部门",
  },
];

const notes = [
  "编码：一个字母加至多三组两位数字；细化上级的事项，在上级编码后加两位。类别：1 到 6，或者写全名。",
  "品目编码：政府采购品目分类目录服务类，C 加八位数字。功能分类：三位类级编码，几个用顿号分开，常用的写在前面。",
  `操作：留空为增加或修改；写“${removing}”为从目录里删去。各栏先后不限，多余的栏目不读。`,
];

/** 导入模板 with two rows to copy. */
export const templateSheet = (): Promise<Uint8Array> =>
  writeSheet({
    name: "目录",
    widths,
    rows: [
      ...notes.map((text): SheetCell[] => [{ look: "aside", text }]),
      heads(),
      ...example.map((one) => [...cellsOf(one), blank]),
    ],
    spans: [],
    repeat: "4:4",
  });

/** 退回的表: the user's own rows, and beside each refused one why. */
export const remarkedSheet = (
  rows: readonly SheetRow[],
  { headRow, bad }: Pick<ReadCatalog, "headRow"> & { bad: readonly BadRow[] },
): Promise<Uint8Array> =>
  writeRemarks({
    name: "目录",
    rows,
    header: headRow,
    column: remarkHead,
    remarks: new Map(bad.map((one) => [one.row, one.because])),
    widths,
  });
