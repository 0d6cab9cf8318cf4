import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { aDatabase, type TestDatabase } from "../../test/database.ts";
import { fullSight } from "./actor.ts";
import { nowhere } from "./audit.ts";
import {
  joinedAtOnce,
  plannedOnce,
  openDatabase,
  rowsOf,
  sendAhead,
  type Database,
  type Db,
  type Tx,
} from "./db.ts";
import { newId } from "./identity.ts";

let opened: TestDatabase;
let database: Database;

beforeAll(async () => {
  opened = await aDatabase();
  database = openDatabase({ connectionString: opened.url }, 1); // one connection: what is left over meets the next who asks
});

afterAll(async () => {
  await database.close();
  await opened.close();
});

const marker =
  (entry: string, at: Date | null = new Date()) =>
  (tx: Tx) =>
    sendAhead(tx, tx.insertInto("auditUnsealed").values({ jurisdiction: nowhere, entry, at: at! }));

const count = (entry: string) =>
  database.ask(fullSight, async (db) => {
    const rows = await db
      .selectFrom("auditUnsealed")
      .where("entry", "=", entry)
      .select("at")
      .execute();
    return rows.length;
  });

test("what was sent ahead stands once the act is done", async () => {
  const entry = newId(new Date());
  await database.act(fullSight, marker(entry));
  expect(await count(entry)).toBe(1);
});

test("the next statement fails by it, and nothing of the act remains", async () => {
  const [good, bad] = [newId(new Date()), newId(new Date())];
  const acting = database.act(fullSight, async (tx) => {
    await marker(good)(tx);
    await marker(bad, null)(tx);
    await rowsOf(tx, sql`select 1`);
  });
  await expect(acting).rejects.toMatchObject({ code: "23502" });
  expect(await count(good)).toBe(0);
});

test("the commit fails by it where nothing follows", async () => {
  const [good, bad] = [newId(new Date()), newId(new Date())];
  const acting = database.act(fullSight, async (tx) => {
    await marker(good)(tx);
    await marker(bad, null)(tx);
  });
  await expect(acting).rejects.toMatchObject({ code: "23502" });
  expect(await count(good)).toBe(0);
});

test("a refusal is told as it is, whatever was sent ahead; the next who asks meets nothing of it", async () => {
  const [good, bad] = [newId(new Date()), newId(new Date())];
  const acting = database.act(fullSight, async (tx) => {
    await marker(good)(tx);
    await marker(bad, null)(tx);
    throw new Error("不准");
  });
  await expect(acting).rejects.toThrow("不准");
  expect(await count(good)).toBe(0);
});

test("who asks is said before the first statement, for each act anew", async () => {
  const seen = (lo: string, hi: string) =>
    database.ask({ lo, hi, scope: "own", mine: [] }, async (db) => {
      const rows = await rowsOf<{ lo: string; who: string }>(
        db,
        sql`select current_setting('app.lo') as lo, current_user as who`,
      );
      return rows[0];
    });
  expect(await seen("990101", "990102")).toEqual({ lo: "990101", who: "goufu_app" });
  expect(await seen("990201", "990202")).toEqual({ lo: "990201", who: "goufu_app" });
});

test("a question cannot write, and its end is not lost to the next", async () => {
  const entry = newId(new Date());
  const asking = database.ask(fullSight, (db) => marker(entry)(db as Tx));
  await asking.catch(() => undefined);
  expect(await count(entry)).toBe(0);
});

test.each([
  {
    says: "about a whole treasury is joined at once",
    by: joinedAtOnce,
    name: "enable_nestloop",
    values: ["off", "on"],
  },
  {
    says: "that goes one way is planned once",
    by: plannedOnce,
    name: "plan_cache_mode",
    values: ["force_generic_plan", "auto"],
  },
])("a question $says, and the next is planned as before", async ({ by, name, values }) => {
  const setting = async (db: Db) => {
    const [row] = await rowsOf(db, sql<{ by: string }>`select current_setting(${name}) as by`);
    return row!.by;
  };
  await database.ask(fullSight, async (db) => {
    expect([await by(db, () => setting(db)), await setting(db)]).toEqual(values);
  });
});
