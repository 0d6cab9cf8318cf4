import type { Day } from "../../base/day.ts";
import { Refusal } from "../../base/refusal.ts";
import type { Tx } from "../../platform/db.ts";
import type { SixKind } from "../policy/model.ts";
import type { CatalogEdition, CatalogItem, CatalogLevel } from "./model.ts";
import type { CatalogChange, CatalogOpinion, CatalogReview, CatalogRevision } from "./revision.ts";

/** 目录的表. Editions are only added to and get their last day; 品目, negatives and standards come with migrations. */
export type CatalogTables = {
  purchaseItem: { code: string; level: number; name: string };
  catalogEdition: {
    id: string;
    name: string;
    issuer: string;
    place: string;
    level: CatalogLevel;
    organization: string | null;
    delegatedBy: string;
    document: string;
    revision: string;
    fromOn: Day;
    toOn: Day | null;
    confirmed: boolean;
  };
  catalogItem: {
    edition: string;
    code: string;
    name: string;
    level: number;
    parent: string | null;
    isLeaf: boolean;
    scope: string;
    kind: SixKind | null;
    purchaseItem: string | null;
    functionalClasses: string[];
    department: string;
  };
  catalogRevision: CatalogRevision;
  catalogChange: Omit<CatalogChange, "kind" | "purchaseItem" | "functionalClasses"> & {
    kind: SixKind | null;
    purchaseItem: string | null;
    functionalClasses: string[];
  };
  catalogOpinion: CatalogOpinion;
  catalogReview: CatalogReview;
};

declare module "../../platform/db.ts" {
  interface Tables extends CatalogTables {}
}

type Key = { jurisdiction: string; id: string };

export async function insertEdition(
  tx: Tx,
  { from, to, organization, ...edition }: CatalogEdition,
  items: readonly CatalogItem[],
): Promise<void> {
  await tx
    .insertInto("catalogEdition")
    .values({
      ...edition,
      organization: organization ?? null,
      fromOn: from,
      toOn: to ?? null,
    })
    .execute();
  await tx
    .insertInto("catalogItem")
    .values(
      items.map((item) => ({
        edition: edition.id,
        code: item.code,
        name: item.name,
        level: item.level,
        parent: item.parent ?? null,
        isLeaf: item.isLeaf,
        scope: item.scope,
        kind: item.kind ?? null,
        purchaseItem: item.purchaseItem ?? null,
        functionalClasses: [...item.functionalClasses],
        department: item.department,
      })),
    )
    .execute();
}

/** The last day of an edition that another follows. */
export async function endEdition(tx: Tx, id: string, toOn: Day): Promise<void> {
  await tx.updateTable("catalogEdition").set({ toOn }).where("id", "=", id).execute();
}

export async function insertRevision(tx: Tx, row: CatalogRevision): Promise<void> {
  await tx.insertInto("catalogRevision").values(row).execute();
}

/** Gets the revision and holds it until the transaction ends. */
export async function lockRevision(tx: Tx, { jurisdiction, id }: Key): Promise<CatalogRevision> {
  const found = await tx
    .selectFrom("catalogRevision")
    .selectAll()
    .where("jurisdiction", "=", jurisdiction)
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
  if (!found) throw new Refusal("notFound", "没有这项目录修订，或者您看不到它");
  return found;
}

export async function updateRevision(
  tx: Tx,
  { jurisdiction, id }: Key,
  changes: Partial<Omit<CatalogRevision, "jurisdiction" | "id">>,
): Promise<void> {
  await tx
    .updateTable("catalogRevision")
    .set(changes)
    .where("jurisdiction", "=", jurisdiction)
    .where("id", "=", id)
    .execute();
}

/** Items of a draft: each takes the place of an earlier one of its code. */
export async function putChanges(
  tx: Tx,
  { jurisdiction, id: revision }: Key,
  rows: readonly CatalogChange[],
): Promise<void> {
  if (rows.length === 0) return;
  await deleteChanges(
    tx,
    { jurisdiction, id: revision },
    rows.map((one) => one.code),
  );
  await tx
    .insertInto("catalogChange")
    .values(
      rows.map((row) => ({
        ...row,
        kind: row.kind ?? null,
        purchaseItem: row.purchaseItem ?? null,
        functionalClasses: [...row.functionalClasses],
      })),
    )
    .execute();
}

export async function deleteChanges(
  tx: Tx,
  { jurisdiction, id }: Key,
  codes: readonly string[],
): Promise<void> {
  if (codes.length === 0) return;
  await tx
    .deleteFrom("catalogChange")
    .where("jurisdiction", "=", jurisdiction)
    .where("revision", "=", id)
    .where("code", "in", [...codes])
    .execute();
}

/** Who was asked sees what it was asked about. */
export async function showTo(
  tx: Tx,
  { jurisdiction, id }: Key,
  readers: readonly string[],
): Promise<void> {
  await tx
    .updateTable("catalogChange")
    .set({ readers: [...readers] })
    .where("jurisdiction", "=", jurisdiction)
    .where("revision", "=", id)
    .execute();
}

export async function updateRemark(
  tx: Tx,
  { jurisdiction, id }: Key,
  code: string,
  remark: string,
): Promise<void> {
  await tx
    .updateTable("catalogChange")
    .set({ remark })
    .where("jurisdiction", "=", jurisdiction)
    .where("revision", "=", id)
    .where("code", "=", code)
    .execute();
}

export async function insertOpinions(tx: Tx, rows: readonly CatalogOpinion[]): Promise<void> {
  await tx
    .insertInto("catalogOpinion")
    .values([...rows])
    .execute();
}

export async function updateOpinion(
  tx: Tx,
  { jurisdiction, id }: Key,
  answer: Pick<CatalogOpinion, "opinion" | "remarks" | "answeredOn" | "post">,
): Promise<void> {
  await tx
    .updateTable("catalogOpinion")
    .set(answer)
    .where("jurisdiction", "=", jurisdiction)
    .where("id", "=", id)
    .execute();
}

export async function insertReview(tx: Tx, row: CatalogReview): Promise<void> {
  await tx.insertInto("catalogReview").values(row).execute();
}
