import { beforeAll, describe, expect, test } from "vitest";
import { day } from "../../base/day.ts";
import { fen, yuan } from "../../base/money.ts";
import { at } from "../../platform/clock.ts";
import { aCounty, testDatabase, type County } from "../../../test/given.ts";
import { aJointAward, aJointContract } from "../../../test/given/contract.ts";
import { withLimits } from "../../../test/given/project.ts";
import { end } from "../procurement/actions.ts";
import { getProcurement } from "../procurement/reads.ts";
import { sign, submit } from "./actions.ts";
import { contractView } from "./dossier.ts";
import { draftShares } from "./draft.ts";
import { draft } from "./drafting.ts";
import { freeOf, restAfter, takeFrom } from "./instalments.ts";
import { getContract, listContractShares, listInstalments } from "./reads.ts";

describe("a joint purchase on a real database", () => {
  const given = testDatabase();
  let county: County;

  beforeAll(async () => {
    county = await aCounty(given.database);
    await withLimits(given.database);
  });

  test("a department buys for two townships: an instalment each, and both read the contract", async () => {
    const key = await aJointContract(county);
    await at(day("2026-03-20"), () =>
      county.act("departmentOfficer", (tx, by) => sign(tx, by, key, { saveRest: true })),
    );
    const instalments = await county.ask("departmentOfficer", (db) =>
      listInstalments(db, key.jurisdiction, key.id),
    );
    const amounts = new Set(instalments.map((one) => one.amount));
    expect(amounts).toEqual(new Set([yuan("33000.00"), yuan("42000.00")]));
    for (const township of ["township", "otherTownship"]) {
      const seen = await county.ask(county.as("townshipClerk", township), (db, by) =>
        contractView(db, by, key, day("2026-03-21")),
      );
      expect(seen.shares.map((one) => one.user.name).toSorted()).toEqual(["柳河镇", "石桥乡"]);
      expect(seen.offers).toEqual([]);
    }
    const signed = await county.ask("countyTreasury", (db) =>
      getContract(db, key.jurisdiction, key.id),
    );
    expect(signed.status).toBe("signed");
  });
});

describe("a contract for each township", () => {
  const given = testDatabase();
  let county: County;
  const on = day("2026-03-20");
  const officer = <T>(run: Parameters<typeof county.act<T>>[1]): Promise<T> =>
    at(on, () => county.act("departmentOfficer", run));

  beforeAll(async () => {
    county = await aCounty(given.database);
    await withLimits(given.database);
  });

  /** Two contracts of one award, each waiting for its signature; of the first township 20,000.00 yuan is other money. */
  async function twoInReview() {
    const award = await aJointAward(county, 2_000_000n);
    const { jurisdiction } = award;
    const contracts = [];
    for (const name of ["township", "otherTownship"]) {
      const key = await officer(async (tx, by) => {
        const [pack] = await tx
          .selectFrom("award")
          .innerJoin("packageShare", "packageShare.package", "award.package")
          .innerJoin("share", "share.id", "packageShare.share")
          .select("share.id")
          .where("award.id", "=", award.id)
          .where("share.userOrganization", "=", county.organizations[name]!)
          .execute();
        return draft(tx, by, { jurisdiction, award: award.id, shares: [pack!.id] });
      });
      contracts.push({ jurisdiction, id: key.id });
    }
    for (const key of contracts) await officer((tx, by) => submit(tx, by, key));
    return { ...award, contracts };
  }

  const statusOf = (key: { jurisdiction: string; id: string }) =>
    county.ask("departmentOfficer", async (db) => (await getProcurement(db, key)).status);

  test("other money of the first does not move the price of the second", async () => {
    const { contracts } = await twoInReview();
    const parts = [];
    for (const { jurisdiction, id } of contracts)
      parts.push(
        ...(await county.ask("departmentOfficer", (db) =>
          listContractShares(db, jurisdiction, id),
        )),
      );
    expect(parts.map(({ fiscal, other }) => [fiscal, other])).toEqual([
      [yuan("22000.00"), yuan("20000.00")],
      [yuan("33000.00"), yuan("0.00")],
    ]);
  });

  test("both signed at the same moment: the purchase is contracted", async () => {
    const { contracts, procurement } = await twoInReview();
    await Promise.all(contracts.map((key) => officer((tx, by) => sign(tx, by, key, {}))));
    expect(await statusOf(procurement)).toBe("contracted");
  });

  test("after the first signature the purchase is not cancelled, and the second follows", async () => {
    const { contracts, procurement } = await twoInReview();
    await officer((tx, by) => sign(tx, by, contracts[0]!, {}));
    const reason = "不再购买";
    await expect(
      officer((tx, by) => end(tx, by, "cancel", { ...procurement, reason, on })),
    ).rejects.toThrow("已于 2026-03-20 签订合同");
    await officer((tx, by) => sign(tx, by, contracts[1]!, {}));
    expect(await statusOf(procurement)).toBe("contracted");
  });

  test("what was cancelled is neither signed nor drafted again", async () => {
    const { contracts, procurement } = await twoInReview();
    await officer((tx, by) => end(tx, by, "cancel", { ...procurement, reason: "不再购买", on }));
    await expect(officer((tx, by) => sign(tx, by, contracts[0]!, {}))).rejects.toThrow("已终止");
  });
});

describe("金额分到份额和年度", () => {
  const free = [
    { allotment: "a-2026", share: "a", year: 2026, amount: yuan("100.00") },
    { allotment: "a-2027", share: "a", year: 2027, amount: yuan("50.00") },
    { allotment: "b-2026", share: "b", year: 2026, amount: yuan("30.00") },
  ];

  test("this year's line first, then the next; no share takes another's", () => {
    const taken = takeFrom(free, [
      { share: "a", amount: yuan("120.00") },
      { share: "b", amount: yuan("30.00") },
    ]);
    expect(taken.map((one) => [one.allotment, one.amount])).toEqual([
      ["a-2026", yuan("100.00")],
      ["a-2027", yuan("20.00")],
      ["b-2026", yuan("30.00")],
    ]);
    expect(restAfter(free, taken, ["a", "b"]).map((one) => [one.allotment, one.amount])).toEqual([
      ["a-2027", yuan("30.00")],
    ]);
    expect(freeOf(free, "a")).toBe(yuan("150.00"));
  });

  test("what the plan lacks is not taken from anywhere", () => {
    const taken = takeFrom(free, [{ share: "b", amount: yuan("30.01") }]);
    expect(taken.map((one) => one.amount)).toEqual([yuan("30.00")]);
  });

  test("a cheaper price saves fiscal money; other money is used as promised", () => {
    const share = {
      jurisdiction: "990101",
      organization: "o",
      readers: [],
      project: "p",
      userOrganization: "u",
      accepterOrganization: "u",
      payerOrganization: "u",
      monitorOrganization: null,
      evaluatorOrganization: null,
      leftOn: null,
      otherSource: "村集体",
      quantity: 1,
    };
    const shares = [
      { ...share, id: "a", fiscal: yuan("90.00"), other: yuan("10.00") },
      { ...share, id: "b", fiscal: yuan("100.00"), other: fen(0n) },
    ];
    const parts = draftShares(yuan("100.01"), shares);
    expect(parts.map((one) => [one.share, one.fiscal, one.other])).toEqual([
      ["a", yuan("40.01"), yuan("10.00")],
      ["b", yuan("50.00"), yuan("0.00")],
    ]);
  });
});
