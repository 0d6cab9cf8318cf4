import { useEffect, useState } from "react";
import type { InputOf } from "../../../base/endpoint.ts";
import { isDay } from "../../../base/day.ts";
import type { Breach } from "../../../base/rule.ts";
import { previewProject } from "../../../modules/project/api.ts";
import { useAsk } from "../call.ts";
import { inputOf, type Draft } from "./draft.ts";

type Input = InputOf<typeof previewProject>;
type Whole = ReturnType<typeof inputOf>;

const isFen = (value: unknown): boolean => typeof value === "string" && /^\d{1,17}$/.test(value);
const isCount = (value: unknown): boolean => /^[1-9]\d{0,7}$/.test(String(value).trim());

/** A share is judged once its quantity is a number and its money has amounts. */
const isReckoned = ({ quantity, fundings, other, otherSource }: Whole["shares"][number]): boolean =>
  isCount(quantity) &&
  fundings.every((one) => isFen(one.amount) && one.amount !== "0") &&
  (other === undefined || (isFen(other) && otherSource !== ""));

const isWeighed = ({ goal, weight }: Whole["targets"][number]): boolean =>
  typeof goal === "number" && isCount(weight);

const written = <Value>(value: Value, isWritten: boolean): Value | undefined =>
  isWritten ? value : undefined;

/** What can be judged already of what has been typed so far. */
function previewOf(draft: Draft, project: string | undefined): Input {
  const whole = inputOf(draft);
  const { title, item, year, purpose, forWhom, unit, unitPrice, termFrom, termTo } = whole;
  const targets = whole.targets.filter((one) => isWeighed(one) && one.indicator !== "");
  const text = (value: string) => written(value, value.trim() !== "");
  return {
    project,
    title: text(title),
    item: text(item),
    year: written(year, /^20\d\d$/.test(String(year))),
    purpose: text(purpose),
    forWhom: text(forWhom),
    assessment: whole.assessment,
    unit: text(unit),
    unitPrice: written(unitPrice, isFen(unitPrice) && unitPrice !== "0"),
    termFrom: written(termFrom, isDay(termFrom)),
    termTo: written(termTo, isDay(termTo)),
    termGrounds: whole.termGrounds,
    shares: written(whole.shares, whole.shares.length > 0 && whole.shares.every(isReckoned)),
    targets: written(targets, targets.length > 0),
  };
}

const pause = 700;

/** The same value, once nothing has been typed for a moment. */
function useSettled(value: string): string {
  const [settled, set] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => set(value), pause);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}

/** 边写边核对: what the rules of the submission say of the draft as it stands. */
export function usePreview(draft: Draft, project: string | undefined): readonly Breach[] {
  const settled = useSettled(JSON.stringify(previewOf(draft, project)));
  const isEmpty = textLess(settled);
  const { data } = useAsk(previewProject, isEmpty ? undefined : (JSON.parse(settled) as Input));
  return isEmpty ? [] : (data?.findings ?? []);
}

/** Before an item is chosen or a word is written there is nothing to judge. */
const textLess = (asked: string): boolean => {
  const { item, title, purpose } = JSON.parse(asked) as Input;
  return item === undefined && title === undefined && purpose === undefined;
};
