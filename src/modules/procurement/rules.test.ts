import { describe, expect, test } from "vitest";
import { day } from "../../base/day.ts";
import { wan, yuan } from "../../base/money.ts";
import type { Rule } from "../../base/rule.ts";
import * as panel from "./panelRules.ts";
import * as response from "./responseRules.ts";
import * as rules from "./rules.ts";

/** Each row: the case, its facts, and whether it breaks the rule. */
const cases = <Facts>(rule: Rule<Facts>, rows: [string, Facts, "broken" | "kept"][]) =>
  describe(`${rule.id}：${rule.says}`, () => {
    test.each(rows)("%s", (_, facts, verdict) => {
      expect(rule.broken(facts) === undefined ? "kept" : "broken").toBe(verdict);
    });
  });

const d = day;

cases(rules.projectIsInPlan, [
  ["in the plan", { projectStatus: "inPlan", projectStatusName: "已列入计划" }, "kept"],
  [
    "reviewed only",
    { projectStatus: "financeReviewed", projectStatusName: "财政已审核" },
    "broken",
  ],
]);

const ofPlan = (ceiling: string, taken = "0.00") => ({
  ceiling: yuan(ceiling),
  planned: yuan("84000.00"),
  taken: yuan(taken),
});

cases(rules.ceilingWithinPlan, [
  ["exactly the plan", ofPlan("84000.00"), "kept"],
  ["one fen more", ofPlan("84000.01"), "broken"],
  ["exactly what another purchase leaves", ofPlan("80000.00", "4000.00"), "kept"],
  ["one fen more than it leaves", ofPlan("80000.01", "4000.00"), "broken"],
]);

const weights = (price: number, prices = 1) => ({
  method: "consultation" as const,
  criteria: [
    ...Array.from({ length: prices }, () => ({ isPrice: true, weight: price / prices })),
    { isPrice: false, weight: 100 - price },
  ],
});

cases(rules.priceWeightInRange, [
  ["ten of one hundred", weights(10), "kept"],
  ["thirty of one hundred", weights(30), "kept"],
  ["nine", weights(9), "broken"],
  ["thirty-one", weights(31), "broken"],
  ["three quotes have no weights", { method: "quotes", criteria: [] }, "kept"],
]);

cases(rules.criteriaAreComplete, [
  ["one price and one hundred in all", weights(20), "kept"],
  ["two prices", weights(20, 2), "broken"],
  [
    "ninety-nine in all",
    {
      method: "consultation",
      criteria: [
        { isPrice: true, weight: 20 },
        { isPrice: false, weight: 79 },
      ],
    },
    "broken",
  ],
]);

const large = { tenderFrom: wan("200"), tenderConfirmed: true, approval: "" };
const unchecked = { ...large, tenderConfirmed: false };
cases(rules.otherMethodIsApproved, [
  ["one fen below the open-tender amount", { ...large, planned: yuan("1999999.99") }, "kept"],
  ["at it without approval", { ...large, planned: wan("200") }, "broken"],
  ["at it with approval", { ...large, planned: wan("200"), approval: "市财政局批复" }, "kept"],
  ["at a limit that nobody has checked", { ...unchecked, planned: wan("200") }, "kept"],
]);
cases(rules.otherMethodByUncheckedLimit, [
  ["at a limit that nobody has checked", { ...unchecked, planned: wan("200") }, "broken"],
  ["one fen below it", { ...unchecked, planned: yuan("1999999.99") }, "kept"],
  ["at a checked one", { ...large, planned: wan("200") }, "kept"],
]);

const sme = { track: "procurement" as const, smeReserved: false, smeReason: "" };
cases(rules.smeIsReserved, [
  ["reserved", { ...sme, planned: wan("200"), smeReserved: true }, "kept"],
  ["neither reserved nor explained", { ...sme, planned: wan("200") }, "broken"],
  ["explained", { ...sme, planned: wan("40"), smeReason: "由公办机构提供" }, "kept"],
  ["one fen above 200 万元", { ...sme, planned: yuan("2000000.01") }, "kept"],
  ["below the limit", { ...sme, track: "internal", planned: wan("8") }, "kept"],
]);

