import { createHash } from "node:crypto";
import { rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { openEmbedded, type Embedded } from "../src/platform/embedded.ts";
import { isAlive } from "../src/platform/lease.ts";
import { migrate, readMigrations } from "../src/platform/migrate.ts";

/**
 * One PostgreSQL for a test run, kept under var/ so that the next run starts warm. Two runs may share it.
 * GOUFU_TEST_PG=15 takes the system's version instead of the embedded one.
 */
export type TestServer = { admin: string; template: string; owner: string; run: number };

declare module "vitest" {
  interface ProvidedContext {
    server: TestServer;
  }
}

const migrations = fileURLToPath(new URL("../migrations", import.meta.url));

/** A power cut may destroy this cluster, and nobody would miss it. */
const fast = {
  fsync: "off",
  synchronous_commit: "off",
  full_page_writes: "off",
  wal_level: "minimal",
  max_wal_senders: "0",
  max_connections: "200",
};

async function open(): Promise<Embedded> {
  const major = process.env["GOUFU_TEST_PG"];
  const folder = fileURLToPath(new URL(`../var/test/${major ?? "embedded"}`, import.meta.url));
  const options = {
    folder,
    log: () => {},
    binaries: major === undefined ? undefined : `/usr/lib/postgresql/${major}/bin`,
    settings: fast,
  };
  try {
    return await openEmbedded(options);
  } catch {
    rmSync(folder, { recursive: true, force: true });
    return openEmbedded(options);
  }
}

const namesLike = async (client: pg.Client, pattern: string): Promise<string[]> => {
  const { rows } = await client.query<{ datname: string }>(
    "select datname from pg_database where datname like $1 order by oid",
    [pattern],
  );
  return rows.map((row) => row.datname);
};

/** Databases of runs that were killed, and all templates but the newest three. */
async function sweep(client: pg.Client): Promise<void> {
  const runs = await namesLike(client, "run\\_%");
  const dead = runs.filter((name) => !isAlive(Number(name.split("_")[1])));
  const drafts = await namesLike(client, "draft\\_%");
  const old = (await namesLike(client, "template\\_%")).slice(0, -3);
  for (const name of [...dead, ...drafts, ...old])
    await client.query(`drop database if exists ${name} with (force)`);
}

/** A database with all migrations applied, named by their content; made once, copied for each test file. */
async function makeTemplate(client: pg.Client, server: Embedded): Promise<string> {
  const checksums = readMigrations(migrations).map((file) => file.name + file.checksum);
  const hash = createHash("sha256").update(checksums.join()).digest("hex").slice(0, 12);
  await client.query("select pg_advisory_lock(1)");
  await sweep(client);
  if (!(await namesLike(client, `template\\_${hash}`)).length) {
    await client.query(`create database draft_${hash} owner goufu_owner`);
    await migrate(server.url(`draft_${hash}`), migrations);
    await client.query(`alter database draft_${hash} rename to template_${hash}`);
  }
  await client.query("select pg_advisory_unlock(1)");
  return `template_${hash}`;
}

export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await open();
  const admin = server.url("postgres", "postgres");
  const client = new pg.Client({ connectionString: admin });
  try {
    await client.connect();
    const template = await makeTemplate(client, server);
    project.provide("server", { admin, template, owner: server.url("NAME"), run: process.pid });
  } finally {
    await client.end();
  }
  return () => server.close();
}
