import { sql, type RawBuilder } from "kysely";
import { beforeAll, describe, expect, test } from "vitest";
import { anApprovedLine } from "../../../test/given/budget.ts";
import {
  aContractWithInstalment,
  anAcceptance,
  anOrder,
  aPaid,
  aRequest,
} from "../../../test/given/payment.ts";
import { aFlag } from "../../../test/given/flag.ts";
import { aPlannedProject } from "../../../test/given/planned.ts";
import { withLimits } from "../../../test/given/project.ts";
import { aCounty, testDatabase, type County } from "../../../test/given.ts";
import { day } from "../../base/day.ts";
import { yuan } from "../../base/money.ts";
import { fullSight } from "../../platform/actor.ts";
import { at, now } from "../../platform/clock.ts";
import { perform } from "../../platform/http.ts";
import { newId } from "../../platform/identity.ts";
import { post } from "../budget/ledger.ts";
import { endYear } from "../budget/yearEnd.ts";
import { accept, explain } from "../supervision/actions.ts";
import { insertJurisdiction } from "../organization/writes.ts";
import { listAppraisalParts } from "./api.ts";
import { countsOf } from "./reads.ts";
import { appraisalRoutes } from "./routes.ts";
import { appraisalOf } from "./sheet.ts";

const opened = testDatabase();
let county: County;
let township: string;

beforeAll(async () => {
  county = await aCounty(opened.database);
  township = county.organizations["township"]!;
});

const spanOf = (year: number) => ({ jurisdiction: "990101", year, organization: undefined });

const counted = async (year: number, today = "2026-07-20") =>
  (await county.ask("countyFinanceOfficer", (db) => countsOf(db, spanOf(year), today))).get(
    township,
  );

const run = (statement: RawBuilder<unknown>) =>
  opened.database.act(fullSight, (tx) => statement.execute(tx));

describe("planKept and execution", () => {
  let allotment: string;

  beforeAll(async () => {
    const line = await anApprovedLine(county, { year: 2025, amount: "1000.00" });
    [allotment] = (await aPlannedProject(county, "5", [{ line, amount: "800.00" }])) as [string];
    await county.act("countyTreasury", (tx, by) =>
      post(
        tx,
        {
          by,
          jurisdiction: "990101",
          subject: { kind: "test", id: allotment },
          on: day("2025-06-30"),
        },
        (
          [
            ["commit", "700.00"],
            ["accept", "400.00"],
            ["pay", "300.00"],
          ] as const
        ).map(([kind, amount]) => ({ allotment, kind, amount: yuan(amount) })),
      ),
    );
    await at(day("2026-01-10"), () =>
      county.act("countyFinanceOfficer", (tx, by) =>
        endYear(tx, by, {
          year: 2025,
          decision: {
            number: "青财预〔2026〕1号（虚构）",
            title: "结转",
            decidedOn: day("2026-01-08"),
          },
        }),
      ),
    );
  });

  test("a year is what was planned, contracted and paid in it", async () => {
    const of = await counted(2025);
    expect(of?.get("planKept")).toEqual({ got: 70_000n, of: 80_000n });
    expect(of?.get("execution")).toEqual({ got: 30_000n, of: 80_000n });
  });

  test("what came over with its contract is planned and contracted in the year after", async () => {
    const of = await counted(2026);
    expect(of?.get("planKept")).toEqual({ got: 40_000n, of: 50_000n });
    expect(of?.get("execution")).toEqual({ got: 0n, of: 50_000n });
  });

  test("only what others say of a project is its evaluation", async () => {
    for (const [kind, total] of [
      ["self", 10_000],
      ["finance", 8_150],
    ] as const)
      await run(sql`
        insert into evaluation (jurisdiction, id, organization, project, kind, evaluator, status, execution, total, grade, opened_on, graded_on, post, recorded_at)
        select jurisdiction, gen_random_uuid(), organization, id, ${kind}, organization, 'graded', 0, ${total}, 'good', '2026-03-01', '2026-03-02', post, now() from project`);
    expect((await counted(2026))?.get("evaluation")).toEqual({ got: 8_150n, of: 1n });
  });
});

