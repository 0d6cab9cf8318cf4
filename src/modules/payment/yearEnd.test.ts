import { beforeAll, expect, test } from "vitest";
import {
  aContractWithInstalment,
  anAcceptance,
  anInvoice,
  anOrder,
  aPaid,
  aRequest,
} from "../../../test/given/payment.ts";
import { withLimits } from "../../../test/given/project.ts";
import { aCounty, testDatabase, type County } from "../../../test/given.ts";
import { day } from "../../base/day.ts";
import { yuan } from "../../base/money.ts";
import { fullSight } from "../../platform/actor.ts";
import { at } from "../../platform/clock.ts";
import { standingOf } from "../budget/lineage.ts";
import { unprovedPostings } from "../budget/proof.ts";
import { balancesOf } from "../budget/reads.ts";
import { endYear } from "../budget/yearEnd.ts";
import { endEarly } from "../contract/ending.ts";
import { unprovedContracts } from "../contract/proof.ts";
import { getContract, getInstalment } from "../contract/reads.ts";
import { unprovedAcceptances } from "../delivery/proof.ts";
import { request, takeBack } from "./actions.ts";
import { unprovedPayments } from "./proof.ts";
import { getPayment } from "./reads.ts";

const opened = testDatabase();
let county: County;
/** What each test began in 2026, before the one year end. */
let made: Record<
  "ordered" | "advanced" | "ended" | "returned",
  Awaited<ReturnType<typeof aContractWithInstalment>>
>;
let ordered: Key;
let accepted: Key;

type Key = { jurisdiction: string; id: string };

beforeAll(async () => {
  county = await aCounty(opened.database);
  await withLimits(opened.database);
  made = {
    ordered: await aContractWithInstalment(county),
    advanced: await aContractWithInstalment(county, { changes: { advance: yuan("20000.00") } }),
    ended: await aContractWithInstalment(county),
    returned: await aContractWithInstalment(county),
  };
  const first = await anAcceptance(county, made.ordered, { on: day("2026-12-20") });
  ordered = await anOrder(
    county,
    await aRequest(county, first, { on: day("2026-12-25") }),
    day("2026-12-28"),
  );
  const advance = await at(day("2026-04-08"), () =>
    county.act("townshipClerk", (tx, by) =>
      request(tx, by, {
        kind: "advance",
        jurisdiction: county.jurisdiction,
        instalment: made.advanced.instalment,
        amount: yuan("20000.00"),
        invoice: anInvoice(),
      }),
    ),
  );
  await anOrder(county, advance, day("2026-04-09"));
  await aPaid(county, advance, day("2026-04-10"));
  accepted = await anAcceptance(county, made.returned, { on: day("2026-12-20") });
  await yearEnds();
});

const yearEnds = () =>
  at(day("2027-01-10"), () =>
    county.act("countyFinanceOfficer", (tx, by) =>
      endYear(tx, by, {
        year: 2026,
        decision: {
          number: "青财预〔2027〕1号（虚构）",
          title: "关于办理2026年度预算结转的通知",
          decidedOn: day("2027-01-08"),
        },
      }),
    ),
  );

const standing = async (instalment: string) =>
  county.ask("countyFinanceOfficer", async (db) => {
    const { allotment } = await getInstalment(db, county.jurisdiction, instalment);
    const now = (await standingOf(db, county.jurisdiction, [allotment])).get(allotment)!;
    const balances = await balancesOf(db, county.jurisdiction, [allotment, now]);
    return { old: allotment, now, before: balances.get(allotment)!, after: balances.get(now)! };
  });

const proved = () =>
  opened.database.ask(fullSight, async (db) => [
    ...(await unprovedPostings(db)),
    ...(await unprovedContracts(db)),
    ...(await unprovedAcceptances(db)),
    ...(await unprovedPayments(db)),
  ]);

const statusOf = async ({ jurisdiction, id }: { jurisdiction: string; id: string }) =>
  (await county.ask("countyFinanceOfficer", (db) => getContract(db, jurisdiction, id))).status;

test("what was ordered before the year end is paid after it, the rest is accepted and paid in the new year", async () => {
  await aPaid(county, ordered, day("2027-01-12"));
  const { old, now } = await standing(made.ordered.instalment);
  const payment = await county.ask("countyFinanceOfficer", (db) =>
    getPayment(db, ordered.jurisdiction, ordered.id),
  );
  expect(payment).toMatchObject({ allotment: old, carriedAllotment: now, origin: old });
  const second = await anAcceptance(county, made.ordered, {
    asked: "41000.00",
    period: "下半年",
    on: day("2027-02-05"),
  });
  const last = await aRequest(county, second, { amount: "41000.00", on: day("2027-02-10") });
  await anOrder(county, last, day("2027-02-11"));
  await aPaid(county, last, day("2027-02-12"));
  expect(await statusOf(made.ordered.contract)).toBe("completed");
  const { before, after } = await standing(made.ordered.instalment);
  expect(before).toMatchObject({ planned: 0n, paid: 0n });
  expect(after).toMatchObject({ committed: 8_100_000n, accepted: 8_100_000n, paid: 8_100_000n });
  expect(await proved()).toEqual([]);
});

test("an advance of the old year is settled by the first acceptance of the new, and not paid again", async () => {
  const acceptance = await anAcceptance(county, made.advanced, {
    asked: "81000.00",
    period: "全年",
    on: day("2027-02-05"),
  });
  await expect(
    aRequest(county, acceptance, { amount: "61000.01", on: day("2027-02-10") }),
  ).rejects.toMatchObject({ kind: "unlawful" });
  const last = await aRequest(county, acceptance, { amount: "61000.00", on: day("2027-02-10") });
  await anOrder(county, last, day("2027-02-11"));
  await aPaid(county, last, day("2027-02-12"));
  expect(await statusOf(made.advanced.contract)).toBe("completed");
  const { before, after } = await standing(made.advanced.instalment);
  expect(before).toMatchObject({ accepted: 2_000_000n, advanced: 0n, paid: 2_000_000n });
  expect(after).toMatchObject({ accepted: 6_100_000n, paid: 6_100_000n });
  expect(await proved()).toEqual([]);
});

test("a contract that ends early after the year end frees the new year's line", async () => {
  await at(day("2027-03-01"), () =>
    county.act("townshipHead", (tx, by) =>
      endEarly(tx, by, made.ended.contract, { reason: "协商一致" }),
    ),
  );
  const { after } = await standing(made.ended.instalment);
  expect(after).toMatchObject({ planned: 0n, committed: 0n });
  expect(await proved()).toEqual([]);
});

test("a payment of the new year that comes back goes back to the new year", async () => {
  const asked = await aRequest(county, accepted, { on: day("2027-01-12") });
  await anOrder(county, asked, day("2027-01-13"));
  await aPaid(county, asked, day("2027-01-14"));
  await at(day("2027-01-18"), () =>
    county.act("countyTreasury", (tx, by) => takeBack(tx, by, asked, { reason: "账号有误" })),
  );
  expect((await standing(made.returned.instalment)).after).toMatchObject({ paid: 0n });
  const again = await aRequest(county, accepted, { on: day("2027-01-20") });
  await anOrder(county, again, day("2027-01-21"));
  await aPaid(county, again, day("2027-01-22"));
  expect((await standing(made.returned.instalment)).after).toMatchObject({ paid: 4_000_000n });
  expect(await proved()).toEqual([]);
});
