import { beforeAll, describe, expect, test } from "vitest";
import { day } from "../../base/day.ts";
import { yuan } from "../../base/money.ts";
import { aCounty, testDatabase, type County } from "../../../test/given.ts";
import {
  aConsultation,
  aConsultationAward,
  anExpert,
  aNotice,
  anOpening,
  careLicences,
  offer,
  on,
  responsesFor,
  scoreAs,
  threeBidders,
} from "../../../test/given/procurement.ts";
import { bookkeepingLicences } from "../../../test/given/provider.ts";
import { withLimits } from "../../../test/given/project.ts";
import { flagsOn, openTasksOf, publishedOf } from "../../../test/given/traces.ts";
import * as actions from "./actions.ts";
import { answerChallenge, challenge } from "./challenges.ts";
import { evaluate, judgeResponse, seat } from "./panel.ts";
import { getProcurement, listProcurements } from "./reads.ts";
import { close, open, respond } from "./responses.ts";
import { procurementView } from "./views.ts";
import type { Key } from "./writes.ts";

const db = testDatabase();
let county: County;
beforeAll(async () => {
  county = await aCounty(db.database);
  await withLimits(db.database);
  await threeBidders(county, [...bookkeepingLicences, ...careLicences]);
});

const seen = (key: Key) => county.ask("townshipClerk", (db) => getProcurement(db, key));

/** The county of this file buys the same care again and again; that flag has a test of its own. */
const flagsOf = async (key: Key) =>
  (await flagsOn(county, key)).filter((rule) => rule !== "procurement.notSplitAroundTender");

