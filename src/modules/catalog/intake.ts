import { fieldBreach, Refusal } from "../../base/refusal.ts";
import type { Actor } from "../../platform/actor.ts";
import type { Tx } from "../../platform/db.ts";
import { attach } from "../../platform/files.ts";
import type { Upload } from "../../platform/http.ts";
import { sha256 } from "../../platform/identity.ts";
import { readSheet, type SheetRow } from "../../platform/sheet.ts";
import { changedOf } from "./changes.ts";
import { draft, edit, subjectOf, type Key } from "./drafting.ts";
import { readCatalog, type BadRow, type ReadCatalog } from "./layout.ts";
import { sheetType } from "../../base/sheetType.ts";
import { remarkedSheet } from "./paper.ts";
import { listPurchaseItemsOf } from "./reads.ts";
import type { DraftInput } from "./revision.ts";
import { findOpenDraft, getRevision } from "./revisionReads.ts";

export type Intake = Omit<DraftInput, "changes"> & { id?: string | undefined };

/** A 品目 that does not exist is a fault of its row, not of the file. */
async function sorted(tx: Tx, read: ReadCatalog): Promise<ReadCatalog> {
  const wanted = read.good.flatMap(({ change }) => change.purchaseItem ?? []);
  const known = await listPurchaseItemsOf(tx, wanted);
  const isKnown = (code: string | undefined) => code === undefined || known.has(code);
  const unknown = read.good
    .filter(({ change }) => !isKnown(change.purchaseItem))
    .map(({ row, change }): BadRow => ({
      row,
      code: change.code,
      because: `品目编码 ${change.purchaseItem} 不在政府采购品目分类目录的服务类里`,
    }));
  return {
    ...read,
    good: read.good.filter(({ change }) => isKnown(change.purchaseItem)),
    bad: [...read.bad, ...unknown].sort((a, b) => a.row - b.row),
  };
}

function refuseUnread({ good, bad }: ReadCatalog): void {
  if (good.length > 0) return;
  const breaches = bad
    .slice(0, 20)
    .map(({ row, because }) => fieldBreach("file", `第 ${row} 行：${because}`, "请改正后再导入"));
  const because =
    bad.length === 0
      ? "表头下面没有事项。请填好后再导入"
      : `${bad.length} 行都读不懂，没有导入。${breaches[0]!.because}`;
  throw new Refusal("invalid", because, breaches);
}

/** The draft into which the rows go: the one named, the one begun by the same table before, or a new one. */
async function draftFor(tx: Tx, by: Actor, { id, ...head }: Intake, read: ReadCatalog) {
  const changes = read.good.map((one) => one.change);
  const { jurisdiction } = by;
  const there = id ? { jurisdiction, id } : await findOpenDraft(tx, by, head);
  if (!there) return { key: await draft(tx, by, { ...head, changes }), changed: changes.length };
  const changed = await changedOf(tx, there, changes);
  // The same table twice changes nothing, and leaves no trace.
  if (changed.length > 0) await edit(tx, by, there, { changes: changed, dropped: [] });
  return { key: there, changed: changed.length };
}

async function givenBack(
  tx: Tx,
  by: Actor,
  key: Key,
  { rows, read, file }: { rows: readonly SheetRow[]; read: ReadCatalog; file: Upload },
): Promise<string> {
  const bytes = Buffer.from(await remarkedSheet(rows, read));
  const name = `${file.name.replace(/\.[^.]*$/, "")}（${read.bad.length} 行有意见）.xlsx`;
  const paper = { name, type: sheetType, bytes, hash: sha256(bytes) };
  return attach(tx, by, subjectOf(await getRevision(tx, key)), paper);
}

/** 导入目录表: good rows into the draft, the others back in the user's own table with a remark beside each. */
export async function importSheet(tx: Tx, by: Actor, intake: Intake, file: Upload) {
  const rows = await readSheet(file.bytes);
  const read = await sorted(tx, readCatalog(rows));
  refuseUnread(read);
  const { key, changed } = await draftFor(tx, by, intake, read);
  const paper = read.bad.length > 0 ? await givenBack(tx, by, key, { rows, read, file }) : null;
  return { revision: key, good: read.good.length, changed, bad: read.bad, paper };
}
