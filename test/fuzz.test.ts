import type { FastifyInstance } from "fastify";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { day } from "../src/base/day.ts";
import { fullSight, type Actor } from "../src/platform/actor.ts";
import { at } from "../src/platform/clock.ts";

import { readConfig } from "../src/platform/config.ts";
import type { Route } from "../src/platform/http.ts";
import { buildServer } from "../src/platform/serve.ts";
import { routes } from "../src/server/routes.ts";
import { chance, spoilt, type Chance, type Ids } from "./access/nasty.ts";
import { sampleFor } from "./access/sample.ts";
import { table } from "./access/table.ts";
import { aWorld, type World } from "./access/world.ts";
import { testDatabase } from "./given.ts";

/** A browser gone wrong, or somebody who tries the handles: whatever comes in is answered, and never by a fault. */
const opened = testDatabase();
const today = day("2026-07-20");
const seed = Number(process.env["GOUFU_FUZZ_SEED"] ?? 20260720);
const rounds = Number(process.env["GOUFU_FUZZ_ROUNDS"] ?? 3);

let world: World;
let app: FastifyInstance;
let posts: Map<string, Actor>;
let ids: Ids;
beforeAll(async () => {
  world = await aWorld(opened.database);
  ids = await idsOf(world);
  posts = new Map(world.viewers.map(({ called, by }) => [encodeURIComponent(called), by]));
  for (const role of ["providerAgent", "panelMember", "thirdPartyEvaluator"] as const)
    posts.set(role, world.here.as(role));
  const perMinute = { session: 1e9, address: 1e9 };
  app = await buildServer({
    database: opened.database,
    routes,
    whoAsks: async (token) => posts.get(token),
    config: { ...readConfig({}), perMinute },
  });
});
afterAll(() => app.close());

const nameOf = ({ endpoint }: Route): string => `${endpoint.method} ${endpoint.path}`;

/** One of each role that may call, those who own the purchase first; nobody where nobody need sign in. */
function callersOf(route: Route): (string | undefined)[] {
  const may = table.get(nameOf(route))?.may ?? [];
  if (may === "public") return [undefined];
  const found = new Map<string, string>();
  for (const [token, { roles }] of posts)
    for (const role of roles)
      if ((may === "signedIn" || may.includes(role)) && !found.has(role)) found.set(role, token);
  return may === "signedIn" ? [...found.values()].slice(0, 3) : [...found.values()];
}

/** Ids that are there, by the field that asks for them. */
async function idsOf({ keys, here, secrets }: World): Promise<Ids> {
  const all = async (
    name: "share" | "instalment" | "response" | "criterion" | "clause" | "target",
  ) =>
    opened.database.ask(fullSight, async (db) =>
      (await db.selectFrom(name).select("id").execute()).map((row) => row.id),
    );
  const { organizations } = here;
  return {
    any: [...secrets, ...Object.values(organizations)],
    jurisdiction: ["990101", "990101", "990101", "990102"],
    share: await all("share"),
    instalment: await all("instalment"),
    response: await all("response"),
    criterion: await all("criterion"),
    clause: await all("clause"),
    target: await all("target"),
    provider: [organizations["provider"]!, organizations["otherProvider"]!],
    organization: [organizations["township"]!, organizations["otherTownship"]!],
    user: [organizations["township"]!, organizations["otherTownship"]!],
    line: [keys.line.id],
    need: [keys.need.id],
    needs: [keys.need.id],
    project: [keys.project.id],
    acceptance: [keys.acceptance.id],
    person: [here.as("townshipClerk").person],
    post: [here.as("panelMember").post],
    "/api/needs": [keys.need.id],
    "/api/budget": [keys.line.id],
    "/api/grants": [keys.grant.id],
    "/api/projects": [keys.project.id],
    "/api/procurements": [keys.consultation.id, keys.comparison.id],
    "/api/contracts": [keys.contract.id],
    "/api/checks": [keys.check.id],
    "/api/acceptances": [keys.acceptance.id],
    "/api/attachments": [keys.paper.id],
    "/api/evaluations": [keys.evaluation.id],
    "/api/payments": [keys.payment.id],
    "/api/providers": [organizations["provider"]!],
  };
}

