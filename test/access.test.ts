import { beforeAll, describe, expect, test } from "vitest";
import { Refusal } from "../src/base/refusal.ts";
import type { Actor } from "../src/platform/actor.ts";
import { perform, statusOf, type Route } from "../src/platform/http.ts";
import { newId } from "../src/platform/identity.ts";
import { now } from "../src/platform/clock.ts";
import { personOnly } from "../src/modules/organization/sight.ts";
import { roleNames, type Role } from "../src/modules/organization/roles.ts";
import { routes } from "../src/server/routes.ts";
import { allRoles, type May } from "./access/roles.ts";
import { table } from "./access/table.ts";
import { sampleFor } from "./access/sample.ts";
import { aCounty, testDatabase, type County } from "./given.ts";

const opened = testDatabase();
const nameOf = ({ endpoint }: Route): string => `${endpoint.method} ${endpoint.path}`;

const statusFor = async (route: Route, by: Actor | undefined): Promise<number> => {
  const input = sampleFor(route.endpoint);
  const key = route.endpoint.method === "POST" ? newId(now()) : undefined;
  try {
    const call = { by, input, key, address: "203.0.113.9" };
    const outcome = await perform(opened.database, route, call);
    return "status" in outcome ? outcome.status : 200;
  } catch (error) {
    if (error instanceof Refusal) return statusOf[error.kind];
    throw new Error(`${nameOf(route)} fails: ${String(error)}`, { cause: error });
  }
};

describe("the table", () => {
  test("names every endpoint, and no other", () => {
    expect(routes.map(nameOf).filter((name) => !table.has(name))).toEqual([]);
    const there = new Set(routes.map(nameOf));
    expect([...table.keys()].filter((name) => !there.has(name))).toEqual([]);
  });

  test("no endpoint is mounted twice", () => {
    const names = routes.map(nameOf);
    expect(names.filter((name, place) => names.indexOf(name) !== place)).toEqual([]);
  });

  test("knows every role", () => {
    expect([...allRoles].sort()).toEqual(Object.keys(roleNames).sort());
  });
});

describe("who may ask", () => {
  let county: County;
  let other: County;
  beforeAll(async () => {
    county = await aCounty(opened.database);
    other = await aCounty(opened.database, "990102");
  });

  const isFor = (may: May, role: string): boolean =>
    may === "public" || may === "signedIn" || may.includes(role);

  const wrongFor = async (route: Route, may: May, role: Role): Promise<string[]> => {
    const places = [county.as(role), other.as(role)];
    if (role === "townshipClerk" || role === "townshipHead")
      places.push(county.as(role, "otherTownship"));
    if (role === "providerAgent") places.push(county.as(role, "otherProvider"));
    const wrong: string[] = [];
    for (const by of places) {
      const status = await statusFor(route, by);
      const isRefused = status === 401 || status === 403;
      if (isRefused === isFor(may, role)) wrong.push(`${role}: ${status}`);
    }
    return wrong;
  };

  test.each(routes.map((route) => [nameOf(route), route] as const))("%s", async (name, route) => {
    const may = table.get(name)?.may ?? [];
    const isOpen = may === "public";
    expect(route.endpoint.input.safeParse(sampleFor(route.endpoint)).error?.issues).toBeUndefined();
    // Who signs in with a wrong password is told so by 401 too; sessions have tests of their own.
    if (name === "POST /api/session") return expect(isOpen).toBe(true);
    expect((await statusFor(route, undefined)) === 401).toBe(!isOpen);
    const person = personOnly(county.as("auditor").person);
    expect((await statusFor(route, person)) === 403).toBe(!isOpen && may !== "signedIn");
    const wrong: string[] = [];
    for (const role of allRoles) wrong.push(...(await wrongFor(route, may, role as Role)));
    expect(wrong).toEqual([]);
  });
});
