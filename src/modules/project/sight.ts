import type { Tx } from "../../platform/db.ts";
import { listShares, listTargets, getProject } from "./reads.ts";

/** 知悉: whom a contract or a commissioned evaluation lets see the project, its shares and its targets. Money lines stay closed. */
export async function giveSight(
  tx: Tx,
  { jurisdiction, id }: { jurisdiction: string; id: string },
  to: readonly string[],
): Promise<void> {
  const project = await getProject(tx, jurisdiction, id);
  const withThem = (readers: readonly string[]) => [...new Set([...readers, ...to])];
  await tx
    .updateTable("project")
    .set({ readers: withThem(project.readers) })
    .where("jurisdiction", "=", jurisdiction)
    .where("id", "=", id)
    .execute();
  for (const one of await listShares(tx, jurisdiction, id))
    await tx
      .updateTable("share")
      .set({ readers: withThem(one.readers) })
      .where("jurisdiction", "=", jurisdiction)
      .where("id", "=", one.id)
      .execute();
  for (const one of await listTargets(tx, jurisdiction, id))
    await tx
      .updateTable("target")
      .set({ readers: withThem(one.readers) })
      .where("jurisdiction", "=", jurisdiction)
      .where("id", "=", one.id)
      .execute();
}
