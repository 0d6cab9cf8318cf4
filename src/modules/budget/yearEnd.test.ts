import { sql } from "kysely";
import { beforeAll, describe, expect, test } from "vitest";
import { anAllotment, anApprovedLine, bareShares, posted } from "../../../test/given/budget.ts";
import { aCounty, testDatabase, type County } from "../../../test/given.ts";
import { day, type Day } from "../../base/day.ts";
import { yuan } from "../../base/money.ts";
import { fullSight } from "../../platform/actor.ts";
import { at } from "../../platform/clock.ts";
import { rowsOf } from "../../platform/db.ts";
import { standingOf } from "./lineage.ts";
import { post } from "./ledger.ts";
import type { AllotmentKind } from "./model.ts";
import { unprovedPostings } from "./proof.ts";
import { balancesOf, findContinuing, getLine, lineBalances } from "./reads.ts";
import { endYear } from "./yearEnd.ts";
import { yearEndView } from "./yearEndViews.ts";

const opened = testDatabase();
let county: County;

/** Each test ends a year of its own county: a year ends once. */
let place = 990101;
const fresh = async () => {
  county = await aCounty(opened.database, String(place));
  place += 1;
};
beforeAll(fresh);

const decision = {
  number: "青财预〔2027〕1号（虚构）",
  title: "关于办理2026年度预算结转的通知",
  decidedOn: day("2027-01-08"),
};

const end = (on = day("2027-01-10"), changes: Partial<typeof decision> = {}) =>
  at(on, () =>
    county.act("countyFinanceOfficer", (tx, by) =>
      endYear(tx, by, { year: 2026, decision: { ...decision, ...changes } }),
    ),
  );

const drawn = async (line: string, amount: string): Promise<string> => {
  const { project, shares } = await bareShares(county, 1);
  return anAllotment(county, { line, share: shares[0]!, project, amount });
};

const moved = (allotment: string, on: Day, ...moves: [AllotmentKind, string][]) =>
  county.act("countyFinanceOfficer", (tx, by) =>
    post(
      tx,
      { by, jurisdiction: county.jurisdiction, subject: { kind: "test", id: allotment }, on },
      moves.map(([kind, amount]) => ({ allotment, kind, amount: yuan(amount) })),
    ),
  );

const balance = async (allotment: string) =>
  (await county.ask("auditor", (db) => balancesOf(db, county.jurisdiction, [allotment]))).get(
    allotment,
  );

const standing = async (allotment: string) =>
  (await county.ask("auditor", (db) => standingOf(db, county.jurisdiction, [allotment]))).get(
    allotment,
  )!;

const lineMoney = async (line: string) =>
  (await county.ask("auditor", (db) => lineBalances(db, county.jurisdiction, [line]))).get(line);

const next = async (line: string) =>
  (await county.ask("auditor", (db) => findContinuing(db, county.jurisdiction, line)))!;

