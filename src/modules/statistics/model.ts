import type { Basis } from "../../base/law.ts";
import { fen, inWan } from "../../base/money.ts";

/** 统计报表: the statutory forms 1 (by field of service) and 2 (by kind of service). */
export type FormNumber = 1 | 2;

/** 预算类别. The forms count the first two of the four budgets (预算法 第五条), and their total. */
export const ledgers = {
  general: "一般公共预算",
  fund: "政府性基金预算",
  total: "合计",
} as const;
export type Ledger = keyof typeof ledgers;
export const ledgerNames: readonly Ledger[] = ["general", "fund", "total"];

export const measures = {
  projects: "项目数",
  budget: "预算数",
  executed: "执行数",
  final: "决算数",
} as const;
export type Measure = keyof typeof measures;
export const measureNames: readonly Measure[] = ["projects", "budget", "executed", "final"];

/** 栏次: "general.budget" is 一般公共预算.预算数. */
export type Column = `${Ledger}.${Measure}`;

export const columnOf = (ledger: Ledger, measure: Measure): Column => `${ledger}.${measure}`;

export const columns: readonly Column[] = ledgerNames.flatMap((ledger) =>
  measureNames.map((measure) => columnOf(ledger, measure)),
);

export const measureOf = (column: Column): Measure =>
  measureNames.find((one) => column.endsWith(`.${one}`))!;

export const ledgerOf = (column: Column): Ledger =>
  ledgerNames.find((one) => column.startsWith(`${one}.`))!;

/** As the header of a file writes it: "一般公共预算.预算数". */
export const columnName = (column: Column): string =>
  `${ledgers[ledgerOf(column)]}.${measures[measureOf(column)]}`;

/** Projects are counted, everything else is money in fen. A column that is absent was not given: that is not 0. */
export type Cells = Partial<Record<Column, bigint>>;

export type ReturnRow = { row: string; cells: Cells };

/** 合计 closes every form. */
export const totalRow = "合计";

/** 报表: one form as filed, its rows in the order of the form, 合计 last. */
export type ReturnTable = {
  form: FormNumber;
  rows: readonly ReturnRow[];
  /** What a reader must know of where the figures come from: that the historical ledger is in them. */
  mark?: string;
};

/** Both forms of one return. */
export type Forms = Record<FormNumber, ReturnTable>;

export const scopes = { all: "全辖", own: "本级" } as const;
export type Scope = keyof typeof scopes;

export const periods = { year: "全年", january: "1月报送", july: "7月报送" } as const;
export type Period = keyof typeof periods;

/** What is filed once, and then only corrected by a new version. */
export type ReturnKey = {
  jurisdiction: string;
  form: FormNumber;
  year: number;
  scope: Scope;
  period: Period;
};

/** 核对结果: an error means the sums cannot be right; a flag is odd but possible, and is to be explained. */
export type Finding = {
  rule: string;
  level: "error" | "flag";
  row: string;
  /** "一般公共预算.预算数" */
  column: string;
  /** The whole reason with its figures in 万元. */
  says: string;
  /** The figures it rests on: fen as text, counts as they are. */
  figures: Record<string, string>;
  /** True where the cell only carries along what is wrong in another cell. */
  carried?: boolean;
  basis?: Basis[];
};

/** As people read it: a count plainly, money in 万元. */
export const figure = (column: Column, value: bigint): string =>
  measureOf(column) === "projects" ? `${value}` : inWan(fen(value));

export const figureWithUnit = (column: Column, value: bigint): string =>
  `${figure(column, value)} ${measureOf(column) === "projects" ? "个" : "万元"}`;
