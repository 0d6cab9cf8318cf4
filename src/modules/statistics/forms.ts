import { day, isInForce, type InForce } from "../../base/day.ts";
import { Refusal } from "../../base/refusal.ts";
import { formRowFor, formRows, functionalClasses } from "../policy/forms.ts";
import { sixKindNames, sixKinds, type SixKind } from "../policy/model.ts";
import { totalRow, type FormNumber } from "./model.ts";

/** 表内一行, with the names under which the same row is known in other years and papers. */
type NamedRow = { row: string; also: readonly string[] };

/** 报表格式: the rows of a form, for the years in which it is used. */
export type Form = InForce & {
  form: FormNumber;
  title: string;
  /** The head of the first column. */
  corner: string;
  rows: readonly NamedRow[];
  notes: readonly string[];
};

const periodNote =
  "关于政府购买服务资金金额，1月份报送数据时至少需提供上一年度全年预算数、执行数，7月份报送数据时至少需提供本年度全年预算数、本年度上半年执行数、上一年度全年决算数。";

const classNames = (classes: readonly string[]): string[] =>
  functionalClasses
    .filter((one) => classes.includes(one.code))
    .map((one) => one.name.replace(/支出$/, ""));

/** Rows that follow the classes renamed in 2019; that the form took the new names from the year after is not confirmed. */
const renamed: Readonly<Record<string, string>> = {
  文化体育与传媒: "文化旅游体育与传媒",
  医疗卫生与计划生育: "卫生健康",
  资源勘探信息等: "资源勘探工业信息等",
  国土资源气象等: "自然资源海洋气象等",
};

const rowsNamed = (name: (label: string) => string): NamedRow[] =>
  formRows.map(({ label, classes }) => ({
    row: name(label),
    also: [label, name(label), ...classNames(classes)],
  }));

/** As printed in the returns for 2019; the first year of the form is not confirmed, so no year is turned away. */
const form1 = {
  form: 1,
  title: "政府购买服务项目资金统计表1",
  corner: "服务领域",
  notes: [
    "1. 政府购买服务领域分类依据按功能分类的政府收支分类科目，本表中“一般事务”支出对应政府收支分类科目中的“一般公共服务支出”，“其他”是指除表中所列服务领域外的其他政府购买服务支出（不含国防）；",
    `2. ${periodNote}`,
  ],
} as const;

const forms: readonly Form[] = [
  { ...form1, from: day("2007-01-01"), to: day("2019-12-31"), rows: rowsNamed((label) => label) },
  { ...form1, from: day("2020-01-01"), rows: rowsNamed((label) => renamed[label] ?? label) },
  {
    form: 2,
    title: "政府购买服务项目资金统计表2",
    corner: "服务类别",
    from: day("2007-01-01"),
    rows: sixKinds.map((kind) => ({ row: sixKindNames[kind], also: kind === "6" ? ["其他"] : [] })),
    notes: [periodNote],
  },
];

const lastDay = (year: number) => day(`${year}-12-31`);

/** The form of a fiscal year. None is an error of the tables, never guessed at. */
export function formOf(number: FormNumber, year: number): Form {
  const found = forms.find((one) => one.form === number && isInForce(one, lastDay(year)));
  if (!found) throw new Refusal("invalid", `没有 ${year} 年使用的表${number}格式`);
  return found;
}

/** 国防 (203) has no row, by the form's own note. */
export const isCounted = (functionalClass: string): boolean => !functionalClass.startsWith("203");

/** Found once for each year and class: forms and rows are constants of the program. */
const rowsFound = new Map<string, string>();

function rowOfClass(year: number, functionalClass: string): string {
  const asked = `${year} ${functionalClass}`;
  const found = rowsFound.get(asked);
  if (found !== undefined) return found;
  const { position } = formRowFor(formRows, functionalClass, lastDay(year));
  const { row } = formOf(1, year).rows[position - 1]!;
  if (rowsFound.size < 10_000) rowsFound.set(asked, row);
  return row;
}

/** The row of form 1 for a functional class, of form 2 for a kind. */
export const rowFor = (
  form: FormNumber,
  year: number,
  of: { functionalClass: string; kind: SixKind },
): string => (form === 1 ? rowOfClass(year, of.functionalClass) : sixKindNames[of.kind]);

const spaceless = (name: string) => name.normalize("NFKC").replace(/\s/g, "");

/** Finds a row by any of its names, however it was wrapped in its cell, with or without 支出 at its end. */
export function findRow(form: Form, name: string): string | undefined {
  const wanted = spaceless(name).replace(/支出$/, "");
  if (wanted === totalRow) return totalRow;
  return form.rows.find(({ row, also }) => [row, ...also].map(spaceless).includes(wanted))?.row;
}
