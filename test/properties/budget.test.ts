import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { day } from "../../src/base/day.ts";
import { fen } from "../../src/base/money.ts";
import { Refusal } from "../../src/base/refusal.ts";
import { changeLine } from "../../src/modules/budget/actions.ts";
import { split, takeBack } from "../../src/modules/budget/grants.ts";
import * as ledger from "../../src/modules/budget/ledger.ts";
import type { AllotmentKind } from "../../src/modules/budget/model.ts";
import { unprovedPostings } from "../../src/modules/budget/proof.ts";
import { standingOf } from "../../src/modules/budget/lineage.ts";
import { balancesOf, findContinuing, lineBalances } from "../../src/modules/budget/reads.ts";
import { endYear } from "../../src/modules/budget/yearEnd.ts";
import { cutWithUnplan } from "../../src/modules/procurement/cutting.ts";
import { fullSight } from "../../src/platform/actor.ts";
import { at } from "../../src/platform/clock.ts";
import { openDatabase, type Database, type Tx } from "../../src/platform/db.ts";
import { aCounty, testDatabase, type County } from "../given.ts";
import { anApprovedLine, bareShares } from "../given/budget.ts";
import { aGrant, aSplit } from "../given/grant.ts";
import { allowedBy, begun, shares, stepsOf, type Paper, type Step } from "./budgetOnPaper.ts";

/** How many histories are played; a release plays many more. */
const histories = Number(process.env["GOUFU_HISTORIES"] ?? 20);

const opened = testDatabase();
let wide: Database;
beforeAll(() => {
  wide = openDatabase({ connectionString: opened.url }, 8);
  return () => wide.close();
});

/** A year ends once in a treasury: each history has a year of its own, and now and then a county. */
let county: County;
let year = 2101;
let place = 990100;
async function aYear(): Promise<number> {
  year += 3; // what is carried lies in the next year, which stays open
  if (year > 2095) {
    place += 1;
    year = 2027;
    county = await aCounty(opened.database, String(place));
  }
  return year;
}

type Stage = {
  year: number;
  /** The line, and that of the grant. */
  lines: [string, string];
  grant: { jurisdiction: string; id: string };
  projects: string[];
  shareOf: string[];
  allotments: Map<number, string>;
};

async function aStage(): Promise<Stage> {
  const year = await aYear();
  return at(day(`${year}-02-20`), async () => {
    const line = await anApprovedLine(county, { amount: "10.00", year });
    const grant = await aGrant(county, { amount: "10.00", year });
    const [of] = await aSplit(county, grant, [{ to: "township", amount: "5.00" }]);
    const made = [];
    for (let i = 0; i < shares; i += 1) made.push(await bareShares(county, 1));
    return {
      year,
      lines: [line, of!.id],
      grant,
      projects: made.map((one) => one.project),
      shareOf: made.map((one) => one.shares[0]!),
      allotments: new Map(),
    };
  });
}

const decisionOf = ({ year }: Stage) => ({
  number: `虚构〔${year}〕1号`,
  title: "决定",
  decidedOn: day(`${year}-12-31`),
});

const lineOf = ({ lines }: Stage, share: number): string => lines[share === shares - 1 ? 1 : 0];

/** One act through the program, in one transaction of `act`. */
async function done(stage: Stage, step: Step, tx: Tx): Promise<void> {
  const by = county.as("countyFinanceOfficer");
  const { jurisdiction } = county;
  const amount = fen(BigInt(step.amount));
  const decision = decisionOf(stage);
  const [line, ofGrant] = stage.lines;
  const on = day(`${stage.year + 1}-01-15`);
  const subject = { kind: "test", id: stage.projects[0]! };
  const because = { by, jurisdiction, subject, on };
  const changing = { jurisdiction, id: line, amount, reason: "调整", decision };
  switch (step.kind) {
    case "adjust":
    case "cut":
      return changeLine(tx, by, { ...changing, change: step.kind });
    case "cutWithUnplan":
      return cutWithUnplan(tx, by, {
        ...changing,
        projects: [stage.projects[step.share]!],
      });
    case "give": {
      const organization = county.organizations["township"]!;
      const parts = [{ organization, amount, title: "", line: ofGrant }];
      return split(tx, by, { ...stage.grant, parts, decision });
    }
    case "takeBack":
      return takeBack(tx, by, {
        ...stage.grant,
        line: ofGrant,
        amount,
        reason: "收回",
        decision,
      });
    case "endYear":
      await endYear(tx, by, { year: stage.year, decision });
      return;
    case "plan": {
      const [made] = await ledger.plan(tx, because, [
        {
          line: lineOf(stage, step.share),
          share: stage.shareOf[step.share]!,
          project: stage.projects[step.share]!,
          amount,
          organization: county.organizations["township"]!,
          readers: [],
          year: stage.year,
          kind: "5",
        },
      ]);
      stage.allotments.set(step.share, made!);
      return;
    }
    default: {
      const allotment = stage.allotments.get(step.share);
      if (!allotment) throw new Refusal("conflict", "没有计划");
      const kind: AllotmentKind = step.kind;
      await ledger.post(tx, because, [{ allotment, kind, amount }]);
    }
  }
}

