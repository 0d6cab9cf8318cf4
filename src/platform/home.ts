import { createHash } from "node:crypto";
import { chmodSync, existsSync, lstatSync, mkdirSync, realpathSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Refusal } from "../base/refusal.ts";
import { accountFor, canEnter, give, giveAll, type Account } from "./account.ts";
import { rootHome } from "./binaries.ts";

/** Where an embedded server lives: its home, its cluster (数据目录) in it, and the account that owns the cluster. */
export type Home = { folder: string; cluster: string; account: Account };

const shortHash = (text: string): string =>
  createHash("sha256").update(text).digest("hex").slice(0, 12);

export const isCluster = (folder: string): boolean => existsSync(join(folder, "PG_VERSION"));

const ownerOf = (path: string): { uid: number; gid: number } | undefined =>
  existsSync(path) ? statSync(path) : undefined;

/** Finds the home under the wanted folder, or, where root's dropped account cannot enter that, under /var/lib. */
export function findHome(wanted: string, log: (line: string) => void): Home {
  mkdirSync(wanted, { recursive: true });
  const folder = realpathSync(wanted);
  const cluster = join(folder, "postgres");
  const owner = ownerOf(cluster);
  const account = accountFor(owner);
  if (account.uid === undefined) {
    if (owner !== undefined && owner.uid !== process.getuid?.())
      throw new Refusal(
        "conflict",
        `数据目录 ${cluster} 属于另一个账户（编号 ${owner.uid}）。请用当初建立它的账户运行，` +
          "或以 GOUFU_DATA 指定另一个目录。",
      );
    return { folder, cluster, account };
  }
  if (canEnter(account, folder)) {
    if (owner?.uid === 0) giveAll(account, cluster);
    return { folder, cluster, account };
  }
  const apart = join(rootHome, shortHash(folder));
  if (isCluster(cluster) && !isCluster(join(apart, "postgres")))
    throw new Refusal(
      "conflict",
      `账户 ${account.name} 无法进入已有的数据目录 ${cluster}。请把它移到其他账户可以进入的位置，` +
        "并以 GOUFU_DATA 指定。",
    );
  mkdirSync(rootHome, { recursive: true, mode: 0o755 });
  mkdirSync(apart, { recursive: true, mode: 0o755 });
  log(`账户 ${account.name} 无法进入 ${folder}，数据库文件放在 ${apart}。`);
  return { folder: apart, cluster: join(apart, "postgres"), account };
}

/** The path of a unix socket may have 107 bytes on Linux and 103 on macOS. */
const longestPath = 103;

/** The private folder of the socket: its name follows from the cluster, nobody else may enter it. */
export function openDoor({ cluster, account }: Home): string {
  const name = `gf-${shortHash(cluster)}`;
  const usual = join(tmpdir(), name);
  const fits = Buffer.byteLength(join(usual, ".s.PGSQL.5432")) <= longestPath;
  const door = fits ? usual : join("/tmp", name);
  if (!existsSync(door)) {
    mkdirSync(door, { mode: 0o700 });
    give(account, door);
  }
  const found = lstatSync(door);
  const uid = account.uid ?? process.getuid?.();
  // A stranger could have made the folder first, to sit between us and our server.
  if (!found.isDirectory() || (found.uid !== uid && found.uid !== process.getuid?.()))
    throw new Refusal("conflict", `目录 ${door} 属于另一个账户，请删除它后再启动。`);
  if (found.uid !== uid) give(account, door);
  chmodSync(door, 0o700);
  return door;
}
