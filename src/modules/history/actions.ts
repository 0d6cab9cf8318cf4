import { yearOf, type Day } from "../../base/day.ts";
import { sheetType } from "../../base/sheetType.ts";
import { Refusal, refuseField } from "../../base/refusal.ts";
import { fullSight, platformActor, type Actor } from "../../platform/actor.ts";
import { now, today } from "../../platform/clock.ts";
import type { Database, Tx } from "../../platform/db.ts";
import { attach, getAttachment, openAttachment } from "../../platform/files.ts";
import type { Upload } from "../../platform/http.ts";
import { newId, sha256, toJson } from "../../platform/identity.ts";
import { log } from "../../platform/log.ts";
import { nextNumber } from "../../platform/number.ts";
import { trace, type Trace } from "../../platform/trace.ts";
import { findByKind } from "../organization/reads.ts";
import { rolesOf } from "../organization/roles.ts";
import { importBook, type Imported } from "./importing.ts";
import type { HistoryImport } from "./model.ts";
import { importLife, keepers } from "./states.ts";
import {
  insertImport,
  lockImport,
  lockNextImport,
  saveProgress,
  updateImport,
  withdrawRows,
} from "./writes.ts";

type Key = { jurisdiction: string; id: string };

const subjectOf = ({ jurisdiction, id, organization }: Key & { organization: string }) => ({
  kind: "historyImport",
  jurisdiction,
  id,
  organization,
  readers: [],
});

type Said = Pick<Trace, "detail" | "tasks" | "done">;

const leave = (
  tx: Tx,
  by: Actor,
  of: HistoryImport,
  { verb, on, ...more }: Said & { verb: string; on: Day },
) => trace(tx, { by, verb: `history.${verb}`, subject: subjectOf(of), on, ...more });

type File = { name: string; hash: string };

async function newImport(tx: Tx, by: Actor, file: File, on: Day): Promise<HistoryImport> {
  return {
    jurisdiction: by.jurisdiction,
    id: newId(now()),
    organization: by.organization,
    readers: [],
    number: await nextNumber(tx, by.jurisdiction, "historyImport", yearOf(on)),
    fileName: file.name,
    fileHash: file.hash,
    file: null,
    copy: null,
    status: "sent",
    outcome: "{}",
    reason: "",
    rowsRead: 0,
    rowsGood: 0,
    rowsSame: 0,
    rowsBad: 0,
    post: by.post,
    askedAt: now(),
    endedAt: null,
  };
}

/** 上传台账: taken in and checked by itself; whoever sent it can go. */
export async function send(tx: Tx, by: Actor, file: Upload | undefined, on: Day): Promise<Key> {
  if (!file) throw refuseField("file", "没有选择文件", "请选择 .xlsx 文件");
  if (file.type !== sheetType)
    throw refuseField("file", "文件不是 .xlsx", "请用表格软件打开，另存为 .xlsx 后再导入");
  const row = await newImport(tx, by, file, on);
  const status = importLife.next("send", row.status, rolesOf(by), {}, on);
  const paper = await attach(tx, by, subjectOf(row), file);
  await insertImport(tx, { ...row, status, file: paper });
  await leave(tx, by, row, { verb: "send", on, detail: { file: file.hash } });
  return { jurisdiction: row.jurisdiction, id: row.id };
}

/** 确认导入: what the check has found good is stored. */
export async function confirm(tx: Tx, by: Actor, key: Key, on: Day): Promise<void> {
  const row = await lockImport(tx, key);
  const status = importLife.next("confirm", row.status, rolesOf(by), {}, on);
  if (row.rowsGood === 0)
    throw new Refusal("conflict", "核对后没有可以导入的行。请按退回的文件改好后重新上传");
  await updateImport(tx, key, { status });
  await leave(tx, by, row, { verb: "confirm", on, done: "*" });
}

/** 撤销这次导入: all its rows leave the ledger, with the reason; the rows themselves are kept. */
export async function withdraw(
  tx: Tx,
  by: Actor,
  { reason, ...key }: Key & { reason: string },
  on: Day,
): Promise<void> {
  const row = await lockImport(tx, key);
  const status = importLife.next("withdraw", row.status, rolesOf(by), {}, on);
  await withdrawRows(tx, key, now());
  await updateImport(tx, key, { status, reason });
  await leave(tx, by, row, { verb: "withdraw", on, done: "*", detail: { rows: row.rowsGood } });
}

const countsOf = ({ read, stored, unchanged, bad }: Imported) => ({
  rowsRead: read,
  rowsGood: stored,
  rowsSame: unchanged,
  rowsBad: bad,
});

const outcomeOf = ({ remarks, leftOut, leftOutRows, notes, years }: Imported): string =>
  toJson({ remarks, leftOut, leftOutRows, notes, years });

type AtOnce = { file: File & { bytes: Uint8Array }; isRehearsal: boolean };

