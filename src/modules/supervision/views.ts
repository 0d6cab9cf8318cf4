import { day, type Day } from "../../base/day.ts";
import type { Actor } from "../../platform/actor.ts";
import { today } from "../../platform/clock.ts";
import type { Db } from "../../platform/db.ts";
import { namesOf, personsOfPosts } from "../organization/reads.ts";
import { rolesOf, supervisorRoles } from "../organization/roles.ts";
import { subjectName } from "./acts.ts";
import { getFlag, listSteps } from "./flags.ts";
import { flagStatuses, leadOutcomes, resolved, type Flag } from "./model.ts";
import { flagLife } from "./states.ts";

/** 线索 are told to discipline, and to nobody whom they may be about: others read that it is looked into elsewhere. */
const readsLeads = (by: Actor): boolean =>
  rolesOf(by).some((role) => ["countyFinanceReviewer", ...supervisorRoles].includes(role));

function statusNameFor(by: Actor, { status }: Flag): string {
  if (readsLeads(by)) return flagStatuses[status];
  if (status === "referred") return "另行办理中";
  return status === "closed" ? "已办结" : flagStatuses[status];
}

/** Whose flag it is explains; all else is for others. */
const offersOf = (by: Actor, flag: Flag, today: Day) =>
  flagLife
    .offers(flag.status, rolesOf(by), {}, today)
    .filter(({ verb }) => (verb === "explain") === (by.organization === flag.organization));

const flagRow = (by: Actor, flag: Flag, names: ReadonlyMap<string, string>) => ({
  jurisdiction: flag.jurisdiction,
  id: flag.id,
  organization: { id: flag.organization, name: names.get(flag.organization) ?? "" },
  says: flag.breach.says,
  because: flag.because,
  title: flag.title ?? "",
  firstOn: day(flag.firstOn),
  statusName: statusNameFor(by, flag),
  isResolved: resolved.some((one) => one === flag.status),
  mayExplain: offersOf(by, flag, today()).some(({ verb }) => verb === "explain"),
});

export async function flagRows(db: Db, by: Actor, flags: readonly Flag[]) {
  const names = await namesOf(
    db,
    flags.map((one) => one.organization),
  );
  return flags.map((one) => flagRow(by, one, names));
}

export async function flagView(
  db: Db,
  by: Actor,
  { jurisdiction, id }: { jurisdiction: string; id: string },
  on: Day,
) {
  const flag = await getFlag(db, jurisdiction, id);
  const [row] = await flagRows(db, by, [flag]);
  const all = await listSteps(db, flag);
  const steps = readsLeads(by) ? all : all.filter((one) => !/^(refer|close)$/.test(one.verb));
  const persons = await personsOfPosts(
    db,
    steps.map((one) => one.post),
  );
  return {
    ...row!,
    breach: flag.breach,
    times: Number(flag.times),
    subject: { kind: flag.subjectKind, name: subjectName(flag.subjectKind), id: flag.subjectId },
    project: flag.project,
    steps: steps.map((one) => ({
      id: one.id,
      called: flagLife.steps[one.verb].called,
      reason: one.reason,
      outcome: one.outcome === null ? "" : leadOutcomes[one.outcome],
      person: persons.get(one.post) ?? "",
      doneOn: day(one.doneOn),
    })),
    offers: offersOf(by, flag, on),
  };
}
