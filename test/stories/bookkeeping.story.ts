import { daysAfter } from "../../src/base/day.ts";
import * as contracts from "../../src/modules/contract/api.ts";
import * as delivery from "../../src/modules/delivery/api.ts";
import * as payments from "../../src/modules/payment/api.ts";
import * as procurement from "../../src/modules/procurement/api.ts";
import * as projects from "../../src/modules/project/api.ts";
import * as performing from "../../src/server/demo/performing.ts";
import * as tell from "../../src/server/demo/purchase.ts";
import { bookkeepingStandard, publishStandard } from "../../src/server/demo/standards.ts";
import type { Chapter } from "./chapter.ts";

/** 村级代理记账, from what a village asks for to the published evaluation; with what is refused on the way. */

const standard: Chapter = {
  title: "先有标准",
  words:
    "县农业农村局从样例草拟村级代理记账服务标准，按本县的合同和询价写价格区间，提交县财政局审核；财政同意后，由它印发文件、定施行日期并发布。从这一天起，全县立项、采购、合同、验收和绩效都从这一版抄入；标准要求的执业许可，没有的不能报价。",
  async tell(one) {
    const { teller, day } = one;
    teller.on(daysAfter(day, -15));
    const document = `青农发〔${one.year}〕1号（虚构）`;
    await publishStandard(teller, { ...bookkeepingStandard, document }, daysAfter(day, -10));
    teller.on(day);
  },
};

const need: Chapter = {
  title: "一、登记需求，申报项目",
  words:
    "村里提出要有人记账。乡镇经办先照原话登记需求，核实后列入清单，再用它立项：选目录事项、填单价和数量、挑一条有余额的预算指标、定好绩效目标，提交联审。钱没有落实、金额超过指标、期限过长、目标不完整的，都提交不了。",
  async tell(one) {
    const { teller, line } = one;
    const clerk = tell.clerkOf(one);
    const need = await tell.speak(one);
    tell.pass(one, 3);
    const content = await tell.contentOf(one);
    const [share] = content.shares;
    const drafted = async (change: Partial<typeof content>) =>
      teller.does(clerk, projects.draftProject, { ...content, ...change, needs: [] });
    // 102 第十六条: the cost is funded to the fen.
    const short = await drafted({
      shares: [{ ...share!, fundings: [{ line, amount: "8399999" }] }],
    });
    await teller.isRefused(clerk, projects.submitProject, short, {
      title: "政府购买服务管理办法",
      article: "16",
      says: "0.01",
    });
    // 预算法 第十三条: no more than the line has.
    const dear = await drafted({
      unitPrice: "2000000",
      shares: [{ ...share!, fundings: [{ line, amount: "28000000" }] }],
    });
    await teller.isRefused(clerk, projects.submitProject, dear, {
      title: "预算法",
      article: "13",
      says: "20,000.00",
    });
    // 102 第二十四条: at most a year, or the conditions.
    const long = await drafted({ termTo: daysAfter(one.begins, 75 + 366) });
    await teller.isRefused(clerk, projects.submitProject, long, {
      title: "政府购买服务管理办法",
      article: "24",
    });
    // 102 第二十条: targets that weigh a hundred with the execution.
    const weightless = await drafted({ targets: content.targets.slice(1) });
    await teller.isRefused(clerk, projects.submitProject, weightless, {
      title: "政府购买服务管理办法",
      article: "20",
    });
    await tell.draft(one, need);
    await tell.submit(one);
  },
};

const review: Chapter = {
  title: "二、四个科室联审，财政审核，列入购买计划",
  words:
    "财政办、党政办、纪委、社会事务办各看自己负责的几项，在同一张意见表上签署。四家都同意后，县财政局审核，再列入购买计划：从这时起占用预算指标。没有签的不能代签，联审没有完的不能审核。",
  async tell(one) {
    await one.teller.isRefused(
      tell.clerkOf(one),
      projects.signReview,
      { ...one.key, opinion: "agree", reason: "同意" },
      { kind: "forbidden" },
    );
    await one.teller.isRefused(
      tell.reviewer,
      projects.approveProject,
      { ...one.key, reason: "同意" },
      { kind: "conflict", says: "联审" },
    );
    await tell.review(one);
    await tell.approve(one);
  },
};

