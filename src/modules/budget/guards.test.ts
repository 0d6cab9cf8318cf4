import { sql } from "kysely";
import { beforeAll, describe, expect, test } from "vitest";
import { aCounty, testDatabase, type County } from "../../../test/given.ts";
import { anAllotment, anApprovedLine, bareShares, posted } from "../../../test/given/budget.ts";
import type { AllotmentKind } from "./model.ts";

const opened = testDatabase();
let county: County;

beforeAll(async () => {
  county = await aCounty(opened.database);
});

const planned = (line: string, share: string, project: string, amount: string) =>
  anAllotment(county, { line, share, project, amount });

const post = (allotment: string, ...moves: [AllotmentKind, string][]) =>
  posted(county, allotment, moves);

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
      "accepting more than was contracted",
      {
        kind: "accept",
        amount: 201,
        seq: 4,
        before: [1000, 600, 400, 0, 0],
        after: [1000, 600, 601, 0, 0],
      },
      "posting_within_contract",
    ],
    [
      "recovering an advance that was never paid",
      {
        kind: "recover",
        amount: 100,
        seq: 4,
        before: [1000, 600, 400, 0, 0],
        after: [1000, 600, 400, -100, 0],
      },
      "posting_never_below_nought",
    ],
    [
      "returning money that never left",
      {
        kind: "return",
        amount: 100,
        seq: 4,
        before: [1000, 600, 400, 0, 0],
        after: [1000, 600, 400, 0, -100],
      },
      "posting_never_below_nought",
    ],
    [
      "a plan that grows by a contract",
      {
        kind: "commit",
        amount: 100,
        seq: 4,
        before: [1000, 600, 400, 0, 0],
        after: [1100, 700, 400, 0, 0],
      },
      "posting_moves_planned",
    ],
    [
      "a contract of less than its amount",
      {
        kind: "commit",
        amount: 100,
        seq: 4,
        before: [1000, 600, 400, 0, 0],
        after: [1000, 650, 400, 0, 0],
      },
      "posting_moves_committed",
    ],
    [
      "an acceptance of more than its amount",
      {
        kind: "accept",
        amount: 100,
        seq: 4,
        before: [1000, 600, 400, 0, 0],
        after: [1000, 600, 550, 0, 0],
      },
      "posting_moves_accepted",
    ],
    [
      "an advance that leaves no trace to recover",
      {
        kind: "advance",
        amount: 100,
        seq: 4,
        before: [1000, 600, 400, 0, 0],
        after: [1000, 600, 400, 0, 100],
      },
      "posting_moves_advanced",
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
      await sql`insert into allotment (jurisdiction, id, organization, line, share, project, year, counted, created_at)
        values (${county.jurisdiction}, ${allotment}, ${organization}, ${line}, ${shares[0]}, ${project}, 2026, '{whole,general,213,5}', now())`.execute(
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
