import { day, daysBetween, type Day } from "../../base/day.ts";
import type { Actor } from "../../platform/actor.ts";
import { treasuryOf } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { namesOf } from "../organization/reads.ts";
import { namesInRole } from "../organization/seats.ts";
import { reviewerRoles } from "../organization/roles.ts";
import { workdaysAfter, workdaysBetween } from "../policy/calendar.ts";
import { loadCalendar } from "../policy/reads.ts";
import { deskView, listDesks, reviewPlace } from "./desks.ts";
import type { Project } from "./model.ts";
import { listOpinions, standing, type GivenOpinion } from "./opinions.ts";

/** 等候答复: since when and until when a desk is asked, and how late it is. Never set, always counted. */
export type Waiting = {
  since: Day;
  dueOn: Day;
  /** Days past the last day; nought where it is in time. */
  lateDays: number;
  /** Working days that are left; null where none is. */
  workingDaysLeft: number | null;
  /** 第几个工作日 it is today. */
  workday: number;
};

/** 联审科室 with what each has answered and, where it has not, on whose desk it lies and since when. */
export async function desksOf(
  db: Db,
  project: Project,
  opinions: readonly GivenOpinion[],
  today: Day,
) {
  const submitted = project.submittedOn === null ? null : day(project.submittedOn);
  const on = submitted ?? today;
  const desks = await listDesks(db, await reviewPlace(db, project), on);
  const holders = await namesInRole(db, project.organization, reviewerRoles, today);
  const answered = new Set(standing(opinions).map((one) => one.role));
  const calendar = await loadCalendar(db);
  return desks.map((desk) => {
    const isOpen = project.status === "submitted" && !answered.has(desk.role);
    return {
      ...deskView(desk),
      document: desk.document,
      confirmed: desk.confirmed,
      holders: holders.filter((one) => one.role === desk.role).map((one) => one.name),
      waiting: isOpen && submitted ? waitingOf(calendar, submitted, desk.days, today) : null,
    };
  });
}

export function waitingOf(
  calendar: Awaited<ReturnType<typeof loadCalendar>>,
  since: Day,
  days: number,
  today: Day,
): Waiting {
  const dueOn = workdaysAfter(calendar, since, days);
  const isLate = today > dueOn;
  return {
    since,
    dueOn,
    lateDays: isLate ? daysBetween(dueOn, today) : 0,
    workingDaysLeft: isLate ? null : workdaysBetween(calendar, today, dueOn),
    workday: workdaysBetween(calendar, since, today),
  };
}

const shown = 100;

/** 还没有答复的科室 of all projects under review that the asker sees, the latest first. */
export async function listUnanswered(db: Db, by: Actor, today: Day) {
  let query = db.selectFrom("project").selectAll().where("status", "=", "submitted");
  const treasury = treasuryOf(by);
  if (treasury) query = query.where("jurisdiction", "=", treasury);
  if (by.sight.scope === "own") query = query.where("organization", "=", by.organization);
  const projects = await query.orderBy("submittedOn").orderBy("id").limit(shown).execute();
  const names = await namesOf(
    db,
    projects.map((one) => one.organization),
  );
  const rows = [];
  for (const project of projects) {
    const opinions = await listOpinions(db, project.jurisdiction, project.id);
    for (const { waiting, role, name, holders } of await desksOf(db, project, opinions, today))
      if (waiting)
        rows.push({
          jurisdiction: project.jurisdiction,
          id: project.id,
          number: project.number,
          title: project.title,
          purchaser: names.get(project.organization) ?? "",
          role,
          name,
          holders,
          ...waiting,
        });
  }
  return rows.toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0));
}
