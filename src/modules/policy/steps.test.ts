import { describe, expect, test } from "vitest";
import { day } from "../../base/day.ts";
import { cite } from "../../base/law.ts";
import { wan } from "../../base/money.ts";
import { demonstrationControlRules, demonstrationThresholds } from "./demonstration.ts";
import { shippedCalendar } from "./published.ts";
import { stepsFor, type Step, type StepsAsked } from "./steps.ts";

const threshold = demonstrationThresholds[1]!;

const steps = (asked: Omit<StepsAsked, "amount" | "on"> & { wan: string; from: string }): Step[] =>
  stepsFor({ threshold, ...asked, amount: wan(asked.wan), on: day(asked.from) }, shippedCalendar);

const days = (all: readonly Step[]) =>
  all.map(({ code, first = "—", last }) => [code, first, ...(last ? [last] : [])].join(" "));

const stepOf = (all: readonly Step[], code: Step["code"]): Step =>
  all.find((one) => one.code === code)!;

describe("the steps of a consultation of 800,000 yuan begun on 2 March 2026", () => {
  const all = steps({ track: "procurement", wan: "80", from: "2026-03-02" });

  test("have these days: the earliest, and the last by law", () => {
    expect(days(all)).toEqual([
      "budget 2026-03-02",
      "need 2026-03-02 2026-04-01",
      "intention 2026-03-02",
      "plan 2026-03-02 2026-04-01",
      "consultationDocuments 2026-04-01",
      "sold 2026-04-09",
      "consultationResponses 2026-04-13",
      "panel 2026-04-13",
      "evaluation 2026-04-13",
      "report 2026-04-13 2026-04-15",
      "winner 2026-04-13 2026-04-22",
      "award 2026-04-13 2026-04-24",
      "challenge 2026-04-13 2026-05-08",
      "contract 2026-04-13 2026-05-25",
      "contractPublished 2026-04-13 2026-05-27",
      "contractFiled 2026-04-13 2026-06-03",
      "acceptance —",
      "payment —",
    ]);
  });

  test("say why a day moved: the thirtieth day of signing is a Sunday", () => {
    expect(stepOf(all, "contract").moved).toBe(
      "第 30 日为 2026-05-24（星期日），顺延至 2026-05-25",
    );
    expect(stepOf(all, "consultationResponses").moved).toBe(
      "第 10 日为 2026-04-11（星期六），顺延至 2026-04-13",
    );
  });

  test("say who acts, of what a step consists, and what term of which law runs", () => {
    expect(stepOf(all, "winner")).toMatchObject({
      who: "购买主体",
      kind: "byThen",
      term: "自“送交评审报告”起 5 个工作日内",
      what: "按评审报告的排序确定；逾期没有确定又不提出异议的，视为确定排序第一的供应商",
    });
    expect(stepOf(all, "winner").basis.map(cite)).toEqual(["《政府采购法实施条例》第四十三条"]);
    expect(stepOf(all, "panel").what).toContain("磋商小组不少于 3 人、单数，其中专家不少于 2 人");
    expect(stepOf(all, "consultationDocuments").what).toContain("价格分10%–30%");
  });
});

describe("the steps of an open tender", () => {
  const all = steps({ track: "openTender", wan: "300", from: "2026-03-02" });

  test("hold documents open five working days and bids twenty days, and end clarifications fifteen before", () => {
    expect(days(all).slice(4, 8)).toEqual([
      "tenderDocuments 2026-04-01",
      "offered 2026-04-09",
      "clarification — 2026-04-06",
      "bids 2026-04-21",
    ]);
  });

  test("need no approval, which any other method needs from the open-tender amount on", () => {
    expect(all.some((one) => one.code === "approval")).toBe(false);
    const other = (amount: string) =>
      steps({ track: "openTender", method: "consultation", wan: amount, from: "2026-03-02" });
    expect(other("199.999999").some((one) => one.code === "approval")).toBe(false);
    expect(stepOf(other("200"), "approval")).toMatchObject({
      who: "购买主体报设区的市级以上财政部门",
      kind: "byThen",
      last: "2026-04-01",
      what: "预算 2,000,000.00 元，达到公开招标数额标准 2,000,000.00 元；采用竞争性磋商须在采购活动开始前获得批准",
    });
  });

  test.each([
    ["999.999999", "评标委员会不少于 5 人、单数，其中专家不少于 4 人"],
    ["1000", "评标委员会不少于 7 人、单数，其中专家不少于 5 人"],
  ])("of %s 万元 seat a panel: %s", (amount, says) => {
    const seated = steps({ track: "openTender", wan: amount, from: "2026-03-02" });
    expect(stepOf(seated, "panel").what).toContain(says);
  });

  test("ask for a survey of the need from ten million on", () => {
    const need = (amount: string) =>
      stepOf(steps({ track: "openTender", wan: amount, from: "2026-03-02" }), "need").what;
    expect(need("1000")).toContain("须开展需求调查，调查对象不少于 3 家");
    expect(need("999.999999")).not.toContain("调查对象不少于 3 家");
  });
});

