import { beforeAll, describe, expect, test } from "vitest";
import { day } from "../../base/day.ts";
import { yuan } from "../../base/money.ts";
import { at } from "../../platform/clock.ts";
import { balanceOfProject } from "../budget/reads.ts";
import { choose } from "../procurement/quotes.ts";
import { findAwardOf, getPackage, listResponses } from "../procurement/reads.ts";
import type { Key } from "../procurement/writes.ts";
import { aCounty, testDatabase, type County } from "../../../test/given.ts";
import { on, threeBidders } from "../../../test/given/procurement.ts";
import { aProjectInPlan, withLimits } from "../../../test/given/project.ts";
import { bookkeepingLicences } from "../../../test/given/provider.ts";
import { aQuickPurchase } from "../../../test/given/quick.ts";
import { sign, submit } from "./actions.ts";
import { contractView } from "./dossier.ts";
import { draft } from "./drafting.ts";
import { withoutThose } from "./rest.ts";

describe("several purchases of one share", () => {
  const db = testDatabase();
  let county: County;
  beforeAll(async () => {
    county = await aCounty(db.database);
    await withLimits(db.database);
    await threeBidders(county, [...bookkeepingLicences]);
  });

  /** Confirmed, drafted and shown for signing. */
  const inReview = (procurement: Key): Promise<Key> =>
    at(day("2026-03-09"), async () => {
      const award = await county.act("townshipHead", async (tx, by) => {
        const pack = await getPackage(tx, procurement);
        const [quote] = await listResponses(tx, procurement.jurisdiction, pack.id);
        await choose(tx, by, { ...procurement, response: quote!.id, reason: "" });
        return (await findAwardOf(tx, procurement))!;
      });
      const { jurisdiction, id } = await county.act("townshipClerk", (tx, by) =>
        draft(tx, by, { jurisdiction: award.jurisdiction, award: award.id }),
      );
      await county.act("townshipClerk", (tx, by) => submit(tx, by, { jurisdiction, id }));
      return { jurisdiction, id };
    });

  const doSign = (key: Key, saveRest?: boolean) =>
    at(day("2026-03-10"), () =>
      county.act("townshipHead", (tx, by) => sign(tx, by, key, { saveRest })),
    );

  const twoPurchases = async () => {
    const project = await on("2026-03-02", () => aProjectInPlan(county));
    const first = await aQuickPurchase(county, project, { amount: "4000.00" });
    const second = await aQuickPurchase(county, project, { amount: "3000.00" });
    const balance = () =>
      county.ask("townshipClerk", (db) => balanceOfProject(db, county.jurisdiction, project.id));
    return { project, first, second, balance };
  };

  test("a contract takes its price, and the rest of the plan stays for the next", async () => {
    const { first, second, balance } = await twoPurchases();
    await doSign(await inReview(first));
    expect(await balance()).toMatchObject({
      planned: yuan("84000.00"),
      committed: yuan("4000.00"),
    });
    await doSign(await inReview(second));
    expect(await balance()).toMatchObject({
      planned: yuan("84000.00"),
      committed: yuan("7000.00"),
    });
  });

  test("what is given back leaves the ceiling of the purchase that is on its way", async () => {
    const { project, first, second, balance } = await twoPurchases();
    const key = await inReview(first);
    const view = await county.ask("townshipHead", (db, by) =>
      contractView(db, by, key, day("2026-03-10")),
    );
    expect(view.rest).toEqual({ savable: yuan("77000.00"), isSaved: false });
    await doSign(key, true);
    expect(await balance()).toMatchObject({
      planned: yuan("7000.00"),
      committed: yuan("4000.00"),
    });
    await expect(aQuickPurchase(county, project, { amount: "0.01" })).rejects.toMatchObject({
      breaches: [{ rule: "procurement.ceilingWithinPlan" }],
    });
    await doSign(await inReview(second));
    expect(await balance()).toMatchObject({
      planned: yuan("7000.00"),
      committed: yuan("7000.00"),
    });
  });
});

test("the latest year is kept first", () => {
  const part = (year: number, amount: string) => ({
    allotment: `a-${year}`,
    share: "a",
    year,
    amount: yuan(amount),
  });
  const rests = [part(2026, "100.00"), part(2027, "50.00")];
  expect(withoutThose(rests, yuan("60.00"))).toEqual([part(2026, "90.00")]);
  expect(withoutThose(rests, yuan("200.00"))).toEqual([]);
});
