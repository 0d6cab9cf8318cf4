import { beforeAll, expect, test } from "vitest";
import { anAllotment, anApprovedLine, bareShares, posted } from "../../../test/given/budget.ts";
import { aGrant, aSplit } from "../../../test/given/grant.ts";
import { aCounty, testDatabase, type County } from "../../../test/given.ts";
import { lendLine } from "./lending.ts";
import { lineBalances, listLines } from "./reads.ts";
import { roomOfLines } from "./room.ts";
import { lineDetail } from "./views.ts";

const opened = testDatabase();
let county: County;
beforeAll(async () => {
  county = await aCounty(opened.database);
});

const lent = (line: string, to: string) =>
  county.act("countyFinanceOfficer", (tx) =>
    lendLine(tx, { jurisdiction: county.jurisdiction, line, to: county.organizations[to]! }),
  );

test("a lent line stands for the department at what all drew on it, of which it sees nothing else", async () => {
  const { jurisdiction } = county;
  const line = await anApprovedLine(county, { amount: "1000.00" });
  const { project, shares } = await bareShares(county, 1);
  const allotment = await anAllotment(county, {
    line,
    share: shares[0]!,
    project,
    amount: "600.00",
  });
  await posted(county, allotment, [["commit", "500.00"]]);
  const standing = () =>
    county.ask("departmentOfficer", async (db) => ({
      balance: (await lineBalances(db, jurisdiction, [line])).get(line),
      room: (await roomOfLines(db, jurisdiction, [line])).get(line),
      listed: (await listLines(db, { jurisdiction, ids: [line] })).map((one) => one.money),
      postings: await db.selectFrom("posting").select("id").where("line", "=", line).execute(),
    }));
  // Nobody's business before it was lent.
  expect(await standing()).toEqual({
    balance: { approved: 0n, drawn: 0n },
    room: undefined,
    listed: [],
    postings: [],
  });
  await lent(line, "department");
  expect(await standing()).toMatchObject({
    balance: { approved: 100_000n, drawn: 60_000n },
    room: { free: 40_000n, proposed: undefined },
    listed: [{ approved: 100_000n, planned: 60_000n, committed: 50_000n }],
    postings: [],
  });
});

test("a line of a grant opens for whoever it was lent to, without the grant", async () => {
  const grant = await aGrant(county);
  const [line] = await aSplit(county, grant, [{ to: "township", amount: "1000.00" }]);
  await lent(line!.id, "otherTownship");
  const detail = await county.ask(county.as("townshipClerk", "otherTownship"), (db) =>
    lineDetail(db, county.jurisdiction, line!.id),
  );
  expect(detail).toMatchObject({ id: line!.id, grant: null });
});

test("all lines of a year are listed where they are summed, however many", async () => {
  const { jurisdiction } = county;
  const first = await anApprovedLine(county, { year: 2031, amount: "1.00" });
  await county.act("countyFinanceOfficer", async (tx) => {
    const row = await tx
      .selectFrom("budgetLine")
      .selectAll()
      .where("id", "=", first)
      .executeTakeFirstOrThrow();
    const { id: _, ...content } = row;
    const more = Array.from({ length: 500 }, (__, at) => ({
      ...content,
      id: crypto.randomUUID(),
      code: `M${at}`,
    }));
    await tx.insertInto("budgetLine").values(more).execute();
  });
  const ask = (limit?: number) =>
    county.ask("auditor", (db) =>
      listLines(db, { jurisdiction, year: 2031, ...(limit === undefined ? {} : { limit }) }),
    );
  expect(await ask()).toHaveLength(501);
  expect(await ask(500)).toHaveLength(500);
});
