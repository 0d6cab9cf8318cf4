import type { Day } from "../../base/day.ts";
import { Refusal, refuseField } from "../../base/refusal.ts";
import type { Actor } from "../../platform/actor.ts";
import { today } from "../../platform/clock.ts";
import type { Tx } from "../../platform/db.ts";
import { trace, type NewTask, type Subject, type Trace } from "../../platform/trace.ts";
import type { Role } from "../organization/roles.ts";
import type { Project } from "./model.ts";

export type Key = { jurisdiction: string; id: string };

export const subjectOf = ({ jurisdiction, id, organization, readers }: Project): Subject => ({
  kind: "project",
  jurisdiction,
  id,
  organization,
  readers,
});

type Left = Omit<Trace, "by" | "verb" | "subject"> & { project: Project };

export const leave = (tx: Tx, by: Actor, verb: string, { project, ...more }: Left): Promise<void> =>
  trace(tx, { by, verb: `project.${verb}`, subject: subjectOf(project), ...more });

export const rolesOf = (by: Actor): Role[] => by.roles as Role[];

/** An act happened today or before, never later. */
export function refuseFuture(field: string, on: Day): void {
  if (on > today())
    throw refuseField(field, `日期 ${on} 晚于今天 ${today()}`, "请填办理当日的日期");
}

export function refuseStranger(by: Actor, project: Project): void {
  if (by.organization !== project.organization)
    throw new Refusal("forbidden", "只有购买主体自己可以办理。请由立项的单位办理");
}

export const submitTask = (project: Project, role: Role, says: string): NewTask => ({
  kind: "project.submit",
  organization: project.organization,
  role,
  title: `提交联审：${project.title}`,
  says,
});
