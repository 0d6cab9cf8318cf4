import { hash } from "node:crypto";
import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type pg from "pg";
import * as z from "zod";
import { entry, writeArchive } from "./archive.ts";
import { withClient } from "./client.ts";
import { now } from "./clock.ts";
import { copyOut, listSequences, listTables, plainTexts, type Proof } from "./tables.ts";

/** Where what is kept lies: the database as its owner, the attachments, the keys by name. */
export type Place = {
  url: string;
  files: string;
  /** Fingerprints only: secret keys never enter a backup. */
  keys: Readonly<Record<string, string>>;
};

export type Copied = { tables: number; rows: number; files: number };

/** The first entry: what the backup is of. */
export const manifestShape = z.object({
  format: z.literal(1),
  program: z.literal("goufu"),
  at: z.string(),
  server: z.string(),
  migrations: z.array(z.object({ name: z.string(), checksum: z.string() })),
  tables: z.array(z.object({ name: z.string(), columns: z.array(z.string()) })),
  keys: z.record(z.string(), z.string()),
});

const proofShape = z.object({ rows: z.number(), sum: z.string() });

/** The last entry: what proves the copy equal. Without it a backup is not whole. */
export const closingShape = z.object({
  tables: z.record(z.string(), proofShape),
  sequences: z.array(z.object({ name: z.string(), last: z.string(), called: z.boolean() })),
  files: z.record(z.string(), z.string()),
});

export type Manifest = z.infer<typeof manifestShape>;

async function describe(client: pg.Client, { keys }: Place): Promise<Manifest> {
  const server = await client.query<{ server_version: string }>("show server_version");
  const migrations = await client.query<{ name: string; checksum: string }>(
    "select name, checksum from schema_migration order by name",
  );
  return {
    format: 1,
    program: "goufu",
    at: now().toISOString(),
    server: server.rows[0]?.server_version ?? "",
    migrations: migrations.rows,
    tables: await listTables(client),
    keys,
  };
}

const asJson = (value: unknown): Buffer => Buffer.from(`${JSON.stringify(value, undefined, 1)}\n`);

/** A table is written in parts of about a megabyte, since tar wants each size beforehand. */
const partBytes = 1_000_000;

async function* inParts(name: string, lines: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let [part, bytes, held] = [0, 0, new Array<Buffer>()];
  const flush = function* () {
    yield* entry(`tables/${name}/${String(++part).padStart(6, "0")}`, Buffer.concat(held));
    [bytes, held] = [0, []];
  };
  for await (const chunk of lines) {
    held.push(chunk);
    bytes += chunk.length;
    if (bytes >= partBytes) yield* flush();
  }
  if (bytes > 0) yield* flush();
}

/** Attachments never change and are written before their row, so the snapshot's are all there. */
async function* filesIn(folder: string, below = ""): AsyncGenerator<string> {
  if (!existsSync(join(folder, below))) return;
  for (const child of await readdir(join(folder, below), { withFileTypes: true })) {
    const path = join(below, child.name);
    if (child.isDirectory()) yield* filesIn(folder, path);
    else if (child.isFile() && !child.name.endsWith(".part")) yield path;
  }
}

async function* pieces(client: pg.Client, place: Place, copied: Copied): AsyncGenerator<Buffer> {
  const manifest = await describe(client, place);
  yield* entry("manifest.json", asJson(manifest));
  const tables: Record<string, Proof> = {};
  for (const table of manifest.tables) {
    const { lines, proof } = copyOut(client, table);
    yield* inParts(table.name, lines);
    tables[table.name] = proof();
    copied.tables += 1;
    copied.rows += proof().rows;
  }
  const sequences = await listSequences(client);
  const files: Record<string, string> = {};
  for await (const path of filesIn(place.files)) {
    const content = await readFile(join(place.files, path));
    files[path] = hash("sha256", content);
    yield* entry(`files/${path}`, content);
    copied.files += 1;
  }
  yield* entry("proof.json", asJson({ tables, sequences, files }));
}

/** 备份: the whole of one moment in one file, also while the office works. */
export async function backup(place: Place, out: string): Promise<Copied> {
  const copied = { tables: 0, rows: 0, files: 0 };
  await withClient(place.url, async (client) => {
    // One moment of the whole, while the office goes on working.
    await client.query("begin isolation level repeatable read read only");
    for (const setting of plainTexts) await client.query(setting);
    await writeArchive(out, pieces(client, place, copied));
    await client.query("commit");
  });
  return copied;
}
