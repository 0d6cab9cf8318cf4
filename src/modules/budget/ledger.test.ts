import { sql } from "kysely";
import { beforeAll, describe, expect, test } from "vitest";
import { day } from "../../base/day.ts";
import { yuan } from "../../base/money.ts";
import { aCounty, testDatabase, type County } from "../../../test/given.ts";
import { anApprovedLine, bareShares } from "../../../test/given/budget.ts";
import * as ledger from "./ledger.ts";
import type { AllotmentKind } from "./model.ts";
import { balancesOf, lineBalances } from "./reads.ts";

const opened = testDatabase();
let county: County;

beforeAll(async () => {
  county = await aCounty(opened.database);
});

const on = day("2026-03-02");
const subject = { kind: "test", id: "00000000-0000-7000-8000-000000000001" };

const planned = async (
  line: string,
  share: string,
  project: string,
  amount: string,
): Promise<string> => {
  const [allotment] = await county.act("countyFinanceOfficer", (tx, by) =>
    ledger.plan(tx, { by, jurisdiction: county.jurisdiction, subject, on }, [
      {
        line,
        share,
        project,
        amount: yuan(amount),
        organization: county.organizations["township"]!,
        readers: [],
        year: 2026,
      },
    ]),
  );
  return allotment!;
};

const post = (allotment: string, ...moves: [AllotmentKind, string][]) =>
  county.act("countyFinanceOfficer", (tx, by) =>
    ledger.post(
      tx,
      { by, jurisdiction: county.jurisdiction, subject, on },
      moves.map(([kind, amount]) => ({ allotment, kind, amount: yuan(amount) })),
    ),
  );

const balance = async (allotment: string) =>
  (await county.ask("townshipClerk", (db) => balancesOf(db, county.jurisdiction, [allotment]))).get(
    allotment,
  );

test("an approved line has its amount and nothing drawn", async () => {
  const line = await anApprovedLine(county, { amount: "1000.00" });
  const balances = await county.ask("townshipClerk", (db) =>
    lineBalances(db, county.jurisdiction, [line]),
  );
  expect(balances.get(line)).toEqual({ approved: 100_000n, drawn: 0n });
});

