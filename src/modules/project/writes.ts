import type { Money } from "../../base/money.ts";
import { Refusal } from "../../base/refusal.ts";
import type { Tx } from "../../platform/db.ts";
import type {
  Funding,
  Project,
  ReviewDesk,
  ReviewDraft,
  ReviewOpinion,
  ReviewVoiding,
  Share,
  Target,
  UpperReview,
} from "./model.ts";

declare module "../../platform/db.ts" {
  interface Tables {
    project: Project;
    share: Share;
    funding: Funding;
    target: Target;
    reviewOpinion: ReviewOpinion;
    reviewDesk: ReviewDesk;
    reviewDraft: ReviewDraft;
    reviewVoiding: ReviewVoiding;
    upperReview: UpperReview;
  }
}

export async function insertProject(tx: Tx, row: Project): Promise<void> {
  await tx.insertInto("project").values(row).execute();
}

/** Gets the project and holds it until the transaction ends. */
export async function lockProject(tx: Tx, jurisdiction: string, id: string): Promise<Project> {
  const found = await tx
    .selectFrom("project")
    .selectAll()
    .where("jurisdiction", "=", jurisdiction)
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
  if (!found) throw new Refusal("notFound", "没有这个项目，或者您看不到它");
  return found;
}

export async function updateProject(
  tx: Tx,
  { jurisdiction, id }: Pick<Project, "jurisdiction" | "id">,
  changes: Partial<Omit<Project, "jurisdiction" | "id" | "organization" | "number">>,
): Promise<void> {
  await tx
    .updateTable("project")
    .set(changes)
    .where("jurisdiction", "=", jurisdiction)
    .where("id", "=", id)
    .execute();
}

export type Parts = { shares: Share[]; fundings: Funding[]; targets: Target[] };

export async function insertParts(tx: Tx, { shares, fundings, targets }: Parts): Promise<void> {
  if (shares.length > 0) await tx.insertInto("share").values(shares).execute();
  if (fundings.length > 0) await tx.insertInto("funding").values(fundings).execute();
  if (targets.length > 0) await tx.insertInto("target").values(targets).execute();
}

export async function updateShareLeft(
  tx: Tx,
  { jurisdiction, id }: Pick<Share, "jurisdiction" | "id">,
  leftOn: string,
): Promise<void> {
  await tx
    .updateTable("share")
    .set({ leftOn })
    .where("jurisdiction", "=", jurisdiction)
    .where("id", "=", id)
    .execute();
}

/** More or less money of a line for a share: what it pays and what the share costs the budget move together. */
export async function changeFunding(
  tx: Tx,
  { jurisdiction, id, share }: Funding,
  change: Money,
): Promise<void> {
  await tx
    .updateTable("funding")
    .set(({ eb }) => ({ amount: eb("amount", "+", change) }))
    .where("jurisdiction", "=", jurisdiction)
    .where("id", "=", id)
    .execute();
  await tx
    .updateTable("share")
    .set(({ eb }) => ({ fiscal: eb("fiscal", "+", change) }))
    .where("jurisdiction", "=", jurisdiction)
    .where("id", "=", share)
    .execute();
}

/** A draft is written again as a whole. What is in the plan cannot be: its allotments hold on to the shares. */
export async function deleteParts(
  tx: Tx,
  { jurisdiction, id }: Pick<Project, "jurisdiction" | "id">,
): Promise<void> {
  const shares = tx
    .selectFrom("share")
    .select("id")
    .where("jurisdiction", "=", jurisdiction)
    .where("project", "=", id);
  await tx
    .deleteFrom("funding")
    .where("jurisdiction", "=", jurisdiction)
    .where("share", "in", shares)
    .execute();
  await tx
    .deleteFrom("share")
    .where("jurisdiction", "=", jurisdiction)
    .where("project", "=", id)
    .execute();
  await tx
    .deleteFrom("target")
    .where("jurisdiction", "=", jurisdiction)
    .where("project", "=", id)
    .execute();
}

export async function insertOpinion(tx: Tx, row: ReviewOpinion): Promise<void> {
  await tx.insertInto("reviewOpinion").values(row).execute();
}

/** The later sheet of a desk takes the place of the one before. */
export async function upsertReviewDraft(tx: Tx, row: ReviewDraft): Promise<void> {
  const { opinion, reason, seen, post, savedAt } = row;
  await tx
    .insertInto("reviewDraft")
    .values(row)
    .onConflict((on) =>
      on
        .columns(["jurisdiction", "project", "role"])
        .doUpdateSet({ opinion, reason, seen, post, savedAt }),
    )
    .execute();
}

/** The desk has signed; or, where none is named, nobody signs this project any more. */
export async function deleteReviewDrafts(
  tx: Tx,
  { jurisdiction, id }: Pick<Project, "jurisdiction" | "id">,
  role?: ReviewDraft["role"],
): Promise<void> {
  const all = tx
    .deleteFrom("reviewDraft")
    .where("jurisdiction", "=", jurisdiction)
    .where("project", "=", id);
  await (role === undefined ? all : all.where("role", "=", role)).execute();
}

export async function insertVoidings(tx: Tx, rows: readonly ReviewVoiding[]): Promise<void> {
  if (rows.length > 0)
    await tx
      .insertInto("reviewVoiding")
      .values([...rows])
      .execute();
}

/** A set of desks is never edited: the next one replaces it from its first day on. */
export async function insertDesks(tx: Tx, rows: readonly ReviewDesk[]): Promise<void> {
  await tx
    .insertInto("reviewDesk")
    .values([...rows])
    .execute();
}

export async function insertUpperReviews(tx: Tx, rows: readonly UpperReview[]): Promise<void> {
  await tx
    .insertInto("upperReview")
    .values([...rows])
    .execute();
}