/** Says whether it was refused; whatever else is thrown is a fault. */
const tried = (stage: Stage, step: Step, through: Database): Promise<boolean> =>
  at(day(`${stage.year + 1}-01-15`), async () => {
    try {
      const { sight } = county.as("countyFinanceOfficer");
      await through.act(sight, (tx) => done(stage, step, tx));
      return true;
    } catch (error) {
      if (error instanceof Refusal) return false;
      throw error;
    }
  });

/** All that the ledger says of a history: its lines and allotments of both years. */
const seen = (stage: Stage) =>
  county.ask("auditor", async (db) => {
    const { jurisdiction } = county;
    const next = await Promise.all(
      stage.lines.map(async (line) => (await findContinuing(db, jurisdiction, line))?.id),
    );
    const ids = [...stage.lines, ...next.filter((one) => one !== undefined)];
    const lines = await lineBalances(db, jurisdiction, ids);
    const first = [...stage.allotments.values()];
    const standing = await standingOf(db, jurisdiction, first);
    const balances = await balancesOf(db, jurisdiction, [...first, ...standing.values()]);
    return {
      lines: stage.lines.map((line, i) => [
        lines.get(line)!,
        next[i] === undefined ? undefined : lines.get(next[i]),
      ]),
      allotments: new Map(
        [...stage.allotments].map(([share, id]) => {
          const now = standing.get(id)!;
          return [share, [balances.get(id)!, now === id ? undefined : balances.get(now)!]] as const;
        }),
      ),
    };
  });

const written = (figures: Record<string, number>) =>
  Object.fromEntries(Object.entries(figures).map(([name, count]) => [name, BigInt(count)]));

describe("random histories of budget acts", () => {
  test(`${histories} histories: the ledger allows what paper and pencil allow, over the year end too`, async () => {
    await fc.assert(
      fc.asyncProperty(stepsOf, async (history) => {
        const stage = await aStage();
        let paper: Paper = begun();
        for (const step of history) {
          const expected = allowedBy(paper, step);
          const isDone = await tried(stage, step, opened.database);
          expect(
            isDone,
            `${step.kind} ${step.share} ${step.amount} of ${JSON.stringify(history)}`,
          ).toBe(expected !== undefined);
          if (expected) paper = expected;
        }
        const found = await seen(stage);
        for (const [i, line] of paper.lines.entries()) {
          expect(found.lines[i]![0]).toEqual(written(line.now));
          if (line.next) expect(found.lines[i]![1]).toEqual(written(line.next));
        }
        for (const [share, { old, next }] of paper.shares.entries()) {
          if (!old) continue;
          const [first, later] = found.allotments.get(share)!;
          expect(first).toEqual(written(old));
          if (next) expect(later).toEqual(written(next));
        }
      }),
      { numRuns: histories },
    );
    expect(await opened.database.ask(fullSight, unprovedPostings)).toEqual([]);
  }, 3_600_000);

  test("six clerks at once, the year end among them: nothing is overspent, lost or doubled", async () => {
    await fc.assert(
      fc.asyncProperty(stepsOf, async (history) => {
        const stage = await aStage();
        const planned = [0, 1, 2].map((share): Step => ({
          kind: "plan",
          share,
          amount: 250,
        }));
        for (const step of planned) await tried(stage, step, opened.database);
        const before = await countOf(stage);
        const acts = history.filter((step) => step.kind !== "plan");
        let made = 0;
        for (let from = 0; from < acts.length; from += 6) {
          const some = acts.slice(from, from + 6);
          const outcomes = await Promise.all(some.map((step) => tried(stage, step, wide)));
          for (const [i, isDone] of outcomes.entries()) made += isDone ? postingsOf(some[i]!) : 0;
        }
        const after = await countOf(stage);
        // Every act that was not refused is in the ledger, once; what a project or a year moved is counted by its proof.
        expect(after - before).toBe(made);
        const { lines, allotments } = await seen(stage);
        for (const line of lines.flat())
          if (line) expect(line.drawn >= 0n && line.approved >= line.drawn).toBe(true);
        for (const one of [...allotments.values()].flat()) {
          if (!one) continue;
          const { planned: p, committed, accepted, advanced, paid } = one;
          expect(p >= committed && committed >= accepted + advanced).toBe(true);
          expect(accepted + advanced >= paid && paid >= 0n && accepted >= 0n).toBe(true);
        }
      }),
      { numRuns: Math.ceil(histories / 2) },
    );
    expect(await opened.database.ask(fullSight, unprovedPostings)).toEqual([]);
  }, 3_600_000);
});

/** The year end moves what it finds; every other act makes one posting on its line (what leaves the plan is the project's). */
const postingsOf = ({ kind }: Step): number => (kind === "endYear" ? 0 : 1);

/** Postings of single acts on the lines of a history. */
const countOf = (stage: Stage): Promise<number> =>
  county.ask("auditor", async (db) => {
    const next = await Promise.all(
      stage.lines.map((line) => findContinuing(db, county.jurisdiction, line)),
    );
    const lines = [...stage.lines, ...next.flatMap((one) => one?.id ?? [])];
    const rows = await db
      .selectFrom("posting")
      .select(["kind", "subjectKind", "decision"])
      .where("jurisdiction", "=", county.jurisdiction)
      .where("line", "in", lines)
      .execute();
    const ofMany = (row: (typeof rows)[number]) =>
      row.subjectKind === "yearEnd" || row.subjectKind === "project";
    return rows.filter((row) => !ofMany(row)).length;
  });
