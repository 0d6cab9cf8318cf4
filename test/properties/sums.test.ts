import fc from "fast-check";
import { sql } from "kysely";
import { beforeAll, describe, expect, test } from "vitest";
import { day } from "../../src/base/day.ts";
import { fen } from "../../src/base/money.ts";
import * as ledger from "../../src/modules/budget/ledger.ts";
import { endYear } from "../../src/modules/budget/yearEnd.ts";
import { sixKinds, type SixKind } from "../../src/modules/policy/model.ts";
import { closeYear } from "../../src/modules/statistics/actions.ts";
import { sumForm } from "../../src/modules/statistics/ledgerSums.ts";
import { recountForm } from "../../src/modules/statistics/recount.ts";
import type { ReturnKey } from "../../src/modules/statistics/model.ts";
import { foldAll } from "../../src/modules/statistics/runningSums.ts";
import { fullSight } from "../../src/platform/actor.ts";
import { at } from "../../src/platform/clock.ts";
import { rowsOf } from "../../src/platform/db.ts";
import { aCounty, testDatabase, type County } from "../given.ts";
import { anApprovedLine, bareShares } from "../given/budget.ts";

const opened = testDatabase();

/** Two counties of one city, the city's own treasury, and a county of another city. */
const codes = ["990101", "990102", "990100", "990201"];
const years = [2023, 2024, 2025] as const;
const treasuries: { county: County; lines: string[] }[] = [];

const lineKinds = [
  { organization: "township", functionalClass: "2130199", ledger: "general" },
  { organization: "township", functionalClass: "2120899", ledger: "fund" },
  { organization: "department", functionalClass: "2130199", ledger: "general" },
  { organization: "department", functionalClass: "2100199", ledger: "general" },
  { organization: "department", functionalClass: "2100299", ledger: "fund" },
] as const;

beforeAll(async () => {
  for (const code of codes) {
    const county = await aCounty(opened.database, code);
    const lines: string[] = [];
    for (const year of years)
      for (const kind of lineKinds)
        lines.push(await anApprovedLine(county, { ...kind, year, amount: "99999999.00" }));
    treasuries.push({ county, lines });
  }
});

const yearOf = (line: number): number => years[Math.floor(line / lineKinds.length)]!;

const because = (county: County, on: string) => ({
  by: county.as("countyFinanceOfficer"),
  jurisdiction: county.jurisdiction,
  subject: { kind: "test", id: "00000000-0000-7000-8000-000000000001" },
  on: day(on),
});

type Funding = { line: number; amount: number };
type Pay = { year: number; july: boolean; advance: number; paid: number; returned: number };
type Told = { place: number; kind: SixKind; first: Funding[]; again: Funding[]; pays: Pay[] };

const fundings = (most: number) =>
  fc.uniqueArray(
    // Few amounts, so that ties and equal parts are common.
    fc.record({ line: fc.nat({ max: 14 }), amount: fc.integer({ min: 1, max: 3 }) }),
    { selector: (one) => one.line, minLength: 1, maxLength: most },
  );

const story = fc.record({
  place: fc.nat({ max: codes.length - 1 }),
  kind: fc.constantFrom(...sixKinds),
  first: fundings(3),
  again: fundings(2),
  pays: fc.array(
    fc.record({
      year: fc.integer({ min: 2023, max: 2026 }),
      july: fc.boolean(),
      advance: fc.nat({ max: 3 }),
      paid: fc.nat({ max: 7 }),
      returned: fc.nat({ max: 2 }),
    }),
    { maxLength: 3 },
  ),
});

/** One project lives through its acts, each in a transaction of its own: planned, planned again, signed, paid. */
async function live({ place, kind, first, again, pays }: Told): Promise<void> {
  const { county, lines } = treasuries[place]!;
  const { project, shares } = await bareShares(county, 2, kind);
  const organization = county.organizations["township"]!;
  const drawn = (share: string, some: readonly Funding[]) =>
    county.act("countyFinanceOfficer", (tx) =>
      ledger.plan(
        tx,
        because(county, "2023-02-01"),
        some.map(({ line, amount }) => ({
          line: lines[line]!,
          share,
          project,
          amount: fen(BigInt(amount * 100)),
          organization,
          readers: [],
          year: yearOf(line),
          kind,
        })),
      ),
    );
  // The two plans of one project meet: the second must see the first.
  const [allotments] = await Promise.all([drawn(shares[0]!, first), drawn(shares[1]!, again)]);
  const allotment = allotments[0]!;
  const move = (on: string, moves: readonly (readonly [ledger.Move["kind"], number])[]) =>
    county.act("countyTreasury", (tx) =>
      ledger.post(
        tx,
        because(county, on),
        moves.map(([kind, amount]) => ({ allotment, kind, amount: fen(BigInt(amount)) })),
      ),
    );
  await move("2023-03-01", [["commit", 100]]);
  for (const { year, july, advance, paid, returned } of pays) {
    const on = `${year}-${july ? "07-01" : "06-30"}`;
    await move(on, [
      ["advance", advance],
      ["accept", paid],
      ["pay", paid],
      ["return", Math.min(returned, paid)],
    ]);
  }
  if (allotments.length > 1)
    await county.act("countyFinanceOfficer", (tx) =>
      ledger.post(tx, because(county, "2023-09-01"), [
        { allotment: allotments[1]!, kind: "unplan", amount: fen(BigInt(first[1]!.amount * 100)) },
      ]),
    );
}

