import { sql } from "kysely";
import { beforeAll, describe, expect, test } from "vitest";
import { anAllotment, anApprovedLine, bareShares, posted } from "../../../test/given/budget.ts";
import { anAdmittedDuty } from "../../../test/given/duty.ts";
import { aDocument, aGrant, aSplit } from "../../../test/given/grant.ts";
import { aCounty, testDatabase, type County } from "../../../test/given.ts";
import { yuan } from "../../base/money.ts";
import { day } from "../../base/day.ts";
import { changeLine } from "./actions.ts";
import { enterGrant, takeBack } from "./grants.ts";
import { grantView } from "./grantViews.ts";
import { lineDetail } from "./views.ts";

const opened = testDatabase();
let county: County;
beforeAll(async () => {
  county = await aCounty(opened.database);
});

type Key = { jurisdiction: string; id: string };

const seen = (key: Key, by: Parameters<County["ask"]>[0] = "countyFinanceOfficer") =>
  county.ask(by, (db) => grantView(db, key));

const takenBack = (key: Key, line: string, amount: string) =>
  county.act("countyFinanceOfficer", (tx, by) =>
    takeBack(tx, by, {
      ...key,
      line,
      amount: yuan(amount),
      reason: "任务减少",
      decision: aDocument,
    }),
  );

describe("a department's fund that follows its duty", () => {
  test("is split over townships to the fen, and the fen beyond is refused with nothing done", async () => {
    const key = await aGrant(county);
    const lines = await aSplit(county, key, [
      { to: "township", amount: "120000.00" },
      { to: "otherTownship", amount: "180000.00" },
    ]);
    expect(lines.map(({ code, organization }) => [code.slice(-3), organization])).toEqual([
      ["-01", county.organizations["township"]],
      ["-02", county.organizations["otherTownship"]],
    ]);
    await expect(
      aSplit(county, key, [{ to: "township", amount: "0.01", line: lines[0]!.id }]),
    ).rejects.toThrow("资金总额 300,000.00 元，拆分将超出 0.01 元");
    expect(await seen(key)).toMatchObject({
      amount: 30_000_000n,
      given: 30_000_000n,
      lines: 2,
      department: { name: "县农业农村局" },
      parts: [{ amount: 12_000_000n }, { amount: 18_000_000n }],
    });
  });

  test("adds to a line that it made before, and to no other", async () => {
    const key = await aGrant(county);
    const [line] = await aSplit(county, key, [{ to: "township", amount: "1000.00" }]);
    await aSplit(county, key, [{ to: "township", amount: "500.00", line: line!.id }]);
    expect((await seen(key)).ofLines).toMatchObject([{ money: { approved: 150_000n } }]);
    const other = await aGrant(county);
    await expect(
      aSplit(county, other, [{ to: "township", amount: "1.00", line: line!.id }]),
    ).rejects.toThrow("不是这项资金拆分给该单位的");
  });

  test("takes back what is not planned, which may be split anew; what is planned stays", async () => {
    const key = await aGrant(county, { amount: "1000.00" });
    const [line] = await aSplit(county, key, [{ to: "township", amount: "1000.00" }]);
    const { project, shares } = await bareShares(county, 1);
    await anAllotment(county, { line: line!.id, share: shares[0]!, project, amount: "600.00" });
    await expect(takenBack(key, line!.id, "400.01")).rejects.toThrow("少 0.01 元");
    await takenBack(key, line!.id, "400.00");
    await aSplit(county, key, [{ to: "otherTownship", amount: "400.00" }]);
    expect(await seen(key)).toMatchObject({
      given: 100_000n,
      planned: 60_000n,
      parts: [{ kind: "give" }, { kind: "takeBack", amount: 40_000n }, { kind: "give" }],
    });
  });

  test("is followed from the grant to what was paid, and from the line back to the grant", async () => {
    const key = await aGrant(county, { amount: "1000.00" });
    const [line] = await aSplit(county, key, [{ to: "township", amount: "1000.00" }]);
    const { project, shares } = await bareShares(county, 1);
    const share = shares[0]!;
    const allotment = await anAllotment(county, {
      line: line!.id,
      share,
      project,
      amount: "900.00",
    });
    await posted(county, allotment, [
      ["commit", "800.00"],
      ["accept", "500.00"],
      ["pay", "300.00"],
    ]);
    const figures = { planned: 90_000n, committed: 80_000n, accepted: 50_000n, paid: 30_000n };
    expect(await seen(key)).toMatchObject(figures);
    // The department whose fund it was still sees where it went; the township sees where it came from.
    expect(await seen(key, "departmentOfficer")).toMatchObject(figures);
    const mine = await county.ask("townshipClerk", (db) =>
      lineDetail(db, key.jurisdiction, line!.id),
    );
    expect(mine.grant).toMatchObject({ id: key.id, title: "动物防疫经费" });
    expect(await seen(key, "townshipClerk")).toMatchObject({
      decision: { number: aDocument.number },
    });
    const stranger = county.as("townshipClerk", "otherTownship");
    await expect(seen(key, stranger)).rejects.toMatchObject({ kind: "notFound" });
  });

  test("changes its lines by splitting and taking back alone", async () => {
    const key = await aGrant(county);
    const [line] = await aSplit(county, key, [{ to: "township", amount: "1000.00" }]);
    const changing = { change: "adjust" as const, amount: yuan("1.00"), reason: "追加" };
    await expect(
      county.act("countyFinanceOfficer", (tx, by) =>
        changeLine(tx, by, {
          jurisdiction: key.jurisdiction,
          id: line!.id,
          ...changing,
          decision: aDocument,
        }),
      ),
    ).rejects.toThrow("请在该项资金的页面上拆分或者收回");
  });
});

