import { beforeAll, describe, expect, test } from "vitest";
import { day, type Day } from "../../base/day.ts";
import { yuan } from "../../base/money.ts";
import { at } from "../../platform/clock.ts";
import { aCounty, testDatabase, type County } from "../../../test/given.ts";
import { withLimits } from "../../../test/given/project.ts";
import {
  aContractWithInstalment,
  anAcceptance,
  anInvoice,
  anOrder,
  aPaid,
  aRequest,
} from "../../../test/given/payment.ts";
import { balancesOf } from "../budget/reads.ts";
import { getContract, getInstalment } from "../contract/reads.ts";
import { check, pay, refuse, request, takeBack } from "./actions.ts";
import { claimsView } from "./claims.ts";
import { daysToPayView, paymentView, projectPayments } from "./dossier.ts";
import { getPayment } from "./reads.ts";

const given = testDatabase();
let county: County;

beforeAll(async () => {
  county = await aCounty(given.database);
  await withLimits(given.database);
});

type Key = { jurisdiction: string; id: string };

const balanceOf = (instalment: string) =>
  county.ask("countyFinanceOfficer", async (db) => {
    const { allotment } = await getInstalment(db, "990101", instalment);
    return (await balancesOf(db, "990101", [allotment])).get(allotment)!;
  });

const paid = async (acceptance: Key, amount: string, on: Day) => {
  const asked = await aRequest(county, acceptance, { amount, on });
  await anOrder(county, asked, on);
  await aPaid(county, asked, on);
  return asked;
};

describe("申请", () => {
  test("what was accepted is asked for by the fen, one fen more is refused", async () => {
    const contract = await aContractWithInstalment(county);
    const acceptance = await anAcceptance(county, contract, { asked: "40000.00" });
    await expect(aRequest(county, acceptance, { amount: "40000.01" })).rejects.toMatchObject({
      kind: "unlawful",
      breaches: [{ rule: "payment.paysWhatIsAccepted", field: "amount" }],
    });
    const first = await aRequest(county, acceptance, { amount: "30000.00" });
    await expect(aRequest(county, acceptance, { amount: "10000.01" })).rejects.toMatchObject({
      kind: "unlawful",
    });
    await aRequest(county, acceptance, { amount: "10000.00" });
    const view = await county.ask("townshipClerk", (db, by) =>
      paymentView(db, by, first, day("2026-07-12")),
    );
    expect(view).toMatchObject({
      status: "requested",
      dueOn: "2026-08-04",
      dueBasis: "2026-07-05 验收合格之日起 30 日",
      desk: { since: "2026-07-10" },
      late: null,
    });
  });

  test("an invoice is used once, and again only when the request was refused", async () => {
    const contract = await aContractWithInstalment(county);
    const acceptance = await anAcceptance(county, contract, { asked: "40000.00" });
    const invoice = anInvoice();
    const first = await aRequest(county, acceptance, { amount: "1000.00", invoice });
    const again = () => aRequest(county, acceptance, { amount: "1000.00", invoice });
    await expect(again()).rejects.toMatchObject({
      kind: "conflict",
      breaches: [{ field: "invoice" }],
    });
    await county.act("countyFinanceReviewer", (tx, by) =>
      refuse(tx, by, first, { reason: "发票抬头不符" }),
    );
    await expect(again()).resolves.toMatchObject({ status: "requested" });
  });

  test("an invoice used with another township is refused too, without saying whose", async () => {
    const contract = await aContractWithInstalment(county);
    const acceptance = await anAcceptance(county, contract, { asked: "40000.00" });
    const invoice = anInvoice();
    const first = await aRequest(county, acceptance, { amount: "1000.00", invoice });
    // Out of the township's sight, as another purchaser's request is.
    await county.act("countyTreasury", (tx) =>
      tx
        .updateTable("payment")
        .set({ organization: county.organizations["otherTownship"]!, readers: [] })
        .where("jurisdiction", "=", "990101")
        .where("id", "=", first.id)
        .execute(),
    );
    await expect(
      aRequest(county, acceptance, { amount: "1000.00", invoice }),
    ).rejects.toMatchObject({
      kind: "conflict",
      message: `发票 ${invoice} 已用于本县其他单位的支付申请。一张发票只能申请一次，请核对发票号码`,
    });
  });

  test("another township cannot ask, and the treasury pays only what was ordered", async () => {
    const contract = await aContractWithInstalment(county);
    const acceptance = await anAcceptance(county, contract, { asked: "40000.00" });
    const other = county.as("townshipClerk", "otherTownship");
    const input = {
      kind: "pay" as const,
      jurisdiction: "990101",
      acceptance: acceptance.id,
      amount: yuan("1.00"),
      invoice: anInvoice(),
    };
    await expect(county.act(other, (tx, by) => request(tx, by, input))).rejects.toMatchObject({
      kind: "notFound",
    });
    const asked = await aRequest(county, acceptance);
    await expect(aPaid(county, asked, day("2026-07-20"))).rejects.toMatchObject({
      kind: "conflict",
    });
    const township = county.act("townshipHead", (tx, by) => check(tx, by, asked));
    await expect(township).rejects.toMatchObject({ kind: "forbidden" });
  });
});

