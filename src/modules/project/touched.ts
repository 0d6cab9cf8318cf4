import type { Day } from "../../base/day.ts";
import type { Db } from "../../platform/db.ts";
import { touchNames } from "../catalog/differences.ts";
import { touchOf } from "../catalog/facts.ts";
import { namesOf } from "../organization/reads.ts";
import { projectStatuses } from "./model.ts";

type Key = { jurisdiction: string; id: string };

/** 办理中的项目 that buy one of these items; of a township's or a department's catalog only its own purchasers. */
async function listRunning(
  db: Db,
  jurisdiction: string,
  codes: readonly string[],
  { level, organization }: { level: string; organization?: string | undefined },
) {
  if (codes.length === 0) return [];
  let query = db
    .selectFrom("project")
    .innerJoin("organization", "organization.id", "project.organization")
    .select([
      "project.jurisdiction",
      "project.id",
      "project.number",
      "project.title",
      "project.status",
      "project.organization",
      "project.catalogItem",
      "project.itemName",
    ])
    .where("project.jurisdiction", "=", jurisdiction)
    .where("project.status", "not in", ["closed", "withdrawn"])
    .where("project.catalogItem", "in", [...codes]);
  if (level === "township") query = query.where("organization.kind", "=", "township");
  if (organization) query = query.where("project.organization", "=", organization);
  return query.orderBy("project.catalogItem").orderBy("project.id").limit(500).execute();
}

/** 受影响的项目 of a catalog revision, as far as the asker may see them. They keep the edition of their day. */
export async function listTouched(db: Db, key: Key, today: Day) {
  const { items, ...whose } = await touchOf(db, key, today);
  const how = new Map(items.map((one) => [one.code, one.how]));
  const projects = await listRunning(db, key.jurisdiction, [...how.keys()], whose);
  const names = await namesOf(
    db,
    projects.map((one) => one.organization),
  );
  return projects.map((one) => ({
    ...one,
    organization: { id: one.organization, name: names.get(one.organization) ?? "" },
    statusName: projectStatuses[one.status],
    how: touchNames[how.get(one.catalogItem)!],
  }));
}