const quotes: Chapter = {
  title: "三、三家比价，负责人确定成交",
  words:
    "限额以下的按内控制度比价，不少于三家。经办人记录每家的书面报价，负责人确定成交；两家不够，超过最高限价的不能选，没有执业许可的不能报。",
  async tell(one) {
    const { teller, organizations } = one;
    const [clerk, head] = [tell.clerkOf(one), tell.headOf(one)];
    await tell.prepareQuotes(one);
    const [first, second, third] = one.offers;
    await tell.quote(one, first!);
    await tell.quote(one, second!);
    const seen = await teller.sees(head, procurement.viewProcurement, one.procurement);
    const choice = { ...one.procurement, response: seen.responses[0]!.id, reason: "价低" };
    await teller.isRefused(head, procurement.chooseQuote, choice, {
      title: "政府购买服务管理办法",
      article: "17",
      says: "3",
    });
    // A quote above the limit is a fact and recorded; it cannot be chosen.
    const quoted = (key: string, price: string) => ({
      ...one.procurement,
      provider: organizations[key]!,
      price,
      says: "",
    });
    await teller.does(clerk, procurement.recordQuote, quoted("suanpan", "8400001"));
    // 代理记账许可证 is asked for by the standard: a river patrol has none.
    await teller.isRefused(clerk, procurement.recordQuote, quoted("qingshui", "8000000"), {
      says: "代理记账许可证",
    });
    await tell.quote(one, third!);
    const after = await teller.sees(head, procurement.viewProcurement, one.procurement);
    const dearest = after.responses.find((response) => response.price === "8400001")!;
    await teller.isRefused(
      head,
      procurement.chooseQuote,
      { ...one.procurement, response: dearest.id, reason: "服务好" },
      { title: "政府采购法实施条例", article: "30", says: "0.01" },
    );
    await tell.choose(one);
  },
};

const contract: Chapter = {
  title: "四、起草、核对、签订合同",
  words:
    "合同草案按成交结果、项目和服务标准填好，经办人补齐后提交核对，负责人签订。缺必备条款、价格高于成交价的提交不了；签订后，计划里多出来的钱退回预算指标。",
  async tell(one) {
    const { teller } = one;
    const [clerk, head] = [tell.clerkOf(one), tell.headOf(one)];
    await performing.draftContract(one);
    const form = performing.contractForm(one);
    const { jurisdiction, id } = form;
    await teller.does(clerk, contracts.editContract, { ...form, breach: "" });
    await teller.isRefused(
      clerk,
      contracts.submitContract,
      { jurisdiction, id },
      { title: "政府购买服务管理办法", article: "23", says: "违约" },
    );
    const dear = { ...form, price: "7980001", shares: [{ ...form.shares[0]!, fiscal: "7980001" }] };
    await teller.does(clerk, contracts.editContract, dear);
    await teller.isRefused(
      clerk,
      contracts.submitContract,
      { jurisdiction, id },
      { title: "政府采购法", article: "46", says: "0.01" },
    );
    await teller.does(clerk, contracts.editContract, form);
    await teller.isRefused(
      head,
      contracts.signContract,
      { jurisdiction, id },
      { kind: "conflict" },
    );
    await performing.sign(one);
  },
};

const performance: Chapter = {
  title: "五、记服务、验收、付款",
  words:
    "承接主体每做一次服务记一条，有了记录才能申请验收。验收按合同标准逐项判断，并听取服务对象意见。验收多少付多少：凭验收结果和发票申请，县财政局审核、开支付令，国库支付。多一分不行，同一张发票用两次也不行。",
  async tell(one) {
    const { teller } = one;
    const clerk = tell.clerkOf(one);
    const { jurisdiction, id } = one.contract;
    const before = await teller.sees(clerk, delivery.viewContractDelivery, { jurisdiction, id });
    const ask = {
      jurisdiction,
      id,
      instalment: before.toAccept[0]!.instalment,
      period: "第一期",
      asked: "3990000",
    };
    await teller.isRefused(clerk, delivery.askAcceptance, ask, { says: "服务记录" });
    await performing.serve(one);
    await teller.isRefused(
      clerk,
      delivery.askAcceptance,
      { ...ask, asked: "7980001" },
      { title: "政府采购法实施条例", article: "45" },
    );
    const first = await performing.accept(one, { period: "第一期", asked: "3990000" });
    const claim = {
      kind: "pay" as const,
      jurisdiction,
      acceptance: first.id,
      amount: "3990001",
      invoice: "25009999",
    };
    await teller.isRefused(clerk, payments.requestPayment, claim, { says: "0.01" });
    const invoice = await performing.pay(one, first);
    const cent = { ...claim, amount: "1" };
    await teller.isRefused(clerk, payments.requestPayment, cent, { says: "0.01" });
    await performing.serve(one);
    const second = await performing.accept(one, { period: "第二期", asked: "3990000" });
    const again = { ...claim, acceptance: second.id, amount: "3990000", invoice };
    await teller.isRefused(clerk, payments.requestPayment, again, {
      kind: "conflict",
      says: "发票",
    });
    await performing.pay(one, second);
  },
};

const outcome: Chapter = {
  title: "六、绩效评价，公开，答复群众",
  words:
    "年底对照立项时定的目标逐项自评，负责人公开评价结果，写明用到下一年预算的哪里。合同、验收、支付和评价自动在公开门户公布，提出需求的村里得到答复。",
  tell: (one) => performing.evaluate(one),
};

export const bookkeepingChapters = {
  standard,
  need,
  review,
  quotes,
  contract,
  performance,
  outcome,
};
