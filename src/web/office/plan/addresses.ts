import type { Answer } from "../../../base/endpoint.ts";
import type { listPlans, viewPlan } from "../../../modules/plan/api.ts";

export type Plan = Answer<typeof viewPlan>;
export type PlanRow = Answer<typeof listPlans>["rows"][number];
export type Round = Plan["rounds"][number];

export const planAddress = ({ jurisdiction, id }: { jurisdiction: string; id: string }): string =>
  `/plans/${jurisdiction}/${id}`;