describe("the last day of a year", () => {
  test("the unpaid rest of all layers goes to the next year's line, what nobody planned lapses", async () => {
    await fresh();
    const line = await anApprovedLine(county, { amount: "1000.00" });
    const allotment = await drawn(line, "800.00");
    await posted(county, allotment, [
      ["commit", "700.00"],
      ["accept", "400.00"],
      ["pay", "300.00"],
    ]);
    const foreseen = await at(day("2027-01-10"), () =>
      county.ask("countyFinanceOfficer", (db) => yearEndView(db, county.jurisdiction, 2026)),
    );
    expect(foreseen).toMatchObject({ isOpen: true, carried: 50_000n, lapsed: 20_000n });
    expect(await end()).toEqual({ carried: 50_000n, lapsed: 20_000n });
    expect(await lineMoney(line)).toEqual({ approved: 30_000n, drawn: 30_000n });
    expect(await balance(allotment)).toEqual({
      planned: 30_000n,
      committed: 30_000n,
      accepted: 30_000n,
      advanced: 0n,
      paid: 30_000n,
    });
    const after = await next(line);
    expect(after).toMatchObject({ year: 2027, code: expect.stringMatching(/-结转$/) });
    expect(await lineMoney(after.id)).toEqual({ approved: 50_000n, drawn: 50_000n });
    expect(await balance(await standing(allotment))).toEqual({
      planned: 50_000n,
      committed: 40_000n,
      accepted: 10_000n,
      advanced: 0n,
      paid: 0n,
    });
    const ended = await county.ask("countyFinanceOfficer", (db) =>
      yearEndView(db, county.jurisdiction, 2026),
    );
    expect(ended).toMatchObject({
      ended: { number: decision.number },
      carried: 50_000n,
      lapsed: 20_000n,
      rows: [{ approved: 100_000n, planned: 80_000n, committed: 70_000n, paid: 30_000n }],
    });
    expect(await county.ask("auditor", (db) => unprovedPostings(db))).toEqual([]);
  });

  test("payment goes on in the new year's allotment; the old year takes no plan and no contract", async () => {
    await fresh();
    const line = await anApprovedLine(county, { amount: "1000.00" });
    const allotment = await drawn(line, "900.00");
    await posted(county, allotment, [
      ["commit", "600.00"],
      ["accept", "500.00"],
      ["pay", "200.00"],
    ]);
    await end();
    const [paid] = await moved(allotment, day("2027-01-20"), ["pay", "300.00"]);
    expect(paid).toMatchObject({ allotment: await standing(allotment), origin: allotment });
    await expect(moved(allotment, day("2027-01-20"), ["pay", "0.01"])).rejects.toThrow("0.01 元");
    await moved(allotment, day("2027-02-01"), ["commit", "300.00"], ["accept", "400.00"]);
    await expect(moved(allotment, day("2026-12-30"), ["pay", "1.00"])).rejects.toThrow(
      "已结转到 2027 年，不能再记在 2026-12-30",
    );
    await expect(drawn(line, "1.00")).rejects.toThrow("2026 年度已办年终结转");
    expect(await balance(await standing(allotment))).toMatchObject({
      planned: 70_000n,
      committed: 70_000n,
      accepted: 70_000n,
      paid: 30_000n,
    });
  });

  test("an advance stays in the year that paid it, and is settled there by later acceptances", async () => {
    await fresh();
    const line = await anApprovedLine(county, { amount: "1000.00" });
    const allotment = await drawn(line, "1000.00");
    await posted(county, allotment, [
      ["commit", "1000.00"],
      ["advance", "300.00"],
    ]);
    await end();
    expect(await balance(allotment)).toEqual({
      planned: 30_000n,
      committed: 30_000n,
      accepted: 0n,
      advanced: 30_000n,
      paid: 30_000n,
    });
    expect(await balance(await standing(allotment))).toMatchObject({
      planned: 70_000n,
      committed: 70_000n,
      advanced: 0n,
    });
    await moved(allotment, day("2027-03-01"), ["settle", "300.00"], ["accept", "700.00"]);
    await expect(moved(allotment, day("2027-03-01"), ["settle", "0.01"])).rejects.toThrow("0.01");
    await moved(allotment, day("2027-03-02"), ["pay", "700.00"]);
    expect(await balance(allotment)).toMatchObject({ accepted: 30_000n, advanced: 0n });
  });

  test("a payment that comes back to the old year is paid again from there", async () => {
    await fresh();
    const line = await anApprovedLine(county, { amount: "100.00" });
    const allotment = await drawn(line, "100.00");
    await posted(county, allotment, [
      ["commit", "100.00"],
      ["accept", "100.00"],
      ["pay", "60.00"],
    ]);
    await end();
    await moved(allotment, day("2027-01-15"), ["pay", "40.00"]);
    await moved(allotment, day("2027-01-16"), ["return", "60.00"]);
    const [again] = await moved(allotment, day("2027-01-18"), ["pay", "60.00"]);
    expect(again).toMatchObject({ allotment, origin: null });
    expect(await county.ask("auditor", (db) => unprovedPostings(db))).toEqual([]);
  });

  test("the same act again changes nothing; another document is refused", async () => {
    await fresh();
    const line = await anApprovedLine(county, { amount: "100.00" });
    await drawn(line, "60.00");
    await end();
    const count = () =>
      opened.database.ask(fullSight, (db) =>
        rowsOf(
          db,
          sql<{
            n: bigint;
          }>`select count(*) as n from posting where jurisdiction = ${county.jurisdiction}`,
        ),
      );
    const before = await count();
    expect(await end()).toEqual({ carried: 0n, lapsed: 0n });
    expect(await count()).toEqual(before);
    await expect(end(day("2027-01-10"), { number: "另一份" })).rejects.toThrow("一年只办一次");
    await end(day("2027-01-10"));
  });

  test("is not before the year has ended", async () => {
    await fresh();
    await anApprovedLine(county, { amount: "100.00" });
    const early = { decidedOn: day("2026-12-30") };
    await expect(end(day("2026-12-30"), early)).rejects.toThrow("2026 年度还没有结束");
    expect(await end(day("2026-12-31"), early)).toEqual({ carried: 0n, lapsed: 10_000n });
  });

  test("uses the line that was approved as the continuation, beside new money of the same share", async () => {
    await fresh();
    const line = await anApprovedLine(county, { amount: "100.00" });
    const { project, shares } = await bareShares(county, 1);
    const share = shares[0]!;
    const old = await anAllotment(county, { line, share, project, amount: "80.00" });
    const { jurisdiction } = county;
    const after = await anApprovedLine(county, { amount: "500.00", year: 2027, continues: line });
    await anAllotment(county, { line: after, share, project, amount: "200.00", year: 2027 });
    await end();
    expect(await lineMoney(after)).toEqual({ approved: 58_000n, drawn: 28_000n });
    const made = await county.ask("auditor", (db) => getLine(db, jurisdiction, after));
    expect(made.continues).toBe(line);
    expect(await balance(await standing(old))).toMatchObject({ planned: 8_000n });
  });
});

