import type { Day } from "../../base/day.ts";
import { nought, type Money } from "../../base/money.ts";
import { judge, type Breach } from "../../base/rule.ts";
import { methodsOn, type ProcurementMethod } from "./methods.ts";
import type { MethodCode, ProcuredObject, Standing, Threshold, Track } from "./model.ts";
import { methodRules, type MethodFacts } from "./rules.ts";
import { usualMethod } from "./steps.ts";

export type ChoiceCase = {
  place: string;
  on: Day;
  object: ProcuredObject;
  /** Undefined where nobody has said how much: then only the object is judged. */
  amount: Money | undefined;
  earlier?: Money | undefined;
  threshold: Threshold | undefined;
  track: Track | undefined;
  reason?: string | undefined;
};

export type MethodChoice = {
  method: ProcurementMethod;
  standing: Standing;
  isUsual: boolean;
  breaches: Breach[];
};

/** 政府购买服务项目 is itself a case of 磋商: nobody has to name it. */
export const reasonOf = (
  { code }: ProcurementMethod,
  { object, reason }: Pick<ChoiceCase, "object" | "reason">,
): string | undefined =>
  reason ?? (code === "consultation" && object === "services" ? "servicePurchase" : undefined);

const limitOf = (from: Money | undefined, confirmed: boolean) =>
  from === undefined ? undefined : { from, confirmed };

const factsOf = (method: ProcurementMethod, asked: ChoiceCase): MethodFacts => {
  const { threshold } = asked;
  const confirmed = threshold?.confirmed ?? false;
  return {
    method: method.code,
    objects: method.objects,
    object: asked.object,
    amount: asked.amount ?? nought,
    earlier: asked.earlier ?? nought,
    procurementFrom: limitOf(threshold?.procurementFrom, confirmed),
    tenderFrom: limitOf(threshold?.openTenderFrom, confirmed),
    cases: method.content.cases.map((one) => one.code),
    reason: reasonOf(method, asked),
  };
};

const says = (breaches: readonly Breach[], rule: string): boolean =>
  breaches.some((one) => one.rule === rule);

function standingOf(code: MethodCode, track: Track | undefined, breaches: Breach[]): Standing {
  if (breaches.some((one) => one.weight === "bars")) return "closed";
  if (track === "belowThreshold") return code === "quotes" ? "open" : "optional";
  if (says(breaches, "policy.otherMethodNeedsApproval")) return "needsApproval";
  return says(breaches, "policy.methodHasItsCase") ? "needsCase" : "open";
}

/** 采购方式 of the day, each with whether it is open to this purchase, and why not. */
export const choicesOf = (rows: readonly ProcurementMethod[], asked: ChoiceCase): MethodChoice[] =>
  methodsOn(rows, asked).map((method) => {
    const breaches = judge(methodRules, factsOf(method, asked), asked.on);
    return {
      method,
      breaches,
      standing: standingOf(method.code, asked.track, breaches),
      isUsual: asked.track !== undefined && usualMethod[asked.track] === method.code,
    };
  });
