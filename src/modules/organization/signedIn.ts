import type { Day } from "../../base/day.ts";
import { Refusal } from "../../base/refusal.ts";
import type { Db, Tables } from "../../platform/db.ts";
import { sha256 } from "../../platform/identity.ts";
import { isLive } from "../../platform/session.ts";

const seatColumns = [
  "person.isDisabled",
  "person.mustChange",
  "post.id",
  "post.role",
  "post.organization",
  "organization.name",
  "organization.kind",
  "organization.jurisdiction",
] as const;

type SeatRow = Pick<Tables["person"], "isDisabled" | "mustChange"> & {
  [Column in "id" | "role" | "organization"]: Tables["post"][Column] | null;
} & { [Column in "name" | "kind" | "jurisdiction"]: Tables["organization"][Column] | null };

function seatOf(person: string, found: SeatRow) {
  const { isDisabled, mustChange, id, role, organization, name, kind, jurisdiction } = found;
  const chosen =
    id !== null && role !== null && organization !== null && name !== null && kind !== null
      ? { id, role, person, organization, name, kind, jurisdiction }
      : undefined;
  return { isDisabled, mustChange, post: chosen };
}

/** Whether a person may act, and the post, where it is in force on the day. */
export async function findSeat(db: Db, person: string, post: string | null, on: Day) {
  const found = await db
    .selectFrom("person")
    .leftJoin("post", (join) =>
      join
        .onRef("post.person", "=", "person.id")
        .on("post.id", "=", post)
        .on("post.fromOn", "<=", on)
        .on((eb) => eb.or([eb("post.toOn", "is", null), eb("post.toOn", ">=", on)])),
    )
    .leftJoin("organization", "organization.id", "post.organization")
    .select(seatColumns)
    .where("person.id", "=", person)
    .executeTakeFirst();
  if (!found) throw new Refusal("notFound", "没有这个人员");
  return seatOf(person, found);
}

/** Who is signed in by this session, and the post chosen: asked at every call, so by one statement. */
export async function findSessionSeat(db: Db, token: string, on: Day) {
  const found = await db
    .selectFrom("session")
    .innerJoin("person", "person.id", "session.person")
    .leftJoin("post", (join) =>
      join
        .onRef("post.person", "=", "session.person")
        .onRef("post.id", "=", "session.post")
        .on("post.fromOn", "<=", on)
        .on((eb) => eb.or([eb("post.toOn", "is", null), eb("post.toOn", ">=", on)])),
    )
    .leftJoin("organization", "organization.id", "post.organization")
    .select(["session.tokenHash", "session.person", "session.seenAt", "session.expiresAt"])
    .select(seatColumns)
    .where("session.tokenHash", "=", sha256(token))
    .executeTakeFirst();
  if (!found || !isLive(found)) return undefined;
  return { session: found, seat: seatOf(found.person, found) };
}
