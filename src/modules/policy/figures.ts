import { day, isInForce, type Day } from "../../base/day.ts";
import { fen, inYuan, wan, type Money } from "../../base/money.ts";
import { Refusal } from "../../base/refusal.ts";
import type { ControlRule, Grade, GradeBand, WeightSet } from "./model.ts";

const evaluation = {
  document: "财预〔2020〕10号",
  from: day("2020-03-01"),
  confirmed: false,
};

/** 绩效自评 10/50/30/10: seen in real forms of townships, the paper itself is not at hand. */
export const weightSets: readonly WeightSet[] = [
  { called: "单位自评", execution: 10, output: 50, benefit: 30, satisfaction: 10, ...evaluation },
];

export const gradeBands: readonly GradeBand[] = [
  { grade: "优", scoreFrom: 90, ...evaluation },
  { grade: "良", scoreFrom: 80, ...evaluation },
  { grade: "中", scoreFrom: 60, ...evaluation },
  { grade: "差", scoreFrom: 0, ...evaluation },
];

/** The grade of a score (0–100, fractions allowed) by the bands of the day; the lower bound belongs to it. */
export function gradeOf(bands: readonly GradeBand[], score: number, on: Day): Grade {
  const found = bands
    .filter((band) => isInForce(band, on) && score >= band.scoreFrom)
    .sort((a, b) => b.scoreFrom - a.scoreFrom)[0];
  if (!found) throw new Refusal("conflict", `没有 ${on} 适用的评价等次标准。请先录入`);
  return found.grade;
}

export function weightsFor(sets: readonly WeightSet[], called: string, on: Day): WeightSet {
  const found = sets.find((one) => one.called === called && isInForce(one, on));
  if (!found) throw new Refusal("conflict", `没有 ${on} 适用的“${called}”权重。请先录入`);
  return found;
}

const sample = {
  place: "",
  document: "样例内控标准（请以本地文件为准）",
  from: day("2020-03-01"),
  confirmed: false,
};

/** 内控标准: no law fixes them, every county writes its own. The sample may only remind, never bar. */
export const shippedControlRules: readonly ControlRule[] = [
  {
    ...sample,
    amountFrom: fen(0n),
    quotesAtLeast: 1,
    approvedBy: "purchaserHead",
    papers: ["询价记录"],
  },
  {
    ...sample,
    amountFrom: wan("1"),
    quotesAtLeast: 3,
    approvedBy: "purchaserHead",
    papers: ["询价记录", "比选理由"],
  },
  {
    ...sample,
    amountFrom: wan("10"),
    quotesAtLeast: 3,
    approvedBy: "purchaserMeeting",
    papers: ["询价记录", "比选理由", "集体研究会议纪要"],
  },
];

/** The rule of the day that reaches the amount, in the newest table of the most local place: a new paper replaces the whole. */
export function controlRuleFor(
  rules: readonly ControlRule[],
  place: string,
  amount: Money,
  on: Day,
): ControlRule {
  const local = rules
    .filter((rule) => place.startsWith(rule.place) && isInForce(rule, on))
    .sort((a, b) => b.place.length - a.place.length || (a.from < b.from ? 1 : -1));
  const [newest] = local;
  const found = local
    .filter((rule) => rule.place === newest?.place && rule.from === newest.from)
    .filter((rule) => amount >= rule.amountFrom)
    .sort((a, b) => (a.amountFrom < b.amountFrom ? 1 : -1))[0];
  if (found) return found;
  throw new Refusal(
    "conflict",
    `没有 ${place} 在 ${on} 适用于 ${inYuan(amount)} 元的内控标准。请财政部门先录入`,
  );
}

/** 中小企业款项的付款期限 in days (2025: 第九条; 2020: 第八条): agreed terms count up to the most. */
export const smePayTerm = { usual: 30, most: 60 } as const;
