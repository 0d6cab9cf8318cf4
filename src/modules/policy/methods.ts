import * as z from "zod";
import { isInForce, type Day } from "../../base/day.ts";
import type { Money } from "../../base/money.ts";
import { Refusal } from "../../base/refusal.ts";
import { basis, money } from "../../base/shape.ts";
import {
  methodNames,
  type MethodCode,
  type ProcuredObject,
  type Sourced,
  type Threshold,
} from "./model.ts";

const words = z.string().min(1);

/** 适用情形: a method that has some may only be used in one of them. */
const MethodCase = z.object({ code: words, says: words, basis: z.array(basis).min(1) });

/** 评审小组: an odd number of seats, experts at least two thirds. */
const PanelRule = z.object({
  called: words,
  atLeast: z.int().positive(),
  /** More seats from an amount on, or from the open-tender amount of the place. */
  larger: z
    .object({ atLeast: z.int().positive(), from: z.literal("openTender").or(money) })
    .optional(),
  says: words,
  basis: z.array(basis).min(1),
});

/** What a row of a method says beside its days and its document. */
export const MethodContent = z.object({
  says: words,
  basis: z.array(basis).min(1),
  cases: z.array(MethodCase),
  /** Undefined where the paper fixes no number. */
  providersAtLeast: z.int().positive().optional(),
  providers: z.object({ says: words, basis: z.array(basis).min(1) }),
  panel: PanelRule.optional(),
  /** Ids of the terms of the statutory clock that hold a deadline open. */
  periods: z.array(words),
  award: z.object({ says: words, basis: z.array(basis).min(1) }),
  approval: z.object({ says: words, basis: z.array(basis).min(1) }),
});
export type MethodContent = z.output<typeof MethodContent>;

/** 采购方式 as a dated row: national for all places, or a place's own. */
export type ProcurementMethod = Sourced & {
  code: MethodCode;
  place: string;
  objects: readonly ProcuredObject[];
  content: MethodContent;
};

export type MethodsAsked = { place: string; on: Day };

/** The rows of the day, the most local one of each method, in the order of the law. */
export function methodsOn(
  rows: readonly ProcurementMethod[],
  { place, on }: MethodsAsked,
): ProcurementMethod[] {
  const fitting = rows
    .filter((row) => place.startsWith(row.place) && isInForce(row, on))
    .sort((a, b) => b.place.length - a.place.length || (a.from < b.from ? 1 : -1));
  const codes = Object.keys(methodNames);
  return fitting
    .filter((row, at) => fitting.findIndex((one) => one.code === row.code) === at)
    .sort((a, b) => codes.indexOf(a.code) - codes.indexOf(b.code));
}

/** No row for the day is a refusal: a method is not used before its paper, nor after it. */
export function methodFor(
  rows: readonly ProcurementMethod[],
  code: MethodCode,
  asked: MethodsAsked,
): ProcurementMethod {
  const found = methodsOn(rows, asked).find((row) => row.code === code);
  if (found) return found;
  throw new Refusal(
    "conflict",
    `${asked.on} 还没有适用的“${methodNames[code]}”规定。请改选采购方式，或者核对日期`,
  );
}

export const atTender = (amount: Money, threshold: Threshold | undefined): boolean =>
  threshold?.openTenderFrom !== undefined && amount >= threshold.openTenderFrom;

/** How many seats at least, for this amount in this place. */
export function seatsFor(
  { atLeast, larger }: NonNullable<MethodContent["panel"]>,
  amount: Money,
  threshold: Threshold | undefined,
): number {
  if (!larger) return atLeast;
  const isLarger =
    larger.from === "openTender" ? atTender(amount, threshold) : amount >= larger.from;
  return isLarger ? larger.atLeast : atLeast;
}

/** Experts at least two thirds of the seats. */
export const expertsOf = (seats: number): number => Math.ceil((seats * 2) / 3);
