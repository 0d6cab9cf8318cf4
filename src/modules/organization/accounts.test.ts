import { describe, expect, test } from "vitest";
import {
  app,
  ask,
  cookieOf,
  minute,
  opened,
  password,
  post,
  signIn,
  somebody,
} from "../../../test/given/session.ts";
import { fullSight } from "../../platform/actor.ts";
import { now } from "../../platform/clock.ts";
import { newId, sha256 } from "../../platform/identity.ts";
import { insertAccessToken } from "../../platform/session.ts";

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
