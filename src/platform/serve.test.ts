import type { FastifyInstance } from "fastify";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { aServer, countNotes } from "../../test/given/server.ts";
import { testDatabase } from "../../test/given.ts";

const opened = testDatabase();
let server: FastifyInstance;
beforeAll(async () => {
  server = await aServer(opened.database);
});
afterAll(() => server.close());

let keys = 0;

const leave = (words: string, headers: Record<string, string>, cookie = "goufu=clerk") =>
  server.inject({
    method: "POST",
    url: "/api/notes",
    headers: {
      host: "goufu.example",
      cookie,
      "idempotency-key": `serve-${++keys}`,
      ...headers,
    },
    payload: { words },
  });

describe("a call from another site", () => {
  test.each([
    ["cross-site", { "sec-fetch-site": "cross-site" }],
    ["the same site but another host", { "sec-fetch-site": "same-site" }],
    ["a foreign origin", { origin: "https://elsewhere.example" }],
    [
      "a foreign origin that claims to be ours",
      {
        origin: "https://elsewhere.example",
        "sec-fetch-site": "same-origin",
      },
    ],
    ["no origin that could be named", { origin: "null" }],
    ["an origin that is no address", { origin: "://" }],
    ["our name on another port", { origin: "http://goufu.example:81" }],
  ])("%s is refused, and nothing is done", async (_, headers) => {
    const refused = await leave("外站", headers);
    expect([refused.statusCode, refused.json<{ kind: string }>().kind]).toEqual([403, "forbidden"]);
    expect(await countNotes(opened.database, "外站")).toBe(0);
  });

  test.each([
    ["our own page", { origin: "http://goufu.example", "sec-fetch-site": "same-origin" }],
    [
      "our own form under a strict referrer policy",
      {
        origin: "null",
        "sec-fetch-site": "same-origin",
      },
    ],
    ["a program", {}],
  ])("%s is taken", async (_, headers) => {
    expect((await leave("本站", headers as Record<string, string>)).statusCode).toBe(200);
  });

  test("a question may come from anywhere", async () => {
    const headers = { "sec-fetch-site": "cross-site" };
    const answer = await server.inject({ method: "GET", url: "/api/notes/a", headers });
    expect(answer.statusCode).toBe(200);
  });
});

describe("every answer", () => {
  test("carries the headers that keep a browser on the safe side", async () => {
    const { headers } = await server.inject({ method: "GET", url: "/api/notes/a" });
    const policy = String(headers["content-security-policy"]);
    for (const part of ["default-src 'self'", "script-src 'self'", "frame-ancestors 'none'"])
      expect(policy).toContain(part);
    expect(policy).toContain("form-action 'self'");
    expect(policy).toMatch(/object-src 'none'/);
    expect(policy).not.toMatch(/script-src[^;]*unsafe/);
    expect(headers["x-content-type-options"]).toBe("nosniff");
    expect(headers["referrer-policy"]).toBe("no-referrer");
    expect(headers["x-powered-by"]).toBeUndefined();
    expect(headers["x-request-id"]).toMatch(/^[0-9a-f-]{36}$/);
  });

  test("promises TLS only where there is TLS", async () => {
    const plain = await server.inject({ method: "GET", url: "/api/notes/a" });
    expect(plain.headers["strict-transport-security"]).toBeUndefined();
    expect(plain.headers["content-security-policy"]).not.toContain("upgrade-insecure-requests");
    const safe = await aServer(opened.database, { isSecure: true });
    const answer = await safe.inject({ method: "GET", url: "/api/notes/a" });
    expect(answer.headers["strict-transport-security"]).toContain("max-age");
    await safe.close();
  });

  test("is a refusal in Chinese also where the address itself is broken", async () => {
    const broken = await server.inject({ method: "GET", url: "/api/notes/%E0%A4%A" });
    expect(broken.statusCode).toBe(400);
    expect(broken.json()).toMatchObject({ kind: "invalid", breaches: [] });
  });
});

/** One file in a form, as a browser sends it. */
const sent = (name: string, content: Buffer, url = "/api/papers", key = `file-${++keys}`) => {
  const mark = "----goufu";
  const head = `--${mark}\r\nContent-Disposition: form-data; name="words"\r\n\r\n发票\r\n--${mark}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: application/pdf\r\n\r\n`;
  return server.inject({
    method: "POST",
    url,
    headers: {
      cookie: "goufu=clerk",
      "idempotency-key": key,
      "content-type": `multipart/form-data; boundary=${mark}`,
    },
    payload: Buffer.concat([Buffer.from(head), content, Buffer.from(`\r\n--${mark}--\r\n`)]),
  });
};

const pdf = Buffer.from("%PDF-1.7\n1 0 obj");
const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

