import { once } from "node:events";
import { hash } from "node:crypto";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { finished } from "node:stream/promises";
import type pg from "pg";
import { from, type CopyStreamQuery } from "pg-copy-streams";
import type * as z from "zod";
import { Refusal } from "../base/refusal.ts";
import { gather, readArchive, type Entry } from "./archive.ts";
import { closingShape, manifestShape } from "./backup.ts";
import type { Copied, Manifest, Place } from "./backup.ts";
import { withClient } from "./client.ts";
import { migrate, migrationStates, readMigrations } from "./migrate.ts";
import { copyIn, emptyAll, firstBusinessRow, listTables, plainTexts, prove } from "./tables.ts";
import { setSequences, withoutForeignKeys } from "./tables.ts";

export type Restored = Copied & {
  /** Keys that this place lacks or has otherwise: seals made with them cannot be checked or continued here. */
  otherKeys: string[];
};

const parse = async <Shape extends z.ZodType>(shape: Shape, one: Entry): Promise<z.infer<Shape>> =>
  shape.parse(JSON.parse((await gather(one.content)).toString()));

async function readManifest(archive: AsyncGenerator<Entry>): Promise<Manifest> {
  const first = await archive.next();
  if (first.done === true || first.value.name !== "manifest.json")
    throw new Refusal("invalid", "不是本程序的备份文件：缺少 manifest.json");
  return parse(manifestShape, first.value);
}

/** Brings the empty database to the schema of the backup, no further. */
async function prepare(url: string, folder: string, { migrations }: Manifest): Promise<void> {
  const known = new Map(readMigrations(folder).map((file) => [file.name, file.checksum]));
  const odd = migrations.find((one) => known.get(one.name) !== one.checksum);
  if (odd !== undefined)
    throw new Refusal(
      "conflict",
      `备份包含本程序没有或内容不同的迁移 ${odd.name}。请用不低于备份时版本的程序恢复。`,
    );
  const names = new Set(migrations.map((one) => one.name));
  const states = await migrationStates(url, folder);
  const further = states.find((one) => one.state !== "pending" && !names.has(one.name));
  if (further !== undefined)
    throw new Refusal(
      "conflict",
      `目标数据库已执行备份中没有的迁移 ${further.name}。请恢复到一个未迁移的空数据库。`,
    );
  await migrate(url, folder, (name) => names.has(name));
}

const refuseFull = async (client: pg.Client): Promise<void> => {
  const full = await firstBusinessRow(client);
  if (full !== undefined)
    throw new Refusal(
      "conflict",
      `目标数据库不是空的（表 ${full} 已有记录），恢复会覆盖它们。请指定空的数据目录（GOUFU_DATA）或空数据库（DATABASE_URL）。`,
    );
};

/** A COPY that PostgreSQL ended is not marked as ended by its stream, so its fault is kept here. */
type Loading = { name: string; stream: CopyStreamQuery; fault: Error | undefined };

/** Once the server has refused a row, what was still under way has nowhere to go: the stream would write to no connection. */
function calm<Stream extends object>(stream: Stream): Stream {
  const flushChunk: unknown = Reflect.get(stream, "flushChunk");
  if (typeof flushChunk === "function")
    Object.assign(stream, {
      flushChunk: (chunk: Buffer): unknown =>
        Reflect.get(stream, "connection") ? Reflect.apply(flushChunk, stream, [chunk]) : true,
    });
  return stream;
}

/** Feeds the parts of one table after another into COPY. */
function loader(client: pg.Client, { tables }: Manifest) {
  let current: Loading | undefined;
  const end = async () => {
    if (current === undefined) return;
    if (current.fault !== undefined) throw current.fault;
    current.stream.end();
    await finished(current.stream);
    current = undefined;
  };
  const open = async (name: string): Promise<Loading> => {
    if (current?.name === name) return current;
    await end();
    const table = tables.find((one) => one.name === name);
    if (table === undefined) throw new Refusal("invalid", `备份目录中没有表 ${name}`);
    const loading: Loading = {
      name,
      stream: calm(client.query(from(copyIn(table)))),
      fault: undefined,
    };
    loading.stream.on("error", (fault: Error) => (loading.fault ??= fault));
    current = loading;
    return loading;
  };
  const feed = async (name: string, content: AsyncIterable<Buffer>) => {
    const loading = await open(name);
    for await (const chunk of content) {
      if (loading.fault !== undefined) throw loading.fault;
      if (!loading.stream.write(chunk)) await once(loading.stream, "drain");
    }
  };
  /** An open COPY would keep the rollback waiting for ever. */
  const abandon = () => {
    if (current !== undefined && current.fault === undefined) current.stream.destroy();
  };
  return { feed, end, abandon };
}

