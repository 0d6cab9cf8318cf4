import { day } from "../../src/base/day.ts";
import * as contracts from "../../src/modules/contract/api.ts";
import * as procurement from "../../src/modules/procurement/api.ts";
import * as projects from "../../src/modules/project/api.ts";
import type { DemoCounty } from "../../src/server/demo/county.ts";
import * as joint from "../../src/server/demo/joint.ts";
import type { Teller } from "../../src/server/demo/teller.ts";
import type { Chapter } from "./chapter.ts";

/** 县农业农村局 buys 动物防疫 for its townships: one joins, one leaves, and each has a contract of its own. */
export type Joining = joint.Joint & { buying: { jurisdiction: string; id: string } };

export const begins = day("2026-03-02");

const none = { jurisdiction: "", id: "" };

export const beginJoint = (teller: Teller, county: DemoCounty): Joining => ({
  teller,
  county,
  year: 2026,
  key: none,
  buying: none,
});

const { department } = joint;
const head = "townshipHead@maan";

/** What the department would buy besides, with the line that 大湾乡 has lent: for 大湾乡 itself or for another. */
const another = ({ county }: Joining, user: string) => ({
  ...joint.jointContent(county, { begins }),
  title: "另一项动物防疫服务",
  shares: [
    {
      user: county.organizations[user]!,
      quantity: 1,
      fundings: [{ line: county.lines["dawan 2026 2130199"]!, amount: "100000" }],
    },
  ],
});

const drafted: Chapter<Joining> = {
  title: "一、一次立项，每个乡镇一个份额",
  words:
    "村级动物防疫由县农业农村局替乡镇统一购买：一个项目，柳河镇、石桥乡、青岭镇各一个份额，各有数量、金额、验收和满意度。部门的四个科室联审，县财政局审核，列入计划。同一个乡镇不能有两个份额；看不到的指标用不了。",
  async tell(one) {
    const { teller, county } = one;
    teller.on(begins);
    const content = joint.jointContent(county, { begins });
    const [first] = content.shares;
    await teller.isRefused(
      department,
      projects.draftProject,
      { ...content, shares: [first!, first!] },
      { kind: "invalid", says: "两个份额" },
    );
    const line = county.lines["liuhe 2026 2130199"]!;
    await teller.isRefused(
      department,
      projects.draftProject,
      { ...content, shares: [{ ...first!, fundings: [{ line, amount: "1400000" }] }] },
      { kind: "invalid", says: "不属于本单位" },
    );
    Object.assign(one, await joint.draftJoint(teller, county, { begins }));
    await joint.planJoint(one, begins);
  },
};

const invited: Chapter<Joining> = {
  title: "二、要不要参加，由乡镇负责人答复",
  words:
    "还没有收到报价、发布公告以前，乡镇可以参加和退出。部门邀请，乡镇负责人答复；乡镇自己要参加，部门答复：一方提出、另一方同意，谁也不能替谁定。同意参加要选定由本单位哪条指标付钱，年度不对的不行；不同意的写明理由，之后不再看到这个项目。",
  async tell(one) {
    const { teller, county } = one;
    const wish = { ...one.key, kind: "join" as const, quantity: 10, reason: "要求参加" };
    await teller.isRefused("townshipClerk@liuhe", procurement.askShareChange, wish, {
      kind: "forbidden",
    });
    const request = await teller.does(department, procurement.askShareChange, {
      ...wish,
      township: county.organizations["maan"]!,
    });
    const answer = { ...request, agrees: true };
    await teller.isRefused(department, procurement.answerShareChange, answer, {
      kind: "forbidden",
      says: "对方",
    });
    await teller.isRefused("townshipHead@liuhe", procurement.answerShareChange, answer, {
      kind: "notFound",
    });
    await teller.isRefused(head, procurement.answerShareChange, answer, {
      kind: "invalid",
      says: "指标",
    });
    await teller.isRefused(
      head,
      procurement.answerShareChange,
      { ...answer, line: county.lines["maan 2025 2130199"]! },
      { title: "政府购买服务管理办法", article: "16", says: "2025" },
    );
    const declined = { ...request, agrees: false };
    await teller.isRefused(head, procurement.answerShareChange, declined, {
      kind: "invalid",
      says: "理由",
    });
    await teller.does(head, procurement.answerShareChange, { ...declined, answer: "今年不参加" });
  },
};

