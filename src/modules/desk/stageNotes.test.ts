import { describe, expect, test } from "vitest";
import { day } from "../../base/day.ts";
import { yuan } from "../../base/money.ts";
import { stageNames, type Stage } from "./model.ts";
import { withNotes, type NoteFacts } from "./stageNotes.ts";

const nothing: NoteFacts = {
  year: 2026,
  drafter: null,
  agreed: null,
  bought: [],
  contracts: [],
  providers: [],
  periods: [],
  paid: null,
  total: null,
};

const bought: NoteFacts["bought"] = [
  { track: "procurement", method: "consultation", responses: 3 },
];

const done = stageNames.map((name): Stage => {
  const waits = { dueOn: null, words: null, note: null };
  return { name, state: "done", on: day("2026-05-06"), ...waits };
});

const note = (name: Stage["name"], facts: Partial<NoteFacts>, stages = done) =>
  withNotes(stages, { ...nothing, ...facts }).find((one) => one.name === name)?.note;

const signed = (notifiedOn: string, signedOn: string | null) => ({
  notifiedOn: day(notifiedOn),
  signedOn: signedOn === null ? null : day(signedOn),
});

describe("below the day of a stage", () => {
  test.each<[Stage["name"], Partial<NoteFacts>, string | null]>([
    ["立项", { drafter: "县农业农村局 孙国平" }, "县农业农村局 孙国平"],
    ["联审", { agreed: 4 }, "四室一致同意"],
    ["联审", { agreed: 2 }, "两室一致同意"],
    ["联审", { agreed: 0 }, null],
    ["计划", {}, "列入 2026 年度"],
    [
      "采购",
      { bought: [{ track: "procurement", method: "consultation", responses: 3 }] },
      "竞争性磋商，3 家响应",
    ],
    [
      "采购",
      { bought: [{ track: "internal", method: "quotes", responses: 3 }] },
      "限额以下，3 家报价",
    ],
    ["采购", { bought: [{ track: "internal", method: "quotes", responses: 0 }] }, null],
    ["合同", { bought, contracts: [signed("2026-04-17", "2026-05-06")] }, "限 30 日，用 19 日"],
    ["合同", { bought, contracts: [signed("2026-04-17", null)] }, null],
    ["合同", { contracts: [signed("2026-04-17", "2026-05-06")] }, null],
    ["履约", { providers: ["康牧合作社"] }, "康牧合作社"],
    ["履约", { providers: ["康牧合作社", "惠农合作社"] }, "2 家承接"],
    ["验收", { periods: ["第一季度"] }, "第一季度"],
    ["支付", { paid: yuan("340600.00") }, "已付 34.06 万元"],
    ["支付", { paid: yuan("0.00") }, null],
    ["绩效", { total: 9250 }, "92.50 分"],
  ])("%s %o: %s", (name, facts, says) => {
    expect(note(name, facts)).toBe(says);
  });

  test("of several contracts the slowest counts", () => {
    const contracts = [signed("2026-04-17", "2026-05-06"), signed("2026-04-17", "2026-05-20")];
    expect(note("合同", { bought, contracts })).toBe("限 30 日，用 33 日");
  });

  test("what is to come says nothing of itself, and what stood there stays", () => {
    const ahead = done.map((one) => ({ ...one, state: "ahead" as const, on: null, note: "旧" }));
    expect(note("联审", { agreed: 4 }, ahead)).toBe("旧");
    expect(note("验收", { periods: ["第一季度"] }, ahead)).toBe("旧，第一季度");
  });
});
