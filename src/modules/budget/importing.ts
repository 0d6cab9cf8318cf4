import { nought, sum, type Money } from "../../base/money.ts";
import { refuseField } from "../../base/refusal.ts";
import type { Actor } from "../../platform/actor.ts";
import type { Tx } from "../../platform/db.ts";
import type { Upload } from "../../platform/http.ts";
import { writeRemarks } from "../../platform/sheetRemarks.ts";
import { readSheet } from "../../platform/sheet.ts";
import { listOrganizations } from "../organization/reads.ts";
import { enterDecision, type Decision } from "./decision.ts";
import { enterLines, faultOf, knownOf, type Known, type NewLine } from "./lines.ts";
import { firstAmounts, listLinesOfYear } from "./reads.ts";
import { readLines, remarkColumn, type LineRow } from "./sheet.ts";
import type { BudgetLine } from "./writes.ts";

type Input = { year: number; decision: Decision; isRehearsal: boolean };

/** What the rows are read against. */
type Place = {
  known: Known;
  offices: ReadonlyMap<string, string>;
  earlier: ReadonlyMap<string, string>;
  there: ReadonlyMap<string, BudgetLine & { first: Money }>;
};

async function placeOf(tx: Tx, { jurisdiction }: Actor, year: number): Promise<Place> {
  const offices = await listOrganizations(tx, jurisdiction, ["township", "countyDepartment"]);
  const known = await knownOf(tx, jurisdiction, year);
  const lines = await listLinesOfYear(tx, jurisdiction, year);
  const first = await firstAmounts(
    tx,
    jurisdiction,
    lines.map((one) => one.id),
  );
  return {
    known,
    offices: new Map(offices.map((one) => [one.name, one.id])),
    earlier: new Map([...known.earlier].map(([id, { code }]) => [code, id])),
    there: new Map(lines.map((one) => [one.code, { ...one, first: first.get(one.id) ?? nought }])),
  };
}

type Judged = { number: number; code: string } & (
  { says: string } | { line: NewLine } | { isThere: true }
);

const isSame = (there: BudgetLine & { first: Money }, line: NewLine): boolean =>
  there.organization === line.organization &&
  there.title === line.title &&
  there.functionalClass === line.functionalClass &&
  there.economicClass === (line.economicClass ?? null) &&
  there.ledger === line.ledger &&
  there.source === line.source &&
  there.continues === (line.continues ?? null) &&
  there.first === line.amount;

/** The same row again changes nothing; what stands there with other content is never written over. */
function judged(row: LineRow, place: Place, continued: Set<string>): Judged {
  const { number, code, office, continues, economicClass, remarks, ...content } = row;
  const organization = place.offices.get(office);
  const says = [...remarks];
  if (office !== "" && !organization) says.push(`本县没有叫“${office}”的乡镇或部门`);
  const earlier = continues === "" ? undefined : place.earlier.get(continues);
  if (continues !== "" && !earlier)
    says.push(`${place.known.year - 1} 年没有编号为 ${continues} 的指标`);
  if (says.length > 0 || !organization) return { number, code, says: says.join("；") };
  const line: NewLine = {
    ...content,
    code,
    organization,
    year: place.known.year,
    ...(economicClass === "" ? {} : { economicClass }),
    ...(earlier === undefined ? {} : { continues: earlier }),
  };
  const there = place.there.get(code);
  if (there && isSame(there, line)) return { number, code, isThere: true };
  const fault = there
    ? { because: `编号 ${code} 已有指标，内容不同`, fix: "增减请在原指标上追加或核减" }
    : faultOf(line, { ...place.known, continued });
  if (fault) return { number, code, says: `${fault.because}。${fault.fix}` };
  if (earlier) continued.add(earlier);
  return { number, code, line };
}

/**
 * 导入指标: all good rows in one act with one document; with one wrong row nothing enters and the file comes back with
 * remarks, for a budget is approved as a whole. The same file again changes nothing.
 */
export async function importFile(
  tx: Tx,
  by: Actor,
  file: Upload | undefined,
  { year, decision, isRehearsal }: Input,
) {
  if (!file) throw refuseField("file", "没有选择文件", "请选择 .xlsx 或 .csv 文件");
  const sheet = await readSheet(file.bytes);
  const list = readLines(sheet);
  const place = await placeOf(tx, by, year);
  const continued = new Set(place.known.continued);
  const rows = list.rows.map((row) => judged(row, place, continued));
  const remarks = rows.flatMap((row) =>
    "says" in row ? [{ row: row.number, code: row.code, says: row.says }] : [],
  );
  const lines = rows.flatMap((row) => ("line" in row ? [row.line] : []));
  const counts = {
    approved: lines.length,
    unchanged: rows.filter((row) => "isThere" in row).length,
    amount: sum(lines.map((one) => one.amount)),
    remarks,
  };
  if (remarks.length > 0) {
    const bytes = await writeRemarks({
      name: "预算指标",
      rows: sheet,
      header: list.header,
      column: remarkColumn,
      remarks: new Map(remarks.map((one) => [one.row, one.says])),
    });
    return { ...counts, returned: Buffer.from(bytes).toString("base64") };
  }
  if (!isRehearsal && lines.length > 0) await enterAll(tx, by, lines, decision);
  return { ...counts, returned: null };
}

async function enterAll(
  tx: Tx,
  by: Actor,
  lines: readonly NewLine[],
  decision: Decision,
): Promise<void> {
  const readers = lines.map((one) => one.organization);
  const paper = await enterDecision(tx, by, decision, { ...by, readers });
  await enterLines(tx, by, lines, { paper, on: decision.decidedOn });
}
