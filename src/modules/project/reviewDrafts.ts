import type { Actor } from "../../platform/actor.ts";
import { now } from "../../platform/clock.ts";
import type { Db, Tx } from "../../platform/db.ts";
import { personsOfPosts } from "../organization/reads.ts";
import { partNames, reviewParts, type Opinion, type Project, type ReviewDraft } from "./model.ts";
import { hashesOf, toldOf, type PartHashes, type Told } from "./reviewParts.ts";
import { upsertReviewDraft } from "./writes.ts";

/** 暂存的意见: written on the sheet and not signed. It belongs to the desk: whoever sits there, or stands in, goes on with it. */

/** The draft of the asker's own desk; the database shows it to the own office alone. */
const draftOf = (
  db: Db,
  { roles }: Pick<Actor, "roles">,
  { jurisdiction, id }: Pick<Project, "jurisdiction" | "id">,
): Promise<ReviewDraft | undefined> =>
  db
    .selectFrom("reviewDraft")
    .selectAll()
    .where("jurisdiction", "=", jurisdiction)
    .where("project", "=", id)
    .where("role", "in", roles as ReviewDraft["role"][])
    .executeTakeFirst();

/** 暂存的意见 as its desk finds it again, with what was changed in the project since it was written. */
export async function reviewDraftView(db: Db, by: Actor, project: Project) {
  const draft = await draftOf(db, by, project);
  if (!draft) return null;
  const persons = await personsOfPosts(db, [draft.post]);
  const seen = JSON.parse(draft.seen) as PartHashes;
  const stands = hashesOf(await toldOf(db, project));
  return {
    opinion: draft.opinion,
    reason: draft.reason,
    person: persons.get(draft.post) ?? "",
    savedAt: draft.savedAt.toISOString(),
    changed: reviewParts.filter((part) => seen[part] !== stands[part]).map((one) => partNames[one]),
  };
}

type Written = { role: ReviewDraft["role"]; opinion: Opinion; reason: string; told: Told };

export const keepReviewDraft = (
  tx: Tx,
  by: Actor,
  { jurisdiction, organization, id }: Project,
  { told, ...written }: Written,
): Promise<void> =>
  upsertReviewDraft(tx, {
    ...written,
    jurisdiction,
    organization,
    readers: [],
    project: id,
    seen: JSON.stringify(hashesOf(told)),
    post: by.post,
    savedAt: now(),
  });
