import type pg from "pg";
import { approveStatement, placeStatements } from "./places.ts";
import { postingStatement, projectStatements, purchaseStatements } from "./purchases.ts";
import { idFunction, storyTable, type Province } from "./story.ts";

const filled = [
  "decision_document",
  "budget_line",
  "posting",
  "project",
  "share",
  "funding",
  "allotment",
  "procurement",
  "package",
  "package_share",
  "response",
  "award",
  "contract",
  "contract_share",
  "clause",
  "task",
  "instalment",
  "acceptance",
  "payment",
];

type Bound = { table: string; name: string; says: string };

/** References are let go while millions of rows come in, and proved for all of them together when they are put back. */
async function loosened(client: pg.Client, fill: () => Promise<void>): Promise<void> {
  const { rows } = await client.query<Bound>(
    `select conrelid::regclass::text as table, conname as name, pg_get_constraintdef(oid) as says
     from pg_constraint where contype = 'f' and conparentid = 0 and conrelid = any($1::regclass[]) order by conname`,
    [filled],
  );
  for (const { table, name } of rows)
    await client.query(`alter table ${table} drop constraint ${name}`);
  await fill();
  for (const { table, name, says } of rows)
    await client.query(`alter table ${table} add constraint ${name} ${says}`);
}

/**
 * 造省: fills an empty migrated database, as its owner, in one transaction. Every chain is whole: the tables' own
 * constraints have seen each row.
 */
export async function generate(client: pg.Client, province: Province): Promise<void> {
  const { rows } = await client.query("select 1 from jurisdiction limit 1");
  if (rows.length > 0) throw new Error("造数要用空的数据库：这里已经有财政区划了");
  await client.query("begin");
  try {
    await client.query("set local work_mem = '256MB'");
    await client.query("set local maintenance_work_mem = '512MB'");
    await client.query("set local timezone = 'Asia/Shanghai'");
    await client.query(idFunction(province));
    await client.query(storyTable(province));
    await client.query("analyze story");
    const purchases = province.depth === "whole" ? purchaseStatements : [];
    await loosened(client, async () => {
      for (const statement of placeStatements(province)) await client.query(statement);
      await client.query("analyze budget_line");
      await client.query(approveStatement(province));
      for (const statement of projectStatements) await client.query(statement);
      await client.query("analyze posting");
      await client.query(postingStatement);
      for (const statement of purchases) await client.query(statement);
    });
    await client.query("drop function pg_temp.nth_id(integer, bigint)");
    await client.query("commit");
  } catch (error) {
    await client.query("rollback");
    throw error;
  }
  await client.query(`analyze ${filled.join(", ")}, organization, person, post, provider`);
}
