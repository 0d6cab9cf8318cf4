import { Refusal } from "../../base/refusal.ts";
import type { AuditEntry } from "../../platform/audit.ts";
import type { Db } from "../../platform/db.ts";

export type Entry = AuditEntry & { leaf: string; seal: number | null };

export type EntryFilter = {
  jurisdiction?: string | undefined;
  subject?: string | undefined;
  outcome?: "done" | "refused" | undefined;
  after?: string | undefined;
  limit: number;
};

const entries = (db: Db) =>
  db
    .selectFrom("auditEntry")
    .leftJoin("auditLeaf", (on) =>
      on
        .onRef("auditLeaf.jurisdiction", "=", "auditEntry.jurisdiction")
        .onRef("auditLeaf.entry", "=", "auditEntry.id"),
    )
    .select([
      "auditEntry.jurisdiction",
      "auditEntry.id",
      "auditEntry.organization",
      "auditEntry.at",
      "auditEntry.person",
      "auditEntry.post",
      "auditEntry.verb",
      "auditEntry.outcome",
      "auditEntry.subjectKind",
      "auditEntry.subjectId",
      "auditEntry.detail",
      "auditEntry.leaf",
      "auditLeaf.seal",
    ]);

/** 审计记录 that the asker may see, newest first, each with the number of its seal. */
export async function listEntries(db: Db, filter: EntryFilter): Promise<Entry[]> {
  const { jurisdiction, subject, outcome, after, limit } = filter;
  let query = entries(db);
  if (jurisdiction) query = query.where("auditEntry.jurisdiction", "=", jurisdiction);
  if (subject) query = query.where("auditEntry.subjectId", "=", subject);
  if (outcome) query = query.where("auditEntry.outcome", "=", outcome);
  if (after) query = query.where("auditEntry.id", "<", after);
  return query.orderBy("auditEntry.id", "desc").limit(limit).execute();
}

export async function getEntry(db: Db, jurisdiction: string, id: string): Promise<Entry> {
  const found = await entries(db)
    .where("auditEntry.jurisdiction", "=", jurisdiction)
    .where("auditEntry.id", "=", id)
    .executeTakeFirst();
  if (!found) throw new Refusal("notFound", "没有这条审计记录，或者您看不到它");
  return found;
}
