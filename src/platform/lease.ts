import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { Refusal } from "../base/refusal.ts";

/**
 * Several commands may use one embedded server at once. Each leaves a lease; the last one out stops the server.
 * A lease names its program by number and hour of birth, since numbers are given again.
 */
const bornAt = (pid: number): string => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19] ?? "0";
  } catch {
    return "0";
  }
};

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (fault) {
    return fault instanceof Error && "code" in fault && fault.code === "EPERM";
  }
}

const me = (): string => `${process.pid}-${bornAt(process.pid)}`;

const isHeld = (lease: string): boolean => {
  const [pid, born] = lease.split("-");
  return isAlive(Number(pid)) && bornAt(Number(pid)) === born;
};

let count = 0;

/** Leaves a lease and gives the way to end it; the answer says whether somebody else still holds one. */
export function takeLease(home: string): { end(): { isLast: boolean } } {
  const folder = join(home, "leases");
  mkdirSync(folder, { recursive: true });
  const mine = `${me()}-${++count}`;
  writeFileSync(join(folder, mine), "");
  const end = () => {
    rmSync(join(folder, mine), { force: true });
    const others = readdirSync(folder);
    const held = others.filter(isHeld);
    for (const gone of others)
      if (!held.includes(gone)) rmSync(join(folder, gone), { force: true });
    return { isLast: held.length === 0 };
  };
  return { end };
}

const patienceInMs = 120_000;

const holderOf = (path: string): string => {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
};

const take = (path: string): boolean => {
  try {
    writeFileSync(path, me(), { flag: "wx" });
    return true;
  } catch (fault) {
    if (fault instanceof Error && "code" in fault && fault.code === "EEXIST") return false;
    throw fault;
  }
};

/** One program at a time starts or stops the server of a home. */
export async function alone<Result>(home: string, act: () => Promise<Result>): Promise<Result> {
  const path = join(home, "lock");
  const until = performance.now() + patienceInMs;
  let empty = 0;
  while (!take(path)) {
    const holder = holderOf(path);
    // An empty lock is one just being written, or one whose writer died in that instant.
    empty = holder === "" ? empty + 1 : 0;
    if ((holder !== "" && !isHeld(holder)) || empty > 50) rmSync(path, { force: true });
    else if (performance.now() > until)
      throw new Refusal("conflict", `另一个程序正在启动或停止内置数据库（${path}），请稍后再试。`);
    else await pause(20);
  }
  try {
    return await act();
  } finally {
    rmSync(path, { force: true });
  }
}
