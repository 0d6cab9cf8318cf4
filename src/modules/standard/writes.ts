import type { Day } from "../../base/day.ts";
import { Refusal } from "../../base/refusal.ts";
import type { Tx } from "../../platform/db.ts";
import type { ServiceStandard, StandardContent, StandardDraft, StandardStatus } from "./model.ts";

declare module "../../platform/db.ts" {
  interface Tables {
    /** 服务标准: what holds, for everybody to read. Samples come with migrations, a county's own by publication. */
    serviceStandard: {
      place: string;
      item: string;
      version: number;
      name: string;
      unit: string;
      priceLow: bigint;
      priceHigh: bigint;
      issuer: string;
      document: string;
      publishedOn: Day | null;
      fromOn: Day;
      toOn: Day | null;
      confirmed: boolean;
      content: StandardContent;
    };
    standardDraft: StandardDraft;
  }
}

export async function insertDraft(tx: Tx, row: StandardDraft): Promise<void> {
  await tx.insertInto("standardDraft").values(row).execute();
}

/** Gets the draft and holds it until the transaction ends. */
export async function lockDraft(tx: Tx, jurisdiction: string, id: string): Promise<StandardDraft> {
  const found = await tx
    .selectFrom("standardDraft")
    .selectAll()
    .where("jurisdiction", "=", jurisdiction)
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
  if (!found) throw new Refusal("notFound", "没有这份标准草案，或者您看不到它");
  return found;
}

type Changes = { status: StandardStatus } & Partial<
  Omit<StandardDraft, "jurisdiction" | "id" | "organization" | "readers" | "status">
>;

export async function updateDraft(
  tx: Tx,
  { jurisdiction, id }: Pick<StandardDraft, "jurisdiction" | "id">,
  changes: Changes,
): Promise<void> {
  await tx
    .updateTable("standardDraft")
    .set(changes)
    .where("jurisdiction", "=", jurisdiction)
    .where("id", "=", id)
    .execute();
}

export async function insertStandard(tx: Tx, { from, to, ...one }: ServiceStandard): Promise<void> {
  await tx
    .insertInto("serviceStandard")
    .values({ ...one, fromOn: from, toOn: to ?? null })
    .execute();
}

/** The day before the next version begins is the last of the former; its content is never touched. */
export async function closeStandard(
  tx: Tx,
  { place, item, version }: Pick<ServiceStandard, "place" | "item" | "version">,
  toOn: Day,
): Promise<void> {
  await tx
    .updateTable("serviceStandard")
    .set({ toOn })
    .where("place", "=", place)
    .where("item", "=", item)
    .where("version", "=", version)
    .execute();
}
