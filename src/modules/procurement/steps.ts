import type { Day } from "../../base/day.ts";
import { Refusal } from "../../base/refusal.ts";
import type { Calendar } from "../policy/model.ts";
import { deadlineBy } from "../policy/deadlines.ts";
import { methodNames, type Method, type Procurement, type ProcurementStatus } from "./model.ts";
import { procurementLife, type ProcurementVerb } from "./states.ts";

type DayOf = {
  [K in keyof Procurement]: Procurement[K] extends Day | null ? K : never;
}[keyof Procurement];

/** 环节: a station of a track, the day that ends it, and the term of law that runs to it. */
type Step = {
  name: string;
  on: DayOf;
  verbs: readonly ProcurementVerb[];
  due?: { rule: string; from: DayOf } | { field: DayOf };
};

const ending: readonly ProcurementVerb[] = ["cancel"];

/** The two tracks as rows: a method more is a row more. */
// prettier-ignore
export const steps: Record<Method, readonly Step[]> = {
  quotes: [
    { name: "立采购",   on: "preparedOn",   verbs: [] },
    { name: "询价比价", on: "closedOn",     verbs: ["recordQuote"] },
    { name: "确定成交", on: "awardedOn",    verbs: ["choose"] },
    { name: "签合同",   on: "contractedOn", verbs: ["contract"] },
  ],
  consultation: [
    { name: "立采购",   on: "preparedOn",   verbs: [] },
    { name: "公开意向", on: "intentionOn",  verbs: ["publishIntention"] },
    { name: "磋商公告", on: "noticeOn",     verbs: ["publishNotice"] },
    { name: "响应截止", on: "closedOn",     verbs: ["respond", "withdrawResponse", "close", "fail"], due: { field: "respondBy" } },
    { name: "开启",     on: "openedOn",     verbs: ["seat", "open"] },
    { name: "评审",     on: "evaluatedOn",  verbs: ["finalPrice", "reviewPrice", "invalidate", "score", "evaluate"] },
    { name: "确定成交", on: "awardedOn",    verbs: ["award"], due: { rule: "deadline.winner", from: "evaluatedOn" } },
    { name: "通知公告", on: "notifiedOn",   verbs: ["notify", "challenge", "answerChallenge"], due: { rule: "deadline.notice", from: "awardedOn" } },
    { name: "签合同",   on: "contractedOn", verbs: ["contract"], due: { rule: "deadline.sign", from: "notifiedOn" } },
  ],
};

export const verbsOf = (method: Method): ReadonlySet<string> =>
  new Set([...steps[method].flatMap((one) => one.verbs), ...ending]);

/** A verb of the other track is refused in words, before its facts are gathered. */
export function mustMeet({ method }: { method: Method }, verb: ProcurementVerb): void {
  if (verbsOf(method).has(verb)) return;
  const { called } = procurementLife.steps[verb];
  throw new Refusal(
    "conflict",
    `本项采购按“${methodNames[method]}”办理，没有“${called}”这一步。请按页面上的步骤办理`,
  );
}

export type Station = {
  name: string;
  state: "done" | "now" | "late" | "ahead";
  on?: string;
  note?: string;
  /** The legal last day, where one runs. */
  dueOn?: Day;
};

export function dueOf(step: Step, procurement: Procurement, calendar: Calendar): Day | undefined {
  if (!step.due) return undefined;
  if ("field" in step.due) return procurement[step.due.field] ?? undefined;
  const from = procurement[step.due.from];
  return from ? deadlineBy(step.due.rule, from, calendar).last : undefined;
}

const ended: readonly ProcurementStatus[] = ["failed", "cancelled"];

/** 阶段线 of one purchase, as far as it has come on a day. */
export function stationsOf(procurement: Procurement, calendar: Calendar, today: Day): Station[] {
  const rows = steps[procurement.method];
  const last = rows.findLastIndex((step) => procurement[step.on] !== null);
  const hasEnded = ended.includes(procurement.status);
  return rows.map((step, at) => {
    const { name } = step;
    const on = procurement[step.on];
    const isUnderway = step.on === "contractedOn" && procurement.status !== "contracted";
    if (on !== null && isUnderway) return { name, state: "now", on, note: "已签一部分" };
    if (on !== null) return { name, state: "done", on };
    if (at < last) return { name, state: "done", note: "未办" };
    if (hasEnded) return { name, state: "ahead" };
    const due = dueOf(step, procurement, calendar);
    const state = at !== last + 1 ? "ahead" : due !== undefined && today > due ? "late" : "now";
    return { name, state, ...(due ? { on: `最迟 ${due.slice(5)}`, dueOn: due } : {}) };
  });
}
