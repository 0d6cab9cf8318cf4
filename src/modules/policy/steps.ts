import { isInForce, type Day } from "../../base/day.ts";
import { asBasis, type Basis } from "../../base/law.ts";
import type { Money } from "../../base/money.ts";
import { refuseField } from "../../base/refusal.ts";
import type { DeadlineRule } from "./clock.ts";
import { termName } from "./deadlines.ts";
import { methodFor, type ProcurementMethod } from "./methods.ts";
import {
  stepNames,
  type Approver,
  type Calendar,
  type ControlRule,
  type MethodCode,
  type ProcuredObject,
  type StepCode,
  type Threshold,
  type Track,
} from "./model.ts";
import { shippedFigures, type ProcurementFigure } from "./procurementFigures.ts";
import { shippedMethods } from "./shippedMethods.ts";
import { codesOf, datesOf, linkOf, type Dated, type StepsCase } from "./stepDays.ts";
import { stepRows } from "./stepRows.ts";
import { whatOf } from "./stepWords.ts";

/** 采购步骤 with its days. `first` is the earliest day, if every step before is done at once. */
export type Step = {
  code: StepCode;
  name: string;
  /** Of what it consists, in a sentence. */
  what: string;
  who: string;
  /** Not before `first`; by `last` at the latest; or planned, where no term of law runs. */
  kind: "notBefore" | "byThen" | "planned";
  /** Undefined where it hangs on a day that nobody knows yet, as payment on the acceptance. */
  first?: Day;
  /** The last lawful day, if every step before takes the whole of its term. */
  last?: Day;
  /** The term in words: “自评审起 2 个工作日内”. */
  term?: string;
  basis: Basis[];
  /** Counted over a year whose holidays are not published yet. */
  provisional: boolean;
  /** Why a day moved. */
  moved?: string;
  /** The paper of the place that asks for it, where no statute does. */
  local?: { document: string; confirmed: boolean };
};

function termOf(link: ReturnType<typeof linkOf>): string | undefined {
  if (!link?.rule) return undefined;
  const { after, rule } = link;
  const name = `“${stepNames[after]}”`;
  const term = termName(rule);
  if (term.endsWith("前")) return `${name}${term}`;
  return rule.sense === "notBefore" ? `自${name}起满 ${term}` : `自${name}起 ${term}内`;
}

function basisOf(asked: StepsCase, code: StepCode, rule: DeadlineRule | undefined): Basis[] {
  const { panel, award } = asked.method.content;
  const own = [...(rule?.basis ?? []), ...(stepRows[code].basis ?? [])]
    .filter((one) => isInForce(one.statute, asked.from))
    .map(asBasis);
  if (code === "panel") return [...(panel?.basis ?? []), ...own];
  return code === "evaluation" ? [...award.basis, ...own] : own;
}

/** The control rule speaks where no statute does: how many quotes, and who decides. */
const localOf = ({ control }: StepsCase, code: StepCode): Step["local"] =>
  control && (code === "quotes" || code === "decision")
    ? { document: control.document, confirmed: control.confirmed }
    : undefined;

const deciders: Record<Approver, string> = {
  purchaserClerk: "经办人",
  purchaserHead: "单位负责人",
  purchaserMeeting: "领导班子",
};

/** Below the limit the internal rule names who decides. */
function whoOf({ control }: StepsCase, code: StepCode): string {
  if (code !== "decision" || !control) return stepRows[code].who;
  return deciders[control.approvedBy];
}

/** A term that runs backwards has a last day only: it may be done on any day before. */
function shownOf({ first, last, moved, provisional }: Dated) {
  const isBackwards = last !== undefined && last < first;
  return {
    provisional,
    ...(isBackwards ? {} : { first }),
    ...(last ? { last } : {}),
    ...(moved ? { moved } : {}),
  };
}

const kindOf = (rule: DeadlineRule | undefined): Step["kind"] =>
  rule === undefined ? "planned" : rule.sense === "notBefore" ? "notBefore" : "byThen";

function mustFollowContract(acceptedOn: Day | undefined, contract: Dated | undefined): void {
  if (!acceptedOn || !contract || acceptedOn >= contract.first) return;
  throw refuseField(
    "acceptedOn",
    `验收日期 ${acceptedOn} 早于最早的签约日 ${contract.first}`,
    "请改到签订合同以后，或者提前开始采购",
  );
}

/** 步骤和日期 of one purchase by one method, in the order in which they are met. */
export function stepsOf(asked: StepsCase, calendar: Calendar): Step[] {
  const codes = codesOf(asked);
  const dateOf = datesOf(asked, codes, calendar);
  const all = new Set(codes);
  const stepOf = (code: StepCode): Step => {
    const row = stepRows[code];
    const link = linkOf(code, all);
    const begins = row.before?.find((one) => all.has(one));
    const dated = dateOf(code);
    const before = begins && dateOf(begins);
    const term = begins ? `“${stepNames[begins]}”之前` : termOf(link);
    const local = localOf(asked, code);
    return {
      code,
      name: stepNames[code],
      what: whatOf(code, asked),
      who: whoOf(asked, code),
      kind: begins ? "byThen" : kindOf(link?.rule),
      ...(dated ? shownOf(dated) : { provisional: false }),
      ...(before ? { last: before.first, provisional: before.provisional } : {}),
      ...(term ? { term } : {}),
      basis: basisOf(asked, code, link?.rule),
      ...(local ? { local } : {}),
    };
  };
  mustFollowContract(asked.acceptedOn, dateOf("contract"));
  return codes.map(stepOf);
}

/** The usual method of a track, where nobody has chosen another. */
export const usualMethod: Record<Track, MethodCode> = {
  belowThreshold: "quotes",
  procurement: "consultation",
  openTender: "openTender",
};

/** What is asked of `stepsFor`: the track and the day are enough, the rest makes it exact. */
export type StepsAsked = {
  track: Track;
  amount: Money;
  on: Day;
  method?: MethodCode | undefined;
  place?: string | undefined;
  object?: ProcuredObject | undefined;
  control?: ControlRule | undefined;
  threshold?: Threshold | undefined;
  methods?: readonly ProcurementMethod[] | undefined;
  figures?: readonly ProcurementFigure[] | undefined;
  isUrgent?: boolean | undefined;
  reason?: string | undefined;
  acceptedOn?: Day | undefined;
};

/** 步骤: of the usual method of a track, or of the one chosen. */
export function stepsFor(asked: StepsAsked, calendar: Calendar): Step[] {
  const { track, amount, on, place = "", object = "services" } = asked;
  const rows = asked.methods ?? shippedMethods;
  const method = methodFor(rows, asked.method ?? usualMethod[track], { place, on });
  return stepsOf(
    {
      method,
      amount,
      from: on,
      object,
      place,
      threshold: asked.threshold,
      control: asked.control,
      figures: asked.figures ?? shippedFigures,
      isUrgent: asked.isUrgent ?? false,
      reason: asked.reason,
      acceptedOn: asked.acceptedOn,
    },
    calendar,
  );
}
