import { Refusal } from "../../base/refusal.ts";
import type { Actor } from "../../platform/actor.ts";
import { rolesOf, upperFinanceRoles, type Role } from "../organization/roles.ts";
import type { FilingLevel } from "../policy/returnDeadlines.ts";
import { isUpper, rangeBelow } from "../statistics/reads.ts";
import { officers, reviewers, unitRoles, type Part } from "./states.ts";

/** 报送层级 of a treasury, as its code tells. */
export const levelOf = (jurisdiction: string): Exclude<FilingLevel, "unit"> => {
  if (!isUpper(jurisdiction)) return "county";
  return jurisdiction.endsWith("0000") ? "province" : "city";
};

const makers = {
  county: { officer: "countyFinanceOfficer", reviewer: "countyFinanceReviewer" },
  city: { officer: "cityFinanceOfficer", reviewer: "cityFinanceReviewer" },
  province: { officer: "provinceFinanceOfficer", reviewer: "provinceFinanceReviewer" },
} as const satisfies Record<string, Record<"officer" | "reviewer", Role>>;

/** Whose desk it is in the finance office of a treasury. */
export const roleIn = (jurisdiction: string, part: "officer" | "reviewer"): Role =>
  makers[levelOf(jurisdiction)][part];

/** A city looks on its counties, a province on both; nobody is above himself. */
const isAbove = (upper: string, jurisdiction: string): boolean =>
  isUpper(upper) && jurisdiction > upper && jurisdiction < rangeBelow(upper).hi;

/**
 * Where somebody stands towards the return of a treasury: in its own finance office or units he makes it; from above he only
 * looks on and sends back. The city sees the county's return, but never sums or files it.
 */
export function partsIn(by: Pick<Actor, "roles" | "jurisdiction">, jurisdiction: string): Part[] {
  const roles = rolesOf(by);
  const isOneOf = (some: readonly Role[]) => roles.some((role) => some.includes(role));
  if (by.jurisdiction !== jurisdiction)
    return isAbove(by.jurisdiction, jurisdiction) && isOneOf(upperFinanceRoles) ? ["superior"] : [];
  const parts: [Part, readonly Role[]][] = [
    ["unit", unitRoles],
    ["officer", officers],
    ["reviewer", reviewers],
  ];
  return parts.filter(([, some]) => isOneOf(some)).map(([part]) => part);
}

/** What is no step of a life, yet belongs to those who make the return. */
export function mustMake(by: Actor, jurisdiction: string, does: string): void {
  if (!partsIn(by, jurisdiction).some((part) => part === "officer" || part === "reviewer"))
    throw new Refusal("forbidden", `这是别的财政区划的报表，您的岗位不能办理“${does}”`);
}
