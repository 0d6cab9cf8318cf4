import { beforeAll, describe, expect, test } from "vitest";
import { day } from "../../base/day.ts";
import { yuan } from "../../base/money.ts";
import { at } from "../../platform/clock.ts";
import { aCounty, testDatabase, type County } from "../../../test/given.ts";
import {
  aContractInReview,
  aDraftContract,
  aSignedContract,
  change,
} from "../../../test/given/contract.ts";
import { withLimits } from "../../../test/given/project.ts";
import { balancesOf } from "../budget/reads.ts";
import { file, sendBack, sign, submit, supplement } from "./actions.ts";
import { contractView, projectContracts } from "./dossier.ts";
import { draft } from "./drafting.ts";
import { endEarly } from "./ending.ts";
import { getContract, listContracts, listInstalments } from "./reads.ts";

const given = testDatabase();
let county: County;

beforeAll(async () => {
  county = await aCounty(given.database);
  await withLimits(given.database);
});

type Key = { jurisdiction: string; id: string };

const contractOf = (key: Key) =>
  county.ask("countyFinanceOfficer", (db) => getContract(db, key.jurisdiction, key.id));

const balanceOf = (key: Key) =>
  county.ask("countyFinanceOfficer", async (db) => {
    const [first] = await listInstalments(db, key.jurisdiction, key.id);
    return (await balancesOf(db, key.jurisdiction, [first!.allotment])).get(first!.allotment)!;
  });

const doSign = (key: Key, signedOn = day("2026-03-20"), saveRest = true) =>
  at(day("2026-03-20"), () =>
    county.act("townshipHead", (tx, by) => sign(tx, by, key, { signedOn, saveRest })),
  );

describe("起草", () => {
  test("a draft knows what award, project and standard know", async () => {
    const key = await aDraftContract(county);
    const contract = await contractOf(key);
    expect(contract.price).toBe(yuan("81000.00"));
    expect(contract.quantity).toContain("14 村·年");
    expect(contract.breach).toContain("未达到服务标准");
    expect(contract).toMatchObject({ status: "drafted", payDays: 30, termFrom: "2026-04-01" });
    const view = await county.ask("townshipClerk", (db, by) =>
      contractView(db, by, key, day("2026-03-12")),
    );
    expect(view.acceptance.map((one) => one.deduction)).toEqual([4000, 2000, 1500, 1500, 1000]);
    expect(view.offers.map((one) => [one.verb, one.isOpen])).toEqual([
      ["edit", true],
      ["submit", true],
    ]);
  });

  test("one award has one contract", async () => {
    const key = await aDraftContract(county);
    const { award } = await contractOf(key);
    const again = county.act("townshipClerk", (tx, by) =>
      draft(tx, by, { jurisdiction: key.jurisdiction, award }),
    );
    await expect(again).rejects.toMatchObject({ kind: "conflict" });
  });

  test("a draft that lacks a term is not shown for signing, and says which", async () => {
    const key = await aDraftContract(county);
    await change(county, key, { breach: "" });
    const shown = county.act("townshipClerk", (tx, by) => submit(tx, by, key));
    await expect(shown).rejects.toMatchObject({
      kind: "unlawful",
      message: "还缺 1 项：违约责任",
    });
  });

  test("the provider sees a contract only once it is shown for signing", async () => {
    const key = await aDraftContract(county);
    const mine = () =>
      county
        .ask("providerAgent", (db) => listContracts(db, { limit: 200 }))
        .then((rows) => rows.some((one) => one.id === key.id));
    expect(await mine()).toBe(false);
    await county.act("townshipClerk", (tx, by) => submit(tx, by, key));
    expect(await mine()).toBe(true);
    const view = await county.ask("providerAgent", (db, by) =>
      contractView(db, by, key, day("2026-03-13")),
    );
    expect(view.shares[0]).toMatchObject({ user: { name: "柳河镇" }, quantity: 14, free: null });
    expect(view.offers).toEqual([]);
  });
});

