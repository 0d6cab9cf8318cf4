import { fen } from "../../base/money.ts";
import { Refusal } from "../../base/refusal.ts";
import type { Db } from "../../platform/db.ts";
import type { AnnualPlan, PlanStatus, RoundProject } from "./model.ts";
import type { Key } from "./writes.ts";

export async function getPlan(db: Db, { jurisdiction, id }: Key): Promise<AnnualPlan> {
  const found = await db
    .selectFrom("annualPlan")
    .selectAll()
    .where("jurisdiction", "=", jurisdiction)
    .where("id", "=", id)
    .executeTakeFirst();
  if (!found) throw new Refusal("notFound", "没有这份购买计划，或者您看不到它");
  return { ...found, ceiling: found.ceiling === null ? null : fen(found.ceiling) };
}

export type Whose = Pick<AnnualPlan, "jurisdiction" | "organization" | "year">;

/** The plan of a purchaser for a year, where county finance has called for one. */
export const findPlanOf = (
  db: Db,
  { jurisdiction, organization, year }: Whose,
): Promise<AnnualPlan | undefined> =>
  db
    .selectFrom("annualPlan")
    .selectAll()
    .where("jurisdiction", "=", jurisdiction)
    .where("organization", "=", organization)
    .where("year", "=", year)
    .executeTakeFirst();

export type PlanFilter = {
  jurisdiction?: string | undefined;
  year?: number | undefined;
  status?: PlanStatus | undefined;
  limit: number;
  after?: string | undefined;
};

/** Plans in the order of their making: as the purchasers stand on the list of the place. */
export async function listPlans(db: Db, filter: PlanFilter): Promise<AnnualPlan[]> {
  let query = db.selectFrom("annualPlan").selectAll();
  if (filter.jurisdiction) query = query.where("jurisdiction", "=", filter.jurisdiction);
  if (filter.year) query = query.where("year", "=", filter.year);
  if (filter.status) query = query.where("status", "=", filter.status);
  if (filter.after) query = query.where("id", ">", filter.after);
  return query.orderBy("id").limit(filter.limit).execute();
}

/** Years for which plans were called. */
export async function listYears(db: Db, jurisdiction: string | undefined): Promise<number[]> {
  let query = db.selectFrom("annualPlan").select("year").distinct();
  if (jurisdiction) query = query.where("jurisdiction", "=", jurisdiction);
  const rows = await query.orderBy("year", "desc").limit(20).execute();
  return rows.map((one) => one.year);
}

/** 轮次 of these plans, the oldest first. */
export async function listRounds(db: Db, jurisdiction: string, plans: readonly string[]) {
  if (plans.length === 0) return [];
  const rows = await db
    .selectFrom("planRound")
    .selectAll()
    .where("jurisdiction", "=", jurisdiction)
    .where("plan", "in", [...plans])
    .orderBy("plan")
    .orderBy("seq")
    .execute();
  return rows.map((one) => ({ ...one, fiscal: fen(one.fiscal), other: fen(one.other) }));
}

export async function listRoundProjects(
  db: Db,
  jurisdiction: string,
  rounds: readonly string[],
): Promise<RoundProject[]> {
  if (rounds.length === 0) return [];
  const rows = await db
    .selectFrom("planRoundProject")
    .selectAll()
    .where("jurisdiction", "=", jurisdiction)
    .where("round", "in", [...rounds])
    .orderBy("round")
    .orderBy("position")
    .execute();
  return rows.map((one) => ({ ...one, fiscal: fen(one.fiscal), other: fen(one.other) }));
}

export async function listRoundLines(db: Db, jurisdiction: string, rounds: readonly string[]) {
  if (rounds.length === 0) return [];
  return db
    .selectFrom("planRoundLine")
    .selectAll()
    .where("jurisdiction", "=", jurisdiction)
    .where("round", "in", [...rounds])
    .orderBy("round")
    .orderBy("code")
    .execute();
}

/** 年中调整 with its paper, the oldest first. */
export async function listChanges(db: Db, { jurisdiction, id }: Key) {
  return db
    .selectFrom("planChange")
    .innerJoin("decisionDocument", (on) =>
      on
        .onRef("decisionDocument.jurisdiction", "=", "planChange.jurisdiction")
        .onRef("decisionDocument.id", "=", "planChange.decision"),
    )
    .innerJoin("project", (on) =>
      on
        .onRef("project.jurisdiction", "=", "planChange.jurisdiction")
        .onRef("project.id", "=", "planChange.project"),
    )
    .select([
      "planChange.id",
      "planChange.kind",
      "planChange.project",
      "planChange.amount",
      "planChange.reason",
      "planChange.post",
      "planChange.happenedOn",
      "project.title",
      "decisionDocument.number as document",
    ])
    .where("planChange.jurisdiction", "=", jurisdiction)
    .where("planChange.plan", "=", id)
    .orderBy("planChange.id")
    .execute();
}

/** 批准文件 of the approval. */
export const findDecision = (db: Db, jurisdiction: string, id: string) =>
  db
    .selectFrom("decisionDocument")
    .select(["number", "title", "decidedOn"])
    .where("jurisdiction", "=", jurisdiction)
    .where("id", "=", id)
    .executeTakeFirst();
