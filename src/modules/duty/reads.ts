import { sql } from "kysely";
import type { Day } from "../../base/day.ts";
import { Refusal } from "../../base/refusal.ts";
import type { Actor } from "../../platform/actor.ts";
import { treasuryOf } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { namesOf } from "../organization/reads.ts";
import type { Duty, DutyDecision, Holder, UnifiedItem } from "./model.ts";
import type { DutyFacts } from "./rules.ts";

export async function getDuty(db: Db, jurisdiction: string, id: string): Promise<Duty> {
  const found = await db
    .selectFrom("duty")
    .selectAll()
    .where("jurisdiction", "=", jurisdiction)
    .where("id", "=", id)
    .executeTakeFirst();
  if (!found) throw new Refusal("notFound", "没有这项职责事项");
  return found;
}

export type DutyFilter = {
  holder?: Holder | undefined;
  status: Duty["status"];
  text?: string | undefined;
  after?: string | undefined;
  limit: number;
};

/** 责任清单 in the order of its codes; words are looked for in code, name, field, offices and linked items. */
export async function listDuties(db: Db, by: Actor, filter: DutyFilter): Promise<Duty[]> {
  const { holder, status, text, after, limit } = filter;
  const treasury = treasuryOf(by);
  let query = db.selectFrom("duty").selectAll().where("status", "=", status);
  if (treasury) query = query.where("jurisdiction", "=", treasury);
  if (holder) query = query.where("holder", "=", holder);
  if (text)
    query = query.where(
      sql<boolean>`strpos(concat_ws(' ', code, name, field, lead_office, assists, array_to_string(items, ' ')), ${text}) > 0`,
    );
  const [code, id] = after?.split(" ") ?? [];
  if (code && id && /^[0-9a-f-]{36}$/.test(id))
    query = query.where(sql<boolean>`(code, id) > (${code}, ${id}::uuid)`);
  return query.orderBy("code").orderBy("id").limit(limit).execute();
}

/** All rows of these codes that are on the list, for an import that compares. */
export async function listAdmitted(db: Db, jurisdiction: string): Promise<Duty[]> {
  return db
    .selectFrom("duty")
    .selectAll()
    .where("jurisdiction", "=", jurisdiction)
    .where("status", "=", "admitted")
    .orderBy("code")
    .execute();
}

/** Every row of a code, newest first. */
export async function listVersions(db: Db, jurisdiction: string, code: string): Promise<Duty[]> {
  return db
    .selectFrom("duty")
    .selectAll()
    .where("jurisdiction", "=", jurisdiction)
    .where("code", "=", code)
    .orderBy("fromOn", "desc")
    .execute();
}

export async function decisionsOf(
  db: Db,
  jurisdiction: string,
  ids: readonly (string | null)[],
): Promise<Map<string, DutyDecision>> {
  const wanted = [...new Set(ids.filter((one) => one !== null))];
  if (wanted.length === 0) return new Map();
  const rows = await db
    .selectFrom("dutyDecision")
    .selectAll()
    .where("jurisdiction", "=", jurisdiction)
    .where("id", "in", wanted)
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}

/** What is bought for all now, and what was, by item. */
export async function listUnified(db: Db, jurisdiction: string): Promise<UnifiedItem[]> {
  return db
    .selectFrom("unifiedItem")
    .selectAll()
    .where("jurisdiction", "=", jurisdiction)
    .orderBy("status", "desc")
    .orderBy("item")
    .orderBy("id")
    .limit(500)
    .execute();
}

type Asked = { jurisdiction: string; item: string; on: Day };

async function findUnified(db: Db, { jurisdiction, item, on }: Asked) {
  const found = await db
    .selectFrom("unifiedItem")
    .innerJoin("dutyDecision", (join) =>
      join
        .onRef("dutyDecision.jurisdiction", "=", "unifiedItem.jurisdiction")
        .onRef("dutyDecision.id", "=", "unifiedItem.decision"),
    )
    .select(["unifiedItem.department", "unifiedItem.fromOn", "dutyDecision.document"])
    .where("unifiedItem.jurisdiction", "=", jurisdiction)
    .where("unifiedItem.item", "=", item)
    .where("unifiedItem.fromOn", "<=", on)
    .where((eb) => eb.or([eb("toOn", "is", null), eb("toOn", ">=", on)]))
    .executeTakeFirst();
  if (!found) return undefined;
  const names = await namesOf(db, [found.department]);
  const department = names.get(found.department) ?? "";
  return { department, document: found.document, from: found.fromOn };
}

/** What the lists of a treasury say of a catalog item on a day: the facts of the rules that others judge by. */
export async function dutyFacts(
  db: Db,
  asked: Asked,
): Promise<Pick<DutyFacts, "duties" | "unified">> {
  const { jurisdiction, item, on } = asked;
  const inForce = db
    .selectFrom("duty")
    .where("jurisdiction", "=", jurisdiction)
    .where("fromOn", "<=", on)
    .where((eb) => eb.or([eb("toOn", "is", null), eb("toOn", ">=", on)]));
  const list = await inForce.select("id").where("holder", "=", "township").limit(1).execute();
  const linked = await inForce
    .select(["code", "name", "holder", "leadOffice"])
    .where(sql<boolean>`${item} = any(items)`)
    .orderBy("code")
    .execute();
  return {
    duties: {
      hasList: list.length > 0,
      own: linked.filter((one) => one.holder === "township"),
      ofDepartments: linked.filter((one) => one.holder === "department"),
    },
    unified: await findUnified(db, asked),
  };
}