/** The whole import in one act, as the command does it. Where nothing was new, nothing is left behind. */
export async function keepAtOnce(
  tx: Tx,
  by: Actor,
  { file, isRehearsal }: AtOnce,
  on: Day,
): Promise<Imported> {
  const { jurisdiction } = by;
  const book = { bytes: file.bytes, jurisdiction, currentYear: yearOf(on) };
  if (isRehearsal) return importBook(tx, { ...book, import: null });
  const keeper = await keeperOf(tx, jurisdiction);
  const row = await newImport(tx, { ...by, organization: keeper }, file, on);
  await insertImport(tx, { ...row, status: importLife.next("send", row.status, keepers, {}, on) });
  const found = await importBook(tx, { ...book, import: row.id });
  const checked = importLife.next("check", "checking", keepers, {}, on);
  const confirmed = importLife.next("confirm", checked, keepers, {}, on);
  const status = importLife.next("keep", confirmed, keepers, {}, on);
  const ended = { status, outcome: outcomeOf(found), endedAt: now(), ...countsOf(found) };
  await updateImport(tx, row, ended);
  await leave(tx, by, row, { verb: "keep", on, detail: { file: file.hash, ...countsOf(found) } });
  return found;
}

async function keeperOf(tx: Tx, jurisdiction: string): Promise<string> {
  for (const kind of ["countyFinance", "cityFinance", "provinceFinance"] as const) {
    const found = await findByKind(tx, jurisdiction, kind);
    if (found) return found.id;
  }
  throw new Refusal("notFound", `没有开通财政区划 ${jurisdiction}，或者其中还没有财政部门`);
}

/** Works on the import that waits longest; says whether there was one. */
export async function workNext(database: Database): Promise<boolean> {
  let taken: HistoryImport | undefined;
  try {
    return await database.act(fullSight, async (tx) => {
      taken = await lockNextImport(tx);
      if (!taken) return false;
      await work(tx, database, taken);
      return true;
    });
  } catch (error) {
    if (!taken) throw error;
    if (!(error instanceof Refusal)) log.error({ import: taken.id, err: error }, "import failed");
    const reason =
      error instanceof Refusal ? error.message : "系统出了问题，文件没有导入。请稍后重新上传";
    await database.act(fullSight, (tx) => refuse(tx, taken!, reason));
    return true;
  }
}

async function refuse(tx: Tx, { jurisdiction, id }: Key, reason: string): Promise<void> {
  const row = await lockImport(tx, { jurisdiction, id });
  const on = today();
  const status = importLife.next("refuse", row.status, keepers, {}, on);
  await updateImport(tx, row, { status, reason, endedAt: now() });
  await leave(tx, platformActor(jurisdiction), row, {
    verb: "refuse",
    on,
    tasks: [taskOf(row, "refused", reason)],
  });
}

const taskOf = (row: HistoryImport, kind: "confirm" | "refused" | "kept", says: string) => ({
  kind: `history.${kind}`,
  organization: row.organization,
  role: keepers[0],
  post: row.post,
  title: kind === "confirm" ? "历史台账核对完，请确认导入" : "历史台账没有导入",
  says: `${row.fileName}，${says}`,
});

/** How often progress is written down. */
const everyMilliseconds = 500;

function progressOf(database: Database, { jurisdiction, id, organization }: HistoryImport) {
  let last = performance.now();
  let writing: Promise<void> = Promise.resolve();
  return {
    tell(rowsDone: number, rowsKnown: number) {
      if (performance.now() - last < everyMilliseconds) return;
      last = performance.now();
      const row = { jurisdiction, id, organization, readers: [], rowsDone, rowsKnown };
      const save = () => database.act(fullSight, (tx) => saveProgress(tx, row));
      // Told in its own act: the import itself is seen only when it has ended.
      writing = writing.then(save).catch((error: unknown) => log.warn({ err: error }, "progress"));
    },
    ended: () => writing,
  };
}

async function work(tx: Tx, database: Database, row: HistoryImport): Promise<void> {
  const { jurisdiction, id, status } = row;
  const on = today();
  const by = { ...platformActor(jurisdiction), post: row.post };
  const progress = progressOf(database, row);
  const found = await importBook(tx, {
    bytes: await bytesOf(tx, row),
    jurisdiction,
    currentYear: yearOf(on),
    import: status === "storing" ? id : null,
    onProgress: progress.tell,
  });
  await progress.ended();
  const copy = found.copy && (await attach(tx, by, subjectOf(row), returnedFile(row, found.copy)));
  const counts = { ...countsOf(found), outcome: outcomeOf(found), copy, endedAt: now() };
  const verb = status === "storing" ? "keep" : "check";
  await updateImport(
    tx,
    { jurisdiction, id },
    { ...counts, status: importLife.next(verb, status, keepers, {}, on) },
  );
  const says = `读到 ${found.read} 行，可导入 ${found.stored} 行，退回 ${found.bad} 行`;
  const tasks = verb === "check" ? [taskOf(row, "confirm", says)] : [];
  await leave(tx, by, row, { verb, on, tasks, detail: countsOf(found) });
}

function returnedFile({ fileName }: HistoryImport, copy: Uint8Array): Upload {
  const bytes = Buffer.from(copy);
  return {
    name: `${fileName.replace(/\.xlsx$/i, "")}-退回.xlsx`,
    type: sheetType,
    bytes,
    hash: sha256(bytes),
  };
}

async function bytesOf(tx: Tx, { jurisdiction, file }: HistoryImport): Promise<Buffer> {
  if (file === null) throw new Refusal("notFound", "这次导入的文件不在了");
  const { content } = await openAttachment(await getAttachment(tx, jurisdiction, file));
  if (Buffer.isBuffer(content)) return content;
  const chunks: Buffer[] = [];
  for await (const chunk of content) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}
