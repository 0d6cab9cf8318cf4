import { day, daysBetween, type Day } from "../../base/day.ts";
import type { Actor } from "../../platform/actor.ts";
import { treasuryOf } from "../../platform/actor.ts";
import type { Db } from "../../platform/db.ts";
import { namesOf } from "../organization/reads.ts";
import { seatsInRole } from "../organization/seats.ts";
import { reviewerRoles } from "../organization/roles.ts";
import { workdaysAfter, workdaysBetween } from "../policy/calendar.ts";
import type { Calendar } from "../policy/model.ts";
import { loadCalendar } from "../policy/reads.ts";
import { deskView, listDesks, loadDesks, reviewPlace, reviewPlaces } from "./desks.ts";
import type { Project, ReviewDesk } from "./model.ts";
import { listOpinionsOf, standing, type GivenOpinion } from "./opinions.ts";

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

type Asked = {
  desks: readonly ReviewDesk[];
  opinions: readonly GivenOpinion[];
  holders: Awaited<ReturnType<typeof seatsInRole>>;
  calendar: Calendar;
};

/** 联审科室 with what each has answered and, where it has not, on whose desk it lies and since when. */
export async function desksOf(
  db: Db,
  project: Project,
  opinions: readonly GivenOpinion[],
  today: Day,
) {
  const on = day(project.submittedOn ?? today);
  const desks = await listDesks(db, await reviewPlace(db, project), on);
  const holders = await seatsInRole(db, project.organization, reviewerRoles, today);
  const calendar = await loadCalendar(db);
  return rowsOf(project, { desks, opinions, holders, calendar }, today);
}

function rowsOf(project: Project, { desks, opinions, holders, calendar }: Asked, today: Day) {
  const submitted = project.submittedOn === null ? null : day(project.submittedOn);
  const answered = new Set(standing(opinions).map((one) => one.role));
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

export function waitingOf(calendar: Calendar, since: Day, days: number, today: Day): Waiting {
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

/** Projects under review that the asker sees, the longest waiting first; `hasMore` where not all are shown. */
async function listSubmitted(db: Db, by: Actor) {
  let query = db.selectFrom("project").selectAll().where("status", "=", "submitted");
  const treasury = treasuryOf(by);
  if (treasury) query = query.where("jurisdiction", "=", treasury);
  if (by.sight.scope === "own") query = query.where("organization", "=", by.organization);
  const found = await query
    .orderBy("submittedOn")
    .orderBy("id")
    .limit(shown + 1)
    .execute();
  return { projects: found.slice(0, shown), hasMore: found.length > shown };
}

/** 还没有答复的科室 of all of them, the latest first. A place whose desks are not set yet keeps nobody waiting. */
export async function listUnanswered(db: Db, by: Actor, today: Day) {
  const { projects, hasMore } = await listSubmitted(db, by);
  const offices = [...new Set(projects.map((one) => one.organization))];
  const names = await namesOf(db, offices);
  const places = await reviewPlaces(db, projects);
  const desksOn = await loadDesks(db);
  const calendar = await loadCalendar(db);
  const opinions = await listOpinionsOf(db, projects);
  const holders = new Map<string, Asked["holders"]>();
  for (const office of offices)
    holders.set(office, await seatsInRole(db, office, reviewerRoles, today));
  const rows = projects.flatMap((project) => {
    const { jurisdiction, id, number, title, organization } = project;
    const asked = {
      desks: desksOn(places.get(organization) ?? "", day(project.submittedOn ?? today)),
      opinions: opinions.filter((one) => one.project === id),
      holders: holders.get(organization) ?? [],
      calendar,
    };
    return rowsOf(project, asked, today).flatMap(({ waiting, role, name, holders: of }) =>
      waiting
        ? {
            jurisdiction,
            id,
            number,
            title,
            role,
            name,
            holders: of,
            purchaser: names.get(organization) ?? "",
            ...waiting,
          }
        : [],
    );
  });
  const sorted = rows.toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0));
  return { rows: sorted, hasMore };
}
