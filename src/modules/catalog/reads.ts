import { sql } from "kysely";
import { isInForce, type Day } from "../../base/day.ts";
import { Refusal } from "../../base/refusal.ts";
import type { Db } from "../../platform/db.ts";
import type { CatalogEdition, CatalogItem, CatalogOf } from "./model.ts";
import { catalogLevels } from "./model.ts";
import type { CatalogTables } from "./writes.ts";

const inForce = <Row extends { fromOn: Day; toOn: Day | null }>({ fromOn, toOn, ...row }: Row) => ({
  ...row,
  from: fromOn,
  to: toOn ?? undefined,
});

type EditionRow = CatalogTables["catalogEdition"];

const asEdition = ({ organization, ...row }: EditionRow): CatalogEdition => ({
  ...inForce(row),
  organization: organization ?? undefined,
});

const ranks = Object.keys(catalogLevels);
const rankOf = ({ level }: Pick<CatalogEdition, "level">): number => ranks.indexOf(level);

/** The most local first, of the same level the newest. */
const byCloseness = (a: CatalogEdition, b: CatalogEdition): number =>
  rankOf(b) - rankOf(a) || b.place.length - a.place.length || (a.from < b.from ? 1 : -1);

/** A place has the catalogs of itself and of all above it; townships and departments may be bound by one of their own. */
function isFor({ place, level, organization }: CatalogEdition, whose: CatalogOf): boolean {
  const [where, purchaser] =
    typeof whose === "string" ? [whose, undefined] : [whose.place, whose.purchaser];
  if (!where.startsWith(place)) return false;
  if (level === "township") return purchaser?.kind === "township";
  return level !== "department" || organization === purchaser?.id;
}

/** 各版目录 of everywhere: the most local and newest first. */
export async function listAllEditions(db: Db): Promise<CatalogEdition[]> {
  const rows = await db.selectFrom("catalogEdition").selectAll().execute();
  return rows.map(asEdition).sort(byCloseness);
}

/** 各版目录 of a place and of all above it, townships' and departments' too. */
export const listEditions = async (db: Db, place: string): Promise<CatalogEdition[]> =>
  (await listAllEditions(db)).filter((one) => place.startsWith(one.place));

/** 目录版本 in force on a day: the most local one that applies, the newest of them. */
export async function getEdition(db: Db, whose: CatalogOf, on: Day): Promise<CatalogEdition> {
  const place = typeof whose === "string" ? whose : whose.place;
  const found = (await listEditions(db, place)).find(
    (one) => isInForce(one, on) && isFor(one, whose),
  );
  if (found) return found;
  throw new Refusal("conflict", `${on} 没有适用的指导性目录。请财政部门先发布目录`);
}

/** 某一版目录, whether in force or not: what was judged by it stays judged by it. */
export async function getEditionById(db: Db, id: string): Promise<CatalogEdition> {
  const row = await db
    .selectFrom("catalogEdition")
    .selectAll()
    .where("id", "=", id)
    .executeTakeFirst();
  if (!row) throw new Refusal("notFound", `没有编号为 ${id} 的目录版本`);
  return asEdition(row);
}

/** An item with the name of its 品目 and of what stands above it: "公共服务 / 社会保障服务". */
export type FoundItem = CatalogItem & { purchaseItemName?: string | undefined; path: string[] };

/** All items of one edition, in the order of the codes. */
export async function itemsOf(db: Db, edition: string): Promise<FoundItem[]> {
  const rows = await db
    .selectFrom("catalogItem")
    .leftJoin("purchaseItem", "purchaseItem.code", "catalogItem.purchaseItem")
    .selectAll("catalogItem")
    .select("purchaseItem.name as purchaseItemName")
    .where("edition", "=", edition)
    .orderBy("catalogItem.code")
    .execute();
  const named = new Map(rows.map((row) => [row.code, row]));
  const above = (parent: string | null): string[] => {
    const row = parent === null ? undefined : named.get(parent);
    return row ? [...above(row.parent), row.name] : [];
  };
  return rows.map(({ parent, kind, purchaseItem, purchaseItemName, ...row }) => ({
    ...row,
    parent: parent ?? undefined,
    kind: kind ?? undefined,
    purchaseItem: purchaseItem ?? undefined,
    purchaseItemName: purchaseItemName ?? undefined,
    path: above(parent),
  }));
}

/** The whole catalog that applies on a day, in the order of its codes. */
export async function listItems(db: Db, whose: CatalogOf, on: Day): Promise<FoundItem[]> {
  const edition = await getEdition(db, whose, on);
  return itemsOf(db, edition.id);
}

/** An item by its code; only what is in the catalog of the day and place can be bought. */
export async function findItem(
  db: Db,
  code: string,
  whose: CatalogOf,
  on: Day,
): Promise<FoundItem | undefined> {
  return (await listItems(db, whose, on)).find((item) => item.code === code);
}

export const notInCatalog = ({ name }: CatalogEdition, code: string): Refusal =>
  new Refusal("notFound", `“${name}”里没有编码 ${code}。请从目录中选择，或者先报财政部门审核备案`);

export async function getItem(db: Db, code: string, whose: CatalogOf, on: Day): Promise<FoundItem> {
  const found = await findItem(db, code, whose, on);
  if (found) return found;
  throw notInCatalog(await getEdition(db, whose, on), code);
}

/** Simple search: every word stands in the code, the name, the path, the scope or the 品目 name. */
export function matching(items: readonly FoundItem[], words: string): FoundItem[] {
  const asked = words.trim().split(/\s+/).filter(Boolean);
  return items
    .filter((item) => item.isLeaf)
    .filter(({ code, name, path, scope, purchaseItem, purchaseItemName }) => {
      const text = [code, name, ...path, scope, purchaseItem, purchaseItemName].join(" ");
      return asked.every((word) => text.includes(word));
    });
}

export const searchItems = async (
  db: Db,
  words: string,
  whose: CatalogOf,
  on: Day,
): Promise<FoundItem[]> => matching(await listItems(db, whose, on), words);

/** 品目 by their codes, with their names. */
export async function listPurchaseItemsOf(
  db: Db,
  codes: readonly string[],
): Promise<Map<string, string>> {
  if (codes.length === 0) return new Map();
  const rows = await db
    .selectFrom("purchaseItem")
    .select(["code", "name"])
    .where("code", "in", [...new Set(codes)])
    .execute();
  return new Map(rows.map((row) => [row.code, row.name]));
}

/** All 品目. */
export const listPurchaseItems = (db: Db) =>
  db.selectFrom("purchaseItem").selectAll().orderBy("code").execute();

/** 品目 by code or name, for a choice. */
export async function searchPurchaseItems(db: Db, words: string) {
  return db
    .selectFrom("purchaseItem")
    .selectAll()
    .where(sql<boolean>`strpos(code || name, ${words.toUpperCase()}) > 0`)
    .orderBy("code")
    .limit(50)
    .execute();
}

/** How many items each edition lets be bought. */
export async function countLeaves(
  db: Db,
  editions: readonly string[],
): Promise<Map<string, number>> {
  if (editions.length === 0) return new Map();
  const rows = await db
    .selectFrom("catalogItem")
    .select(({ fn }) => ["edition", fn.countAll<bigint>().as("leaves")])
    .where("edition", "in", [...editions])
    .where("isLeaf", "=", true)
    .groupBy("edition")
    .execute();
  return new Map(rows.map((row) => [row.edition, Number(row.leaves)]));
}
