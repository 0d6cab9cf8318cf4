import type { Day } from "../../base/day.ts";
import { Refusal } from "../../base/refusal.ts";
import { treasuryOf, type Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import type { Finding } from "../boundary/model.ts";
import type { BarLift, Filing } from "./model.ts";

export async function getFiling(db: Db, jurisdiction: string, id: string): Promise<Filing> {
  const found = await db
    .selectFrom("filing")
    .selectAll()
    .where("jurisdiction", "=", jurisdiction)
    .where("id", "=", id)
    .executeTakeFirst();
  if (!found) throw new Refusal("notFound", "没有这件备案，或者您看不到它");
  return found;
}

type Paged = { limit: number; after?: string | undefined };

/** Newest first. */
export async function listFilings(db: Db, by: Actor, { limit, after }: Paged): Promise<Filing[]> {
  const treasury = treasuryOf(by);
  let query = db.selectFrom("filing").selectAll();
  if (treasury) query = query.where("jurisdiction", "=", treasury);
  if (after) query = query.where("id", "<", after);
  return query.orderBy("id", "desc").limit(limit).execute();
}

type Asked = { jurisdiction: string; organization: string; code: string; on: Day };

/** 已备案的事项 of a purchaser by the code it was given, where it is in force on the day. */
export async function findFiled(db: Db, asked: Asked): Promise<Filing | undefined> {
  return db
    .selectFrom("filing")
    .selectAll()
    .where("jurisdiction", "=", asked.jurisdiction)
    .where("organization", "=", asked.organization)
    .where("code", "=", asked.code)
    .where("status", "=", "accepted")
    .where("fromOn", "<=", asked.on)
    .where("toOn", ">=", asked.on)
    .executeTakeFirst();
}

// The column holds what `insertLift` wrote there.
const asLift = <Row extends { findings: unknown }>(row: Row): Row & { findings: Finding[] } => ({
  ...row,
  findings: row.findings as Finding[],
});

export async function getLift(db: Db, jurisdiction: string, id: string): Promise<BarLift> {
  const found = await db
    .selectFrom("barLift")
    .selectAll()
    .where("jurisdiction", "=", jurisdiction)
    .where("id", "=", id)
    .executeTakeFirst();
  if (!found) throw new Refusal("notFound", "没有这件人工审核，或者您看不到它");
  return asLift(found);
}

/** Newest first. */
export async function listLifts(db: Db, by: Actor, { limit, after }: Paged): Promise<BarLift[]> {
  const treasury = treasuryOf(by);
  let query = db.selectFrom("barLift").selectAll();
  if (treasury) query = query.where("jurisdiction", "=", treasury);
  if (after) query = query.where("id", "<", after);
  return (await query.orderBy("id", "desc").limit(limit).execute()).map(asLift);
}

/** All requests of a project, newest first. */
export async function listLiftsOf(
  db: Db,
  jurisdiction: string,
  project: string,
): Promise<BarLift[]> {
  const rows = await db
    .selectFrom("barLift")
    .selectAll()
    .where("jurisdiction", "=", jurisdiction)
    .where("project", "=", project)
    .orderBy("id", "desc")
    .execute();
  return rows.map(asLift);
}

export async function isPurchaseItem(db: Db, code: string): Promise<boolean> {
  const found = await db
    .selectFrom("purchaseItem")
    .select("code")
    .where("code", "=", code)
    .executeTakeFirst();
  return found !== undefined;
}
