import { sql } from "kysely";
import { fen, type Money } from "../../base/money.ts";
import { Refusal } from "../../base/refusal.ts";
import type { Actor } from "../../platform/actor.ts";
import { rowsOf, type Db } from "../../platform/db.ts";
import { getJurisdiction } from "../organization/reads.ts";
import type { ServiceStandard } from "../standard/model.ts";
import { findVersion } from "../standard/reads.ts";
import type { Funding, Project, ProjectStatus, Share, Target } from "./model.ts";

export async function getProject(db: Db, jurisdiction: string, id: string): Promise<Project> {
  const found = await db
    .selectFrom("project")
    .selectAll()
    .where("jurisdiction", "=", jurisdiction)
    .where("id", "=", id)
    .executeTakeFirst();
  if (!found) throw new Refusal("notFound", "没有这个项目，或者您看不到它");
  return { ...found, unitPrice: fen(found.unitPrice) };
}

/** Projects as far as the asker sees them. */
export async function listProjectsByIds(
  db: Db,
  jurisdiction: string,
  ids: readonly string[],
): Promise<Project[]> {
  if (ids.length === 0) return [];
  return db
    .selectFrom("project")
    .selectAll()
    .where("jurisdiction", "=", jurisdiction)
    .where("id", "in", [...new Set(ids)])
    .execute();
}

export async function listSharesByIds(
  db: Db,
  jurisdiction: string,
  ids: readonly string[],
): Promise<Pick<Share, "id" | "userOrganization">[]> {
  if (ids.length === 0) return [];
  return db
    .selectFrom("share")
    .select(["id", "userOrganization"])
    .where("jurisdiction", "=", jurisdiction)
    .where("id", "in", [...new Set(ids)])
    .execute();
}

/** The service standard that a project kept: the version of its day, whatever was published since. */
export async function standardOf(
  db: Db,
  {
    jurisdiction,
    catalogItem,
    standard,
  }: Pick<Project, "jurisdiction" | "catalogItem" | "standard">,
): Promise<ServiceStandard | undefined> {
  if (standard === null) return undefined;
  const { division } = await getJurisdiction(db, jurisdiction);
  return findVersion(db, catalogItem, division, standard);
}

/** 资格要求 of a standard. What only a sample asks is advice: unconfirmed, it bars nobody. */
export const requiredBy = (standard: ServiceStandard | undefined) =>
  (standard?.content.qualifications ?? []).map((one) => ({
    ...one,
    ...(standard?.confirmed ? {} : { isAdvice: true }),
  }));

/** Those that take part; who has left is no longer bought for. */
export async function listShares(db: Db, jurisdiction: string, project: string): Promise<Share[]> {
  return db
    .selectFrom("share")
    .selectAll()
    .where("jurisdiction", "=", jurisdiction)
    .where("project", "=", project)
    .where("leftOn", "is", null)
    .orderBy("id")
    .execute();
}

export async function listTargets(
  db: Db,
  jurisdiction: string,
  project: string,
): Promise<Target[]> {
  return db
    .selectFrom("target")
    .selectAll()
    .where("jurisdiction", "=", jurisdiction)
    .where("project", "=", project)
    .orderBy("position")
    .execute();
}

/** 资金来源 of all shares of a project. */
export async function listFundings(
  db: Db,
  jurisdiction: string,
  project: string,
): Promise<Funding[]> {
  const shares = await listShares(db, jurisdiction, project);
  if (shares.length === 0) return [];
  return db
    .selectFrom("funding")
    .selectAll()
    .where("jurisdiction", "=", jurisdiction)
    .where(
      "share",
      "in",
      shares.map((one) => one.id),
    )
    .orderBy("share")
    .orderBy("id")
    .execute();
}

/** Projects of a purchaser for a year that may still come into its plan, or are there. */
export async function listProjectsOf(
  db: Db,
  { jurisdiction, organization, year }: Pick<Project, "jurisdiction" | "organization" | "year">,
) {
  return db
    .selectFrom("project")
    .selectAll()
    .where("jurisdiction", "=", jurisdiction)
    .where("organization", "=", organization)
    .where("year", "=", year)
    .where("status", "<>", "withdrawn")
    .orderBy("id")
    .execute();
}

/** What each of these projects takes from which line, and what of its own money it brings. */
export async function moneyOfProjects(db: Db, jurisdiction: string, projects: readonly string[]) {
  const none = { fundings: [], others: new Map<string, Money>() };
  if (projects.length === 0) return none;
  const shares = await db
    .selectFrom("share")
    .select(["id", "project", "other"])
    .where("jurisdiction", "=", jurisdiction)
    .where("project", "in", [...projects])
    .where("leftOn", "is", null)
    .execute();
  if (shares.length === 0) return none;
  const rows = await db
    .selectFrom("funding")
    .select(["share", "line", "amount"])
    .where("jurisdiction", "=", jurisdiction)
    .where(
      "share",
      "in",
      shares.map((one) => one.id),
    )
    .execute();
  const projectOf = new Map(shares.map((one) => [one.id, one.project]));
  const others = new Map<string, Money>();
  for (const { project, other } of shares)
    others.set(project, fen((others.get(project) ?? 0n) + other));
  const fundings = rows.map(({ share, line, amount }) => ({
    project: projectOf.get(share)!,
    line,
    amount: fen(amount),
  }));
  return { fundings, others };
}

