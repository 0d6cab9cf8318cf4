import { hash } from "@node-rs/argon2";
import type { FastifyInstance } from "fastify";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { aCounty, testDatabase, type County } from "../../../test/given.ts";
import { fullSight } from "../../platform/actor.ts";
import { now } from "../../platform/clock.ts";
import { readConfig } from "../../platform/config.ts";
import { newId, sha256 } from "../../platform/identity.ts";
import { delayAfter, insertAccessToken } from "../../platform/session.ts";
import { buildApp } from "../../server/app.ts";
import type { Role } from "./roles.ts";
import { insertPerson, insertPost } from "./writes.ts";

const opened = testDatabase();
let app: FastifyInstance;
let county: County;
beforeAll(async () => {
  county = await aCounty(opened.database);
  const dataFolder = await mkdtemp(join(tmpdir(), "goufu-session-"));
  const perMinute = { session: 10_000, address: 10_000 };
  const config = { ...readConfig({}), dataFolder, perMinute };
  app = await buildApp({ database: opened.database, config, hasPages: false });
});
afterAll(() => app.close());

const password = "shudan-2026-xia";
let persons = 0;

type Given = { roles?: Role[]; isDemo?: boolean; mustChange?: boolean; isDisabled?: boolean };

/** Somebody with these posts in the township; answers with login and ids. */
async function somebody(given: Given = {}) {
  const { roles = ["townshipClerk"], ...flags } = given;
  const login = `somebody${++persons}`;
  const person = newId(now());
  const posts: string[] = [];
  const secret = await hash(password);
  await opened.database.act(fullSight, async (tx) => {
    const row = { id: person, login, name: "某人", password: secret, changedAt: now() };
    await insertPerson(tx, {
      ...row,
      ...{ mustChange: false, isDisabled: false, isDemo: false },
      ...flags,
    });
    for (const role of roles) {
      const id = newId(now());
      const organization = county.organizations["township"]!;
      await insertPost(tx, { id, person, organization, role, fromOn: "2020-01-01", toOn: null });
      posts.push(id);
    }
  });
  return { login, person, posts };
}

const signIn = (login: string, word = password, remoteAddress = "127.0.0.1") =>
  app.inject({
    method: "POST",
    url: "/api/session",
    remoteAddress,
    payload: { login, password: word },
  });

const cookieOf = async (login: string): Promise<string> => {
  const answer = await signIn(login);
  expect(answer.statusCode).toBe(200);
  return answer.cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
};

const ask = (url: string, cookie: string) =>
  app.inject({ method: "GET", url, headers: { cookie } });

const post = (url: string, cookie: string, payload: object = {}) =>
  app.inject({
    method: "POST",
    url,
    headers: { cookie, "idempotency-key": newId(now()) },
    payload,
  });

const minute = 60_000;

/** As if so many minutes had passed for everybody. */
const later = (minutes: number) =>
  opened.database.act(fullSight, async (tx) => {
    const before = (at: Date) => new Date(at.getTime() - minutes * minute);
    for (const one of await tx.selectFrom("session").selectAll().execute())
      await tx
        .updateTable("session")
        .set({ seenAt: before(one.seenAt), expiresAt: before(one.expiresAt) })
        .where("tokenHash", "=", one.tokenHash)
        .execute();
    for (const one of await tx.selectFrom("signInFailure").selectAll().execute())
      await tx
        .updateTable("signInFailure")
        .set({ lastAt: before(one.lastAt) })
        .where("key", "=", one.key)
        .execute();
  });

