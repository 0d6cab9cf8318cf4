import { beforeAll, describe, expect, test } from "vitest";
import { aRecord, anAsking } from "../../../test/given/acceptance.ts";
import { aSignedContract } from "../../../test/given/delivery.ts";
import { aCounty, testDatabase, type County } from "../../../test/given.ts";
import { day } from "../../base/day.ts";
import { yuan } from "../../base/money.ts";
import { pageAcceptances, viewAcceptance, viewProjectDelivery } from "./views.ts";

const given = testDatabase();
let county: County;

beforeAll(async () => {
  county = await aCounty(given.database);
});

describe("画面", () => {
  const today = day("2026-06-20");

  test("the project shows what was served, what was accepted and what can be accepted next", async () => {
    const made = await aSignedContract(county);
    await aRecord(county, made);
    const id = await anAsking(county, made, "2500.00");
    const key = { jurisdiction: county.jurisdiction, id: made.project };
    const view = await county.ask("townshipClerk", (db, by) =>
      viewProjectDelivery(db, key, { by, today }),
    );
    expect(view.records).toMatchObject([{ quantity: 12, user: "柳河镇" }]);
    expect(view.acceptances).toMatchObject([{ statusName: "待验收", dueOn: "2026-06-16" }]);
    expect(view.toAccept).toMatchObject([
      { rest: yuan("7500.00"), offers: [{ verb: "ask", isOpen: true }] },
    ]);
    const paper = await county.ask("townshipHead", (db, by) =>
      viewAcceptance(db, { jurisdiction: county.jurisdiction, id }, { by, today }),
    );
    expect(paper).toMatchObject({ opinionsNeeded: true, accepter: "柳河镇" });
    expect(paper.offers.map((one) => one.called)).toEqual(["签署验收意见", "不予验收"]);
    expect(paper.items.map((one) => one.says)).toEqual(["标准1", "标准2"]);
  });

  test("the closed verb says why: no record of service yet", async () => {
    const made = await aSignedContract(county);
    const key = { jurisdiction: county.jurisdiction, id: made.project };
    const view = await county.ask("providerAgent", (db, by) =>
      viewProjectDelivery(db, key, { by, today }),
    );
    expect(view.toAccept[0]!.offers).toMatchObject([
      { verb: "ask", isOpen: false, breaches: [{ because: "这个份额还没有一条服务记录" }] },
    ]);
  });

  test("the list is paged by key, and a stranger's is empty", async () => {
    const made = await aSignedContract(county);
    await aRecord(county, made);
    await anAsking(county, made, "100.00", { period: "第一季" });
    await anAsking(county, made, "200.00", { period: "第二季" });
    const first = await county.ask("townshipClerk", (db, by) =>
      pageAcceptances(db, by, { limit: 1 }),
    );
    expect(first.rows).toMatchObject([{ period: "第二季", contractTitle: "社区养老服务合同" }]);
    const second = await county.ask("townshipClerk", (db, by) =>
      pageAcceptances(db, by, { limit: 1, after: first.next ?? "" }),
    );
    expect(second.rows).toMatchObject([{ period: "第一季", asked: yuan("100.00") }]);
    const stranger = county.as("providerAgent", "otherProvider");
    const none = await county.ask(stranger, (db, by) => pageAcceptances(db, by, { limit: 50 }));
    expect(none).toEqual({ rows: [], next: null });
  });
});