describe("the database itself refuses", () => {
  const forge = (allotment: string, change: string) =>
    county.act("countyFinanceOfficer", (tx) =>
      sql`insert into posting (jurisdiction, id, organization, kind, amount, line, line_seq, approved_before, approved_after, drawn_before, drawn_after,
          allotment, seq, planned_before, planned_after, committed_before, committed_after, accepted_before, accepted_after,
          advanced_before, advanced_after, paid_before, paid_after, decision, carried, subject_kind, subject_id, happened_on, recorded_at, post)
        select jurisdiction, gen_random_uuid(), organization, ${sql.raw(change)}
          subject_kind, subject_id, happened_on, recorded_at, post
        from posting where jurisdiction = ${county.jurisdiction} and allotment = ${allotment} and kind = 'takeUp'`.execute(
        tx,
      ),
    );

  test.each([
    [
      "money taken up that nobody left",
      "'takeUp', amount + 1, line, line_seq + 1, approved_after, approved_after + amount + 1, drawn_after, drawn_after + amount + 1, allotment, seq, 0, amount + 1, 0, committed_after, 0, accepted_after, 0, 0, 0, 0, decision, carried,",
      "posting_",
    ],
    [
      "a second taking up",
      "'takeUp', amount, line, line_seq + 1, approved_after, approved_after + amount, drawn_after, drawn_after + amount, allotment, seq + 1, planned_after, planned_after + amount, committed_after, committed_after, accepted_after, accepted_after, 0, 0, 0, 0, decision, carried,",
      "posting_takes_up_first",
    ],
    [
      "a carry that leaves more than was paid",
      "'carry', amount - 1, line, line_seq + 1, approved_after, approved_after - amount + 1, drawn_after, drawn_after - amount + 1, allotment, seq + 1, planned_after, planned_after - amount + 1, committed_after, 0, accepted_after, 0, 0, 0, 0, 0, decision, null,",
      "posting_carries_all",
    ],
    [
      "a lapse of a part",
      "'lapse', 1, line, line_seq + 1, approved_after, approved_after - 1, drawn_after, drawn_after, null, null, null, null, null, null, null, null, null, null, null, null, decision, null,",
      "posting_",
    ],
  ])("%s", async (_, change, constraint) => {
    await fresh();
    const line = await anApprovedLine(county, { amount: "100.00" });
    const allotment = await drawn(line, "80.00");
    await posted(county, allotment, [["commit", "50.00"]]);
    await end();
    await expect(forge(await standing(allotment), change)).rejects.toMatchObject({
      constraint: expect.stringContaining(constraint),
    });
  });
});
