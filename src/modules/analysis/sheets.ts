import { inWan, type Money } from "../../base/money.ts";
import { writeTables, type SheetTable } from "../../platform/sheetWriter.ts";
import { groupings, measures, type Grouping } from "./model.ts";
import type { Analysis } from "./page.ts";

type Row = Analysis["groups"][Grouping][number];

const heads = [
  measures.projects,
  ...(["budget", "planned", "executed", "final"] as const).map((one) => `${measures[one]}（万元）`),
];

const amount = (of: Money | null) => (of === null ? undefined : { figure: inWan(of) });

const figures = (row: Omit<Row, "key" | "name">) => [
  { figure: `${row.projects}` },
  amount(row.budget),
  amount(row.planned),
  amount(row.executed),
  amount(row.final),
];

const table = (name: string, first: string, rows: SheetTable["rows"]): SheetTable => ({
  name,
  heads: [first, ...heads],
  rows,
});

const groupTable = (of: Analysis, by: Grouping): SheetTable =>
  table(`按${groupings[by]}`, groupings[by], [
    ...of.groups[by].map((row) => [{ text: row.name }, ...figures(row)]),
    [{ text: "合计" }, ...figures(of.whole)],
  ]);

const wan = (name: string) => `${name}（万元）`;

/** 说明: where the figures come from, beside them. */
const marked = ({ mark }: Analysis): SheetTable[] =>
  mark === null ? [] : [{ name: "说明", heads: ["说明"], rows: [[{ text: mark }]] }];

/** What is told of a county alone. */
const ofCounty = (of: Analysis): SheetTable[] => [
  groupTable(of, "track"),
  {
    name: "按月执行",
    heads: ["月份", wan("执行数")],
    rows: of.months.map((one) => [{ text: `${one.month} 月` }, amount(one.executed)]),
  },
  {
    name: "承接主体",
    heads: ["承接主体", "合同数", wan("合同金额")],
    rows: of.providers.rows.map((one) => [
      { text: one.name },
      { figure: `${one.contracts}` },
      amount(one.price),
    ]),
  },
];

/** One sheet for each table of the page, with the same figures. */
export const writeAnalysis = (of: Analysis): Promise<Uint8Array> =>
  writeTables([
    table(
      "历年",
      "年度",
      of.years.map((row) => [{ text: `${row.year}` }, ...figures(row)]),
    ),
    groupTable(of, "kind"),
    groupTable(of, "field"),
    groupTable(of, "office"),
    groupTable(of, "ledger"),
    {
      name: "付款用时",
      heads: ["单位", "笔数", "平均天数", wan("金额")],
      rows: of.paying.rows.map((one) => [
        { text: one.name },
        { figure: `${one.payments}` },
        { figure: `${one.tenths / 10}` },
        amount(one.amount),
      ]),
    },
    ...(of.isUpper ? [] : ofCounty(of)),
    ...marked(of),
  ]);
