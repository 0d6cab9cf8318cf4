import { expect, test } from "vitest";
import { unprovedPostings } from "../src/modules/budget/proof.ts";
import { unprovedContracts } from "../src/modules/contract/proof.ts";
import { unprovedAcceptances } from "../src/modules/delivery/proof.ts";
import { unprovedPayments } from "../src/modules/payment/proof.ts";
import { fullSight } from "../src/platform/actor.ts";
import { withClient } from "../src/platform/client.ts";
import { generate } from "../tools/generate/province.ts";
import { projectsOf, small } from "../tools/generate/story.ts";
import { aDatabase } from "./database.ts";
import { testDatabase } from "./given.ts";

const opened = testDatabase();

const fingerprint = (url: string): Promise<unknown> =>
  withClient(url, async (client) => {
    const { rows } = await client.query(
      `select (select md5(string_agg(p::text, '' order by id)) from posting p) as postings,
         (select md5(string_agg(c::text, '' order by id)) from contract c) as contracts,
         (select count(*)::integer from project) as projects`,
    );
    return rows[0];
  });

test("the invented county keeps its books: every chain, contract and payment is proved", async () => {
  await withClient(opened.url, (client) => generate(client, small));
  const findings = await opened.database.ask(fullSight, async (db) => [
    ...(await unprovedPostings(db)),
    ...(await unprovedContracts(db)),
    ...(await unprovedAcceptances(db)),
    ...(await unprovedPayments(db)),
  ]);
  expect(findings).toEqual([]);
});

test("the same seed gives the same rows, and a filled database is refused", async () => {
  const other = await aDatabase();
  try {
    await withClient(other.url, (client) => generate(client, small));
    const made = await fingerprint(other.url);
    expect(made).toMatchObject({ projects: projectsOf(small) });
    expect(made).toEqual(await fingerprint(opened.url));
    await expect(withClient(other.url, (client) => generate(client, small))).rejects.toThrow(
      "造数要用空的数据库",
    );
  } finally {
    await other.close();
  }
});
