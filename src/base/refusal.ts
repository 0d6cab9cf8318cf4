import type { Day } from "./day.ts";
import type { Breach } from "./rule.ts";

/** The ways in which the platform says no. The HTTP layer alone knows their status codes. */
export type RefusalKind =
  "invalid" | "unauthenticated" | "forbidden" | "notFound" | "conflict" | "unlawful" | "tooMany";

/** An expected no, meant for the user. Anything else that is thrown is a fault of ours. */
export class Refusal extends Error {
  override name = "Refusal";
  readonly kind: RefusalKind;
  readonly breaches: readonly Breach[];

  constructor(kind: RefusalKind, message: string, breaches: readonly Breach[] = []) {
    super(message);
    this.kind = kind;
    this.breaches = breaches;
  }
}

/** A field that was filled in wrongly, in the same shape as a broken rule, so that forms show both alike. */
export const fieldBreach = (field: string, because: string, fix: string): Breach => ({
  rule: "input",
  weight: "bars",
  says: "填写有误",
  basis: [],
  because,
  fix,
  field,
});

/** Refuses one field: which, why and what to do. */
export const refuseField = (field: string, because: string, fix: string): Refusal =>
  new Refusal("invalid", `${because}。${fix}`, [fieldBreach(field, because, fix)]);

/** An act cannot lie before the one it follows: on a day of long ago the law of long ago would judge, which bars nothing. */
export function mustFollow(
  field: string,
  on: Day,
  { on: earlier, called }: { on: string | null | undefined; called: string },
): void {
  if (earlier && on < earlier)
    throw refuseField(field, `填的日期 ${on} 早于${called}的 ${earlier}`, "请核对办理日期");
}
