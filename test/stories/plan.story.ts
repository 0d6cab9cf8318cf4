import { day } from "../../src/base/day.ts";
import * as budget from "../../src/modules/budget/api.ts";
import * as plans from "../../src/modules/plan/api.ts";
import * as projects from "../../src/modules/project/api.ts";
import * as story from "../../src/server/demo/annualPlan.ts";
import * as purchase from "../../src/server/demo/purchase.ts";
import type { Teller } from "../../src/server/demo/teller.ts";
import type { Chapter } from "./chapter.ts";

/** 二上二下 of 2027 of 柳河镇: asked for before the budget, held by a ceiling, approved by one paper, changed by act alone. */
export type Planning = story.Compiling & { teller: Teller; organizations: Record<string, string> };

export const beginPlanning = (teller: Teller, organizations: Record<string, string>): Planning => ({
  teller,
  organizations,
  one: undefined as never,
  plan: undefined as never,
});

const clerk = "townshipClerk@liuhe";
const { officer, reviewer } = purchase;

const called: Chapter<Planning> = {
  title: "一、布置编制，定好每一轮的最后日期",
  words:
    "每年九月县财政局发编制通知，每个单位得到自己的年度购买计划和三个最后日期：一上、一下、二上。单位先申报指标：还没有批复，只是要多少钱；再照常立项、联审。乡镇自己不能布置。",
  async tell(one) {
    const { teller } = one;
    teller.on(day("2026-09-01"));
    await teller.isRefused(
      clerk,
      plans.callPlans,
      {
        year: 2027,
        number: "青财预〔2026〕30号（虚构）",
        title: "关于编制2027年政府购买服务计划的通知",
        firstUpBy: "2026-10-01",
        firstDownBy: "2026-10-31",
        secondUpBy: "2026-11-25",
      },
      { kind: "forbidden" },
    );
    await story.callForPlans(teller, 2027, day("2026-09-01"));
    const compiled = await story.compilePlan(teller, one.organizations, {
      key: "liuhe",
      year: 2027,
      on: day("2026-09-10"),
    });
    Object.assign(one, compiled);
  },
};

const sentUp: Chapter<Planning> = {
  title: "二、一上：申报的不等于有钱",
  words:
    "联审通过的项目编进计划报上去，报的内容原样留下。申报的指标还不是预算，项目这时单独列不进计划，县里也不能先对它追加；也不能把别的单位的项目报成自己的。",
  async tell(one) {
    const { teller, plan } = one;
    await teller.does(reviewer, projects.approveProject, {
      ...one.one.key,
      reason: "同意列入控制数",
    });
    await teller.isRefused(officer, projects.enterPlan, one.one.key, {
      kind: "unlawful",
      article: "13",
      says: "批复可用 0.00 元，本项目要用 84,000.00 元",
    });
    const [line] = (await teller.sees(clerk, budget.listBudgetLines, { year: 2027 })).rows;
    const { jurisdiction, id } = line!;
    await teller.isRefused(
      officer,
      budget.changeLine,
      {
        jurisdiction,
        id,
        change: "adjust",
        amount: "8400000",
        reason: "追加",
        decision: {
          number: "青财预〔2026〕31号（虚构）",
          title: "关于追加预算的通知",
          decidedOn: "2026-09-01",
        },
      },
      { kind: "conflict", says: "还没有批复，不能追加或者核减" },
    );
    const strange = { ...plan, projects: [plan.id] };
    await teller.isRefused(clerk, plans.sendPlanUp, strange, {
      kind: "invalid",
      says: "不是本单位",
    });
    await story.sendUp(one, "按 14 个村编报");
  },
};

const heldDown: Chapter<Planning> = {
  title: "三、一下、二上：控制数以内，多一分也报不上去",
  words:
    "县财政局逐个项目写意见，下达控制数。单位在控制数以内调整再报：先报空的、等财政重新核定，再报全的。每一轮谁报的、哪天、多少钱、什么意见都留着，可以并排对照。",
  async tell(one) {
    const { teller, plan } = one;
    teller.on(day("2026-10-20"));
    const down = { verdict: "keep" as const, remark: "", words: "" };
    await story.giveBack(one, { ...down, ceiling: "83999.99" });
    const up = { ...plan, projects: [one.one.key.id] };
    await teller.isRefused(clerk, plans.sendPlanUp, up, {
      kind: "unlawful",
      article: "16",
      says: "超出 0.01 元",
    });
    await teller.does(clerk, plans.sendPlanUp, { ...up, projects: [] });
    await teller.does(officer, plans.givePlanBack, { ...plan, ceiling: "8400000", remarks: [] });
    await story.sendUp(one, "控制数内报送");
  },
};

const approved: Chapter<Planning> = {
  title: "四、二下：一份文件同时批复指标和计划",
  words:
    "预算经人大批准以后，县财政局凭那份文件批复：申报的指标变成批复的指标，项目列入计划，一次办成，要么都成、要么都不动。没有文号的批复不了，别人也代不了手。",
  async tell(one) {
    const { teller, plan } = one;
    teller.on(day("2027-01-18"));
    const decision = {
      number: "青人发〔2027〕3号（虚构）",
      title: "关于批准2027年县级预算的决议",
      decidedOn: "2027-01-15",
    };
    const approval = { ...plan, words: "", decision };
    await teller.isRefused(clerk, plans.approvePlan, approval, { kind: "forbidden" });
    const bare = { ...approval, decision: { ...decision, number: "" } };
    await teller.isRefused(officer, plans.approvePlan, bare, { kind: "invalid" });
    await teller.does(officer, plans.approvePlan, approval);
  },
};

const changed: Chapter<Planning> = {
  title: "五、年中只凭文件调整",
  words:
    "批复以后，追加、调减、增列、移出都要有文件和原因，记在这份计划的调整里；钱随着项目一起动。只写原因、没有文件的，动不了。",
  async tell(one) {
    const { teller } = one;
    teller.on(day("2027-03-02"));
    await teller.isRefused(
      officer,
      projects.leavePlan,
      { ...one.one.key, reason: "不再需要" },
      { kind: "unlawful", says: "批准文件" },
    );
    await teller.does(officer, projects.leavePlan, {
      ...one.one.key,
      reason: "合并到县里统一购买",
      decision: {
        number: "青财预〔2027〕9号（虚构）",
        title: "关于调整购买计划的通知",
        decidedOn: "2027-03-01",
      },
    });
  },
};

export const planChapters = { called, sentUp, heldDown, approved, changed };
