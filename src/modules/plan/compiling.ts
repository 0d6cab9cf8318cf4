import { nought, sum, type Money } from "../../base/money.ts";
import { Refusal, refuseField } from "../../base/refusal.ts";
import type { Db } from "../../platform/db.ts";
import { roomOfLines } from "../budget/room.ts";
import { projectStatuses, type Project, type ProjectStatus } from "../project/model.ts";
import type { AnnualPlan, RoundLine, RoundProject } from "./model.ts";
import { listProjectsOf, moneyOfProjects } from "../project/reads.ts";

/** Reviewed by the desks of the purchaser: only then county finance is asked to read them. Who must agree above, `enterPlan` asks. */
export const readyStatuses: readonly ProjectStatus[] = ["jointlyReviewed", "financeReviewed"];

export type CompiledProject = Pick<RoundProject, "project" | "number" | "title" | "itemName"> &
  Pick<RoundProject, "fiscal" | "other" | "version"> & { status: ProjectStatus };

export type CompiledLine = Pick<
  RoundLine,
  "line" | "code" | "title" | "functionalClass" | "ledger" | "isProposed" | "amount" | "used"
>;

/** 编成: the projects with their money of the year, and the lines that pay; those of later years beside them. */
export type Compiled = {
  projects: CompiledProject[];
  lines: CompiledLine[];
  later: CompiledLine[];
  fiscal: Money;
  other: Money;
};

const total = (amounts: readonly { amount: Money }[]): Money =>
  sum(amounts.map((one) => one.amount));

/**
 * Only money of the year counts against its ceiling. What a project takes from a line of a later year is drawn with it when
 * it enters the plan: it must be free there, approved by that year's budget, for this plan approves no line but its own.
 */
export async function compile(
  db: Db,
  { jurisdiction, year }: Pick<AnnualPlan, "jurisdiction" | "year">,
  projects: readonly Project[],
): Promise<Compiled> {
  const ids = projects.map((one) => one.id);
  const { fundings, others } = await moneyOfProjects(db, jurisdiction, ids);
  const all = await linesOf(db, jurisdiction, fundings);
  const lines = all.filter((one) => one.year === year);
  const ofYear = new Set(lines.map((one) => one.line));
  const compiled = projects.map(({ id, number, title, itemName, version, status }) => ({
    project: id,
    number,
    title,
    itemName,
    version,
    status,
    fiscal: total(fundings.filter((one) => one.project === id && ofYear.has(one.line))),
    other: others.get(id) ?? nought,
  }));
  return {
    projects: compiled,
    lines,
    later: all
      .filter((one) => one.year !== year)
      .map((one) => (one.isProposed ? { ...one, isProposed: false, amount: nought } : one)),
    fiscal: sum(compiled.map((one) => one.fiscal)),
    other: sum(compiled.map((one) => one.other)),
  };
}

async function linesOf(
  db: Db,
  jurisdiction: string,
  fundings: readonly { line: string; amount: Money }[],
): Promise<(CompiledLine & { year: number })[]> {
  const ids = [...new Set(fundings.map((one) => one.line))];
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom("budgetLine")
    .select(["id", "code", "title", "year", "functionalClass", "ledger"])
    .where("jurisdiction", "=", jurisdiction)
    .where("id", "in", ids)
    .orderBy("code")
    .execute();
  const room = await roomOfLines(db, jurisdiction, ids);
  return rows.map(({ id, ...row }) => {
    const { free, proposed } = room.get(id)!;
    return {
      ...row,
      line: id,
      isProposed: proposed !== undefined,
      amount: proposed ?? free,
      used: total(fundings.filter((one) => one.line === id)),
    };
  });
}

/** The projects that go up: of this purchaser and year, and through the joint review. */
export async function chosenProjects(
  db: Db,
  plan: AnnualPlan,
  ids: readonly string[],
): Promise<Project[]> {
  const wanted = new Set(ids);
  const found = (await listProjectsOf(db, plan)).filter((one) => wanted.has(one.id));
  if (found.length < wanted.size)
    throw refuseField(
      "projects",
      `${wanted.size} 个项目中有 ${wanted.size - found.length} 个不是本单位 ${plan.year} 年度的项目`,
      "请只选本单位本年度的项目；年度填错的，先修改项目",
    );
  const open = found.filter((one) => !readyStatuses.includes(one.status));
  if (open.length > 0)
    throw new Refusal(
      "conflict",
      `${open.map((one) => `“${one.title}”现在是${projectStatuses[one.status]}`).join("；")}。请联审通过以后再报送，或者先不选`,
    );
  return found;
}
