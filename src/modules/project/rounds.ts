import { day, type Day } from "../../base/day.ts";
import { inYuan, type Money } from "../../base/money.ts";
import type { Actor } from "../../platform/actor.ts";
import type { Tx } from "../../platform/db.ts";
import type { NewTask } from "../../platform/trace.ts";
import { workdaysAfter } from "../policy/calendar.ts";
import { loadCalendar } from "../policy/reads.ts";
import { listDesks, reviewPlace } from "./desks.ts";
import { costOf } from "./facts.ts";
import { trackNames, type Project } from "./model.ts";
import { agreedRoles, listOpinions } from "./opinions.ts";
import { listShares } from "./reads.ts";
import { giveSight } from "./sight.ts";
import { projectLife } from "./states.ts";
import { leave, rolesOf } from "./subject.ts";
import { askedAbove, getFinance, type AskedAbove } from "./upper.ts";
import { deleteReviewDrafts, updateProject } from "./writes.ts";

/** A department that will review must be able to open what it reviews; county finance sees all. */
export async function letAboveSee(
  tx: Tx,
  project: Project,
  above: readonly AskedAbove[],
): Promise<void> {
  const departments = above.filter((one) => one.role === "departmentOfficer");
  const unseen = departments
    .map((one) => one.organization)
    .filter((one) => !project.readers.includes(one));
  if (unseen.length > 0) await giveSight(tx, project, unseen);
}

/** 送各科室: the desks that have still to answer, each with its last day. */
export async function askDesks(
  tx: Tx,
  project: Project,
  cost: Money,
  on: Day,
): Promise<{ waiting: number; tasks: NewTask[] }> {
  const desks = await listDesks(tx, await reviewPlace(tx, project), on);
  const agreed = agreedRoles(await listOpinions(tx, project.jurisdiction, project.id));
  const calendar = await loadCalendar(tx);
  const waiting = desks.filter((one) => !agreed.has(one.role));
  const tasks = waiting.map(({ role, looksAt, days, isLead }) => ({
    kind: `project.review.${role}`,
    organization: project.organization,
    role,
    title: `签署联审意见：${project.title}`,
    says: `${inYuan(cost)} 元，请看${looksAt}${isLead ? "，并牵头汇总" : ""}`,
    dueOn: workdaysAfter(calendar, on, days),
  }));
  return { waiting: waiting.length, tasks };
}

/** 联审通过: from here on whoever the rows of the place ask. */
export async function pass(tx: Tx, by: Actor, project: Project, on: Day): Promise<void> {
  const status = projectLife.next("pass", "submitted", rolesOf(by), {}, on);
  await updateProject(tx, project, { status, reviewedOn: on });
  await deleteReviewDrafts(tx, project);
  const tasks = await nextAbove(tx, project, on);
  await leave(tx, by, "pass", { project, on, done: "*", tasks });
}

const called = {
  departmentOfficer: ["project.endorse", "部门审核"],
  countyFinanceReviewer: ["project.approve", "财政审核"],
} as const;

/**
 * The next one above who has to answer, and county finance, which enters the project into the plan once nobody is left whom a
 * confirmed row asks: it need not wait for an answer that only a sample asks for.
 */
export async function nextAbove(tx: Tx, project: Project, on: Day): Promise<NewTask[]> {
  const { jurisdiction, id, title, track } = project;
  const cost = costOf(await listShares(tx, jurisdiction, id));
  const says = `${inYuan(cost)} 元，${trackNames[track]}`;
  const agreed = agreedRoles(await listOpinions(tx, jurisdiction, id));
  const asked = await askedAbove(tx, { ...project, cost }, day(project.submittedOn ?? on));
  const open = asked.filter((one) => !agreed.has(one.role));
  const tasks: NewTask[] = [];
  const [next] = open;
  if (next !== undefined) {
    const [kind, verb] = called[next.role];
    const dueOn = workdaysAfter(await loadCalendar(tx), on, next.days);
    const { organization, role } = next;
    tasks.push({ kind, organization, role, title: `${verb}：${title}`, says, dueOn });
  }
  if (open.every((one) => !one.confirmed)) {
    const finance = await getFinance(tx, jurisdiction);
    const kind = "project.enterPlan";
    const role = "countyFinanceOfficer";
    const waits = next === undefined ? says : `${says}；${next.name}还没有审核，样例分工只作提醒`;
    tasks.push({
      kind,
      organization: finance.id,
      role,
      title: `列入购买计划：${title}`,
      says: waits,
    });
  }
  return tasks;
}