describe("竞争性磋商", () => {
  test("from the intention to the notice of award, each with its day, task and publication", async () => {
    const award = await aConsultationAward(county);
    const key = { jurisdiction: "990101", id: award.procurement };
    // 服务方案 46 + 人员 27 + 价格 380000/390000 × 20 = 19.49
    expect(award).toMatchObject({
      provider: county.organizations["otherProvider"],
      price: yuan("390000.00"),
      reason: "综合评分第一，92.49 分",
    });
    expect(await openTasksOf(county, key)).toEqual([["contract.draft", "2026-05-22"]]);
    expect(await publishedOf(county, key)).toEqual(["intention", "notice", "award"]);
    expect(await flagsOf(key)).toEqual([]);
    const view = await on("2026-04-23", () =>
      county.ask("townshipClerk", (db, by) => procurementView(db, by, key, day("2026-04-23"))),
    );
    expect(view.stations.map(({ name, state, on }) => `${name} ${state} ${on}`)).toEqual([
      "立采购 done 2026-03-03",
      "公开意向 done 2026-03-04",
      "磋商公告 done 2026-04-07",
      "响应截止 done 2026-04-17",
      "开启 done 2026-04-20",
      "评审 done 2026-04-20",
      "确定成交 done 2026-04-22",
      "通知公告 done 2026-04-22",
      "签合同 now 最迟 05-22",
    ]);
    expect(view.responses.map(({ rank, points }) => [rank, points])).toEqual([
      [1, 9249],
      [2, 8110],
      [3, 8000],
    ]);
  });

  test("nobody but the provider itself sees a response before the opening: not even county finance or the auditor", async () => {
    const key = await aNotice(county);
    await offer(county, key, "provider", "380000.00");
    await offer(county, key, "otherProvider", "390000.00");
    for (const who of [
      "townshipClerk",
      "townshipHead",
      "countyFinanceReviewer",
      "auditor",
    ] as const)
      expect(await responsesFor(county, who, key)).toEqual([]);
    const own = await responsesFor(county, county.as("providerAgent", "provider"), key);
    expect(own.map((row) => row.price)).toEqual([yuan("380000.00")]);
    await expect(
      responsesFor(county, county.as("townshipClerk", "otherTownship"), key),
    ).rejects.toThrow();
  });

  test("after the opening purchaser and panel see all, providers still only their own", async () => {
    const { key, panel } = await anOpening(county);
    expect(await responsesFor(county, "townshipClerk", key)).toHaveLength(3);
    expect(await responsesFor(county, panel[1]!, key)).toHaveLength(3);
    expect(
      await responsesFor(county, county.as("providerAgent", "thirdProvider"), key),
    ).toHaveLength(1);
  });

  test("a provider sees a purchase from its notice on, and no draft before", async () => {
    const prepared = await aConsultation(county);
    const noticed = await aNotice(county);
    const seenBy = await county.ask("providerAgent", (db) => listProcurements(db, { limit: 200 }));
    const ids = seenBy.map((row) => row.id);
    expect(ids).toContain(noticed.id);
    expect(ids).not.toContain(prepared.id);
  });

  test("a deadline one day too early is refused with the lawful day", async () => {
    const key = await aConsultation(county);
    const notice = (documentsUntil: string, respondBy: string) =>
      on("2026-04-07", () =>
        county.act("townshipClerk", (tx, by) =>
          actions.publishNotice(tx, by, {
            ...key,
            documentsUntil: day(documentsUntil),
            respondBy: day(respondBy),
          }),
        ),
      );
    await expect(notice("2026-04-13", "2026-04-17")).rejects.toMatchObject({
      message: expect.stringContaining("5 个工作日至 2026-04-14"),
    });
    await expect(notice("2026-04-14", "2026-04-16")).rejects.toMatchObject({
      message: expect.stringContaining("10 日届满为 2026-04-17"),
    });
    await notice("2026-04-14", "2026-04-17");
    expect(await flagsOf(key)).toEqual(["procurement.intentionThirtyDaysBefore"]);
  });

  test("two responses go on with a flag, one alone does not", async () => {
    const key = await aNotice(county);
    await offer(county, key, "provider", "380000.00");
    const closing = () =>
      on("2026-04-17", () => county.act("townshipClerk", (tx, by) => close(tx, by, key)));
    await expect(closing()).rejects.toMatchObject({
      message: expect.stringContaining("收到 1 家响应"),
    });
    await offer(county, key, "otherProvider", "390000.00");
    await closing();
    expect(await flagsOf(key)).toEqual(["procurement.threeResponses"]);
  });

  test("after the deadline no response is taken, and before it nothing is closed", async () => {
    const key = await aNotice(county);
    await expect(
      on("2026-04-16", () => county.act("townshipClerk", (tx, by) => close(tx, by, key))),
    ).rejects.toMatchObject({ kind: "unlawful" });
    await on("2026-04-18", async () => {
      await expect(
        county.act("providerAgent", (tx, by) =>
          respond(tx, by, { ...key, price: yuan("380000.00"), says: "" }),
        ),
      ).rejects.toMatchObject({ message: expect.stringContaining("响应截止日为 2026-04-17") });
    });
    await on("2026-04-18", () =>
      expect(
        county.act(county.as("providerAgent", "thirdProvider"), (tx, by) =>
          respond(tx, by, { ...key, on: day("2026-04-17"), price: yuan("380000.00"), says: "" }),
        ),
      ).rejects.toThrow("填的日期 2026-04-17 不是今天 2026-04-18"),
    );
  });

  test("one who works for a bidder cannot sit on the panel", async () => {
    const key = await aNotice(county);
    await offer(county, key, "provider", "380000.00");
    await offer(county, key, "otherProvider", "390000.00");
    await on("2026-04-17", () => county.act("townshipClerk", (tx, by) => close(tx, by, key)));
    const posts = [
      county.as("panelMember").post,
      (await anExpert(county, "丙")).post,
      county.as("providerAgent", "provider").post,
    ];
    await expect(
      on("2026-04-20", () =>
        county.act("townshipClerk", async (tx, by) => {
          const seats = posts.map((post) => ({ post, kind: "expert" as const }));
          await seat(tx, by, { ...key, seats });
          await open(tx, by, key);
        }),
      ),
    ).rejects.toMatchObject({
      breaches: [expect.objectContaining({ rule: "procurement.panelIsIndependent" })],
    });
  });

  test("nothing is ranked until every seat has scored and a low price was examined", async () => {
    const { key, panel } = await anOpening(county, ["150000.00", "390000.00", "398000.00"]);
    expect(await flagsOf(key)).toEqual(["procurement.priceIsNotAbnormallyLow"]);
    const points: Record<string, [number, number]> = {
      provider: [40, 20],
      otherProvider: [46, 27],
      thirdProvider: [38, 24],
    };
    await scoreAs(county, key, panel[0]!, points);
    await scoreAs(county, key, panel[1]!, points);
    const summing = () =>
      on("2026-04-20", () => county.act("townshipClerk", (tx, by) => evaluate(tx, by, key)));
    await expect(summing()).rejects.toMatchObject({
      breaches: [
        expect.objectContaining({ rule: "procurement.everySeatHasScored" }),
        expect.objectContaining({ rule: "procurement.lowPricesAreReviewed" }),
      ],
    });
    await scoreAs(county, key, panel[2]!, points);
    const [low] = await responsesFor(county, county.as("providerAgent", "provider"), key);
    await on("2026-04-20", () =>
      county.act("townshipClerk", (tx, by) =>
        judgeResponse(tx, by, "reviewPrice", {
          ...key,
          response: low!.id,
          reason: "供应商提交成本说明，小组认为合理",
        }),
      ),
    );
    await summing();
    expect(await seen(key)).toMatchObject({ status: "evaluated" });
  });

  test("a challenge within seven working days stops the contract until it is answered", async () => {
    const award = await aConsultationAward(county);
    const key = { jurisdiction: "990101", id: award.procurement };
    const complain = (text: string) =>
      on(text, () =>
        county.act(county.as("providerAgent", "provider"), (tx, by) =>
          challenge(tx, by, { ...key, grounds: "评分与文件不一致" }),
        ),
      );
    await expect(complain("2026-05-08")).rejects.toMatchObject({ kind: "unlawful" });
    await complain("2026-04-30");
    const signing = () =>
      county.act("townshipHead", async (tx, by) => {
        const one = await actions.holdAwarded(tx, key);
        await actions.contracted(tx, by, one, { on: day("2026-05-20"), isLast: true });
      });
    await expect(signing()).rejects.toMatchObject({ kind: "conflict" });
    await on("2026-05-11", () =>
      county.act("townshipClerk", (tx, by) =>
        answerChallenge(tx, by, { ...key, answer: "经复核，评分与文件一致" }),
      ),
    );
    await signing();
    expect(await seen(key)).toMatchObject({ status: "contracted", contractedOn: "2026-05-20" });
    expect(await openTasksOf(county, key)).toEqual([]);
  });

  test("another township cannot act on it, and county finance sees but does not buy", async () => {
    const key = await aConsultation(county);
    const intend = (who: Parameters<County["act"]>[0]) =>
      on("2026-03-04", () => county.act(who, (tx, by) => actions.publishIntention(tx, by, key)));
    await expect(intend(county.as("townshipClerk", "otherTownship"))).rejects.toMatchObject({
      kind: "notFound",
    });
    await expect(intend("countyFinanceOfficer")).rejects.toMatchObject({ kind: "forbidden" });
  });
});
