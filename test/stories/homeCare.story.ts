import * as payments from "../../src/modules/payment/api.ts";
import * as procurement from "../../src/modules/procurement/api.ts";
import * as consultation from "../../src/server/demo/consultation.ts";
import * as performing from "../../src/server/demo/performing.ts";
import * as tell from "../../src/server/demo/purchase.ts";
import type { Who } from "../../src/server/demo/teller.ts";
import type { Chapter } from "./chapter.ts";

/** 社区居家养老, above the limit: the way of procurement, and an acceptance with deductions. */

const planned: Chapter = {
  title: "一、超过限额，走政府采购",
  words:
    "双溪镇为 200 名老人购买居家养老服务，40 万元，超过本县采购限额标准。立项、联审、列入计划与限额以下的一样；系统按金额和当天的限额标准，把它分到政府采购，用竞争性磋商。",
  tell: (one) => tell.plan(one),
};

const announced: Chapter = {
  title: "二、公开意向，发布磋商公告",
  words:
    "先公开采购意向，原则上满 30 日再发公告。评分标准合计 100 分，价格分占一成到三成；磋商文件提供不少于 5 个工作日，从发出文件到响应截止不少于 10 日。最早的合法日期由系统算好填在表里。",
  async tell(one) {
    tell.pass(one, 3);
    const prepare = {
      jurisdiction: one.key.jurisdiction,
      project: one.key.id,
      ceiling: "40000000",
      requirement: "居家养老",
      smeReserved: true,
    };
    const heavy = consultation.criteria.map((one) =>
      one.isPrice ? { ...one, weight: 31 } : one.weight === 40 ? { ...one, weight: 29 } : one,
    );
    await one.teller.isRefused(
      tell.clerkOf(one),
      procurement.prepareProcurement,
      { ...prepare, criteria: heavy },
      { title: "竞争性磋商", says: "30%" },
    );
    await consultation.announce(one);
  },
};

const responded: Chapter = {
  title: "三、响应在开启以前对谁都是密封的",
  words:
    "三家单位自己登录提交响应，截止前可以改、可以撤。开启以前，采购人、财政局和别的供应商都看不到内容，只知道家数。没有到截止时间，不能截止。",
  async tell(one) {
    await consultation.respond(one);
    await one.teller.isRefused(tell.clerkOf(one), procurement.closeResponses, one.procurement, {
      title: "竞争性磋商",
      article: "10",
    });
  },
};

/** The panel's posts are known to the county alone. */
const scored = (postOf: (who: Who) => string): Chapter => ({
  title: "四、组成小组，评分，确定成交",
  words:
    "磋商小组三人以上，专家不少于三分之二。每人单独评分；价格分由系统按低价优先法计算，不许手填。评分齐全后汇总排序，负责人按排序确定第一名，两个工作日内发成交通知书。",
  async tell(one) {
    const { teller } = one;
    await consultation.open(one, postOf);
    const panel = "panelMember@experts";
    const seen = await teller.sees(panel, procurement.viewProcurement, one.procurement);
    const price = seen.criteria.find((criterion) => criterion.isPrice)!;
    const byHand = [{ response: seen.responses[0]!.id, criterion: price.id, points: 2000 }];
    await teller.isRefused(
      panel,
      procurement.submitScores,
      { ...one.procurement, scores: byHand },
      { title: "竞争性磋商" },
    );
    await teller.isRefused(tell.clerkOf(one), procurement.evaluateResponses, one.procurement, {
      title: "政府采购法实施条例",
      article: "34",
    });
    await consultation.score(one);
    await consultation.award(one);
  },
});

const deducted: Chapter = {
  title: "五、两项没有达到，按合同扣减后付款",
  words:
    "半年验收时，两项标准没有达到。合同写明了每项扣多少，系统照此扣减，其余予以验收。凭验收结果只能申请扣减后的金额。",
  async tell(one) {
    await performing.draftContract(one);
    await performing.sign(one);
    await performing.serve(one, { times: 3 });
    const acceptance = await performing.accept(one, {
      period: "上半年",
      asked: "18800000",
      unmet: [0, 2],
      satisfied: 4,
    });
    const whole = {
      kind: "pay" as const,
      jurisdiction: one.key.jurisdiction,
      acceptance: acceptance.id,
      amount: "18800000",
      invoice: "26000001",
    };
    await one.teller.isRefused(tell.clerkOf(one), payments.requestPayment, whole, {
      title: "政府采购法实施条例",
      article: "45",
    });
    await performing.pay(one, acceptance);
  },
};

export const homeCareChapters = (postOf: (who: Who) => string) => ({
  planned,
  announced,
  responded,
  scored: scored(postOf),
  deducted,
});