describe("an attachment", () => {
  test("is taken for what its first bytes say", async () => {
    expect((await sent("发票.pdf", pdf)).json()).toEqual({
      name: "发票.pdf",
      type: "application/pdf",
      bytes: pdf.length,
    });
    expect((await sent("照片.PNG", png)).json()).toMatchObject({ type: "image/png" });
    expect((await sent("表.csv", Buffer.from("甲,乙\r\n1,2\r\n"))).json()).toMatchObject({
      type: "text/csv",
    });
  });

  test.each([
    ["图.svg", Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>')],
    ["页.html", Buffer.from("<!doctype html><script>1</script>")],
    ["图.png", Buffer.from("<svg><script/></svg>")],
    ["文.pdf", Buffer.from("MZ program")],
    ["文.exe", pdf],
    ["文", pdf],
    ["表.csv", Buffer.from([0xd6, 0xd0, 0xce, 0xc4])],
    ["表.csv", Buffer.from("a\u0000b")],
    ["空.pdf", Buffer.from("")],
  ])("%s is refused when it is not what its name says", async (name, content) => {
    const refused = await sent(name, content);
    expect(refused.statusCode).toBe(400);
    expect(refused.json<{ message: string }>().message).toMatch(/^附件“/);
  });

  const disposition = 'Content-Disposition: form-data; name="file"';
  const type = "multipart/form-data; boundary=b";
  const piece = (name: string) =>
    `--b\r\n${disposition}${name}\r\nContent-Type: application/octet-stream\r\n\r\n%PDF-1.7\r\n`;
  test.each([
    ["that broke off on its way", type, piece('; filename="a.pdf"'), "没有传完整"],
    ["without a boundary", "multipart/form-data", piece("") + "--b--", "没有传完整"],
    ["without a name", type, piece("") + "--b--\r\n", "请转换后再上传"],
    [
      "beside a second one",
      type,
      piece('; filename="a.pdf"').repeat(2) + "--b--\r\n",
      "一次只能交一个附件",
    ],
  ])("%s is refused in words", async (_, contentType, payload, says) => {
    const refused = await server.inject({
      method: "POST",
      url: "/api/papers",
      headers: {
        cookie: "goufu=clerk",
        "idempotency-key": `broken ${says} ${payload.length}`.replace(/[^ -~]/g, "-"),
        "content-type": contentType,
      },
      payload,
    });
    expect(refused.statusCode).toBe(400);
    expect(refused.json<{ message: string }>().message).toContain(says);
  });

  test("loses every folder of its name", async () => {
    const { name } = (await sent("../../etc/passwd.pdf", pdf)).json<{ name: string }>();
    expect(name).not.toMatch(/[\\/]/);
    const long = (await sent(`${"长".repeat(200)}.pdf`, pdf)).json<{ name: string }>();
    expect(long.name).toBe(`${"长".repeat(110)}….pdf`);
  });

  test("of more than 20 MB is refused", async () => {
    const refused = await sent("大.pdf", Buffer.concat([pdf, Buffer.alloc(20 * 1024 * 1024)]));
    expect(refused.statusCode).toBe(400);
    expect(refused.json<{ message: string }>().message).toContain("20 MB");
  });

  test("belongs to its key by its content: another paper under the same key is a conflict", async () => {
    const send = async (content: Buffer) =>
      (await sent("票.pdf", content, "/api/papers", "one-paper")).statusCode;
    expect(await send(pdf)).toBe(200);
    expect(await send(pdf)).toBe(200);
    expect(await send(Buffer.concat([pdf, Buffer.from("2")]))).toBe(409);
  });

  test("is not taken where none is asked for", async () => {
    expect((await sent("发票.pdf", pdf, "/api/notes")).statusCode).toBe(400);
  });

  test("leaves as a download under its own name, and is never shown in the page", async () => {
    const answer = await server.inject({
      method: "GET",
      url: `/api/papers/${encodeURIComponent('发票".pdf')}`,
      headers: { cookie: "goufu=guest" },
    });
    expect(answer.headers["content-disposition"]).toBe(
      "attachment; filename*=UTF-8''%E5%8F%91%E7%A5%A8%22.pdf",
    );
    expect(answer.headers["content-type"]).toBe("application/pdf");
    expect(answer.headers["x-content-type-options"]).toBe("nosniff");
  });
});

describe("calls a minute", () => {
  test("are counted by person where somebody is signed in, else by address", async () => {
    const small = await aServer(opened.database, { perMinute: { session: 3, address: 2 } });
    const ask = async (cookie?: string, remoteAddress = "203.0.113.1") =>
      (
        await small.inject({
          method: "GET",
          url: "/api/notes/a",
          remoteAddress,
          ...(cookie ? { headers: { cookie } } : {}),
        })
      ).statusCode;
    expect([await ask(), await ask(), await ask()]).toEqual([200, 200, 429]);
    expect(await ask(undefined, "203.0.113.2")).toBe(200);
    const county = ["goufu=clerk", "goufu=otherClerk", "goufu=guest"];
    for (const cookie of county)
      expect([await ask(cookie), await ask(cookie), await ask(cookie)]).toEqual([200, 200, 200]);
    expect(await ask("goufu=clerk")).toBe(429);
    await small.close();
  });

  test("an address of a proxy is believed only where the proxy is named", async () => {
    const headers = (n: number) => ({ "x-forwarded-for": `198.51.100.${n}` });
    const open = await aServer(opened.database, { perMinute: { session: 9, address: 1 } });
    const behind = await aServer(opened.database, {
      perMinute: { session: 9, address: 1 },
      trustedProxies: ["127.0.0.1"],
    });
    const ask = async (app: FastifyInstance, n: number) =>
      (await app.inject({ method: "GET", url: "/api/notes/a", headers: headers(n) })).statusCode;
    expect([await ask(open, 1), await ask(open, 2)]).toEqual([200, 429]);
    expect([await ask(behind, 1), await ask(behind, 2)]).toEqual([200, 200]);
    await Promise.all([open.close(), behind.close()]);
  });
});
