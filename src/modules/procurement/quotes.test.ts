import { beforeAll, describe, expect, test } from "vitest";
import { yuan } from "../../base/money.ts";
import { aCounty, testDatabase, type County } from "../../../test/given.ts";
import {
  aComparison,
  anAward,
  careLicences,
  on,
  quote,
  responsesFor,
  threeBidders,
} from "../../../test/given/procurement.ts";
import { aCheckedProvider, bookkeepingLicences } from "../../../test/given/provider.ts";
import { withLimits } from "../../../test/given/project.ts";
import { aPublishedStandard } from "../../../test/given/standard.ts";
import { flagsOn, openTasksOf, publishedOf } from "../../../test/given/traces.ts";
import { choose } from "./quotes.ts";
import { getProcurement } from "./reads.ts";
import type { Key } from "./writes.ts";

const db = testDatabase();
let county: County;
beforeAll(async () => {
  county = await aCounty(db.database);
  await withLimits(db.database);
  await threeBidders(county, [...bookkeepingLicences, ...careLicences]);
});

const seen = (key: Key) => county.ask("townshipClerk", (db) => getProcurement(db, key));

describe("below the limit", () => {
  test("three quotes, the lowest is chosen without a reason, and the contract waits", async () => {
    const award = await anAward(county);
    const key = { jurisdiction: "990101", id: award.procurement };
    expect(award).toMatchObject({
      provider: county.organizations["provider"],
      price: yuan("80000.00"),
      reason: "3 家报价中最低，80,000.00 元",
    });
    expect(await seen(key)).toMatchObject({ status: "awarded", awardedOn: "2026-03-06" });
    expect(await openTasksOf(county, key)).toEqual([["contract.draft", null]]);
    expect(await publishedOf(county, key)).toEqual(["award"]);
  });

  test("two quotes are one too few for the rule of the county", async () => {
    const key = await aComparison(county);
    const first = await quote(county, key, "provider", "80000.00");
    await quote(county, key, "otherProvider", "82000.00");
    await expect(
      on("2026-03-06", () =>
        county.act("townshipHead", (tx, by) =>
          choose(tx, by, { ...key, response: first.id, reason: "" }),
        ),
      ),
    ).rejects.toMatchObject({ kind: "unlawful", message: expect.stringContaining("还差 1 家") });
  });

  test("whoever is not the lowest is chosen with a reason only", async () => {
    const key = await aComparison(county);
    await quote(county, key, "provider", "80000.00");
    const second = await quote(county, key, "otherProvider", "80000.01");
    await quote(county, key, "thirdProvider", "83000.00");
    const chooseSecond = (reason: string) =>
      on("2026-03-06", () =>
        county.act("townshipHead", (tx, by) =>
          choose(tx, by, { ...key, response: second.id, reason }),
        ),
      );
    await expect(chooseSecond("")).rejects.toMatchObject({
      message: expect.stringContaining("高出 0.01 元"),
    });
    await chooseSecond("去年承接本镇记账，村级满意度更高");
    expect(await seen(key)).toMatchObject({ status: "awarded" });
    const ranks = (await responsesFor(county, "townshipClerk", key)).map(({ rank, price }) => [
      rank,
      price,
    ]);
    expect(ranks).toEqual([
      [1, yuan("80000.00")],
      [2, yuan("80000.01")],
      [3, yuan("83000.00")],
    ]);
  });

  test("the ceiling may reach the plan and not one fen beyond", async () => {
    await aComparison(county, { ceiling: String(yuan("84000.00")) });
    await expect(aComparison(county, { ceiling: String(yuan("84000.01")) })).rejects.toMatchObject({
      breaches: [expect.objectContaining({ rule: "procurement.ceilingWithinPlan" })],
    });
  });

  test("buying the same thing again and again below the limit is flagged when it adds up to it", async () => {
    const key = await aComparison(county);
    expect(await flagsOn(county, key)).toContain("procurement.notSplitBelowLimit");
  });

  test("what only the sample standard asks for is flagged; what the county has set itself bars", async () => {
    const other = await aCounty(db.database, "990102");
    await on("2026-01-05", () => aCheckedProvider(other, "provider", { qualifications: [] }));
    const stranger = { ...county, organizations: { stranger: other.organizations["provider"]! } };
    const advised = await aComparison(county);
    await quote(stranger, advised, "stranger", "1.00");
    expect(await flagsOn(county, advised)).toContain("provider.qualificationIsAdvised");
    await aPublishedStandard(county, { day: "2026-01-05", fromOn: "2026-01-05" });
    const asked = await aComparison(county);
    await expect(quote(stranger, asked, "stranger", "1.00")).rejects.toMatchObject({
      message: expect.stringContaining("没有“代理记账许可证”"),
    });
  });
});
