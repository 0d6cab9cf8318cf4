import type { Tx } from "../../platform/db.ts";
import { closeAllotments } from "../budget/lending.ts";
import type { Project, Share } from "./model.ts";
import { getProject, listFundings, listShares, listTargets } from "./reads.ts";

type Key = { jurisdiction: string; id: string };

/** 参加单位: who uses, accepts, pays, watches or evaluates a share and is not the purchaser. They alone read its money. */
export function membersOf(
  { organization }: Pick<Project, "organization">,
  shares: readonly Share[],
): string[] {
  const named = shares.flatMap((one) => [
    one.userOrganization,
    one.accepterOrganization,
    one.payerOrganization,
    one.monitorOrganization,
    one.evaluatorOrganization,
  ]);
  return [...new Set(named)].filter((one) => one !== null).filter((one) => one !== organization);
}

/** 知悉: whom a contract or a commissioned evaluation lets see the project, its shares and its targets. Money lines stay closed. */
export const giveSight = (tx: Tx, key: Key, to: readonly string[]): Promise<void> =>
  changeSight(tx, key, (readers) => [...new Set([...readers, ...to])]);

/** Who was asked and declined, or took part and left, reads the project no longer; a member stays. */
export async function takeSight(tx: Tx, key: Key, from: string): Promise<void> {
  const project = await getProject(tx, key.jurisdiction, key.id);
  const shares = await listShares(tx, key.jurisdiction, key.id);
  if (membersOf(project, shares).includes(from)) return;
  const without = (readers: readonly string[]) => readers.filter((one) => one !== from);
  await changeSight(tx, key, without);
  const { jurisdiction } = key;
  for (const one of await listFundings(tx, jurisdiction, key.id))
    await tx
      .updateTable("funding")
      .set({ readers: without(one.readers) })
      .where("jurisdiction", "=", jurisdiction)
      .where("id", "=", one.id)
      .execute();
  await closeAllotments(tx, { jurisdiction, shares: shares.map((one) => one.id), from });
}

async function changeSight(
  tx: Tx,
  { jurisdiction, id }: Key,
  change: (readers: readonly string[]) => string[],
): Promise<void> {
  const project = await getProject(tx, jurisdiction, id);
  await tx
    .updateTable("project")
    .set({ readers: change(project.readers) })
    .where("jurisdiction", "=", jurisdiction)
    .where("id", "=", id)
    .execute();
  for (const one of await listShares(tx, jurisdiction, id))
    await tx
      .updateTable("share")
      .set({ readers: change(one.readers) })
      .where("jurisdiction", "=", jurisdiction)
      .where("id", "=", one.id)
      .execute();
  for (const one of await listTargets(tx, jurisdiction, id))
    await tx
      .updateTable("target")
      .set({ readers: change(one.readers) })
      .where("jurisdiction", "=", jurisdiction)
      .where("id", "=", one.id)
      .execute();
}
