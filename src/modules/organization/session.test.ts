import { describe, expect, test } from "vitest";
import {
  ask,
  cookieOf,
  later,
  opened,
  password,
  post,
  signIn,
  somebody,
} from "../../../test/given/session.ts";
import { fullSight } from "../../platform/actor.ts";
import { sha256 } from "../../platform/identity.ts";
import { delayAfter } from "../../platform/session.ts";

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
