import { Refusal } from "../../base/refusal.ts";
import type { Day } from "../../base/day.ts";
import type { Db } from "../../platform/db.ts";
import type { Organization, OrganizationKind } from "./model.ts";
import { seatName, seatsOf } from "./seats.ts";

export async function getOrganization(db: Db, id: string): Promise<Organization> {
  const found = await db
    .selectFrom("organization")
    .selectAll()
    .where("id", "=", id)
    .executeTakeFirst();
  if (!found) throw new Refusal("notFound", "没有这个单位");
  return found;
}

export async function findPersonByLogin(db: Db, login: string) {
  return db.selectFrom("person").selectAll().where("login", "=", login).executeTakeFirst();
}

export async function getPerson(db: Db, id: string) {
  const found = await db.selectFrom("person").selectAll().where("id", "=", id).executeTakeFirst();
  if (!found) throw new Refusal("notFound", "没有这个人员");
  return found;
}

/** 岗位 of a person in force on the day, with organization and role. */
export async function listPostsOf(db: Db, person: string, on: Day) {
  return db
    .selectFrom("post")
    .innerJoin("organization", "organization.id", "post.organization")
    .select([
      "post.id",
      "post.role",
      "post.person",
      "post.organization",
      "post.toOn",
      "post.actingFor",
      "organization.name",
      "organization.kind",
      "organization.jurisdiction",
    ])
    .where("post.person", "=", person)
    .where("post.fromOn", "<=", on)
    .where((eb) => eb.or([eb("post.toOn", "is", null), eb("post.toOn", ">=", on)]))
    .orderBy("post.fromOn")
    .orderBy("post.id")
    .execute();
}

export type PostOf = Omit<Awaited<ReturnType<typeof listPostsOf>>[number], "toOn" | "actingFor">;

export async function listOrganizations(
  db: Db,
  jurisdiction: string,
  kinds: readonly OrganizationKind[],
) {
  return (
    db
      .selectFrom("organization")
      .selectAll()
      // Providers and evaluators belong to no treasury: they serve many.
      .where((eb) => eb.or([eb("jurisdiction", "=", jurisdiction), eb("jurisdiction", "is", null)]))
      .where("kind", "in", [...kinds])
      .orderBy("division")
      .orderBy("id")
      .limit(1000)
      .execute()
  );
}

export type SeatFilter = {
  words?: string | undefined;
  after?: string | undefined;
  limit: number;
};

/** 人员和岗位 of a treasury by account; of all where the asker looks after the whole platform. */
export async function listSeats(db: Db, jurisdiction: string, filter: SeatFilter) {
  const { words, after, limit } = filter;
  let query = db
    .selectFrom("post")
    .innerJoin("organization", "organization.id", "post.organization")
    .innerJoin("person", "person.id", "post.person")
    .select([
      "post.id",
      "post.role",
      "post.person",
      "post.organization",
      "post.fromOn",
      "post.toOn",
      "person.name",
      "person.login",
      "person.isDisabled",
      "organization.name as office",
    ]);
  if (jurisdiction) query = query.where("organization.jurisdiction", "=", jurisdiction);
  if (words)
    query = query.where((eb) =>
      eb.or([
        eb("person.name", "like", `%${words}%`),
        eb("person.login", "like", `%${words}%`),
        eb("organization.name", "like", `%${words}%`),
      ]),
    );
  const [login, post] = after?.split(" ") ?? [];
  if (login && post)
    query = query.where((eb) =>
      eb.or([
        eb("person.login", ">", login),
        eb.and([eb("person.login", "=", login), eb("post.id", ">", post)]),
      ]),
    );
  return query.orderBy("person.login").orderBy("post.id").limit(limit).execute();
}

/** The organization of a kind in a treasury; there is exactly one county finance bureau. */
export async function findByKind(db: Db, jurisdiction: string, kind: OrganizationKind) {
  return db
    .selectFrom("organization")
    .selectAll()
    .where("jurisdiction", "=", jurisdiction)
    .where("kind", "=", kind)
    .orderBy("id")
    .executeTakeFirst();
}

