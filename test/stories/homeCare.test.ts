import { afterAll, beforeAll, expect, test } from "vitest";
import { daysAfter } from "../../src/base/day.ts";
import * as delivery from "../../src/modules/delivery/api.ts";
import * as payments from "../../src/modules/payment/api.ts";
import * as procurement from "../../src/modules/procurement/api.ts";
import * as projects from "../../src/modules/project/api.ts";
import { unprovedPostings } from "../../src/modules/budget/proof.ts";
import { fullSight } from "../../src/platform/actor.ts";
import * as consultation from "../../src/server/demo/consultation.ts";
import * as performing from "../../src/server/demo/performing.ts";
import * as tell from "../../src/server/demo/purchase.ts";
import type { Who } from "../../src/server/demo/teller.ts";
import { testDatabase } from "../given.ts";
import { httpTeller, type HttpTeller } from "./telling.ts";

const opened = testDatabase();
let teller: HttpTeller;
let one: tell.Purchase;

const postOf = (who: Who): string => teller.county.actor(who).post;
const clerk = "townshipClerk@shuangxi";

beforeAll(async () => {
  teller = await httpTeller(opened.database);
  const line = teller.county.lines["shuangxi 2026 2080802"]!;
  one = tell.begin(teller, teller.county.organizations, consultation.homeCare(line));
});

afterAll(() => teller.close());

test("above the limit the project goes the way of procurement", async () => {
  await tell.plan(one);
  const seen = await teller.sees(clerk, projects.viewProject, one.key);
  expect(seen).toMatchObject({ status: "inPlan", track: "procurement", cost: "40000000" });
});

test("the notice leaves five working days for the documents and ten days for the response", async () => {
  tell.pass(one, 3);
  const prepare = {
    jurisdiction: one.key.jurisdiction,
    project: one.key.id,
    ceiling: "40000000",
    requirement: "居家养老",
    smeReserved: true,
  };
  const heavy = consultation.criteria.map((one) =>
    one.isPrice ? { ...one, weight: 31 } : one.weight === 40 ? { ...one, weight: 29 } : one,
  );
  await teller.isRefused(
    clerk,
    procurement.prepareProcurement,
    { ...prepare, criteria: heavy },
    { title: "竞争性磋商", says: "30%" },
  );
  await consultation.announce(one);
  const seen = await teller.sees(clerk, procurement.viewProcurement, one.procurement);
  expect(daysAfter(seen.noticeOn as never, 10) <= seen.respondBy!).toBe(true);
});

test("a response is sealed until the opening: not even the purchaser sees it", async () => {
  await consultation.respond(one);
  const asClerk = await teller.sees(clerk, procurement.viewProcurement, one.procurement);
  expect(asClerk.responses).toEqual([]);
  const asRival = await teller.sees(
    "providerAgent@xiyang",
    procurement.viewProcurement,
    one.procurement,
  );
  expect(asRival.responses.map((response) => response.provider.id)).toEqual([
    teller.county.organizations["xiyang"],
  ]);
  await teller.isRefused(clerk, procurement.closeResponses, one.procurement, {
    title: "竞争性磋商",
    article: "10",
  });
});

test("the panel scores, the price is computed, the first ranked wins", async () => {
  await consultation.open(one, postOf);
  const panel = "panelMember@experts";
  const seen = await teller.sees(panel, procurement.viewProcurement, one.procurement);
  const price = seen.criteria.find((criterion) => criterion.isPrice)!;
  const byHand = [{ response: seen.responses[0]!.id, criterion: price.id, points: 2000 }];
  await teller.isRefused(
    panel,
    procurement.submitScores,
    { ...one.procurement, scores: byHand },
    { title: "竞争性磋商" },
  );
  await teller.isRefused(clerk, procurement.evaluateResponses, one.procurement, {
    title: "政府采购法实施条例",
    article: "34",
  });
  await consultation.score(one);
  await consultation.award(one);
  const after = await teller.sees(clerk, procurement.viewProcurement, one.procurement);
  expect(after.award).toMatchObject({
    provider: { id: teller.county.organizations["wanan"] },
    price: "37600000",
  });
});

test("two standards were not met: what the contract says is deducted, and only the rest is paid", async () => {
  await performing.draftContract(one);
  await performing.sign(one);
  await performing.serve(one, { times: 3 });
  const acceptance = await performing.accept(one, {
    period: "上半年",
    asked: "18800000",
    unmet: [0, 2],
    satisfied: 4,
  });
  const judged = await teller.sees(clerk, delivery.viewAcceptance, acceptance);
  const deductions = judged.items.filter((item) => !item.met).map((item) => BigInt(item.deduction));
  expect(deductions).toHaveLength(2);
  const deducted = deductions.reduce((sum, part) => sum + (18_800_000n * part) / 10_000n, 0n);
  expect(judged).toMatchObject({
    status: "acceptedInPart",
    deducted: String(deducted),
    accepted: String(18_800_000n - deducted),
  });
  const whole = {
    kind: "pay" as const,
    jurisdiction: one.key.jurisdiction,
    acceptance: acceptance.id,
    amount: "18800000",
    invoice: "26000001",
  };
  await teller.isRefused(clerk, payments.requestPayment, whole, {
    title: "政府采购法实施条例",
    article: "45",
  });
  await performing.pay(one, acceptance);
  const money = (await teller.sees(clerk, projects.viewProject, one.key)).money;
  expect(money).toMatchObject({ accepted: judged.accepted, paid: judged.accepted });
  expect(await opened.database.ask(fullSight, (db) => unprovedPostings(db))).toEqual([]);
});
