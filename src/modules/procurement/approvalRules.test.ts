import { describe, expect, test } from "vitest";
import { day } from "../../base/day.ts";
import { wan, yuan } from "../../base/money.ts";
import * as approval from "./approvalRules.ts";
import { nextReaches } from "./nearLimit.ts";

const row = { budget: yuan("2000.00"), quotesDocument: "内控办法", quotesConfirmed: true };
const meeting = {
  ...row,
  approvedBy: "purchaserMeeting" as const,
  minutes: "某纪要 3 号",
  minutesOn: day("2026-03-06"),
  on: day("2026-03-06"),
};

describe("who decides below the limit", () => {
  const { broken } = approval.approverIsHighEnough;

  test("the clerk where the row names him, else the head or whoever is both", () => {
    expect(broken({ ...row, approvedBy: "purchaserClerk", isByHead: false })).toBeUndefined();
    expect(broken({ ...row, approvedBy: "purchaserHead", isByHead: true })).toBeUndefined();
    expect(broken({ ...row, approvedBy: "purchaserHead", isByHead: false })).toBe(
      "金额 2,000.00 元，《内控办法》规定单位负责人审批",
    );
  });

  test("a sample row, or none at all, reminds and bars nobody; no paper is cited for what it does not say", () => {
    const { broken: reminds } = approval.approverAsSample;
    const none = { ...row, approvedBy: null, isByHead: false };
    const sample = { ...none, approvedBy: "purchaserHead" as const, quotesConfirmed: false };
    expect([broken(none), broken(sample)]).toEqual([undefined, undefined]);
    expect(reminds(none)).toBe("金额 2,000.00 元，本地没有录入由谁审批，一般由单位负责人审批");
    expect(reminds(sample)).toBe("金额 2,000.00 元，《内控办法》规定单位负责人审批");
    expect(reminds({ ...sample, quotesConfirmed: true })).toBeUndefined();
    expect(reminds({ ...none, isByHead: true })).toBeUndefined();
  });

  test("a meeting leaves minutes and was held before the decision, on its very day at the latest", () => {
    const { broken: lacks } = approval.meetingHasMinutes;
    expect(lacks(meeting)).toBeUndefined();
    expect(lacks({ ...meeting, minutesOn: day("2026-03-07") })).toBe(
      "会议日期 2026-03-07 晚于确定成交的 2026-03-06",
    );
    expect(lacks({ ...meeting, minutes: "" })).toContain("没有填会议纪要");
    expect(lacks({ ...meeting, minutesOn: undefined })).toContain("没有填会议纪要");
    expect(lacks({ ...meeting, approvedBy: "purchaserHead", minutes: "" })).toBeUndefined();
  });

  test("a row that nobody has confirmed only reminds", () => {
    const unchecked = { ...meeting, quotesConfirmed: false, minutes: "" };
    expect(approval.meetingHasMinutes.broken(unchecked)).toBeUndefined();
    expect(approval.meetingAsSample.broken(unchecked)).toContain("没有填会议纪要");
    expect(approval.meetingAsSample.broken({ ...unchecked, minutes: "纪要" })).toBeUndefined();
    expect(approval.meetingAsSample.broken({ ...meeting, minutes: "" })).toBeUndefined();
  });
});

describe("the warning before an amount is reached", () => {
  const limits = { procurementFrom: wan("30"), tenderFrom: wan("200") };
  const near = (total: string, amount: string, ofBudgetItem = total) =>
    nextReaches({
      ...limits,
      total: yuan(total),
      ofBudgetItem: yuan(ofBudgetItem),
      amount: yuan(amount),
    });

  test("one more of the same size would reach the limit of purchase; one fen less and it is silent", () => {
    expect(near("200000.00", "100000.00")).toBe(
      "再买 100,000.00 元，累计就达到采购限额 30 万元。后面还要买的，请合并按政府采购办理",
    );
    expect(near("200000.00", "99999.99")).toBeNull();
  });

  test("beyond the limit the rule speaks, until the amount of open tender comes near: only above it counts", () => {
    expect(near("300000.00", "100000.00")).toBeNull();
    expect(near("1900000.00", "100000.00")).toBeNull();
    expect(near("1900000.01", "100000.00")).toBe(
      "再买超过 99,999.99 元，累计就超过公开招标数额 200 万元。后面还要买的，请合并公开招标",
    );
    expect(near("2000000.00", "0.01")).toBe(
      "再买，累计就超过公开招标数额 200 万元。后面还要买的，请合并公开招标",
    );
    expect(near("2000000.01", "100000.00")).toBeNull();
    // Of the same item, but of another budget item: 条例 第二十八条 counts one budget item.
    expect(near("1950000.00", "100000.00", "100000.00")).toBeNull();
  });
});
