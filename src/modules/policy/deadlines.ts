import { day, daysAfter, isInForce, yearOf, type Day } from "../../base/day.ts";
import { asBasis, type Basis } from "../../base/law.ts";
import { isProvisional, restName, workdayFrom, workdaysAfter } from "./calendar.ts";
import {
  deadlineRules,
  eventKinds,
  eventNames,
  isEvent,
  type DeadlineRule,
  type EventKind,
} from "./clock.ts";
import type { Calendar } from "./model.ts";
import { shippedCalendar } from "./published.ts";

/** 时限的最后一日, with why it moved and whether its year has a published calendar. */
export type Deadline = { last: Day; provisional: boolean; moved?: string };

/** 29 February falls back to the 28th: a year counted from it ends with February. */
function yearsAfter(from: Day, count: number): Day {
  const text = `${yearOf(from) + count}${from.slice(4)}`;
  return from.endsWith("02-29") ? day(text.replace("02-29", "02-28")) : day(text);
}

function lastDay({ term }: DeadlineRule, from: Day, calendar: Calendar): Day {
  if ("until" in term) {
    const thisYear = day(`${yearOf(from)}-${term.until}`);
    return thisYear > from ? thisYear : day(`${yearOf(from) + 1}-${term.until}`);
  }
  if (term.unit === "workdays") return workdaysAfter(calendar, from, term.count);
  return term.unit === "days" ? daysAfter(from, term.count) : yearsAfter(from, term.count);
}

/** Counts one term from the day of its event: that day is left out, the last one counts. */
export function deadline(rule: DeadlineRule, from: Day, calendar: Calendar): Deadline {
  const counted = lastDay(rule, from, calendar);
  const last = rule.moves ? workdayFrom(calendar, counted) : counted;
  // Where no day of work is counted, a missing calendar changes nothing.
  const countsWork = rule.moves || ("unit" in rule.term && rule.term.unit === "workdays");
  const provisional = countsWork && isProvisional(calendar, from, last);
  if (last === counted) return { last, provisional };
  const moved = `第 ${termName(rule)}为 ${counted}（${restName(calendar, counted)}），顺延至 ${last}`;
  return { last, provisional, moved };
}

const unitNames = { workdays: "个工作日", days: "日", years: "年" };

export function termName({ term }: DeadlineRule): string {
  if ("until" in term) return `${Number(term.until.slice(0, 2))}月${Number(term.until.slice(3))}日`;
  const count = `${Math.abs(term.count)} ${unitNames[term.unit]}`;
  return term.count < 0 ? `${count}前` : count;
}

export type CountedDeadline = Deadline & {
  rule: string;
  says: string;
  sense: DeadlineRule["sense"];
  term: string;
  basis: Basis[];
};

export type Deadlines = {
  event: EventKind;
  eventName: string;
  from: Day;
  deadlines: CountedDeadline[];
};

export function deadlineRuleOf(id: string): DeadlineRule {
  const rule = deadlineRules.find((one) => one.id === id);
  if (!rule) throw new Error(`没有这一时限：${id}`);
  return rule;
}

/** One rule by its id, counted: for the modules that own the act. */
export const deadlineBy = (id: string, from: Day, calendar: Calendar = shippedCalendar): Deadline =>
  deadline(deadlineRuleOf(id), from, calendar);

/** 法定时钟: all terms that run from an event, by the law in force on its day. */
export function deadlinesOf(
  event: EventKind,
  from: Day,
  calendar: Calendar = shippedCalendar,
): Deadlines {
  const deadlines = deadlineRules
    .filter((rule) => rule.event === event)
    .flatMap((rule) => {
      const basis = rule.basis.filter((one) => isInForce(one.statute, from)).map(asBasis);
      if (basis.length === 0) return [];
      const { id, says, sense } = rule;
      const term = termName(rule);
      return [{ rule: id, says, sense, term, basis, ...deadline(rule, from, calendar) }];
    });
  return { event, eventName: eventNames[event], from, deadlines };
}

/** Finds an event by its code or by its Chinese name: people at a terminal may know either. */
export function findEvent(text: string): EventKind | undefined {
  if (isEvent(text)) return text;
  return eventKinds.find((one) => eventNames[one] === text);
}