const item = {
  method: "quotes" as const,
  procurementFrom: wan("30"),
  tenderFrom: wan("200"),
  earlier: [],
  ofBudgetItem: [],
  approval: "",
};
cases(rules.notSplitBelowLimit, [
  [
    "the sum stays one fen below",
    { ...item, planned: wan("15"), earlier: [yuan("149999.99")] },
    "kept",
  ],
  ["the sum reaches the limit", { ...item, planned: wan("15"), earlier: [wan("15")] }, "broken"],
  ["only one purchase", { ...item, planned: wan("29"), earlier: [] }, "kept"],
]);
cases(rules.notSplitAroundTender, [
  [
    "the sum is the open-tender amount",
    { ...item, planned: wan("100"), ofBudgetItem: [wan("100")] },
    "kept",
  ],
  [
    "one fen beyond",
    { ...item, planned: wan("100"), ofBudgetItem: [yuan("1000000.01")] },
    "broken",
  ],
  [
    "one fen beyond, by a method that finance approved",
    { ...item, planned: wan("100"), ofBudgetItem: [yuan("1000000.01")], approval: "某批复" },
    "kept",
  ],
  [
    "beyond, but out of another budget item",
    { ...item, planned: wan("100"), earlier: [wan("500")] },
    "kept",
  ],
  ["one purchase alone", { ...item, planned: wan("250") }, "kept"],
]);

const spring = { intentionOn: d("2026-03-04"), earliest: d("2026-04-03") };
cases(rules.intentionThirtyDaysBefore, [
  ["on the thirtieth day", { ...spring, noticeOn: d("2026-04-03") }, "kept"],
  ["a day earlier", { ...spring, noticeOn: d("2026-04-02") }, "broken"],
  [
    "no intention at all",
    { intentionOn: null, earliest: null, noticeOn: d("2026-04-07") },
    "broken",
  ],
]);

const issued = { noticeOn: d("2026-04-07"), documentsNotBefore: d("2026-04-14") };
cases(rules.documentsOfferedLongEnough, [
  ["five working days", { ...issued, documentsUntil: d("2026-04-14") }, "kept"],
  ["four", { ...issued, documentsUntil: d("2026-04-13") }, "broken"],
]);

const called = { noticeOn: d("2026-04-07"), respondNotBefore: d("2026-04-17") };
cases(rules.respondByNotTooEarly, [
  ["ten days", { ...called, respondBy: d("2026-04-17") }, "kept"],
  ["nine", { ...called, respondBy: d("2026-04-16") }, "broken"],
]);

const until = { respondBy: d("2026-04-17") };
cases(response.beforeTheDeadline, [
  ["on the last day", { ...until, on: d("2026-04-17") }, "kept"],
  ["a day late", { ...until, on: d("2026-04-18") }, "broken"],
]);
cases(response.afterTheDeadline, [
  ["on the last day", { ...until, on: d("2026-04-17") }, "kept"],
  ["a day early", { ...until, on: d("2026-04-16") }, "broken"],
]);

cases(response.purchaserIsNotProvider, [
  ["another", { purchaser: "a", responder: "b" }, "kept"],
  ["itself", { purchaser: "a", responder: "a" }, "broken"],
]);

cases(response.priceWithinCeiling, [
  ["exactly the ceiling", { price: yuan("100.00"), ceiling: yuan("100.00") }, "kept"],
  ["one fen more", { price: yuan("100.01"), ceiling: yuan("100.00") }, "broken"],
]);

cases(response.enoughResponses, [
  ["two", { count: 2 }, "kept"],
  ["one", { count: 1 }, "broken"],
  ["not yet known", { count: undefined }, "kept"],
]);
cases(response.threeResponses, [
  ["three", { count: 3 }, "kept"],
  ["two", { count: 2 }, "broken"],
]);

const control = { quotesNeeded: 3, quotesDocument: "内控办法", quotesConfirmed: true };
cases(response.enoughQuotes, [
  ["three of three", { ...control, quotes: 3 }, "kept"],
  ["two of three", { ...control, quotes: 2 }, "broken"],
  [
    "two where the rule is only a sample",
    { ...control, quotes: 2, quotesConfirmed: false },
    "kept",
  ],
  ["none even then", { ...control, quotes: 0, quotesConfirmed: false }, "broken"],
]);
cases(response.quotesAsSample, [
  ["three of three", { ...control, quotes: 3, quotesConfirmed: false }, "kept"],
  ["two of three", { ...control, quotes: 2, quotesConfirmed: false }, "broken"],
]);

