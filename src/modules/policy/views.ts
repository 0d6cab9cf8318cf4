import type { Day } from "../../base/day.ts";
import { asBasis } from "../../base/law.ts";
import { nought, type Money } from "../../base/money.ts";
import { Refusal } from "../../base/refusal.ts";
import type { Db } from "../../platform/db.ts";
import { controlRuleFor } from "./figures.ts";
import { deadlineRuleOf, termName } from "./deadlines.ts";
import { choicesOf, reasonOf, type MethodChoice } from "./methodChoice.ts";
import { expertsOf, seatsFor } from "./methods.ts";
import {
  figureNames,
  methodNames,
  standingNames,
  trackNames,
  type ControlRule,
  type Level,
  type MethodCode,
  type ProcuredObject,
  type Threshold,
  type Track,
} from "./model.ts";
import * as reads from "./reads.ts";
import { remindersOf } from "./reminders.ts";
import { stepsFor, usualMethod } from "./steps.ts";
import { findThreshold, thresholdFor, trackFor, trackReason } from "./thresholds.ts";

type Place = { place: string; level: Level; object: ProcuredObject; on: Day };

/** The track of an amount, or why it cannot be told: no limit was entered, or nobody said how much. */
function trackOf(
  threshold: Threshold | undefined,
  amount: Money | undefined,
  { place, on }: Pick<Place, "place" | "on">,
) {
  if (amount === undefined) return { track: undefined, because: "填写金额后，说明该用哪种方式" };
  if (!threshold?.procurementFrom)
    return {
      track: undefined,
      because: `没有录入 ${place || "所选地区"} 在 ${on} 适用的采购限额标准`,
    };
  const track = trackFor(amount, threshold);
  return { track, because: trackReason(amount, threshold, track) };
}

/** What is held open, without the day that is not known yet: “磋商文件发售”. */
const heldOpen = (says: string): string => says.replace(/(期限)?(至少到|不得早于)此日$/, "");

function methodView({ method, breaches, standing, isUsual }: MethodChoice, asked: Sized) {
  const { content, code, document, from, to, confirmed } = method;
  const { panel, periods, ...rest } = content;
  const seats = panel && seatsFor(panel, asked.amount ?? nought, asked.threshold);
  return {
    ...rest,
    code,
    name: methodNames[code],
    standing,
    standingName: standingNames[standing],
    isUsual,
    breaches,
    panel: panel && seats ? { ...panel, seats, experts: expertsOf(seats) } : undefined,
    periods: periods.map((id) => {
      const rule = deadlineRuleOf(id);
      return {
        rule: id,
        says: heldOpen(rule.says),
        term: termName(rule),
        basis: rule.basis.map(asBasis),
      };
    }),
    document,
    from,
    to,
    confirmed,
  };
}

type Sized = { amount: Money | undefined; threshold: Threshold | undefined };

/** 采购方式: what each asks, and whether it is open to this purchase. */
export async function methodsView(
  db: Db,
  input: Place & { amount?: Money | undefined; earlier?: Money | undefined },
) {
  const { place, object, on, amount, earlier } = input;
  const threshold = findThreshold(await reads.listThresholds(db), input);
  const { track, because } = trackOf(threshold, amount, input);
  const asked = { place, on, object, amount, earlier, threshold, track };
  const choices = choicesOf(await reads.listMethods(db), asked);
  const figures = await reads.listFigures(db);
  return {
    track,
    trackName: track && trackNames[track],
    because,
    threshold,
    rows: choices.map((one) => methodView(one, { amount, threshold })),
    figures: figures
      .filter((one) => one.object === object && place.startsWith(one.place))
      .map((one) => ({ ...one, name: figureNames[one.code] })),
  };
}

type StepsInput = Place & {
  amount: Money;
  method?: MethodCode | undefined;
  reason?: string | undefined;
  exempt?: "urgent" | undefined;
  acceptedOn?: Day | undefined;
  earlier?: Money | undefined;
};

/** Only below the limit; a place without rules of its own has those of the sample, which say so. */
async function controlOf(db: Db, { place, amount, on }: StepsInput, method: MethodCode) {
  if (method !== "quotes") return undefined;
  const rules: readonly ControlRule[] = await reads.listControlRules(db);
  return controlRuleFor(rules, place, amount, on);
}

/** The method asked for, else the usual one of the track; where no limit is known one must be named. */
function methodOf(input: StepsInput, track: Track | undefined, all: readonly Threshold[]) {
  if (input.method) return input.method;
  if (track) return usualMethod[track];
  thresholdFor(all, input);
  throw new Refusal("conflict", "不能判断该用哪种采购方式。请先选定采购方式");
}

/** 采购步骤 with their days, and what goes with a purchase of this size. */
export async function stepsView(db: Db, input: StepsInput) {
  const { place, object, on, amount } = input;
  const all = await reads.listThresholds(db);
  const threshold = findThreshold(all, input);
  const { track, because } = trackOf(threshold, amount, input);
  const code = methodOf(input, track, all);
  const rows = await reads.listMethods(db);
  const figures = await reads.listFigures(db);
  const asked = { ...input, threshold, track };
  const choice = choicesOf(rows, asked).find((one) => one.method.code === code);
  const steps = stepsFor(
    {
      ...asked,
      track: track ?? "procurement",
      method: code,
      methods: rows,
      figures,
      control: await controlOf(db, input, code),
      isUrgent: input.exempt === "urgent",
      reason: choice && reasonOf(choice.method, input),
    },
    await reads.loadCalendar(db),
  );
  const standing = choice?.standing ?? "open";
  const reminders = remindersOf({
    track: track ?? "procurement",
    amount,
    object,
    place,
    on,
    figures,
  });
  return {
    track,
    because,
    method: code,
    methodName: methodNames[code],
    standing,
    standingName: standingNames[standing],
    isUsual: choice?.isUsual ?? false,
    breaches: choice?.breaches ?? [],
    steps,
    reminders,
  };
}
