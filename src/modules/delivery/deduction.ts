import { fen, least, nought, type Money } from "../../base/money.ts";

/** One standard of the contract as judged; the deduction is in ten-thousandths of the period's amount. */
export type Judged = { deduction: number; met: boolean };

const whole = 10_000;

/** What is lost together, in ten-thousandths; never more than all. */
export const lostOf = (items: readonly Judged[]): number =>
  Math.min(
    whole,
    items.filter((one) => !one.met).reduce((sum, one) => sum + one.deduction, 0),
  );

/** 扣减: computed from the contract and never typed. What is less than a fen is left to the provider. */
export const deductionOf = (asked: Money, items: readonly Judged[]): Money =>
  fen((asked * BigInt(lostOf(items))) / BigInt(whole));

type Outstanding = { committed: Money; accepted: Money; advanced: Money };

/** What an acceptance moves on its allotment: one or two accept postings, and the advance they recover. */
export type Recovery = { first: Money; recovered: Money; second: Money; recoveredThen: Money };

/**
 * 扣回预付款: accepted value pays back an advance before it can be asked for in payment. The ledger holds
 * committed ≥ accepted + advanced, so that a value larger than what is free is accepted in two steps.
 */
export function recoveryOf(value: Money, { committed, accepted, advanced }: Outstanding): Recovery {
  const free = fen(committed - accepted - advanced);
  const first = least(value, free);
  const recovered = least(first, advanced);
  const second = fen(value - first);
  const recoveredThen = least(second, fen(advanced - recovered));
  return { first, recovered, second, recoveredThen };
}

/** The most that one acceptance can take while an advance of more than half is still out. */
export function mostAtOnce({ committed, accepted, advanced }: Outstanding): Money {
  const free = fen(committed - accepted - advanced);
  if (free <= 0n) return nought;
  return fen(free + least(free, advanced));
}
