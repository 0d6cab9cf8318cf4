import { sql } from "kysely";
import type { Tx } from "./db.ts";

declare module "./db.ts" {
  interface Tables {
    numberCounter: { jurisdiction: string; kind: string; year: number; last: number };
  }
}

/** 编号 that people see, counted per treasury, kind and year: "990101-2026-0031". */
export async function nextNumber(
  tx: Tx,
  jurisdiction: string,
  kind: string,
  year: number,
): Promise<string> {
  const { last } = await tx
    .insertInto("numberCounter")
    .values({ jurisdiction, kind, year, last: 1 })
    .onConflict((on) =>
      on
        .columns(["jurisdiction", "kind", "year"])
        .doUpdateSet({ last: sql`number_counter.last + 1` }),
    )
    .returning("last")
    .executeTakeFirstOrThrow();
  return `${jurisdiction}-${year}-${String(last).padStart(4, "0")}`;
}
