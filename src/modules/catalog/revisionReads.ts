import { sql } from "kysely";
import { Refusal } from "../../base/refusal.ts";
import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import type {
  CatalogChange,
  CatalogOpinion,
  CatalogReview,
  CatalogRevision,
  RevisionStatus,
} from "./revision.ts";

type Key = { jurisdiction: string; id: string };

export async function getRevision(db: Db, { jurisdiction, id }: Key): Promise<CatalogRevision> {
  const found = await db
    .selectFrom("catalogRevision")
    .selectAll()
    .where("jurisdiction", "=", jurisdiction)
    .where("id", "=", id)
    .executeTakeFirst();
  if (!found) throw new Refusal("notFound", "没有这项目录修订，或者您看不到它");
  return found;
}

export type RevisionFilter = {
  status?: RevisionStatus | undefined;
  text?: string | undefined;
  limit: number;
  after?: string | undefined;
};

/** A draft of the same catalog under the same title that the asker's organization has not finished. */
export async function findOpenDraft(
  db: Db,
  by: Actor,
  { kind, level, title }: Pick<CatalogRevision, "kind" | "level" | "title">,
): Promise<Key | undefined> {
  return db
    .selectFrom("catalogRevision")
    .select(["jurisdiction", "id"])
    .where("jurisdiction", "=", by.jurisdiction)
    .where("organization", "=", by.organization)
    .where("kind", "=", kind)
    .where("level", "=", level)
    .where("title", "=", title)
    .where("status", "in", ["drafted", "returned"])
    .orderBy("id", "desc")
    .executeTakeFirst();
}

/** Newest first. */
export async function listRevisions(
  db: Db,
  by: Actor,
  filter: RevisionFilter,
): Promise<CatalogRevision[]> {
  let query = db.selectFrom("catalogRevision").selectAll();
  if (by.jurisdiction && by.sight.scope === "own")
    query = query.where("jurisdiction", "=", by.jurisdiction);
  if (filter.status) query = query.where("status", "=", filter.status);
  if (filter.text)
    query = query.where(sql<boolean>`strpos(title || reason || number, ${filter.text}) > 0`);
  if (filter.after) query = query.where("id", "<", filter.after);
  return query.orderBy("id", "desc").limit(filter.limit).execute();
}

/** 增补建议 that came from a need. */
export async function listRevisionsOfNeed(
  db: Db,
  jurisdiction: string,
  need: string,
): Promise<CatalogRevision[]> {
  return db
    .selectFrom("catalogRevision")
    .selectAll()
    .where("jurisdiction", "=", jurisdiction)
    .where("need", "=", need)
    .orderBy("id")
    .execute();
}

export async function listChanges(db: Db, { jurisdiction, id }: Key): Promise<CatalogChange[]> {
  const rows = await db
    .selectFrom("catalogChange")
    .selectAll()
    .where("jurisdiction", "=", jurisdiction)
    .where("revision", "=", id)
    .orderBy("code")
    .execute();
  return rows.map(({ kind, purchaseItem, ...row }) => ({
    ...row,
    kind: kind ?? undefined,
    purchaseItem: purchaseItem ?? undefined,
  }));
}

/** All rounds, the newest first; only what the asker may see. */
export async function listOpinions(db: Db, { jurisdiction, id }: Key): Promise<CatalogOpinion[]> {
  return db
    .selectFrom("catalogOpinion")
    .selectAll()
    .where("jurisdiction", "=", jurisdiction)
    .where("revision", "=", id)
    .orderBy("round", "desc")
    .orderBy("id")
    .execute();
}

export async function listReviews(db: Db, { jurisdiction, id }: Key): Promise<CatalogReview[]> {
  return db
    .selectFrom("catalogReview")
    .selectAll()
    .where("jurisdiction", "=", jurisdiction)
    .where("revision", "=", id)
    .orderBy("round", "desc")
    .orderBy("id")
    .execute();
}

/** The revision that made an edition, where one did. */
export async function findRevisionOfEdition(db: Db, jurisdiction: string, edition: string) {
  return db
    .selectFrom("catalogRevision")
    .selectAll()
    .where("jurisdiction", "=", jurisdiction)
    .where("edition", "=", edition)
    .executeTakeFirst();
}
