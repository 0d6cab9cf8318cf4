import { hash } from "@node-rs/argon2";
import type { FastifyInstance } from "fastify";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect } from "vitest";
import type { Role } from "../../src/modules/organization/roles.ts";
import { insertPerson, insertPost } from "../../src/modules/organization/writes.ts";
import { fullSight } from "../../src/platform/actor.ts";
import { now } from "../../src/platform/clock.ts";
import { readConfig } from "../../src/platform/config.ts";
import { newId } from "../../src/platform/identity.ts";
import { buildApp } from "../../src/server/app.ts";
import { aCounty, testDatabase, type County } from "../given.ts";

/** The whole server over real sign-ins; everything in it belongs to the test file that takes it. */
export const opened = testDatabase();
export let app: FastifyInstance;
let county: County;
beforeAll(async () => {
  county = await aCounty(opened.database);
  const dataFolder = await mkdtemp(join(tmpdir(), "goufu-session-"));
  const perMinute = { session: 10_000, address: 10_000 };
  const config = { ...readConfig({}), dataFolder, perMinute };
  app = await buildApp({ database: opened.database, config, hasPages: false });
});
afterAll(() => app.close());

export const password = "shudan-2026-xia";
let persons = 0;

type Given = { roles?: Role[]; isDemo?: boolean; mustChange?: boolean; isDisabled?: boolean };

/** Somebody with these posts in the township; answers with login and ids. */
export async function somebody(given: Given = {}) {
  const { roles = ["townshipClerk"], ...flags } = given;
  const login = `somebody${++persons}`;
  const person = newId(now());
  const posts: string[] = [];
  const secret = await hash(password);
  await opened.database.act(fullSight, async (tx) => {
    const row = { id: person, login, name: "某人", password: secret, changedAt: now() };
    await insertPerson(tx, {
      ...row,
      mustChange: false,
      isDisabled: false,
      isDemo: false,
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

export const signIn = (login: string, word = password, remoteAddress = "127.0.0.1") =>
  app.inject({
    method: "POST",
    url: "/api/session",
    remoteAddress,
    payload: { login, password: word },
  });

export const cookieOf = async (login: string): Promise<string> => {
  const answer = await signIn(login);
  expect(answer.statusCode).toBe(200);
  return answer.cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
};

export const ask = (url: string, cookie: string) =>
  app.inject({ method: "GET", url, headers: { cookie } });

export const post = (url: string, cookie: string, payload: object = {}) =>
  app.inject({
    method: "POST",
    url,
    headers: { cookie, "idempotency-key": newId(now()) },
    payload,
  });

export const minute = 60_000;

/** As if so many minutes had passed for everybody. */
export async function later(minutes: number): Promise<void> {
  await opened.database.act(fullSight, async (tx) => {
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
  // The server remembers for two seconds who asks; whatever is sent makes it forget.
  await post("/api/session/end", "");
}