const paper = {
  number: "青财预〔2024〕1号（虚构）",
  title: "关于办理2023年度预算结转的通知",
  decidedOn: day("2024-01-08"),
};

const keys: ReturnKey[] = [...codes, "990000", "990200"].flatMap((jurisdiction) =>
  [2023, 2024, 2025, 2026].flatMap((year) =>
    (["all", "own"] as const).flatMap((scope) =>
      (["year", "july"] as const).map((period): ReturnKey => ({
        jurisdiction,
        year,
        scope,
        period,
        form: 1,
      })),
    ),
  ),
);

/** Both in one snapshot, whoever else writes and folds meanwhile. */
const compare = (some: readonly ReturnKey[]): Promise<void> =>
  opened.database.ask(fullSight, async (db) => {
    await rowsOf(db, sql`set transaction isolation level repeatable read`);
    for (const key of some)
      for (const form of [1, 2] as const)
        expect(await sumForm(db, { ...key, form }), JSON.stringify(key)).toEqual(
          await recountForm(db, { ...key, form }),
        );
  });

const close = (place: number, year: number) =>
  treasuries[place]!.county.act("countyFinanceReviewer", (tx, by) =>
    closeYear(tx, by, { year, number: "财库1号", closedOn: day("2026-02-01") }, day("2026-03-01")),
  );

describe("the sums of the returns", () => {
  test("are what a recount of every posting gives, after every act, however many write and fold at once", async () => {
    let runs = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(story, { minLength: 3, maxLength: 6 }),
        fc.shuffledSubarray(keys, { minLength: 6, maxLength: 6 }),
        async (stories, some) => {
          runs += 1;
          // From the fourth on, a treasury closes its books while its clerks are still paying.
          const closing = [...codes.keys()].find((place) => runs === 4 + place);
          const told = stories.map((one) => ({ ...one, place: closing ?? one.place }));
          const looked = keys.filter(({ jurisdiction }) => jurisdiction === codes[closing ?? -1]);
          const folding =
            closing === undefined || closing % 2 === 0 ? [foldAll(opened.database)] : [];
          if (closing !== undefined) await Promise.all(told.map(live));
          await Promise.all([
            ...told.map(live),
            ...folding,
            ...(closing === undefined ? [] : [close(closing, 2023), close(closing, 2024)]),
            compare(some),
          ]);
          await compare(looked);
          await Promise.all(folding.map(() => foldAll(opened.database)));
          await compare(some);
        },
      ),
      { numRuns: 10, endOnFailure: true },
    );
    await compare(keys);
    await foldAll(opened.database);
    const waiting = await opened.database.ask(fullSight, (db) =>
      db.selectFrom("rollupDelta").select("id").execute(),
    );
    expect(waiting).toEqual([]);
    await compare(keys);
  });

  test("stay so when a year ends: what is carried to an approved line and to a made one, and what is paid on it then", async () => {
    const carried: [County, string][] = [];
    for (const { county, lines } of treasuries) {
      const [line, another] = [lines[0]!, lines[3]!];
      await anApprovedLine(county, {
        ...lineKinds[0],
        year: 2024,
        amount: "1.00",
        continues: line,
      });
      const { project, shares } = await bareShares(county, 1, "3");
      const organization = county.organizations["township"]!;
      const entry = { share: shares[0]!, project, organization, readers: [], year: 2023 };
      const allotments = await county.act("countyFinanceOfficer", (tx) =>
        ledger.plan(
          tx,
          because(county, "2023-03-01"),
          [line, another].map((of) => ({
            ...entry,
            line: of,
            amount: fen(500n),
            kind: "3" as const,
          })),
        ),
      );
      for (const allotment of allotments) {
        await county.act("countyTreasury", (tx) =>
          ledger.post(tx, because(county, "2023-04-01"), [
            { allotment, kind: "commit", amount: fen(400n) },
            { allotment, kind: "accept", amount: fen(300n) },
            { allotment, kind: "pay", amount: fen(100n) },
          ]),
        );
        carried.push([county, allotment]);
      }
      await at(day("2024-01-10"), () =>
        county.act("countyFinanceOfficer", (tx, by) =>
          endYear(tx, by, { year: 2023, decision: paper }),
        ),
      );
    }
    await compare(keys);
    for (const [county, allotment] of carried)
      await county.act("countyTreasury", (tx) =>
        ledger.post(tx, because(county, "2024-05-01"), [
          { allotment, kind: "pay", amount: fen(200n) },
        ]),
      );
    await compare(keys);
    await foldAll(opened.database);
    await compare(keys);
  });

  test("start from what the ledger holds already", async () => {
    const measures = (table: string) =>
      sql.raw(`select jurisdiction, level, year, ledger, functional_class, kind, projects, budget, executed, executed_first, final
        from ${table} where level <> 'below' and (projects, budget, executed, executed_first, final) <> (0, 0, 0, 0, 0)
        order by 1, 2, 3, 4, 5, 6`);
    const [kept, counted] = await opened.database.ask(fullSight, async (db) => [
      await rowsOf(db, measures("statistic_sum") as never),
      await rowsOf(db, measures("statistic_recount") as never),
    ]);
    expect(kept).toEqual(counted);
    expect(counted?.length).toBeGreaterThan(50);
  });
});