describe("the session", () => {
  test("lies in a cookie no script can read, and only its hash in the database", async () => {
    const { login, person } = await somebody();
    const { cookies, headers } = await signIn(login);
    const [cookie] = cookies;
    expect(cookie).toMatchObject({ name: "goufu", httpOnly: true, sameSite: "Lax", path: "/" });
    expect(String(headers["set-cookie"])).not.toContain("Secure");
    const rows = await opened.database.ask(fullSight, (db) =>
      db.selectFrom("session").selectAll().where("person", "=", person).execute(),
    );
    expect(rows.map((row) => row.tokenHash)).toEqual([sha256(cookie!.value)]);
  });

  test("ends with the sign-out, here and everywhere", async () => {
    const { login } = await somebody();
    const cookie = await cookieOf(login);
    expect((await ask("/api/me", cookie)).statusCode).toBe(200);
    expect((await post("/api/session/end", cookie)).statusCode).toBe(200);
    expect((await ask("/api/me", cookie)).statusCode).toBe(401);
  });

  test("is one a person: signing in again ends the earlier one", async () => {
    const { login } = await somebody();
    const first = await cookieOf(login);
    const second = await cookieOf(login);
    expect((await ask("/api/me", first)).statusCode).toBe(401);
    expect((await ask("/api/me", second)).statusCode).toBe(200);
  });

  test("ends after half an hour without a call, and a call within it begins it anew", async () => {
    const { login } = await somebody();
    const cookie = await cookieOf(login);
    await later(29);
    expect((await ask("/api/me", cookie)).statusCode).toBe(200);
    await later(29);
    expect((await ask("/api/me", cookie)).statusCode).toBe(200);
    await later(31);
    expect((await ask("/api/me", cookie)).statusCode).toBe(401);
  });

  test("ends after eight hours whatever was done", async () => {
    const { login } = await somebody();
    const cookie = await cookieOf(login);
    for (let half = 0; half < 17; half++) {
      await later(29);
      await ask("/api/me", cookie);
    }
    expect((await ask("/api/me", cookie)).statusCode).toBe(401);
  });

  test("of another, guessed or forged, is nobody's", async () => {
    expect((await ask("/api/me", "goufu=guessed")).statusCode).toBe(401);
    expect((await ask("/api/me", `goufu=${sha256("x")}`)).statusCode).toBe(401);
  });
});

describe("a password", () => {
  test("that is wrong tells nothing of whether the account is there", async () => {
    const { login } = await somebody();
    const [wrong, unknown] = [await signIn(login, "wrong"), await signIn("nobody.at.all", "wrong")];
    expect([wrong.statusCode, unknown.statusCode]).toEqual([401, 401]);
    expect(wrong.body).toBe(unknown.body);
  });

  test("mistyped waits longer each time: three are free, then 2, 4, 8 … seconds, at most a quarter of an hour", () => {
    expect([0, 1, 2, 3, 4, 5, 12, 40].map(delayAfter)).toEqual([0, 0, 0, 2, 4, 8, 900, 900]);
  });

  test("after three mistakes even the right one has to wait, and then is taken", async () => {
    const { login } = await somebody();
    for (const _ of [1, 2, 3]) expect((await signIn(login, "wrong")).statusCode).toBe(401);
    const waits = await signIn(login);
    expect(waits.statusCode).toBe(429);
    expect(waits.json<{ message: string }>().message).toMatch(/请 [12] 秒后再试/);
    await later(1);
    expect((await signIn(login)).statusCode).toBe(200);
    expect((await signIn(login, "wrong")).statusCode).toBe(401);
  });

  test("guessed twenty times at once is guessed three times", async () => {
    const { login } = await somebody();
    const all = await Promise.all(
      Array.from({ length: 20 }, (_, i) => signIn(login, `guess ${i}`)),
    );
    expect(all.filter((one) => one.statusCode === 401)).toHaveLength(3);
    expect(all.filter((one) => one.statusCode === 429)).toHaveLength(17);
  });

  test("guessed at many accounts from one address makes the address wait", async () => {
    const address = "203.0.113.77";
    const tries: number[] = [];
    for (let i = 0; i < 35; i++) tries.push((await signIn(`many${i}`, "x", address)).statusCode);
    expect(tries.slice(0, 33)).toEqual(Array.from({ length: 33 }, () => 401));
    expect(tries.slice(33)).toContain(429);
    await later(61);
    expect((await signIn("many0", "x", address)).statusCode).toBe(401);
  });

  test("a failed sign-in is in the audit, with a hash in the place of what was typed", async () => {
    await signIn("wang.lei.typed", "wrong");
    const entries = await opened.database.ask(fullSight, (db) =>
      db
        .selectFrom("auditEntry")
        .selectAll()
        .where("verb", "=", "organization.signIn")
        .where("outcome", "=", "refused")
        .execute(),
    );
    expect(entries.map((one) => one.subjectId)).toContain(sha256("wang.lei.typed"));
    expect(JSON.stringify(entries)).not.toContain("wang.lei");
  });
});

