import { day } from "../../base/day.ts";
import { plus, nought, sum, type Money } from "../../base/money.ts";
import type { Db } from "../../platform/db.ts";
import { namesOf } from "../organization/reads.ts";
import { sixKindNames } from "../policy/model.ts";
import { dimensionNames, trackNames, type Share, type Target } from "../project/model.ts";
import { getProject, listShares, listTargets } from "../project/reads.ts";
import type { Snapshot } from "./model.ts";
import { factsOf, hundredths, inWords, line, textsOf } from "./words.ts";

const costOf = (shares: readonly Share[]): Money =>
  sum(shares.map((one) => plus(one.fiscal, one.other)));

/** 购买计划公开: what is bought for whom, with which money, and what it must reach. */
export async function planPaper(db: Db, jurisdiction: string, id: string): Promise<Snapshot> {
  const project = await getProject(db, jurisdiction, id);
  const shares = await listShares(db, jurisdiction, id);
  const targets = await listTargets(db, jurisdiction, id);
  const users = await namesOf(
    db,
    shares.map((one) => one.userOrganization),
  );
  const cost = costOf(shares);
  const { title, number, year } = project;
  return {
    project: id,
    happenedOn: day(project.plannedOn ?? project.draftedOn),
    year,
    amount: cost,
    grade: null,
    provider: "",
    says: line(inWords(cost), project.itemName),
    paper: {
      number,
      title,
      facts: factsOf({
        购买内容: project.itemName,
        服务类别: sixKindNames[project.kind],
        金额: inWords(cost),
        数量: `${shares.reduce((all, one) => all + one.quantity, 0)} ${project.unit}`,
        年度: `${year} 年`,
        服务期限: `${project.termFrom} 至 ${project.termTo}`,
        组织方式: trackNames[project.track],
      }),
      texts: textsOf({ 买什么: project.purpose, 为了谁: project.forWhom }),
      tables: [...sharesTable(shares, users, project.unit), ...targetsTable(targets)],
    },
  };
}

function sharesTable(shares: readonly Share[], names: Map<string, string>, unit: string) {
  if (shares.length < 2) return [];
  return [
    {
      title: "使用单位",
      head: ["单位", "数量", "财政资金（元）", "其他资金（元）"],
      rows: shares.map((one) => [
        names.get(one.userOrganization) ?? "",
        `${one.quantity} ${unit}`,
        inWords(one.fiscal).replace(" 元", ""),
        one.other === nought ? "" : inWords(one.other).replace(" 元", ""),
      ]),
    },
  ];
}

const senses = { atLeast: "不低于", atMost: "不高于" } as const;

function targetsTable(targets: readonly Target[]) {
  if (targets.length === 0) return [];
  return [
    {
      title: "绩效目标",
      head: ["指标", "目标", "分值"],
      rows: targets.map((one) => [
        `${one.indicator}（${dimensionNames[one.dimension]}）`,
        `${senses[one.sense]} ${hundredths(one.goal)} ${one.unit}`,
        String(one.weight),
      ]),
    },
  ];
}
