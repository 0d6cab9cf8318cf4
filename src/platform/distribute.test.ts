import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { testDatabase } from "../../test/given.ts";
import { withClient } from "./client.ts";
import { distribute, planSpread, readMarks, spreadOf, unkeepable } from "./distribute.ts";

const opened = testDatabase();

const marks = readMarks(fileURLToPath(new URL("../../migrations", import.meta.url)));
const spread = (client: Parameters<typeof spreadOf>[0]) => spreadOf(client, marks);

test("what belongs to a treasury is spread by it, what all read is copied, sessions and jobs stay", async () => {
  const how = new Map(
    (await withClient(opened.url, spread)).map((one) => [one.table, one.how] as const),
  );
  for (const table of [
    "posting",
    "project",
    "contract",
    "audit_entry",
    "rollup_delta",
    "statistic_sum",
  ])
    expect([table, how.get(table)]).toEqual([table, "distributed"]);
  for (const table of ["organization", "threshold", "catalog_item", "provider", "jurisdiction"])
    expect([table, how.get(table)]).toEqual([table, "reference"]);
  for (const table of ["session", "job", "idempotency"])
    expect([table, how.get(table)]).toEqual([table, "local"]);
});

test("a mark in a migration goes before the rule: what a treasury writes about providers all may read", async () => {
  expect(marks.size).toBeGreaterThan(20);
  const how = new Map((await withClient(opened.url, spread)).map((one) => [one.table, one.how]));
  for (const [table, mark] of marks) expect([table, how.get(table)]).toEqual([table, mark]);
  expect(how.get("provider_rating")).toBe("reference");
});

test("no reference looks from one node into another", async () => {
  expect(await withClient(opened.url, (client) => unkeepable(client, marks))).toEqual([]);
});

test("the plan lets references go, spreads, and puts every reference back", async () => {
  const plan = await withClient(opened.url, (client) => planSpread(client, marks));
  expect(plan).toContain("select create_reference_table('organization')");
  expect(plan).toContain(
    "select create_distributed_table('posting', 'jurisdiction', colocate_with => 'acceptance')",
  );
  const [dropped, added] = ["drop", "add"].map((verb) =>
    plan.filter((one) => one.includes(` ${verb} constraint `)),
  );
  expect(added?.length).toBe(dropped?.length);
  expect(added?.length).toBeGreaterThan(50);
  // Everything in it but the functions of Citus is understood here.
  await withClient(opened.url, async (client) => {
    await client.query("begin");
    for (const one of plan) if (!one.startsWith("select ")) await client.query(one);
    await client.query("rollback");
  });
});

test("without Citus it says what is missing and changes nothing", async () => {
  expect(await distribute(opened.url, marks)).toMatchObject({
    done: false,
    says: expect.stringMatching(/没有安装 Citus.*shared_preload_libraries/),
  });
});
