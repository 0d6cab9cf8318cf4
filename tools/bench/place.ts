import { cpus, loadavg } from "node:os";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { withClient } from "../../src/platform/client.ts";
import type { Config } from "../../src/platform/config.ts";
import { readConfig } from "../../src/platform/config.ts";
import { openDatabase, type Database } from "../../src/platform/db.ts";
import { openEmbedded } from "../../src/platform/embedded.ts";
import { migrate } from "../../src/platform/migrate.ts";
import { generate } from "../generate/province.ts";
import { projectsOf, type Province } from "../generate/story.ts";

const migrations = fileURLToPath(new URL("../../migrations", import.meta.url));
const folder = fileURLToPath(new URL("../../var/bench", import.meta.url));

export const say = (line: string): void => void process.stderr.write(`${line}\n`);

/** A database of the benchmark, filled with an invented province. */
export type Place = {
  url: string;
  version: string;
  /** As the owner, past row-level security: the other side. */
  owner: pg.Pool;
  close(): Promise<void>;
};

/** Money and sums come back the same on both sides, so both pay for it. */
const types = {
  getTypeParser: (oid: number, format?: "text" | "binary") =>
    oid === 20 ? BigInt : pg.types.getTypeParser(oid, format),
};

/** DATABASE_URL names an empty database; else a fresh one in an embedded server that keeps its promises (fsync on). */
async function findServer(): Promise<{ url: string; close(): Promise<void> }> {
  const given = process.env["DATABASE_URL"];
  if (given) return { url: given, close: async () => undefined };
  const server = await openEmbedded({ folder: `${folder}/database`, log: say });
  const name = `bench_${process.pid}`;
  const asSuperuser = (statement: string) =>
    withClient(server.url("postgres", "postgres"), (client) => client.query(statement));
  await asSuperuser(`create database ${name} owner goufu_owner`);
  const close = async () => {
    await asSuperuser(`drop database ${name} with (force)`);
    await server.close();
  };
  return { url: server.url(name), close };
}

const isFilled = (url: string): Promise<boolean> =>
  withClient(url, async (client) => {
    const { rows } = await client.query("select 1 from posting limit 1");
    return rows.length > 0;
  });

/** With `mayBeFilled` a database that was filled by tools/generate/main.ts is measured as it is. */
export async function openFilled(
  province: Province,
  { mayBeFilled = false }: { mayBeFilled?: boolean } = {},
): Promise<Place> {
  const { url, close } = await findServer();
  try {
    await migrate(url, migrations);
    const since = performance.now();
    if (!(mayBeFilled && (await isFilled(url))))
      await withClient(url, (client) => generate(client, province));
    const seconds = ((performance.now() - since) / 1000).toFixed(1);
    say(`${projectsOf(province)} 个项目已造好，用时 ${seconds} 秒`);
    const owner = new pg.Pool({ connectionString: url, max: 8, types });
    owner.on("error", () => undefined); // the database is dropped under idle connections at the end
    const { rows } = await owner.query<{ version: string }>(
      "select current_setting('server_version') as version",
    );
    const version = rows[0]!.version;
    return { url, version, owner, close: () => owner.end().then(close) };
  } catch (error) {
    await close();
    throw error;
  }
}

export const open = ({ url }: { url: string }): Database => openDatabase({ connectionString: url });

/** Nobody is turned away for asking often. */
export const benchConfig = (): Config => ({
  ...readConfig({ GOUFU_DATA: `${folder}/files`, GOUFU_DEMO: "0" }),
  perMinute: { session: 1e9, address: 1e9 },
});

export const machineOf = (version: string): string =>
  `${cpus().length} × ${cpus()[0]?.model.trim() ?? "?"}, Node ${process.versions.node}, PostgreSQL ${version}, load ${loadavg()[0]!.toFixed(1)}`;
