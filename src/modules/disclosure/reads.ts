import { sql } from "kysely";
import { fen, nought, sum } from "../../base/money.ts";
import { Refusal } from "../../base/refusal.ts";
import type { Db } from "../../platform/db.ts";
import type { PublicPlaceYear } from "./writes.ts";

/** The only tables that the public reads: publication, public_project, public_place_year, and names of places. */

export type Search = {
  q?: string | undefined;
  place?: string | undefined;
  jurisdiction?: string | undefined;
  year?: number | undefined;
  grade?: string | undefined;
  kind?: string | undefined;
  project?: string | undefined;
  limit: number;
  after?: string | undefined;
};

/** Every word must be found; nobody who searches thinks of an order. */
const wordsOf = (q: string | undefined): string[] => (q ?? "").split(/\s+/).filter(Boolean);

const holds = (word: string) => sql<boolean>`strpos(lower(words), lower(${word})) > 0`;

export async function listPublicProjects(db: Db, search: Search) {
  let query = db.selectFrom("publicProject").selectAll();
  for (const word of wordsOf(search.q)) query = query.where(holds(word));
  if (search.jurisdiction) query = query.where("jurisdiction", "=", search.jurisdiction);
  if (search.place) query = query.where("organization", "=", search.place);
  if (search.year) query = query.where("year", "=", search.year);
  if (search.grade) query = query.where("grade", "=", search.grade);
  if (search.after) query = query.where("id", "<", search.after);
  return query.orderBy("id", "desc").limit(search.limit).execute();
}

export async function getPublicProject(db: Db, jurisdiction: string, id: string) {
  const found = await db
    .selectFrom("publicProject")
    .selectAll()
    .where("jurisdiction", "=", jurisdiction)
    .where("id", "=", id)
    .executeTakeFirst();
  if (!found) throw new Refusal("notFound", "没有公开这个项目");
  return found;
}

const columns = [
  "jurisdiction",
  "id",
  "organization",
  "kind",
  "subjectKind",
  "subjectId",
  "project",
  "title",
  "place",
  "says",
  "year",
  "amount",
  "grade",
  "provider",
  "happenedOn",
  "publishedAt",
  "dueOn",
] as const;

/** Newest first; of each subject and kind only what was published last. */
export async function listPublications(db: Db, search: Search) {
  let query = db
    .selectFrom("publication as one")
    .select(columns)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom("publication as later")
            .select("later.id")
            .whereRef("later.jurisdiction", "=", "one.jurisdiction")
            .whereRef("later.subjectId", "=", "one.subjectId")
            .whereRef("later.kind", "=", "one.kind")
            .whereRef("later.id", ">", "one.id"),
        ),
      ),
    );
  for (const word of wordsOf(search.q)) query = query.where(holds(word));
  if (search.kind) query = query.where("kind", "=", search.kind);
  if (search.jurisdiction) query = query.where("jurisdiction", "=", search.jurisdiction);
  if (search.place) query = query.where("organization", "=", search.place);
  if (search.project) query = query.where("project", "=", search.project);
  if (search.year) query = query.where("year", "=", search.year);
  if (search.grade) query = query.where("grade", "=", search.grade);
  if (search.after) query = query.where("id", "<", search.after);
  return query.orderBy("id", "desc").limit(search.limit).execute();
}

export type ListedPublication = Awaited<ReturnType<typeof listPublications>>[number];

const notPublished = () => new Refusal("notFound", "没有这份公开材料");

export async function getPublication(db: Db, jurisdiction: string, id: string) {
  const found = await db
    .selectFrom("publication")
    .selectAll()
    .where("jurisdiction", "=", jurisdiction)
    .where("id", "=", id)
    .executeTakeFirst();
  if (!found) throw notPublished();
  return found;
}

/** All that was published about one subject, the newest first. */
export async function listOfSubject(
  db: Db,
  jurisdiction: string,
  subject: { kind: string; id: string },
) {
  return db
    .selectFrom("publication")
    .selectAll()
    .where("jurisdiction", "=", jurisdiction)
    .where("subjectId", "=", subject.id)
    .where("kind", "=", subject.kind)
    .orderBy("id", "desc")
    .limit(50)
    .execute();
}

export async function getNewestOf(
  db: Db,
  jurisdiction: string,
  subject: { kind: string; id: string },
) {
  const [newest] = await listOfSubject(db, jurisdiction, subject);
  if (!newest) throw notPublished();
  return newest;
}

/** The one county of this installation, or the one asked for; undefined where there are several and none was named. */
export async function findCounty(db: Db, asked: string | undefined) {
  const counties = await db
    .selectFrom("jurisdiction")
    .select(["code", "name"])
    .where("level", "=", "county")
    .orderBy("code")
    .limit(200)
    .execute();
  if (asked) return counties.find((one) => one.code === asked);
  return counties.length === 1 ? counties[0] : undefined;
}

export async function listPlaces(db: Db, year: number, jurisdiction: string | undefined) {
  let query = db.selectFrom("publicPlaceYear").selectAll().where("year", "=", year);
  if (jurisdiction) query = query.where("jurisdiction", "=", jurisdiction);
  return query.orderBy("name").limit(2000).execute();
}

export const moneyOf = (places: readonly PublicPlaceYear[]) => {
  const all = (of: "approved" | "planned" | "contracted" | "paid") =>
    places.length === 0 ? nought : sum(places.map((one) => fen(one[of])));
  return {
    budget: all("approved"),
    planned: all("planned"),
    contracted: all("contracted"),
    paid: all("paid"),
  };
};

/** How many projects of a year were found 优 良 中 差, each by its newest published grade. */
export async function countGrades(db: Db, year: number, jurisdiction: string | undefined) {
  let query = db
    .selectFrom("publicProject")
    .select(["grade", sql<bigint>`count(*)`.as("count")])
    .where("year", "=", year)
    .where("grade", "is not", null);
  if (jurisdiction) query = query.where("jurisdiction", "=", jurisdiction);
  const rows = await query.groupBy("grade").execute();
  const of = (grade: string) => Number(rows.find((row) => row.grade === grade)?.count ?? 0n);
  return { excellent: of("优"), good: of("良"), fair: of("中"), poor: of("差") };
}
