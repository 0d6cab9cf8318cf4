import { Refusal } from "../../base/refusal.ts";
import type { Tx } from "../../platform/db.ts";
import type {
  Award,
  Challenge,
  Criterion,
  Package,
  PackageShare,
  Procurement,
  Response,
  Score,
  Seat,
} from "./model.ts";
import { procurementOf } from "./reads.ts";

/** As stored: jsonb is written as text. */
export type ProcurementRow = Omit<Procurement, "qualifications"> & { qualifications: string };

/** 小额购买草稿: one for each post, until the purchase is made. */
export type QuickDraftRow = {
  jurisdiction: string;
  post: string;
  organization: string;
  readers: string[];
  content: string;
  voucher: string | null;
  savedAt: Date;
};

declare module "../../platform/db.ts" {
  interface Tables {
    procurement: ProcurementRow;
    package: Package;
    packageShare: PackageShare;
    response: Response;
    criterion: Criterion;
    panelSeat: Seat;
    score: Score;
    award: Award;
    challenge: Challenge;
    quickDraft: QuickDraftRow;
  }
}

export type Key = { jurisdiction: string; id: string };

/** Gets the purchase and holds it until the transaction ends: whoever judges it must lock it first. */
export async function lockProcurement(tx: Tx, { jurisdiction, id }: Key): Promise<Procurement> {
  const row = await tx
    .selectFrom("procurement")
    .selectAll()
    .where("jurisdiction", "=", jurisdiction)
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw new Refusal("notFound", "没有这项采购，或者您看不到它");
  return procurementOf(row);
}

export async function updateProcurement(
  tx: Tx,
  { jurisdiction, id }: Key,
  change: Partial<Omit<ProcurementRow, "jurisdiction" | "id">>,
): Promise<void> {
  await tx
    .updateTable("procurement")
    .set(change)
    .where("jurisdiction", "=", jurisdiction)
    .where("id", "=", id)
    .execute();
}

export async function updateResponse(
  tx: Tx,
  { jurisdiction, id }: Key,
  change: Partial<Omit<Response, "jurisdiction" | "id">>,
): Promise<void> {
  await tx
    .updateTable("response")
    .set(change)
    .where("jurisdiction", "=", jurisdiction)
    .where("id", "=", id)
    .execute();
}

export type Whole = {
  procurement: ProcurementRow;
  pack: Package;
  shares: PackageShare[];
  criteria: Criterion[];
};

export async function insertProcurement(tx: Tx, whole: Whole): Promise<void> {
  await tx.insertInto("procurement").values(whole.procurement).execute();
  await tx.insertInto("package").values(whole.pack).execute();
  await tx.insertInto("packageShare").values(whole.shares).execute();
  if (whole.criteria.length > 0) await tx.insertInto("criterion").values(whole.criteria).execute();
}

/** Who may see the purchase and what belongs to its notice; responses and scores have sights of their own. */
export async function showTo(
  tx: Tx,
  { jurisdiction, id }: Key,
  readers: readonly string[],
): Promise<void> {
  const seen = { readers: [...new Set(readers)] };
  await updateProcurement(tx, { jurisdiction, id }, seen);
  for (const table of ["package", "criterion"] as const)
    await tx
      .updateTable(table)
      .set(seen)
      .where("jurisdiction", "=", jurisdiction)
      .where("procurement", "=", id)
      .execute();
}

type Judged = "status" | "finalPrice" | "priceReview" | "points" | "rank" | "invalidReason";

/** As it comes in: nobody has judged it yet. */
export async function insertResponse(tx: Tx, row: Omit<Response, Judged>): Promise<void> {
  const unjudged = { finalPrice: null, priceReview: "", points: null, rank: null };
  await tx
    .insertInto("response")
    .values({ ...row, ...unjudged, invalidReason: "", status: "received" })
    .execute();
}

/** Under a widened sight: how many lie sealed, and from whom. */
export async function listSealed(tx: Tx, jurisdiction: string, pack: string) {
  return tx
    .selectFrom("response")
    .select(["id", "provider", "price"])
    .where("jurisdiction", "=", jurisdiction)
    .where("package", "=", pack)
    .where("status", "=", "received")
    .execute();
}

/** Under a widened sight: breaks the seals of what was received and not withdrawn. */
export async function openResponses(
  tx: Tx,
  jurisdiction: string,
  pack: string,
  readers: readonly string[],
): Promise<void> {
  await tx
    .updateTable("response")
    .set({ isOpen: true, readers: [...readers] })
    .where("jurisdiction", "=", jurisdiction)
    .where("package", "=", pack)
    .where("status", "=", "received")
    .execute();
}

export async function replaceSeats(tx: Tx, { jurisdiction, id }: Key, seats: readonly Seat[]) {
  await tx
    .deleteFrom("panelSeat")
    .where("jurisdiction", "=", jurisdiction)
    .where("procurement", "=", id)
    .execute();
  await tx
    .insertInto("panelSeat")
    .values([...seats])
    .execute();
}

export async function insertScores(tx: Tx, rows: readonly Score[]): Promise<void> {
  await tx
    .insertInto("score")
    .values([...rows])
    .execute();
}

export async function insertAward(tx: Tx, row: Award): Promise<void> {
  await tx.insertInto("award").values(row).execute();
}

export async function showAward(
  tx: Tx,
  { jurisdiction, id }: Key,
  readers: readonly string[],
): Promise<void> {
  await tx
    .updateTable("award")
    .set({ readers: [...readers] })
    .where("jurisdiction", "=", jurisdiction)
    .where("procurement", "=", id)
    .execute();
}

export async function insertChallenge(tx: Tx, row: Challenge): Promise<void> {
  await tx.insertInto("challenge").values(row).execute();
}

export async function answerOf(
  tx: Tx,
  { jurisdiction, id }: Key,
  answer: Pick<Challenge, "answer" | "answeredOn">,
): Promise<void> {
  await tx
    .updateTable("challenge")
    .set(answer)
    .where("jurisdiction", "=", jurisdiction)
    .where("procurement", "=", id)
    .where("answeredOn", "is", null)
    .execute();
}

/** Without a new voucher the one that was kept stays. */
export async function upsertDraft(tx: Tx, row: QuickDraftRow): Promise<void> {
  const { content, voucher, savedAt } = row;
  const change = { content, savedAt, ...(voucher === null ? {} : { voucher }) };
  await tx
    .insertInto("quickDraft")
    .values(row)
    .onConflict((on) => on.columns(["jurisdiction", "post"]).doUpdateSet(change))
    .execute();
}

export async function deleteDraft(
  tx: Tx,
  { jurisdiction, post }: { jurisdiction: string; post: string },
): Promise<void> {
  await tx
    .deleteFrom("quickDraft")
    .where("jurisdiction", "=", jurisdiction)
    .where("post", "=", post)
    .execute();
}
