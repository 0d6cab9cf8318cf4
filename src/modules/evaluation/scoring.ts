import { fen, split, type Money } from "../../base/money.ts";
import type { WeightSet } from "../policy/model.ts";
import type { Target } from "../project/model.ts";

/** Points are hundredths everywhere: 8999 is 89.99. Nothing is rounded up, so that no grade is given away. */
export type Aim = Pick<Target, "id" | "dimension" | "sense" | "goal" | "weight">;

const groups = ["output", "benefit", "satisfaction"] as const;
type Group = (typeof groups)[number];

/** 数量、质量、时效、成本 are the four sides of output. */
const groupOf = ({ dimension }: Aim): Group =>
  dimension === "benefit" || dimension === "satisfaction" ? dimension : "output";

const divided = (points: number, weights: readonly number[]): number[] =>
  split(fen(BigInt(points)), weights).map(Number);

/** 每项指标的分值: the group's part by the weights of the day; a group without targets leaves its part to the others. */
export function availableOf(weights: WeightSet, aims: readonly Aim[]): Map<string, number> {
  const present = groups.filter((group) => aims.some((aim) => groupOf(aim) === group));
  const parts = divided(
    (100 - weights.execution) * 100,
    present.map((group) => weights[group]),
  );
  return new Map(
    present.flatMap((group, at) => {
      const own = aims.filter((aim) => groupOf(aim) === group);
      const points = divided(
        parts[at]!,
        own.map((aim) => aim.weight),
      );
      return own.map((aim, i): [string, number] => [aim.id, points[i]!]);
    }),
  );
}

const part = (points: number, of: bigint, whole: bigint): number =>
  Number((BigInt(points) * (of < whole ? of : whole)) / whole);

/** 指标得分: in proportion to what was reached, never beyond the full points; turned round where less is better. */
export function pointsOf({ sense, goal }: Aim, actual: number, available: number): number {
  if (sense === "atLeast")
    return goal === 0 ? available : part(available, BigInt(actual), BigInt(goal));
  return actual <= goal ? available : part(available, BigInt(goal), BigInt(actual));
}

/** 预算执行率得分. Without a budget there is nothing to execute. */
export const executionPoints = (
  weights: WeightSet,
  { budget, paid }: { budget: Money; paid: Money },
): number => (budget <= 0n ? 0 : part(weights.execution * 100, paid, budget));

/** A gap of more than a fifth, either way, must be explained: a goal set too low is as odd as one not reached. */
export const mustExplain = ({ goal }: Aim, actual: number): boolean =>
  Math.abs(actual - goal) * 5 > goal;