/** The lines of these fundings that the asker may see; a line of another organization may be hidden. */
export async function listLinesOf(db: Db, jurisdiction: string, lines: readonly string[]) {
  if (lines.length === 0) return [];
  return db
    .selectFrom("budgetLine")
    .select(["id", "code", "title", "year", "source", "organization", "functionalClass"])
    .where("jurisdiction", "=", jurisdiction)
    .where("id", "in", [...new Set(lines)])
    .execute();
}

export type ProjectFilter = {
  status?: ProjectStatus | undefined;
  year?: number | undefined;
  organization?: string | undefined;
  text?: string | undefined;
  limit: number;
  after?: string | undefined;
};

/** Newest first. */
export async function listProjects(
  db: Db,
  by: Pick<Actor, "jurisdiction" | "organization" | "sight">,
  filter: ProjectFilter,
): Promise<Project[]> {
  const matching = () => {
    let query = db.selectFrom("project").selectAll();
    if (by.jurisdiction) query = query.where("jurisdiction", "=", by.jurisdiction);
    if (filter.status) query = query.where("status", "=", filter.status);
    if (filter.year) query = query.where("year", "=", filter.year);
    if (filter.organization) query = query.where("organization", "=", filter.organization);
    if (filter.text)
      query = query.where(sql<boolean>`strpos(title || number || item_name, ${filter.text}) > 0`);
    if (filter.after) query = query.where("id", "<", filter.after);
    return query.orderBy("id", "desc").limit(filter.limit);
  };
  if (by.sight.scope === "all") return matching().execute();
  // Row-level security would find the same rows, but by walking all of the county: a policy uses no index.
  const own = matching().where("organization", "=", by.organization);
  const offered = matching()
    .where("organization", "!=", by.organization)
    .where(sql<boolean>`readers <> '{}'`)
    .where(sql<boolean>`readers && ${by.sight.mine}::uuid[]`);
  return db
    .selectFrom(own.as("own"))
    .selectAll()
    .unionAll(db.selectFrom(offered.as("offered")).selectAll())
    .orderBy("id", "desc")
    .limit(filter.limit)
    .execute();
}

export type ProjectSum = { cost: Money; shares: number; planned: Money };

/** Cost and number of shares of each, and what stands in the plan now. */
export async function sumsOf(
  db: Db,
  projects: readonly Pick<Project, "jurisdiction" | "id">[],
): Promise<Map<string, ProjectSum>> {
  const sums = new Map<string, ProjectSum>();
  for (const jurisdiction of new Set(projects.map((one) => one.jurisdiction))) {
    const ids = projects.filter((one) => one.jurisdiction === jurisdiction).map((one) => one.id);
    const rows = await rowsOf(
      db,
      sql<{ project: string; cost: bigint; shares: number; planned: bigint }>`
        select s.project, sum(s.fiscal + s.other)::bigint as cost, count(*)::integer as shares,
          coalesce((select sum(l.planned_after) from allotment a
            cross join lateral (select planned_after from posting where jurisdiction = ${jurisdiction} and allotment = a.id
              order by seq desc limit 1) l
            where a.jurisdiction = ${jurisdiction} and a.project = s.project), 0)::bigint as planned
        from share s where s.jurisdiction = ${jurisdiction} and s.project = any(${ids}::uuid[]) and s.left_on is null
        group by s.project`,
    );
    for (const { project, cost, shares, planned } of rows)
      sums.set(project, { cost: fen(cost), shares, planned: fen(planned) });
  }
  return sums;
}

/** 同类本年累计: what the purchaser has already put forward for the same item in the year, but for one project. */
export async function sumOfSameItem(
  db: Db,
  { jurisdiction, organization, catalogItem, year, id }: Project,
): Promise<Money> {
  const [row] = await rowsOf(
    db,
    sql<{ total: bigint }>`
      select coalesce(sum(s.fiscal + s.other), 0)::bigint as total
      from project p join share s on s.jurisdiction = p.jurisdiction and s.project = p.id
      where p.jurisdiction = ${jurisdiction} and p.organization = ${organization} and p.year = ${year}
        and p.catalog_item = ${catalogItem} and p.id <> ${id} and s.left_on is null
        and p.status in ('submitted', 'jointlyReviewed', 'financeReviewed', 'inPlan', 'closed')`,
  );
  return fen(row?.total ?? 0n);
}

/** Whether the purchaser has had the item in the plan of an earlier year: then buying it again is nothing new. */
export async function hasBoughtBefore(
  db: Db,
  {
    jurisdiction,
    organization,
    catalogItem,
    year,
  }: Pick<Project, "jurisdiction" | "organization" | "catalogItem" | "year">,
): Promise<boolean> {
  const found = await db
    .selectFrom("project")
    .select("id")
    .where("jurisdiction", "=", jurisdiction)
    .where("organization", "=", organization)
    .where("catalogItem", "=", catalogItem)
    .where("year", "<", year)
    .where("status", "in", ["inPlan", "closed"])
    .limit(1)
    .executeTakeFirst();
  return found !== undefined;
}