describe("无计划不预算、无预算不购买、未购买不支付", () => {
  test("each step draws on the one before, to the fen, and the fen beyond is refused", async () => {
    const line = await anApprovedLine(county, { amount: "1000.00" });
    const { project, shares } = await bareShares(county, 2);
    await expect(planned(line, shares[0]!, project, "1000.01")).rejects.toMatchObject({
      kind: "unlawful",
    });
    const allotment = await planned(line, shares[0]!, project, "1000.00");
    await expect(planned(line, shares[1]!, project, "0.01")).rejects.toThrow("0.01 元");
    await expect(post(allotment, ["commit", "1000.01"])).rejects.toMatchObject({
      kind: "unlawful",
    });
    await post(allotment, ["commit", "900.00"]);
    await expect(post(allotment, ["accept", "900.01"])).rejects.toMatchObject({ kind: "unlawful" });
    await post(allotment, ["accept", "300.00"]);
    await expect(post(allotment, ["pay", "300.01"])).rejects.toMatchObject({ kind: "unlawful" });
    await post(allotment, ["pay", "300.00"]);
    expect(await balance(allotment)).toEqual({
      planned: 100_000n,
      committed: 90_000n,
      accepted: 30_000n,
      advanced: 0n,
      paid: 30_000n,
    });
  });

  test("an unplanned project cannot use another's plan on the same line", async () => {
    const line = await anApprovedLine(county, { amount: "1000.00" });
    const { project, shares } = await bareShares(county, 2);
    const mine = await planned(line, shares[0]!, project, "400.00");
    const theirs = await planned(line, shares[1]!, project, "600.00");
    await expect(post(mine, ["commit", "400.01"])).rejects.toMatchObject({ kind: "unlawful" });
    await post(theirs, ["commit", "600.00"], ["accept", "600.00"]);
    await post(mine, ["commit", "400.00"]);
    await expect(post(mine, ["pay", "0.01"])).rejects.toMatchObject({ kind: "unlawful" });
  });

  test("an advance is paid before acceptance and recovered from the next acceptance", async () => {
    const line = await anApprovedLine(county, { amount: "1000.00" });
    const { project, shares } = await bareShares(county, 1);
    const allotment = await planned(line, shares[0]!, project, "1000.00");
    await post(allotment, ["commit", "1000.00"], ["advance", "300.00"]);
    await expect(post(allotment, ["accept", "700.01"])).rejects.toMatchObject({ kind: "unlawful" });
    await post(allotment, ["accept", "300.00"], ["recover", "300.00"], ["accept", "700.00"]);
    await post(allotment, ["pay", "700.00"]);
    expect(await balance(allotment)).toEqual({
      planned: 100_000n,
      committed: 100_000n,
      accepted: 100_000n,
      advanced: 0n,
      paid: 100_000n,
    });
  });

  test("a plan that turned out cheaper frees the line at once", async () => {
    const line = await anApprovedLine(county, { amount: "1000.00" });
    const { project, shares } = await bareShares(county, 2);
    const first = await planned(line, shares[0]!, project, "1000.00");
    await post(first, ["commit", "800.00"]);
    await expect(post(first, ["save", "200.01"])).rejects.toMatchObject({ kind: "unlawful" });
    await post(first, ["save", "200.00"]);
    await planned(line, shares[1]!, project, "200.00");
  });

  test("an act that fails half-way leaves no posting behind", async () => {
    const line = await anApprovedLine(county, { amount: "100.00" });
    const { project, shares } = await bareShares(county, 1);
    const allotment = await planned(line, shares[0]!, project, "100.00");
    await expect(post(allotment, ["commit", "60.00"], ["commit", "40.01"])).rejects.toMatchObject({
      kind: "unlawful",
    });
    expect(await balance(allotment)).toMatchObject({ committed: 0n });
  });
});