describe("flags", () => {
  const flagOn = async (on: string, rule: string, kind = "project") => {
    const { id } = await county.ask("auditor", (db) =>
      db.selectFrom("project").select("id").executeTakeFirstOrThrow(),
    );
    return { ...(await aFlag(county, { kind, id, rule, on })), reason: "见附件" };
  };
  const flags = async (year: number) => (await counted(year))?.get("flags");

  test("nothing was raised: nothing to count", async () => {
    expect(await flags(2025)).toBeUndefined();
  });

  test("what was raised in the year counts once, and is resolved when its explanation is accepted", async () => {
    const one = await flagOn("2025-07-01", "one");
    await flagOn("2025-07-03", "one");
    await flagOn("2025-12-31", "two");
    await flagOn("2026-01-01", "one");
    await flagOn("2025-07-01", "of the return", "return");
    expect(await flags(2025)).toEqual({ got: 0n, of: 2n });
    await county.act("townshipClerk", (tx, by) => explain(tx, by, one));
    expect(await flags(2025)).toEqual({ got: 0n, of: 2n });
    await county.act("countyFinanceReviewer", (tx, by) => accept(tx, by, one));
    expect(await flags(2025)).toEqual({ got: 1n, of: 2n });
    expect(await flags(2026)).toEqual({ got: 0n, of: 1n });
  });
});

describe("disclosure", () => {
  const due = (on: string, published: string | null) =>
    run(sql`
      insert into publication_due (jurisdiction, id, organization, kind, subject_kind, subject_id, due_on, since, published_at)
      values ('990101', ${newId(now())}, ${township}, 'plan', 'test', ${newId(now())}, ${on}, now(), ${published}::timestamptz)`);

  test("late is late, and what is due today has until tonight", async () => {
    await due("2026-07-19", null);
    await due("2026-07-20", null);
    await due("2026-07-20", "2026-07-20T01:00:00Z");
    await due("2026-07-18", "2026-07-18T15:59:59Z");
    await due("2026-07-18", "2026-07-18T16:00:00Z");
    await due("2026-07-21", "2026-07-20T01:00:00Z");
    expect((await counted(2026))?.get("disclosure")).toEqual({ got: 2n, of: 4n });
    expect((await counted(2026, "2026-07-21"))?.get("disclosure")).toEqual({ got: 3n, of: 6n });
  });
});

test("of more than five hundred things behind a figure that is said", async () => {
  await run(sql`
    insert into publication_due (jurisdiction, id, organization, kind, subject_kind, subject_id, due_on, since)
    select '990101', gen_random_uuid(), ${township}, 'plan', 'test', gen_random_uuid(), '2025-03-01', now() from generate_series(1, 500)`);
  const route = appraisalRoutes.find((one) => one.endpoint === listAppraisalParts)!;
  const parts = async () => {
    const input = { jurisdiction: "990101", year: "2025", office: township, measure: "disclosure" };
    const by = county.as("countyFinanceOfficer");
    const asked = { by, input, file: undefined, key: "" };
    const outcome = await at(day("2026-07-20"), () => perform(opened.database, route, asked));
    if ("download" in outcome) throw new Error("a file");
    const { rows, isCut } = JSON.parse(outcome.body);
    return [rows.length, isCut];
  };
  expect(await parts()).toEqual([500, false]);
  await run(sql`
    insert into publication_due (jurisdiction, id, organization, kind, subject_kind, subject_id, due_on, since)
    values ('990101', ${newId(now())}, ${township}, 'plan', 'test', ${newId(now())}, '2025-03-01', now())`);
  expect(await parts()).toEqual([500, true]);
});

test("paying and satisfaction: the days of each payment, the opinions of each acceptance", async () => {
  await withLimits(opened.database);
  const installed = await aContractWithInstalment(county);
  const acceptance = await anAcceptance(county, installed);
  const asked = await aRequest(county, acceptance);
  await aPaid(county, await anOrder(county, asked, day("2026-07-12")), day("2026-07-15"));
  const of = await counted(2026);
  expect(of?.get("paying")).toEqual({ got: 10n, of: 1n });
  expect(of?.get("satisfaction")).toEqual({ got: 3n, of: 3n });
});

test("a city appraises its own counties, and no neighbour's", async () => {
  for (const [code, level] of [
    ["990100", "city"],
    ["990201", "county"],
  ] as const)
    await county.act("systemAdmin", (tx) =>
      insertJurisdiction(tx, {
        code,
        name: code,
        level,
        division: code,
        platform: code,
        isDemo: false,
      }),
    );
  const city = { jurisdiction: "990100", year: 2026, organization: undefined };
  const { rows } = await opened.database.ask(fullSight, (db) =>
    appraisalOf(db, city, day("2026-07-20")),
  );
  expect(rows.map((one) => one.key)).toEqual(["990101"]);
});
