import { beforeAll, describe, expect, test } from "vitest";
import { day } from "../src/base/day.ts";
import { Refusal } from "../src/base/refusal.ts";
import { fullSight, type Actor } from "../src/platform/actor.ts";
import { at } from "../src/platform/clock.ts";
import { perform, type Route } from "../src/platform/http.ts";
import type { Role } from "../src/modules/organization/roles.ts";
import { seatsInRole } from "../src/modules/organization/seats.ts";
import { actorOf } from "../src/modules/organization/sight.ts";
import { listPostsOf } from "../src/modules/organization/reads.ts";
import { routes } from "../src/server/routes.ts";
import type { May, Sight } from "./access/roles.ts";
import { table } from "./access/table.ts";
import { aWorld, type Key, type World } from "./access/world.ts";
import { testDatabase } from "./given.ts";

const opened = testDatabase();
const today = day("2026-07-20");
let world: World;
beforeAll(async () => {
  world = await aWorld(opened.database);
});

const nameOf = ({ endpoint }: Route): string => `${endpoint.method} ${endpoint.path}`;

const inputFor = ({ endpoint }: Route, { asks }: Sight, { jurisdiction, id }: Key) => {
  const names = [...endpoint.path.matchAll(/:(\w+)/g)].map((found) => found[1]!);
  const inPath = names.map((name) => [name, name === "jurisdiction" ? jurisdiction : id] as const);
  const asked = Object.entries(asks).map(([name, value]) => [name, value === "id" ? id : value]);
  return Object.fromEntries([...inPath, ...asked]) as Record<string, string>;
};

/** What a viewer gets: the text of the answer, or the kind of the refusal. */
const answerFor = (route: Route, by: Actor, input: unknown): Promise<string> =>
  at(today, async () => {
    try {
      const outcome = await perform(opened.database, route, { by, input });
      if ("body" in outcome) return `200 ${outcome.body}`;
      if ("resume" in outcome.download.content) outcome.download.content.resume();
      return "200 file";
    } catch (error) {
      if (error instanceof Refusal) return error.kind;
      throw error;
    }
  });

const mayAsk = (may: May, by: Actor): boolean =>
  may === "public" || may === "signedIn" || by.roles.some((role) => may.includes(role));

async function wrongOf(route: Route, may: May, sight: Sight): Promise<string[]> {
  const key = world.keys[sight.of];
  const wrong: string[] = [];
  for (const { called, by, place } of world.viewers.filter((one) => mayAsk(may, one.by))) {
    const answer = await answerFor(route, by, inputFor(route, sight, key));
    const isGiven = answer.startsWith("200");
    const isNamed = answer.includes(key.id) || route.endpoint.path.includes(":");
    const maySee = place !== undefined && sight.to.includes(place);
    if (maySee && !sight.isAtMost && !(isGiven && isNamed))
      wrong.push(`${called} does not see the ${sight.of}: ${answer.slice(0, 80)}`);
    if (maySee) continue;
    // A list may well hold something else that is for this viewer; of this row it says nothing.
    const hidden = route.endpoint.path.includes(":") ? world.secrets : [key.id];
    if (answer === "200 file" || hidden.some((id) => isGiven && answer.includes(id)))
      wrong.push(`${called} sees the ${sight.of}: ${answer.slice(0, 160)}`);
    if (!isGiven && answer !== "notFound")
      wrong.push(`${called} is refused as ${answer}, which tells that it is there`);
  }
  return wrong;
}

const looking = routes.flatMap((route) => {
  const row = table.get(nameOf(route));
  return (row?.sights ?? []).map((sight) => [nameOf(route), sight.of, route, sight] as const);
});