describe("支付", () => {
  test("a payment posts to the ledger, and a late one is flagged with its interest", async () => {
    const contract = await aContractWithInstalment(county);
    const acceptance = await anAcceptance(county, contract, { asked: "40000.00" });
    const asked = await aRequest(county, acceptance, { amount: "40000.00" });
    await anOrder(county, asked, day("2026-07-20"));
    await aPaid(county, asked, day("2026-08-14"));
    expect(await balanceOf(contract.instalment)).toMatchObject({ paid: yuan("40000.00") });
    const view = await county.ask("countyTreasury", (db, by) =>
      paymentView(db, by, asked, day("2026-09-01")),
    );
    expect(view).toMatchObject({
      status: "paid",
      late: { days: 10, interest: yuan("200.00") },
      offers: [{ verb: "return" }],
    });
    const flags = await county.ask("countyTreasury", (db) =>
      db.selectFrom("flagHit").select("because").where("subjectId", "=", asked.id).execute(),
    );
    expect(flags).toEqual([
      { because: "应于 2026-08-04 前支付，实际 2026-08-14，迟 10 天，逾期利息 200.00 元" },
    ]);
  });

  test("a payment that came back frees its value and its invoice", async () => {
    const contract = await aContractWithInstalment(county);
    const acceptance = await anAcceptance(county, contract, { asked: "40000.00" });
    const asked = await paid(acceptance, "40000.00", day("2026-07-20"));
    const { invoice } = await county.ask("countyTreasury", (db) =>
      getPayment(db, "990101", asked.id),
    );
    await at(day("2026-07-22"), () =>
      county.act("countyTreasury", (tx, by) => takeBack(tx, by, asked, { reason: "账号有误" })),
    );
    expect(await balanceOf(contract.instalment)).toMatchObject({ paid: 0n });
    const again = await aRequest(county, acceptance, {
      amount: "40000.00",
      on: day("2026-07-23"),
      invoice,
    });
    await anOrder(county, again, day("2026-07-24"));
    await aPaid(county, again, day("2026-07-24"));
    expect(await balanceOf(contract.instalment)).toMatchObject({ paid: yuan("40000.00") });
  });

  test("an advance is paid as agreed and recovered from the acceptance", async () => {
    const contract = await aContractWithInstalment(county, {
      changes: { advance: yuan("20000.00") },
    });
    const asking = (amount: string) =>
      at(day("2026-04-02"), () =>
        county.act("townshipClerk", (tx, by) =>
          request(tx, by, {
            kind: "advance",
            jurisdiction: "990101",
            instalment: contract.instalment,
            amount: yuan(amount),
            invoice: anInvoice(),
          }),
        ),
      );
    await expect(asking("20000.01")).rejects.toMatchObject({ kind: "unlawful" });
    const advance = await asking("20000.00");
    await anOrder(county, advance, day("2026-04-03"));
    await aPaid(county, advance, day("2026-04-05"));
    expect(await balanceOf(contract.instalment)).toMatchObject({
      advanced: yuan("20000.00"),
      paid: yuan("20000.00"),
    });
    const acceptance = await anAcceptance(county, contract, { asked: "40000.00" });
    await expect(aRequest(county, acceptance, { amount: "20000.01" })).rejects.toMatchObject({
      kind: "unlawful",
    });
    await paid(acceptance, "20000.00", day("2026-07-20"));
    expect(await balanceOf(contract.instalment)).toMatchObject({
      accepted: yuan("40000.00"),
      advanced: 0n,
      paid: yuan("40000.00"),
    });
  });

  test("the last payment of everything ends the contract", async () => {
    const contract = await aContractWithInstalment(county);
    const first = await anAcceptance(county, contract, { asked: "40000.00" });
    await paid(first, "40000.00", day("2026-07-20"));
    const statusNow = () =>
      county.ask("countyTreasury", (db) => getContract(db, "990101", contract.contract.id));
    expect((await statusNow()).status).toBe("signed");
    const rest = await anAcceptance(county, contract, {
      asked: "41000.00",
      period: "下半年",
      on: day("2026-07-06"),
    });
    await paid(rest, "41000.00", day("2026-07-21"));
    expect(await statusNow()).toMatchObject({ status: "completed", endedOn: "2026-07-21" });
  });

  test("what was deducted at acceptance is freed when the contract ends", async () => {
    const contract = await aContractWithInstalment(county);
    const only = await anAcceptance(county, contract, { asked: "81000.00", unmet: [4] });
    await paid(only, "72900.00", day("2026-07-20"));
    expect(await balanceOf(contract.instalment)).toMatchObject({
      planned: yuan("72900.00"),
      committed: yuan("72900.00"),
      paid: yuan("72900.00"),
    });
  });
});

