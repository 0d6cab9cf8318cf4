import type { FastifyInstance } from "fastify";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { aServer, countNotes, ran } from "../../test/given/server.ts";
import { testDatabase } from "../../test/given.ts";
import { fullSight } from "./actor.ts";
import { forgetOldKeys } from "./idempotency.ts";

const opened = testDatabase();
let server: FastifyInstance;
beforeAll(async () => {
  server = await aServer(opened.database);
});
afterAll(() => server.close());

let keys = 0;
const aKey = (): string => `key-${++keys}`;

type Asked = { key?: string | undefined; who?: string | undefined; headers?: object };

const leave = (body: unknown, { key = aKey(), who = "clerk", headers = {} }: Asked = {}) =>
  server.inject({
    method: "POST",
    url: "/api/notes",
    headers: {
      ...(key === "" ? {} : { "idempotency-key": key }),
      ...(who === "" ? {} : { authorization: `Bearer ${who}` }),
      "content-type": "application/json",
      ...headers,
    },
    payload: typeof body === "string" ? body : JSON.stringify(body),
  });

describe("the idempotency key", () => {
  test("the same key and body get the first success again, and the act is done once", async () => {
    const key = aKey();
    const first = await leave({ words: "一次" }, { key });
    const second = await leave({ words: "一次" }, { key });
    expect(first.statusCode).toBe(200);
    expect([second.statusCode, second.body]).toEqual([200, first.body]);
    expect(await countNotes(opened.database, "一次")).toBe(1);
  });

  test("the order of the fields and a space at the end make no other body", async () => {
    const key = aKey();
    await leave('{"words":"同","amount":"5"}', { key });
    const second = await leave('{ "amount": "5", "words": "同 " }', { key });
    expect(second.statusCode).toBe(200);
    expect(await countNotes(opened.database, "同")).toBe(1);
  });

  test("the same key with another body is refused with 409, and nothing of it remains", async () => {
    const key = aKey();
    await leave({ words: "先" }, { key });
    const second = await leave({ words: "后" }, { key });
    expect(second.statusCode).toBe(409);
    expect(second.json()).toMatchObject({ kind: "conflict" });
    expect(await countNotes(opened.database, "后")).toBe(0);
  });

  test("a key belongs to its person: another one's is another", async () => {
    const key = aKey();
    await leave({ words: "各自" }, { key });
    expect((await leave({ words: "各自" }, { key, who: "otherClerk" })).statusCode).toBe(200);
    expect(await countNotes(opened.database, "各自")).toBe(2);
  });

  test("a refusal is not remembered: the same key is judged again", async () => {
    const key = aKey();
    const before = ran.count;
    expect((await leave({ words: "违法" }, { key })).statusCode).toBe(422);
    expect((await leave({ words: "违法" }, { key })).statusCode).toBe(422);
    expect(ran.count - before).toBe(2);
    expect(await countNotes(opened.database, "违法")).toBe(0);
  });

  test("sent twelve times at once, the act is done once and all get its answer", async () => {
    const key = aKey();
    const all = await Promise.all(
      Array.from({ length: 12 }, () => leave({ words: "同时" }, { key })),
    );
    expect(all.map((one) => one.statusCode)).toEqual(Array.from({ length: 12 }, () => 200));
    expect(new Set(all.map((one) => one.body)).size).toBe(1);
    expect(await countNotes(opened.database, "同时")).toBe(1);
  });

  test("without a key, with an empty or an endless one nothing is done", async () => {
    expect((await leave({ words: "无键" }, { key: "" })).statusCode).toBe(400);
    expect((await leave({ words: "无键" }, { key: "k".repeat(201) })).statusCode).toBe(400);
    expect(await countNotes(opened.database, "无键")).toBe(0);
  });

  test("after seven days a key is forgotten", async () => {
    const key = aKey();
    await leave({ words: "旧" }, { key });
    const tomorrow = new Date(Date.now() + 86_400_000);
    await opened.database.act(fullSight, (tx) => forgetOldKeys(tx, tomorrow));
    await leave({ words: "旧" }, { key });
    expect(await countNotes(opened.database, "旧")).toBe(2);
  });
});