describe("of the purchases of one township", () => {
  test.each(looking)(
    "%s shows the %s to those of the table, and to no one else",
    async (...one) => {
      const [name, , route, sight] = one;
      expect(await wrongOf(route, table.get(name)!.may, sight)).toEqual([]);
    },
  );

  test("every question about rows says to whom it shows them", () => {
    const plain = routes
      .filter(({ endpoint }) => endpoint.method === "GET" && endpoint.may !== "public")
      .map(nameOf)
      .filter((name) => table.get(name)?.sights.length === 0);
    expect(plain.sort()).toEqual([
      "GET /api/analysis/:jurisdiction/:year",
      "GET /api/analysis/:jurisdiction/:year/entries",
      "GET /api/analysis/:jurisdiction/:year/entries/:project",
      "GET /api/analysis/:jurisdiction/:year/file",
      "GET /api/analysis/:jurisdiction/:year/prices",
      "GET /api/appraisals/:jurisdiction/:year",
      "GET /api/appraisals/:jurisdiction/:year/:office/:measure",
      "GET /api/budget/template",
      "GET /api/catalog/purchase-items",
      "GET /api/catalog/template",
      "GET /api/delegations",
      "GET /api/duties",
      "GET /api/duties/:jurisdiction/:id",
      "GET /api/duties/template",
      "GET /api/evaluators",
      "GET /api/experts",
      "GET /api/funds/file",
      "GET /api/history",
      "GET /api/history/:jurisdiction/:id",
      "GET /api/history/imports",
      "GET /api/history/imports/:jurisdiction/:id",
      "GET /api/history/imports/:jurisdiction/:id/returned",
      "GET /api/history/imports/:jurisdiction/:id/rounds",
      "GET /api/history/imports/template",
      "GET /api/history/years",
      "GET /api/joint-reviews/desks",
      "GET /api/joint-reviews/unanswered",
      "GET /api/me",
      "GET /api/organizations",
      "GET /api/organizations/natures",
      "GET /api/payments/days",
      "GET /api/persons",
      "GET /api/persons/:person",
      "GET /api/policy/track",
      "GET /api/procurements/bought",
      "GET /api/projects/prefill",
      "GET /api/provider",
      "GET /api/providers",
      "GET /api/providers/:id",
      "GET /api/quick/draft",
      "GET /api/return-overview",
      "GET /api/return-overview/sums",
      "GET /api/return-rounds",
      "GET /api/return-rounds/:jurisdiction/:id",
      "GET /api/return-rounds/:jurisdiction/:id/file",
      "GET /api/return-rounds/:jurisdiction/:id/template",
      "GET /api/returns",
      "GET /api/returns/:jurisdiction/:year/:form",
      "GET /api/returns/:jurisdiction/:year/:form/file",
      "GET /api/returns/:jurisdiction/:year/budget",
      "GET /api/returns/:jurisdiction/:year/budget/file",
      "GET /api/returns/:jurisdiction/:year/ledger/file",
      "GET /api/standard-drafts",
      "GET /api/standard-drafts/:jurisdiction/:id",
      "GET /api/unified-items",
      "GET /api/unit-returns",
      "GET /api/unit-returns/:jurisdiction/:id",
      "GET /api/upper-reviews",
    ]);
  });
});

describe("the sums of a treasury", () => {
  test.each([
    "/api/returns/:jurisdiction/:year/:form",
    "/api/returns/:jurisdiction/:year/:form/file",
  ])("%s is for those who answer for it and those above", async (path) => {
    const route = routes.find((one) => nameOf(one) === `GET ${path}`)!;
    const { may } = table.get(nameOf(route))!;
    const asked = { jurisdiction: "990101", year: 2026, form: 1, source: "ledger" };
    const wrong: string[] = [];
    for (const { called, by, place } of world.viewers.filter((one) => mayAsk(may, one.by))) {
      const answer = await answerFor(route, by, asked);
      if (answer.startsWith("200") !== (place !== undefined))
        wrong.push(`${called}: ${answer.slice(0, 80)}`);
    }
    expect(wrong).toEqual([]);
  });
});

test("the list of the year's budget holds what its reader may see", async () => {
  const path = "/api/returns/:jurisdiction/:year/budget/file";
  const route = routes.find((one) => nameOf(one) === `GET ${path}`)!;
  const input = { jurisdiction: "990101", year: 2026, format: "json" };
  const wrong: string[] = [];
  for (const { called, by, place } of world.viewers) {
    if (!mayAsk(route.endpoint.may, by)) continue;
    const text = await at(today, async () => {
      const outcome = await perform(opened.database, route, { by, input }).catch(String);
      if (typeof outcome === "string" || !("download" in outcome)) return "";
      const { content } = outcome.download;
      if (Buffer.isBuffer(content)) return String(content);
      let all = "";
      for await (const part of content) all += String(part);
      return all;
    });
    // The form is of units: a department that reads along finds its own lines there alone.
    const maySee = place !== undefined && place !== "department";
    if (text.includes("村级代理记账服务") !== maySee) wrong.push(called);
  }
  expect(wrong).toEqual([]);
});

