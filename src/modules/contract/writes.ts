import { Refusal } from "../../base/refusal.ts";
import type { Tx } from "../../platform/db.ts";
import type { Clause, Contract, ContractShare, Instalment, Supplement } from "./model.ts";

declare module "../../platform/db.ts" {
  interface Tables {
    contract: Contract;
    contractShare: ContractShare;
    instalment: Instalment;
    clause: Clause;
    supplement: Supplement;
  }
}

/** Gets the contract and holds it until the transaction ends: whoever judges it must lock it first. */
export async function lockContract(tx: Tx, jurisdiction: string, id: string): Promise<Contract> {
  const found = await tx
    .selectFrom("contract")
    .selectAll()
    .where("jurisdiction", "=", jurisdiction)
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
  if (!found) throw new Refusal("notFound", "没有这份合同，或者您看不到它");
  return found;
}

export async function insertContract(tx: Tx, row: Contract): Promise<void> {
  await tx.insertInto("contract").values(row).execute();
}

export async function updateContract(
  tx: Tx,
  { jurisdiction, id }: { jurisdiction: string; id: string },
  changes: Partial<Contract>,
): Promise<void> {
  await tx
    .updateTable("contract")
    .set(changes)
    .where("jurisdiction", "=", jurisdiction)
    .where("id", "=", id)
    .execute();
}

export async function insertShares(tx: Tx, rows: ContractShare[]): Promise<void> {
  if (rows.length > 0) await tx.insertInto("contractShare").values(rows).execute();
}

export async function updateShare(tx: Tx, row: ContractShare): Promise<void> {
  await tx
    .updateTable("contractShare")
    .set({ fiscal: row.fiscal, other: row.other })
    .where("jurisdiction", "=", row.jurisdiction)
    .where("id", "=", row.id)
    .execute();
}

/** A draft is written again: its clauses are replaced as a whole. */
export async function replaceClauses(
  tx: Tx,
  { jurisdiction, id }: { jurisdiction: string; id: string },
  rows: Clause[],
): Promise<void> {
  await tx
    .deleteFrom("clause")
    .where("jurisdiction", "=", jurisdiction)
    .where("contract", "=", id)
    .execute();
  if (rows.length > 0) await tx.insertInto("clause").values(rows).execute();
}

/** Sight of a contract and of all that hangs on it changes together. */
export async function shareSight(tx: Tx, contract: Contract, readers: string[]): Promise<void> {
  const { jurisdiction, id } = contract;
  await updateContract(tx, contract, { readers });
  for (const table of ["contractShare", "clause", "instalment", "supplement"] as const)
    await tx
      .updateTable(table)
      .set({ readers })
      .where("jurisdiction", "=", jurisdiction)
      .where("contract", "=", id)
      .execute();
}

export async function insertInstalments(tx: Tx, rows: Instalment[]): Promise<void> {
  if (rows.length > 0) await tx.insertInto("instalment").values(rows).execute();
}

export async function insertSupplement(tx: Tx, row: Supplement): Promise<void> {
  await tx.insertInto("supplement").values(row).execute();
}
