import { createReadStream } from "node:fs";
import { mkdir, rename, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Refusal } from "../base/refusal.ts";
import type { Actor } from "./actor.ts";
import { now } from "./clock.ts";
import type { Db, Tx } from "./db.ts";
import type { Download, Upload } from "./http.ts";
import { newId } from "./identity.ts";
import type { Subject } from "./trace.ts";

export type Attachment = {
  jurisdiction: string;
  id: string;
  organization: string;
  readers: string[];
  subjectKind: string;
  subjectId: string;
  name: string;
  type: string;
  bytes: number;
  hash: string;
  post: string;
  at: Date;
};

declare module "./db.ts" {
  interface Tables {
    attachment: Attachment;
  }
}

let folder = "";

/** Where contents lie; said once at the start, before the first call. */
export function keepFilesIn(path: string): void {
  folder = path;
}

const placeOf = (hash: string): string => join(folder, hash.slice(0, 2), hash);

/** Stores the content by its hash (the same paper twice is one file) and its row in the act's transaction. */
export async function attach(tx: Tx, by: Actor, subject: Subject, file: Upload): Promise<string> {
  const place = placeOf(file.hash);
  await mkdir(join(folder, file.hash.slice(0, 2)), { recursive: true, mode: 0o700 });
  const isThere = await stat(place).then(
    () => true,
    () => false,
  );
  if (!isThere) {
    const part = `${place}.${process.pid}.part`;
    await writeFile(part, file.bytes, { mode: 0o600 });
    await rename(part, place); // a crash leaves a part, never half a paper under its name
  }
  const at = now();
  const { jurisdiction, organization, readers } = subject;
  const row = {
    jurisdiction,
    id: newId(at),
    organization,
    readers: [...readers],
    at,
    post: by.post,
  };
  const { name, type, hash } = file;
  const content = { name, type, hash, bytes: file.bytes.length };
  await tx
    .insertInto("attachment")
    .values({ ...row, ...content, subjectKind: subject.kind, subjectId: subject.id })
    .execute();
  return row.id;
}

/** The same content for another subject: a paper that was kept with a draft and now belongs to an act. */
export async function attachAgain(
  tx: Tx,
  by: Actor,
  { kind, id: subjectId, jurisdiction, organization, readers }: Subject,
  { name, type, bytes, hash }: Attachment,
): Promise<void> {
  const at = now();
  const row = { jurisdiction, id: newId(at), organization, readers: [...readers], post: by.post };
  await tx
    .insertInto("attachment")
    .values({ ...row, subjectKind: kind, subjectId, name, type, bytes, hash, at })
    .execute();
}

export async function listAttachments(db: Db, jurisdiction: string, subjectId: string) {
  return db
    .selectFrom("attachment")
    .select(["id", "name", "type", "bytes", "at"])
    .where("jurisdiction", "=", jurisdiction)
    .where("subjectId", "=", subjectId)
    .orderBy("at")
    .execute();
}

export async function getAttachment(db: Db, jurisdiction: string, id: string): Promise<Attachment> {
  const found = await db
    .selectFrom("attachment")
    .selectAll()
    .where("jurisdiction", "=", jurisdiction)
    .where("id", "=", id)
    .executeTakeFirst();
  if (!found) throw new Refusal("notFound", "没有这个附件，或者您看不到它所属的事项");
  return found;
}

export async function openAttachment({ hash, name, type }: Attachment): Promise<Download> {
  const place = placeOf(hash);
  await stat(place).catch(() => {
    throw new Refusal("notFound", `附件“${name}”的文件不在数据目录里，请管理员从备份恢复`);
  });
  return { name, type, content: createReadStream(place) };
}
