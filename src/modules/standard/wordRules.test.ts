import { describe, expect, test } from "vitest";
import { wholeStandard } from "../../../test/given/standard.ts";
import * as rules from "./wordRules.ts";

const whole = wholeStandard().content;

/** The whole standard with one more sentence among its clauses. */
const saying = (text: string, topic = "结算方式") => ({
  content: { ...whole, clauses: [...whole.clauses, { topic, text }] },
});

const asking = (name: string) => ({
  content: { ...whole, qualifications: [{ of: "provider" as const, name, atLeast: 1 }] },
});

const verdict = (because: string | undefined) => (because === undefined ? "kept" : "broken");

describe("the provider advances not all", () => {
  test.each([
    ["服务完成后一次性支付全部费用", "broken"],
    ["合同期满一次性付清", "broken"],
    ["所需资金全部由乙方先行垫付", "broken"],
    ["由乙方全额垫资实施", "broken"],
    ["按季验收，每季验收合格后支付当季费用", "kept"],
    ["不得要求乙方垫付全部资金", "kept"],
    ["合同签订后一次性支付百分之三十的预付款", "kept"],
  ])("%s: %s", (text, expected) => {
    expect(verdict(rules.providerAdvancesNotAll.broken(saying(text)))).toBe(expected);
  });

  test("the reason names the clause and its words", () => {
    const text = "每月记账；服务期满后一次性付清。";
    expect(rules.providerAdvancesNotAll.broken(saying(text))).toBe(
      "“结算方式”写道“服务期满后一次性付清”",
    );
  });
});

describe("保障中小企业款项支付条例 第十四条: payment does not wait for an audit", () => {
  test.each([
    ["以审计结果作为结算依据", "broken"],
    ["经审计后支付", "broken"],
    ["待审计完成后再付款", "broken"],
    ["不得以审计结果作为结算依据", "kept"],
    ["乙方配合审计和检查", "kept"],
  ])("%s: %s", (text, expected) => {
    expect(verdict(rules.paymentWaitsForNoAudit.broken(saying(text)))).toBe(expected);
  });
});

describe("第十二条: payment does not wait for money or a signature", () => {
  test.each([
    ["待上级资金到位后支付", "broken"],
    ["收到专项资金拨付后再付款", "broken"],
    ["经主要领导签字后付款", "broken"],
    ["验收合格之日起三十日内支付", "kept"],
    ["不以上级资金到位后支付为条件", "kept"],
  ])("%s: %s", (text, expected) => {
    expect(verdict(rules.paymentWaitsForNoMoney.broken(saying(text)))).toBe(expected);
  });
});

describe("102 第二十九条: the purchaser guarantees nothing", () => {
  test.each([
    ["甲方为乙方融资提供担保", "broken"],
    ["期满后甲方按原价回购设备", "broken"],
    ["财政承诺固定回报", "broken"],
    ["乙方自行承担经营风险", "kept"],
    ["甲方不提供任何形式的担保", "kept"],
  ])("%s: %s", (text, expected) => {
    expect(verdict(rules.purchaserGivesNoGuarantee.broken(saying(text)))).toBe(expected);
  });
});

describe("102 第二十六条: nothing is transferred", () => {
  test.each([
    ["经甲方同意可以转包", "broken"],
    ["乙方不得转包", "kept"],
    ["经甲方书面同意可以依法分包", "kept"],
  ])("%s: %s", (text, expected) => {
    expect(verdict(rules.nothingIsTransferred.broken(saying(text, "转包分包")))).toBe(expected);
  });
});

describe("条例 第二十条: qualifications speak of the service, not of size, age or place", () => {
  test.each([
    ["注册资本不少于一百万元", "broken"],
    ["年营业额五百万元以上", "broken"],
    ["成立满三年", "broken"],
    ["本县注册的企业", "broken"],
    ["在青禾县设有分支机构", "broken"],
    ["国有企业", "broken"],
    ["代理记账许可证", "kept"],
    ["生活垃圾清运车辆行驶证", "kept"],
  ])("%s: %s", (name, expected) => {
    expect(verdict(rules.qualificationsAreFair.broken(asking(name)))).toBe(expected);
  });

  test("a clause on qualification is read too, and says what it limits", () => {
    expect(rules.qualificationsAreFair.broken(saying("须为本地企业", "资格条件"))).toBe(
      "“须为本地企业”限制地域",
    );
    expect(
      rules.qualificationsAreFair.broken(saying("不限注册资本，不设地域限制", "资格条件")),
    ).toBeUndefined();
  });
});

describe("102 第十条（五）: a price by the head and month betrays hired people", () => {
  test.each([
    ["人·月", "broken"],
    ["岗·月", "broken"],
    ["名/月", "broken"],
    ["工日", "broken"],
    ["村·年", "kept"],
    ["次", "kept"],
    ["人·年", "kept"],
  ])("%s: %s", (unit, expected) => {
    expect(verdict(rules.unitIsNoHeadcount.broken({ unit }))).toBe(expected);
  });
});
