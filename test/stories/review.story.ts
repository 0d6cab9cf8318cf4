import { daysAfter } from "../../src/base/day.ts";
import * as organization from "../../src/modules/organization/api.ts";
import * as projects from "../../src/modules/project/api.ts";
import { bookkeeping } from "../../src/server/demo/bookkeeping.ts";
import type { DemoCounty } from "../../src/server/demo/county.ts";
import * as tell from "../../src/server/demo/purchase.ts";
import type { Teller } from "../../src/server/demo/teller.ts";
import type { Chapter } from "./chapter.ts";

/** 联动联审 of one project of 柳河镇: four desks, a change that voids what it touches, an answer that is late. */
export type Reviewing = tell.Purchase & { county: DemoCounty };

export const beginReview = (teller: Teller, county: DemoCounty): Reviewing => ({
  ...tell.begin(teller, county.organizations, bookkeeping(county.lines["liuhe 2026 2130199"]!)),
  county,
});

const head = "townshipHead@liuhe";
const desk = (role: string) => `${role}@liuhe`;

const desks = [
  {
    role: "reviewFinance",
    isLead: true,
    days: 3,
    looksAt: "资金来源、金额",
    touches: ["amount", "funding"],
  },
  { role: "reviewParty", isLead: false, days: 5, looksAt: "实施方案", touches: ["plan"] },
  {
    role: "reviewSocial",
    isLead: false,
    days: 5,
    looksAt: "服务需求、绩效目标",
    touches: ["purpose", "targets"],
  },
  { role: "reviewDiscipline", isLead: false, days: 5, looksAt: "采购方式", touches: ["method"] },
] as const;

const divided: Chapter<Reviewing> = {
  title: "一、谁来看、看什么、几天答复，乡镇自己定",
  words:
    "联审由哪几个科室参加、谁牵头、各看哪几项、几个工作日答复，由乡镇负责人凭文件设定一套，从适用日期起整套适用；没有设定的用县里的，县里也没有的用系统的样例。没有人负责的部分、没有牵头的，设定不了；经办人定不了。",
  async tell(one) {
    const { teller } = one;
    teller.on(daysAfter(one.begins, -5));
    const set = {
      document: "柳政发〔2026〕2号（虚构）",
      confirmed: true,
      fromOn: daysAfter(one.begins, -5),
      desks: desks.map((each) => ({ ...each, touches: [...each.touches] })),
    };
    await teller.isRefused(tell.clerkOf(one), projects.adoptDesks, set, { kind: "forbidden" });
    const headless = set.desks.map((each) => ({ ...each, isLead: false }));
    await teller.isRefused(
      head,
      projects.adoptDesks,
      { ...set, desks: headless },
      { kind: "invalid", says: "牵头" },
    );
    await teller.isRefused(
      head,
      projects.adoptDesks,
      { ...set, desks: set.desks.slice(0, 3) },
      { kind: "invalid", says: "采购方式" },
    );
    await teller.does(head, projects.adoptDesks, set);
  },
};

/** 暂存: discipline writes half of it, and so may no one who has nothing to sign here. */
async function keepForLater(one: Reviewing) {
  const { teller } = one;
  const draft = { ...one.key, opinion: "agree" as const, reason: "限额以下" };
  const refuses = (who: string, kind: "forbidden" | "conflict" | "notFound") =>
    teller.isRefused(who, projects.saveReviewDraft, draft, { kind });
  await refuses(tell.clerkOf(one), "forbidden");
  await refuses(tell.reviewer, "forbidden");
  await refuses("reviewFinance@farming", "notFound");
  await refuses(desk("reviewFinance"), "conflict");
  const discipline = desk("reviewDiscipline");
  const long = { ...draft, reason: "限".repeat(301) };
  await teller.isRefused(discipline, projects.saveReviewDraft, long, { kind: "invalid" });
  await teller.does(discipline, projects.saveReviewDraft, draft);
}

