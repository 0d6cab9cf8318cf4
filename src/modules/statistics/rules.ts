import { article } from "../../base/law.ts";
import type { Flag } from "../../base/rule.ts";
import { budgetLaw } from "../../law/statutes.ts";
import { figureWithUnit, type Column } from "./model.ts";

export type ExecutionFacts = { column: Column; budget: bigint; executed: bigint };

/** A return that shows it is still a return: refusing it would only hide the overspending. */
export const executionStaysWithinBudget: Flag<ExecutionFacts> = {
  id: "statistics.executionStaysWithinBudget",
  weight: "flags",
  basis: [article(budgetLaw, 13)],
  says: "各部门、各单位的支出必须以经批准的预算为依据，未列入预算的不得支出",
  fix: "请核对预算调整是否已计入预算数；确属超预算执行的，由填报单位逐格说明",
  broken({ column, budget, executed }) {
    if (executed <= budget) return undefined;
    return `执行数 ${figureWithUnit(column, executed)}，大于预算数 ${figureWithUnit(column, budget)}，多 ${figureWithUnit(column, executed - budget)}`;
  },
};
