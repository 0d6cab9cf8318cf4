import type { Day } from "../../base/day.ts";
import { Refusal } from "../../base/refusal.ts";
import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import {
  StandardContent,
  type ServiceStandard,
  type StandardDraft,
  type StandardStatus,
} from "./model.ts";

/** Beginnings of a division code: a standard of 9901 holds in 990101 too. The sample's is empty. */
const placesOf = (place: string): string[] =>
  Array.from({ length: place.length + 1 }, (_, at) => place.slice(0, at));

type Row = Omit<ServiceStandard, "from" | "to"> & { fromOn: Day; toOn: Day | null };

const standardOf = ({ fromOn, toOn, ...row }: Row): ServiceStandard => ({
  ...row,
  from: fromOn,
  to: toOn ?? undefined,
  content: StandardContent.parse(row.content),
});

/** The most local first; of one place the newest. */
const byPlace = (a: ServiceStandard, b: ServiceStandard): number =>
  b.place.length - a.place.length || b.version - a.version;

/** 服务标准 in force in a place on a day: one an item, a county's own before the sample. */
export async function listStandards(db: Db, place: string, on: Day): Promise<ServiceStandard[]> {
  const rows = await db
    .selectFrom("serviceStandard")
    .selectAll()
    .where("place", "in", placesOf(place))
    .where("fromOn", "<=", on)
    .where((eb) => eb.or([eb("toOn", "is", null), eb("toOn", ">=", on)]))
    .orderBy("item")
    .execute();
  const first = new Map<string, ServiceStandard>();
  for (const one of rows.map(standardOf).sort(byPlace))
    if (!first.has(one.item)) first.set(one.item, one);
  return [...first.values()].sort((a, b) => (a.item < b.item ? -1 : 1));
}

/** Every version of an item that holds, held or will hold in a place, the newest first. */
export async function listVersions(
  db: Db,
  item: string,
  place: string,
): Promise<ServiceStandard[]> {
  const rows = await db
    .selectFrom("serviceStandard")
    .selectAll()
    .where("item", "=", item)
    .where("place", "in", placesOf(place))
    .execute();
  return rows.map(standardOf).sort(byPlace);
}

export async function findStandard(
  db: Db,
  item: string,
  place: string,
  on: Day,
): Promise<ServiceStandard | undefined> {
  return (await listVersions(db, item, place)).find(
    ({ from, to }) => from <= on && (to === undefined || on <= to),
  );
}

export async function getStandard(
  db: Db,
  item: string,
  place: string,
  on: Day,
): Promise<ServiceStandard> {
  const found = await findStandard(db, item, place, on);
  if (found) return found;
  throw new Refusal("notFound", `目录事项 ${item} 在 ${on} 没有服务标准。请行业主管部门先发布标准`);
}

/** The version that a project kept. A county's own numbers go on from the sample's, so that one number names one version. */
export async function findVersion(
  db: Db,
  item: string,
  place: string,
  version: number,
): Promise<ServiceStandard | undefined> {
  return (await listVersions(db, item, place)).find((one) => one.version === version);
}

export async function getVersion(
  db: Db,
  item: string,
  place: string,
  version: number,
): Promise<ServiceStandard> {
  const found = await findVersion(db, item, place, version);
  if (found) return found;
  throw new Refusal("notFound", `目录事项 ${item} 的服务标准没有第 ${version} 版`);
}

export async function getDraft(db: Db, jurisdiction: string, id: string): Promise<StandardDraft> {
  const found = await db
    .selectFrom("standardDraft")
    .selectAll()
    .where("jurisdiction", "=", jurisdiction)
    .where("id", "=", id)
    .executeTakeFirst();
  if (!found) throw new Refusal("notFound", "没有这份标准草案，或者您看不到它");
  return found;
}

export type DraftFilter = {
  status?: StandardStatus | undefined;
  item?: string | undefined;
  limit: number;
  after?: string | undefined;
};

/** Newest first: a department sees its own, county finance all of the county. */
export async function listDrafts(db: Db, by: Actor, filter: DraftFilter): Promise<StandardDraft[]> {
  let query = db
    .selectFrom("standardDraft")
    .selectAll()
    .where("jurisdiction", "=", by.jurisdiction);
  if (filter.status) query = query.where("status", "=", filter.status);
  if (filter.item) query = query.where("item", "=", filter.item);
  if (filter.after) query = query.where("id", "<", filter.after);
  return query.orderBy("id", "desc").limit(filter.limit).execute();
}
