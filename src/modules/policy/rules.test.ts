import { describe, expect, test } from "vitest";
import { nought, wan, yuan } from "../../base/money.ts";
import {
  frameworkIsForSmallOrders,
  limitIsNotEvaded,
  methodHasItsCase,
  methodSuitsObject,
  otherMethodNeedsApproval,
  quotesNearUncheckedLimit,
  quotesStayBelowLimit,
  tenderIsNotEvaded,
  tenderLimitIsHigher,
} from "./rules.ts";

const limit = { from: wan("30"), confirmed: true };
const tender = { from: wan("200"), confirmed: true };

describe("the object", () => {
  test("policy.methodSuitsObject: 询价 is for goods, never for services", () => {
    const broken = (object: "goods" | "services") =>
      methodSuitsObject.broken({ method: "inquiry", objects: ["goods"], object });
    expect(broken("services")).toBe("“询价”适用于货物，这次买的是服务");
    expect(broken("goods")).toBeUndefined();
  });
});

describe("quotes below the limit", () => {
  const facts = (amount: string, confirmed = true) => ({
    method: "quotes" as const,
    amount: yuan(amount),
    procurementFrom: { ...limit, confirmed },
  });

  test("policy.quotesStayBelowLimit: the limit itself belongs to procurement, one fen below it does not", () => {
    expect(quotesStayBelowLimit.broken(facts("300000.00"))).toBe(
      "300,000.00 元，达到采购限额标准 300,000.00 元，不能按内控制度比价",
    );
    expect(quotesStayBelowLimit.broken(facts("299999.99"))).toBeUndefined();
  });

  test("policy.quotesNearUncheckedLimit: a limit that nobody has checked reminds and does not bar", () => {
    expect(quotesStayBelowLimit.broken(facts("300000.00", false))).toBeUndefined();
    expect(quotesNearUncheckedLimit.broken(facts("300000.00", false))).toContain(
      "达到采购限额标准",
    );
    expect(quotesNearUncheckedLimit.broken(facts("299999.99", false))).toBeUndefined();
    expect(quotesNearUncheckedLimit.broken(facts("300000.00"))).toBeUndefined();
  });
});

describe("approval", () => {
  const broken = (method: "consultation" | "openTender", amount: string, confirmed = true) =>
    otherMethodNeedsApproval.broken({
      method,
      amount: yuan(amount),
      tenderFrom: { ...tender, confirmed },
    });

  test("policy.otherMethodNeedsApproval: from the open-tender amount on every other method", () => {
    expect(broken("consultation", "2000000.00")).toBe(
      "预算 2,000,000.00 元，公开招标数额标准 2,000,000.00 元，须先报批",
    );
    expect(broken("consultation", "1999999.99")).toBeUndefined();
    expect(broken("openTender", "2000000.00")).toBeUndefined();
    expect(broken("consultation", "2000000.00", false)).toContain("（限额待核对）");
  });
});

describe("cases", () => {
  test("policy.methodHasItsCase: a method that rests on cases needs one of its own", () => {
    const broken = (reason?: string) =>
      methodHasItsCase.broken({ method: "singleSource", cases: ["onlyOne", "addOn"], reason });
    expect(broken()).toBe("“单一来源采购”有 2 种适用情形，还没有选定");
    expect(broken("thinMarket")).toBe("“单一来源采购”有 2 种适用情形，还没有选定");
    expect(broken("onlyOne")).toBeUndefined();
  });

  test("policy.frameworkIsForSmallOrders: each order below the limit, unless the users choose", () => {
    const broken = (amount: string, reason?: string) =>
      frameworkIsForSmallOrders.broken({
        method: "framework",
        amount: yuan(amount),
        procurementFrom: limit,
        reason,
      });
    expect(broken("300000.00")).toBe("这一次 300,000.00 元，采购限额标准 300,000.00 元");
    expect(broken("299999.99")).toBeUndefined();
    expect(broken("300000.00", "usersChoose")).toBeUndefined();
  });
});

describe("splitting is judged on the sum of the year", () => {
  test("policy.tenderIsNotEvaded: beyond the open-tender amount, not at it", () => {
    const broken = (amount: string, earlier = wan("150")) =>
      tenderIsNotEvaded.broken({
        method: "consultation",
        amount: yuan(amount),
        earlier,
        tenderFrom: tender,
      });
    expect(broken("500000.01")).toBe(
      "本年已采购 1,500,000.00 元，加上这次累计 2,000,000.01 元，公开招标数额标准 2,000,000.00 元",
    );
    expect(broken("500000.00")).toBeUndefined();
    expect(broken("2500000.00", nought)).toBeUndefined();
  });

  test("policy.limitIsNotEvaded: at the limit of procurement", () => {
    const broken = (amount: string) =>
      limitIsNotEvaded.broken({
        method: "quotes",
        amount: yuan(amount),
        earlier: wan("20"),
        procurementFrom: limit,
      });
    expect(broken("100000.00")).toBe(
      "本年已购买 200,000.00 元，加上这次累计 300,000.00 元，采购限额标准 300,000.00 元",
    );
    expect(broken("99999.99")).toBeUndefined();
  });
});

test("policy.tenderLimitIsHigher: the open-tender amount is at or above the limit of procurement", () => {
  const broken = (openTenderFrom: string) =>
    tenderLimitIsHigher.broken({
      procurementFrom: wan("30"),
      openTenderFrom: yuan(openTenderFrom),
    });
  expect(broken("299999.99")).toBe(
    "公开招标数额标准 299,999.99 元，低于采购限额标准 300,000.00 元",
  );
  expect(broken("300000.00")).toBeUndefined();
});