/** Names for ids, for views: a map, so that one question serves a whole list. */
export async function namesOf(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom("organization")
    .select(["id", "name"])
    .where("id", "in", [...new Set(ids)])
    .execute();
  return new Map(rows.map((row) => [row.id, row.name]));
}

/** Who holds a post: for signatures and stages. */
export async function personsOfPosts(
  db: Db,
  posts: readonly string[],
): Promise<Map<string, string>> {
  const seats = await seatsOf(db, posts);
  return new Map([...seats].map(([id, seat]) => [id, seatName(seat)]));
}

/** How many persons hold these posts: two posts may well be one person. */
export async function countPersons(db: Db, posts: readonly string[]): Promise<number> {
  if (posts.length === 0) return 0;
  const rows = await db
    .selectFrom("post")
    .select("person")
    .distinct()
    .where("id", "in", [...new Set(posts)])
    .execute();
  return rows.length;
}

export async function getJurisdiction(db: Db, code: string) {
  const found = await db
    .selectFrom("jurisdiction")
    .selectAll()
    .where("code", "=", code)
    .executeTakeFirst();
  if (!found) throw new Refusal("notFound", `没有开通财政区划 ${code}`);
  return found;
}

/** 县 whose treasuries are open: most installations have one. */
export const listCounties = (db: Db, { lo, hi } = { lo: "000000", hi: ":" }) =>
  db
    .selectFrom("jurisdiction")
    .select(["code", "name", "division"])
    .where("level", "=", "county")
    .where("code", ">=", lo)
    .where("code", "<", hi)
    .orderBy("code")
    .limit(200)
    .execute();

/** The one county of this installation, or of several the one whose office runs it; none is guessed at. */
export async function findOnlyCounty(db: Db) {
  const all = db.selectFrom("jurisdiction").selectAll("jurisdiction").where("level", "=", "county");
  const counties = await all.limit(2).execute();
  if (counties.length < 2) return counties[0];
  const running = await all
    .innerJoin("organization", "organization.jurisdiction", "jurisdiction.code")
    .where("organization.kind", "=", "platform")
    .limit(2)
    .execute();
  return running.length === 1 ? running[0] : undefined;
}

/** Organizations of a kind that belong to no treasury (third parties), for a choice. */
export async function listOfKind(db: Db, kind: OrganizationKind) {
  return db
    .selectFrom("organization")
    .select(["id", "name"])
    .where("kind", "=", kind)
    .orderBy("id")
    .limit(200)
    .execute();
}

/** All posts a person ever held, for the administrator. */
export async function listAllPostsOf(db: Db, person: string) {
  return db
    .selectFrom("post")
    .innerJoin("organization", "organization.id", "post.organization")
    .select([
      "post.id",
      "post.role",
      "post.fromOn",
      "post.toOn",
      "post.organization",
      "organization.name",
      "organization.jurisdiction",
    ])
    .where("post.person", "=", person)
    .orderBy("post.fromOn")
    .orderBy("post.id")
    .execute();
}

/** 性质更正 of these organizations, oldest first: the last one counts. */
export async function listCorrections(db: Db, organizations: readonly string[]) {
  if (organizations.length === 0) return [];
  return db
    .selectFrom("natureCorrection")
    .selectAll()
    .where("organization", "in", [...organizations])
    .orderBy("id")
    .execute();
}

/** Names of treasuries, as their platforms call them. */
export async function jurisdictionNames(
  db: Db,
  codes: readonly string[],
): Promise<Map<string, string>> {
  if (codes.length === 0) return new Map();
  const rows = await db
    .selectFrom("jurisdiction")
    .select(["code", "name"])
    .where("code", "in", [...codes])
    .execute();
  return new Map(rows.map((row) => [row.code, row.name]));
}
