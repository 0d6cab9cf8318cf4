import { beforeAll, describe, expect, test } from "vitest";
import { day } from "../../base/day.ts";
import { asBasis, article } from "../../base/law.ts";
import { openInformation } from "../../law/statutes.ts";
import { anonymous, fullSight } from "../../platform/actor.ts";
import { at } from "../../platform/clock.ts";
import { sha256 } from "../../platform/identity.ts";
import { perform, type Call } from "../../platform/http.ts";
import { runNext } from "../../platform/jobs.ts";
import { trace } from "../../platform/trace.ts";
import type { Endpoint } from "../../base/endpoint.ts";
import { aCounty, testDatabase, type County } from "../../../test/given.ts";
import { anApprovedLine } from "../../../test/given/budget.ts";
import { aPlannedProject } from "../../../test/given/planned.ts";
import { jobs, publish, publishDue, publishOfNow, refresh } from "./actions.ts";
import * as api from "./api.ts";
import { disclosureRoutes } from "./routes.ts";

const opened = testDatabase();
let county: County;
let project: string;

const settle = async () => {
  await opened.database.act(fullSight, publishDue);
  while (await runNext(opened.database, { [jobs.publish]: publish, [jobs.refresh]: refresh }));
};

/** As nobody signed in asks. */
async function asked(endpoint: Endpoint, input: Call["input"] = {}) {
  const route = disclosureRoutes.find((one) => one.endpoint === endpoint)!;
  const outcome = await perform(opened.database, route, { by: undefined, input });
  return JSON.parse((outcome as { body: string }).body);
}

beforeAll(async () => {
  county = await aCounty(opened.database);
  await at(day("2026-02-02"), async () => {
    const line = await anApprovedLine(county, { year: 2025, amount: "100000.00" });
    await aPlannedProject(county, "5", [{ line, amount: "72000.00" }], "2026-02-02");
    project = await county.ask("countyFinanceOfficer", async (db) => {
      const found = await db.selectFrom("project").select("id").executeTakeFirstOrThrow();
      return found.id;
    });
    await county.act("countyFinanceOfficer", (tx, by) =>
      trace(tx, {
        by,
        verb: "project.enterPlan",
        subject: {
          kind: "project",
          id: project,
          jurisdiction: county.jurisdiction,
          organization: county.organizations["township"]!,
          readers: [],
        },
        on: day("2026-02-02"),
        publish: [{ kind: "plan", basis: [asBasis(article(openInformation, 20))] }],
      }),
    );
  });
});

describe("what must be public becomes public by itself", () => {
  test("before the job has run nobody outside sees the project; afterwards everybody does", async () => {
    expect((await asked(api.listPublicProjects)).rows).toEqual([]);
    await at(day("2026-02-02"), settle);
    const { rows } = await asked(api.listPublicProjects);
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({
      id: project,
      place: "柳河镇",
      planned: "7200000",
      paid: "0",
      stage: "已列入计划",
    });
  });

  test("a second run publishes nothing twice", async () => {
    await settle();
    expect((await asked(api.listPublications)).rows).toHaveLength(1);
  });

  test("anybody can compute the check code of what was published", async () => {
    const { rows } = await asked(api.listPublications);
    const one = await asked(api.viewPublication, {
      jurisdiction: county.jurisdiction,
      id: rows[0].id,
    });
    expect(sha256(one.content)).toBe(one.hash);
    expect(one.paper.basis).toEqual([
      {
        title: "政府信息公开条例",
        number: expect.any(String),
        article: "20",
        confirmed: true,
      },
    ]);
    expect(one.replacedBy).toBeNull();
  });

  test("the front page says the money of the year to the fen", async () => {
    const front = await at(day("2025-12-31"), () => asked(api.viewFront));
    expect(front).toMatchObject({
      county: "青禾县",
      year: 2025,
      money: { budget: "10000000", planned: "7200000", contracted: "0", paid: "0" },
      payDays: null,
    });
  });

  test("a search finds by every word, in any order, and says when it finds nothing", async () => {
    const found = await asked(api.listPublicProjects, { q: "柳河镇 会计" });
    expect(found.rows).toHaveLength(1);
    expect((await asked(api.listPublicProjects, { q: "路灯" })).rows).toEqual([]);
  });

  test("the public reads no business table", async () => {
    const seen = await opened.database.ask(anonymous.sight, (db) =>
      db.selectFrom("project").select("id").execute(),
    );
    expect(seen).toEqual([]);
  });

  test("the public cannot publish", async () => {
    await expect(
      opened.database.act(anonymous.sight, (tx) =>
        tx
          .updateTable("publicPlaceYear")
          .set({ name: "别的镇" })
          .where("jurisdiction", "=", county.jurisdiction)
          .executeTakeFirst(),
      ),
    ).resolves.toMatchObject({ numUpdatedRows: 0n });
  });
});

test("histories told side by side publish each in its own days", async () => {
  const due = (on: string) =>
    at(day(on), () =>
      county.act("countyFinanceOfficer", (tx, by) =>
        trace(tx, {
          by,
          verb: "project.enterPlan",
          subject: {
            kind: "project",
            id: project,
            jurisdiction: county.jurisdiction,
            organization: county.organizations["township"]!,
            readers: [],
          },
          on: day(on),
          publish: [{ kind: "plan" }],
        }),
      ),
    );
  await due("2026-03-02");
  await due("2026-05-06");
  await at(day("2026-05-06"), () => opened.database.act(fullSight, publishOfNow));
  const open = await opened.database.ask(fullSight, (db) =>
    db.selectFrom("publicationDue").select("since").where("publishedAt", "is", null).execute(),
  );
  expect(open.map((one) => one.since.toISOString().slice(0, 10))).toEqual(["2026-03-02"]);
});
