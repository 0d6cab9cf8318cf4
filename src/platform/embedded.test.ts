import { spawn } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openEmbedded } from "./embedded.ts";
import { isAlive } from "./lease.ts";

let root: string;
const heard: string[] = [];
const log = (line: string) => void heard.push(line);
const isRoot = process.getuid?.() === 0;
const system15 = "/usr/lib/postgresql/15/bin";

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), "embedded-"));
  chmodSync(root, 0o755);
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

async function ask(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query({ text: sql, rowMode: "array" })).rows.flat();
  } finally {
    await client.end();
  }
}

const openingProgram = `
  const [module, folder] = process.argv.slice(1);
  const { openEmbedded } = await import(module);
  const embedded = await openEmbedded({ folder, log() {} });
  console.log(embedded.started);
  setInterval(() => {}, 1000);
`;

/** Another program that opens the same folder and then stays until it is ended. */
async function anotherProgram(folder: string) {
  const module = new URL("./embedded.ts", import.meta.url).href;
  const args = ["--import", "tsx", "--input-type=module", "-e", openingProgram, module, folder];
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
  const started = await new Promise<string>((resolve, reject) => {
    child.stdout.once("data", (chunk: Buffer) => resolve(chunk.toString().trim()));
    child.once("exit", (code) => reject(new Error(`ended with ${code}`)));
  });
  const end = (signal: NodeJS.Signals) =>
    new Promise<void>((resolve) => {
      child.once("exit", () => resolve());
      child.kill(signal);
    });
  return { started, end };
}

test("what was entered is there again after a stop and a start", async () => {
  const folder = join(root, "kept");
  const first = await openEmbedded({ folder, log });
  expect(first.started).toBe("new");
  await ask(first.url(), "create table town as select '梁庄镇' as name");
  await first.close();
  await expect(ask(first.url(), "select 1")).rejects.toThrow();
  const second = await openEmbedded({ folder, log });
  expect(second.started).toBe("again");
  expect(await ask(second.url(), "select name from town")).toEqual(["梁庄镇"]);
  await second.close();
});

test("it keeps checksums, writes through to the disk, and listens on no network address", async () => {
  const embedded = await openEmbedded({ folder: join(root, "kept"), log });
  const settings = "array['data_checksums', 'fsync', 'listen_addresses', 'server_encoding']";
  expect(
    await ask(embedded.url(), `select current_setting(s) from unnest(${settings}) as s`),
  ).toEqual(["on", "on", "", "UTF8"]);
  const folder = statSync(join(root, "kept", "postgres"));
  expect((folder.mode & 0o777).toString(8)).toBe("700");
  await embedded.close();
});

test("a server left behind by a killed program is taken over, and stopped in the end", async () => {
  const folder = join(root, "kept");
  const killed = await anotherProgram(folder);
  await killed.end("SIGKILL");
  const next = await openEmbedded({ folder, log });
  expect(next.started).toBe("adopted");
  await next.close();
  await expect(ask(next.url(), "select 1")).rejects.toThrow();
});

test("the first program to end does not take the server from under the second", async () => {
  const folder = join(root, "kept");
  const server = await openEmbedded({ folder, log });
  const guest = await anotherProgram(folder);
  expect(guest.started).toBe("adopted");
  await server.close();
  expect(await ask(server.url(), "select 1")).toEqual([1]);
  await guest.end("SIGKILL");
  const last = await openEmbedded({ folder, log });
  await last.close();
});

test("programs that start at the same moment share one server", async () => {
  const folder = join(root, "many");
  const all = await Promise.all([1, 2, 3].map(() => openEmbedded({ folder, log })));
  expect(all.map((one) => one.started).toSorted()).toEqual(["adopted", "adopted", "new"]);
  for (const one of all) await one.close();
  await expect(ask(all[0]!.url(), "select 1")).rejects.toThrow();
});

test("a stale pid file whose number now belongs to another program does not hinder", async () => {
  const folder = join(root, "many");
  const lines = [process.pid, join(folder, "postgres"), 1, 5432, "/nowhere", "", "  1  1", "ready"];
  writeFileSync(join(folder, "postgres", "postmaster.pid"), `${lines.join("\n")}\n`);
  const embedded = await openEmbedded({ folder, log });
  expect(embedded.started).toBe("again");
  await embedded.close();
  expect(isAlive(process.pid)).toBe(true);
});

test("a first start that was cut off half way is made anew", async () => {
  const folder = join(root, "cut");
  mkdirSync(join(folder, "postgres.new", "base"), { recursive: true });
  const embedded = await openEmbedded({ folder, log });
  expect(embedded.started).toBe("new");
  await embedded.close();
});

test("programs of another major version are refused, with the way out", async () => {
  const folder = join(root, "other");
  mkdirSync(join(folder, "postgres"), { recursive: true });
  writeFileSync(join(folder, "postgres", "PG_VERSION"), "14\n");
  await expect(openEmbedded({ folder, log })).rejects.toThrow(
    /PostgreSQL 14 建立.*goufu backup --out.*goufu restore/s,
  );
});

test.runIf(existsSync(system15))("a folder made by version 15 finds its programs", async () => {
  const folder = join(root, "fifteen");
  const old = await openEmbedded({ folder, log, binaries: system15 });
  expect(old.version).toMatch(/^15\./);
  await old.close();
  const again = await openEmbedded({ folder, log });
  expect(again.version).toMatch(/^15\./);
  await again.close();
});

test("a folder without programs is refused by name", async () => {
  const options = { folder: join(root, "none"), log, binaries: "/nowhere" };
  await expect(openEmbedded(options)).rejects.toThrow(/PG_BINDIR 为 \/nowhere/);
});

test.runIf(isRoot)("root keeps the cluster elsewhere where the account cannot enter", async () => {
  const closed = join(root, "closed");
  mkdirSync(closed, { mode: 0o700 });
  const embedded = await openEmbedded({ folder: join(closed, "goods"), log });
  const said = heard.at(-1) ?? "";
  const apart = /放在 (\/var\/lib\/goufu\/[0-9a-f]{12})。/.exec(said)?.[1] ?? "";
  expect(existsSync(join(apart, "postgres", "PG_VERSION"))).toBe(true);
  await embedded.close();
  rmSync(apart, { recursive: true, force: true });
});
