import type * as z from "zod";
import type { Db } from "../../platform/db.ts";
import { balancesOf, getLine, listAllotmentsOfLine } from "../budget/reads.ts";
import { namesOf } from "../organization/reads.ts";
import { projectStatuses } from "./model.ts";
import { listProjectsByIds, listSharesByIds } from "./reads.ts";
import type { LineUseRow } from "./views.ts";

/** 一条指标用到哪里: its allotments with all their figures, in the order in which they were planned. */
export async function lineUse(
  db: Db,
  jurisdiction: string,
  line: string,
): Promise<z.input<typeof LineUseRow>[]> {
  await getLine(db, jurisdiction, line);
  const allotments = await listAllotmentsOfLine(db, jurisdiction, line);
  const ids = allotments.map((one) => one.id);
  const balances = await balancesOf(db, jurisdiction, ids);
  const projects = await listProjectsByIds(
    db,
    jurisdiction,
    allotments.map((one) => one.project),
  );
  const shares = await listSharesByIds(
    db,
    jurisdiction,
    allotments.map((one) => one.share),
  );
  const users = new Map(shares.map((one) => [one.id, one.userOrganization]));
  const names = await namesOf(db, [...users.values()]);
  return allotments.flatMap((one) => {
    const project = projects.find(({ id: of }) => of === one.project);
    if (!project) return [];
    const { number, title, status } = project;
    return {
      allotment: one.id,
      project: { jurisdiction, id: project.id, number, title, statusName: projectStatuses[status] },
      user: names.get(users.get(one.share) ?? "") ?? "",
      ...balances.get(one.id)!,
    };
  });
}
