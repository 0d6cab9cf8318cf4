import type * as z from "zod";
import type { Actor } from "../../platform/actor.ts";
import { now } from "../../platform/clock.ts";
import type { Db, Tx } from "../../platform/db.ts";
import { attach, attachAgain, getAttachment, type Attachment } from "../../platform/files.ts";
import type { Upload } from "../../platform/http.ts";
import type { Subject } from "../../platform/trace.ts";
import { QuickDraft, type QuickDraftView } from "./quickForms.ts";
import { deleteDraft, upsertDraft } from "./writes.ts";

/** What a voucher belongs to until the purchase is made. */
export const draftKind = "quickDraft";

const subjectOf = ({ jurisdiction, organization, post }: Actor): Subject => ({
  kind: draftKind,
  id: post,
  jurisdiction,
  organization,
  readers: [],
});

const draftOf = (db: Db, { jurisdiction, post }: Actor) =>
  db
    .selectFrom("quickDraft")
    .selectAll()
    .where("jurisdiction", "=", jurisdiction)
    .where("post", "=", post)
    .executeTakeFirst();

/** The voucher that was photographed on the way; undefined where none was. */
export async function keptVoucher(db: Db, by: Actor): Promise<Attachment | undefined> {
  const voucher = (await draftOf(db, by))?.voucher;
  return voucher ? getAttachment(db, by.jurisdiction, voucher) : undefined;
}

export async function viewDraft(db: Db, by: Actor): Promise<z.input<typeof QuickDraftView>> {
  const row = await draftOf(db, by);
  const read = row && QuickDraft.safeParse(JSON.parse(row.content));
  const voucher = await keptVoucher(db, by);
  return {
    draft: read?.success ? read.data : null,
    voucher: voucher ? { id: voucher.id, name: voucher.name, hash: voucher.hash } : null,
  };
}

/** 保存草稿: what was typed, and the photo once it was taken; a later photo takes the place of the one before. */
export async function saveDraft(
  tx: Tx,
  by: Actor,
  draft: z.output<typeof QuickDraft>,
  file: Upload | undefined,
): Promise<z.input<typeof QuickDraftView>> {
  const { jurisdiction, organization, post } = by;
  const voucher = file ? { voucher: await attach(tx, by, subjectOf(by), file) } : {};
  const content = JSON.stringify(draft);
  const row = { jurisdiction, organization, post, readers: [], content, savedAt: now() };
  await upsertDraft(tx, { voucher: null, ...row, ...voucher });
  return viewDraft(tx, by);
}

/** The purchase is made: its voucher goes with it, and the draft is gone. */
export async function finishDraft(tx: Tx, by: Actor, of: Subject, kept: Attachment | undefined) {
  if (kept) await attachAgain(tx, by, of, kept);
  await deleteDraft(tx, by);
}
