import { fen, wan, yuan, type Money } from "../../base/money.ts";
import { refuseField } from "../../base/refusal.ts";
import type { SheetRow } from "../../platform/sheet.ts";
import {
  isErrorCell,
  unitAbove,
  unitIn,
  withoutCommas,
  type Unit,
} from "../../platform/sheetUnits.ts";
import { writeSheet, type SheetCell } from "../../platform/sheetWriter.ts";
import { ledgerNames, sourceNames, type LedgerName, type SourceName } from "./model.ts";

/** The columns of a list of lines by their names, in any order; the amount's head says 元 or 万元. */
const columns = {
  code: "指标编号",
  office: "预算单位",
  title: "指标名称",
  functionalClass: "功能分类",
  economicClass: "经济分类",
  ledger: "预算类别",
  source: "资金来源",
  continues: "结转自",
} as const;

type Column = keyof typeof columns | "amount";
const names = Object.keys(columns) as (keyof typeof columns)[];
const needed = ["code", "office", "title", "functionalClass", "ledger"] as const;

export const remarkColumn = "导入结果";

/** A row as its cells say it; offices and last year's lines are found by whoever knows them. */
export type LineRow = {
  number: number;
  code: string;
  office: string;
  title: string;
  functionalClass: string;
  economicClass: string;
  ledger: LedgerName;
  source: SourceName;
  continues: string;
  amount: Money;
  /** What is wrong with the cells themselves. */
  remarks: string[];
};

const bare = (text: string | undefined): string => (text ?? "").normalize("NFKC").trim();
const tight = (text: string | undefined): string => bare(text).replace(/\s/g, "");

type Header = {
  at: number;
  places: ReadonlyMap<Column, number>;
  unit: Unit;
};

/** 金额（万元）, 批复金额(元), 金额: the unit stands in the head, or above the table. */
const amountHead = /^(?:批复)?(?:金额|预算数)(?:\((元|万元)\)|[,:]?(元|万元))?$/;

function findHeader(rows: readonly SheetRow[]): Header {
  for (const [at, { cells }] of rows.slice(0, 20).entries()) {
    const heads = cells.map(tight);
    const places = new Map<Column, number>();
    const put = (name: Column, called: string, found: number[]) => {
      if (found.length > 1)
        throw refuseField("file", `表头里“${called}”出现了两次`, "请只保留一列");
      if (found[0] !== undefined) places.set(name, found[0]);
    };
    const where = (fits: (head: string) => boolean) =>
      heads.flatMap((head, index) => (fits(head) ? [index] : []));
    for (const name of names)
      put(
        name,
        columns[name],
        where((head) => head === columns[name]),
      );
    put(
      "amount",
      "金额",
      where((head) => amountHead.test(head)),
    );
    if (![...needed, "amount" as const].every((one) => places.has(one))) continue;
    return { at, places, unit: unitOf(cells[places.get("amount")!]!, rows.slice(0, at)) };
  }
  const says = [...needed.map((one) => `“${columns[one]}”`), "“金额（元）”或“金额（万元）”"];
  throw refuseField(
    "file",
    "前 20 行里没有找到表头",
    `表头至少要有${says.join("、")}，可以下载模板对照`,
  );
}

/** Without a unit an amount may be ten thousand times another one: it is never guessed. */
function unitOf(head: string, above: readonly SheetRow[]): Unit {
  const captions = above.flatMap(({ cells }) => cells.map(unitAbove));
  const unit = unitIn(head) ?? captions.find((one) => one !== undefined);
  if (unit !== undefined && unit !== "other") return unit;
  throw refuseField(
    "file",
    unit ? "金额的单位不是元或者万元" : `没有写明“${bare(head)}”的金额单位`,
    "请在表头写“金额（元）”或“金额（万元）”，或者在表格上方写一行“单位：万元”",
  );
}

const codeOf = <Code extends string>(
  table: Record<Code, string>,
  text: string,
): Code | undefined => {
  if (text === "") return undefined;
  const codes = Object.keys(table) as Code[];
  return codes.find((code) => table[code] === text || table[code].startsWith(text));
};

/** 12,345.67 in the unit of the head; undefined where it is no amount, or its commas are not where thousands end. */
function amountOf(text: string, unit: Header["unit"]): Money | undefined {
  const digits = withoutCommas(text.replace(/\s/g, "").replace(/^[¥￥]/, ""));
  if (digits === undefined) return undefined;
  try {
    return unit === "yuan" ? yuan(digits) : wan(digits);
  } catch {
    return undefined;
  }
}

