import { day } from "../../src/base/day.ts";
import * as budget from "../../src/modules/budget/api.ts";
import { bookkeeping } from "../../src/server/demo/bookkeeping.ts";
import { enterGrants, splitGrants } from "../../src/server/demo/grants.ts";
import * as performing from "../../src/server/demo/performing.ts";
import * as tell from "../../src/server/demo/purchase.ts";
import type { Teller } from "../../src/server/demo/teller.ts";
import type { Chapter } from "./chapter.ts";

/** 费随事转 of 村级财务代理记账补助: from the department's fund to the last payment, over the end of a year. */
export type Granted = tell.Purchase & {
  grants: Record<string, { jurisdiction: string; id: string }>;
};

export const beginGrants = (teller: Teller, organizations: Record<string, string>): Granted => ({
  ...tell.begin(teller, organizations, bookkeeping("")),
  grants: {},
});

const { officer } = tell;

const paper = (number: string, title: string, decidedOn: string) => ({
  number: `青财预〔${decidedOn.slice(0, 4)}〕${number}号（虚构）`,
  title,
  decidedOn,
});

export const grantOf = ({ grants }: Granted) => grants["FS02"]!;

const entered: Chapter<Granted> = {
  title: "一、职责下放，资金登记在哪个部门名下、随哪件事走",
  words:
    "六项资金随职责从部门下放到乡镇。县财政局凭下放的文件逐项登记：原来归哪个部门、哪个功能分类、多少钱、随清单上的哪一件事。只有县级部门的资金才是费随事转；文件、金额、事项都进账，以后每一步都能回到这里。",
  async tell(one) {
    const { teller, organizations } = one;
    teller.on(day("2026-01-20"));
    const content = {
      organization: organizations["farming"]!,
      year: 2026,
      code: "FS09-2026",
      title: "村级财务代理记账补助",
      functionalClass: "2130199",
      ledger: "general" as const,
      source: "special" as const,
      amount: "96000000",
      decision: paper("12", "关于村级财务代理记账补助随职责下放的通知", "2026-01-18"),
    };
    await teller.isRefused(tell.clerkOf(one), budget.enterGrant, content, { kind: "forbidden" });
    await teller.isRefused(
      officer,
      budget.enterGrant,
      { ...content, organization: organizations["liuhe"]! },
      { kind: "invalid", says: "不是本县的部门" },
    );
    one.grants = await enterGrants(teller, organizations, 2026);
  },
};

const given: Chapter<Granted> = {
  title: "二、拆分到乡镇，合起来不能超过这项资金",
  words:
    "拆分凭一份文件一次下达：每个乡镇得到一条自己的预算指标，编号跟着资金走。拆分的合计多一分也下达不了。乡镇看得到自己的那一条从哪里来，看不到别的乡镇的。",
  async tell(one) {
    const { teller, organizations } = one;
    teller.on(day("2026-01-23"));
    await teller.isRefused(
      officer,
      budget.splitGrant,
      {
        ...grantOf(one),
        parts: [{ organization: organizations["liuhe"]!, amount: "96000001" }],
        decision: paper("21", "关于拆分下达2026年费随事转资金的通知", "2026-01-22"),
      },
      { says: "0.01 元" },
    );
    await splitGrants(teller, organizations, one.grants, 2026);
    const seen = await teller.sees(officer, budget.viewGrant, grantOf(one));
    const own = seen.ofLines.find((line) => line.organization.id === organizations["liuhe"]);
    one.line = own!.id;
  },
};

const kept: Chapter<Granted> = {
  title: "三、列入计划的收不回去，没有列的可以收回再分",
  words:
    "柳河镇分到 93,400 元，14 个村用 84,000 元，立项、联审、列入计划。列入计划以后这笔钱就有了去处，县里只能收回剩下的 9,400 元，多一分也不行；石桥镇还没有安排的可以凭文件收回，收回的仍在这项资金里，可以再分。",
  async tell(one) {
    const { teller } = one;
    tell.pass(one, 1);
    await tell.plan(one);
    const back = {
      ...grantOf(one),
      reason: "按实际村数核减",
      decision: paper("35", "关于收回部分费随事转资金的通知", one.day),
    };
    const seen = await teller.sees(officer, budget.viewGrant, grantOf(one));
    const lineOf = (key: string) =>
      seen.ofLines.find((line) => line.organization.id === one.organizations[key])!.id;
    await teller.isRefused(
      officer,
      budget.takeBackPart,
      { ...back, line: one.line, amount: "940001" },
      { says: "0.01 元" },
    );
    await teller.does(officer, budget.takeBackPart, {
      ...back,
      line: lineOf("shiqiao"),
      amount: "600000",
    });
  },
};

const spent: Chapter<Granted> = {
  title: "四、买、验收、支付，都看得到是哪一项资金",
  words:
    "比价、签合同、上半年验收、付第一期款，与别的购买没有两样。部门打开这项资金，看到拆给谁、列了多少计划、签了多少合同、验收和支付到哪一步，点一个数就到每一笔记账和单据。",
  async tell(one) {
    await tell.compareQuotes(one);
    await performing.draftContract(one);
    await performing.sign(one);
    await performing.serve(one);
    const asked = String(BigInt(one.contract.price) / 2n);
    await performing.pay(one, await performing.accept(one, { period: "第一期", asked }));
  },
};

const ended: Chapter<Granted> = {
  title: "五、年终：没有付完的结转，没有安排的注销",
  words:
    "年度结束以后，县财政局凭文件办年终结转，一年只办一次，按先后一年一年地办。已列计划、没有付的连同合同和验收一起转到下年的同名指标，谁也没有安排的注销。办以前先看得到每条指标转多少、销多少；再办一次同一份文件，什么也不变。",
  async tell(one) {
    const { teller } = one;
    const of2026 = {
      year: 2026,
      decision: paper("1", "关于办理2026年度预算结转的通知", "2027-01-08"),
    };
    teller.on(day("2026-12-30"));
    await teller.isRefused(officer, budget.endYear, of2026, {
      kind: "invalid",
      says: "2026-12-31",
    });
    teller.on(day("2027-01-10"));
    await teller.isRefused(officer, budget.endYear, of2026, { kind: "conflict", says: "2025" });
    await teller.does(officer, budget.endYear, {
      year: 2025,
      decision: paper("2", "关于补办2025年度预算结转的通知", "2027-01-08"),
    });
    await teller.does(officer, budget.endYear, of2026);
    await teller.isRefused(
      officer,
      budget.endYear,
      { ...of2026, decision: paper("9", "关于再次结转的通知", "2027-01-09") },
      { kind: "conflict", says: "一年只办一次" },
    );
  },
};

const carried: Chapter<Granted> = {
  title: "六、下年接着付，仍然回到那一份文件",
  words:
    "第二期在下一年验收、支付，付的是结转过来的钱，算下一年的支出。打开这项资金，两年的记账连在一起：从下放文件到最后一笔支付。",
  async tell(one) {
    one.day = day("2027-01-12");
    tell.pass(one, 0);
    const asked = String(BigInt(one.contract.price) - BigInt(one.contract.price) / 2n);
    await performing.pay(one, await performing.accept(one, { period: "第二期", asked }));
  },
};

export const grantChapters = { entered, given, kept, spent, ended, carried };
