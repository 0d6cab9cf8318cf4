import { beforeAll, describe, expect, test } from "vitest";
import { day, type Day } from "../src/base/day.ts";
import { yuan } from "../src/base/money.ts";
import { Refusal } from "../src/base/refusal.ts";
import { listInstalments } from "../src/modules/contract/reads.ts";
import { completeCreditCode } from "../src/modules/provider/creditCode.ts";
import { fullSight, type Actor } from "../src/platform/actor.ts";
import { at, now } from "../src/platform/clock.ts";
import { perform, statusOf } from "../src/platform/http.ts";
import { newId } from "../src/platform/identity.ts";
import { routes } from "../src/server/routes.ts";
import { aContractInReview, aSignedContract, anAward } from "./given/contract.ts";
import {
  aContractWithInstalment,
  anAcceptance,
  anInvoice,
  anOrder,
  aRequest,
} from "./given/payment.ts";
import { aComparison, quote } from "./given/procurement.ts";
import { withLimits } from "./given/project.ts";
import { aCounty, testDatabase, type County } from "./given.ts";

/** The same act from many windows at once: one is done, the others are told so, and none ends in a fault. */
const opened = testDatabase();
let county: County;
beforeAll(async () => {
  county = await aCounty(opened.database);
  await withLimits(opened.database);
});

type Sent = { path: string; by: Actor; input: object };

async function status({ path, by, input }: Sent): Promise<number> {
  const route = routes.find(({ endpoint }) => `${endpoint.method} ${endpoint.path}` === path)!;
  try {
    await perform(opened.database, route, { by, input, key: newId(now()) });
    return 200;
  } catch (error) {
    if (error instanceof Refusal) return statusOf[error.kind];
    throw error;
  }
}

/** How many of these were done; whatever was refused is no fault. */
const done = (on: Day, sent: readonly Sent[]): Promise<number> =>
  at(on, async () => {
    const all = await Promise.all(sent.map(status));
    return all.filter((one) => one === 200).length;
  });

const times = <T>(count: number, make: (at: number) => T): T[] =>
  Array.from({ length: count }, (_, at) => make(at));

const same = (on: Day, sent: Sent): Promise<number> =>
  done(
    on,
    times(32, () => sent),
  );

describe("sent thirty-two times at once", () => {
  test("a choice, a draft and a signature are made once", async () => {
    const award = await anAward(county);
    const key = await aComparison(county);
    const quotes: string[] = [];
    for (const [i, who] of ["provider", "otherProvider", "thirdProvider"].entries())
      quotes.push((await quote(county, key, who, `8000${i}.00`)).id);
    const choosing = { ...key, response: quotes[0], reason: "" };
    const path = "POST /api/procurements/:jurisdiction/:id/choose";
    const by = county.as("townshipHead");
    expect(await same(day("2026-03-06"), { path, by, input: choosing })).toBe(1);

    const input = { jurisdiction: award.jurisdiction, award: award.id };
    const clerk = county.as("townshipClerk");
    expect(await same(day("2026-03-12"), { path: "POST /api/contracts", by: clerk, input })).toBe(
      1,
    );

    const contract = await aContractInReview(county);
    const sign = "POST /api/contracts/:jurisdiction/:id/sign";
    expect(await same(day("2026-03-20"), { path: sign, by, input: contract })).toBe(1);
  });

  test("an acceptance is asked for, given, paid and given back once", async () => {
    const made = await aContractWithInstalment(county);
    const { contract } = made;
    const acceptance = await anAcceptance(county, made);
    const by = county.as("townshipClerk");
    const asked = { ...contract, instalment: made.instalment, period: "下半年", asked: "4100000" };
    const ask = "POST /api/contracts/:jurisdiction/:id/acceptances";
    expect(await same(day("2026-07-06"), { path: ask, by, input: asked })).toBe(1);

    const requests = times(32, () => ({
      path: "POST /api/payments",
      by,
      input: {
        kind: "pay",
        jurisdiction: contract.jurisdiction,
        acceptance: acceptance.id,
        amount: "4000000",
        invoice: anInvoice(),
      },
    }));
    expect(await done(day("2026-07-08"), requests)).toBe(1);
  });

  test("a payment is checked, ordered, paid and returned once", async () => {
    const made = await aContractWithInstalment(county);
    const { jurisdiction, id } = await aRequest(county, await anAcceptance(county, made));
    const steps = [
      ["check", "countyFinanceReviewer", {}],
      ["order", "countyFinanceOfficer", {}],
      ["pay", "countyTreasury", { voucher: "ZF-0001" }],
      ["return", "countyTreasury", { reason: "账号有误" }],
    ] as const;
    for (const [verb, role, more] of steps) {
      const path = `POST /api/payments/:jurisdiction/:id/${verb}`;
      const input = { jurisdiction, id, ...more };
      expect([verb, await same(day("2026-07-15"), { path, by: county.as(role), input })]).toEqual([
        verb,
        1,
      ]);
    }
  });

  test("a supplement of six per cent is signed once, for two would be twelve", async () => {
    const contract = await aSignedContract(county, { saveRest: false, price: "50000.00" });
    const path = "POST /api/contracts/:jurisdiction/:id/supplements";
    const input = { ...contract, amount: "300000", reason: "增加两个村" };
    expect(await same(day("2026-05-06"), { path, by: county.as("townshipHead"), input })).toBe(1);
  });

  test("the same code, account or line is entered once", async () => {
    const by = county.as("countyFinanceOfficer");
    const line = {
      organization: county.organizations["township"],
      year: 2026,
      code: "Z-2026-099",
      title: "代理记账",
      functionalClass: "2130199",
      ledger: "general",
      source: "own",
      amount: "100",
      decision: { number: "虚构〔2026〕1号", title: "预算批复", decidedOn: "2026-01-05" },
    };
    expect(await same(day("2026-01-06"), { path: "POST /api/budget/lines", by, input: line })).toBe(
      1,
    );
    const creditCode = completeCreditCode("91990101MA1A0099X");
    const firm = { creditCode, name: "某某公司", size: "small" };
    expect(await same(day("2026-01-06"), { path: "POST /api/providers", by, input: firm })).toBe(1);
    const person = {
      login: "zhang.san",
      name: "张三",
      password: "abcdef123456",
      organization: county.organizations["township"],
      role: "townshipClerk",
    };
    const admin = county.as("systemAdmin");
    const path = "POST /api/persons";
    expect(
      await done(
        day("2026-01-06"),
        times(8, () => ({ path, by: admin, input: person })),
      ),
    ).toBe(1);
  });
});

