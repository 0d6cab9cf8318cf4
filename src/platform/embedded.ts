import { spawn, spawnSync } from "node:child_process";
import { closeSync, existsSync, mkdirSync, openSync, readFileSync } from "node:fs";
import { renameSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type pg from "pg";
import { Refusal } from "../base/refusal.ts";
import { give, runAs } from "./account.ts";
import { findBinaries, type Binaries } from "./binaries.ts";
import { withClient } from "./client.ts";
import { findHome, isCluster, openDoor, type Home } from "./home.ts";
import { alone, isAlive, takeLease } from "./lease.ts";

/** 内置数据库: a private PostgreSQL on a unix socket, for trial and small offices. */
export type Embedded = {
  /** A connection string; without arguments the product's database as the owner. */
  url(database?: string, user?: string): string;
  version: string;
  started: "new" | "again" | "adopted";
  /** Stops the server, unless another program still uses it. */
  close(): Promise<void>;
};

export type EmbeddedOptions = {
  folder: string;
  log: (line: string) => void;
  /** The folder of the programs, where it should not be searched for. */
  binaries?: string | undefined;
  /** Settings of the server, as fsync=off for tests. */
  settings?: Readonly<Record<string, string>>;
};

const superuser = "postgres";
const owner = "goufu_owner";

/** What the postmaster writes of itself into its pid file. */
type Postmaster = { pid: number; door: string; isReady: boolean };

function postmasterOf(cluster: string): Postmaster | undefined {
  try {
    const lines = readFileSync(join(cluster, "postmaster.pid"), "utf8").split("\n");
    const isReady = lines[7]?.trim() === "ready";
    return { pid: Number(lines[0]), door: lines[4]?.trim() ?? "", isReady };
  } catch {
    return undefined;
  }
}

/** After a restart of the machine the number in a stale pid file may be somebody else's. */
function isServing(cluster: string, pid: number): boolean {
  if (!isAlive(pid)) return false;
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").includes(cluster);
  } catch {
    const { stdout } = spawnSync("ps", ["-o", "args=", "-p", String(pid)], { encoding: "utf8" });
    return stdout.includes(cluster);
  }
}

const urlOf = (door: string, user: string, database: string): string =>
  `postgresql://${user}@localhost/${encodeURIComponent(database)}` +
  `?host=${encodeURIComponent(door)}&port=5432&sslmode=disable`;

const asSuperuser = <R>(door: string, act: (to: pg.Client) => Promise<R>): Promise<R> =>
  withClient(urlOf(door, superuser, "postgres"), act);

/** What initdb and postgres may see of our environment: no PG* setting may lead them elsewhere. */
const plainEnvironment = () => ({ PATH: process.env["PATH"] ?? "", LC_ALL: "C" });

/** Trust is given only on the socket, and the socket lies in a folder that nobody else may enter. */
const clusterOptions =
  "-E UTF8 --no-locale --data-checksums --auth-local=trust --auth-host=reject --no-instructions";

function create(home: Home, { folder }: Binaries, settings: Readonly<Record<string, string>>) {
  const draft = `${home.cluster}.new`;
  rmSync(draft, { recursive: true, force: true });
  // The draft is made by us and given away, since the account may not write to its parent.
  mkdirSync(draft, { mode: 0o700 });
  give(home.account, draft);
  const sync = settings["fsync"] === "off" ? ["--no-sync"] : [];
  const made = spawnSync(
    join(folder, "initdb"),
    ["-D", draft, "-U", superuser, ...clusterOptions.split(" "), ...sync],
    { ...runAs(home.account), env: plainEnvironment(), encoding: "utf8" },
  );
  if (made.status !== 0)
    throw new Refusal(
      "conflict",
      `数据库目录无法建立（${home.cluster}）：${made.stderr?.trim() ?? made.error?.message}` +
        (made.stderr?.includes("does not exist") ? "。请用系统中有名称的账户运行。" : ""),
    );
  renameSync(draft, home.cluster);
}

const lastLines = (path: string): string =>
  readFileSync(path, "utf8").trimEnd().split("\n").slice(-8).join("\n");

/** The log says what failed and where, never the statement or its values: those may be personal. */
const quietLog = {
  log_min_error_statement: "panic",
  log_error_verbosity: "terse",
  log_checkpoints: "off",
};

function run(home: Home, { folder }: Binaries, settings: Readonly<Record<string, string>>) {
  const log = join(home.folder, "postgres.log");
  if (existsSync(log) && statSync(log).size > 10_000_000) renameSync(log, `${log}.1`);
  const output = openSync(log, "a", 0o600);
  const given = { ...quietLog, ...settings, listen_addresses: "", port: "5432" };
  const door = openDoor(home);
  const args = Object.entries({ ...given, unix_socket_directories: door });
  const child = spawn(
    join(folder, "postgres"),
    ["-D", home.cluster, ...args.flatMap(([name, value]) => ["-c", `${name}=${value}`])],
    {
      ...runAs(home.account),
      env: plainEnvironment(),
      // A group of its own: Ctrl-C in the terminal reaches us alone, and we stop the server in order.
      detached: true,
      stdio: ["ignore", output, output],
    },
  );
  closeSync(output);
  child.unref();
  return { child, door, log };
}

