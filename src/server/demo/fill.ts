import { fullSight } from "../../platform/actor.ts";
import type { Database } from "../../platform/db.ts";

declare module "../../platform/db.ts" {
  interface Tables {
    installation: { key: string; value: string };
  }
}

/** Whether the demonstration county has been filled to its end. */
export async function isFilled(database: Database): Promise<boolean> {
  const found = await database.ask(fullSight, (db) =>
    db.selectFrom("installation").select("value").where("key", "=", "demo").executeTakeFirst(),
  );
  return found?.value === "filled";
}

export async function fillDemo(database: Database, say: (line: string) => void): Promise<void> {
  say("…");
  await database.act(fullSight, (tx) =>
    tx.insertInto("installation").values({ key: "demo", value: "filled" }).execute(),
  );
}

export const demoAccounts = (): string => "";
