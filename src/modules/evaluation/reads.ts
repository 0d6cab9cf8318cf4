import { Refusal } from "../../base/refusal.ts";
import type { Db } from "../../platform/db.ts";
import type { Evaluation, Scored } from "./model.ts";

export async function getEvaluation(db: Db, jurisdiction: string, id: string): Promise<Evaluation> {
  const found = await db
    .selectFrom("evaluation")
    .selectAll()
    .where("jurisdiction", "=", jurisdiction)
    .where("id", "=", id)
    .executeTakeFirst();
  if (!found) throw new Refusal("notFound", "没有这次评价，或者您看不到它");
  return found;
}

/** All evaluations of a project, the self-evaluation first. */
export async function listEvaluations(
  db: Db,
  jurisdiction: string,
  project: string,
): Promise<Evaluation[]> {
  return db
    .selectFrom("evaluation")
    .selectAll()
    .where("jurisdiction", "=", jurisdiction)
    .where("project", "=", project)
    .orderBy("openedOn")
    .orderBy("id")
    .execute();
}

type Filter = { jurisdiction?: string | undefined; limit: number; after?: string | undefined };

export async function pageEvaluations(db: Db, filter: Filter): Promise<Evaluation[]> {
  const { jurisdiction, limit, after } = filter;
  let query = db.selectFrom("evaluation").selectAll().orderBy("id", "desc").limit(limit);
  if (jurisdiction) query = query.where("jurisdiction", "=", jurisdiction);
  if (after) query = query.where("id", "<", after);
  return query.execute();
}

export async function listScores(
  db: Db,
  jurisdiction: string,
  evaluation: string,
): Promise<Scored[]> {
  return db
    .selectFrom("evaluationScore")
    .select(["target", "actual", "available", "points", "because"])
    .where("jurisdiction", "=", jurisdiction)
    .where("evaluation", "=", evaluation)
    .execute();
}

export async function listConsequences(db: Db, jurisdiction: string, evaluation: string) {
  return db
    .selectFrom("consequence")
    .select(["id", "kind", "says", "decidedOn"])
    .where("jurisdiction", "=", jurisdiction)
    .where("evaluation", "=", evaluation)
    .orderBy("id")
    .execute();
}
