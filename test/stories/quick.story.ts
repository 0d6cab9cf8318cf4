import { day } from "../../src/base/day.ts";
import * as procurement from "../../src/modules/procurement/api.ts";
import * as provider from "../../src/modules/provider/api.ts";
import { completeCreditCode } from "../../src/modules/provider/creditCode.ts";
import * as performing from "../../src/server/demo/performing.ts";
import * as tell from "../../src/server/demo/purchase.ts";
import type { Teller } from "../../src/server/demo/teller.ts";
import { trades } from "../../src/server/demo/trades.ts";
import type { Chapter } from "./chapter.ts";

export type Quick = tell.Purchase & { introduced: string };

/** 应急广播零星维修: twenty times 1,000.00 yuan in the plan of 柳河镇, bought little by little. */
export function beginQuick(
  teller: Teller,
  organizations: Record<string, string>,
  line: string,
): Quick {
  const { targets = [], standards = [] } = trades.find((each) => each.key === "radio")!;
  const one = tell.begin(teller, organizations, {
    township: "liuhe",
    townshipName: "柳河镇",
    villages: 14,
    year: 2026,
    line,
    item: "A1501",
    title: "应急广播零星维修（2026 年）",
    need: "广播喇叭和线路随坏随修",
    forWhom: "各村和镇机关",
    unit: "次",
    unitPrice: "1000.00",
    quantity: 20,
    offers: [["xiangliang", "1800.00"]],
    begins: day("2026-02-02"),
    targets,
    standards,
  });
  return { ...one, introduced: "" };
}

const clerk = "townshipClerk@liuhe";
const head = "townshipHead@liuhe";
const control = "青禾县政府购买服务限额和内控办法（虚构，仅供演示）";

const quick = (one: tell.Purchase, amount: string, more: object = {}) => ({
  project: one.key.id,
  words: "河西村应急广播日常维修，喇叭随坏随修",
  amount: tell.fenOf(amount),
  provider: one.organizations["xiangliang"]!,
  ...more,
});

const planned: Chapter = {
  title: "一、先有计划",
  words:
    "柳河镇一年要修二十来次广播，每次一千元上下，凑成一个项目：立项、联审、列入计划，两万元。以后每次买都从这里出，不用每次再立项。",
  async tell(one) {
    await tell.plan(one);
    tell.pass(one, 5);
  },
};

const refused: Chapter = {
  title: "二、不能这样买的，当场说明",
  words:
    "手机上写三样：买什么、多少钱、谁来做。超出计划的、其实是工程的、已经做完却没有凭证的，当场写明原因和依据，什么也不留下。",
  async tell(one) {
    const { teller } = one;
    await teller.isRefused(clerk, procurement.buyQuickly, quick(one, "20000.01"), {
      kind: "unlawful",
      article: "13",
      says: "超出 0.01 元",
    });
    await teller.isRefused(
      clerk,
      procurement.buyQuickly,
      quick(one, "100.00", { words: "新建一座公厕" }),
      { kind: "unlawful", title: "政府购买服务管理办法", article: "10" },
    );
    await teller.isRefused(
      clerk,
      procurement.buyQuickly,
      quick(one, "100.00", { doneOn: one.day }),
      {
        kind: "invalid",
        says: "没有附发票或者协议",
      },
    );
  },
};

const quoted: Chapter = {
  title: "三、到了县里规定的金额，要三家报价、负责人定",
  words:
    "本县内控办法（虚构）规定：五千元起要三家报价，由单位负责人确定。经办人一个人定不了，报价不够负责人也定不了。觉得不值当的，写明原因终止，改为按次买。",
  async tell(one) {
    const { teller } = one;
    one.procurement = await teller.does(clerk, procurement.buyQuickly, quick(one, "5000.00"));
    const seen = await teller.sees(clerk, procurement.viewProcurement, one.procurement);
    const choice = { ...one.procurement, response: seen.responses[0]!.id };
    await teller.isRefused(clerk, procurement.chooseQuote, choice, {
      kind: "unlawful",
      says: `《${control}》规定单位负责人审批`,
    });
    await teller.isRefused(head, procurement.chooseQuote, choice, {
      kind: "unlawful",
      article: "17",
      says: "已记录 1 家报价",
    });
    await teller.does(clerk, procurement.cancelProcurement, {
      ...one.procurement,
      reason: "改为按次购买",
    });
  },
};

const introduced: Chapter<Quick> = {
  title: "四、没有登记过的承接方，当场登记，等县里核验",
  words:
    "镇上的维修部还没有人登记过。经办人当场用名称和统一社会信用代码登记，县财政局收到核验的任务；核验以前还不能从它那里买。",
  async tell(one) {
    const { teller } = one;
    const { id } = await teller.does(clerk, provider.introduceProvider, {
      creditCode: completeCreditCode("92990101MA9XX0001"),
      name: "青禾县小田电器维修部",
      size: "micro",
    });
    await teller.isRefused(clerk, procurement.buyQuickly, quick(one, "900.00", { provider: id }), {
      kind: "unlawful",
      says: "只登记、尚未核验",
    });
    one.introduced = id;
  },
};

const checked: Chapter<Quick> = {
  title: "五、县财政局核验",
  words: "名称和代码对上了，一次核验，全县都能用；任务随之消失。",
  tell: ({ teller, introduced: id }) =>
    teller.does(tell.officer, provider.checkProvider, { id }).then(() => undefined),
};

const bought: Chapter = {
  title: "六、一次办完，自己进账、进报表",
  words:
    "两千元以下一家报价、经办人定：提交就成交。合同、验收、付款照常，过后这一笔已经在资金页和统计表里，不用谁再去补记。",
  async tell(one) {
    one.procurement = await one.teller.does(clerk, procurement.buyQuickly, quick(one, "1800.00"));
    await performing.draftContract(one);
    await performing.sign(one);
    await performing.serve(one, { times: 1, every: 3 });
    const acceptance = await performing.accept(one, { period: "一次", asked: "180000" });
    await performing.pay(one, acceptance);
  },
};

export const quickChapters = { planned, refused, quoted, introduced, checked, bought };
