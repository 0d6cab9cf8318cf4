import { day } from "../../base/day.ts";
import { nought, sum } from "../../base/money.ts";
import type { Db } from "../../platform/db.ts";
import { getOrganization } from "../organization/reads.ts";
import {
  findDecision,
  getPlan,
  listRoundLines,
  listRoundProjects,
  listRounds,
} from "../plan/reads.ts";
import type { Snapshot } from "./model.ts";
import { factsOf, inWords, line } from "./words.ts";

const bare = (amount: Parameters<typeof inWords>[0]): string => inWords(amount).replace(" 元", "");

/** 年度购买计划公开: what was approved with the budget: each project with its money, each line with what it pays. */
export async function annualPlanPaper(db: Db, jurisdiction: string, id: string): Promise<Snapshot> {
  const plan = await getPlan(db, { jurisdiction, id });
  const { name } = await getOrganization(db, plan.organization);
  const rounds = await listRounds(db, jurisdiction, [id]);
  const approved = rounds.findLast((one) => one.stage === "approved");
  if (!approved) throw new Error(`the plan ${id} is made public before it was approved`);
  const projects = await listRoundProjects(db, jurisdiction, [approved.id]);
  const lines = await listRoundLines(db, jurisdiction, [approved.id]);
  const decision = plan.decision && (await findDecision(db, jurisdiction, plan.decision));
  const document = decision ? `${decision.number} ${decision.title}` : "";
  const other = approved.other === nought ? undefined : inWords(approved.other);
  return {
    project: null,
    happenedOn: day(approved.happenedOn),
    year: plan.year,
    amount: sum([approved.fiscal, approved.other]),
    grade: null,
    provider: "",
    says: line(`${projects.length} 个项目`, `财政资金 ${inWords(approved.fiscal)}`),
    paper: {
      number: decision ? decision.number : "",
      title: `${name} ${plan.year} 年政府购买服务计划`,
      facts: factsOf({
        年度: `${plan.year} 年`,
        项目: `${projects.length} 个`,
        财政资金: inWords(approved.fiscal),
        自有和捐赠资金: other,
        批准文件: document,
      }),
      texts: [],
      tables: [
        {
          title: "购买项目",
          head: ["项目", "服务事项", "财政资金（元）", "自有和捐赠资金（元）"],
          rows: projects.map((one) => [
            one.title,
            one.itemName,
            bare(one.fiscal),
            one.other === nought ? "" : bare(one.other),
          ]),
        },
        {
          title: "预算指标",
          head: ["指标", "功能分类", "批复（元）", "列入计划（元）"],
          rows: lines.map((one) => [
            `${one.code} ${one.title}`,
            one.functionalClass,
            bare(one.amount),
            bare(one.used),
          ]),
        },
      ],
    },
  };
}
