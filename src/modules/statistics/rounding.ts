import { inWan, fen } from "../../base/money.ts";

/** 一个四舍五入过的数: each may be off by half of the unit to which it was told. */
export type ToldFigure = { name: string; projects: bigint; amount: bigint; unit: bigint };

/** 尾差: parts and sum, each off by half a unit at most, may differ by half of all units together. */
export const isWithinRounding = (off: bigint, units: readonly bigint[]): boolean =>
  off * 2n <= units.reduce((a, b) => a + b, 0n);

export type ToldCheck = {
  /** What cannot be: counts are never rounded, and money only by half a unit each. */
  errors: string[];
  /** What differs and is explained. */
  explained: string[];
};

const distance = (a: bigint, b: bigint): bigint => (a > b ? a - b : b - a);

/** Figures told in a text (“共 1632 个，35.18 亿元，其中……”), each to its own unit, held against their stated sum. */
export function checkTold(parts: readonly ToldFigure[], stated: ToldFigure): ToldCheck {
  const sum = (of: "projects" | "amount"): bigint => parts.reduce((all, one) => all + one[of], 0n);
  const check: ToldCheck = { errors: [], explained: [] };
  const projects = sum("projects");
  if (projects !== stated.projects)
    check.errors.push(
      `各项项目数之和 ${projects} 个，“${stated.name}”${stated.projects} 个，相差 ${distance(projects, stated.projects)} 个`,
    );
  const off = distance(sum("amount"), stated.amount);
  if (off === 0n) return check;
  const units = [...parts, stated].map((one) => one.unit);
  const most = units.reduce((a, b) => a + b, 0n) / 2n;
  const wan = (value: bigint): string => `${inWan(fen(value))} 万元`;
  const differs = `各项金额之和 ${wan(sum("amount"))}，“${stated.name}”${wan(stated.amount)}，相差 ${wan(off)}`;
  if (isWithinRounding(off, units))
    check.explained.push(
      `${differs}：各数按各自精度四舍五入，最多可差 ${wan(most)}，是尾差，不是错误`,
    );
  else check.errors.push(`${differs}，超过四舍五入最多可差的 ${wan(most)}`);
  return check;
}
