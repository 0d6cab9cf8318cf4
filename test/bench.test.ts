import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { unprovedPostings } from "../src/modules/budget/proof.ts";
import { unprovedContracts } from "../src/modules/contract/proof.ts";
import { fullSight } from "../src/platform/actor.ts";
import { openDatabase } from "../src/platform/db.ts";
import { withClient } from "../src/platform/client.ts";
import { today } from "../src/platform/clock.ts";
import { buyingQuickly } from "../tools/bench/buyingQuickly.ts";
import { cookiesOf } from "../tools/bench/actCase.ts";
import { recordAct, replayFor } from "../tools/bench/acting.ts";
import { sendingUp } from "../tools/bench/sendingUp.ts";
import { listWaiting, recordSigning } from "../tools/bench/signing.ts";
import { generate } from "../tools/generate/province.ts";
import { small } from "../tools/generate/story.ts";
import { aDatabase } from "./database.ts";
import { testDatabase } from "./given.ts";

const opened = testDatabase();
let owner: pg.Pool;
beforeAll(async () => {
  const province = { ...small, years: 1, projects: 5, today: today() };
  await withClient(opened.url, (client) => generate(client, province));
  owner = new pg.Pool({ connectionString: opened.url, max: 2 });
});
afterAll(() => owner.end());

test("what is replayed of one signing signs another contract, with its money and its traces", async () => {
  const waiting = await listWaiting(owner);
  const [first, second, third] = [waiting[0]!, waiting[1]!, waiting[2]!];
  const cookies = await cookiesOf(opened.database, waiting);
  const recording = await recordSigning(opened.database, first, cookies.get(first.post)!);
  const sign = replayFor(owner, recording);
  await sign(second);
  await sign(third);
  const { rows } = await owner.query(
    `select c.id, (select count(*)::integer from posting p where p.subject_id = c.id) as postings,
       (select count(*)::integer from instalment i where i.contract = c.id) as instalments,
       (select count(*)::integer from audit_entry a where a.subject_id = c.id::text) as entries,
       (select count(*)::integer from task t where t.subject_id = c.id and t.done_at is null) as open
     from contract c where c.status = 'signed' and c.id = any($1) order by c.id desc`,
    [waiting.map((one) => one.contract)],
  );
  const signed = { postings: 1, instalments: 1, entries: 1, open: 0 };
  expect(rows).toEqual([first, second, third].map((one) => ({ id: one.contract, ...signed })));
  const findings = await opened.database.ask(fullSight, async (db) => [
    ...(await unprovedPostings(db)),
    ...(await unprovedContracts(db)),
  ]);
  expect(findings).toEqual([]);
});

test.each([sendingUp, buyingQuickly])(
  "$called：what is replayed of one leaves what the real act leaves",
  async ({ provinceFor, asks, marked, drawnBy, isSound }) => {
    const made = await aDatabase();
    const database = openDatabase({ connectionString: made.url });
    const pool = new pg.Pool({ connectionString: made.url, max: 2 });
    const place = { url: made.url, version: "", owner: pool, close: () => pool.end() };
    try {
      const province = { ...small, ...provinceFor(3, 2), today: today() };
      await withClient(made.url, (client) => generate(client, province));
      const all = (await asks(place, database, 3)).slice(0, 3);
      expect(await isSound(place, database, all)).toBe(false);
      const recording = await recordAct(database, all[0]!, marked);
      const again = replayFor(pool, recording, await drawnBy?.(place, recording.answer));
      await again(all[1]!.rows);
      expect(await isSound(place, database, all)).toBe(false);
      await again(all[2]!.rows);
      expect(await isSound(place, database, all)).toBe(true);
    } finally {
      await pool.end();
      await database.close();
      await made.close();
    }
  },
);
