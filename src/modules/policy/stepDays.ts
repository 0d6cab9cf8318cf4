import type { Day } from "../../base/day.ts";
import type { Money } from "../../base/money.ts";
import { isProvisional, restName, workdayFrom } from "./calendar.ts";
import type { DeadlineRule } from "./clock.ts";
import { deadline, deadlineRuleOf } from "./deadlines.ts";
import { atTender, type ProcurementMethod } from "./methods.ts";
import type { Calendar, ControlRule, ProcuredObject, StepCode, Threshold } from "./model.ts";
import type { ProcurementFigure } from "./procurementFigures.ts";
import { stationsOf, stepRows } from "./stepRows.ts";

/** What the steps hang on. */
export type StepsCase = {
  method: ProcurementMethod;
  amount: Money;
  /** The day on which one begins: the intention is published on it. */
  from: Day;
  object: ProcuredObject;
  place: string;
  threshold: Threshold | undefined;
  control: ControlRule | undefined;
  figures: readonly ProcurementFigure[];
  /** Unforeseeable urgency: no intention is published. */
  isUrgent: boolean;
  /** The case of the law that the method rests on. */
  reason: string | undefined;
  acceptedOn: Day | undefined;
};

/** A step in time: `slow` is its day if every term before is used up. */
export type Dated = { first: Day; slow: Day; last?: Day; moved?: string; provisional: boolean };

/** Which stations this purchase has: some only from an amount on, or where nothing excuses them. */
export function codesOf({ method, amount, threshold, isUrgent, reason }: StepsCase): StepCode[] {
  const isAtTender = atTender(amount, threshold);
  return stationsOf[method.code].filter((code) => {
    if (code === "intention") return !isUrgent;
    if (code === "approval") return isAtTender && method.code !== "openTender";
    if (code !== "singleSourceNotice") return true;
    return isAtTender && (reason === undefined || reason === "onlyOne");
  });
}

/** A day on which an office works; what no law counts is done on such a day. */
function worked(calendar: Calendar, day: Day): Pick<Dated, "first" | "moved" | "provisional"> {
  const first = workdayFrom(calendar, day);
  const provisional = isProvisional(calendar, day, first);
  if (first === day) return { first, provisional };
  return { first, provisional, moved: `${day}（${restName(calendar, day)}），顺延至 ${first}` };
}

function counted(rule: DeadlineRule, after: Dated, calendar: Calendar): Dated {
  const soon = deadline(rule, after.first, calendar);
  const late = deadline(rule, after.slow, calendar);
  const provisional = after.provisional || soon.provisional || late.provisional;
  if (rule.sense === "notBefore") {
    const open = worked(calendar, soon.last);
    const moved = soon.moved ?? open.moved;
    return {
      first: open.first,
      slow: workdayFrom(calendar, late.last),
      provisional: provisional || open.provisional,
      ...(moved ? { moved } : {}),
    };
  }
  const moved = late.moved ? { moved: late.moved } : {};
  return { first: after.first, slow: late.last, last: late.last, provisional, ...moved };
}

/** The term between two stations, and the station it is counted from. */
export function linkOf(code: StepCode, codes: ReadonlySet<StepCode>) {
  const found = stepRows[code].after?.find(([one]) => codes.has(one));
  if (!found) return undefined;
  const [after, rule] = found;
  return { after, rule: rule === undefined ? undefined : deadlineRuleOf(rule) };
}

/** Counts each station after the one it waits for, however they stand in the list. */
export function datesOf(asked: StepsCase, codes: readonly StepCode[], calendar: Calendar) {
  const all = new Set(codes);
  const known = new Map<StepCode, Dated | undefined>();
  // Only the first station says that one cannot begin on a day of rest; the others begin with it.
  const begin = workdayFrom(calendar, asked.from);
  const plan = (code: StepCode): Dated | undefined => {
    if (code === "acceptance") {
      const on = asked.acceptedOn;
      return on && { first: on, slow: on, provisional: false };
    }
    if (code === codes[0]) return { ...worked(calendar, asked.from), slow: begin };
    const link = linkOf(code, all);
    const after = link ? dateOf(link.after) : undefined;
    if (link && !after) return undefined;
    if (link?.rule && after) return counted(link.rule, after, calendar);
    const open = worked(calendar, after?.first ?? begin);
    const slow = workdayFrom(calendar, after?.slow ?? begin);
    return { ...open, slow, provisional: open.provisional || (after?.provisional ?? false) };
  };
  const dateOf = (code: StepCode): Dated | undefined => {
    if (!known.has(code)) known.set(code, plan(code));
    return known.get(code);
  };
  return dateOf;
}