describe("到了哪里", () => {
  test("a provider sees each claim at its desk, unasked ones at the purchaser's", async () => {
    const before = await county.ask("providerAgent", (db) => claimsView(db, day("2026-08-14")));
    const contract = await aContractWithInstalment(county);
    const acceptance = await anAcceptance(county, contract, { asked: "40000.00" });
    await aRequest(county, acceptance, { amount: "30000.00" });
    const view = await county.ask("providerAgent", (db) => claimsView(db, day("2026-08-14")));
    expect(view.receivable.amount - before.receivable.amount).toBe(yuan("40000.00"));
    const mine = view.rows.filter((one) => one.contract === contract.contract.id);
    expect(mine.map((one) => [one.amount, one.desk?.name, one.late])).toEqual([
      [yuan("30000.00"), "县财政局 县财政局审核", { days: 10, interest: yuan("150.00") }],
      [yuan("10000.00"), "柳河镇 乡镇经办", { days: 10, interest: yuan("50.00") }],
    ]);
    const states = mine[0]!.stations.map((one) => one.state).join(" ");
    expect(states).toBe("done done late ahead ahead");
    const other = county.as("providerAgent", "otherProvider");
    expect((await county.ask(other, (db) => claimsView(db, day("2026-08-14")))).rows).toEqual([]);
  });

  test("days to pay are counted from acceptance, by year and payer", async () => {
    const { rows } = await county.ask("countyTreasury", (db, by) => daysToPayView(db, by, 2026));
    expect(rows.map((one) => one.organization.name)).toEqual(["柳河镇"]);
    expect(rows[0]!.payments).toBeGreaterThan(4);
  });

  test("the project says what can be asked for now", async () => {
    const contract = await aContractWithInstalment(county, {
      changes: { advance: yuan("20000.00") },
    });
    const acceptance = await anAcceptance(county, contract, { asked: "40000.00" });
    const { project } = await county.ask("townshipClerk", (db) =>
      getContract(db, "990101", contract.contract.id),
    );
    const key = { jurisdiction: "990101", project };
    const on = day("2026-07-10");
    const asClerk = await county.ask("townshipClerk", (db, by) => projectPayments(db, by, key, on));
    expect(asClerk.payable).toMatchObject([
      { kind: "pay", of: acceptance.id, left: yuan("40000.00"), mayRequest: true },
      { kind: "advance", of: contract.instalment, left: yuan("20000.00"), mayRequest: true },
    ]);
    const asFinance = await county.ask("countyTreasury", (db, by) =>
      projectPayments(db, by, key, on),
    );
    expect(asFinance.payable.map((one) => one.mayRequest)).toEqual([false, false]);
  });
});

test("a payment is registered on its day, not on one to come", async () => {
  const contract = await aContractWithInstalment(county);
  const acceptance = await anAcceptance(county, contract, { asked: "40000.00" });
  const asked = await aRequest(county, acceptance);
  await anOrder(county, asked, day("2026-07-11"));
  const paying = at(day("2026-07-12"), () =>
    county.act("countyTreasury", (tx, by) =>
      pay(tx, by, asked, { voucher: "ZF-1", paidOn: day("2026-07-13") }),
    ),
  );
  await expect(paying).rejects.toMatchObject({ kind: "invalid" });
});