cases(response.lowestOrReason, [
  ["the lowest", { price: yuan("80.00"), lowest: yuan("80.00"), reason: "" }, "kept"],
  ["one fen more", { price: yuan("80.01"), lowest: yuan("80.00"), reason: "" }, "broken"],
  [
    "one fen more, with a reason",
    { price: yuan("80.01"), lowest: yuan("80.00"), reason: "更近" },
    "kept",
  ],
]);

const low = (price: string, others: string[], ceiling: string) => ({
  provider: "甲",
  price: yuan(price),
  prices: [price, ...others].map(yuan),
  ceiling: yuan(ceiling),
});
cases(response.priceIsNotAbnormallyLow, [
  [
    "exactly half of the second lowest, 45 % of the ceiling",
    low("45.00", ["90.00"], "100.00"),
    "kept",
  ],
  ["one fen below 45 % of the ceiling", low("44.99", ["80.00"], "100.00"), "broken"],
  ["one fen below half of the second lowest", low("49.99", ["99.98", "99.99"], "100.00"), "kept"],
  ["below half of the second lowest", low("49.98", ["99.98", "99.99"], "100.00"), "broken"],
  ["below half of the mean", low("46.00", ["91.00", "140.00"], "100.00"), "broken"],
  ["exactly half of the mean", low("46.00", ["90.00", "140.00"], "100.00"), "kept"],
]);
cases(response.lowPricesAreReviewed, [
  ["all examined", { unreviewed: [] }, "kept"],
  ["one not", { unreviewed: ["甲公司"] }, "broken"],
]);

const seats = (experts: number, purchasers: number) => ({
  seats: [
    ...Array.from({ length: experts }, () => ({ kind: "expert" as const })),
    ...Array.from({ length: purchasers }, () => ({ kind: "purchaser" as const })),
  ],
});
cases(panel.panelIsLawful, [
  ["two experts of three", seats(2, 1), "kept"],
  ["one expert of three", seats(1, 2), "broken"],
  ["four", seats(3, 1), "broken"],
  ["one", seats(1, 0), "broken"],
  ["five, one of them of the purchaser", seats(4, 1), "kept"],
]);
cases(panel.panelIsIndependent, [
  ["nobody linked", { linked: [] }, "kept"],
  ["one linked", { linked: ["张三"] }, "broken"],
]);

const given = (points: number, isPrice = false) => ({
  given: [{ name: "服务方案", points, weight: 50, isPrice }],
});
cases(panel.pointsWithinWeight, [
  ["the whole weight", given(5000), "kept"],
  ["a hundredth more", given(5001), "broken"],
]);
cases(panel.priceIsNotScoredByHand, [
  ["a plan", given(4000), "kept"],
  ["the price", given(4000, true), "broken"],
]);
cases(panel.everySeatHasScored, [
  ["all", { waiting: [] }, "kept"],
  ["one is missing", { waiting: ["李四"] }, "broken"],
]);
cases(panel.twoRemain, [
  ["two", { valid: 2 }, "kept"],
  ["one", { valid: 1 }, "broken"],
]);

const byThen = { from: d("2026-04-20"), last: d("2026-04-27") };
cases(panel.awardedInTime, [
  ["on the last day", { ...byThen, happenedOn: d("2026-04-27") }, "kept"],
  ["a day late", { ...byThen, happenedOn: d("2026-04-28") }, "broken"],
]);
cases(panel.notifiedInTime, [
  ["on the last day", { ...byThen, happenedOn: d("2026-04-27") }, "kept"],
  ["a day late", { ...byThen, happenedOn: d("2026-04-28") }, "broken"],
]);
cases(panel.winnerIsNotified, [
  ["notified", { notifiedOn: d("2026-04-22") }, "kept"],
  ["not yet", { notifiedOn: null }, "broken"],
]);
cases(panel.nothingIsSigned, [
  ["no contract yet", { contractedOn: null }, "kept"],
  ["one of several is signed", { contractedOn: d("2026-04-24") }, "broken"],
]);
cases(panel.challengedInTime, [
  ["on the last day", { on: d("2026-05-06"), challengeBy: d("2026-05-06") }, "kept"],
  ["a day late", { on: d("2026-05-07"), challengeBy: d("2026-05-06") }, "broken"],
  ["before the result is out", { on: d("2026-05-07"), challengeBy: null }, "broken"],
]);
