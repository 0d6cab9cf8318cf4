import { Refusal } from "../../base/refusal.ts";
import type { Money } from "../../base/money.ts";
import type { Actor } from "../../platform/actor.ts";
import { now } from "../../platform/clock.ts";
import type { Db, Tx } from "../../platform/db.ts";
import { newId } from "../../platform/identity.ts";
import { purchaserRoles } from "../organization/roles.ts";
import type { Procurement, ShareRequestStatus } from "./model.ts";
import { getPackage, procurementOf } from "./reads.ts";
import { showTo, updateProcurement, type Key } from "./writes.ts";

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

export const kindNames = { join: "参加", leave: "退出" } as const;

/** The purchaser answers a township, the head of the township the purchaser. */
export const mayAnswer = (by: Actor, one: ShareRequest): boolean =>
  one.status === "asked" &&
  (one.byTownship
    ? by.organization === one.organization && purchaserRoles.some((role) => by.roles.includes(role))
    : by.organization === one.township && by.roles.includes("townshipHead"));

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

/** Purchases of a project that are on their way, held: no notice and no quote comes between judging and changing. */
export async function holdRunning(tx: Tx, { jurisdiction, id }: Key): Promise<Procurement[]> {
  const rows = await tx
    .selectFrom("procurement")
    .selectAll()
    .where("jurisdiction", "=", jurisdiction)
    .where("project", "=", id)
    .where("status", "not in", ["failed", "cancelled"])
    .orderBy("id")
    .forUpdate()
    .execute();
  return rows.map(procurementOf);
}

type Moved = { share: string; kind: "join" | "leave"; readers: string[] };

type Amounts = Pick<
  Procurement,
  | "budget"
  | "ceiling"
  | "quotesNeeded"
  | "quotesDocument"
  | "quotesConfirmed"
  | "approvedBy"
  | "tenderFrom"
>;

/** 包的份额, budget, ceiling and what the amount asks for follow those who take part. */
export async function changePackage(
  tx: Tx,
  one: Procurement,
  { readers, ...to }: Moved,
  amounts: Amounts,
): Promise<void> {
  const { jurisdiction, organization } = one;
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
    .set({ ceiling: amounts.ceiling })
    .where("jurisdiction", "=", jurisdiction)
    .where("id", "=", pack.id)
    .execute();
  await updateProcurement(tx, one, amounts);
  await showTo(tx, one, readers);
}