const signed: Chapter<Reviewing> = {
  title: "二、同一张意见表，各签各的",
  words:
    "经办人提交以后，四个科室的工作台同时出现这一件，写着最迟哪天答复。意见表上只有自己的一栏可以填，旁边是系统先核对的结果。写到一半可以先暂存，只有本科室看得到，不算答复，签署以后就没有了。不写理由的签不了，签过的不能再签，经办人不能代签，没有联审完的县里不能审核。",
  async tell(one) {
    const { teller } = one;
    teller.on(one.day);
    const need = await tell.speak(one);
    tell.pass(one, 3);
    await tell.draft(one, need);
    await tell.submit(one);
    tell.pass(one, 1);
    const opinion = { ...one.key, opinion: "agree" as const, reason: "指标落实，单价在标准以内" };
    await teller.isRefused(tell.clerkOf(one), projects.signReview, opinion, { kind: "forbidden" });
    await teller.isRefused(
      desk("reviewFinance"),
      projects.signReview,
      { ...opinion, reason: "" },
      { kind: "invalid" },
    );
    await teller.does(desk("reviewFinance"), projects.signReview, opinion);
    await teller.isRefused(desk("reviewFinance"), projects.signReview, opinion, {
      kind: "conflict",
      says: "已签署过意见",
    });
    await keepForLater(one);
    await teller.does(desk("reviewDiscipline"), projects.signReview, {
      ...one.key,
      opinion: "agree",
      reason: "限额以下，比价不少于三家",
    });
    await teller.isRefused(
      tell.reviewer,
      projects.approveProject,
      { ...one.key, reason: "同意" },
      { kind: "conflict", says: "联审" },
    );
  },
};

const amended: Chapter<Reviewing> = {
  title: "三、修改后同意：改了哪里，哪里的意见重签",
  words:
    "社会事务办提出修改，项目退回经办人，理由写在上面。经办人改了服务需求和单价：财政办看的是金额，意见失效；纪委看的是采购方式，意见还在。重新提交以后，只有没有答复和意见失效的科室再看一遍。",
  async tell(one) {
    const { teller } = one;
    tell.pass(one, 1);
    await teller.does(desk("reviewSocial"), projects.signReview, {
      ...one.key,
      opinion: "amend",
      reason: "请写明每季公开账目；单价按上年中标价",
    });
    const content = await tell.contentOf({
      ...one,
      unitPrice: "5800.00",
      need: `${one.need}，每季公开一次`,
    });
    tell.pass(one, 2);
    await teller.does(tell.clerkOf(one), projects.editProject, { ...one.key, ...content });
    await teller.isRefused(
      desk("reviewParty"),
      projects.signReview,
      { ...one.key, opinion: "agree", reason: "同意" },
      { kind: "conflict", says: "草稿" },
    );
    await tell.submit(one);
    for (const role of ["reviewFinance", "reviewSocial"])
      await teller.does(desk(role), projects.signReview, {
        ...one.key,
        opinion: "agree",
        reason: "已按意见修改，同意",
      });
  },
};

const late: Chapter<Reviewing> = {
  title: "四、没有答复的看得见，人不在的委托同事代办",
  words:
    "党政办五个工作日没有答复，“联审答复情况”里写着在谁手上、哪天收到、超了几天，不会替他默认同意。人出差的，自己委托同一单位的同事代办，写明哪几天、为什么，到期自动收回；代办的不能再转委托给别人，也不能委托给自己。",
  async tell(one) {
    const { teller, county } = one;
    tell.pass(one, 11);
    const away = {
      delegate: county.actor(desk("reviewSocial")).person,
      fromOn: one.day,
      toOn: daysAfter(one.day, 4),
      reason: "参加县里培训",
    };
    const own = { ...away, delegate: county.actor(desk("reviewParty")).person };
    await teller.isRefused(desk("reviewParty"), organization.delegate, own, { kind: "invalid" });
    await teller.isRefused(
      desk("reviewParty"),
      organization.delegate,
      { ...away, toOn: daysAfter(one.day, -1) },
      { kind: "invalid" },
    );
    await teller.does(desk("reviewParty"), organization.delegate, away);
  },
};

const passed: Chapter<Reviewing> = {
  title: "五、都同意了，再看本县规定还要谁审核",
  words:
    "四家都同意，意见表可以照样打印、签字、盖章，一页 A4。本县的文件规定县财政局审核：没有审核的列不进计划。县里没有自己的文件、只有系统样例的，样例只提醒，不阻止。",
  async tell(one) {
    const { teller } = one;
    tell.pass(one, 1);
    await teller.does(desk("reviewParty"), projects.signReview, {
      ...one.key,
      opinion: "agree",
      reason: "属于乡镇职责范围，方案可行",
    });
    await teller.isRefused(tell.officer, projects.enterPlan, one.key, {
      title: "政府购买服务管理办法",
      article: "16",
      says: "青禾县财政局还没有审核同意",
    });
    await tell.approve(one);
  },
};

export const reviewChapters = { divided, signed, amended, late, passed };
