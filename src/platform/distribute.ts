import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type pg from "pg";
import { withClient } from "./client.ts";

/**
 * How a table lies on a Citus cluster. Distributed: by its jurisdiction, rows of one treasury together. Reference: the same
 * on every node. Local: on the coordinator alone, since it is written at every call and belongs to no treasury.
 */
export type Spread = { table: string; how: "distributed" | "reference" | "local" };

/** Sessions, keys and jobs of the platform itself. Everything else without a treasury is small, written rarely, and read by all. */
const local = new Set([
  "access_token",
  "idempotency",
  "installation",
  "job",
  "schema_migration",
  "session",
  "sign_in_failure",
]);

type Placed = { table: string; begins: string | null };

export type Marks = ReadonlyMap<string, Spread["how"]>;

/** What the migrations say themselves: "-- citus: reference" or "-- citus: distribute" above a table. */
export const readMarks = (folder: string): Marks =>
  new Map(
    readdirSync(folder).flatMap((name) => {
      const text = readFileSync(join(folder, name), "utf8");
      const marks = text.matchAll(/^-- citus: (reference|distribute)\r?\ncreate table (\w+)/gm);
      return [...marks].map(([, mark, table]): [string, Spread["how"]] => [
        table!,
        mark === "distribute" ? "distributed" : "reference",
      ]);
    }),
  );

/** By its mark; else by the schema's own rule: whatever begins its key with the treasury is spread by it. */
export async function spreadOf(client: pg.ClientBase, marks: Marks): Promise<Spread[]> {
  const { rows } = await client.query<Placed>(
    `select c.relname as table, a.attname as begins
     from pg_class c
     left join pg_index i on i.indrelid = c.oid and i.indisprimary
     left join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
     where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace and not c.relispartition
     order by c.relname collate "C"`,
  );
  return rows.map(({ table, begins }): Spread => {
    const marked = marks.get(table);
    if (marked) return { table, how: marked };
    if (begins === "jurisdiction") return { table, how: "distributed" };
    return { table, how: local.has(table) ? "local" : "reference" };
  });
}

type Bound = { owner: string; target: string; drop: string; add: string };

const boundsOf = async (client: pg.ClientBase): Promise<Bound[]> => {
  const { rows } = await client.query<Bound>(
    `select o.relname as owner, t.relname as target,
       format('alter table %I drop constraint %I', o.relname, k.conname) as drop,
       format('alter table %I add constraint %I %s', o.relname, k.conname, pg_get_constraintdef(k.oid)) as add
     from pg_constraint k join pg_class o on o.oid = k.conrelid join pg_class t on t.oid = k.confrelid
     where k.contype = 'f' and k.conparentid = 0 and k.connamespace = 'public'::regnamespace order by k.conname, k.oid`,
  );
  return rows;
};

/** References that a cluster cannot keep: they would look from one node's rows into another's. */
export async function unkeepable(client: pg.ClientBase, marks: Marks): Promise<string[]> {
  const how = new Map((await spreadOf(client, marks)).map((one) => [one.table, one.how]));
  const fits = ({ owner, target }: Bound): boolean => {
    const [from, to] = [how.get(owner), how.get(target)];
    return from === to || (to === "reference" && from !== undefined);
  };
  return (await boundsOf(client)).filter((one) => !fits(one)).map((one) => one.add);
}

/** The statements that spread a migrated database, in their order. Chains refer to themselves, so references are put back last. */
export async function planSpread(client: pg.ClientBase, marks: Marks): Promise<string[]> {
  const spreads = await spreadOf(client, marks);
  const bounds = await boundsOf(client);
  const tables = (how: Spread["how"]) => spreads.filter((one) => one.how === how);
  const [first, ...more] = tables("distributed").map((one) => one.table);
  return [
    ...bounds.map((one) => one.drop),
    ...tables("reference").map(({ table }) => `select create_reference_table('${table}')`),
    ...tables("local").map(({ table }) => `select citus_add_local_table_to_metadata('${table}')`),
    ...(first ? [`select create_distributed_table('${first}', 'jurisdiction')`] : []),
    ...more.map(
      (table) =>
        `select create_distributed_table('${table}', 'jurisdiction', colocate_with => '${first}')`,
    ),
    ...bounds.map((one) => one.add),
  ];
}

/** What is still missing before a database can be spread, in words; nothing where nothing is. */
async function missing(client: pg.ClientBase): Promise<string | undefined> {
  const { rows } = await client.query<{ here: boolean; available: boolean }>(
    `select exists (select 1 from pg_extension where extname = 'citus') as here,
       exists (select 1 from pg_available_extensions where name = 'citus') as available`,
  );
  const { here, available } = rows[0]!;
  if (!here && !available)
    return "这台数据库服务器没有安装 Citus。请在协调节点和每个工作节点安装 Citus 扩展，写入 shared_preload_libraries 并重启，再执行 goufu distribute";
  if (!here)
    return "这个数据库还没有启用 Citus。请由数据库管理员在协调节点和每个工作节点的库里执行 create extension citus，再执行 goufu distribute";
  const nodes = await client.query(
    "select 1 from pg_dist_node where noderole = 'primary' and shouldhaveshards and isactive limit 1",
  );
  if (nodes.rowCount === 0)
    return "Citus 还没有登记工作节点。请在协调节点执行 select citus_add_node('工作节点地址', 5432)，再执行 goufu distribute";
  const coordinator = await client.query("select 1 from pg_dist_node where groupid = 0");
  if (coordinator.rowCount === 0)
    return "协调节点还没有登记自己。请执行 select citus_set_coordinator_host('协调节点地址')，再执行 goufu distribute";
  const spread = await client.query(
    "select logicalrelid::text as name from pg_dist_partition limit 1",
  );
  if (spread.rowCount !== 0)
    return "这个数据库已经分布过。新迁移加的表，请先用 goufu distribute --plan 看语句，再由数据库管理员执行其中属于新表的几条";
  return undefined;
}

export type Distribution = { done: boolean; says: string };

/** 分布: turns a migrated database on a Citus coordinator into a distributed one, all or nothing. */
export const distribute = (url: string, marks: Marks): Promise<Distribution> =>
  withClient(url, async (client) => {
    const says = await missing(client);
    if (says !== undefined) return { done: false, says };
    const statements = await planSpread(client, marks);
    await client.query("begin");
    try {
      // References between spread and copied tables want one connection to each node.
      await client.query("set local citus.multi_shard_modify_mode = 'sequential'");
      for (const statement of statements) await client.query(statement);
      await client.query("commit");
    } catch (error) {
      await client.query("rollback");
      throw error;
    }
    return { done: true, says: `已按财政区划分布，共执行 ${statements.length} 条语句` };
  });
