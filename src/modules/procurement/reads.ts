import { sql } from "kysely";
import * as z from "zod";
import type { Day } from "../../base/day.ts";
import type { Money } from "../../base/money.ts";
import { Refusal } from "../../base/refusal.ts";
import { rowsOf, type Db } from "../../platform/db.ts";
import { Requirement, type Procurement } from "./model.ts";
import type { Key, ProcurementRow } from "./writes.ts";

const requirements = z.array(Requirement);

/** The driver has already parsed what was written as text. */
export const procurementOf = (row: ProcurementRow): Procurement => ({
  ...row,
  qualifications: requirements.parse(row.qualifications),
});

export async function findProcurement(
  db: Db,
  { jurisdiction, id }: Key,
): Promise<Procurement | undefined> {
  const row = await db
    .selectFrom("procurement")
    .selectAll()
    .where("jurisdiction", "=", jurisdiction)
    .where("id", "=", id)
    .executeTakeFirst();
  return row && procurementOf(row);
}

export async function getProcurement(db: Db, key: Key): Promise<Procurement> {
  const found = await findProcurement(db, key);
  if (!found) throw new Refusal("notFound", "没有这项采购，或者您看不到它");
  return found;
}

export type ProcurementPage = {
  jurisdiction?: string | undefined;
  project?: string | undefined;
  /** Notices that take responses on this day. */
  openOn?: Day | undefined;
  limit: number;
  after?: string | undefined;
};

/** Newest first; a published notice is seen by every provider. */
export async function listProcurements(db: Db, page: ProcurementPage) {
  const { jurisdiction, project, openOn, limit, after } = page;
  let query = db
    .selectFrom("procurement")
    .leftJoin("award", (on) =>
      on
        .onRef("award.jurisdiction", "=", "procurement.jurisdiction")
        .onRef("award.procurement", "=", "procurement.id"),
    )
    .selectAll("procurement")
    .select(["award.provider as winner", "award.price as awardPrice"]);
  if (jurisdiction) query = query.where("procurement.jurisdiction", "=", jurisdiction);
  if (project) query = query.where("procurement.project", "=", project);
  if (openOn)
    query = query.where("status", "=", "noticePublished").where("respondBy", ">=", openOn);
  if (after) query = query.where("procurement.id", "<", after);
  return query.orderBy("procurement.id", "desc").limit(limit).execute();
}

/** Every purchase has one package today; the table is ready for more. */
export async function getPackage(db: Db, { jurisdiction, id }: Key) {
  return db
    .selectFrom("package")
    .selectAll()
    .where("jurisdiction", "=", jurisdiction)
    .where("procurement", "=", id)
    .orderBy("position")
    .executeTakeFirstOrThrow();
}

/** The shares that a package buys for. */
export async function listPackageShares(
  db: Db,
  jurisdiction: string,
  pack: string,
): Promise<string[]> {
  const rows = await db
    .selectFrom("packageShare")
    .select("share")
    .where("jurisdiction", "=", jurisdiction)
    .where("package", "=", pack)
    .orderBy("share")
    .execute();
  return rows.map((row) => row.share);
}

/** Shares of a project that are already in a purchase that is neither failed nor cancelled. */
export async function listTakenShares(db: Db, jurisdiction: string, project: string) {
  const rows = await db
    .selectFrom("packageShare")
    .innerJoin("package", (on) =>
      on
        .onRef("package.jurisdiction", "=", "packageShare.jurisdiction")
        .onRef("package.id", "=", "packageShare.package"),
    )
    .innerJoin("procurement", (on) =>
      on
        .onRef("procurement.jurisdiction", "=", "package.jurisdiction")
        .onRef("procurement.id", "=", "package.procurement"),
    )
    .select("packageShare.share")
    .where("packageShare.jurisdiction", "=", jurisdiction)
    .where("procurement.project", "=", project)
    .where("procurement.status", "not in", ["failed", "cancelled"])
    .execute();
  return rows.map((row) => row.share);
}

export type ItemOfYear = {
  jurisdiction: string;
  organization: string;
  year: number;
  catalogItem: string;
  /** Whose budget lines are the budget item of 条例 第二十八条; without it none is. */
  project?: string;
  /** The purchase that is judged, where it is stored already. */
  except?: string;
};

/**
 * 本年已买: each purchase of one item of one purchaser in one year, by its price where it is awarded, by its ceiling while
 * it is on its way. What is shown and what a split is judged by are the same.
 */
