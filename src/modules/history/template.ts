import { writeSheet, type SheetCell } from "../../platform/sheetWriter.ts";
import { columnNames, columns, isAmount, type Column } from "./columns.ts";

type Line = Partial<Record<Column, string>>;

const examples: readonly Line[] = [
  {
    year: "2023",
    organization: "（乡镇或部门全称）",
    code: "2023-001",
    name: "村级代理记账服务",
    item: "（目录编码或名称，可不填）",
    functionalClass: "2130199",
    ledger: "一般公共预算",
    budget: "42000",
    executed: "41528.12",
    final: "41528.12",
    contractAmount: "41528.12",
    provider: "（承接主体全称）",
    method: "询价",
    signedOn: "2023-03-01",
    paidOn: "2023-12-15",
    term: "2023年3月至12月",
  },
];

const cell = (look: SheetCell["look"], text: string): SheetCell => ({ look, text });

const headOf = (column: Column): string =>
  isAmount(column) ? `${columnNames[column]}（元）` : columnNames[column];

/** 模板: every column that is understood, and a line that shows how it is filled in. */
export function writeTemplate(): Promise<Uint8Array> {
  const wide = new Set<Column>(["organization", "name", "item", "provider", "term", "note"]);
  const lines = examples.map((line) =>
    columns.map((column): SheetCell => {
      const text = line[column] ?? "";
      return isAmount(column) ? { look: "figure", figure: text } : cell("label", text);
    }),
  );
  const title = cell("title", "以前年度政府购买服务项目台账");
  return writeSheet({
    name: "历史台账",
    widths: columns.map((column) => (wide.has(column) ? 24 : 14)),
    rows: [[title], columns.map((column) => cell("head", headOf(column))), ...lines],
    spans: [[0, 0, 0, columns.length - 1]],
    repeat: "1:2",
  });
}
