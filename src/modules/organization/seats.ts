import type { Day } from "../../base/day.ts";
import type { Db } from "../../platform/db.ts";
import type { Role } from "./roles.ts";

/** Who sits at a post: the person, and whose post it is where somebody stands in. */
export type Seat = {
  person: string;
  name: string;
  actingFor: string | null;
  holder: string | null;
};

/** 岗位 with their persons; “代” where a colleague acts for the holder. */
export async function seatsOf(db: Db, posts: readonly string[]): Promise<Map<string, Seat>> {
  if (posts.length === 0) return new Map();
  const rows = await db
    .selectFrom("post")
    .innerJoin("person", "person.id", "post.person")
    .leftJoin("post as absent", "absent.id", "post.actingFor")
    .leftJoin("person as holder", "holder.id", "absent.person")
    .select(["post.id", "post.person", "post.actingFor", "person.name", "holder.name as holder"])
    .where("post.id", "in", [...new Set(posts)])
    .execute();
  return new Map(rows.map(({ id, ...seat }) => [id, seat]));
}

/** 王志远, or 李海（代 王志远）: how signatures and stages name whoever acted. */
export const seatName = ({ name, holder }: Pick<Seat, "name" | "holder">): string =>
  holder === null ? name : `${name}（代 ${holder}）`;

/** Who sits in a role of an office on a day: whose desk a matter lies on. Who has left, or is locked out, sits nowhere. */
export async function seatsInRole(
  db: Db,
  organization: string,
  roles: readonly Role[],
  on: Day,
): Promise<{ id: string; role: Role; name: string }[]> {
  const rows = await db
    .selectFrom("post")
    .innerJoin("person", "person.id", "post.person")
    .select(["post.id", "post.role"])
    .where("post.organization", "=", organization)
    .where("post.role", "in", [...roles])
    .where("post.fromOn", "<=", on)
    .where((eb) => eb.or([eb("post.toOn", "is", null), eb("post.toOn", ">=", on)]))
    .where("person.isDisabled", "=", false)
    .orderBy("post.fromOn")
    .orderBy("post.id")
    .execute();
  const seats = await seatsOf(
    db,
    rows.map((one) => one.id),
  );
  return rows.map(({ id, role }) => ({ id, role, name: seatName(seats.get(id)!) }));
}
