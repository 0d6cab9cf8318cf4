import { today } from "../../platform/clock.ts";
import type { Actor } from "../../platform/actor.ts";
import { Refusal } from "../../base/refusal.ts";
import type { Db, Tx } from "../../platform/db.ts";
import { purchaserRoles } from "../organization/roles.ts";
import { requestLift } from "../ruling/lifts.ts";
import { listLiftsOf } from "../ruling/reads.ts";
import { liftRows } from "../ruling/views.ts";
import { refuseStranger, type Key } from "./subject.ts";
import { gather, type Dossier } from "./facts.ts";
import type { ProjectStatus } from "./model.ts";
import { lockProject } from "./writes.ts";

/** Before it is submitted; afterwards the words stand. */
const open: readonly ProjectStatus[] = ["drafted", "returned"];

/** 申请人工审核: what bars the words of a draft is put before county finance, as it stands at this moment. */
export async function askLift(tx: Tx, by: Actor, key: Key, reason: string): Promise<Key> {
  const project = await lockProject(tx, key.jurisdiction, key.id);
  refuseStranger(by, project);
  if (!open.includes(project.status))
    throw new Refusal("conflict", "项目已经提交，不能再申请人工审核。请先修改申报内容或者撤回");
  const { facts } = await gather(tx, project, today());
  const { words, barring } = facts;
  const { id, title, readers } = project;
  return requestLift(tx, by, { project: id, title, words, reason, readers, barring });
}

/** 人工审核 of a project as its page shows it: what was asked and decided, and whether it may be asked now. */
export async function liftPart(db: Db, by: Actor, { project, facts }: Dossier) {
  const lifts = await listLiftsOf(db, project.jurisdiction, project.id);
  const isOwn = by.organization === project.organization;
  const isOffice = purchaserRoles.some((role) => by.roles.includes(role));
  const isOpen = open.includes(project.status) && facts.barring.length > 0;
  const isWaiting = lifts.some((one) => one.status === "requested");
  return {
    mayAsk: isOwn && isOffice && isOpen && !isWaiting,
    barring: [...facts.barring],
    rulings: await liftRows(db, lifts),
  };
}