async function start(home: Home, binaries: Binaries, options: EmbeddedOptions): Promise<string> {
  const { child, door, log } = run(home, binaries, options.settings ?? {});
  let fault: string | undefined;
  const onFault = (error: Error) => (fault = error.message);
  const onExit = () => (fault = lastLines(log));
  child.once("error", onFault).once("exit", onExit);
  const since = performance.now();
  let hasSaidSo = false;
  for (;;) {
    await pause(10);
    if (fault !== undefined)
      throw new Refusal("conflict", `内置数据库无法启动，日志 ${log} 的末尾：\n${fault}`);
    const now = postmasterOf(home.cluster);
    if (now?.pid === child.pid && now?.isReady === true) {
      child.off("error", onFault).off("exit", onExit);
      return door;
    }
    if (!hasSaidSo && performance.now() - since > 5000) {
      options.log("数据库上次未正常关闭，正在恢复，请稍候……");
      hasSaidSo = true;
    }
  }
}

/** Fast shutdown: sessions are ended, everything committed is kept. */
async function stop(cluster: string): Promise<void> {
  const pid = postmasterOf(cluster)?.pid;
  if (pid === undefined || !isServing(cluster, pid)) return;
  process.kill(pid, "SIGINT");
  const until = performance.now() + 60_000;
  while (postmasterOf(cluster)?.pid === pid && isAlive(pid)) {
    if (performance.now() > until)
      throw new Refusal("conflict", `内置数据库（进程 ${pid}）未能停止。`);
    await pause(10);
  }
}

/** A server that still runs after its program was killed is taken over; one that cannot be reached is stopped. */
async function adopt({ cluster }: Home): Promise<string | undefined> {
  const found = postmasterOf(cluster);
  if (found === undefined) return undefined;
  if (!isServing(cluster, found.pid)) {
    // PostgreSQL clears a dead number itself, with care; a number given to another program stops it for good.
    if (isAlive(found.pid)) rmSync(join(cluster, "postmaster.pid"), { force: true });
    return undefined;
  }
  try {
    await asSuperuser(found.door, (client) => client.query("select 1"));
    return found.door;
  } catch {
    await stop(cluster);
    return undefined;
  }
}

/** The owner makes the application role while migrating, as on a server of the office; hence createrole. */
const settle = (door: string): Promise<string> =>
  asSuperuser(door, async (client) => {
    const roles = await client.query("select 1 from pg_roles where rolname = $1", [owner]);
    if (roles.rowCount === 0) await client.query(`create role ${owner} login createrole`);
    const databases = await client.query("select 1 from pg_database where datname = 'goufu'");
    if (databases.rowCount === 0) await client.query(`create database goufu owner ${owner}`);
    const { rows } = await client.query<{ server_version: string }>("show server_version");
    return rows[0]?.server_version ?? "";
  });

const majorOf = (cluster: string): number | undefined =>
  isCluster(cluster) ? Number(readFileSync(join(cluster, "PG_VERSION"), "utf8").trim()) : undefined;

async function enter(home: Home, options: EmbeddedOptions) {
  const adopted = await adopt(home);
  if (adopted !== undefined) return { door: adopted, started: "adopted" as const };
  const major = majorOf(home.cluster);
  const binaries = findBinaries(home.account, options.binaries, major, options.log);
  if (major === undefined) create(home, binaries, options.settings ?? {});
  const door = await start(home, binaries, options);
  return { door, started: major === undefined ? ("new" as const) : ("again" as const) };
}

export async function openEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const home = findHome(options.folder, options.log);
  const { door, started, version, lease } = await alone(home.folder, async () => {
    const entered = await enter(home, options);
    const version = await settle(entered.door);
    return { ...entered, version, lease: takeLease(home.folder) };
  });
  let isOpen = true;
  const onExit = () => {
    // A program that dies without closing still does not leave a server behind, where it can.
    const pid = lease.end().isLast ? postmasterOf(home.cluster)?.pid : undefined;
    if (pid !== undefined && isServing(home.cluster, pid)) process.kill(pid, "SIGINT");
  };
  process.once("exit", onExit);
  return {
    url: (database = "goufu", user = owner) => urlOf(door, user, database),
    version,
    started,
    async close() {
      if (!isOpen) return;
      isOpen = false;
      process.off("exit", onExit);
      await alone(home.folder, async () => {
        if (lease.end().isLast) await stop(home.cluster);
      });
    },
  };
}
