import type pg from "pg";
import { approveStatement, placeStatements } from "./places.ts";
import { postingStatement, projectStatements, purchaseStatements } from "./purchases.ts";
import { sumStatements } from "./sums.ts";
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

/** Of these there are millions: their keys and indexes are built once, when all rows are there. */
const large = ["project", "share", "funding", "allotment", "posting"];

type Bound = { drop: string; add: string };

/** References first, since they hang on keys; put back in the opposite order. */
async function boundsOf(client: pg.Client): Promise<Bound[]> {
  const { rows } = await client.query<Bound>(
    `select format('alter table %s drop constraint %I', conrelid::regclass, conname) as drop,
       format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as add
     from pg_constraint where conparentid = 0
       and (contype = 'f' and (conrelid = any($1::regclass[]) or confrelid = any($2::regclass[])) or contype in ('p', 'u') and conrelid = any($2::regclass[]))
     union all
     select format('drop index %s', indexrelid::regclass), pg_get_indexdef(indexrelid)
     from pg_index i where indrelid = any($2::regclass[])
       and not exists (select 1 from pg_constraint c where c.conindid = i.indexrelid and c.contype in ('p', 'u'))
     order by 1`,
    [filled, large],
  );
  const isReference = ({ add }: Bound) => add.includes(" FOREIGN KEY ");
  return [...rows.filter(isReference), ...rows.filter((one) => !isReference(one))];
}

/** What binds rows is let go while millions come in, and proved for all of them together when it is put back. */
async function loosened(client: pg.Client, say: Say, fill: () => Promise<void>): Promise<void> {
  const bounds = await boundsOf(client);
  for (const { drop } of bounds) await client.query(drop);
  await fill();
  say("各行已写入，正在建立键、索引和外键");
  for (const { add } of bounds.toReversed()) await client.query(add);
}

type Say = (line: string) => void;

/**
 * 造省: fills an empty migrated database, as its owner, in one transaction. Every chain is whole: the tables' own
 * constraints have seen each row.
 */
export async function generate(
  client: pg.Client,
  province: Province,
  say: Say = () => undefined,
): Promise<void> {
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
    say("已编好");
    const purchases = province.depth === "whole" ? purchaseStatements : [];
    await loosened(client, say, async () => {
      for (const statement of placeStatements(province)) await client.query(statement);
      await client.query("analyze budget_line");
      await client.query(approveStatement(province));
      for (const statement of projectStatements) await client.query(statement);
      await client.query("analyze posting");
      say("项目和额度已写入");
      await client.query(postingStatement);
      for (const statement of purchases) await client.query(statement);
    });
    say("正在汇总");
    await client.query(`analyze ${filled.join(", ")}`);
    for (const statement of sumStatements) await client.query(statement);
    await client.query("drop function pg_temp.nth_id(integer, bigint)");
    await client.query("commit");
  } catch (error) {
    await client.query("rollback");
    throw error;
  }
  await client.query(`analyze ${filled.join(", ")}, organization, person, post, provider`);
}
