import { sql } from "kysely";
import { yuan } from "../../src/base/money.ts";
import { day } from "../../src/base/day.ts";
import { approveLine } from "../../src/modules/budget/actions.ts";
import { plan, post } from "../../src/modules/budget/ledger.ts";
import type { AllotmentKind, LedgerName } from "../../src/modules/budget/model.ts";
import type { SixKind } from "../../src/modules/policy/model.ts";
import { now } from "../../src/platform/clock.ts";
import type { Actor } from "../../src/platform/actor.ts";
import { newId } from "../../src/platform/identity.ts";
import type { County } from "../given.ts";

let count = 0;

type Approved = {
  amount?: string;
  year?: number;
  organization?: string;
  functionalClass?: string;
  ledger?: LedgerName;
  continues?: string;
};

/** An approved line of a township (or another organization), in yuan. */
export const anApprovedLine = (
  county: County,
  {
    amount = "100000.00",
    year = 2026,
    organization = "township",
    functionalClass = "2130199",
    ledger = "general",
    continues,
  }: Approved = {},
): Promise<string> =>
  county.act("countyFinanceOfficer", (tx, by) =>
    approveLine(tx, by, {
      organization: county.organizations[organization]!,
      year,
      code: `Z${++count}`,
      title: "政府购买服务经费",
      functionalClass,
      ledger,
      source: "own",
      ...(continues === undefined ? {} : { continues }),
      amount: yuan(amount),
      decision: {
        number: "青财预〔2026〕1号",
        title: "关于批复2026年部门预算的通知",
        decidedOn: day("2026-01-20"),
      },
    }),
  );

/** Shares of one bare project, for tests of the ledger alone: the row of the project, and n shares. */
export async function bareShares(
  county: County,
  count: number,
  kind: SixKind = "5",
): Promise<{ project: string; shares: string[] }> {
  const at = now();
  const { jurisdiction } = county;
  const organization = county.organizations["township"]!;
  const project = newId(at);
  const shares = Array.from({ length: count }, () => newId(at));
  await county.act("townshipClerk", async (tx, by) => {
    await sql`insert into project (jurisdiction, id, organization, number, title, year, status, track, catalog_edition, catalog_item, item_name, kind,
        purpose, for_whom, why_not_staff, unit, unit_price, term_from, term_to, post, drafted_on, recorded_at)
      values (${jurisdiction}, ${project}, ${organization}, ${project}, '记账', 2026, 'inPlan', 'internal', 'sample', 'B0301', '会计服务', ${kind},
        '村账', '14 个村', '没有会计', '村·年', 100, '2026-01-01', '2026-12-31', ${by.post}, '2026-01-05', ${at})`.execute(
      tx,
    );
    for (const share of shares) {
      const user = newId(at);
      await sql`insert into share (jurisdiction, id, organization, project, user_organization, accepter_organization, payer_organization, quantity, fiscal)
        values (${jurisdiction}, ${share}, ${organization}, ${project}, ${user}, ${organization}, ${organization}, 1, 100)`.execute(
        tx,
      );
    }
  });
  return { project, shares };
}

const because = (county: County, by: Actor) => ({
  by,
  jurisdiction: county.jurisdiction,
  subject: { kind: "test", id: "00000000-0000-7000-8000-000000000001" },
  on: day("2026-03-02"),
});

type Drawn = { line: string; share: string; project: string; amount: string; year?: number };

/** Money of a line planned for one share, in yuan: the allotment. */
export async function anAllotment(
  county: County,
  { amount, year = 2026, ...drawn }: Drawn,
): Promise<string> {
  const organization = county.organizations["township"]!;
  const entry = {
    ...drawn,
    amount: yuan(amount),
    organization,
    readers: [],
    year,
    kind: "5" as const,
  };
  const [allotment] = await county.act("countyFinanceOfficer", (tx, by) =>
    plan(tx, because(county, by), [entry]),
  );
  return allotment!;
}

/** Moves of one allotment, in yuan. */
export const posted = (
  county: County,
  allotment: string,
  moves: readonly (readonly [AllotmentKind, string])[],
) =>
  county.act("countyFinanceOfficer", (tx, by) =>
    post(
      tx,
      because(county, by),
      moves.map(([kind, amount]) => ({ allotment, kind, amount: yuan(amount) })),
    ),
  );

export type DatedMove = readonly [kind: AllotmentKind, amount: string, on: string];

/** Moves of one allotment, in yuan, each on its own day. */
export const movedOn = (county: County, allotment: string, steps: readonly DatedMove[]) =>
  county.act("countyTreasury", async (tx, by) => {
    for (const [kind, amount, on] of steps) {
      const subject = { kind: "payment", id: newId(now()) };
      const why = { by, jurisdiction: county.jurisdiction, subject, on: day(on) };
      await post(tx, why, [{ allotment, kind, amount: yuan(amount) }]);
    }
  });
