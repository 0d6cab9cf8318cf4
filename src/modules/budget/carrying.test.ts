import { beforeEach, describe, expect, test } from "vitest";
import { anAllotment, anApprovedLine, bareShares, posted } from "../../../test/given/budget.ts";
import { aGrant, aSplit } from "../../../test/given/grant.ts";
import { aCounty, testDatabase, type County } from "../../../test/given.ts";
import { day } from "../../base/day.ts";
import { yuan } from "../../base/money.ts";
import { at } from "../../platform/clock.ts";
import { approveLine } from "./actions.ts";
import { refuseEnded } from "./ended.ts";
import type { Figure } from "./model.ts";
import { listPostings } from "./postingReads.ts";
import { findContinuing, getLine, listLines } from "./reads.ts";
import { endYear } from "./yearEnd.ts";
import { yearEndView } from "./yearEndViews.ts";

const opened = testDatabase();
let county: County;

/** Each test ends the years of a county of its own. */
let place = 990101;
beforeEach(async () => {
  county = await aCounty(opened.database, String(place));
  place += 1;
});

const decision = (year: number) => ({
  number: `青财预〔${year + 1}〕1号（虚构）`,
  title: `关于办理${year}年度预算结转的通知`,
  decidedOn: day(`${year + 1}-01-08`),
});

const end = (year: number) =>
  at(day(`${year + 1}-01-10`), () =>
    county.act("countyFinanceOfficer", (tx, by) =>
      endYear(tx, by, { year, decision: decision(year) }),
    ),
  );

const view = (year: number) =>
  at(day(`${year + 1}-01-10`), () =>
    county.ask("countyFinanceOfficer", (db) => yearEndView(db, county.jurisdiction, year)),
  );

const drawn = async (line: string, amount: string, year = 2026): Promise<string> => {
  const { project, shares } = await bareShares(county, 1);
  return anAllotment(county, { line, share: shares[0]!, project, amount, year });
};

const after = async (line: string) =>
  (await county.ask("auditor", (db) => findContinuing(db, county.jurisdiction, line)))!;

describe("the years of a treasury end one after the other", () => {
  test("the next one is refused as long as the one before stands open, which still can be ended", async () => {
    const line = await anApprovedLine(county, { amount: "100.00" });
    await drawn(line, "60.00");
    await anApprovedLine(county, { amount: "100.00", year: 2027 });
    await expect(end(2027)).rejects.toThrow("请先办 2026 年度的");
    expect(await view(2027)).toMatchObject({ isOpen: false, waitsFor: 2026 });
    expect(await end(2026)).toEqual({ carried: 6_000n, lapsed: 4_000n });
    expect(await view(2027)).toMatchObject({ isOpen: true, waitsFor: null });
    expect(await end(2027)).toEqual({ carried: 6_000n, lapsed: 10_000n });
  });

  test("an ended year takes no money from anybody, whatever of the act he sees", async () => {
    const line = await anApprovedLine(county, { amount: "100.00" });
    await end(2026);
    for (const role of ["countyFinanceOfficer", "townshipClerk"] as const)
      await expect(
        county.ask(role, (db) => refuseEnded(db, county.jurisdiction, [line])),
      ).rejects.toThrow("2026 年度已办年终结转");
  });
});

test("连续两年结转 is what was carried before, not the first rest of a line that continues another", async () => {
  const line = await anApprovedLine(county, { amount: "100.00" });
  await drawn(line, "60.00");
  const next = await anApprovedLine(county, { amount: "500.00", year: 2027, continues: line });
  const first = await drawn(next, "200.00", 2027);
  await end(2026);
  expect((await view(2026)).rows).toMatchObject([{ id: line, isCarriedTwice: false }]);
  expect((await view(2027)).rows).toMatchObject([
    { id: next, carried: 26_000n, isCarriedTwice: true },
  ]);
  const [old] = await county.ask("auditor", (db) =>
    db
      .selectFrom("allotment")
      .select("id")
      .where("line", "=", next)
      .where("id", "<>", first)
      .execute(),
  );
  await posted(county, old!.id, [
    ["commit", "60.00"],
    ["accept", "60.00"],
    ["pay", "60.00"],
  ]);
  expect((await view(2027)).rows).toMatchObject([{ carried: 20_000n, isCarriedTwice: false }]);
  await end(2027);
  expect((await view(2027)).rows).toMatchObject([{ carried: 20_000n, isCarriedTwice: false }]);
});

test("the rows behind each figure add up to it, on the line that left and on the line that took up", async () => {
  const line = await anApprovedLine(county, { amount: "1000.00" });
  await posted(county, await drawn(line, "800.00"), [
    ["commit", "700.00"],
    ["accept", "400.00"],
    ["pay", "300.00"],
  ]);
  await posted(county, await drawn(line, "100.00"), [
    ["commit", "100.00"],
    ["advance", "30.00"],
  ]);
  await end(2026);
  const figures: Figure[] = ["approved", "planned", "committed", "accepted", "advanced", "paid"];
  const { jurisdiction } = county;
  for (const id of [line, (await after(line)).id])
    await county.ask("auditor", async (db) => {
      const [found] = await listLines(db, { jurisdiction, ids: [id] });
      for (const figure of figures) {
        const rows = await listPostings(db, jurisdiction, id, { figure, limit: 100 });
        const sum = rows.reduce((total, one) => total + one.amount, 0n);
        expect([figure, sum]).toEqual([figure, found!.money[figure]]);
      }
    });
  const whole = await county.ask("auditor", (db) =>
    listPostings(db, jurisdiction, line, { limit: 100 }),
  );
  expect(whole.map(({ kind, amount }) => [kind, amount])).toContainEqual(["lapse", -10_000n]);
});

describe("the line that continues another", () => {
  const continued = (changes: object, line: string) =>
    county.act("countyFinanceOfficer", (tx, by) =>
      approveLine(tx, by, {
        organization: county.organizations["township"]!,
        year: 2027,
        code: "Z27",
        title: "政府购买服务经费",
        functionalClass: "2130199",
        ledger: "general",
        source: "own",
        amount: yuan("1.00"),
        continues: line,
        decision: { ...decision(2026), decidedOn: day("2026-01-20") },
        ...changes,
      }),
    );

  test.each([
    [{ ledger: "fund" }, "预算类别与上年指标"],
    [{ functionalClass: "2120801" }, "功能分类与上年指标"],
    [{ source: "transfer" }, "资金来源与上年指标"],
  ])("keeps its budget, its subject and its source: %o", async (change, says) => {
    const line = await anApprovedLine(county);
    await expect(continued(change, line)).rejects.toThrow(says);
    await continued({}, line);
  });

  test("is not approved by hand for the line of a grant: its rest stays on the page of the grant", async () => {
    const grant = await aGrant(county);
    const [line] = await aSplit(county, grant, [{ to: "township", amount: "1000.00" }]);
    const { functionalClass, source } = line!;
    await expect(continued({ functionalClass, source }, line!.id)).rejects.toThrow(
      "是费随事转资金拆分的",
    );
    await drawn(line!.id, "600.00");
    await end(2026);
    const { id } = await after(line!.id);
    const made = await county.ask("auditor", (db) => getLine(db, county.jurisdiction, id));
    expect(made.dutyGrant).toBe(grant.id);
  });
});
