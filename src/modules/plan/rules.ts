import { article } from "../../base/law.ts";
import { inYuan, minus, type Money } from "../../base/money.ts";
import type { Bar } from "../../base/rule.ts";
import { budgetLaw, servicePurchase } from "../../law/statutes.ts";

export type CeilingFacts = {
  ceiling: Money;
  /** Fiscal money of the projects; own and donated money needs no budget. */
  fiscal: Money;
};

/** 控制数: what county finance has handed down holds to the fen. */
export const planWithinCeiling: Bar<CeilingFacts> = {
  id: "plan.withinCeiling",
  weight: "bars",
  basis: [article(servicePurchase, 16), article(budgetLaw, 13)],
  says: "购买计划的财政资金不得超过县财政局下达的控制数",
  fix: "请减少项目或者项目的金额；确需增加的，先与县财政局商定新的控制数",
  field: "projects",
  broken({ ceiling, fiscal }) {
    if (fiscal <= ceiling) return undefined;
    return `控制数 ${inYuan(ceiling)} 元，报送的项目共 ${inYuan(fiscal)} 元，超出 ${inYuan(minus(fiscal, ceiling))} 元`;
  },
};

export type CoverFacts = {
  lines: readonly { code: string; isProposed: boolean; amount: Money; used: Money }[];
};

/** 无预算不列计划: what the projects take from a line is asked for on it, or free on it. */
export const linesCoverProjects: Bar<CoverFacts> = {
  id: "plan.linesCoverProjects",
  weight: "bars",
  basis: [article(budgetLaw, 13), article(servicePurchase, 16)],
  says: "没有预算的事项不得列入购买计划",
  fix: "请提高这条指标的申报数，或者减少项目的金额",
  field: "projects",
  broken({ lines }) {
    const short = lines.filter((one) => one.used > one.amount);
    if (short.length === 0) return undefined;
    return short
      .map(
        ({ code, isProposed, amount, used }) =>
          `指标 ${code} ${isProposed ? "申报" : "可用"} ${inYuan(amount)} 元，各项目共用 ${inYuan(used)} 元，差 ${inYuan(minus(used, amount))} 元`,
      )
      .join("；");
  },
};

export type ReadyFacts = {
  projects: readonly { title: string; statusName: string; isReady: boolean; isChanged: boolean }[];
};

/** What is approved is what county finance has read, project by project. */
export const projectsAreExamined: Bar<ReadyFacts> = {
  id: "plan.projectsAreExamined",
  weight: "bars",
  basis: [article(servicePurchase, 16), article(servicePurchase, 15)],
  says: "列入计划的项目应当逐个审核同意，审核以后没有改动",
  fix: "请县财政局审核人先审核同意；有改动的，退回单位重新报送",
  field: "projects",
  broken({ projects }) {
    const open = projects.filter((one) => !one.isReady || one.isChanged);
    if (open.length === 0) return undefined;
    return open
      .map(({ title, statusName, isChanged }) =>
        isChanged ? `“${title}”在报送以后改过` : `“${title}”现在是${statusName}`,
      )
      .join("；");
  },
};

export type CauseFacts = {
  change: { called: string; reason: string; document: string; year: number };
};

/** 年中调整: an approved plan changes by an act, never by a hand. */
export const changeIsDecided: Bar<CauseFacts> = {
  id: "plan.changeIsDecided",
  weight: "bars",
  basis: [article(budgetLaw, 13), article(servicePurchase, 16)],
  says: "批复以后的购买计划只能凭文件调整",
  fix: "请填写调整的理由和批准文件的文号、名称、日期",
  field: "reason",
  broken({ change: { called, reason, document, year } }) {
    const missing = [reason === "" ? "理由" : "", document === "" ? "批准文件" : ""].filter(
      Boolean,
    );
    if (missing.length === 0) return undefined;
    return `${year} 年购买计划已经批复，${called}没有写${missing.join("和")}`;
  },
};