const joined: Chapter<Joining> = {
  title: "三、参加的带着自己的指标来，退出的把钱带走",
  words:
    "大湾乡负责人同意参加，选定本乡的指标：份额、计划同时增加，一分不差。这条指标是借给这个项目付本乡份额的，部门看得到它还有多少，不能拿去付别的项目、别的乡镇。石桥乡要求退出，部门同意：计划减少，钱退回原来的指标。",
  async tell(one) {
    const { teller } = one;
    await joint.joinJoint(one, begins);
    for (const user of ["dawan", "liuhe"])
      await teller.isRefused(department, projects.draftProject, another(one, user), {
        title: "预算法",
        article: "13",
        says: "是大湾乡的，没有同意给本项目用",
      });
    await joint.leaveJoint(one, begins);
  },
};

const closed: Chapter<Joining> = {
  title: "四、收到报价以后不再增减",
  words:
    "采购立好以后、没有收到报价以前，石桥乡又要求参加，部门同意，已立的采购跟着变：预算、最高限价、要几家报价、由谁审批都按新的合计重新判断。三家报价一到，谁也不能再参加或者退出：供应商是按这个数量报的价。",
  async tell(one) {
    const { teller, county } = one;
    one.buying = await joint.prepareJoint(one);
    const back = await teller.does(department, procurement.askShareChange, {
      ...one.key,
      kind: "join",
      township: county.organizations["shiqiao"]!,
      quantity: 11,
      reason: "请的兽医不来了",
    });
    await teller.does("townshipHead@shiqiao", procurement.answerShareChange, {
      ...back,
      agrees: true,
      line: county.lines["shiqiao 2026 2130199"]!,
    });
    for (const [at, provider] of ["kangmu", "muxing", "tiantian"].entries())
      await teller.does(department, procurement.recordQuote, {
        ...one.buying,
        provider: county.organizations[provider]!,
        price: String(4_500_000 + at * 10_000),
        says: "书面报价单",
      });
    await teller.isRefused(
      "townshipHead@shiqiao",
      procurement.askShareChange,
      { ...one.key, kind: "leave", reason: "又不想参加了" },
      { title: "政府采购法", article: "46", says: "报价" },
    );
  },
};

/** What is still to be drafted of the award, and what is signed. */
export const contractsOf = ({ teller, key: { jurisdiction, id: project } }: Joining) =>
  teller.sees(department, contracts.listProjectContracts, { jurisdiction, project });

async function choose({ teller, buying }: Joining): Promise<void> {
  const shown = await teller.sees(department, procurement.viewProcurement, buying);
  const cheapest = shown.responses.find((response) => response.price === "4500000")!;
  await teller.does(department, procurement.chooseQuote, {
    ...buying,
    response: cheapest.id,
    reason: "报价最低，资质齐全",
  });
}

async function draftBoth(one: Joining): Promise<void> {
  const { teller, key } = one;
  const [award] = (await contractsOf(one)).toDraft;
  const liuhe = award!.shares.find((share) => share.user.name === "柳河镇")!;
  const draft = { jurisdiction: key.jurisdiction, award: award!.award };
  const own = { ...draft, shares: [liuhe.share] };
  await teller.does(department, contracts.draftContract, own);
  await teller.isRefused(department, contracts.draftContract, own, {
    kind: "invalid",
    says: "已有合同",
  });
  await teller.does(department, contracts.draftContract, draft);
  await teller.isRefused(department, contracts.draftContract, draft, { kind: "conflict" });
}

const contracted: Chapter<Joining> = {
  title: "五、一次成交，一份合同或者每个乡镇一份",
  words:
    "一次比价确定一家。柳河镇要单独一份合同，其余三个乡镇合签一份：价格按份额分，加起来等于成交价，一分不差；同一个份额不能进两份合同。签了第一份，这次采购就不能再终止。谁买、谁用、谁付、谁验收，写在一张责任分工表上，可以打印。",
  async tell(one) {
    const { teller, key, buying } = one;
    await choose(one);
    await draftBoth(one);
    const { rows } = await contractsOf(one);
    for (const [at, { id }] of rows.entries()) {
      const contract = { jurisdiction: key.jurisdiction, id };
      await teller.does(department, contracts.submitContract, contract);
      await teller.does(department, contracts.signContract, contract);
      if (at > 0) continue;
      await teller.isRefused(
        department,
        procurement.cancelProcurement,
        { ...buying, reason: "不再购买" },
        { title: "政府采购法", article: "50", says: "签订合同" },
      );
    }
  },
};

export const jointChapters = { drafted, invited, joined, closed, contracted };
