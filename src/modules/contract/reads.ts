import { nought, plus, type Money, sum } from "../../base/money.ts";
import { Refusal } from "../../base/refusal.ts";
import type { Db } from "../../platform/db.ts";
import type { Clause, Contract, ContractShare, ContractStatus, Instalment } from "./model.ts";

export async function getContract(db: Db, jurisdiction: string, id: string): Promise<Contract> {
  const found = await db
    .selectFrom("contract")
    .selectAll()
    .where("jurisdiction", "=", jurisdiction)
    .where("id", "=", id)
    .executeTakeFirst();
  if (!found) throw new Refusal("notFound", "没有这份合同，或者您看不到它");
  return found;
}

export const listContractsOf = (db: Db, jurisdiction: string, project: string) =>
  db
    .selectFrom("contract")
    .selectAll()
    .where("jurisdiction", "=", jurisdiction)
    .where("project", "=", project)
    .orderBy("id")
    .execute();

export async function listContractsByIds(
  db: Db,
  jurisdiction: string,
  ids: readonly string[],
): Promise<Contract[]> {
  if (ids.length === 0) return [];
  return db
    .selectFrom("contract")
    .selectAll()
    .where("jurisdiction", "=", jurisdiction)
    .where("id", "in", [...new Set(ids)])
    .execute();
}

export async function listSharesOfContracts(
  db: Db,
  jurisdiction: string,
  contracts: readonly string[],
): Promise<ContractShare[]> {
  if (contracts.length === 0) return [];
  return db
    .selectFrom("contractShare")
    .selectAll()
    .where("jurisdiction", "=", jurisdiction)
    .where("contract", "in", [...new Set(contracts)])
    .execute();
}

export type ContractFilter = {
  jurisdiction?: string | undefined;
  status?: ContractStatus | undefined;
  project?: string | undefined;
  words?: string | undefined;
  limit: number;
  after?: string | undefined;
};

export async function listContracts(db: Db, filter: ContractFilter): Promise<Contract[]> {
  const { jurisdiction, status, project, words, limit, after } = filter;
  let query = db.selectFrom("contract").selectAll().orderBy("id", "desc").limit(limit);
  if (jurisdiction) query = query.where("jurisdiction", "=", jurisdiction);
  if (status) query = query.where("status", "=", status);
  if (project) query = query.where("project", "=", project);
  if (after) query = query.where("id", "<", after);
  if (words) {
    const like = `%${words.replace(/[\\%_]/g, "\\$&")}%`;
    query = query.where((eb) => eb.or([eb("title", "like", like), eb("number", "like", like)]));
  }
  return query.execute();
}

export const listContractShares = (
  db: Db,
  jurisdiction: string,
  contract: string,
): Promise<ContractShare[]> =>
  db
    .selectFrom("contractShare")
    .selectAll()
    .where("jurisdiction", "=", jurisdiction)
    .where("contract", "=", contract)
    .orderBy("id")
    .execute();

export const listInstalments = (
  db: Db,
  jurisdiction: string,
  contract: string,
): Promise<Instalment[]> =>
  db
    .selectFrom("instalment")
    .selectAll()
    .where("jurisdiction", "=", jurisdiction)
    .where("contract", "=", contract)
    .orderBy("year")
    .orderBy("id")
    .execute();

export async function getInstalment(db: Db, jurisdiction: string, id: string): Promise<Instalment> {
  const found = await db
    .selectFrom("instalment")
    .selectAll()
    .where("jurisdiction", "=", jurisdiction)
    .where("id", "=", id)
    .executeTakeFirst();
  if (!found) throw new Refusal("notFound", "没有这个年度分期，或者您看不到它");
  return found;
}

export const listClauses = (db: Db, jurisdiction: string, contract: string): Promise<Clause[]> =>
  db
    .selectFrom("clause")
    .selectAll()
    .where("jurisdiction", "=", jurisdiction)
    .where("contract", "=", contract)
    .orderBy("kind")
    .orderBy("position")
    .execute();

