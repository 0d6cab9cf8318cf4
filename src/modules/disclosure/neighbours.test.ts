import { beforeAll, describe, expect, test } from "vitest";
import { day } from "../../base/day.ts";
import { fen, yuan } from "../../base/money.ts";
import { fullSight } from "../../platform/actor.ts";
import { at } from "../../platform/clock.ts";
import { perform, type Call } from "../../platform/http.ts";
import { runNext } from "../../platform/jobs.ts";
import { aCounty, testDatabase, type County } from "../../../test/given.ts";
import { aContractWithInstalment } from "../../../test/given/payment.ts";
import { withLimits } from "../../../test/given/project.ts";
import { jobs, publish, publishDue, refresh } from "./actions.ts";
import * as api from "./api.ts";
import { meanOf, quantityOf } from "./neighbours.ts";
import { disclosureRoutes } from "./routes.ts";

const opened = testDatabase();
let county: County;
const today = day("2026-07-25");

/** As nobody signed in asks. */
async function asked(input: Call["input"]) {
  const route = disclosureRoutes.find((one) => one.endpoint === api.listNeighbours)!;
  const outcome = await at(today, () => perform(opened.database, route, { by: undefined, input }));
  return JSON.parse((outcome as { body: string }).body).rows;
}

beforeAll(async () => {
  county = await aCounty(opened.database);
  await withLimits(opened.database);
  await aContractWithInstalment(county);
  await at(today, async () => {
    await opened.database.act(fullSight, publishDue);
    while (await runNext(opened.database, { [jobs.publish]: publish, [jobs.refresh]: refresh }));
  });
});

describe("how neighbours bought an item", () => {
  test("is told from what was published: quantity, mean price, method, provider", async () => {
    const rows = await asked({ item: "B0301", except: county.organizations["otherTownship"]! });
    expect(rows).toMatchObject([
      {
        jurisdiction: county.jurisdiction,
        place: "柳河镇",
        year: 2026,
        quantity: 14,
        unit: "村·年",
        price: "8100000",
        unitPrice: "578571",
        method: "三方比价",
        result: null,
      },
    ]);
  });

  test("leaves out the asker's own, other items, and codes that nobody knows", async () => {
    expect(await asked({ item: "B0301", except: county.organizations["township"]! })).toEqual([]);
    expect(await asked({ item: "A1102" })).toEqual([]);
    expect(await asked({ item: "Z9999" })).toEqual([]);
  });
});

describe("reckoned from papers", () => {
  test("a quantity is read with its unit, and nothing is made of other words", () => {
    expect(quantityOf("14 村·年")).toEqual({ quantity: 14, unit: "村·年" });
    expect(quantityOf("若干")).toBeNull();
    expect(quantityOf(undefined)).toBeNull();
  });

  test("a mean is exact where it can be, else half up to the fen", () => {
    expect(meanOf(yuan("79800.00"), 14)).toBe(yuan("5700.00"));
    expect(meanOf(fen(10n), 4)).toBe(fen(3n));
    expect(meanOf(fen(9n), 4)).toBe(fen(2n));
  });
});
