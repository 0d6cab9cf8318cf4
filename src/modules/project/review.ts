import { day, type Day } from "../../base/day.ts";
import { mustFollow, Refusal } from "../../base/refusal.ts";
import type { Actor } from "../../platform/actor.ts";
import { now, today } from "../../platform/clock.ts";
import type { Tx } from "../../platform/db.ts";
import { newId } from "../../platform/identity.ts";
import { getOrganization } from "../organization/reads.ts";
import { clerkOf, roleNames } from "../organization/roles.ts";
import { leave, refuseFuture, refuseStranger, rolesOf, type Key } from "./actions.ts";
import { placeOf } from "./facts.ts";
import type { Project, ReviewOpinion } from "./model.ts";
import { listDesks, listOpinions } from "./reads.ts";
import { financeTask } from "./plan.ts";
import { projectLife } from "./states.ts";
import { insertOpinion, lockProject, updateProject } from "./writes.ts";

export type SignInput = {
  opinion: "agree" | "disagree";
  reason: string;
  on?: Day | undefined;
};

/** 联审签署: one desk, one opinion on this version. The last one to agree passes the project on to county finance. */
export async function sign(tx: Tx, by: Actor, key: Key, input: SignInput): Promise<void> {
  const { opinion, reason, on = today() } = input;
  refuseFuture("on", on);
  const project = await lockProject(tx, key.jurisdiction, key.id);
  mustFollow("on", on, { on: project.submittedOn, called: "提交联审" });
  refuseStranger(by, project);
  const status = projectLife.next(opinion, project.status, rolesOf(by), {}, on);
  const { division } = await placeOf(tx, project.jurisdiction);
  const desks = await listDesks(tx, division, day(project.submittedOn ?? on));
  const desk = desks.find((one) => by.roles.includes(one.role));
  if (!desk) throw new Refusal("forbidden", "本地联审没有安排您的科室签署意见");
  const given = (await listOpinions(tx, project.jurisdiction, project.id)).filter(
    (one) => one.version === project.version,
  );
  if (given.some((one) => one.role === desk.role))
    throw new Refusal("conflict", `${roleNames[desk.role]}已签署过意见，不能再签`);
  await insertOpinion(tx, opinionRow(project, by, desk.role, { opinion, reason, on }));
  const done = [`project.review.${desk.role}`];
  await leave(tx, by, opinion, { project, on, detail: { version: project.version }, done });
  if (opinion === "disagree")
    return handBack(tx, by, project, { reason, on, desk: desk.role, status });
  const agreed = new Set([desk.role, ...given.map((one) => one.role)]);
  if (desks.every((one) => agreed.has(one.role))) await pass(tx, by, project, on);
}

const opinionRow = (
  { jurisdiction, organization, readers, id, version }: Project,
  by: Actor,
  role: ReviewOpinion["role"],
  { opinion, reason, on }: Required<Pick<ReviewOpinion, "opinion" | "reason">> & { on: Day },
): ReviewOpinion => ({
  jurisdiction,
  organization,
  readers,
  version,
  role,
  opinion,
  reason,
  id: newId(now()),
  project: id,
  post: by.post,
  givenOn: on,
  recordedAt: now(),
});

/** 联审通过. */
async function pass(tx: Tx, by: Actor, project: Project, on: Day): Promise<void> {
  const status = projectLife.next("pass", project.status, rolesOf(by), {}, on);
  await updateProject(tx, project, { status, reviewedOn: on });
  const tasks = [await financeTask(tx, project, "project.approve", "财政审核")];
  await leave(tx, by, "pass", { project, on, done: "*", tasks });
}

/** One desk that does not agree sends the project back with its reason. */
async function handBack(
  tx: Tx,
  by: Actor,
  project: Project,
  {
    reason,
    on,
    desk,
    status,
  }: Pick<Project, "status"> & {
    reason: string;
    on: Day;
    desk: ReviewOpinion["role"];
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
        says: `${roleNames[desk]}不同意：${reason}`,
      },
    ],
  });
}