describe("the first password", () => {
  test("gives no role until it is changed, and is changed under rules", async () => {
    const { login } = await somebody({ roles: ["auditor"], mustChange: true });
    const cookie = await cookieOf(login);
    expect((await ask("/api/me", cookie)).json()).toMatchObject({ mustChangePassword: true });
    expect((await ask("/api/contracts", cookie)).statusCode).toBe(403);
    const change = async (current: string, next: string) =>
      (await post("/api/session/password", cookie, { current, next })).statusCode;
    expect(await change("wrong", "another-word-2026")).toBe(400);
    expect(await change(password, "short1")).toBe(400);
    expect(await change(password, "onlylettersinhere")).toBe(400);
    expect(await change(password, password)).toBe(400);
    expect(await change(password, `${login}-2026-word`)).toBe(400);
    expect(await change(password, "another-word-2026")).toBe(200);
    expect((await ask("/api/contracts", cookie)).statusCode).toBe(200);
    expect((await signIn(login)).statusCode).toBe(401);
    expect((await signIn(login, "another-word-2026")).statusCode).toBe(200);
  });
});

describe("one person with several posts", () => {
  test("has no role until one is chosen, and then that one alone", async () => {
    const { login, posts } = await somebody({ roles: ["auditor", "systemAdmin"] });
    const cookie = await cookieOf(login);
    expect((await ask("/api/me", cookie)).json()).toMatchObject({ post: null });
    expect((await ask("/api/contracts", cookie)).statusCode).toBe(403);
    await post("/api/session/post", cookie, { post: posts[0] });
    expect((await ask("/api/contracts", cookie)).statusCode).toBe(200);
    await post("/api/session/post", cookie, { post: posts[1] });
    expect((await ask("/api/contracts", cookie)).statusCode).toBe(403);
  });

  test("cannot choose the post of another, nor one that has ended", async () => {
    const [one, other] = [await somebody({ roles: ["auditor", "townshipHead"] }), await somebody()];
    const cookie = await cookieOf(one.login);
    expect((await post("/api/session/post", cookie, { post: other.posts[0] })).statusCode).toBe(
      404,
    );
    await opened.database.act(fullSight, (tx) =>
      tx.updateTable("post").set({ toOn: "2025-12-31" }).where("id", "=", one.posts[0]!).execute(),
    );
    expect((await post("/api/session/post", cookie, { post: one.posts[0] })).statusCode).toBe(404);
  });

  test("loses what a post gave on the day after its last", async () => {
    const { login, posts } = await somebody({ roles: ["auditor"] });
    const cookie = await cookieOf(login);
    expect((await ask("/api/contracts", cookie)).statusCode).toBe(200);
    await opened.database.act(fullSight, (tx) =>
      tx.updateTable("post").set({ toOn: "2025-12-31" }).where("id", "=", posts[0]!).execute(),
    );
    expect((await ask("/api/contracts", cookie)).statusCode).toBe(403);
  });
});

describe("accounts", () => {
  test("of the demonstration sign in from this machine alone", async () => {
    const { login } = await somebody({ isDemo: true });
    expect((await signIn(login, password, "203.0.113.5")).statusCode).toBe(403);
    for (const here of ["127.0.0.1", "::1", "::ffff:127.0.0.1"])
      expect((await signIn(login, password, here)).statusCode).toBe(200);
  });

  test("that are disabled neither sign in nor go on", async () => {
    const { login, person } = await somebody();
    const cookie = await cookieOf(login);
    await opened.database.act(fullSight, (tx) =>
      tx.updateTable("person").set({ isDisabled: true }).where("id", "=", person).execute(),
    );
    expect((await ask("/api/me", cookie)).statusCode).toBe(401);
    expect((await signIn(login)).statusCode).toBe(401);
  });

  test("of machines act as their post, within their scopes, until their day", async () => {
    const { person, posts } = await somebody({ roles: ["systemAdmin"] });
    const give = (token: string, scopes: string[], days: number) =>
      opened.database.act(fullSight, (tx) =>
        insertAccessToken(tx, {
          tokenHash: sha256(token),
          post: posts[0]!,
          person,
          name: "县财政一体化",
          scopes,
          createdAt: now(),
          expiresAt: new Date(now().getTime() + days * 24 * 60 * minute),
        }),
      );
    await give("reading", ["read"], 1);
    await give("ended", ["read", "write"], -1);
    const call = async (token: string, method: "GET" | "POST", url: string) =>
      (
        await app.inject({
          method,
          url,
          headers: { authorization: `Bearer ${token}`, "idempotency-key": newId(now()) },
          ...(method === "POST" ? { payload: {} } : {}),
        })
      ).statusCode;
    expect(await call("reading", "GET", "/api/organizations")).toBe(200);
    expect(await call("reading", "POST", "/api/persons")).toBe(403);
    expect(await call("ended", "GET", "/api/organizations")).toBe(401);
    expect((await ask("/api/organizations", "goufu=reading")).statusCode).toBe(401);
  });
});