async function send(route: Route, token: string | undefined, input: unknown, key: string) {
  const { method, path } = route.endpoint;
  const isRead = method === "GET";
  const rest = { ...(input as Record<string, unknown>) };
  const url = path.replace(/:(\w+)/g, (_, name: string) => {
    const value = asText(rest[name]);
    delete rest[name];
    return encodeURIComponent(value);
  });
  const asked = Object.entries(rest).map(([name, value]) => [name, asText(value)]);
  const query = isRead ? `?${new URLSearchParams(asked)}` : "";
  return at(today, () =>
    app.inject({
      method,
      url: url + query,
      headers: {
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...(isRead ? {} : { "idempotency-key": key, "content-type": "application/json" }),
      },
      ...(isRead ? {} : { payload: JSON.stringify(rest) }),
    }),
  );
}

const asText = (value: unknown): string =>
  (typeof value === "string" ? value : JSON.stringify(value ?? null)).replace(
    /\p{Surrogate}/gu,
    "?",
  );

/** What is wrong with an answer; nothing where it is as the contract says. */
function wrongWith({ statusCode, body }: { statusCode: number; body: string }): string | undefined {
  if (statusCode >= 500) return `${statusCode} ${body}`;
  if (statusCode < 400) return undefined;
  const { message, kind, breaches } = JSON.parse(body) as {
    message?: string;
    kind?: string;
    breaches?: { field?: string; because: string; fix: string }[];
  };
  if (kind === undefined || breaches === undefined) return `no refusal: ${body}`;
  if (!/[\u4e00-\u9fff]/.test(message ?? "")) return `not in Chinese: ${body}`;
  for (const { because, fix } of breaches)
    if (!/[\u4e00-\u9fff]/.test(because) || fix === "") return `a breach says nothing: ${body}`;
  return undefined;
}

async function wrongOf(route: Route, dice: Chance): Promise<string[]> {
  const wrong: string[] = [];
  for (const token of callersOf(route))
    for (let round = 0; round < rounds; round += 1) {
      const whole = sampleFor(route.endpoint, { isWhole: dice(2) === 0 });
      const { path } = route.endpoint;
      const input = spoilt(whole, { ids, path, dice, changes: dice(3) });
      const answer = await send(
        route,
        token,
        input,
        `${nameOf(route)} ${token} ${round}`.slice(0, 190),
      );
      const fault = wrongWith(answer);
      if (fault)
        wrong.push(`${token}: ${fault.slice(0, 300)} for ${JSON.stringify(input).slice(0, 600)}`);
    }
  return wrong;
}

describe("whatever is sent", () => {
  test.each(routes.map((route) => [nameOf(route), route] as const))(
    "%s answers, or says in Chinese what is wrong",
    async (name, route) => {
      expect(await wrongOf(route, chance(`${seed} ${name}`))).toEqual([]);
    },
  );

  test("a day, a figure or an id that cannot be is refused by its field", async () => {
    const route = routes.find((one) => nameOf(one) === "POST /api/budget/lines")!;
    const [token] = callersOf(route);
    const whole = sampleFor(route.endpoint) as Record<string, unknown>;
    for (const [field, bad] of [
      ["year", 2_147_483_648],
      ["amount", "1e17"],
      ["organization", "not-an-id"],
      ["decision", { ...(whole["decision"] as object), decidedOn: "0000-01-01" }],
    ] as const) {
      const answer = await send(route, token, { ...whole, [field]: bad }, `bad ${field}`);
      expect(answer.statusCode).toBe(400);
      const { breaches } = JSON.parse(answer.body) as { breaches: { field: string }[] };
      expect(new Set(breaches.map((one) => one.field.split(".")[0]))).toEqual(new Set([field]));
    }
  });
});
