import { Refusal } from "../../base/refusal.ts";
import type { Owned } from "../../base/shape.ts";
import type { Tx } from "../../platform/db.ts";
import type { ConsequenceKind, Evaluation } from "./model.ts";

export type EvaluationTable = Evaluation & { recordedAt: Date };

export type EvaluationScoreRow = Owned & {
  evaluation: string;
  target: string;
  actual: number;
  available: number;
  points: number;
  because: string;
};

export type ConsequenceRow = Owned & {
  evaluation: string;
  kind: ConsequenceKind;
  says: string;
  decidedOn: string;
  post: string;
};

declare module "../../platform/db.ts" {
  interface Tables {
    evaluation: EvaluationTable;
    evaluationScore: EvaluationScoreRow;
    consequence: ConsequenceRow;
  }
}

export async function insertEvaluation(tx: Tx, row: EvaluationTable): Promise<void> {
  await tx.insertInto("evaluation").values(row).execute();
}

/** Whoever grades or publishes holds the evaluation until the act ends. */
export async function lockEvaluation(tx: Tx, jurisdiction: string, id: string): Promise<void> {
  const found = await tx
    .selectFrom("evaluation")
    .select("id")
    .where("jurisdiction", "=", jurisdiction)
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
  if (!found) throw new Refusal("notFound", "没有这次评价，或者您看不到它");
}

export type Change = Partial<
  Pick<
    EvaluationTable,
    | "status"
    | "budget"
    | "paid"
    | "execution"
    | "total"
    | "grade"
    | "says"
    | "gradedOn"
    | "publishedOn"
  >
>;

export async function updateEvaluation(
  tx: Tx,
  { jurisdiction, id }: { jurisdiction: string; id: string },
  change: Change,
): Promise<void> {
  await tx
    .updateTable("evaluation")
    .set(change)
    .where("jurisdiction", "=", jurisdiction)
    .where("id", "=", id)
    .execute();
}

export async function insertScores(tx: Tx, rows: readonly EvaluationScoreRow[]): Promise<void> {
  if (rows.length > 0)
    await tx
      .insertInto("evaluationScore")
      .values([...rows])
      .execute();
}

export async function insertConsequence(tx: Tx, row: ConsequenceRow): Promise<void> {
  await tx.insertInto("consequence").values(row).execute();
}