describe("a refusal", () => {
  test("has one shape: kind, message and breaches", async () => {
    const refused = await leave({ words: "违法" });
    expect(refused.statusCode).toBe(422);
    expect(refused.json()).toEqual({ kind: "unlawful", message: "这样不行", breaches: [] });
  });

  test.each(["a\u0000b", "half \ud800"])(
    "names the field with what no database keeps",
    async (words) => {
      const refused = await leave({ words });
      expect(refused.statusCode).toBe(400);
      expect(refused.json()).toMatchObject({ breaches: [{ field: "words" }] });
    },
  );

  test("names every field that is wrong, with what to do", async () => {
    const refused = await leave({ words: "", amount: "1.5" });
    expect(refused.statusCode).toBe(400);
    const { kind, breaches } = refused.json<{
      kind: string;
      breaches: { field: string; because: string; fix: string }[];
    }>();
    expect(kind).toBe("invalid");
    expect(breaches.map((one) => [one.field, one.because])).toEqual([
      ["words", "不能为空"],
      ["amount", expect.any(String)],
    ]);
    expect(breaches.every((one) => one.fix !== "")).toBe(true);
  });

  test.each([
    ["nobody signed in", "", 401, "forbidden"],
    ["a post that may not", "guest", 403, "forbidden"],
    ["a token that only reads", "reader", 403, "forbidden"],
  ])("%s: %s gets %i", async (_, who, status, kind) => {
    const refused = await leave({ words: "谁" }, { who });
    expect([refused.statusCode, refused.json<{ kind: string }>().kind]).toEqual([status, kind]);
  });

  test("an attempt that was denied is written down, though the act was rolled back", async () => {
    await leave({ words: "无权" });
    const entries = await opened.database.ask(fullSight, (db) =>
      db.selectFrom("auditEntry").selectAll().where("verb", "=", "denied").execute(),
    );
    expect(entries.at(-1)).toMatchObject({ outcome: "refused", subjectId: "POST /api/notes" });
    expect(await countNotes(opened.database, "无权")).toBe(0);
  });

  test("a fault of ours says nothing of the inside, and nothing is kept", async () => {
    const fault = await leave({ words: "故障" });
    expect(fault.statusCode).toBe(500);
    expect(fault.body).not.toContain("secret");
    expect(fault.json<{ message: string }>().message).toContain(fault.headers["x-request-id"]);
    expect(await countNotes(opened.database, "故障")).toBe(0);
  });

  test("what is not found is 404", async () => {
    const url = `/api/notes/${encodeURIComponent("无")}`;
    const answer = await server.inject({ method: "GET", url });
    expect([answer.statusCode, answer.json<{ kind: string }>().kind]).toEqual([404, "notFound"]);
  });
});

describe("an answer", () => {
  test("says only what its view declares", async () => {
    const answer = await leave({ words: "多余", more: "x", amount: "12345678901234567" });
    expect(answer.json()).toEqual({ words: "多余", amount: "12345678901234567" });
  });

  test("is never stored by a browser or a proxy", async () => {
    expect((await leave({ words: "不存" })).headers["cache-control"]).toBe("no-store");
  });
});

describe("a body", () => {
  test.each([
    ["that is no JSON", '{"words":', 400],
    ["that is a list", "[1,2]", 400],
    ["that is nothing", "null", 400],
    ["that meddles with prototypes", '{"words":"x","__proto__":{"isAdmin":true}}', 400],
    ["of more than a megabyte", JSON.stringify({ words: "x".repeat(1_100_000) }), 400],
    ["with a character no database keeps", JSON.stringify({ words: "a\u0000b" }), 400],
  ])("%s is refused", async (_, body, status) => {
    const refused = await leave(body);
    expect(refused.statusCode).toBe(status);
    expect(refused.json()).toMatchObject({ kind: "invalid", breaches: expect.any(Array) });
  });

  test("in another type than JSON is refused", async () => {
    const headers = { "content-type": "text/plain" };
    expect((await leave("words=x", { headers })).statusCode).toBe(400);
  });
});
