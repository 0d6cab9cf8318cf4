import { randomBytes } from "node:crypto";
import { now } from "./clock.ts";
import { sha256 } from "./identity.ts";
import { lockKeys, type Db, type Tables, type Tx } from "./db.ts";

/** 会话: a random token in a cookie; the database keeps only its hash. */
export type SessionRow = {
  tokenHash: string;
  person: string;
  post: string | null;
  createdAt: Date;
  seenAt: Date;
  expiresAt: Date;
};

declare module "./db.ts" {
  interface Tables {
    session: SessionRow;
    signInFailure: { key: string; failures: number; lastAt: Date };
    accessToken: {
      tokenHash: string;
      post: string;
      person: string;
      name: string;
      scopes: string[];
      createdAt: Date;
      expiresAt: Date;
    };
  }
}

const hour = 3_600_000;
/** Eight hours at most, half an hour without a call: a desk that was left does not stay open. */
const longest = 8 * hour;
const idle = hour / 2;

/** One session a person: signing in again ends the earlier one. */
export async function startSession(tx: Tx, person: string, post: string | null): Promise<string> {
  await endSessionsOf(tx, person);
  const token = randomBytes(32).toString("base64url");
  const at = now();
  const row = { tokenHash: sha256(token), person, post, createdAt: at, seenAt: at };
  await tx
    .insertInto("session")
    .values({ ...row, expiresAt: new Date(at.getTime() + longest) })
    .execute();
  return token;
}

export async function endSessionsOf(tx: Tx, person: string): Promise<void> {
  await tx.deleteFrom("session").where("person", "=", person).execute();
}

/** Neither past its longest time nor left alone for too long. */
export function isLive({ expiresAt, seenAt }: Pick<SessionRow, "expiresAt" | "seenAt">): boolean {
  const at = now().getTime();
  return expiresAt.getTime() >= at && seenAt.getTime() + idle >= at;
}

export async function touchSession(tx: Tx, tokenHash: string): Promise<void> {
  await tx
    .updateTable("session")
    .set({ seenAt: now() })
    .where("tokenHash", "=", tokenHash)
    .execute();
}

export async function choosePostOf(tx: Tx, person: string, post: string): Promise<void> {
  await tx.updateTable("session").set({ post }).where("person", "=", person).execute();
}

/** Seconds still to wait after so many failures: nothing for the first three, then doubling up to a quarter of an hour. */
export const delayAfter = (failures: number): number =>
  failures < 3 ? 0 : Math.min(900, 2 ** (failures - 2));

/** How long this account or address must wait: a delay that grows, not a lock that a stranger could set. */
export async function waitOf(db: Db, keys: readonly string[]): Promise<number> {
  const rows = await db
    .selectFrom("signInFailure")
    .selectAll()
    .where("key", "in", [...keys])
    .execute();
  const at = now().getTime();
  return rows.reduce((longestWait, row) => {
    const limit = row.key.startsWith("address:") ? row.failures - 30 : row.failures;
    const delay = delayAfter(limit);
    if (delay === 0) return longestWait; // a clock that was put back locks nobody out
    const until = row.lastAt.getTime() + delay * 1000;
    return Math.max(longestWait, Math.ceil((until - at) / 1000));
  }, 0);
}

/**
 * Counts an attempt before the password is looked at, or says how long to wait: a hundred guesses sent at once are a
 * hundred guesses. A right password takes it back.
 */
export async function startAttempt(tx: Tx, keys: readonly string[]): Promise<number> {
  await lockKeys(tx, keys);
  const wait = await waitOf(tx, keys);
  if (wait === 0) for (const key of [...keys].sort()) await addFailures(tx, key, 1);
  return wait;
}

/** An hour without a failure makes good: many honest people mistype behind one address. */
async function addFailures(tx: Tx, key: string, count: 1 | -1): Promise<void> {
  const found = await tx
    .selectFrom("signInFailure")
    .selectAll()
    .where("key", "=", key)
    .executeTakeFirst();
  const lastAt = now();
  const isFresh = found !== undefined && found.lastAt.getTime() + hour > lastAt.getTime();
  const failures = Math.max(0, (isFresh ? found.failures : 0) + count);
  await tx
    .insertInto("signInFailure")
    .values({ key, failures, lastAt })
    .onConflict((on) => on.column("key").doUpdateSet({ failures, lastAt }))
    .execute();
}

/** The right password: nothing is held against the account, and this attempt not against the address. */
export async function forgetFailures(tx: Tx, account: string, address: string): Promise<void> {
  await lockKeys(tx, [account, address]);
  await tx.deleteFrom("signInFailure").where("key", "=", account).execute();
  await addFailures(tx, address, -1);
}

/** Nobody needs to know next week who was signed in today, or who mistyped. */
export async function forgetOldSessions(tx: Tx, before: Date): Promise<void> {
  await tx.deleteFrom("signInFailure").where("lastAt", "<", before).execute();
  await tx.deleteFrom("session").where("expiresAt", "<", before).execute();
}

export async function insertAccessToken(tx: Tx, row: Tables["accessToken"]): Promise<void> {
  await tx.insertInto("accessToken").values(row).execute();
}

/** 机器令牌: for programs of other offices; acts as a post, within scopes, until a day. */
export async function findAccessToken(db: Db, token: string) {
  const found = await db
    .selectFrom("accessToken")
    .selectAll()
    .where("tokenHash", "=", sha256(token))
    .executeTakeFirst();
  return found && found.expiresAt > now() ? found : undefined;
}
