import { beforeAll, describe, expect, test } from "vitest";
import { day } from "../../base/day.ts";
import { yuan } from "../../base/money.ts";
import { aDraft, withLimits } from "../../../test/given/project.ts";
import { on } from "../../../test/given/procurement.ts";
import {
  aDraftStandard,
  anAgreedStandard,
  aPublishedStandard,
  wholeContent,
  wholeStandard,
} from "../../../test/given/standard.ts";
import { flagsOn, openTasksOf } from "../../../test/given/traces.ts";
import { aCounty, testDatabase, type County } from "../../../test/given.ts";
import { getProject, standardOf } from "../project/reads.ts";
import * as actions from "./actions.ts";
import { PublishInput } from "./model.ts";
import { findStandard, getDraft, listVersions } from "./reads.ts";

const opened = testDatabase();
let county: County;
let other: County;
beforeAll(async () => {
  county = await aCounty(opened.database);
  other = await aCounty(opened.database, "990102");
  await withLimits(opened.database);
});

const publish = (key: actions.Key, fromOn: string, document = "青农发〔2026〕9号（虚构）") =>
  county.act("departmentOfficer", (tx, by) =>
    actions.publish(tx, by, key, PublishInput.parse({ document, fromOn })),
  );

const statusOf = async (key: actions.Key): Promise<string> =>
  (await county.ask("countyFinanceReviewer", (db) => getDraft(db, key.jurisdiction, key.id)))
    .status;

const inForce = (item: string, text: string, place = "990101") =>
  county.ask("townshipClerk", (db) => findStandard(db, item, place, day(text)));

describe("on its way to finance", () => {
  test("a draft with a gap is refused with what lacks, and stays a draft", async () => {
    const content = { ...wholeContent, acceptanceItems: [] };
    const key = await aDraftStandard(county, { item: "B0302", content });
    await expect(
      county.act("departmentOfficer", (tx, by) => actions.submit(tx, by, key)),
    ).rejects.toMatchObject({ kind: "unlawful", message: "没有写验收事项" });
    expect(await statusOf(key)).toBe("drafted");
  });

  test("odd weights are recorded as a flag, and finance is asked all the same", async () => {
    const [first, ...rest] = wholeContent.indicators;
    const content = { ...wholeContent, indicators: [{ ...first!, weight: 60 }, ...rest] };
    const key = await aDraftStandard(county, { item: "B0701", content });
    await county.act("departmentOfficer", (tx, by) => actions.submit(tx, by, key));
    expect(await flagsOn(county, key)).toEqual(["standard.indicatorsWeighAsForm"]);
    expect(await openTasksOf(county, key)).toEqual([["standard.agree", null]]);
  });

  test("finance sends back with remarks; the department corrects and submits again", async () => {
    const key = await aDraftStandard(county, { item: "B0702" });
    await county.act("departmentOfficer", (tx, by) => actions.submit(tx, by, key));
    await county.act("countyFinanceOfficer", (tx, by) =>
      actions.sendBack(tx, by, key, "上限高于近三年合同的最高价 6,400 元，请说明"),
    );
    expect(await openTasksOf(county, key)).toEqual([["standard.edit", null]]);
    await county.act("departmentOfficer", async (tx, by) => {
      await actions.edit(tx, by, key, wholeStandard({ priceHigh: yuan("6400.00") }));
      await actions.submit(tx, by, key);
    });
    const seen = await county.ask("departmentOfficer", (db) => getDraft(db, "990101", key.id));
    expect(seen).toMatchObject({
      status: "submitted",
      priceHigh: 640_000n,
      remarks: "上限高于近三年合同的最高价 6,400 元，请说明",
    });
  });

  test("a department has one open draft of an item; the second is refused with the number of the first", async () => {
    await aDraftStandard(county, { item: "A1203" });
    await expect(aDraftStandard(county, { item: "A1203" })).rejects.toMatchObject({
      kind: "conflict",
      message: expect.stringMatching(/已有草案 990101-2026-\d{4}（草拟中）/),
    });
  });

  test("what is above the items of the catalog cannot have a standard", async () => {
    await expect(aDraftStandard(county, { item: "A12" })).rejects.toThrow("不能单独购买");
    await expect(aDraftStandard(county, { item: "Z99" })).rejects.toThrow("目录里没有编码 Z99");
  });

  test("another county does not find the draft", async () => {
    const key = await aDraftStandard(county, { item: "A1204" });
    await expect(
      other.ask("countyFinanceReviewer", (db) => getDraft(db, key.jurisdiction, key.id)),
    ).rejects.toMatchObject({ kind: "notFound" });
  });
});

describe("publication", () => {
  test("the county's own stands before the sample from its first day on, and only in the county", async () => {
    await aPublishedStandard(county, { fromOn: "2026-03-10" });
    const samples = (await listVersionsOf("B0301", "")).length;
    expect(await inForce("B0301", "2026-03-09")).toMatchObject({ place: "" });
    expect(await inForce("B0301", "2026-03-10")).toMatchObject({
      place: "990101",
      version: samples + 1,
      issuer: "县农业农村局",
      document: "青农发〔2026〕8号（虚构）",
      confirmed: true,
    });
    expect(await inForce("B0301", "2026-03-10", "990102")).toMatchObject({ place: "" });
  });

  test("a day before its publication is refused: nobody is bound by what he could not read", async () => {
    const key = await anAgreedStandard(county, { item: "A1102" });
    await on("2026-03-05", () =>
      expect(publish(key, "2026-03-04")).rejects.toMatchObject({
        kind: "invalid",
        breaches: [{ field: "fromOn", because: "施行日期 2026-03-04 早于今天 2026-03-05" }],
      }),
    );
    expect(await statusOf(key)).toBe("agreed");
    await on("2026-03-05", () => publish(key, "2026-03-05"));
    expect(await statusOf(key)).toBe("published");
  });

  test("the next version ends the former the day before, and a project keeps the version of its day", async () => {
    const first = await aPublishedStandard(county, { item: "B0101", fromOn: "2026-03-02" });
    const drafted = await on("2026-03-03", () =>
      aDraft(county, { item: "B0101", draftedOn: "2026-03-03" }),
    );
    const next = await anAgreedStandard(county, {
      item: "B0101",
      name: "法律顾问服务标准（修订）",
    });
    await on("2026-03-20", () => expect(publish(next, "2026-03-20")).resolves.toBeUndefined());
    const [newest, former] = await listVersionsOf("B0101", "990101");
    expect(newest).toMatchObject({ name: "法律顾问服务标准（修订）", from: "2026-03-20" });
    expect(former).toMatchObject({ from: "2026-03-02", to: "2026-03-19" });
    expect([await statusOf(first), await statusOf(next)]).toEqual(["replaced", "published"]);
    const kept = await county.ask("townshipClerk", async (db) =>
      standardOf(db, await getProject(db, drafted.jurisdiction, drafted.id)),
    );
    expect(kept).toMatchObject({ version: former!.version, name: "青禾县村级代理记账服务标准" });
  });

  test("a version cannot begin on the day of the one it follows", async () => {
    await aPublishedStandard(county, { item: "B0102", fromOn: "2026-04-01" });
    const next = await anAgreedStandard(county, { item: "B0102" });
    await on("2026-03-20", () =>
      expect(publish(next, "2026-04-01")).rejects.toMatchObject({
        message: expect.stringContaining("自 2026-04-01 起施行，新版不能同日或者更早"),
      }),
    );
  });
});

const listVersionsOf = (item: string, place: string) =>
  county.ask("townshipClerk", (db) => listVersions(db, item, place));
