import type * as z from "zod";
import type { Day } from "../../base/day.ts";
import { isInForce } from "../../base/day.ts";
import type { Actor } from "../../platform/actor.ts";
import { now } from "../../platform/clock.ts";
import type { Db, Tx } from "../../platform/db.ts";
import { newId } from "../../platform/identity.ts";
import { trace } from "../../platform/trace.ts";
import type { FunctionalClass } from "../policy/model.ts";
import { listFunctionalClasses } from "../policy/reads.ts";
import * as ledger from "./ledger.ts";
import type { LineContent } from "./model.ts";
import { listLineKeys } from "./reads.ts";
import { insertLines, type BudgetLine } from "./writes.ts";

export type NewLine = z.output<typeof LineContent> & {
  /** The grant whose money it holds, with the department that reads it. */
  grant?: { id: string; department: string };
};

/** A line of the year before, as far as the line that continues it must be the same. */
export type Earlier = Pick<
  BudgetLine,
  "code" | "organization" | "ledger" | "functionalClass" | "source" | "dutyGrant"
>;

/** What stands already in a treasury for a year and the year before, to judge new lines by. */
export type Known = {
  year: number;
  classes: readonly FunctionalClass[];
  codes: ReadonlyMap<string, string>;
  earlier: ReadonlyMap<string, Earlier>;
  continued: ReadonlySet<string>;
};

export async function knownOf(db: Db, jurisdiction: string, year: number): Promise<Known> {
  const keys = await listLineKeys(db, jurisdiction, [year - 1, year]);
  const on = `${year}-01-01` as Day;
  const classes = (await listFunctionalClasses(db)).filter((one) => isInForce(one, on));
  const [earlier, current] = [year - 1, year].map((of) => keys.filter((one) => one.year === of));
  return {
    year,
    classes,
    codes: new Map(current!.map(({ code, id }) => [code, id])),
    earlier: new Map(earlier!.map(({ id, ...rest }) => [id, rest])),
    continued: new Set(current!.flatMap(({ continues }) => continues ?? [])),
  };
}

export type Fault = { field: string; because: string; fix: string };

/** What is wrong with a new line, whoever typed it; nothing where it can be approved. */
export function faultOf(line: NewLine, known: Known): Fault | undefined {
  const { year, code, functionalClass, amount, continues } = line;
  if (amount <= 0n)
    return { field: "amount", because: "金额须大于零", fix: "请填写批准文件上的金额" };
  if (known.codes.has(code))
    return {
      field: "code",
      because: `${year} 年已有编号为 ${code} 的指标`,
      fix: "请换一个编号，或在原指标上追加",
    };
  if (!known.classes.some((one) => one.code === functionalClass.slice(0, 3)))
    return {
      field: "functionalClass",
      because: `支出功能分类里没有 ${functionalClass.slice(0, 3)} 类`,
      fix: "请核对科目编码，前三位是类，例如 213 农林水支出",
    };
  return continues === undefined ? undefined : faultOfContinuing(line, continues, known);
}

const sameAsBefore = {
  ledger: "预算类别",
  functionalClass: "功能分类",
  source: "资金来源",
} as const;

/** 结转资金 keeps its budget, its subject and its source: at the year end it lands on the line that continues. */
function faultOfContinuing(line: NewLine, continues: string, known: Known): Fault | undefined {
  const { year } = line;
  const earlier = known.earlier.get(continues);
  if (!earlier)
    return {
      field: "continues",
      because: `结转自的指标不是 ${year - 1} 年的`,
      fix: "请选择本单位上一年的指标，没有结转的不填",
    };
  if (earlier.organization !== line.organization)
    return {
      field: "continues",
      because: `上年指标 ${earlier.code} 不是这个单位的`,
      fix: "请选择本单位上一年的指标",
    };
  if (known.continued.has(continues))
    return {
      field: "continues",
      because: `上年指标 ${earlier.code} 已有接续的指标`,
      fix: "一条指标只由一条接续，请在那一条上追加",
    };
  const other = Object.entries(sameAsBefore).find(([name]) => {
    const field = name as keyof typeof sameAsBefore;
    return earlier[field] !== line[field];
  });
  if (other)
    return {
      field: "continues",
      because: `${other[1]}与上年指标 ${earlier.code} 不同，结转资金不能改变${other[1]}`,
      fix: `请把${other[1]}改成与上年一样；不是接续的，结转自不填`,
    };
  if (earlier.dutyGrant !== (line.grant?.id ?? null))
    return {
      field: "continues",
      because: `上年指标 ${earlier.code} 是费随事转资金拆分的`,
      fix: "结转自不填，办理年终结转时自动接续，仍记在该项资金名下",
    };
  return undefined;
}

export const subjectOfLine = ({
  jurisdiction,
  id,
  organization,
  readers,
}: Pick<BudgetLine, "jurisdiction" | "id" | "organization" | "readers">) => ({
  kind: "budgetLine",
  id,
  jurisdiction,
  organization,
  readers,
});

type Entering = { paper: string; on: Day; subject?: { kind: string; id: string } };

/** 批复: the lines with their first postings, all by one document. Their faults have been looked for before. */
export async function enterLines(
  tx: Tx,
  by: Actor,
  lines: readonly NewLine[],
  { paper, on, subject }: Entering,
): Promise<{ line: BudgetLine; posting: string }[]> {
  const { jurisdiction } = by;
  const at = now();
  const rows = lines.map((line): BudgetLine => ({
    jurisdiction,
    id: newId(at),
    organization: line.organization,
    readers: line.grant ? [line.grant.department].filter((one) => one !== line.organization) : [],
    year: line.year,
    code: line.code,
    title: line.title,
    functionalClass: line.functionalClass,
    economicClass: line.economicClass ?? null,
    ledger: line.ledger,
    source: line.source,
    dutyGrant: line.grant?.id ?? null,
    continues: line.continues ?? null,
    lentTo: [],
    createdAt: at,
  }));
  await insertLines(tx, rows);
  const moves = rows.map(({ id }, i) => ({
    line: id,
    kind: "approve" as const,
    amount: lines[i]!.amount,
    decision: paper,
    subject: subject ?? { kind: "budgetLine", id },
  }));
  const postings = await ledger.moveLines(tx, { by, jurisdiction, on }, moves);
  for (const [i, line] of rows.entries())
    await trace(tx, {
      by,
      verb: "budget.approve",
      subject: subjectOfLine(line),
      on,
      detail: { amount: lines[i]!.amount, posting: postings[i] },
    });
  return rows.map((line, i) => ({ line, posting: postings[i]! }));
}
