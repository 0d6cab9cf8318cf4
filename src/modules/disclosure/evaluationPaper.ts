import { day } from "../../base/day.ts";
import { Refusal } from "../../base/refusal.ts";
import type { Db } from "../../platform/db.ts";
import { consequenceKinds, evaluationKinds, gradeNames } from "../evaluation/model.ts";
import { getOrganization } from "../organization/reads.ts";
import { getProject, listTargets } from "../project/reads.ts";
import { masked } from "./mask.ts";
import type { Snapshot } from "./model.ts";
import { factsOf, hundredths, line, textsOf } from "./words.ts";

/** 绩效评价结果: goals against what was reached, why points were lost, and what followed. */
export async function evaluationPaper(db: Db, jurisdiction: string, id: string): Promise<Snapshot> {
  const one = await db
    .selectFrom("evaluation")
    .selectAll()
    .where("jurisdiction", "=", jurisdiction)
    .where("id", "=", id)
    .executeTakeFirst();
  if (!one) throw new Refusal("notFound", "没有这次评价");
  const project = await getProject(db, jurisdiction, one.project);
  const evaluator = await getOrganization(db, one.evaluator);
  const grade = one.grade && gradeNames[one.grade];
  const total = one.total === null ? "" : `${hundredths(one.total)} 分`;
  return {
    project: project.id,
    happenedOn: day(one.publishedOn ?? one.gradedOn ?? one.openedOn),
    year: project.year,
    amount: null,
    grade,
    provider: "",
    says: line(`${total}${grade ? `，${grade}` : ""}`, evaluationKinds[one.kind]),
    paper: {
      number: project.number,
      title: project.title,
      facts: factsOf({
        评价种类: evaluationKinds[one.kind],
        评价单位: evaluator.name,
        总分: total,
        等次: grade,
        预算执行得分: one.execution === null ? undefined : `${hundredths(one.execution)} 分`,
        评分日期: one.gradedOn,
      }),
      texts: textsOf({ 结论: one.says }),
      tables: await tablesOf(db, jurisdiction, id, project.id),
    },
  };
}

async function tablesOf(db: Db, jurisdiction: string, id: string, project: string) {
  const scores = await db
    .selectFrom("evaluationScore")
    .selectAll()
    .where("jurisdiction", "=", jurisdiction)
    .where("evaluation", "=", id)
    .execute();
  const consequences = await db
    .selectFrom("consequence")
    .selectAll()
    .where("jurisdiction", "=", jurisdiction)
    .where("evaluation", "=", id)
    .orderBy("id")
    .execute();
  const scoreOf = new Map(scores.map((score) => [score.target, score]));
  const targets = await listTargets(db, jurisdiction, project);
  return [
    {
      title: "目标完成情况",
      head: ["约定", "应做", "实做", "得分", "情况"],
      rows: targets.flatMap((target) => {
        const score = scoreOf.get(target.id);
        if (!score) return [];
        return [
          [
            target.indicator,
            `${target.sense === "atMost" ? "≤ " : ""}${hundredths(target.goal)} ${target.unit}`,
            `${hundredths(score.actual)} ${target.unit}`,
            `${hundredths(score.points)} / ${hundredths(score.available)}`,
            masked(score.because) || (score.points === score.available ? "做到" : ""),
          ],
        ];
      }),
    },
    {
      title: "结果怎样用",
      head: ["用在哪里", "怎样做", "日期"],
      rows: consequences.map((row) => [
        consequenceKinds[row.kind],
        masked(row.says),
        row.decidedOn,
      ]),
    },
  ].filter((table) => table.rows.length > 0);
}
