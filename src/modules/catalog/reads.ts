import type { Day } from "../../base/day.ts";
import { Refusal } from "../../base/refusal.ts";
import type { Db } from "../../platform/db.ts";
import type { CatalogEdition, CatalogItem } from "./model.ts";

const inForce = <Row extends { fromOn: Day; toOn: Day | null }>({ fromOn, toOn, ...row }: Row) => ({
  ...row,
  from: fromOn,
  to: toOn ?? undefined,
});

/** 目录版本 of a place on a day: the most local one, the newest of them. */
export async function getEdition(db: Db, place: string, on: Day): Promise<CatalogEdition> {
  const rows = await db
    .selectFrom("catalogEdition")
    .selectAll()
    .where("fromOn", "<=", on)
    .where((eb) => eb.or([eb("toOn", "is", null), eb("toOn", ">=", on)]))
    .execute();
  const found = rows
    .filter((row) => place.startsWith(row.place))
    .sort((a, b) => b.place.length - a.place.length || (a.fromOn < b.fromOn ? 1 : -1))[0];
  if (found) return inForce(found);
  throw new Refusal("conflict", `${on} 没有适用的指导性目录。请财政部门先发布目录`);
}

/** An item with the name of its 品目 and of what stands above it: "公共服务 / 社会保障服务". */
export type FoundItem = CatalogItem & { purchaseItemName?: string | undefined; path: string[] };

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
  return rows.map(({ parent, kind, purchaseItem, functionalClass, purchaseItemName, ...row }) => ({
    ...row,
    parent: parent ?? undefined,
    kind: kind ?? undefined,
    purchaseItem: purchaseItem ?? undefined,
    functionalClass: functionalClass ?? undefined,
    purchaseItemName: purchaseItemName ?? undefined,
    path: above(parent),
  }));
}

/** The whole catalog of a place on a day, in the order of its codes. */
export async function listItems(db: Db, place: string, on: Day): Promise<FoundItem[]> {
  const edition = await getEdition(db, place, on);
  return itemsOf(db, edition.id);
}

/** An item by its code; only what is in the catalog of the day and place can be bought. */
export async function findItem(
  db: Db,
  code: string,
  place: string,
  on: Day,
): Promise<FoundItem | undefined> {
  return (await listItems(db, place, on)).find((item) => item.code === code);
}

export async function getItem(db: Db, code: string, place: string, on: Day): Promise<FoundItem> {
  const found = await findItem(db, code, place, on);
  if (found) return found;
  const edition = await getEdition(db, place, on);
  throw new Refusal(
    "notFound",
    `“${edition.name}”里没有编码 ${code}。请从目录中选择，或者先报财政部门审核备案`,
  );
}

/** Simple search: every word stands in the code, the name, the path or the 品目 name. */
export async function searchItems(
  db: Db,
  words: string,
  place: string,
  on: Day,
): Promise<FoundItem[]> {
  const asked = words.trim().split(/\s+/).filter(Boolean);
  const items = (await listItems(db, place, on)).filter((item) => item.isLeaf);
  return items.filter((item) => {
    const text = [
      item.code,
      item.name,
      ...item.path,
      item.purchaseItem,
      item.purchaseItemName,
    ].join(" ");
    return asked.every((word) => text.includes(word));
  });
}
