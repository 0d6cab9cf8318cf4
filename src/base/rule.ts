import { isInForce, type Day } from "./day.ts";
import { asBasis, type Basis, type Citation } from "./law.ts";

/** 规则: the law as a value. `broken` says the reason in figures, in Chinese, or nothing at all. */
export type Rule<Facts> = {
  id: string;
  weight: "bars" | "flags";
  basis: readonly [Citation, ...Citation[]];
  says: string;
  /** What to do about it: the usual way first. */
  fix: string;
  /** The input field it speaks of, so that a form can show it in its place. */
  field?: string;
  broken(facts: Facts): string | undefined;
};

/** 硬阻断: what must be impossible. Only rules whose content is confirmed may bar. */
export type Bar<Facts> = Rule<Facts> & { weight: "bars" };

/** 疑点: what law forbids but life does. Recorded and then examined: refusing it would only hide it. */
export type Flag<Facts> = Rule<Facts> & { weight: "flags" };

/** A broken rule, as screens, refusals, flags and reports show it. */
export type Breach = {
  rule: string;
  weight: "bars" | "flags";
  says: string;
  basis: Basis[];
  because: string;
  fix: string;
  field?: string | undefined;
};

/** Judges by the law of the day of the event: a rule none of whose citations is in force that day is silent. */
export function judge<Facts>(rules: readonly Rule<Facts>[], facts: Facts, on: Day): Breach[] {
  return rules.flatMap((rule) => {
    const inForce = rule.basis.filter((one) => isInForce(one.statute, on));
    if (inForce.length === 0) return [];
    const because = rule.broken(facts);
    if (because === undefined) return [];
    const { id, weight, says, fix, field } = rule;
    const basis = inForce.map(asBasis);
    return [{ rule: id, weight, says, basis, because, fix, ...(field ? { field } : {}) }];
  });
}
