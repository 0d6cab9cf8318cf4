import { hash } from "node:crypto";
import type pg from "pg";
import { to } from "pg-copy-streams";

/** One table as it is copied: its own columns, without those that PostgreSQL computes. */
export type CopiedTable = { name: string; columns: string[] };

/** What proves two tables equal: how many rows, and a sum of their hashes that no order changes. */
export type Proof = { rows: number; sum: string };

const quote = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** The text form must not depend on the settings of one server or the other. */
export const plainTexts = [
  "set local timezone = 'UTC'",
  "set local datestyle = 'ISO, YMD'",
  "set local intervalstyle = 'iso_8601'",
  "set local bytea_output = 'hex'",
  "set local extra_float_digits = 1",
  "set local statement_timeout = 0",
  "set local idle_in_transaction_session_timeout = 0",
];

export async function listTables(client: pg.ClientBase): Promise<CopiedTable[]> {
  const { rows } = await client.query<CopiedTable>(
    `select c.relname as name, array_agg(a.attname::text order by a.attnum) as columns
       from pg_class c
       join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
        and c.relname <> 'schema_migration'
      group by c.relname order by c.relname collate "C"`,
  );
  return rows;
}

export const copyIn = ({ name, columns }: CopiedTable): string =>
  `copy ${quote(name)} (${columns.map(quote).join(", ")}) from stdin`;

/** Reads a table as lines of text and proves it on the way; `proof` is whole when the lines have ended. */
export function copyOut(client: pg.ClientBase, { name, columns }: CopiedTable) {
  const list = columns.map(quote).join(", ");
  const stream = client.query(to(`copy (select ${list} from ${quote(name)}) to stdout`));
  const sum = new Uint32Array(8);
  let rows = 0;
  let open: Buffer = Buffer.alloc(0);
  function count(chunk: Buffer): void {
    let from = 0;
    // Within a value the end of a line is written as a backslash and n, so each line is one row.
    for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, from)) {
      const line = Buffer.concat([open, chunk.subarray(from, end)]);
      const digest = hash("sha256", line, "buffer");
      for (let lane = 0; lane < 8; lane++) sum[lane]! += digest.readUInt32LE(lane * 4);
      rows += 1;
      open = Buffer.alloc(0);
      from = end + 1;
    }
    open = Buffer.concat([open, chunk.subarray(from)]);
  }
  async function* lines(): AsyncGenerator<Buffer> {
    for await (const chunk of stream) {
      count(chunk);
      yield chunk;
    }
  }
  const proof = (): Proof => ({ rows, sum: Buffer.from(sum.buffer).toString("hex") });
  return { lines: lines(), proof };
}

export async function prove(client: pg.ClientBase, table: CopiedTable): Promise<Proof> {
  const { lines, proof } = copyOut(client, table);
  for await (const _ of lines);
  return proof();
}

/** Numbers already given must not be given again. */
export type Sequence = { name: string; last: string; called: boolean };

export async function listSequences(client: pg.ClientBase): Promise<Sequence[]> {
  const { rows } = await client.query<{ name: string }>(
    `select relname as name from pg_class
      where relnamespace = 'public'::regnamespace and relkind = 'S' order by relname collate "C"`,
  );
  const found: Sequence[] = [];
  for (const { name } of rows) {
    const state = await client.query<{ last: string; called: boolean }>(
      `select last_value::text as last, is_called as called from ${quote(name)}`,
    );
    for (const one of state.rows) found.push({ name, ...one });
  }
  return found;
}

export async function setSequences(client: pg.ClientBase, all: readonly Sequence[]): Promise<void> {
  for (const { name, last, called } of all)
    await client.query("select setval($1::regclass, $2::bigint, $3)", [quote(name), last, called]);
}

/**
 * Chains refer to themselves and tables to each other, so no order of loading suits every foreign key:
 * they are taken off and put back within the transaction, which checks every row again.
 */
export async function withoutForeignKeys(
  client: pg.ClientBase,
  load: () => Promise<void>,
): Promise<void> {
  const { rows } = await client.query<{ drop: string; add: string }>(
    `select format('alter table %s drop constraint %I', conrelid::regclass, conname) as drop,
            format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as add
       from pg_constraint
      where contype = 'f' and connamespace = 'public'::regnamespace and conparentid = 0 order by conname, oid`,
  );
  for (const { drop } of rows) await client.query(drop);
  await load();
  for (const { add } of rows) await client.query(add);
}

/** Tables of business begin their key with the jurisdiction; the others come filled by the migrations. */
export async function firstBusinessRow(client: pg.ClientBase): Promise<string | undefined> {
  const { rows } = await client.query<{ name: string }>(
    `select c.relname as name
       from pg_index i
       join pg_class c on c.oid = i.indrelid
       join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
      where i.indisprimary and c.relnamespace = 'public'::regnamespace and a.attname = 'jurisdiction'
      order by 1`,
  );
  for (const { name } of rows) {
    const found = await client.query(`select 1 from ${quote(name)} limit 1`);
    if (found.rowCount !== 0) return name;
  }
  return undefined;
}

export const emptyAll = async (client: pg.ClientBase, tables: readonly CopiedTable[]) => {
  if (tables.length > 0)
    await client.query(`truncate ${tables.map((table) => quote(table.name)).join(", ")}`);
};
