import { day, type Day } from "../../base/day.ts";
import { mustFollow, Refusal } from "../../base/refusal.ts";
import type { Actor } from "../../platform/actor.ts";
import { today } from "../../platform/clock.ts";
import type { Tx } from "../../platform/db.ts";
import { getOrganization } from "../organization/reads.ts";
import { seatsOf } from "../organization/seats.ts";
import { clerkOf, roleNames } from "../organization/roles.ts";
import { leave, refuseFuture, refuseStranger, rolesOf, type Key } from "./subject.ts";
import { listDesks, reviewPlace } from "./desks.ts";
import { opinionNames, type DeskRole, type Opinion, type Project } from "./model.ts";
import { agreedRoles, giveOpinion, listOpinions, standing, type GivenOpinion } from "./opinions.ts";
import { keepReviewDraft } from "./reviewDrafts.ts";
import { toldOf } from "./reviewParts.ts";
import { pass } from "./rounds.ts";
import { projectLife } from "./states.ts";
import { deleteReviewDrafts, lockProject, updateProject } from "./writes.ts";

export type SignInput = {
  opinion: Opinion;
  reason: string;
  on?: Day | undefined;
};

type Saying = { opinion: Opinion; on: Day };

/** The desk that may answer now, and what is already answered: the same for a signature and for what is kept for later. */
async function deskOf(tx: Tx, by: Actor, project: Project, { opinion, on }: Saying) {
  refuseStranger(by, project);
  const status = projectLife.next(opinion, project.status, rolesOf(by), {}, on);
  const place = await reviewPlace(tx, project);
  const desks = await listDesks(tx, place, day(project.submittedOn ?? on));
  const desk = desks.find((one) => by.roles.includes(one.role));
  if (!desk) throw new Refusal("forbidden", "本地联审没有安排您的科室签署意见");
  const given = standing(await listOpinions(tx, project.jurisdiction, project.id));
  if (given.some((one) => one.role === desk.role))
    throw new Refusal("conflict", `${roleNames[desk.role]}已签署过意见，不能再签`);
  await refuseBothDesks(tx, by, desk.role, given);
  return { desk, desks, status };
}

/** 联审签署: one desk, one opinion that counts. The last one to agree passes the project on. */
export async function sign(tx: Tx, by: Actor, key: Key, input: SignInput): Promise<void> {
  const { opinion, reason, on = today() } = input;
  refuseFuture("on", on);
  const project = await lockProject(tx, key.jurisdiction, key.id);
  mustFollow("on", on, { on: project.submittedOn, called: "提交联审" });
  const { desk, desks, status } = await deskOf(tx, by, project, { opinion, on });
  await giveOpinion(tx, by, project, { role: desk.role, opinion, reason, on });
  await deleteReviewDrafts(tx, project, desk.role);
  const done = [`project.review.${desk.role}`];
  await leave(tx, by, opinion, { project, on, detail: { version: project.version }, done });
  if (opinion !== "agree")
    return handBack(tx, by, project, { opinion, reason, on, desk: desk.role, status });
  const agreed = agreedRoles(await listOpinions(tx, project.jurisdiction, project.id));
  if (desks.every((one) => agreed.has(one.role))) await pass(tx, by, project, on);
}

/** 暂存: kept for the desk that could sign it now. It answers nothing, so that no day stops and no task ends. */
export async function saveReviewDraft(
  tx: Tx,
  by: Actor,
  key: Key,
  { opinion, reason }: { opinion: Opinion; reason: string },
): Promise<void> {
  const project = await lockProject(tx, key.jurisdiction, key.id);
  const { desk } = await deskOf(tx, by, project, { opinion, on: today() });
  const told = await toldOf(tx, project);
  await keepReviewDraft(tx, by, project, { role: desk.role, opinion, reason, told });
}

/**
 * 职责分离: whoever stands in for a colleague does not answer for two desks of one review where discipline is one of
 * them. Discipline looks at what the others do; the house keeps both hands apart.
 */
async function refuseBothDesks(
  tx: Tx,
  by: Actor,
  role: DeskRole,
  given: readonly GivenOpinion[],
): Promise<void> {
  const seats = await seatsOf(tx, [by.post, ...given.map((one) => one.post)]);
  const mine = seats.get(by.post);
  for (const one of given) {
    const seat = seats.get(one.post);
    const isByDelegation = mine?.actingFor != null || seat?.actingFor != null;
    const hasDiscipline = role === "reviewDiscipline" || one.role === "reviewDiscipline";
    if (seat?.person === by.person && isByDelegation && hasDiscipline)
      throw new Refusal(
        "conflict",
        `您已签署${roleNames[one.role]}的意见，不能再代签${roleNames[role]}：纪委的意见不与其他科室同一个人签。请由本人签署，或者另行委托一位同事`,
      );
  }
}

/** One desk that does not agree sends the project back with its reason. */
async function handBack(
  tx: Tx,
  by: Actor,
  project: Project,
  {
    opinion,
    reason,
    on,
    desk,
    status,
  }: Pick<Project, "status"> & {
    opinion: Opinion;
    reason: string;
    on: Day;
    desk: DeskRole;
  },
): Promise<void> {
  await updateProject(tx, project, { status, endedReason: reason });
  const { kind } = await getOrganization(tx, project.organization);
  await leave(tx, by, "return", {
    project,
    on,
    done: "*",
    tasks: [
      {
        kind: "project.submit",
        organization: project.organization,
        role: clerkOf(kind),
        title: `修改后重新提交：${project.title}`,
        says: `${roleNames[desk]}${opinionNames[opinion]}：${reason}`,
      },
    ],
  });
}