describe("the other methods", () => {
  test("an invited tender first draws from those who passed the prequalification", () => {
    const all = steps({
      track: "openTender",
      method: "invitedTender",
      wan: "300",
      from: "2026-03-02",
    });
    expect(days(all).slice(4, 11)).toEqual([
      "approval 2026-03-02 2026-04-01",
      "prequalification 2026-04-01",
      "draw 2026-04-09",
      "invitation 2026-04-09",
      "offered 2026-04-16",
      "clarification — 2026-04-14",
      "bids 2026-04-29",
    ]);
  });

  test("a negotiation that is urgent publishes no intention and takes responses after three working days", () => {
    const all = steps({
      track: "procurement",
      method: "negotiation",
      wan: "80",
      from: "2026-03-02",
      isUrgent: true,
    });
    expect(all.some((one) => one.code === "intention")).toBe(false);
    expect(stepOf(all, "negotiationDocuments").first).toBe("2026-03-02");
    expect(stepOf(all, "negotiationResponses").first).toBe("2026-03-05");
  });

  test("a negotiation panel has five seats from the open-tender amount on", () => {
    const seats = (amount: string) =>
      stepOf(
        steps({ track: "procurement", method: "negotiation", wan: amount, from: "2026-03-02" }),
        "panel",
      ).what;
    expect(seats("199.999999")).toContain("谈判小组不少于 3 人");
    expect(seats("200")).toContain("谈判小组不少于 5 人、单数，其中专家不少于 4 人");
  });

  test("a single source is announced for five working days only from the open-tender amount on, and if it is the only one", () => {
    const of = (amount: string, reason?: string) =>
      steps({
        track: "procurement",
        method: "singleSource",
        wan: amount,
        from: "2026-03-02",
        reason,
      });
    expect(stepOf(of("200"), "singleSourceNotice").first).toBe("2026-04-01");
    expect(stepOf(of("200"), "bargaining").first).toBe("2026-04-09");
    expect(stepOf(of("199.999999"), "bargaining").first).toBe("2026-04-01");
    expect(of("200", "addOn").some((one) => one.code === "singleSourceNotice")).toBe(false);
  });

  test("emergency procurement exists from 1 October 2026 on, not a day before", () => {
    const of = (from: string) =>
      steps({ track: "procurement", method: "emergency", wan: "80", from });
    expect(() => of("2026-09-30")).toThrow("2026-09-30 还没有适用的“紧急采购”规定");
    expect(of("2026-10-01").map((one) => one.code)).toContain("urgency");
  });
});

describe("below the limit", () => {
  const of = (amount: string) =>
    steps({
      track: "belowThreshold",
      wan: amount,
      from: "2026-11-30",
      control: demonstrationControlRules.find((one) => one.amountFrom === wan(amount)),
    });

  test("the internal rule of the place says how many quotes and who decides", () => {
    const all = of("10");
    expect(days(all)).toEqual([
      "budget 2026-11-30",
      "quotes 2026-11-30",
      "decision 2026-11-30",
      "contract 2026-11-30",
      "acceptance —",
      "payment —",
    ]);
    expect(stepOf(all, "quotes")).toMatchObject({
      what: "不少于 3 家报价；归档：询价记录、比选理由、集体研究会议纪要",
      local: { document: "青禾县政府购买服务限额和内控办法（虚构，仅供演示）", confirmed: true },
    });
    expect(stepOf(all, "decision").what).toContain("领导班子集体研究");
  });

  test("without a rule of the place nothing is made up", () => {
    const all = steps({ track: "belowThreshold", wan: "3", from: "2026-11-30" });
    expect(stepOf(all, "quotes").what).toBe("报价家数按本单位内控标准；留存询价记录");
    expect(stepOf(all, "quotes").local).toBeUndefined();
  });
});

describe("days", () => {
  test("whoever begins in a holiday begins on the first day of work, and is told why", () => {
    const [budget] = steps({ track: "belowThreshold", wan: "3", from: "2026-10-03" });
    expect(budget).toMatchObject({
      first: "2026-10-08",
      moved: "2026-10-03（国庆节），顺延至 2026-10-08",
    });
  });

  test("a year whose holidays are not published is provisional, and so is all that follows", () => {
    const all = steps({ track: "procurement", wan: "80", from: "2026-11-27" });
    expect(stepOf(all, "consultationDocuments")).toMatchObject({
      first: "2026-12-28",
      provisional: false,
    });
    expect(stepOf(all, "sold")).toMatchObject({ first: "2027-01-04", provisional: true });
    expect(stepOf(all, "contract").provisional).toBe(true);
  });

  test("with the day of acceptance the payment has its last day", () => {
    const all = steps({
      track: "procurement",
      wan: "80",
      from: "2026-03-02",
      acceptedOn: day("2026-09-01"),
    });
    expect(stepOf(all, "payment")).toMatchObject({ first: "2026-09-01", last: "2026-10-01" });
  });

  test("an acceptance before the contract is refused", () => {
    expect(() =>
      steps({
        track: "procurement",
        wan: "80",
        from: "2026-03-02",
        acceptedOn: day("2026-04-12"),
      }),
    ).toThrow("验收日期 2026-04-12 早于最早的签约日 2026-04-13");
  });

  test("the abnormally low price is reviewed from 1 February 2026 on", () => {
    const says = (from: string) =>
      stepOf(steps({ track: "procurement", wan: "80", from }), "evaluation").what;
    expect(says("2026-02-01")).toContain("异常低");
    expect(says("2026-01-31")).not.toContain("异常低");
  });
});
