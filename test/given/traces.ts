import { platformActor } from "../../src/platform/actor.ts";
import type { County } from "../given.ts";

type Key = { jurisdiction: string; id: string };

/** What waits on a subject: kind and legal last day. */
export const openTasksOf = (county: County, key: Key) =>
  county.ask("countyFinanceOfficer", async (db) => {
    const rows = await db
      .selectFrom("task")
      .select(["kind", "dueOn"])
      .where("jurisdiction", "=", key.jurisdiction)
      .where("subjectId", "=", key.id)
      .where("doneAt", "is", null)
      .orderBy("kind")
      .execute();
    return rows.map((row) => [row.kind, row.dueOn]);
  });

/** Rules that a subject has hit. */
export const flagsOn = (county: County, key: Key) =>
  county.ask("auditor", async (db) => {
    const rows = await db
      .selectFrom("flagHit")
      .select("rule")
      .where("jurisdiction", "=", key.jurisdiction)
      .where("subjectId", "=", key.id)
      .execute();
    return rows.map((row) => row.rule);
  });

/** Kinds of what an act has made public, in their order. */
export const publishedOf = (county: County, key: Key) =>
  county.ask(platformActor(), async (db) => {
    const rows = await db
      .selectFrom("publicationDue")
      .select("kind")
      .where("jurisdiction", "=", key.jurisdiction)
      .where("subjectId", "=", key.id)
      .orderBy("id")
      .execute();
    return rows.map((row) => row.kind);
  });
