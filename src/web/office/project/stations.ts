import type { Station } from "../../parts/StageLine.tsx";
import { dayText } from "../../parts/day.ts";
import { wanText } from "../../parts/amount.ts";
import type { Project } from "./draft.ts";

/** 阶段 as far as the project itself knows them: its own days, and what its money has reached. */
export function stationsOf(project: Project, today: string): Station[] {
  const { draftedOn, submittedOn, reviewedOn, plannedOn, closedOn, money } = project;
  const on = (day: string | null) => (day === null ? undefined : dayText(day, today));
  const reached = (amount: string) => (amount === "0" ? undefined : `${wanText(amount)} 万元`);
  const stages: [string, boolean, string | undefined, string | undefined][] = [
    ["立项", submittedOn !== null, on(draftedOn), project.drafter],
    ["联审", reviewedOn !== null, on(reviewedOn), signedText(project)],
    ["计划", plannedOn !== null, on(plannedOn), reached(money.planned)],
    ["采购", money.committed !== "0", undefined, undefined],
    ["合同", money.committed !== "0", undefined, reached(money.committed)],
    ["履约", money.accepted !== "0", undefined, undefined],
    ["验收", money.accepted !== "0", undefined, reached(money.accepted)],
    ["支付", closedOn !== null, undefined, reached(money.paid)],
    ["绩效", closedOn !== null, on(closedOn), undefined],
  ];
  const now = stages.findIndex(([, isDone]) => !isDone);
  return stages.map(([name, isDone, day, note], at) => ({
    name,
    state: isDone ? "done" : at === now && project.status !== "withdrawn" ? "now" : "ahead",
    on: day,
    note,
  }));
}

function signedText(project: Project): string | undefined {
  if (project.submittedOn === null) return undefined;
  const desks = new Set<string>(project.desks.map((desk) => desk.role));
  const agreed = project.opinions.filter((one) => one.counts && desks.has(one.role));
  return `${agreed.length}/${desks.size} 科室已签`;
}
