import type { Tx } from "../../platform/db.ts";
import type { FlagStep } from "./model.ts";

declare module "../../platform/db.ts" {
  interface Tables {
    flagStep: FlagStep;
  }
}

export async function insertStep(tx: Tx, row: FlagStep): Promise<void> {
  await tx.insertInto("flagStep").values(row).execute();
}