describe("its duty", () => {
  const entered = (duty: string, code: string) =>
    county.act("countyFinanceOfficer", (tx, by) =>
      enterGrant(tx, by, {
        organization: county.organizations["department"]!,
        year: 2026,
        code,
        title: "保洁经费",
        functionalClass: "2120501",
        ledger: "general",
        source: "own",
        amount: yuan("100.00"),
        duty,
        decision: { ...aDocument, decidedOn: day("2026-02-20") },
      }),
    );

  test("is named where the list has it as the townships', and refused where it is a department's", async () => {
    const township = await anAdmittedDuty(county);
    const key = await entered(township.id, "FS-D-1");
    expect((await seen(key)).duty).toMatchObject({ code: "T031", name: "集镇环境卫生日常保洁" });
    const department = await anAdmittedDuty(county, {
      code: "D009",
      holder: "department",
      leadOffice: "县农业农村局",
    });
    await expect(entered(department.id, "FS-D-2")).rejects.toThrow("不是在册的乡镇属地事项");
  });
});

describe("the database itself refuses", () => {
  test.each([
    [
      "a part beyond the grant",
      { before: 100_000n, after: 100_001n, seq: 2, amount: 1n },
      "within_grant",
    ],
    ["a second beginning", { before: 0n, after: 1n, seq: 1, amount: 1n }, "seq_once"],
    ["a lie about what was given before", { before: 0n, after: 1n, seq: 2, amount: 1n }, "chain"],
    [
      "a sum that does not add up",
      { before: 100_000n, after: 100_000n, seq: 2, amount: 1n },
      "adds_up",
    ],
  ])("%s", async (_, { before, after, seq, amount }, constraint) => {
    const key = await aGrant(county, { amount: "1000.00" });
    await aSplit(county, key, [{ to: "township", amount: "1000.00" }]);
    await anApprovedLine(county);
    const forged = county.act("countyFinanceOfficer", (tx) =>
      sql`insert into grant_part (jurisdiction, id, organization, duty_grant, seq, kind, amount, given_before, given_after, whole, line, posting, decision, post, recorded_at)
        select jurisdiction, gen_random_uuid(), organization, duty_grant, ${seq}, 'give', ${amount}, ${before}, ${after}, whole, line,
          (select id from posting where jurisdiction = ${key.jurisdiction} and kind = 'approve' and id not in (select posting from grant_part) limit 1),
          decision, post, now() from grant_part where duty_grant = ${key.id}`.execute(tx),
    );
    await expect(forged).rejects.toMatchObject({
      constraint: expect.stringContaining(constraint),
    });
  });

  test.each(["update grant_part set amount = 1", "delete from grant_part"])(
    "%s",
    async (statement) => {
      const tampered = county.act("countyFinanceOfficer", (tx) => sql.raw(statement).execute(tx));
      await expect(tampered).rejects.toMatchObject({ code: "42501" });
    },
  );
});