describe("two acts that meet", () => {
  test("an agreed advance is asked for once, whichever instalment it is asked of", async () => {
    const made = await aContractWithInstalment(county, {
      changes: { advance: yuan("20000.00") },
    });
    const { contract } = made;
    const instalments = await county.ask("townshipClerk", (db) =>
      listInstalments(db, contract.jurisdiction, contract.id),
    );
    const sent = times(16, (i) => ({
      path: "POST /api/payments",
      by: county.as("townshipClerk"),
      input: {
        kind: "advance",
        jurisdiction: contract.jurisdiction,
        instalment: instalments[i % instalments.length]!.id,
        amount: "1500000",
        invoice: anInvoice(),
      },
    }));
    expect(await done(day("2026-04-08"), sent)).toBe(1);
  });

  test("the two last payments of a contract complete it, whichever comes first", async () => {
    const made = await aContractWithInstalment(county);
    const halves = [];
    for (const [period, asked] of [
      ["上半年", "40000.00"],
      ["下半年", "41000.00"],
    ] as const) {
      const acceptance = await anAcceptance(county, made, { period, asked });
      const request = await aRequest(county, acceptance, { amount: asked });
      halves.push(await anOrder(county, request, day("2026-07-12")));
    }
    const sent = halves.map(({ jurisdiction, id }) => ({
      path: "POST /api/payments/:jurisdiction/:id/pay",
      by: county.as("countyTreasury"),
      input: { jurisdiction, id, voucher: "ZF-0002" },
    }));
    expect(await done(day("2026-07-15"), sent)).toBe(2);
    const { status } = await opened.database.ask(fullSight, (db) =>
      db
        .selectFrom("contract")
        .select("status")
        .where("jurisdiction", "=", made.contract.jurisdiction)
        .where("id", "=", made.contract.id)
        .executeTakeFirstOrThrow(),
    );
    expect(status).toBe("completed");
  });

  test("a contract that is ended while it is paid, accepted and supplemented ends without a fault", async () => {
    const made = await aContractWithInstalment(county, { saveRest: false });
    const { contract } = made;
    const paid = await anOrder(
      county,
      await aRequest(county, await anAcceptance(county, made)),
      day("2026-07-12"),
    );
    const [clerk, head] = [county.as("townshipClerk"), county.as("townshipHead")];
    const at = "/api/contracts/:jurisdiction/:id";
    const ask = { ...contract, instalment: made.instalment, period: "下半年", asked: "4100000" };
    const mixed: Sent[] = times(5, (i) => [
      { path: `POST ${at}/end`, by: head, input: { ...contract, reason: "协商一致" } },
      {
        path: `POST ${at}/supplements`,
        by: head,
        input: { ...contract, amount: "10000", reason: "增加" },
      },
      { path: `POST ${at}/acceptances`, by: clerk, input: { ...ask, period: `第${i}期` } },
      {
        path: "POST /api/payments/:jurisdiction/:id/pay",
        by: county.as("countyTreasury"),
        input: { jurisdiction: paid.jurisdiction, id: paid.id, voucher: "ZF-0003" },
      },
    ]).flat();
    expect(await done(day("2026-07-15"), mixed)).toBeGreaterThan(0);
  });
});
