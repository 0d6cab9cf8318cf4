import { sql } from "kysely";
import type { Day } from "../../base/day.ts";
import { fen } from "../../base/money.ts";
import { treasuryOf, type Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { namesOf } from "../organization/reads.ts";
import { countyFinanceRoles, purchaserRoles, reviewerRoles } from "../organization/roles.ts";
import { loadCalendar } from "../policy/reads.ts";
import { methodNames } from "../procurement/model.ts";
import type { Project } from "../project/model.ts";
import { getProject, sumsOf } from "../project/reads.ts";
import { livesOf } from "./lives.ts";
import type * as model from "./model.ts";
import { noteFactsOf } from "./noteFacts.ts";
import { withNotes } from "./stageNotes.ts";
import { stagesOf } from "./stages.ts";
import { listWaits, projectsOf, waitOf } from "./waits.ts";
import { moneyOfYear } from "./yearMoney.ts";
import type * as z from "zod";

const own: readonly string[] = [...purchaserRoles, ...reviewerRoles, "townshipHead"];
const whole: readonly string[] = [...countyFinanceRoles, "disciplineInspector", "auditor"];

const hasOne = (by: Actor, roles: readonly string[]) =>
  by.roles.some((role) => roles.includes(role));

const shown = 12;
const waiting = 100;

/** 工作台: what waits for me and until when, how far everything is, and the money of the year. */
export async function viewDesk(
  db: Db,
  by: Actor,
  today: Day,
): Promise<z.input<typeof model.DeskView>> {
  const calendar = await loadCalendar(db);
  const tasks = await listWaits(db, by, waiting);
  const projects = await projectsOf(db, tasks);
  const waits = tasks.map((one) => waitOf(one, projects.get(one.subjectId), { calendar, today }));
  return {
    today,
    waits,
    ...(await projectsUnderWay(db, by, today)),
    money: await moneyFor(db, by, today),
  };
}

/** Of one purchaser for its own people; of the treasury for county finance and supervision; nothing for others. */
function rangeOf(
  by: Actor,
): { jurisdiction: string; organization: string | undefined } | undefined {
  const jurisdiction = treasuryOf(by);
  if (jurisdiction === undefined) return undefined;
  if (hasOne(by, own)) return { jurisdiction, organization: by.organization };
  return hasOne(by, whole) ? { jurisdiction, organization: undefined } : undefined;
}

async function moneyFor(db: Db, by: Actor, today: Day) {
  const range = rangeOf(by);
  return range ? moneyOfYear(db, range, today) : null;
}

async function projectsUnderWay(db: Db, by: Actor, today: Day) {
  const range = rangeOf(by);
  if (!range) return { projects: [], underWay: 0, all: 0 };
  const { jurisdiction, organization } = range;
  let query = db.selectFrom("project").where("jurisdiction", "=", jurisdiction);
  if (organization) query = query.where("organization", "=", organization);
  const { all, ended } = await query
    .select([
      sql<bigint>`count(*)`.as("all"),
      sql<bigint>`count(*) filter (where status in ('closed', 'withdrawn'))`.as("ended"),
    ])
    .executeTakeFirstOrThrow();
  const rows = await query
    .selectAll()
    .where("status", "not in", ["closed", "withdrawn"])
    .orderBy("id", "desc")
    .limit(shown)
    .execute();
  return {
    projects: await rowsOfDesk(db, rows, today),
    underWay: Number(all - ended),
    all: Number(all),
  };
}

async function rowsOfDesk(db: Db, projects: readonly Project[], today: Day) {
  const stages = await stagesOfProjects(db, projects, today);
  const sums = await sumsOf(db, projects);
  const names = await namesOf(
    db,
    projects.map((one) => one.organization),
  );
  return projects.map(({ jurisdiction, id, number, title, organization, track }) => ({
    jurisdiction,
    id,
    number,
    title,
    place: names.get(organization) ?? "",
    way: track === "internal" ? "限额以下" : methodNames.consultation,
    cost: sums.get(id)?.cost ?? fen(0n),
    stages: stages.get(id) ?? [],
  }));
}

export async function stagesOfProjects(
  db: Db,
  projects: readonly Project[],
  today: Day,
): Promise<Map<string, model.Stage[]>> {
  if (projects.length === 0) return new Map();
  const lives = await livesOf(db, projects, await loadCalendar(db));
  return new Map([...lives].map(([id, life]) => [id, stagesOf(life, today)]));
}

/** Of one project, with who and what below each day. */
export async function stagesOfProject(
  db: Db,
  by: Actor,
  { jurisdiction, id }: { jurisdiction: string; id: string },
  today: Day,
) {
  const project = await getProject(db, jurisdiction, id);
  const stages = (await stagesOfProjects(db, [project], today)).get(id) ?? [];
  return withNotes(stages, await noteFactsOf(db, by, project));
}

/** Stages of a page of a list, in one go. */
export async function stagesOfList(
  db: Db,
  jurisdiction: string,
  ids: readonly string[],
  today: Day,
) {
  const projects = await db
    .selectFrom("project")
    .selectAll()
    .where("jurisdiction", "=", jurisdiction)
    .where("id", "in", [...ids])
    .execute();
  const stages = await stagesOfProjects(db, projects, today);
  return [...stages].map(([id, found]) => ({ id, stages: found }));
}
