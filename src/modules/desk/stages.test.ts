import { describe, expect, test } from "vitest";
import { day } from "../../base/day.ts";
import { fen, nought, yuan } from "../../base/money.ts";
import { stagesOf, type Life } from "./stages.ts";

const today = day("2026-09-15");

const planned: Life = {
  status: "inPlan",
  draftedOn: day("2026-01-10"),
  submittedOn: day("2026-01-12"),
  reviewedOn: day("2026-01-16"),
  plannedOn: day("2026-01-28"),
  agreed: 4,
  desks: 4,
  shares: 1,
  procurements: [],
  contracts: [],
  lastServedOn: null,
  acceptances: [],
  paid: nought,
  lastPaidOn: null,
  evaluation: null,
};

const awarded: Life["procurements"][number] = {
  statusName: "已确定成交",
  isAwarded: true,
  awardedOn: day("2026-02-20"),
  dueOn: null,
  signBy: day("2026-03-22"),
};

const signed: Life["contracts"][number] = {
  signedOn: day("2026-03-02"),
  shares: 1,
  committed: yuan("85200.00"),
  termFrom: day("2026-03-10"),
  termTo: day("2026-12-31"),
};

const accepted: Life["acceptances"][number] = {
  accepted: yuan("21300.00"),
  payable: yuan("21300.00"),
  isOpen: false,
  acceptedOn: day("2026-08-12"),
  dueOn: day("2026-08-14"),
  payBy: day("2026-09-11"),
  period: "第二季度",
};

const serving: Life = {
  ...planned,
  procurements: [awarded],
  contracts: [signed],
  lastServedOn: day("2026-06-30"),
};

/** The stage that is to be worked on, and whether it is late. */
const current = (life: Life, on = today) => {
  const found = stagesOf(life, on).find((one) => one.state === "now" || one.state === "late");
  return found && [found.name, found.state, found.dueOn ?? found.words];
};

describe("where a project stands", () => {
  test.each<[string, Life, unknown[] | undefined]>([
    [
      "a draft waits for its office",
      { ...planned, status: "drafted", submittedOn: null, reviewedOn: null, plannedOn: null },
      ["立项", "now", "草稿"],
    ],
    [
      "three of four desks have signed",
      { ...planned, status: "submitted", reviewedOn: null, plannedOn: null, agreed: 3 },
      ["联审", "now", "已签 3/4"],
    ],
    [
      "the joint review is done and county finance looks at it",
      { ...planned, status: "jointlyReviewed", plannedOn: null },
      ["计划", "now", "待财政审核"],
    ],
    ["what is in the plan is to be bought", planned, ["采购", "now", "待采购"]],
    [
      "thirty days after the notice the contract is late",
      { ...planned, procurements: [awarded] },
      ["合同", "late", "2026-03-22"],
    ],
    [
      "with one of two shares signed the contract stage goes on",
      { ...serving, shares: 2 },
      ["合同", "late", "2026-03-22"],
    ],
    [
      "a contract without any record waits for the service",
      { ...serving, lastServedOn: null },
      ["履约", "now", "03-10 起"],
    ],
    [
      "between two acceptances the next one is to come",
      { ...serving, acceptances: [{ ...accepted, payable: nought }] },
      ["验收", "now", "待下次验收"],
    ],
    [
      "an unpaid acceptance goes before the service that goes on",
      { ...serving, acceptances: [accepted] },
      ["支付", "late", "2026-09-11"],
    ],
    [
      "all accepted and paid, the evaluation is to be made",
      { ...serving, acceptances: [{ ...accepted, accepted: yuan("85200.00"), payable: nought }] },
      ["绩效", "now", "待自评"],
    ],
    [
      "with the evaluation published the project is still to be closed",
      {
        ...serving,
        acceptances: [{ ...accepted, accepted: yuan("85200.00"), payable: nought }],
        evaluation: { total: 9200, publishedOn: day("2026-09-10") },
      },
      ["绩效", "now", "待办结"],
    ],
    ["a closed project waits for nothing", { ...serving, status: "closed" }, undefined],
  ])("%s", (_, life, expected) => {
    expect(current(life)).toEqual(expected);
  });

  test("on the last day it is not late, a day later it is", () => {
    const life = { ...serving, acceptances: [accepted] };
    expect(current(life, day("2026-09-11"))).toEqual(["支付", "now", "2026-09-11"]);
    expect(current(life, day("2026-09-12"))).toEqual(["支付", "late", "2026-09-11"]);
  });

  test("a stage that was passed keeps its day, one to come has none", () => {
    const stages = stagesOf({ ...serving, acceptances: [accepted] }, today);
    expect(stages.map((one) => [one.name, one.state, one.on])).toEqual([
      ["立项", "done", "2026-01-12"],
      ["联审", "done", "2026-01-16"],
      ["计划", "done", "2026-01-28"],
      ["采购", "done", "2026-02-20"],
      ["合同", "done", "2026-03-02"],
      ["履约", "done", "2026-06-30"],
      ["验收", "done", "2026-08-12"],
      ["支付", "late", null],
      ["绩效", "ahead", null],
    ]);
  });

  test("over several shares it says how many have come so far", () => {
    const life = { ...serving, shares: 18, contracts: [{ ...signed, shares: 12 }] };
    const contract = stagesOf(life, today).find((one) => one.name === "合同");
    expect(contract?.note).toBe("12/18 个单位");
  });

  test("one fen that is not accepted keeps the project open", () => {
    const life = {
      ...serving,
      acceptances: [{ ...accepted, accepted: fen(signed.committed - 1n), payable: nought }],
    };
    expect(current(life)?.[0]).toBe("验收");
  });
});
