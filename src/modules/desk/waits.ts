import { sql } from "kysely";
import * as z from "zod";
import { day, daysBetween, type Day } from "../../base/day.ts";
import { basis } from "../../base/shape.ts";
import { dayOf } from "../../platform/clock.ts";
import type { Actor } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { workdaysBetween } from "../policy/calendar.ts";
import type { Calendar } from "../policy/model.ts";
import type { WaitView } from "./model.ts";
import { verbOf } from "./verbs.ts";

/** Open tasks of my organization in my role, and those that name my post; the legal last day first. */
export const listWaits = (db: Db, by: Actor, limit: number) =>
  db
    .selectFrom("task")
    .selectAll()
    .where("doneAt", "is", null)
    .where((eb) =>
      eb.or([
        eb.and([
          eb("organization", "=", by.organization),
          eb("role", "in", by.roles.length > 0 ? [...by.roles] : [""]),
          sql<boolean>`cardinality(readers) = 0`,
        ]),
        sql<boolean>`${by.post} = any(readers)`,
      ]),
    )
    .orderBy("dueOn", (one) => one.asc().nullsLast())
    .orderBy("since")
    .limit(limit)
    .execute();

type Task = Awaited<ReturnType<typeof listWaits>>[number];

const parents = {
  procurement: "procurement",
  contract: "contract",
  evaluation: "evaluation",
  shareRequest: "shareRequest",
} as const;

/** The projects to which subjects of tasks belong, so that every row can lead to its page. */
export async function projectsOf(db: Db, tasks: readonly Task[]): Promise<Map<string, string>> {
  const found = new Map(
    tasks
      .filter((one) => one.subjectKind === "project")
      .map((one) => [one.subjectId, one.subjectId]),
  );
  for (const jurisdiction of new Set(tasks.map((one) => one.jurisdiction))) {
    const ofKind = (kind: string) =>
      tasks
        .filter((one) => one.jurisdiction === jurisdiction && one.subjectKind === kind)
        .map((one) => one.subjectId);
    for (const [kind, table] of Object.entries(parents)) {
      const ids = ofKind(kind);
      if (ids.length === 0) continue;
      const rows = await db
        .selectFrom(table)
        .select(["id", "project"])
        .where("jurisdiction", "=", jurisdiction)
        .where("id", "in", ids)
        .execute();
      for (const { id, project } of rows) found.set(id, project);
    }
    for (const table of ["acceptance", "payment", "spotCheck"] as const) {
      const ids = ofKind(table);
      if (ids.length === 0) continue;
      const rows = await db
        .selectFrom(table)
        .innerJoin("contract", (on) =>
          on
            .onRef("contract.jurisdiction", "=", `${table}.jurisdiction`)
            .onRef("contract.id", "=", `${table}.contract`),
        )
        .select([`${table}.id`, "contract.project"])
        .where(`${table}.jurisdiction`, "=", jurisdiction)
        .where(`${table}.id`, "in", ids)
        .execute();
      for (const { id, project } of rows) found.set(id, project);
    }
  }
  return found;
}

const bases = z.array(basis);

export function waitOf(
  task: Task,
  project: string | undefined,
  { calendar, today }: { calendar: Calendar; today: Day },
): z.input<typeof WaitView> {
  const dueOn = task.dueOn === null ? null : day(task.dueOn);
  const { jurisdiction, id, kind, title, says, since, subjectKind, subjectId } = task;
  return {
    jurisdiction,
    id,
    kind,
    title,
    says,
    dueOn,
    since: dayOf(since),
    verb: verbOf(kind) ?? title,
    // Further away than a month nobody counts days of work.
    workingDaysLeft:
      dueOn !== null && dueOn > today && daysBetween(today, dueOn) <= 31
        ? workdaysBetween(calendar, today, dueOn)
        : null,
    basis: bases.parse(task.basis),
    subject: { kind: subjectKind, id: subjectId },
    project: project ?? null,
  };
}
