import { mkdtempSync, readFileSync } from "node:fs";
import type { FastifyInstance } from "fastify";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addOrganization, addPerson } from "../../src/modules/organization/actions.ts";
import { insertJurisdiction } from "../../src/modules/organization/writes.ts";
import { fullSight, platformActor } from "../../src/platform/actor.ts";
import { readConfig } from "../../src/platform/config.ts";
import { readSheet } from "../../src/platform/sheet.ts";
import { buildApp } from "../../src/server/app.ts";
import { testDatabase } from "../given.ts";
import { tmpdir } from "node:os";
import { join } from "node:path";

const opened = testDatabase();
let app: FastifyInstance;
let cookie: string;

const fixture = (form: 1 | 2): string =>
  readFileSync(
    new URL(`../fixtures/returns/puyang-2019-table${form}.csv`, import.meta.url),
    "utf8",
  );

/** 濮阳市's real published return, filed by an office of its treasury as any county would file. */
beforeAll(async () => {
  await opened.database.act(fullSight, async (tx) => {
    const by = platformActor("410900");
    const place = {
      code: "410900",
      name: "濮阳市",
      level: "city",
      division: "410900",
      platform: "濮阳市政府购买服务平台",
      isDemo: false,
    } as const;
    await insertJurisdiction(tx, place);
    const organization = await addOrganization(tx, by, {
      kind: "countyFinance",
      name: "濮阳市财政局",
      jurisdiction: "410900",
    });
    await addPerson(tx, by, {
      login: "puyang.tianbao",
      name: "填报人",
      password: "tianbao-2019-abc",
      organization,
      role: "countyFinanceOfficer",
      isDemo: true,
    });
  });
  const dataFolder = mkdtempSync(join(tmpdir(), "goufu-returns-"));
  app = await buildApp({
    database: opened.database,
    config: { ...readConfig({}), dataFolder },
    hasPages: false,
  });
  const signed = await app.inject({
    method: "POST",
    url: "/api/session",
    payload: { login: "puyang.tianbao", password: "tianbao-2019-abc" },
  });
  cookie = signed.cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
});

afterAll(() => app.close());

async function file(form: 1 | 2, text: string, reason?: string) {
  const body = new FormData();
  for (const [name, value] of Object.entries({
    year: "2019",
    form: String(form),
    ...(reason ? { reason } : {}),
  }))
    body.append(name, value);
  body.append("file", new Blob([text], { type: "text/csv" }), "表.csv");
  const encoded = new Response(body);
  const response = await app.inject({
    method: "POST",
    url: "/api/returns",
    headers: {
      cookie,
      "content-type": encoded.headers.get("content-type")!,
      "idempotency-key": crypto.randomUUID(),
    },
    payload: Buffer.from(await encoded.arrayBuffer()),
  });
  return {
    status: response.statusCode,
    body: JSON.parse(response.body) as Record<string, unknown>,
  };
}

const get = async (url: string) => {
  const response = await app.inject({ url, headers: { cookie } });
  return { status: response.statusCode, body: response.rawPayload };
};

describe("the returns of 2019 come in by file, are checked, and go out in the official layout", () => {
  test("one wrong digit is refused with row, column and figures", async () => {
    const refused = await file(1, fixture(1).replace("691.45,693.92", "691.46,693.92"));
    expect(refused.status).toBe(422);
    expect(refused.body["message"]).toContain("“教育”一般公共预算.预算数：填报 691.46 万元");
  });

  test("both tables are stored, and what is odd in them is told cell by cell", async () => {
    expect(await file(1, fixture(1))).toMatchObject({
      status: 200,
      body: { stored: true, version: 1 },
    });
    expect(await file(2, fixture(2))).toMatchObject({
      status: 200,
      body: { stored: true, version: 1 },
    });
    const seen = await get("/api/returns/410900/2019/1?source=filed");
    const { findings } = JSON.parse(seen.body.toString()) as {
      findings: { rule: string; level: string }[];
    };
    expect(findings.every((one) => one.level === "flag")).toBe(true);
    const count = (part: string) => findings.filter((one) => one.rule.includes(part)).length;
    expect([count("executionStaysWithinBudget"), count("finalStaysWithinExecution")]).toEqual([
      17, 2,
    ]);
  });

  test("a correction needs its reason and becomes a new version; the same file again changes nothing", async () => {
    const corrected = fixture(1)
      .replace(
        "商业服务业等,25,847.9,445.58,611.58,,,,,25,847.9,445.58,611.58",
        "商业服务业等,25,847.9,445.58,445.58,,,,,25,847.9,445.58,445.58",
      )
      .replaceAll("34462.5264", "34296.5264")
      .replaceAll("40201.8784", "40035.8784");
    const bare = await file(1, corrected);
    expect(bare).toMatchObject({
      status: 422,
      body: { message: expect.stringContaining("请写明更正理由") },
    });
    expect(await file(1, fixture(1))).toMatchObject({ status: 200, body: { stored: false } });
    expect(await file(1, corrected, "商业服务业等决算数误填 166.00 万元")).toMatchObject({
      status: 200,
      body: { version: 2 },
    });
  });

  test("the export carries every figure of the source", async () => {
    const { status, body } = await get("/api/returns/410900/2019/2/file?format=xlsx&source=filed");
    expect(status).toBe(200);
    const cells = (await readSheet(body)).flatMap((row) => row.cells);
    for (const figure of [
      "14239.67",
      "10947.6264",
      "35956.4864",
      "41528.1184",
      "40790.5084",
      "40201.8784",
    ])
      expect(cells).toContain(figure);
  });
});
