import { sql } from "kysely";
import { Refusal } from "../../base/refusal.ts";
import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { isAlikeFrom, likeness } from "./likeness.ts";
import type { Need, NeedStatus } from "./model.ts";

export async function getNeed(db: Db, jurisdiction: string, id: string): Promise<Need> {
  const found = await db
    .selectFrom("need")
    .selectAll()
    .where("jurisdiction", "=", jurisdiction)
    .where("id", "=", id)
    .executeTakeFirst();
  if (!found) throw new Refusal("notFound", "没有这条需求，或者您看不到它");
  return found;
}

export type NeedFilter = {
  status?: NeedStatus | undefined;
  text?: string | undefined;
  limit: number;
  after?: string | undefined;
};

/** Newest first; `%` and `_` that people type are letters, not patterns. */
export async function listNeeds(db: Db, by: Actor, filter: NeedFilter): Promise<Need[]> {
  let query = db.selectFrom("need").selectAll();
  if (by.jurisdiction) query = query.where("jurisdiction", "=", by.jurisdiction);
  if (filter.status) query = query.where("status", "=", filter.status);
  if (filter.text)
    query = query.where(sql<boolean>`strpos(words || village || number, ${filter.text}) > 0`);
  if (filter.after) query = query.where("id", "<", filter.after);
  return query.orderBy("id", "desc").limit(filter.limit).execute();
}

export async function listMerged(db: Db, jurisdiction: string, into: string): Promise<Need[]> {
  return db
    .selectFrom("need")
    .selectAll()
    .where("jurisdiction", "=", jurisdiction)
    .where("mergedInto", "=", into)
    .orderBy("id")
    .execute();
}

/** The needs from which a project came. */
export async function listNeedsOfProject(
  db: Db,
  jurisdiction: string,
  project: string,
): Promise<Need[]> {
  return db
    .selectFrom("need")
    .selectAll()
    .where("jurisdiction", "=", jurisdiction)
    .where("project", "=", project)
    .orderBy("id")
    .execute();
}

export async function findSpeaker(db: Db, jurisdiction: string, need: string) {
  return db
    .selectFrom("needSpeaker")
    .select(["name", "phone", "keepUntil"])
    .where("jurisdiction", "=", jurisdiction)
    .where("need", "=", need)
    .executeTakeFirst();
}

/** 相似的需求 among the newest that are not ended and that the asker may see: the most alike first. */
export async function listSimilar(db: Db, by: Actor, words: string) {
  const open = await db
    .selectFrom("need")
    .selectAll()
    .where("jurisdiction", "=", by.jurisdiction)
    .where("status", "in", ["spoken", "checked", "listed", "inProject", "served"])
    .orderBy("id", "desc")
    .limit(500)
    .execute();
  return open
    .map((need) => ({ need, likeness: likeness(words, need.words) }))
    .filter((one) => one.likeness >= isAlikeFrom)
    .sort((a, b) => b.likeness - a.likeness)
    .slice(0, 5);
}
