import { Refusal } from "../../base/refusal.ts";
import type { Owned } from "../../base/shape.ts";
import type { Tx } from "../../platform/db.ts";
import type { Need, NeedStatus } from "./model.ts";

export type NeedSpeaker = Owned & {
  need: string;
  name: string;
  phone: string;
  keepUntil: string;
};

declare module "../../platform/db.ts" {
  interface Tables {
    need: Need;
    needSpeaker: NeedSpeaker;
  }
}

export async function insertNeed(tx: Tx, row: Need): Promise<void> {
  await tx.insertInto("need").values(row).execute();
}

export async function insertSpeaker(tx: Tx, row: NeedSpeaker): Promise<void> {
  await tx.insertInto("needSpeaker").values(row).execute();
}

/** Gets the need and holds it until the transaction ends. */
export async function lockNeed(tx: Tx, jurisdiction: string, id: string): Promise<Need> {
  const found = await tx
    .selectFrom("need")
    .selectAll()
    .where("jurisdiction", "=", jurisdiction)
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
  if (!found) throw new Refusal("notFound", "没有这条需求，或者您看不到它");
  return found;
}

export async function updateNeed(
  tx: Tx,
  { jurisdiction, id }: Pick<Need, "jurisdiction" | "id">,
  changes: { status: NeedStatus } & Partial<
    Pick<Need, "reason" | "answer" | "mergedInto" | "project">
  >,
): Promise<void> {
  await tx
    .updateTable("need")
    .set(changes)
    .where("jurisdiction", "=", jurisdiction)
    .where("id", "=", id)
    .execute();
}

/** Returns how many were erased. */
export async function deleteSpeakers(tx: Tx, keptBefore: string): Promise<number> {
  const { numDeletedRows } = await tx
    .deleteFrom("needSpeaker")
    .where("keepUntil", "<", keptBefore)
    .executeTakeFirst();
  return Number(numDeletedRows);
}

export async function deleteSpeakerOf(tx: Tx, jurisdiction: string, need: string): Promise<void> {
  await tx
    .deleteFrom("needSpeaker")
    .where("jurisdiction", "=", jurisdiction)
    .where("need", "=", need)
    .execute();
}
