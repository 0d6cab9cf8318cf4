import { sql } from "kysely";
import type { Day } from "../../base/day.ts";
import { Refusal } from "../../base/refusal.ts";
import type { Db } from "../../platform/db.ts";
import { getOrganization } from "../organization/reads.ts";
import type {
  DirectoryEntry,
  Provider,
  ProviderFile,
  ProviderStatus,
  Qualification,
  Rating,
} from "./model.ts";
import type { ProviderTables } from "./writes.ts";

const asProvider = (row: ProviderTables["provider"]): Provider => ({
  ...row,
  institutionClass: row.institutionClass ?? undefined,
  isFiscalMass: row.isFiscalMass ?? undefined,
  eligibility: row.eligibility ?? undefined,
});

export async function findProvider(db: Db, id: string): Promise<Provider | undefined> {
  const row = await db.selectFrom("provider").selectAll().where("id", "=", id).executeTakeFirst();
  return row && asProvider(row);
}

export async function findByCreditCode(db: Db, creditCode: string): Promise<Provider | undefined> {
  const row = await db
    .selectFrom("provider")
    .selectAll()
    .where("creditCode", "=", creditCode)
    .executeTakeFirst();
  return row && asProvider(row);
}

async function qualificationsOf(db: Db, provider: string): Promise<Qualification[]> {
  const rows = await db
    .selectFrom("providerQualification")
    .select(["id", "heldBy", "name", "number", "issuer", "holders", "fromOn", "toOn"])
    .where("provider", "=", provider)
    .orderBy("fromOn")
    .orderBy("id")
    .execute();
  return rows.map(({ fromOn, toOn, ...row }) => ({
    ...row,
    from: fromOn,
    to: toOn ?? undefined,
  }));
}

async function bansOf(db: Db, provider: string) {
  const rows = await db
    .selectFrom("providerBan")
    .select(["id", "fromOn as from", "untilOn as until", "document", "reason"])
    .where("provider", "=", provider)
    .orderBy("fromOn")
    .execute();
  return rows;
}

/** 承接主体档案: the provider with all that bars ask about it. */
export async function getProvider(db: Db, id: string): Promise<ProviderFile> {
  const provider = await findProvider(db, id);
  if (!provider) throw new Refusal("notFound", "没有这个承接主体");
  const { nature } = await getOrganization(db, id);
  const qualifications = await qualificationsOf(db, id);
  return { ...provider, nature: nature ?? undefined, qualifications, bans: await bansOf(db, id) };
}

/** The facts of the bars that procurement and contract use, in one object. */
export async function factsOfProvider(db: Db, id: string, on: Day) {
  const file = await getProvider(db, id);
  const { status, bans, qualifications } = file;
  return { provider: file, status, bans, qualifications, on };
}

export async function listDirectory(db: Db, provider: string): Promise<DirectoryEntry[]> {
  const rows = await db
    .selectFrom("providerDirectory")
    .select(["jurisdiction", "kind", "document", "listedOn", "removedOn"])
    .where("provider", "=", provider)
    .orderBy("listedOn")
    .execute();
  return rows.map(({ removedOn, ...row }) => ({
    ...row,
    removedOn: removedOn ?? undefined,
  }));
}

export async function listRatings(db: Db, provider: string): Promise<Rating[]> {
  return db
    .selectFrom("providerRating")
    .select(["jurisdiction", "evaluation", "contract", "year", "score", "grade", "gradedOn"])
    .where("provider", "=", provider)
    .orderBy("gradedOn", "desc")
    .limit(50)
    .execute();
}

export type ProviderPage = {
  words?: string | undefined;
  status?: ProviderStatus | undefined;
  /** Only those in the open directory of this treasury. */
  listedIn?: string | undefined;
  limit: number;
  after?: string | undefined;
};

/** Keyset-paged by credit code, which everybody has exactly once. */
export async function listProviders(db: Db, page: ProviderPage): Promise<Provider[]> {
  const { words, status, listedIn, limit, after } = page;
  let query = db.selectFrom("provider").selectAll().orderBy("creditCode").limit(limit);
  if (after !== undefined) query = query.where("creditCode", ">", after);
  if (status !== undefined) query = query.where("status", "=", status);
  if (words !== undefined) {
    const like = `%${words.replace(/[\\%_]/g, "\\$&")}%`;
    query = query.where((eb) => eb.or([eb("name", "like", like), eb("creditCode", "like", like)]));
  }
  if (listedIn !== undefined)
    query = query.where("id", "in", (eb) =>
      eb
        .selectFrom("providerDirectory")
        .select("provider")
        .where("jurisdiction", "=", listedIn)
        .where("removedOn", "is", null),
    );
  return (await query.execute()).map(asProvider);
}

/** 在册承接主体 whose full names stand in the words, as a text must not have it that is to be put to competition. */
export async function listNamedIn(db: Db, words: string): Promise<string[]> {
  const rows = await db
    .selectFrom("provider")
    .select("name")
    .where(sql<boolean>`char_length(name) >= 4`)
    .where(sql<boolean>`strpos(${words}, name) > 0`)
    .orderBy("name")
    .limit(5)
    .execute();
  return rows.map((one) => one.name);
}
