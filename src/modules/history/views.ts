import type { Day } from "../../base/day.ts";
import { Refusal } from "../../base/refusal.ts";
import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { getAttachment, openAttachment } from "../../platform/files.ts";
import { namesOf, personsOfPosts } from "../organization/reads.ts";
import { rolesOf } from "../organization/roles.ts";
import { functionalClasses } from "../policy/forms.ts";
import { sixKindNames } from "../policy/model.ts";
import {
  historyLedgers,
  importStatuses,
  type HistoryImport,
  type HistoryRow,
  type Outcome,
} from "./model.ts";
import { findProgress, getImport, getRow } from "./reads.ts";
import { importLife } from "./states.ts";

type Key = { jurisdiction: string; id: string };

const rowOf = (one: HistoryImport, persons: ReadonlyMap<string, string>) => ({
  jurisdiction: one.jurisdiction,
  id: one.id,
  number: one.number,
  fileName: one.fileName,
  status: one.status,
  statusName: importStatuses[one.status],
  read: one.rowsRead,
  good: one.rowsGood,
  same: one.rowsSame,
  bad: one.rowsBad,
  person: persons.get(one.post) ?? "平台",
  askedAt: one.askedAt,
});

export async function importRows(db: Db, rows: readonly HistoryImport[]) {
  const persons = await personsOfPosts(
    db,
    rows.map((one) => one.post),
  );
  return rows.map((one) => rowOf(one, persons));
}

/** What the platform does by itself, and what only begins a life, is no button. */
const verbs = new Set(["confirm", "withdraw"]);

export async function importView(db: Db, by: Actor, { jurisdiction, id }: Key, today: Day) {
  const one = await getImport(db, jurisdiction, id);
  const persons = await personsOfPosts(db, [one.post]);
  const isWorking = one.status === "checking" || one.status === "storing";
  const progress = isWorking ? await findProgress(db, jurisdiction, id) : undefined;
  const said = JSON.parse(one.outcome) as Partial<Outcome>;
  return {
    ...rowOf(one, persons),
    reason: one.reason,
    hasCopy: one.copy !== null,
    progress: isWorking ? { done: progress?.rowsDone ?? 0, known: progress?.rowsKnown ?? 0 } : null,
    remarks: said.remarks ?? [],
    leftOut: said.leftOut ?? 0,
    leftOutRows: said.leftOutRows ?? [],
    notes: said.notes ?? [],
    offers: importLife
      .offers(one.status, rolesOf(by), {}, today)
      .filter(({ verb }) => verbs.has(verb))
      .filter(({ verb }) => verb !== "confirm" || one.rowsGood > 0),
  };
}

export async function returnedFile(db: Db, { jurisdiction, id }: Key) {
  const { copy } = await getImport(db, jurisdiction, id);
  if (copy === null) throw new Refusal("notFound", "这次导入没有退回的行");
  return openAttachment(await getAttachment(db, jurisdiction, copy));
}

const shortOf = (row: HistoryRow, names: ReadonlyMap<string, string>) => ({
  jurisdiction: row.jurisdiction,
  id: row.id,
  year: row.year,
  name: row.name,
  organization: { id: row.organization, name: names.get(row.organization) ?? "" },
  itemName: row.itemName,
  ledgerName: historyLedgers[row.ledger],
  budget: row.budget,
  executed: row.executed,
  final: row.final,
});

export async function historyRows(db: Db, rows: readonly HistoryRow[]) {
  const names = await namesOf(
    db,
    rows.map((one) => one.organization),
  );
  return rows.map((one) => shortOf(one, names));
}

const classNameOf = (code: string | null): string =>
  functionalClasses.findLast((one) => one.code === code?.slice(0, 3))?.name ?? "";

export async function historyView(db: Db, { jurisdiction, id }: Key) {
  const row = await getRow(db, jurisdiction, id);
  const names = await namesOf(db, [row.organization]);
  return {
    ...row,
    ...shortOf(row, names),
    functionalClassName: classNameOf(row.functionalClass),
    kindName: row.kind === null ? "" : sixKindNames[row.kind],
    from: { sheet: row.sheet, row: row.rowNumber, ...(await fileOf(db, row)) },
  };
}

/** The import is county finance's own; a township sees its rows without the file of the whole county. */
async function fileOf(db: Db, { jurisdiction, import: id }: HistoryRow) {
  const found = await getImport(db, jurisdiction, id).catch((error: unknown) => {
    if (error instanceof Refusal) return undefined;
    throw error;
  });
  return { import: id, number: found?.number ?? "", fileName: found?.fileName ?? "" };
}
