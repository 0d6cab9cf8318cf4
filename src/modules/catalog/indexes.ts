import type { Db } from "../../platform/db.ts";
import type { CatalogEdition } from "./model.ts";
import { itemsOf } from "./reads.ts";
import { buildIndex, type CatalogIndex } from "./search.ts";

const kept = new Map<string, CatalogIndex>();
const mostKept = 64;

/** 查找索引 of an edition, built once: an edition in force changes no more, and a longer one is another. */
export async function indexOf(db: Db, edition: CatalogEdition): Promise<CatalogIndex> {
  const { items } = await db
    .selectFrom("catalogItem")
    .select(({ fn }) => fn.countAll<bigint>().as("items"))
    .where("edition", "=", edition.id)
    .executeTakeFirstOrThrow();
  const key = `${edition.id} ${items}`;
  const known = kept.get(key);
  if (known) return known;
  const leaves = (await itemsOf(db, edition.id)).filter((one) => one.isLeaf);
  const purchaseItems = await db.selectFrom("purchaseItem").selectAll().orderBy("code").execute();
  const made = buildIndex(leaves, purchaseItems);
  const [oldest] = kept.keys();
  if (kept.size >= mostKept && oldest !== undefined) kept.delete(oldest);
  kept.set(key, made);
  return made;
}
