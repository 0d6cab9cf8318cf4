import { beforeAll, describe, expect, test } from "vitest";
import { day } from "../../base/day.ts";
import { aDecision, anAdmittedDuty } from "../../../test/given/duty.ts";
import { aCounty, testDatabase, type County } from "../../../test/given.ts";
import { withdraw } from "./actions.ts";
import { DecisionInput, EndInput } from "./model.ts";
import { dutyFacts, getDuty, listDuties, listVersions } from "./reads.ts";
import { release, unify } from "./unified.ts";

const db = testDatabase();
let county: County;
beforeAll(async () => {
  county = await aCounty(db.database);
});

const factsOn = (on: string, item = "A1102") =>
  county.ask("townshipClerk", (tx) => dutyFacts(tx, { jurisdiction: "990101", item, on: day(on) }));

const ends = (key: { jurisdiction: string; id: string }, on: string) =>
  EndInput.parse({ ...key, decision: aDecision, on, reason: "划转县级部门" });

describe("a duty", () => {
  test("without its paper is refused, and nothing is entered", async () => {
    const decision = { ...aDecision, document: "" };
    await expect(anAdmittedDuty(county, { code: "T900", decision })).rejects.toMatchObject({
      kind: "unlawful",
      breaches: [{ rule: "duty.isDecided", because: "没有填写文号", field: "decision" }],
    });
    const rows = await county.ask("townshipClerk", (tx) => listVersions(tx, "990101", "T900"));
    expect(rows).toEqual([]);
  });

  test("is in force from its first day, is read by every township, and answers for its item", async () => {
    await anAdmittedDuty(county);
    expect((await factsOn("2026-01-31")).duties).toEqual({
      hasList: false,
      own: [],
      ofDepartments: [],
    });
    const { duties } = await factsOn("2026-02-01");
    expect(duties.hasList).toBe(true);
    expect(duties.own).toMatchObject([{ code: "T031", name: "集镇环境卫生日常保洁" }]);
    const neighbour = county.as("townshipClerk", "otherTownship");
    const seen = await county.ask(neighbour, (tx, by) =>
      listDuties(tx, by, { status: "admitted", text: "A1102", limit: 50 }),
    );
    expect(seen.map((one) => one.code)).toEqual(["T031"]);
  });

  test("in new words ends the earlier row the day before, by the same paper", async () => {
    const first = await anAdmittedDuty(county, { code: "T032" });
    await anAdmittedDuty(county, { code: "T032", name: "集镇和村庄保洁", fromOn: "2026-05-01" });
    const earlier = await county.ask("auditor", (tx) => getDuty(tx, "990101", first.id));
    expect(earlier).toMatchObject({
      status: "amended",
      toOn: "2026-04-30",
      endedReason: "内容修订",
    });
    const versions = await county.ask("auditor", (tx) => listVersions(tx, "990101", "T032"));
    expect(versions.map((one) => [one.name, one.fromOn, one.toOn])).toEqual([
      ["集镇和村庄保洁", "2026-05-01", null],
      ["集镇环境卫生日常保洁", "2026-02-01", "2026-04-30"],
    ]);
  });

  test("in the same words, or from the same day, is not entered twice", async () => {
    await anAdmittedDuty(county, { code: "T033" });
    await expect(anAdmittedDuty(county, { code: "T033" })).rejects.toThrow("内容相同");
    await expect(anAdmittedDuty(county, { code: "T033", name: "别的事" })).rejects.toThrow(
      "T033 已有自 2026-02-01 起的一条，新的施行日期 2026-02-01 不晚于它",
    );
  });

  test("of a department names it", async () => {
    await expect(
      anAdmittedDuty(county, { code: "D001", holder: "department" }),
    ).rejects.toMatchObject({ breaches: [{ field: "leadOffice" }] });
  });

  test("leaves the list by a paper, and counts up to the day before", async () => {
    const key = await anAdmittedDuty(county, { code: "T034", items: ["A1103"] });
    await county.act("countyFinanceReviewer", (tx, by) =>
      withdraw(tx, by, ends(key, "2026-06-01")),
    );
    expect((await factsOn("2026-05-31", "A1103")).duties.own).toMatchObject([{ code: "T034" }]);
    expect((await factsOn("2026-06-01", "A1103")).duties.own).toEqual([]);
    const again = county.act("countyFinanceReviewer", (tx, by) =>
      withdraw(tx, by, ends(key, "2026-07-01")),
    );
    await expect(again).rejects.toMatchObject({ kind: "conflict" });
  });

  test("is not withdrawn on its first day, nor by a paper of tomorrow", async () => {
    const key = await anAdmittedDuty(county, { code: "T035" });
    const early = county.act("countyFinanceReviewer", (tx, by) =>
      withdraw(tx, by, ends(key, "2026-02-01")),
    );
    await expect(early).rejects.toMatchObject({ breaches: [{ field: "on" }] });
    const decision = DecisionInput.parse({ ...aDecision, decidedOn: "2099-01-01" });
    const late = county.act("countyFinanceReviewer", (tx, by) =>
      withdraw(tx, by, { ...ends(key, "2099-02-01"), decision }),
    );
    await expect(late).rejects.toMatchObject({ breaches: [{ field: "decision.decidedOn" }] });
  });

  test("of another county is not seen", async () => {
    const other = await aCounty(db.database, "990102");
    const rows = await other.ask("countyFinanceOfficer", (tx) =>
      listVersions(tx, "990101", "T031"),
    );
    expect(rows).toEqual([]);
  });
});

describe("what one department buys for all", () => {
  const asked = (changes = {}) => ({
    item: "A1209",
    department: county.organizations["department"]!,
    decision: DecisionInput.parse(aDecision),
    fromOn: day("2026-03-01"),
    ...changes,
  });
  const unified = (changes = {}) =>
    county.act("countyFinanceOfficer", (tx, by) =>
      unify(tx, by, asked(changes), day("2026-07-01")),
    );

  test("is told with department and paper from its first day to its last", async () => {
    const key = await unified();
    expect((await factsOn("2026-02-28", "A1209")).unified).toBeUndefined();
    expect((await factsOn("2026-03-01", "A1209")).unified).toEqual({
      department: "县农业农村局",
      document: "青编发〔2026〕3号（虚构）",
      from: "2026-03-01",
    });
    await expect(unified()).rejects.toThrow("A1209 农产品质量安全服务已列为统一实施");
    await county.act("countyFinanceOfficer", (tx, by) => release(tx, by, ends(key, "2026-09-01")));
    expect((await factsOn("2026-08-31", "A1209")).unified).toBeDefined();
    expect((await factsOn("2026-09-01", "A1209")).unified).toBeUndefined();
    await expect(unified()).rejects.toThrow("原来的统一实施还没有结束");
  });

  test("is an item of the last level, bought by a department of the county", async () => {
    await expect(unified({ item: "A12" })).rejects.toMatchObject({ breaches: [{ field: "item" }] });
    const department = county.organizations["otherTownship"]!;
    await expect(unified({ department })).rejects.toThrow("石桥乡不是本县的部门");
  });
});
