import type { Finding } from "./address.ts";

/** What must be corrected or explained by name: red frame. All else that is odd has an amber underline. */
const grave = new Set(["statistics.finalStaysWithinExecution", "statistics.formsAgree"]);

export const isGrave = ({ level, rule }: Pick<Finding, "level" | "rule">): boolean =>
  level === "error" || grave.has(rule);

/** What a rule of the check found, in the words of the form. */
const causes: Record<string, string> = {
  "statistics.executionStaysWithinBudget": "执行数大于预算数",
  "statistics.finalStaysWithinExecution": "决算数大于执行数",
  "statistics.moneyHasProjects": "有金额，没有项目数",
  "statistics.jumpsAgainstLastYear": "比上年变动大",
  "statistics.projectInTwoLedgers": "项目可能在两本账各计一次",
  "statistics.notNegative": "填了负数",
  "statistics.formsAgree": "表 1 与表 2 的合计不同",
  "statistics.ledgersSumToTotal": "横向相加不等于合计",
  "statistics.ledgersSumToTotal.rounding": "横向相加有尾差",
  "statistics.rowsSumToTotal": "纵向相加不等于合计",
  "statistics.rowsSumToTotal.rounding": "纵向相加有尾差",
  "statistics.oneCellIsOff": "一格有误",
  "statistics.correctionNeedsReason": "更正没有写理由",
};

export type Cause = {
  rule: string;
  name: string;
  isGrave: boolean;
  findings: Finding[];
  /** The cells where it arose; the others only carry the sum along. */
  sources: Finding[];
};

/** Grouped by cause, errors first. */
export function causesOf(findings: readonly Finding[]): Cause[] {
  const byRule = new Map<string, Finding[]>();
  for (const one of findings) byRule.set(one.rule, [...(byRule.get(one.rule) ?? []), one]);
  return [...byRule]
    .map(([rule, of]) => ({
      rule,
      name: causes[rule] ?? "数据核对",
      isGrave: of.some(isGrave),
      findings: of,
      sources: of.filter((one) => !one.carried),
    }))
    .toSorted((a, b) => Number(b.isGrave) - Number(a.isGrave));
}

/** The gravest finding of each cell. */
export function byCell(findings: readonly Finding[]): Map<string, Finding> {
  const found = new Map<string, Finding>();
  for (const one of findings) {
    const key = `${one.row} ${one.column}`;
    const known = found.get(key);
    if (!known || !isGrave(known)) found.set(key, one);
  }
  return found;
}

const isSum = ({ rule }: Finding) => /SumToTotal|oneCellIsOff/.test(rule);

/** What does agree is said too: then a short list of findings can be trusted. */
export function agreed(findings: readonly Finding[], rows: number, hasOther: boolean): string[] {
  const said: string[] = [];
  if (!findings.some(isSum)) said.push(`${rows} 行横向、12 列纵向相加一致`);
  if (hasOther && !findings.some(({ rule }) => rule === "statistics.formsAgree"))
    said.push("表 1 与表 2 的合计一致");
  return said;
}
