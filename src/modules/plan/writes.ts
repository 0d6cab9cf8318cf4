import { Refusal } from "../../base/refusal.ts";
import { fen } from "../../base/money.ts";
import type { Tx } from "../../platform/db.ts";
import type { AnnualPlan, PlanChange, PlanRound, RoundLine, RoundProject } from "./model.ts";

declare module "../../platform/db.ts" {
  interface Tables {
    annualPlan: AnnualPlan;
    planRound: PlanRound;
    planRoundProject: RoundProject;
    planRoundLine: RoundLine;
    planChange: PlanChange;
  }
}

export type Key = { jurisdiction: string; id: string };

export async function insertPlan(tx: Tx, row: AnnualPlan): Promise<void> {
  await tx.insertInto("annualPlan").values(row).execute();
}

/** Gets the plan and holds it until the transaction ends. */
export async function lockPlan(tx: Tx, { jurisdiction, id }: Key): Promise<AnnualPlan> {
  const found = await tx
    .selectFrom("annualPlan")
    .selectAll()
    .where("jurisdiction", "=", jurisdiction)
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
  if (!found) throw new Refusal("notFound", "没有这份购买计划，或者您看不到它");
  return { ...found, ceiling: found.ceiling === null ? null : fen(found.ceiling) };
}

type Changes = Partial<
  Pick<
    AnnualPlan,
    | "status"
    | "callNumber"
    | "callTitle"
    | "firstUpBy"
    | "firstDownBy"
    | "secondUpBy"
    | "ceiling"
    | "decision"
    | "approvedOn"
  >
>;

export async function updatePlan(
  tx: Tx,
  { jurisdiction, id }: Key,
  changes: Changes,
): Promise<void> {
  await tx
    .updateTable("annualPlan")
    .set(changes)
    .where("jurisdiction", "=", jurisdiction)
    .where("id", "=", id)
    .execute();
}

export type RoundParts = {
  round: PlanRound;
  projects: readonly RoundProject[];
  lines: readonly RoundLine[];
};

export async function insertRound(tx: Tx, { round, projects, lines }: RoundParts): Promise<void> {
  await tx.insertInto("planRound").values(round).execute();
  if (projects.length > 0)
    await tx
      .insertInto("planRoundProject")
      .values([...projects])
      .execute();
  if (lines.length > 0)
    await tx
      .insertInto("planRoundLine")
      .values([...lines])
      .execute();
}

export async function insertChange(tx: Tx, row: PlanChange): Promise<void> {
  await tx.insertInto("planChange").values(row).execute();
}
