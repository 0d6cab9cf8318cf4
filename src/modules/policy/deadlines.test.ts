import { describe, expect, test } from "vitest";
import { day } from "../../base/day.ts";
import { cite } from "../../base/law.ts";
import { articleGists } from "../../law/articles.ts";
import { deadlineRules, eventKinds, type EventKind } from "./clock.ts";
import { deadlineBy, deadlinesOf, findEvent } from "./deadlines.ts";

const lasts = (event: EventKind, from: string) =>
  Object.fromEntries(
    deadlinesOf(event, day(from)).deadlines.map((one) => [
      one.rule.slice("deadline.".length),
      one.last,
    ]),
  );

describe("the statutory clock", () => {
  test("a contract is signed within 30 days, published in 2 and filed in 7 working days", () => {
    expect(lasts("awardNoticeSent", "2026-11-02")).toEqual({
      sign: "2026-12-02",
      loserDeposit: "2026-11-09",
    });
    expect(lasts("contractSigned", "2026-11-20")).toEqual({
      contractPublished: "2026-11-24",
      contractFiled: "2026-12-01",
      winnerDeposit: "2026-11-27",
    });
  });

  test("a signing term that ends in the National Day holiday moves behind it and says why", () => {
    expect(deadlineBy("deadline.sign", day("2026-09-01"))).toEqual({
      last: "2026-10-08",
      provisional: false,
      moved: "第 30 日为 2026-10-01（国庆节），顺延至 2026-10-08",
    });
  });

  test("the evaluation report, the choice of the winner and the notice follow each other in 2, 5 and 2 working days", () => {
    expect(lasts("evaluationEnded", "2026-11-20")).toEqual({ report: "2026-11-24" });
    expect(lasts("evaluationReportReceived", "2026-11-20")).toEqual({ winner: "2026-11-27" });
    expect(lasts("winnerConfirmed", "2026-11-20")).toEqual({ notice: "2026-11-24" });
  });

  test("a tender stays open at least 20 days, a consultation at least 10", () => {
    expect(lasts("tenderDocumentsIssued", "2026-11-02")).toEqual({
      documentsOffered: "2026-11-09",
      bids: "2026-11-23",
    });
    expect(lasts("consultationDocumentsIssued", "2026-11-02")).toEqual({
      consultationSold: "2026-11-09",
      consultationResponse: "2026-11-12",
    });
  });

  test("a clarification goes out fifteen days before the bids are due, whatever day that is", () => {
    expect(deadlineBy("deadline.clarification", day("2026-04-21"))).toEqual({
      last: "2026-04-06",
      provisional: false,
    });
    const [one] = deadlinesOf("bidsDue", day("2026-04-21")).deadlines;
    expect(one).toMatchObject({ term: "15 日前", sense: "byThen" });
  });

  test("a framework is filed in seven and told in three working days, and holds two years for services", () => {
    expect(lasts("frameworkSigned", "2026-11-20")).toEqual({
      frameworkFiled: "2026-12-01",
      frameworkTold: "2026-11-25",
      frameworkTermOfServices: "2028-11-20",
      frameworkTermOfGoods: "2027-11-20",
    });
    expect(lasts("frameworkDecided", "2026-11-20")).toEqual({
      frameworkEntryPublished: "2026-11-24",
    });
  });

  test("a purchaser who puts off the acceptance pays from the end of its term", () => {
    expect(lasts("acceptanceTermEnded", "2026-09-01")).toEqual({
      payOnDelayedAcceptance: "2026-10-01",
      payOnDelayedAcceptanceAtMost: "2026-10-31",
    });
    expect(lasts("settlementConfirmed", "2026-09-01")).toEqual({
      payOnSettlement: "2026-10-01",
      payOnSettlementAtMost: "2026-10-31",
    });
  });

  test("challenge and complaint: 7 and 7, 15 and 30 working days", () => {
    expect(lasts("resultPublished", "2026-11-02")).toEqual({ challenge: "2026-11-11" });
    expect(lasts("challengeReceived", "2026-11-02")).toEqual({ challengeAnswer: "2026-11-11" });
    expect(lasts("challengeAnswerEnded", "2026-11-02")).toEqual({ complaint: "2026-11-23" });
    expect(lasts("complaintReceived", "2026-11-02")).toEqual({ complaintDecision: "2026-12-14" });
  });

  test("payment to a small firm is counted in calendar days and does not move", () => {
    expect(lasts("acceptancePassed", "2026-09-01")).toEqual({
      payOnAcceptance: "2026-10-01",
      payOnAcceptanceAtMost: "2026-10-31",
    });
  });

  test("the payment term is cited by the law of the day: article 9 in 2024, article 10 from 2025-06-01", () => {
    const basisOn = (from: string) =>
      deadlinesOf("acceptancePassed", day(from)).deadlines[0]?.basis.map(cite);
    expect(basisOn("2024-05-01")).toEqual(["《保障中小企业款项支付条例》第九条（条款待核对）"]);
    expect(basisOn("2025-05-31")).toEqual(["《保障中小企业款项支付条例》第九条（条款待核对）"]);
    expect(basisOn("2025-06-01")).toEqual(["《保障中小企业款项支付条例》第十条"]);
  });

  test("the list of overdue payments is due on the next 31 March, files are kept for 15 years", () => {
    expect(lasts("yearEnded", "2025-12-31")).toEqual({ overdueList: "2026-03-31" });
    expect(lasts("procurementEnded", "2024-02-29")).toEqual({ files: "2039-02-28" });
  });

  test("a term of working days that reaches 2027 is provisional; one of calendar days that does not move is certain", () => {
    const [pay] = deadlinesOf("delivered", day("2026-12-20")).deadlines;
    expect(pay).toMatchObject({ last: "2027-01-19", provisional: false });
    expect(deadlineBy("deadline.contractFiled", day("2026-12-28"))).toMatchObject({
      last: "2027-01-06",
      provisional: true,
    });
  });

  test("before a law was in force its terms do not run", () => {
    expect(deadlinesOf("acceptancePassed", day("2019-05-01")).deadlines).toEqual([]);
  });

  test("every event has a term, every rule an id of its own, every article a gist", () => {
    const events = new Set(deadlineRules.map((rule) => rule.event));
    expect(eventKinds.filter((one) => !events.has(one))).toEqual([]);
    expect(new Set(deadlineRules.map((rule) => rule.id)).size).toBe(deadlineRules.length);
    const known = new Set(articleGists.map((one) => `${one.statute.number} ${one.article}`));
    const unknown = deadlineRules
      .flatMap((rule) => rule.basis)
      .filter((one) => !known.has(`${one.statute.number} ${one.article}`))
      .map((one) => `${one.statute.number} ${one.article}`);
    expect([...new Set(unknown)]).toEqual([]);
  });

  test("an event is found by its code and by its Chinese name", () => {
    expect(findEvent("contractSigned")).toBe("contractSigned");
    expect(findEvent("合同签订")).toBe("contractSigned");
    expect(findEvent("toString")).toBeUndefined();
  });
});
