import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { day } from "../../base/day.ts";
import { yuan } from "../../base/money.ts";
import { aCounty, testDatabase, type County } from "../../../test/given.ts";
import { on, threeBidders } from "../../../test/given/procurement.ts";
import { aProjectInPlan, withLimits } from "../../../test/given/project.ts";
import { bookkeepingLicences } from "../../../test/given/provider.ts";
import { aQuickPurchase } from "../../../test/given/quick.ts";
import { keepFilesIn } from "../../platform/files.ts";
import { boughtView } from "./bought.ts";

const db = testDatabase();
let county: County;
beforeAll(async () => {
  county = await aCounty(db.database);
  await withLimits(db.database);
  await threeBidders(county, [...bookkeepingLicences]);
  keepFilesIn(mkdtempSync(join(tmpdir(), "bought-")));
});

const asked = (amount: string | undefined, organization = "township") =>
  on("2026-03-05", () =>
    county.ask(county.as("townshipClerk", organization), (tx, by) =>
      boughtView(
        tx,
        by,
        { item: "B0301", amount: amount === undefined ? undefined : yuan(amount) },
        day("2026-03-05"),
      ),
    ),
  );

const aPurchase = async (amount: string) =>
  aQuickPurchase(county, await on("2026-03-02", () => aProjectInPlan(county)), { amount });

describe("本年已买", () => {
  test("before anything was bought it is nothing, and the rule against splitting is silent", async () => {
    expect(await asked("299999.99")).toEqual({ year: 2026, count: 0, bought: 0n, breaches: [] });
  });

  test("what is on its way counts by its ceiling, and only for its own purchaser", async () => {
    await aPurchase("80000.00");
    expect(await asked(undefined)).toMatchObject({ count: 1, bought: yuan("80000.00") });
    expect(await asked(undefined, "otherTownship")).toMatchObject({ count: 0, bought: 0n });
  });

  test("one fen below the limit in all is free, the limit itself is flagged in figures", async () => {
    expect((await asked("219999.99")).breaches).toEqual([]);
    expect((await asked("220000.00")).breaches).toMatchObject([
      {
        rule: "procurement.notSplitBelowLimit",
        because: "本年同一事项 2 次，累计 300,000.00 元，采购限额标准 300,000.00 元",
      },
    ]);
  });

  test("a purchase that reaches the limit by itself splits nothing", async () => {
    expect((await asked("300000.00")).breaches).toEqual([]);
  });
});
