import type { Day } from "../../base/day.ts";
import { refuseField, Refusal } from "../../base/refusal.ts";
import type { Breach } from "../../base/rule.ts";
import type { Actor } from "../../platform/actor.ts";
import { now, today } from "../../platform/clock.ts";
import { lockKeys, type Db, type Tx } from "../../platform/db.ts";
import { newId } from "../../platform/identity.ts";
import { trace } from "../../platform/trace.ts";
import { checkReturn } from "./checks.ts";
import { contentOf, hashOf } from "./content.ts";
import { checkDoubles, countProjects } from "./doubles.ts";
import { findRow, formOf } from "./forms.ts";
import { checkJumps } from "./jumps.ts";
import { columnName, columns, type Finding, type ReturnKey, type ReturnTable } from "./model.ts";
import {
  checkDivision,
  findFiler,
  findReturn,
  findTable,
  getReturnById,
  rangeBelow,
} from "./reads.ts";
import { appendFinals, holdFolding } from "./runningSums.ts";
import * as writes from "./writes.ts";

const nobody = "00000000-0000-0000-0000-000000000000";

export type FileReturnInput = {
  key: ReturnKey;
  table: ReturnTable;
  /** Why a filed return is corrected. */
  reason?: string | undefined;
  /** 报送期: where it was summed from the ledger and its units' files, and is not a file of its own. */
  round?: string | undefined;
  /** Checks everything and stores nothing. */
  isRehearsal?: boolean | undefined;
};

/** What came of it. `version` is the one in force afterwards. */
export type Filing = {
  stored: boolean;
  unchanged: boolean;
  version: number | null;
  findings: Finding[];
};

/** 报送: checks a return and files it, as a new version where one was filed before. */
export async function fileReturn(tx: Tx, by: Actor, input: FileReturnInput, on: Day) {
  const { key, table, reason = "", round, isRehearsal = false } = input;
  await checkDivision(tx, key.jurisdiction);
  await lockKeys(tx, [`return ${key.jurisdiction} ${key.year}`]);
  const earlier = await findReturn(tx, key);
  if (earlier?.round && !round) throw filedByRound(key);
  const content = contentOf(table);
  const hash = hashOf(content);
  const isUnchanged = earlier?.hash === hash;
  const findings = await findingsOf(tx, key, table, {
    isCorrection: earlier !== undefined,
    isFromLedger: round !== undefined,
  });
  const filing: Filing = {
    stored: false,
    unchanged: isUnchanged,
    version: earlier?.version ?? null,
    findings,
  };
  if (isUnchanged || findings.some((one) => one.level === "error")) return filing;
  if (earlier && reason.trim() === "")
    return { ...filing, findings: [...findings, needsReason(key, earlier.version)] };
  if (isRehearsal) return filing;
  const version = (earlier?.version ?? 0) + 1;
  await store(tx, by, { ...input, content, hash, version, findings }, on);
  return { ...filing, stored: true, version };
}

/** What can be said about a table beside the other form, last year's return and the projects of the ledger. */
export async function findingsOf(
  db: Db,
  key: ReturnKey,
  table: ReturnTable,
  { isCorrection, isFromLedger = false }: { isCorrection: boolean; isFromLedger?: boolean },
): Promise<Finding[]> {
  const other = await findTable(db, { ...key, form: key.form === 1 ? 2 : 1 });
  const last = await findTable(db, { ...key, year: key.year - 1 });
  // The ledger itself never counts one twice.
  const distinct = isFromLedger ? undefined : await countProjects(db, key);
  return [
    ...checkReturn({ table, year: key.year, period: key.period, other, isCorrection }),
    ...(last ? checkJumps(table, last, key.year) : []),
    ...(distinct ? checkDoubles(table, distinct) : []),
  ];
}

const filedByRound = ({ form, year }: ReturnKey) =>
  new Refusal(
    "conflict",
    `${year} 年表${form}是在报送期里汇总、各单位确认后报送的，不能用文件改。确需更正的，请在“统计报表”中办理“更正报表”`,
  );

const needsReason = ({ form, year }: ReturnKey, version: number): Finding => ({
  rule: "statistics.correctionNeedsReason",
  level: "error",
  row: "",
  column: "",
  says: `${year} 年表${form}已经报送第 ${version} 版，内容与本次不同。确需更正的，请写明更正理由`,
  figures: { version: `${version}` },
});

type Storing = FileReturnInput & {
  content: string;
  hash: string;
  version: number;
  findings: readonly Finding[];
};

async function store(tx: Tx, by: Actor, storing: Storing, on: Day): Promise<void> {
  const { key, content, hash, version, reason = "", round = null, findings } = storing;
  const at = now();
  const id = newId(at);
  const filer = await findFiler(tx, key.jurisdiction);
  const organization = filer.id ?? nobody;
  await writes.insertReturn(tx, {
    ...key,
    version,
    id,
    organization,
    readers: [],
    filer: filer.name,
    content,
    hash,
    reason: reason.trim(),
    round,
    post: by.post,
    filedOn: on,
    filedAt: at,
  });
  await trace(tx, {
    by,
    verb: "return.file",
    subject: { kind: "return", id, jurisdiction: key.jurisdiction, organization, readers: [] },
    on,
    detail: { ...key, version, hash },
    flags: findings.filter((one) => !one.carried).map(asBreach),
  });
}

const fixOf = (level: Finding["level"]): string =>
  level === "error" ? "请核对原始数据，改正后重新导入" : "请填报单位逐格说明";

