import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { day } from "../../src/base/day.ts";
import { fen, sum, yuan } from "../../src/base/money.ts";
import { Refusal } from "../../src/base/refusal.ts";
import { at } from "../../src/platform/clock.ts";
import { unprovedPostings } from "../../src/modules/budget/proof.ts";
import { lineBalances } from "../../src/modules/budget/reads.ts";
import { changeAmount } from "../../src/modules/plan/changes.ts";
import type { Key } from "../../src/modules/plan/writes.ts";
import { approve } from "../../src/modules/plan/reviewing.ts";
import { budgetForm } from "../../src/modules/statistics/budgetForm.ts";
import { aCounty, testDatabase, type County } from "../given.ts";
import {
  aCalledPlan,
  aProposedLine,
  aProposedProject,
  examined,
  handedDown,
  resolution,
  sentUp,
} from "../given/plan.ts";
import { withLimits, type ProjectKey } from "../given/project.ts";

const opened = testDatabase();
let county: County;
let year = 2026;
let approvals = 0;

beforeAll(async () => {
  county = await aCounty(opened.database);
  await withLimits(opened.database);
});

/** Fen around what one project costs (84,000.00 yuan), so that the limits are met from both sides. */
const around = fc.integer({ min: -2, max: 2 }).map((off) => 8_400_000n + BigInt(off));
const step = fc.oneof(
  fc.record({ does: fc.constant("up" as const), has: fc.boolean() }),
  fc.record({ does: fc.constant("down" as const), ceiling: around }),
  fc.record({ does: fc.constant("approve" as const) }),
  fc.record({
    does: fc.constantFrom("raise" as const, "cut" as const),
    amount: fc.bigInt({ min: 1n, max: 3n }),
  }),
);

const inYuan = (amount: bigint): string =>
  `${amount / 100n}.${String(amount % 100n).padStart(2, "0")}`;

type Known = { plan: Key; line: string; project: ProjectKey };

type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

async function take(one: Step, known: Known): Promise<void> {
  const { plan, line, project } = known;
  const decision = { ...resolution, decidedOn: day("2025-09-05") };
  if (one.does === "up") return sentUp(county, plan, one.has ? [project] : []);
  if (one.does === "down") {
    const projects = [project];
    return handedDown(county, plan, { projects, ceiling: inYuan(one.ceiling) });
  }
  if (one.does === "approve")
    return county.act("countyFinanceOfficer", (tx, by) =>
      approve(tx, by, { ...plan, decision, words: "" }),
    );
  const change = { ...plan, kind: one.does, project: project.id, line, amount: fen(one.amount) };
  return county.act("countyFinanceOfficer", (tx, by) =>
    changeAmount(tx, by, { ...change, reason: "核对", decision }),
  );
}

test("whatever goes up and comes down, no line is drawn beyond its approval, and the form is the sum of the lines", async () => {
  await fc.assert(
    fc.asyncProperty(
      around,
      around,
      fc.array(step, { minLength: 3, maxLength: 9 }),
      async (asked, ceiling, steps) => {
        year += 1;
        await at(day("2025-09-10"), async () => {
          const plan = await aCalledPlan(county, year);
          const line = await aProposedLine(county, plan, inYuan(asked));
          const project = await aProposedProject(county, line, year).catch(() => undefined);
          if (!project) return expect(asked < yuan("84000.00")).toBe(true);
          await examined(county, project);
          // The lawful way first, at limits met from both sides; then whatever comes.
          const way = [
            { does: "up", has: true },
            { does: "down", ceiling },
            { does: "up", has: true },
            { does: "approve" },
          ] as const;
          const through = async (some: readonly Step[]) => {
            for (const one of some)
              await take(one, { plan, line, project }).catch((error: unknown) => {
                if (!(error instanceof Refusal)) throw error;
              });
            const lines = await county.ask("countyFinanceOfficer", (db) =>
              lineBalances(db, county.jurisdiction, [line]),
            );
            return lines.get(line)!;
          };
          // Asked for in full (or the project would not be there), and within the ceiling: then it must be approved.
          const isLawful = ceiling >= yuan("84000.00");
          expect(await through(way)).toEqual({
            approved: isLawful ? asked : 0n,
            drawn: isLawful ? yuan("84000.00") : 0n,
          });
          const { approved, drawn } = await through(steps);
          if (drawn > 0n) approvals += 1;
          expect(approved >= drawn).toBe(true);
          const form = await county.ask("countyFinanceOfficer", (db) =>
            budgetForm(db, { jurisdiction: county.jurisdiction, year, scope: "all" }),
          );
          expect(form.planned).toBe(drawn);
          expect(sum(form.units.map((unit) => unit.planned))).toBe(drawn);
        });
      },
    ),
    { numRuns: 20, examples: [[8_400_000n, 8_400_000n, []]] },
  );
  const wrong = await county.ask("countyFinanceOfficer", (db) => unprovedPostings(db));
  expect(wrong).toEqual([]);
  expect(approvals).toBeGreaterThan(0);
}, 300_000);
