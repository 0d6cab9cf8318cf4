import type { Day } from "../../base/day.ts";
import type { Actor } from "../../platform/actor.ts";
import { now } from "../../platform/clock.ts";
import type { Db, Tx } from "../../platform/db.ts";
import { newId } from "../../platform/identity.ts";
import { loadDesks, reviewPlace } from "./desks.ts";
import type { Project, ReviewOpinion, ReviewPart, ReviewRole, ReviewVoiding } from "./model.ts";
import { insertOpinion, insertVoidings } from "./writes.ts";

/** 联审意见 with what has voided it since. */
export type GivenOpinion = ReviewOpinion & { voided: ReviewVoiding | null };

/** All opinions, the newest version first; what was voided no longer counts and is still shown. */
export const listOpinions = (
  db: Db,
  jurisdiction: string,
  project: string,
): Promise<GivenOpinion[]> => listOpinionsOf(db, [{ jurisdiction, id: project }]);

/** Those of many projects, by two questions. */
export async function listOpinionsOf(
  db: Db,
  projects: readonly Pick<Project, "jurisdiction" | "id">[],
): Promise<GivenOpinion[]> {
  if (projects.length === 0) return [];
  const jurisdictions = [...new Set(projects.map((one) => one.jurisdiction))];
  const ids = projects.map((one) => one.id);
  const opinions = await db
    .selectFrom("reviewOpinion")
    .selectAll()
    .where("jurisdiction", "in", jurisdictions)
    .where("project", "in", ids)
    .orderBy("version", "desc")
    .orderBy("id")
    .execute();
  const voidings = await db
    .selectFrom("reviewVoiding")
    .selectAll()
    .where("jurisdiction", "in", jurisdictions)
    .where("project", "in", ids)
    .execute();
  const of = new Map(voidings.map((one) => [one.opinion, one]));
  return opinions.map((one) => ({ ...one, voided: of.get(one.id) ?? null }));
}

type Answer = Pick<ReviewOpinion, "role" | "opinion" | "reason"> & { on: Day };

/** 意见 of a desk, of a department or of county finance, on the version that it saw. */
export const giveOpinion = (
  tx: Tx,
  by: Actor,
  { jurisdiction, organization, readers, id, version }: Project,
  { on, ...said }: Answer,
): Promise<void> =>
  insertOpinion(tx, {
    jurisdiction,
    organization,
    readers,
    version,
    project: id,
    ...said,
    id: newId(now()),
    post: by.post,
    givenOn: on,
    recordedAt: now(),
  });

/** Those that still count. */
export const standing = (opinions: readonly GivenOpinion[]): GivenOpinion[] =>
  opinions.filter((one) => one.voided === null);

export const agreedRoles = (opinions: readonly GivenOpinion[]): Set<ReviewRole> =>
  new Set(
    standing(opinions)
      .filter((one) => one.opinion === "agree")
      .map((one) => one.role),
  );

/** The version on which the desks answer again: the next one where an opinion falls. */
async function lay(
  tx: Tx,
  by: Actor,
  { project, on }: { project: Project; on: Day },
  fallen: readonly { opinion: GivenOpinion; touched: ReviewPart[] }[],
): Promise<number> {
  if (fallen.length === 0) return project.version;
  const version = project.version + 1;
  const { jurisdiction, organization, id } = project;
  const rows = fallen.map(({ opinion, touched }) => ({
    jurisdiction,
    organization,
    readers: opinion.readers,
    id: newId(now()),
    project: id,
    opinion: opinion.id,
    version,
    touched,
    post: by.post,
    voidedOn: on,
    recordedAt: now(),
  }));
  await insertVoidings(tx, rows);
  return version;
}

/**
 * 意见失效: those of the desks that answer for what was changed, by the division of desks of the day on which each was given;
 * finance and department answered for the whole.
 */
export async function voidTouched(
  tx: Tx,
  by: Actor,
  of: { project: Project; on: Day },
  changed: readonly ReviewPart[],
): Promise<number> {
  const { project } = of;
  const opinions = standing(await listOpinions(tx, project.jurisdiction, project.id));
  if (opinions.length === 0) return project.version;
  const desks = await loadDesks(tx);
  const place = await reviewPlace(tx, project);
  const fallen = opinions.flatMap((opinion) => {
    const then = desks(place, opinion.givenOn as Day);
    const touches = then.find((one) => one.role === opinion.role)?.touches;
    const touched = changed.filter((part) => !touches || touches.includes(part));
    return touched.length > 0 ? [{ opinion, touched }] : [];
  });
  return lay(tx, by, of, fallen);
}

/** 重新提交: whoever asked for a change looks again, and so does everybody above the township. */
export async function voidUnsettled(
  tx: Tx,
  by: Actor,
  of: { project: Project; on: Day },
): Promise<number> {
  const { jurisdiction, id } = of.project;
  const opinions = standing(await listOpinions(tx, jurisdiction, id));
  const asksAgain = ({ role, opinion }: GivenOpinion): boolean =>
    opinion !== "agree" || role === "countyFinanceReviewer" || role === "departmentOfficer";
  const fallen = opinions.filter(asksAgain).map((opinion) => ({ opinion, touched: [] }));
  return lay(tx, by, of, fallen);
}