/** A finding in the shape in which screens and refusals show a broken rule. */
export const asBreach = (finding: Finding): Breach => ({
  rule: finding.rule,
  weight: finding.level === "error" ? "bars" : "flags",
  says: "报表数据核对",
  basis: finding.basis ?? [],
  because: finding.says,
  fix: fixOf(finding.level),
  field: `${finding.row}.${finding.column}`,
});

/** For those who ask over the net: a return that cannot be filed is refused with every reason. */
export function refuseErrors(filing: Filing): Filing {
  const errors = filing.findings.filter((one) => one.level === "error");
  const [first] = errors;
  if (!first) return filing;
  const more = errors.length > 1 ? `（共 ${errors.length} 处，见明细）` : "";
  throw new Refusal("unlawful", `报表不能报送：${first.says}${more}`, errors.map(asBreach));
}

export type CellNoteInput = {
  jurisdiction: string;
  return: string;
  row: string;
  column: string;
  says: string;
};

/** 逐格说明: what the filer says about an odd cell, kept beside the version it speaks of. */
export async function explainCell(tx: Tx, by: Actor, input: CellNoteInput, on: Day) {
  const filed = await getReturnById(tx, input.jurisdiction, input.return);
  const row = findRow(formOf(filed.form, filed.year), input.row);
  if (row === undefined)
    throw refuseField("row", `表${filed.form}没有“${input.row}”这一行`, "请从表中选择单元格");
  if (!columns.some((one) => columnName(one) === input.column))
    throw refuseField("column", `表中没有“${input.column}”这一栏`, "请从表中选择单元格");
  const { organization, jurisdiction } = filed;
  const at = now();
  const id = newId(at);
  await writes.insertCellNote(tx, {
    jurisdiction,
    id,
    organization,
    readers: [],
    return: filed.id,
    rowName: row,
    columnName: input.column,
    says: input.says,
    post: by.post,
    notedAt: at,
  });
  const subject = { kind: "return", id: filed.id, jurisdiction, organization, readers: [] };
  const detail = { note: id, row, column: input.column };
  await trace(tx, { by, verb: "return.explain", subject, on, detail });
  return { id };
}

type CarriedNote = Pick<writes.CellNoteRow, "rowName" | "columnName" | "says" | "post" | "notedAt">;

/** What was explained before the filing stands beside the filed version too, by the name of who explained it. */
export async function carryNotes(
  tx: Tx,
  by: Actor,
  filed: { jurisdiction: string; id: string; organization: string },
  notes: readonly CarriedNote[],
): Promise<void> {
  const { jurisdiction, organization } = filed;
  for (const note of notes)
    await writes.insertCellNote(tx, {
      ...note,
      jurisdiction,
      id: newId(now()),
      organization,
      readers: [],
      return: filed.id,
    });
  if (notes.length === 0) return;
  const subject = { kind: "return", id: filed.id, jurisdiction, organization, readers: [] };
  const detail = { notes: notes.length };
  await trace(tx, { by, verb: "return.carryNotes", subject, on: today(), detail });
}

export type CloseYearInput = { year: number; number: string; closedOn: Day };

/** 办结决算 of one's own treasury, county, city or province alike: from now on the ledger gives the year's final account. Once, and not before the year is over. */
export async function closeYear(tx: Tx, by: Actor, input: CloseYearInput, on: Day) {
  const { jurisdiction } = by;
  const { year, number, closedOn } = input;
  const fix = "请在年度终了、决算办结后登记";
  if (closedOn <= `${year}-12-31`)
    throw refuseField("closedOn", `${year} 年度终了前不能办结决算（填的是 ${closedOn}）`, fix);
  if (closedOn > on) throw refuseField("closedOn", `办结日期 ${closedOn} 还没有到`, fix);
  await lockKeys(tx, [`closing ${jurisdiction} ${year}`]);
  await holdFolding(tx, jurisdiction);
  const earlier = await tx
    .selectFrom("yearClosing")
    .select(["closedOn", "number"])
    .where("jurisdiction", "=", jurisdiction)
    .where("year", "=", year)
    .executeTakeFirst();
  if (earlier)
    throw new Refusal(
      "conflict",
      `${year} 年决算已于 ${earlier.closedOn} 办结（${earlier.number}）`,
    );
  const organization = (await findFiler(tx, jurisdiction)).id ?? by.organization;
  const at = now();
  const id = newId(at);
  await writes.insertYearClosing(tx, {
    jurisdiction,
    year,
    id,
    organization,
    readers: [],
    number,
    closedOn,
    closedAt: at,
    post: by.post,
  });
  await appendFinals(tx, { jurisdiction, year, closedOn, closedAt: at });
  const subject = { kind: "yearClosing", id, jurisdiction, organization, readers: [] };
  await trace(tx, { by, verb: "year.close", subject, on, detail: { year, number, closedOn } });
  return { id };
}

/** Whoever asks for a place that he may not see is told that it is not there. */
export function checkSight(by: Actor, jurisdiction: string, scope: ReturnKey["scope"]): void {
  const { lo, hi } = by.sight;
  const last = scope === "all" ? rangeBelow(jurisdiction).hi : jurisdiction;
  if (jurisdiction >= lo && jurisdiction < hi && (scope === "own" || last <= hi)) return;
  throw new Refusal("notFound", `没有 ${jurisdiction} 的统计报表`);
}