/** A paper is written whole or not at all, and read back before it counts. */
async function putFile(folder: string, path: string, content: Buffer): Promise<string> {
  if (!/^[\w-]+(\/[\w.-]+)*$/.test(path) || path.includes(".."))
    throw new Refusal("invalid", `备份中的文件名不合规：${path}`);
  const place = join(folder, path);
  await mkdir(dirname(place), { recursive: true, mode: 0o700 });
  await writeFile(`${place}.part`, content, { mode: 0o600 });
  await rename(`${place}.part`, place);
  return hash("sha256", await readFile(place));
}

type Closing = z.infer<typeof closingShape>;

async function load(
  { feed, end }: Omit<ReturnType<typeof loader>, "abandon">,
  archive: AsyncGenerator<Entry>,
  files: string,
): Promise<{ closing: Closing; files: number }> {
  const written = new Map<string, string>();
  let closing: Closing | undefined;
  for await (const one of archive) {
    const [kind = "", ...rest] = one.name.split("/");
    if (kind === "tables") await feed(rest[0] ?? "", one.content);
    else if (kind === "files")
      written.set(rest.join("/"), await putFile(files, rest.join("/"), await gather(one.content)));
    else if (kind === "proof.json") closing = await parse(closingShape, one);
    else throw new Refusal("invalid", `备份中有不认识的内容：${one.name}`);
  }
  await end();
  if (closing === undefined) throw new Refusal("invalid", "备份文件不完整：缺少 proof.json");
  const lost = Object.entries(closing.files).find(([path, sum]) => written.get(path) !== sum);
  if (lost !== undefined) throw new Refusal("invalid", `附件 ${lost[0]} 与备份时不一致`);
  return { closing, files: written.size };
}

async function proveEqual(client: pg.Client, { tables }: Manifest, closing: Closing) {
  let rows = 0;
  for (const table of tables) {
    const [is, was] = [await prove(client, table), closing.tables[table.name]];
    if (was === undefined || is.rows !== was.rows || is.sum !== was.sum)
      throw new Refusal(
        "invalid",
        `表 ${table.name} 与备份时不一致（备份 ${was?.rows ?? "无记录"} 行，恢复 ${is.rows} 行），未恢复任何数据。`,
      );
    rows += is.rows;
  }
  return rows;
}

/** 恢复: into an empty place, proved equal row by row before anything is kept, then brought to the newest schema. */
export async function restore(
  place: Place,
  archivePath: string,
  migrations: string,
): Promise<Restored> {
  const archive = readArchive(archivePath);
  const manifest = await readManifest(archive);
  const restored = await withClient(place.url, async (client) => {
    await refuseFull(client);
    await prepare(place.url, migrations, manifest);
    await client.query("begin");
    const { abandon, ...into } = loader(client, manifest);
    try {
      for (const setting of plainTexts) await client.query(setting);
      await emptyAll(client, await listTables(client));
      let loaded: { closing: Closing; files: number } | undefined;
      await withoutForeignKeys(client, async () => {
        loaded = await load(into, archive, place.files);
      });
      if (loaded === undefined) throw new Error("nothing was loaded");
      await setSequences(client, loaded.closing.sequences);
      const rows = await proveEqual(client, manifest, loaded.closing);
      await client.query("commit");
      await client.query("analyze");
      return { tables: manifest.tables.length, rows, files: loaded.files };
    } catch (fault) {
      abandon();
      await client.query("rollback").catch(() => undefined);
      throw fault;
    }
  });
  await migrate(place.url, migrations);
  const names = Object.keys(manifest.keys);
  return {
    ...restored,
    otherKeys: names.filter((name) => place.keys[name] !== manifest.keys[name]),
  };
}
