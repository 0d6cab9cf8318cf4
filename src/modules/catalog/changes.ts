import { refuseField } from "../../base/refusal.ts";
import { now, today } from "../../platform/clock.ts";
import type { Db } from "../../platform/db.ts";
import { newId } from "../../platform/identity.ts";
import { newestOf, upperOf } from "./chain.ts";
import { differenceOf } from "./differences.ts";
import { catalogOf } from "./facts.ts";
import { itemsOf, listAllEditions, listPurchaseItemsOf } from "./reads.ts";
import type { CatalogChange, CatalogRevision, ChangeInput } from "./revision.ts";
import { getRevision, listChanges } from "./revisionReads.ts";
import { isUnder, type Change, type Entry } from "./tree.ts";

type Key = { jurisdiction: string; id: string };

export function refuseTwice(changes: readonly ChangeInput[]): void {
  const codes = changes.map((one) => one.code);
  const twice = codes.find((code, place) => codes.indexOf(code) !== place);
  if (twice !== undefined) throw refuseField("changes", `编码 ${twice} 出现两次`, "请合并为一项");
}

/** A 品目 is one of the services of the procurement catalog, or it is nothing. */
export async function refuseUnknownItems(db: Db, changes: readonly ChangeInput[]): Promise<void> {
  const wanted = changes.flatMap((one) => one.purchaseItem ?? []);
  const known = await listPurchaseItemsOf(db, wanted);
  const unknown = wanted.filter((code) => !known.has(code));
  if (unknown.length > 0)
    throw refuseField(
      "purchaseItem",
      `品目 ${unknown.slice(0, 3).join("、")} 不在政府采购品目分类目录的服务类里`,
      "请从品目目录中选择",
    );
}

/** What is left open is taken from the item that is detailed, in the own catalog or in the upper one. */
export async function completed(
  db: Db,
  revision: Pick<CatalogRevision, "jurisdiction" | "level" | "office">,
  changes: readonly ChangeInput[],
): Promise<ChangeInput[]> {
  const catalog = await catalogOf(db, revision);
  const editions = await listAllEditions(db);
  const near = [newestOf(editions, catalog), upperOf(editions, catalog, today())];
  const known: Entry[] = [];
  for (const one of near) if (one) known.push(...(await itemsOf(db, one.id)));
  return changes.map((one) => {
    const above = known.find(
      ({ code, kind }) => kind !== undefined && (code === one.code || isUnder(one.code, code)),
    );
    if (!above) return one;
    const { functionalClasses, department } = one;
    const same = known.find(({ code }) => code === one.code);
    return {
      ...one,
      // A table without this column does not say that nothing is covered.
      scope: one.scope || (same?.scope ?? ""),
      kind: one.kind ?? above.kind,
      purchaseItem: one.purchaseItem ?? above.purchaseItem,
      functionalClasses:
        functionalClasses.length > 0 ? functionalClasses : [...above.functionalClasses],
      department: department || above.department,
    };
  });
}

/** The rows of a revision, with its sight. */
export const rowsOf = (revision: CatalogRevision, changes: readonly Change[]): CatalogChange[] => {
  const { jurisdiction, organization, readers, id } = revision;
  return changes.map((one) => ({
    ...one,
    jurisdiction,
    id: newId(now()),
    organization,
    readers,
    revision: id,
    remark: "",
  }));
};

/** Only what differs from the draft is written: the same table twice changes nothing. */
export async function changedOf(
  db: Db,
  key: Key,
  changes: readonly ChangeInput[],
): Promise<ChangeInput[]> {
  const there = new Map((await listChanges(db, key)).map((one) => [one.code, one]));
  const whole = await completed(db, await getRevision(db, key), changes);
  return whole.filter((one) => {
    const old = there.get(one.code);
    return (
      old === undefined || old.isRemoved !== one.isRemoved || differenceOf(old, one) !== undefined
    );
  });
}
