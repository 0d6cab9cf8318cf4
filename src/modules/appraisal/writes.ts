import type { Day } from "../../base/day.ts";
import type { Tx } from "../../platform/db.ts";
import type { MeasureName, MeasureWeight } from "./model.ts";

export type AppraisalTables = {
  measureWeight: {
    place: string;
    measure: MeasureName;
    weight: number;
    best: number;
    worst: number;
    document: string;
    fromOn: Day;
    toOn: Day | null;
    confirmed: boolean;
  };
};

declare module "../../platform/db.ts" {
  interface Tables extends AppraisalTables {}
}

export async function insertWeights(tx: Tx, rows: readonly MeasureWeight[]): Promise<void> {
  await tx
    .insertInto("measureWeight")
    .values(rows.map(({ from: fromOn, to: toOn = null, ...row }) => ({ ...row, fromOn, toOn })))
    .execute();
}
