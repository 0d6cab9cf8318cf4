import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { Refusal } from "../base/refusal.ts";
import { withClient } from "./client.ts";
import { statements } from "./statements.ts";

/** 迁移: one numbered file of SQL, forward only. */
export type Migration = { name: string; checksum: string; statements: string[] };

export type MigrationState = {
  name: string;
  state: "applied" | "pending" | "changed" | "unknown";
  appliedAt?: string;
};

export const applicationRole = "goufu_app";

/** A number of our own, so that two programs never migrate one database at once. */
const lock = 7_466_838_001;

export function readMigrations(folder: string): Migration[] {
  const names = readdirSync(folder).filter((name) => name.endsWith(".sql"));
  return names.toSorted().map((name, at, all) => {
    if (!/^\d{4}_\w+\.sql$/.test(name) || all[at - 1]?.slice(0, 4) === name.slice(0, 4))
      throw new Error(`迁移文件名应为四位编号加名称，编号不得重复：${name}`);
    // A checkout on another system may have changed the ends of lines.
    const sql = readFileSync(join(folder, name), "utf8").replaceAll("\r\n", "\n");
    const checksum = createHash("sha256").update(sql).digest("hex");
    return { name, checksum, statements: statements(sql) };
  });
}

type Applied = { name: string; checksum: string; applied_at: string };

async function appliedTo(client: pg.ClientBase): Promise<Applied[]> {
  const exists = await client.query(
    "select 1 from pg_tables where schemaname = 'public' and tablename = 'schema_migration'",
  );
  if (exists.rowCount === 0) return [];
  const { rows } = await client.query<Applied>(
    "select name, checksum, applied_at::text as applied_at from schema_migration order by name",
  );
  return rows;
}

function compare(files: readonly Migration[], applied: readonly Applied[]): MigrationState[] {
  const done = new Map(applied.map((one) => [one.name, one]));
  const known = files.map(({ name, checksum }): MigrationState => {
    const was = done.get(name);
    if (was === undefined) return { name, state: "pending" };
    const state = was.checksum === checksum ? "applied" : "changed";
    return { name, state, appliedAt: was.applied_at };
  });
  const names = new Set(files.map((file) => file.name));
  const unknown = applied.filter((one) => !names.has(one.name));
  return [
    ...known,
    ...unknown.map(({ name, applied_at }): MigrationState => ({
      name,
      state: "unknown",
      appliedAt: applied_at,
    })),
  ];
}

const refuseOdd = (states: readonly MigrationState[]): void => {
  const changed = states.find((one) => one.state === "changed");
  if (changed !== undefined)
    throw new Refusal(
      "conflict",
      `迁移文件 ${changed.name} 在 ${changed.appliedAt} 执行之后被改动。请恢复原文件，改动写入新的迁移文件。`,
    );
  const unknown = states.find((one) => one.state === "unknown");
  if (unknown !== undefined)
    throw new Refusal(
      "conflict",
      `数据库已执行 ${unknown.name}，而本程序没有这一步：数据库比程序新。请换用新版本的程序。`,
    );
};

/** The role of the running server: it owns nothing, and row-level security applies to it. */
async function ensureRole(client: pg.ClientBase): Promise<void> {
  const role = applicationRole;
  const { rows } = await client.query<{ me: string; strong: boolean | null }>(
    `select current_user as me, (select rolsuper or rolbypassrls from pg_roles where rolname = $1) as strong`,
    [role],
  );
  const [me, strong] = [rows[0]?.me ?? "", rows[0]?.strong ?? null];
  if (strong === true)
    throw new Refusal(
      "conflict",
      `角色 ${role} 不受行级安全约束。请由管理员执行：alter role ${role} nosuperuser nobypassrls;`,
    );
  try {
    if (strong === null) await client.query(`create role ${role} nologin noinherit`).catch(ifNew);
    await client.query(`grant ${role} to current_user`);
  } catch (fault) {
    // Membership may have been granted by the administrator, and then nothing is missing.
    if (await maySet(client)) return;
    throw new Refusal(
      "conflict",
      `数据库账户 ${me} 不能建立角色 ${role}（${said(fault)}）。请由管理员执行：` +
        `create role ${role} nologin noinherit; grant ${role} to "${me}";`,
    );
  }
}

const said = (fault: unknown): string => (fault instanceof Error ? fault.message : String(fault));

/** Roles belong to the whole server: another database of it may have made ours in this very moment. */
const ifNew = (fault: unknown): void => {
  const code = fault instanceof pg.DatabaseError ? fault.code : undefined;
  if (code !== "42710" && code !== "23505") throw fault;
};

async function maySet(client: pg.ClientBase): Promise<boolean> {
  try {
    await client.query("begin");
    await client.query(`set local role ${applicationRole}`);
    return true;
  } catch {
    return false;
  } finally {
    await client.query("rollback");
  }
}

async function apply(client: pg.ClientBase, file: Migration): Promise<void> {
  await client.query("begin");
  let running = "";
  try {
    for (running of file.statements) await client.query(running);
    await client.query(
      "insert into schema_migration (name, checksum, applied_at) values ($1, $2, clock_timestamp())",
      [file.name, file.checksum],
    );
    await client.query("commit");
  } catch (fault) {
    await client.query("rollback");
    throw new Error(`迁移 ${file.name} 未能执行：${said(fault)}\n${running}`, { cause: fault });
  }
}

/** Brings the database to the newest schema, or to the part that is wanted, and gives the names of what was applied now. */
export const migrate = (
  url: string,
  folder: string,
  isWanted: (name: string) => boolean = () => true,
): Promise<string[]> =>
  withClient(url, async (client) => {
    await client.query("select pg_advisory_lock($1)", [lock]);
    await ensureRole(client);
    await client.query(
      `create table if not exists schema_migration (
         name text primary key, checksum text not null, applied_at timestamptz not null)`,
    );
    await client.query(`grant select on schema_migration to ${applicationRole}`);
    const files = readMigrations(folder);
    const states = compare(files, await appliedTo(client));
    refuseOdd(states);
    const pending = files
      .filter((_, at) => states[at]?.state === "pending")
      .filter((file) => isWanted(file.name));
    for (const file of pending) await apply(client, file);
    return pending.map((file) => file.name);
  });

export const migrationStates = (url: string, folder: string): Promise<MigrationState[]> =>
  withClient(url, async (client) => compare(readMigrations(folder), await appliedTo(client)));
