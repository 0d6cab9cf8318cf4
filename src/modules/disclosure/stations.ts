import type { Day } from "../../base/day.ts";
import type { ListedPublication } from "./reads.ts";
import type { PublicProject } from "./writes.ts";

export type Station = {
  name: string;
  state: "done" | "now" | "late" | "ahead";
  on?: string;
  note?: string;
};

type Step = [name: string, on: string | undefined, note?: string | undefined];

type Published = Pick<ListedPublication, "kind" | "happenedOn">;
type Dated = Pick<PublicProject, "heardOn" | "termFrom" | "termTo">;

/** 阶段线 for villagers: only what was made public, in plain words. */
export function stationsOf(
  project: Dated,
  publications: readonly Published[],
  today: Day,
): Station[] {
  const first = (...kinds: string[]) =>
    publications
      .filter((one) => kinds.includes(one.kind))
      .map((one) => one.happenedOn)
      .sort()[0];
  const accepted = publications.filter((one) => one.kind === "acceptance");
  const last = accepted
    .map((one) => one.happenedOn)
    .sort()
    .at(-1);
  const contract = first("contract");
  const notice = first("notice");
  const isServing = contract !== undefined && project.termFrom <= today;
  const steps: Step[] = [
    ...(project.heardOn === null ? [] : [["提出需求", project.heardOn] satisfies Step]),
    ["列入计划", first("plan", "project")],
    ["采购", first("award"), notice && `${notice} 公告`],
    ["签合同", contract],
    ["服务", isServing ? project.termFrom : undefined, `${project.termFrom} 至 ${project.termTo}`],
    ["验收", last, accepted.length > 1 ? `已验收 ${accepted.length} 次` : undefined],
    ["评价公开", first("evaluation")],
  ];
  return stated(steps, project.termTo < today);
}

/** What is over lies before the furthest thing reached; service goes on beside its acceptances until its term ends. */
function stated(steps: readonly Step[], isOver: boolean): Station[] {
  const reached = steps.findLastIndex(([, on]) => on !== undefined);
  const isEvaluated = reached === steps.length - 1;
  const serving = steps.findIndex(([name]) => name === "服务");
  const isServing = reached >= serving && !isOver && !isEvaluated;
  const now = isServing ? serving : reached + 1;
  return steps.map(([name, on, note], at) => {
    const isDone = at < now && (on !== undefined || at < reached);
    const state = at === now ? "now" : isDone ? "done" : "ahead";
    const called = name === "服务" && state === "now" ? "正在服务" : name;
    return { name: called, state, ...(on ? { on } : {}), ...(note ? { note } : {}) };
  });
}