export async function boughtOfItem(db: Db, asked: ItemOfYear) {
  const rows = await rowsOf(
    db,
    sql<{ amount: Money; isOfBudgetItem: boolean }>`
      select coalesce(w.price, p.ceiling) as amount, p.approval = '' and exists (
          select 1 from allotment a
          join allotment b on b.jurisdiction = a.jurisdiction and b.line = a.line
          where a.jurisdiction = p.jurisdiction and a.project = p.project and b.project = ${asked.project ?? null}::uuid
        ) as "isOfBudgetItem"
      from procurement p
      left join award w on w.jurisdiction = p.jurisdiction and w.procurement = p.id
      where p.jurisdiction = ${asked.jurisdiction} and p.organization = ${asked.organization}
        and p.year = ${asked.year} and p.catalog_item = ${asked.catalogItem}
        and p.status not in ('failed', 'cancelled') and p.id is distinct from ${asked.except ?? null}::uuid`,
  );
  return {
    earlier: rows.map((row) => row.amount),
    ofBudgetItem: rows.filter((row) => row.isOfBudgetItem).map((row) => row.amount),
  };
}

export async function listResponses(db: Db, jurisdiction: string, pack: string) {
  return db
    .selectFrom("response")
    .selectAll()
    .where("jurisdiction", "=", jurisdiction)
    .where("package", "=", pack)
    .orderBy("rank", (by) => by.asc().nullsLast())
    .orderBy("price")
    .orderBy("id")
    .execute();
}

export async function listCriteria(db: Db, { jurisdiction, id }: Key) {
  return db
    .selectFrom("criterion")
    .selectAll()
    .where("jurisdiction", "=", jurisdiction)
    .where("procurement", "=", id)
    .orderBy("position")
    .execute();
}

/** 磋商小组 with the names that stand with their posts. */
export async function listSeats(db: Db, { jurisdiction, id }: Key) {
  return db
    .selectFrom("panelSeat")
    .innerJoin("post", "post.id", "panelSeat.post")
    .innerJoin("person", "person.id", "post.person")
    .selectAll("panelSeat")
    .select(["person.name", "post.person"])
    .where("panelSeat.jurisdiction", "=", jurisdiction)
    .where("procurement", "=", id)
    .where("recused", "=", false)
    .orderBy("panelSeat.id")
    .execute();
}

export async function listScores(db: Db, jurisdiction: string, responses: readonly string[]) {
  if (responses.length === 0) return [];
  return db
    .selectFrom("score")
    .selectAll()
    .where("jurisdiction", "=", jurisdiction)
    .where("response", "in", [...responses])
    .execute();
}

export async function getAward(db: Db, jurisdiction: string, id: string) {
  const found = await db
    .selectFrom("award")
    .selectAll()
    .where("jurisdiction", "=", jurisdiction)
    .where("id", "=", id)
    .executeTakeFirst();
  if (!found) throw new Refusal("notFound", "没有这项成交，或者您看不到它");
  return found;
}

export async function findAwardOf(db: Db, { jurisdiction, id }: Key) {
  return db
    .selectFrom("award")
    .selectAll()
    .where("jurisdiction", "=", jurisdiction)
    .where("procurement", "=", id)
    .executeTakeFirst();
}

/** 成交 of a project: what contracts are drafted from. */
export async function listAwards(db: Db, jurisdiction: string, project: string) {
  return db
    .selectFrom("award")
    .selectAll()
    .where("jurisdiction", "=", jurisdiction)
    .where("project", "=", project)
    .orderBy("id")
    .execute();
}

export async function listChallenges(db: Db, { jurisdiction, id }: Key) {
  return db
    .selectFrom("challenge")
    .selectAll()
    .where("jurisdiction", "=", jurisdiction)
    .where("procurement", "=", id)
    .orderBy("id")
    .execute();
}

/** 评审专家 who hold a post today: for choosing the panel. */
export async function listExperts(db: Db, on: string) {
  return db
    .selectFrom("post")
    .innerJoin("person", "person.id", "post.person")
    .innerJoin("organization", "organization.id", "post.organization")
    .select(["post.id as post", "person.name", "organization.name as organization"])
    .where("post.role", "=", "panelMember")
    .where("post.fromOn", "<=", on)
    .where((eb) => eb.or([eb("post.toOn", "is", null), eb("post.toOn", ">=", on)]))
    .where("person.isDisabled", "=", false)
    .orderBy("post.id")
    .limit(200)
    .execute();
}

/** Who of these persons also holds a post at one of these organizations. */
export async function listPersonsAt(
  db: Db,
  persons: readonly string[],
  organizations: readonly string[],
): Promise<Set<string>> {
  if (persons.length === 0 || organizations.length === 0) return new Set();
  const rows = await db
    .selectFrom("post")
    .select("person")
    .where("person", "in", [...persons])
    .where("organization", "in", [...organizations])
    .execute();
  return new Set(rows.map((row) => row.person));
}
