import { Refusal } from "../../base/refusal.ts";
import type { Money } from "../../base/money.ts";
import { now } from "../../platform/clock.ts";
import type { Db, Tx } from "../../platform/db.ts";
import { newId } from "../../platform/identity.ts";
import type { ShareRequestStatus } from "./model.ts";
import { getPackage } from "./reads.ts";
import { updateProcurement, type Key } from "./writes.ts";

/** 份额变更申请: who asks to join or to leave, and what the other side answered. */
export type ShareRequest = Key & {
  organization: string;
  readers: string[];
  project: string;
  township: string;
  kind: "join" | "leave";
  quantity: number;
  amount: Money;
  line: string | null;
  reason: string;
  status: ShareRequestStatus;
  askedBy: string;
  byTownship: boolean;
  askedOn: string;
  answeredBy: string | null;
  answeredOn: string | null;
  answer: string;
  recordedAt: Date;
};

declare module "../../platform/db.ts" {
  interface Tables {
    shareRequest: ShareRequest;
  }
}

export async function insertRequest(tx: Tx, row: ShareRequest): Promise<void> {
  await tx.insertInto("shareRequest").values(row).execute();
}

export async function lockRequest(tx: Tx, { jurisdiction, id }: Key): Promise<ShareRequest> {
  const found = await tx
    .selectFrom("shareRequest")
    .selectAll()
    .where("jurisdiction", "=", jurisdiction)
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
  if (!found) throw new Refusal("notFound", "没有这项申请，或者您看不到它");
  return found;
}

export const findOpenRequest = (tx: Tx, { jurisdiction, id }: Key, township: string) =>
  tx
    .selectFrom("shareRequest")
    .select("id")
    .where("jurisdiction", "=", jurisdiction)
    .where("project", "=", id)
    .where("township", "=", township)
    .where("status", "=", "asked")
    .executeTakeFirst();

export const listRequests = (db: Db, { jurisdiction, id }: Key): Promise<ShareRequest[]> =>
  db
    .selectFrom("shareRequest")
    .selectAll()
    .where("jurisdiction", "=", jurisdiction)
    .where("project", "=", id)
    .orderBy("id", "desc")
    .limit(200)
    .execute();

type Answered = Pick<ShareRequest, "status" | "line" | "answeredBy" | "answeredOn" | "answer">;

export async function updateRequest(tx: Tx, { jurisdiction, id }: Key, answer: Answered) {
  await tx
    .updateTable("shareRequest")
    .set(answer)
    .where("jurisdiction", "=", jurisdiction)
    .where("id", "=", id)
    .execute();
}

/** Purchases that are prepared and neither announced nor decided. */
export const listPrepared = (tx: Tx, { jurisdiction, id }: Key) =>
  tx
    .selectFrom("procurement")
    .select(["jurisdiction", "id", "organization", "readers", "title", "budget", "ceiling"])
    .where("jurisdiction", "=", jurisdiction)
    .where("project", "=", id)
    .where("status", "in", ["prepared", "intentionPublished"])
    .forUpdate()
    .execute();

type Prepared = Awaited<ReturnType<typeof listPrepared>>[number];

/** 包的份额, budget and ceiling follow those who take part. */
export async function changePackage(
  tx: Tx,
  one: Prepared,
  to: { share: string; kind: "join" | "leave"; budget: Money; ceiling: Money },
): Promise<void> {
  const { jurisdiction, organization, readers } = one;
  const pack = await getPackage(tx, one);
  if (to.kind === "join")
    await tx
      .insertInto("packageShare")
      .values({
        jurisdiction,
        id: newId(now()),
        organization,
        readers,
        package: pack.id,
        share: to.share,
      })
      .execute();
  else
    await tx
      .deleteFrom("packageShare")
      .where("jurisdiction", "=", jurisdiction)
      .where("package", "=", pack.id)
      .where("share", "=", to.share)
      .execute();
  await tx
    .updateTable("package")
    .set({ ceiling: to.ceiling })
    .where("jurisdiction", "=", jurisdiction)
    .where("id", "=", pack.id)
    .execute();
  await updateProcurement(tx, one, { budget: to.budget, ceiling: to.ceiling });
}
