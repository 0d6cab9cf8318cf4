import { spawnSync } from "node:child_process";
import { chmodSync, chownSync, lchownSync, lstatSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { Refusal } from "../base/refusal.ts";

/** The account of the operating system under which PostgreSQL runs; without ids it is our own. */
export type Account = { name: string; uid?: number; gid?: number };

const idOf = (name: string, which: "-u" | "-g"): number | undefined => {
  const { status, stdout } = spawnSync("id", [which, name], { encoding: "utf8" });
  return status === 0 ? Number(stdout.trim()) : undefined;
};

/** PostgreSQL refuses to run as root: there we drop to an account that owns nothing else. */
export function accountFor(owner: { uid: number; gid: number } | undefined): Account {
  const self = process.getuid?.();
  if (self !== 0) return { name: String(self ?? "self") };
  if (owner !== undefined && owner.uid !== 0) return { name: `uid ${owner.uid}`, ...owner };
  for (const name of ["postgres", "nobody"]) {
    const [uid, gid] = [idOf(name, "-u"), idOf(name, "-g")];
    const account = { name, uid: uid ?? 0, gid: gid ?? 0 };
    if (account.uid !== 0 && canEnter(account, "/")) return account;
  }
  throw new Refusal(
    "conflict",
    "当前以 root 运行，而 PostgreSQL 不允许以 root 启动，系统中也没有可用的 postgres 或 nobody 账户。" +
      "请改用普通用户运行，或以 DATABASE_URL 指定数据库服务器。",
  );
}

/** What `spawn` needs to run something as that account. */
export const runAs = (account: Account) =>
  account.uid === undefined || account.gid === undefined
    ? { cwd: "/" }
    : { cwd: "/", uid: account.uid, gid: account.gid };

/** Tried rather than computed from modes: access lists and name spaces also have their say. */
export const canEnter = (account: Account, folder: string): boolean =>
  spawnSync("/bin/sh", ["-c", 'cd "$1"', "sh", folder], runAs(account)).status === 0;

export function give(account: Account, path: string): void {
  if (account.uid === undefined || account.gid === undefined) return;
  chownSync(path, account.uid, account.gid);
}

/** A copy made by root, such as a restored archive, has lost its owner. */
export function giveAll(account: Account, path: string): void {
  if (account.uid === undefined || account.gid === undefined) return;
  lchownSync(path, account.uid, account.gid);
  if (!lstatSync(path).isDirectory()) return;
  for (const name of readdirSync(path)) giveAll(account, join(path, name));
}

/** Lets every account read and enter what lies below. */
export function openToAll(path: string): void {
  const found = lstatSync(path);
  if (found.isSymbolicLink()) return;
  chmodSync(path, found.mode | (found.isDirectory() || (found.mode & 0o100) !== 0 ? 0o555 : 0o444));
  if (!found.isDirectory()) return;
  for (const name of readdirSync(path)) openToAll(join(path, name));
}
