import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { day } from "../../src/base/day.ts";
import { fen, type Money } from "../../src/base/money.ts";
import { Refusal } from "../../src/base/refusal.ts";
import * as ledger from "../../src/modules/budget/ledger.ts";
import type { AllotmentKind } from "../../src/modules/budget/model.ts";
import { unprovedPostings } from "../../src/modules/budget/proof.ts";
import { balancesOf, lineBalances } from "../../src/modules/budget/reads.ts";
import { openDatabase, type Database } from "../../src/platform/db.ts";
import { aCounty, testDatabase, type County } from "../given.ts";
import { anApprovedLine, bareShares } from "../given/budget.ts";

const opened = testDatabase();
let county: County;

beforeAll(async () => {
  county = await aCounty(opened.database);
});

const on = day("2026-03-02");
const subject = { kind: "test", id: "00000000-0000-7000-8000-000000000001" };
const kinds = [
  "unplan",
  "save",
  "commit",
  "release",
  "accept",
  "unaccept",
  "advance",
  "recover",
  "pay",
  "return",
  "refund",
] as const;

type Step = { share: number; kind: "plan" | AllotmentKind; amount: number };

const later = fc.array(
  fc.record({
    share: fc.nat({ max: 2 }),
    kind: fc.constantFrom(...kinds, "commit" as const, "accept" as const, "pay" as const),
    amount: fc.integer({ min: 1, max: 700 }),
  }),
  { minLength: 5, maxLength: 40 },
);

/** Each share asks for its plan somewhere near the beginning; together they may ask for more than there is. */
const steps = fc
  .tuple(
    fc.tuple(...[0, 1, 2].map(() => fc.integer({ min: 1, max: 500 }))),
    later,
    fc.nat({ max: 8 }),
  )
  .map(([plans, rest, place]): Step[] => {
    const asked = plans.map((amount, share): Step => ({ share, kind: "plan", amount }));
    return [...asked.slice(0, 2), ...rest.slice(0, place), ...asked.slice(2), ...rest.slice(place)];
  });

/** The law in one place, written apart from the ledger: what an honest clerk with paper and pencil would allow. */
type Paper = {
  planned: number;
  committed: number;
  accepted: number;
  advanced: number;
  paid: number;
};

function allowed(paper: Paper, lineFree: number, { kind, amount: n }: Step): Paper | undefined {
  const after = { ...paper };
  if (kind === "plan") after.planned += n;
  if (kind === "unplan" || kind === "save") after.planned -= n;
  if (kind === "commit") after.committed += n;
  if (kind === "release" || kind === "refund") after.committed -= n;
  if (kind === "accept") after.accepted += n;
  if (kind === "unaccept" || kind === "refund") after.accepted -= n;
  if (kind === "advance") after.advanced += n;
  if (kind === "recover") after.advanced -= n;
  if (kind === "pay" || kind === "advance") after.paid += n;
  if (kind === "return" || kind === "refund") after.paid -= n;
  const isLawful =
    Object.values(after).every((one) => one >= 0) &&
    (kind !== "plan" || n <= lineFree) &&
    after.committed <= after.planned &&
    after.accepted + after.advanced <= after.committed &&
    after.paid <= after.accepted + after.advanced;
  return isLawful ? after : undefined;
}

/** One act through the ledger; says whether it was refused. */
async function tried(run: () => Promise<unknown>): Promise<boolean> {
  try {
    await run();
    return true;
  } catch (error) {
    if (error instanceof Refusal && error.kind === "unlawful") return false;
    throw error;
  }
}

const because = (by: Parameters<Parameters<County["act"]>[1]>[1]) => ({
  by,
  jurisdiction: county.jurisdiction,
  subject,
  on,
});

const planOne = (line: string, share: string, project: string, amount: Money) =>
  county.act("countyFinanceOfficer", (tx, by) =>
    ledger.plan(tx, because(by), [
      {
        line,
        share,
        project,
        amount,
        organization: county.organizations["township"]!,
        readers: [],
        year: 2026,
        kind: "5",
      },
    ]),
  );

const postOne = (allotment: string, kind: AllotmentKind, amount: Money) =>
  county.act("countyFinanceOfficer", (tx, by) =>
    ledger.post(tx, because(by), [{ allotment, kind, amount }]),
  );