function readRow({ number, cells }: SheetRow, { places, unit }: Header): LineRow {
  const of = (name: Column): string => {
    const place = places.get(name);
    return place === undefined ? "" : bare(cells[place]);
  };
  const remarks: string[] = [];
  const must = (name: keyof typeof columns, most: number): string => {
    const text = of(name);
    if (text === "") remarks.push(`“${columns[name]}”没有填`);
    if (isErrorCell(text)) remarks.push(`“${columns[name]}”是出错的公式（${text}），请改为文字`);
    if (text.length > most) remarks.push(`“${columns[name]}”最多 ${most} 个字`);
    return text;
  };
  const functionalClass = tight(of("functionalClass"));
  if (!/^\d{3}(\d{2}(\d{2})?)?$/.test(functionalClass))
    remarks.push(`功能分类应为 3、5 或 7 位数字，现为“${functionalClass}”`);
  const economicClass = tight(of("economicClass"));
  if (economicClass !== "" && !/^\d{5}$/.test(economicClass))
    remarks.push(`经济分类应为 5 位数字，现为“${economicClass}”`);
  const ledger = codeOf(ledgerNames, tight(of("ledger")));
  if (!ledger)
    remarks.push(
      `预算类别应为“${ledgerNames.general}”或“${ledgerNames.fund}”，现为“${of("ledger")}”`,
    );
  const source = codeOf(sourceNames, tight(of("source")) || sourceNames.own);
  if (!source)
    remarks.push(`资金来源应为${Object.values(sourceNames).join("、")}之一，现为“${of("source")}”`);
  const amount = amountOf(of("amount"), unit);
  if (amount === undefined)
    remarks.push(
      `金额应为数字，${unit === "yuan" ? "到分" : "到百分之一元"}为止，千分位逗号每三位一个，现为“${of("amount")}”`,
    );
  else if (amount <= 0n || amount > 99_999_999_999_999_999n)
    remarks.push(`金额须大于零，且不超过千万亿元，现为“${of("amount")}”`);
  return {
    number,
    code: must("code", 40),
    office: must("office", 60),
    title: must("title", 100),
    functionalClass,
    economicClass,
    ledger: ledger ?? "general",
    source: source ?? "own",
    continues: of("continues"),
    amount: amount ?? fen(0n),
    remarks,
  };
}

/** 读指标表: every row that is not empty, in the order of the file; a row of the sum is passed over. */
export function readLines(rows: readonly SheetRow[]): { header: number; rows: LineRow[] } {
  const header = findHeader(rows);
  const filled = rows.slice(header.at + 1).filter(({ cells }) => {
    const own = [...header.places.values()].map((place) => tight(cells[place]));
    return own.some((cell) => cell !== "") && !own.some((cell) => /^(合计|总计|小计)$/.test(cell));
  });
  if (filled.length === 0) throw refuseField("file", "表头下面没有内容", "请填写后再导入");
  if (filled.length > 2000)
    throw refuseField("file", `共 ${filled.length} 行，一次最多 2000 行`, "请分成几个文件导入");
  const seen = new Map<string, number>();
  const read = filled.map((row): LineRow => {
    const one = readRow(row, header);
    const first = one.code === "" ? undefined : seen.get(one.code);
    seen.set(one.code, first ?? row.number);
    return first === undefined
      ? one
      : { ...one, remarks: [...one.remarks, `编号与第 ${first} 行相同`] };
  });
  return { header: rows[header.at]!.number, rows: read };
}

const cellOf = (text: string, look: SheetCell["look"]): SheetCell => ({ look, text });

/** 模板: the columns, and two lines that show how they are filled in. */
export function writeTemplate(): Promise<Uint8Array> {
  const heads = [...names.map((one) => columns[one]), "金额（元）"];
  const examples = [
    [
      "2027-01-001",
      "柳河镇",
      "村级代理记账",
      "2130199",
      "30227",
      "一般公共预算",
      "本级",
      "",
      "84000.00",
    ],
    [
      "2027-01-002",
      "柳河镇",
      "村镇设施管护",
      "2120801",
      "",
      "政府性基金预算",
      "上级转移支付",
      "2026-01-2120801",
      "140000.00",
    ],
  ];
  const rows = [
    heads.map((one) => cellOf(one, "head")),
    ...examples.map((row) => row.map((one) => cellOf(one, "label"))),
  ];
  return writeSheet({ name: "预算指标", widths: heads.map(() => 20), rows, spans: [] });
}
