import { nought, plus, type Money } from "../../base/money.ts";
import { Refusal } from "../../base/refusal.ts";
import type { Db } from "../../platform/db.ts";
import type { Acceptance, CheckStatus, ServiceRecord, SpotCheck } from "./model.ts";
import type { SpotCheckRow } from "./writes.ts";

export function statusOfCheck(row: Pick<SpotCheckRow, "isFault" | "rectifiedOn">): CheckStatus {
  if (!row.isFault) return "clean";
  return row.rectifiedOn === null ? "toRectify" : "rectified";
}

const asCheck = (row: SpotCheckRow): SpotCheck => ({ ...row, status: statusOfCheck(row) });

export async function listRecords(
  db: Db,
  jurisdiction: string,
  contract: string,
): Promise<ServiceRecord[]> {
  return db
    .selectFrom("serviceRecord")
    .select(["id", "contract", "share", "doneOn", "quantity", "place", "says"])
    .where("jurisdiction", "=", jurisdiction)
    .where("contract", "=", contract)
    .orderBy("doneOn", "desc")
    .orderBy("id", "desc")
    .execute();
}

export async function countRecords(
  db: Db,
  jurisdiction: string,
  { contract, share }: { contract: string; share: string },
): Promise<number> {
  const { many } = await db
    .selectFrom("serviceRecord")
    .select(({ fn }) => fn.countAll<bigint>().as("many"))
    .where("jurisdiction", "=", jurisdiction)
    .where("contract", "=", contract)
    .where("share", "=", share)
    .executeTakeFirstOrThrow();
  return Number(many);
}

export async function listChecks(
  db: Db,
  jurisdiction: string,
  contract: string,
): Promise<SpotCheck[]> {
  const rows = await db
    .selectFrom("spotCheck")
    .selectAll()
    .where("jurisdiction", "=", jurisdiction)
    .where("contract", "=", contract)
    .orderBy("checkedOn", "desc")
    .orderBy("id", "desc")
    .execute();
  return rows.map(asCheck);
}

export async function getCheck(db: Db, jurisdiction: string, id: string): Promise<SpotCheck> {
  const found = await db
    .selectFrom("spotCheck")
    .selectAll()
    .where("jurisdiction", "=", jurisdiction)
    .where("id", "=", id)
    .executeTakeFirst();
  if (!found) throw new Refusal("notFound", "没有这次抽查，或者您看不到它");
  return asCheck(found);
}

/** Faults of a share that are still to be put right. */
export const openFaults = (checks: readonly SpotCheck[], share: string): SpotCheck[] =>
  checks.filter((one) => one.share === share && one.status === "toRectify");

export async function getAcceptance(db: Db, jurisdiction: string, id: string): Promise<Acceptance> {
  const found = await db
    .selectFrom("acceptance")
    .selectAll()
    .where("jurisdiction", "=", jurisdiction)
    .where("id", "=", id)
    .executeTakeFirst();
  if (!found) throw new Refusal("notFound", "没有这次验收，或者您看不到它");
  return found;
}

/** All acceptances of these contracts, in the order in which they were asked for. */
export async function listAcceptances(
  db: Db,
  jurisdiction: string,
  ...contracts: readonly string[]
): Promise<Acceptance[]> {
  if (contracts.length === 0) return [];
  return db
    .selectFrom("acceptance")
    .selectAll()
    .where("jurisdiction", "=", jurisdiction)
    .where("contract", "in", [...contracts])
    .orderBy("askedOn")
    .orderBy("id")
    .execute();
}

type Filter = {
  jurisdiction?: string | undefined;
  status?: Acceptance["status"] | undefined;
  limit: number;
  after?: string | undefined;
};

export async function pageAcceptances(db: Db, filter: Filter): Promise<Acceptance[]> {
  const { jurisdiction, status, limit, after } = filter;
  let query = db.selectFrom("acceptance").selectAll().orderBy("id", "desc").limit(limit);
  if (jurisdiction) query = query.where("jurisdiction", "=", jurisdiction);
  if (status) query = query.where("status", "=", status);
  if (after) query = query.where("id", "<", after);
  return query.execute();
}

export async function listItems(db: Db, jurisdiction: string, acceptance: string) {
  return db
    .selectFrom("acceptanceItem")
    .select(["clause", "met", "note"])
    .where("jurisdiction", "=", jurisdiction)
    .where("acceptance", "=", acceptance)
    .execute();
}

export async function listOpinions(db: Db, jurisdiction: string, acceptance: string) {
  return db
    .selectFrom("acceptanceOpinion")
    .select(["place", "satisfied", "words"])
    .where("jurisdiction", "=", jurisdiction)
    .where("acceptance", "=", acceptance)
    .orderBy("id")
    .execute();
}

/** What the people served said at these acceptances, from 1 to 5. */
export async function listOpinionsOf(
  db: Db,
  jurisdiction: string,
  acceptances: readonly string[],
): Promise<{ acceptance: string; satisfied: number }[]> {
  if (acceptances.length === 0) return [];
  return db
    .selectFrom("acceptanceOpinion")
    .select(["acceptance", "satisfied"])
    .where("jurisdiction", "=", jurisdiction)
    .where("acceptance", "in", [...acceptances])
    .execute();
}

/** 满意度 at the acceptances of these contracts: how many were asked, and how many of them were satisfied (4 or 5). */
export async function satisfactionOf(
  db: Db,
  jurisdiction: string,
  contracts: readonly string[],
): Promise<{ opinions: number; satisfied: number }> {
  if (contracts.length === 0) return { opinions: 0, satisfied: 0 };
  const rows = await db
    .selectFrom("acceptanceOpinion")
    .innerJoin("acceptance", (on) =>
      on
        .onRef("acceptance.jurisdiction", "=", "acceptanceOpinion.jurisdiction")
        .onRef("acceptance.id", "=", "acceptanceOpinion.acceptance"),
    )
    .select("acceptanceOpinion.satisfied")
    .where("acceptanceOpinion.jurisdiction", "=", jurisdiction)
    .where("acceptance.contract", "in", [...contracts])
    .execute();
  return { opinions: rows.length, satisfied: rows.filter((one) => one.satisfied >= 4).length };
}

/** What acceptances have taken of an instalment: a deduction is taken too, what was refused is free again. */
export type Taken = { settled: Money; open: Money; accepted: Money; recovered: Money };

export function takenOf(acceptances: readonly Acceptance[], instalment: string): Taken {
  const none = { settled: nought, open: nought, accepted: nought, recovered: nought };
  return acceptances
    .filter((one) => one.instalment === instalment && one.status !== "refused")
    .reduce(
      (sum, one) => ({
        settled: one.status === "asked" ? sum.settled : plus(sum.settled, one.asked),
        open: one.status === "asked" ? plus(sum.open, one.asked) : sum.open,
        accepted: plus(sum.accepted, one.accepted),
        recovered: plus(sum.recovered, one.recovered),
      }),
      none,
    );
}