describe("random histories of one line", () => {
  test("the ledger allows exactly what paper and pencil allow, and its balances are theirs", async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (history) => {
        const line = await anApprovedLine(county, { amount: "10.00" });
        const { project, shares } = await bareShares(county, 3);
        const papers = new Map<number, Paper>();
        const allotments = new Map<number, string>();
        for (const step of history) {
          const paper = papers.get(step.share);
          const drawn = [...papers.values()].reduce((sum, one) => sum + one.planned, 0);
          // A share is planned once on a line; later plan steps of the same share would be another line's.
          if ((step.kind === "plan") !== (paper === undefined)) continue;
          const empty = { planned: 0, committed: 0, accepted: 0, advanced: 0, paid: 0 };
          const expected = allowed(paper ?? empty, 1000 - drawn, step);
          const done = await tried(async () => {
            const amount = fen(BigInt(step.amount));
            if (step.kind === "plan") {
              const [made] = await planOne(line, shares[step.share]!, project, amount);
              allotments.set(step.share, made!);
            } else await postOne(allotments.get(step.share)!, step.kind, amount);
          });
          expect(done, `${step.kind} ${step.amount}`).toBe(expected !== undefined);
          if (expected) papers.set(step.share, expected);
        }
        const balances = await county.ask("auditor", (db) =>
          balancesOf(db, county.jurisdiction, [...allotments.values()]),
        );
        for (const [share, paper] of papers)
          expect(balances.get(allotments.get(share)!)).toEqual(
            Object.fromEntries(Object.entries(paper).map(([name, count]) => [name, BigInt(count)])),
          );
      }),
      { numRuns: 40 },
    );
    expect(await county.ask("auditor", (db) => unprovedPostings(db))).toEqual([]);
  });
});

describe("32 clerks at once on one line", () => {
  let wide: Database;

  beforeAll(() => {
    wide = openDatabase({ connectionString: opened.url }, 32);
    return () => wide.close();
  });

  test("not a fen is overspent, and no act is lost or doubled", async () => {
    const clerks = 32;
    const line = await anApprovedLine(county, { amount: "250.00" });
    const { project, shares } = await bareShares(county, clerks);
    const by = county.as("countyFinanceOfficer");
    const act = <T>(run: (tx: Parameters<Parameters<Database["act"]>[1]>[0]) => Promise<T>) =>
      wide.act(by.sight, run);
    // Each wants 10.00: 25 fit into the line, the other 7 are refused.
    const plans = await Promise.allSettled(
      shares.map((share) =>
        act((tx) =>
          ledger.plan(tx, because(by), [
            {
              line,
              share,
              project,
              amount: fen(1000n),
              organization: by.organization,
              readers: [],
              year: 2026,
              kind: "5",
            },
          ]),
        ),
      ),
    );
    const won = plans.flatMap((one) => (one.status === "fulfilled" ? one.value : []));
    expect(won).toHaveLength(25);
    // Four rounds of signing, accepting and paying 3.00 by each: the fourth would exceed the plan of 10.00.
    const rounds = won.flatMap((allotment) => Array.from({ length: 4 }, () => allotment));
    const signed = await Promise.allSettled(
      rounds.map((allotment) =>
        act((tx) =>
          ledger.post(tx, because(by), [
            { allotment, kind: "commit", amount: fen(300n) },
            { allotment, kind: "accept", amount: fen(300n) },
            { allotment, kind: "pay", amount: fen(300n) },
          ]),
        ),
      ),
    );
    expect(signed.filter((one) => one.status === "fulfilled")).toHaveLength(75);
    const money = await wide.ask(by.sight, (db) => lineBalances(db, county.jurisdiction, [line]));
    expect(money.get(line)).toEqual({ approved: 25_000n, drawn: 25_000n });
    const balances = await wide.ask(by.sight, (db) => balancesOf(db, county.jurisdiction, won));
    for (const balance of balances.values())
      expect(balance).toEqual({
        planned: 1000n,
        committed: 900n,
        accepted: 900n,
        advanced: 0n,
        paid: 900n,
      });
    expect(await wide.ask(by.sight, (db) => unprovedPostings(db))).toEqual([]);
  });
});
