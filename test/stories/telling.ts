import type { FastifyInstance } from "fastify";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "vitest";
import { fill, type Answer, type Endpoint, type InputOf } from "../../src/base/endpoint.ts";
import type { Day } from "../../src/base/day.ts";
import { buildApp } from "../../src/server/app.ts";
import { demoPassword, makeCounty, type DemoCounty } from "../../src/server/demo/county.ts";
import type { Expected, Teller, Who } from "../../src/server/demo/teller.ts";
import { settle } from "../../src/server/jobs.ts";
import { at } from "../../src/platform/clock.ts";
import { readConfig } from "../../src/platform/config.ts";
import type { Database } from "../../src/platform/db.ts";
import { newId } from "../../src/platform/identity.ts";

export type Refused = {
  kind: string;
  message: string;
  breaches: {
    rule: string;
    because: string;
    fix: string;
    basis: { title: string; article: string }[];
  }[];
};

export type Response = { status: number; body: unknown };

/** Tells a story through HTTP only: real sign-in, real cookies, real keys. Refusals are heard and checked. */
export type HttpTeller = Teller & {
  county: DemoCounty;
  app: FastifyInstance;
  refusals: { who: Who; path: string; refused: Refused }[];
  /** The bare call, whatever comes of it. */
  call<E extends Endpoint>(who: Who | undefined, endpoint: E, input: InputOf<E>): Promise<Response>;
  close(): Promise<void>;
};

export async function httpTeller(database: Database): Promise<HttpTeller> {
  const county = await makeCounty(database);
  const dataFolder = await mkdtemp(join(tmpdir(), "goufu-story-"));
  const config = {
    ...readConfig({}),
    dataFolder,
    perMinute: { session: 100_000, address: 100_000 },
  };
  const app = await buildApp({ database, config, hasPages: false });
  let today = "2026-01-05" as Day;
  const cookies = new Map<Who, string>();
  const refusals: HttpTeller["refusals"] = [];

  const signIn = async (who: Who): Promise<string> => {
    const login = county.login(who);
    const response = await app.inject({
      method: "POST",
      url: "/api/session",
      payload: { login, password: demoPassword },
    });
    if (response.statusCode !== 200)
      throw new Error(`${who} (${login}) cannot sign in: ${response.body}`);
    return response.cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
  };

  const call = <E extends Endpoint>(
    who: Who | undefined,
    endpoint: E,
    input: InputOf<E>,
  ): Promise<Response> =>
    at(today, async () => {
      if (who !== undefined && !cookies.has(who)) cookies.set(who, await signIn(who));
      const [url, rest] = fill(endpoint.path, input as Record<string, unknown>);
      const isRead = endpoint.method === "GET";
      const query = isRead
        ? `?${new URLSearchParams(Object.entries(rest).map(([name, value]) => [name, String(value)]))}`
        : "";
      const response = await app.inject({
        method: endpoint.method,
        url: url + query,
        headers: {
          ...(who === undefined ? {} : { cookie: cookies.get(who)! }),
          ...(isRead ? {} : { "idempotency-key": newId(new Date()) }),
        },
        ...(isRead ? {} : { payload: rest }),
      });
      if (!isRead) await settle(database);
      return { status: response.statusCode, body: JSON.parse(response.body) as unknown };
    });

  const done = async <E extends Endpoint>(
    who: Who,
    endpoint: E,
    input: InputOf<E>,
  ): Promise<Answer<E>> => {
    const { status, body } = await call(who, endpoint, input);
    if (status !== 200)
      throw new Error(
        `${who} ${endpoint.method} ${endpoint.path}: ${status} ${JSON.stringify(body)}`,
      );
    return body as Answer<E>;
  };

  return {
    county,
    app,
    refusals,
    call,
    chapter: () => undefined,
    on: (day) => {
      if (day !== today) cookies.clear(); // sessions do not last over days
      today = day;
    },
    does: done,
    sees: done,
    isRefused: async (who, endpoint, input, expected) => {
      const { status, body } = await call(who, endpoint, input);
      const refused = body as Refused;
      refusals.push({ who, path: endpoint.path, refused });
      expect(status, `${who} ${endpoint.path} ${JSON.stringify(body)}`).toBeGreaterThanOrEqual(400);
      expect(status).toBeLessThan(500);
      check(refused, expected);
    },
    close: () => app.close(),
  };
}

/** A refusal says what, why in figures, what to do, and by which article. */
function check(refused: Refused, { kind = "unlawful", title, article, says }: Expected): void {
  expect(refused.kind, refused.message).toBe(kind);
  expect(refused.message).toMatch(/[\u4e00-\u9fff]/);
  const basis = refused.breaches.flatMap((one) => one.basis);
  if (article !== undefined)
    expect(basis, JSON.stringify(refused)).toContainEqual(
      expect.objectContaining({ title: expect.stringContaining(title ?? ""), article }),
    );
  if (says !== undefined) expect(JSON.stringify(refused)).toContain(says);
  for (const breach of refused.breaches) expect(breach.fix).not.toBe("");
}