/** Direct SQL by the application role, as a faulty or hostile program would send it. */
describe("the database itself refuses", () => {
  const columns = sql`jurisdiction, id, organization, kind, amount, line, allotment, seq,
    planned_before, planned_after, committed_before, committed_after, accepted_before, accepted_after,
    advanced_before, advanced_after, paid_before, paid_after, subject_kind, subject_id, happened_on, recorded_at, post`;

  type Forged = { kind: string; amount: number; seq: number; before: number[]; after: number[] };

  const forge = (line: string, allotment: string, { kind, amount, seq, before, after }: Forged) =>
    county.act("countyFinanceOfficer", async (tx, by) => {
      const balances = sql.join(
        before.flatMap((one, i) => [sql`${one}::bigint`, sql`${after[i]}::bigint`]),
      );
      await sql`insert into posting (${columns}) values (${county.jurisdiction}, gen_random_uuid(), ${by.organization}, ${kind}, ${amount}, ${line},
        ${allotment}, ${seq}, ${balances}, 'forged', gen_random_uuid(), '2026-03-02', now(), ${by.post})`.execute(
        tx,
      );
    });

  const prepared = async () => {
    const line = await anApprovedLine(county, { amount: "10.00" });
    const { project, shares } = await bareShares(county, 1);
    const allotment = await planned(line, shares[0]!, project, "10.00");
    await post(allotment, ["commit", "6.00"], ["accept", "4.00"]);
    return { line, allotment };
  };

  test.each<[string, Forged, string]>([
    [
      "paying more than was accepted",
      {
        kind: "pay",
        amount: 401,
        seq: 4,
        before: [1000, 600, 400, 0, 0],
        after: [1000, 600, 400, 0, 401],
      },
      "posting_within_acceptance",
    ],
    [
      "committing more than was planned",
      {
        kind: "commit",
        amount: 401,
        seq: 4,
        before: [1000, 600, 400, 0, 0],
        after: [1000, 1001, 400, 0, 0],
      },
      "posting_within_plan",
    ],
    [
      "a lie about the balance before",
      {
        kind: "pay",
        amount: 500,
        seq: 4,
        before: [1000, 600, 500, 0, 0],
        after: [1000, 600, 500, 0, 500],
      },
      "posting_chain",
    ],
    [
      "a sum that does not add up",
      {
        kind: "pay",
        amount: 100,
        seq: 4,
        before: [1000, 600, 400, 0, 0],
        after: [1000, 600, 400, 0, 50],
      },
      "posting_moves_paid",
    ],
    [
      "a fork of the chain",
      {
        kind: "pay",
        amount: 100,
        seq: 3,
        before: [1000, 600, 0, 0, 0],
        after: [1000, 600, 0, 0, 100],
      },
      "posting_",
    ],
    [
      "a second beginning",
      {
        kind: "pay",
        amount: 100,
        seq: 1,
        before: [1000, 600, 400, 0, 0],
        after: [1000, 600, 400, 0, 100],
      },
      "posting_",
    ],
    [
      "a gap in the chain",
      {
        kind: "pay",
        amount: 100,
        seq: 9,
        before: [1000, 600, 400, 0, 0],
        after: [1000, 600, 400, 0, 100],
      },
      "posting_chain",
    ],
    [
      "planning without the line",
      {
        kind: "plan",
        amount: 100,
        seq: 4,
        before: [1000, 600, 400, 0, 0],
        after: [1100, 600, 400, 0, 0],
      },
      "posting_moves_line",
    ],
  ])("%s", async (_, forged, constraint) => {
    const { line, allotment } = await prepared();
    await expect(forge(line, allotment, forged)).rejects.toMatchObject({
      constraint: expect.stringContaining(constraint),
    });
  });

  test("money of one line by the allotment of another", async () => {
    const { allotment } = await prepared();
    const other = await anApprovedLine(county);
    const honest = {
      kind: "pay",
      amount: 100,
      seq: 4,
      before: [1000, 600, 400, 0, 0],
      after: [1000, 600, 400, 0, 100],
    };
    await expect(forge(other, allotment, honest)).rejects.toMatchObject({
      constraint: "posting_allotment",
    });
  });

  test("overdrawing a line", async () => {
    const line = await anApprovedLine(county, { amount: "10.00" });
    const { project, shares } = await bareShares(county, 1);
    const organization = county.organizations["township"]!;
    const overdraw = county.act("countyFinanceOfficer", async (tx, by) => {
      const allotment = "00000000-0000-7000-8000-0000000000aa";
      await sql`insert into allotment (jurisdiction, id, organization, line, share, project, year, created_at)
        values (${county.jurisdiction}, ${allotment}, ${organization}, ${line}, ${shares[0]}, ${project}, 2026, now())`.execute(
        tx,
      );
      await sql`insert into posting (${columns}, line_seq, approved_before, approved_after, drawn_before, drawn_after)
        values (${county.jurisdiction}, gen_random_uuid(), ${organization}, 'plan', 1001, ${line}, ${allotment}, 1,
          0, 1001, 0, 0, 0, 0, 0, 0, 0, 0, 'forged', gen_random_uuid(), '2026-03-02', now(), ${by.post}, 2, 1000, 1000, 0, 1001)`.execute(
        tx,
      );
    });
    await expect(overdraw).rejects.toMatchObject({ constraint: "posting_within_line" });
  });

  test.each([
    "update posting set amount = 1",
    "delete from posting",
    "truncate posting",
    "alter table posting disable row level security",
  ])("%s", async (statement) => {
    const tampered = county.act("countyFinanceOfficer", (tx) => sql.raw(statement).execute(tx));
    await expect(tampered).rejects.toMatchObject({ code: "42501" });
  });
});

test("the clerk of another township sees neither the line nor its postings", async () => {
  const line = await anApprovedLine(county);
  const stranger = county.as("townshipClerk", "otherTownship");
  const seen = await county.ask(stranger, (db) =>
    db.selectFrom("posting").select("id").where("line", "=", line).execute(),
  );
  expect(seen).toEqual([]);
});