export const listSupplements = (db: Db, jurisdiction: string, contract: string) =>
  db
    .selectFrom("supplement")
    .selectAll()
    .where("jurisdiction", "=", jurisdiction)
    .where("contract", "=", contract)
    .orderBy("signedOn")
    .orderBy("id")
    .execute();

/** Σ of the supplements of each contract. */
export async function supplementsOf(
  db: Db,
  contracts: readonly Contract[],
): Promise<Map<string, Money>> {
  const sums = new Map<string, Money>();
  for (const jurisdiction of new Set(contracts.map((one) => one.jurisdiction))) {
    const rows = await db
      .selectFrom("supplement")
      .select(["contract", "amount"])
      .where("jurisdiction", "=", jurisdiction)
      .where(
        "contract",
        "in",
        contracts.filter((one) => one.jurisdiction === jurisdiction).map((one) => one.id),
      )
      .execute();
    for (const { contract, amount } of rows)
      sums.set(contract, plus(sums.get(contract) ?? nought, amount));
  }
  return sums;
}

/** Shares of an award that stand in a contract, with its number. */
export async function sharesUnderContract(
  db: Db,
  jurisdiction: string,
  award: string,
): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom("contractShare")
    .innerJoin("contract", (on) =>
      on
        .onRef("contract.jurisdiction", "=", "contractShare.jurisdiction")
        .onRef("contract.id", "=", "contractShare.contract"),
    )
    .select(["contractShare.share", "contract.number"])
    .where("contractShare.jurisdiction", "=", jurisdiction)
    .where("contractShare.award", "=", award)
    .execute();
  return new Map(rows.map((row) => [row.share, row.number]));
}

/** What the other contracts of an award have taken of its price, and whether one of them is not yet signed. */
export async function siblingsOf(db: Db, { jurisdiction, id, award }: Contract) {
  const rows = await db
    .selectFrom("contract")
    .select(["price", "status"])
    .where("jurisdiction", "=", jurisdiction)
    .where("award", "=", award)
    .where("id", "!=", id)
    .execute();
  return {
    price: sum(rows.map((row) => row.price)),
    areSigned: rows.every((row) => row.status !== "drafted" && row.status !== "inReview"),
  };
}

/** Instalments of other contracts in force on the same allotments: what an early end must leave to them. */
export async function committedElsewhere(
  db: Db,
  { jurisdiction, id }: Contract,
  allotments: readonly string[],
): Promise<Map<string, Money>> {
  if (allotments.length === 0) return new Map();
  const rows = await db
    .selectFrom("instalment")
    .innerJoin("contract", (on) =>
      on
        .onRef("contract.jurisdiction", "=", "instalment.jurisdiction")
        .onRef("contract.id", "=", "instalment.contract"),
    )
    .select(["instalment.allotment", "instalment.amount"])
    .where("instalment.jurisdiction", "=", jurisdiction)
    .where("instalment.allotment", "in", [...allotments])
    .where("instalment.contract", "!=", id)
    .where("contract.status", "=", "signed")
    .execute();
  const others = new Map<string, Money>();
  for (const { allotment, amount } of rows)
    others.set(allotment, plus(others.get(allotment) ?? nought, amount));
  return others;
}

/** Other money of these shares that contracts of earlier awards have taken: those of one award split it among them. */
export async function otherUsed(
  db: Db,
  { jurisdiction, award, shares }: { jurisdiction: string; award: string; shares: string[] },
): Promise<Map<string, Money>> {
  const rows = await db
    .selectFrom("contractShare")
    .select(["share", "other"])
    .where("jurisdiction", "=", jurisdiction)
    .where("share", "in", shares)
    .where("award", "!=", award)
    .execute();
  const used = new Map<string, Money>();
  for (const { share, other } of rows) used.set(share, plus(used.get(share) ?? nought, other));
  return used;
}