describe("签订", () => {
  test("the price is committed and the cheaper rest goes back to the line", async () => {
    const key = await aSignedContract(county);
    expect(await balanceOf(key)).toMatchObject({
      planned: yuan("81000.00"),
      committed: yuan("81000.00"),
    });
    expect(await contractOf(key)).toMatchObject({ status: "signed", signedOn: "2026-03-20" });
  });

  test("one fen above the award is refused, and nothing of the act remains", async () => {
    const key = await aDraftContract(county);
    const parts = { fiscal: yuan("81000.01"), other: yuan("0.00") };
    const share = await county.ask("townshipClerk", (db, by) =>
      contractView(db, by, key, day("2026-03-12")).then((one) => one.shares[0]!.share),
    );
    await change(county, key, { price: yuan("81000.01"), shares: [{ share, ...parts }] });
    const shown = county.act("townshipClerk", (tx, by) => submit(tx, by, key));
    await expect(shown).rejects.toMatchObject({
      message: "成交价 81,000.00 元，合同价格 81,000.01 元，高 0.01 元",
    });
    expect((await contractOf(key)).status).toBe("drafted");
  });

  test("sixty-one days to pay a small firm are refused at the signature", async () => {
    const key = await aContractInReview(county, { changes: { payDays: 61 } });
    await expect(doSign(key)).rejects.toMatchObject({ kind: "unlawful" });
    await county.act("townshipHead", (tx, by) => sendBack(tx, by, key, { reason: "改为 60 日" }));
    await change(county, key, { payDays: 60 });
    await county.act("townshipClerk", (tx, by) => submit(tx, by, key));
    expect(await doSign(key)).toMatchObject({ status: "signed", payDays: 60 });
  });

  test("nobody signs for another township, and no clerk signs at all", async () => {
    const key = await aContractInReview(county);
    const signing = { saveRest: true, signedOn: undefined };
    const other = county.as("townshipHead", "otherTownship");
    await expect(county.act(other, (tx, by) => sign(tx, by, key, signing))).rejects.toMatchObject({
      kind: "notFound",
    });
    const clerk = county.act("townshipClerk", (tx, by) => sign(tx, by, key, signing));
    await expect(clerk).rejects.toMatchObject({ kind: "forbidden" });
  });

  test("a day to come is no day of signing", async () => {
    const key = await aContractInReview(county);
    await expect(doSign(key, day("2026-03-21"))).rejects.toMatchObject({ kind: "invalid" });
  });
});

describe("签订以后", () => {
  test("filed once", async () => {
    const key = await aSignedContract(county);
    const filing = () =>
      at(day("2026-03-25"), () => county.act("townshipClerk", (tx, by) => file(tx, by, key, {})));
    expect(await filing()).toMatchObject({ filedOn: "2026-03-25" });
    await expect(filing()).rejects.toMatchObject({ kind: "conflict" });
  });

  test("a supplement needs plan money, whatever the ten per cent allow", async () => {
    const adding = (key: Key, amount: string) =>
      county.act("townshipHead", (tx, by) =>
        supplement(tx, by, key, { amount: yuan(amount), reason: "增加两个村" }),
      );
    const saved = await aSignedContract(county);
    await expect(adding(saved, "3000.00")).rejects.toMatchObject({ kind: "invalid" });
    const kept = await aSignedContract(county, { saveRest: false });
    await adding(kept, "3000.00");
    expect(await balanceOf(kept)).toMatchObject({ committed: yuan("84000.00") });
    await expect(adding(kept, "5100.01")).rejects.toMatchObject({
      kind: "unlawful",
      breaches: [{ rule: "contract.supplementsStayWithinTenPercent" }],
    });
  });

  test("an early end gives back what was not accepted, and says why", async () => {
    const key = await aSignedContract(county);
    const balance = await balanceOf(key);
    expect(balance.committed).toBe(yuan("81000.00"));
    await county.act("townshipHead", (tx, by) => endEarly(tx, by, key, { reason: "承接主体歇业" }));
    expect(await balanceOf(key)).toMatchObject({ planned: 0n, committed: 0n });
    expect(await contractOf(key)).toMatchObject({
      status: "endedEarly",
      endReason: "承接主体歇业",
    });
  });

  test("the project shows its contract, and no award is left to draft from", async () => {
    const key = await aSignedContract(county);
    const { project } = await contractOf(key);
    const view = await county.ask("townshipClerk", (db, by) =>
      projectContracts(db, by, { jurisdiction: key.jurisdiction, project }),
    );
    expect(view.rows.map((one) => one.id)).toEqual([key.id]);
    expect(view.toDraft).toEqual([]);
  });
});