test("an administrator sees the people of the own county alone", async () => {
  const route = routes.find((one) => nameOf(one) === "GET /api/persons")!;
  const { person } = world.here.as("townshipClerk");
  const of = (called: string) => world.viewers.find((one) => one.called === called)!.by;
  expect(await answerFor(route, of("systemAdmin"), {})).toContain(person);
  expect(await answerFor(route, of("systemAdmin of another county"), {})).not.toContain(person);
});

describe("a provider in a consultation", () => {
  test("sees its own response and no other's", async () => {
    const { jurisdiction, id } = world.keys.consultation;
    const route = routes.find((one) => nameOf(one) === "GET /api/procurements/:jurisdiction/:id")!;
    const responses = await opened.database.ask(fullSight, (db) =>
      db.selectFrom("response").select(["id", "provider"]).execute(),
    );
    const wrong: string[] = [];
    for (const who of ["provider", "otherProvider", "thirdProvider"]) {
      const by = world.here.as("providerAgent", who);
      const answer = await answerFor(route, by, { jurisdiction, id });
      expect(answer).toMatch(/^200/);
      for (const one of responses)
        if (answer.includes(one.id) && one.provider !== by.organization) wrong.push(who);
    }
    expect(wrong).toEqual([]);
  });
});

test("the audit of all this holds ids, days and amounts, and not one word that could be a name", async () => {
  const entries = await opened.database.ask(fullSight, (db) =>
    db.selectFrom("auditEntry").selectAll().execute(),
  );
  expect(entries.length).toBeGreaterThan(40);
  const telling = entries
    .filter((one) => /[\u4e00-\u9fff]/.test(one.detail + one.subjectId + one.verb))
    .map((one) => `${one.verb} ${one.detail}`);
  expect(telling).toEqual([]);
});

describe("who must approve", () => {
  const pages: Record<string, string> = {
    need: "GET /api/needs/:jurisdiction/:id",
    project: "GET /api/projects/:jurisdiction/:id",
    annualPlan: "GET /api/plans/:jurisdiction/:id",
    procurement: "GET /api/procurements/:jurisdiction/:id",
    contract: "GET /api/contracts/:jurisdiction/:id",
    spotCheck: "GET /api/checks/:jurisdiction/:id",
    acceptance: "GET /api/acceptances/:jurisdiction/:id",
    payment: "GET /api/payments/:jurisdiction/:id",
    evaluation: "GET /api/evaluations/:jurisdiction/:id",
    filing: "GET /api/filings/:jurisdiction/:id",
    flag: "GET /api/flags/:jurisdiction/:id",
    barLift: "GET /api/lifts/:jurisdiction/:id",
    budgetLine: "GET /api/budget/lines/:jurisdiction/:id/postings",
    catalogRevision: "GET /api/catalog/revisions/:jurisdiction/:id",
  };

  test("can always open what waits for him", async () => {
    const tasks = await opened.database.ask(fullSight, (db) =>
      db.selectFrom("task").selectAll().where("jurisdiction", "=", "990101").execute(),
    );
    expect(tasks.length).toBeGreaterThan(15);
    const wrong: string[] = [];
    for (const task of tasks) {
      const route = routes.find((one) => nameOf(one) === pages[task.subjectKind]);
      const holders = await opened.database.ask(fullSight, async (db) => {
        const posts = await seatsInRole(db, task.organization, [task.role as Role], today);
        const persons = await db.selectFrom("post").selectAll().execute();
        const ids = new Set(task.readers.length > 0 ? task.readers : posts.map((one) => one.id));
        const found = persons.filter((one) => ids.has(one.id));
        const all = await Promise.all(found.map((one) => listPostsOf(db, one.person, today)));
        return all.flat().filter((one) => ids.has(one.id));
      });
      if (!route) wrong.push(`${task.kind} is about a ${task.subjectKind}, which has no page`);
      else if (holders.length === 0) wrong.push(`${task.kind} waits for nobody: ${task.role}`);
      else
        for (const post of holders) {
          const key = { jurisdiction: "990101", id: task.subjectId };
          const answer = await answerFor(route, actorOf(post), key);
          if (!answer.startsWith("200")) wrong.push(`${post.role} of ${task.kind}: ${answer}`);
        }
    }
    expect([...new Set(wrong)]).toEqual([]);
  });
});
