import type { Day } from "../../base/day.ts";
import { Refusal, refuseField } from "../../base/refusal.ts";
import type { Actor } from "../../platform/actor.ts";
import { record } from "../../platform/audit.ts";
import { lockKeys, type Db, type Tx } from "../../platform/db.ts";
import { getJurisdiction, getOrganization } from "../organization/reads.ts";
import { roleNames } from "../organization/roles.ts";
import type { DesksInput } from "./desksForms.ts";
import { partNames, reviewParts, type Project, type ReviewDesk } from "./model.ts";
import { insertDesks } from "./writes.ts";

type Dated = { place: string; fromOn: string; toOn: string | null };

/** Of rows kept in sets, those in force: the newest set of the most local place wins as a whole. */
export function setInForce<Row extends Dated>(rows: readonly Row[], place: string, on: Day): Row[] {
  const begun = rows.filter((one) => place.startsWith(one.place) && one.fromOn <= on);
  const places = [...new Set(begun.map((one) => one.place))].toSorted(
    (a, b) => b.length - a.length,
  );
  for (const one of places) {
    const there = begun.filter((row) => row.place === one);
    const newest = there
      .map((row) => row.fromOn)
      .toSorted()
      .at(-1);
    const set = there.filter((row) => row.fromOn === newest && (!row.toOn || row.toOn >= on));
    if (set.length > 0) return set;
  }
  return [];
}

/** Where the review of a project is at home: its township, or the county where the purchaser has no place of its own. */
export async function reviewPlace(
  db: Db,
  { jurisdiction, organization }: Pick<Project, "jurisdiction" | "organization">,
): Promise<string> {
  const { division } = await getOrganization(db, organization);
  return division ?? (await getJurisdiction(db, jurisdiction)).division;
}

const allDesks = (db: Db): Promise<ReviewDesk[]> =>
  db.selectFrom("reviewDesk").selectAll().orderBy("position").orderBy("role").execute();

/** 联审科室 of any place on any day, read once for many questions; none where none was set. */
export async function loadDesks(db: Db): Promise<(place: string, on: Day) => ReviewDesk[]> {
  const rows = await allDesks(db);
  return (place, on) => setInForce(rows, place, on);
}

/** 联审科室 of a place on a day. */
export async function listDesks(db: Db, place: string, on: Day): Promise<ReviewDesk[]> {
  const desks = (await loadDesks(db))(place, on);
  if (desks.length > 0) return desks;
  throw new Refusal("conflict", `${place} 在 ${on} 没有设定联审科室。请财政部门先设定`);
}

/** Where the reviews of many projects are at home, by their organizations. */
export async function reviewPlaces(
  db: Db,
  projects: readonly Pick<Project, "organization">[],
): Promise<Map<string, string>> {
  if (projects.length === 0) return new Map();
  const places = await db
    .selectFrom("organization")
    .leftJoin("jurisdiction", "jurisdiction.code", "organization.jurisdiction")
    .select(["organization.id", "organization.division", "jurisdiction.division as county"])
    .where(
      "organization.id",
      "in",
      projects.map((one) => one.organization),
    )
    .execute();
  return new Map(places.map((one) => [one.id, one.division ?? one.county ?? ""]));
}

/** How many desks each of many projects under review has, by two questions. */
export async function countDesks(
  db: Db,
  projects: readonly Project[],
): Promise<Map<string, number>> {
  const open = projects.filter((one) => one.status === "submitted" && one.submittedOn !== null);
  if (open.length === 0) return new Map();
  const places = await reviewPlaces(db, open);
  const desks = await loadDesks(db);
  const count = ({ organization, submittedOn }: Project): number =>
    desks(places.get(organization) ?? "", submittedOn as Day).length;
  return new Map(open.map((one) => [one.id, count(one)]));
}

/** All sets that a place has had, the newest first; the last one is where it would fall back to. */
export async function listDeskSets(db: Db, place: string) {
  const rows = (await allDesks(db)).filter((one) => place.startsWith(one.place));
  const keys = [...new Set(rows.map((one) => `${one.place} ${one.fromOn}`))];
  return keys
    .map((key) => rows.filter((one) => `${one.place} ${one.fromOn}` === key))
    .toSorted(([a], [b]) => b!.place.length - a!.place.length || (b!.fromOn < a!.fromOn ? -1 : 1));
}

/** A township's head sets the desks of the own township; county finance those of any of its townships, or of all. */
async function placeSet(tx: Tx, by: Actor, township: string | undefined): Promise<string> {
  const { division } = await getJurisdiction(tx, by.jurisdiction);
  const isHead = by.roles.includes("townshipHead");
  const of = isHead ? by.organization : township;
  if (isHead && township !== undefined && township !== by.organization)
    throw new Refusal("forbidden", "乡镇负责人只能设定本乡镇的联审科室。其他乡镇请由县财政局设定");
  if (of === undefined) return division;
  const office = await getOrganization(tx, of);
  if (office.jurisdiction !== by.jurisdiction || office.kind !== "township" || !office.division)
    throw refuseField("township", "没有这个乡镇，或者它没有登记行政区划", "请从本县的乡镇中选择");
  return office.division;
}

function mustBeWhole(desks: DesksInput["desks"]): void {
  const roles = desks.map((one) => one.role);
  if (new Set(roles).size < roles.length)
    throw refuseField("desks", "有科室出现了两次", "每个科室只留一行");
  const leads = desks.filter((one) => one.isLead).length;
  if (leads !== 1) throw refuseField("desks", `有 ${leads} 个牵头科室`, "请选定一个牵头科室");
  const lacking = reviewParts.filter((part) => !desks.some((one) => one.touches.includes(part)));
  if (lacking.length > 0)
    throw refuseField(
      "desks",
      `没有科室负责${lacking.map((one) => partNames[one]).join("、")}`,
      "每一部分至少由一个科室负责，否则改动以后没有人重新看",
    );
}

/** 设定联审科室: a whole set with its paper; it replaces the one before from its first day on. */
export async function adoptDesks(
  tx: Tx,
  by: Actor,
  { township, desks, fromOn, toOn, document, confirmed }: DesksInput,
): Promise<void> {
  const place = await placeSet(tx, by, township);
  await lockKeys(tx, [`review desks ${place}`]);
  mustBeWhole(desks);
  if (toOn !== undefined && toOn < fromOn)
    throw refuseField("toOn", `止日 ${toOn} 早于起日 ${fromOn}`, "请核对适用日期");
  const earlier = (await allDesks(tx)).find((one) => one.place === place && one.fromOn === fromOn);
  if (earlier)
    throw refuseField(
      "fromOn",
      `自 ${fromOn} 起的联审分工已按《${earlier.document}》设定`,
      "设定过的不改；新文件请填它自己的施行日期",
    );
  const rows = desks.map((one, at) => ({
    ...one,
    place,
    position: at + 1,
    document,
    confirmed,
    fromOn,
    toOn: toOn ?? null,
  }));
  await insertDesks(tx, rows);
  await record(tx, by, {
    verb: "project.adoptDesks",
    jurisdiction: by.jurisdiction,
    subject: { kind: "reviewDesks", id: place },
    detail: { document, fromOn, desks: desks.map((one) => one.role) },
  });
}

/** One line a desk, for pages that show a set. */
export const deskView = ({ role, isLead, days, looksAt, touches }: ReviewDesk) => ({
  role,
  name: roleNames[role],
  isLead,
  days,
  looksAt,
  touches,
  parts: touches.map((one) => partNames[one]),
});
