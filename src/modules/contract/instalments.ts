import { least, minus, nought, sum, type Money } from "../../base/money.ts";
import type { Db } from "../../platform/db.ts";
import { balancesOf, listAllotments } from "../budget/reads.ts";

/** A part of the plan that no contract has taken yet. */
export type Free = { allotment: string; share: string; year: number; amount: Money };

export const freeOf = (free: readonly Free[], share: string): Money =>
  sum(free.filter((one) => one.share === share).map((one) => one.amount));

/** What the plan of a project still holds, an entry an allotment, the earliest year first. */
export async function listFree(db: Db, jurisdiction: string, project: string): Promise<Free[]> {
  const allotments = await listAllotments(db, jurisdiction, project);
  const balances = await balancesOf(
    db,
    jurisdiction,
    allotments.map((one) => one.id),
  );
  return allotments
    .map(({ id, share, year }) => {
      const { planned, committed } = balances.get(id)!;
      return { allotment: id, share, year, amount: minus(planned, committed) };
    })
    .sort((a, b) => a.year - b.year);
}

/** 年度分期: takes the amount of each share from its allotments in their order. What is short is left out: the bars and the ledger speak of it. */
export function takeFrom(
  free: readonly Free[],
  wanted: readonly { share: string; amount: Money }[],
): Free[] {
  const left = new Map(free.map((one) => [one.allotment, one.amount]));
  return wanted.flatMap(({ share, amount }) => {
    let rest = amount;
    return free
      .filter((one) => one.share === share)
      .flatMap((one) => {
        const taken = least(rest, left.get(one.allotment) ?? nought);
        if (taken <= 0n) return [];
        left.set(one.allotment, minus(left.get(one.allotment)!, taken));
        rest = minus(rest, taken);
        return [{ ...one, amount: taken }];
      });
  });
}

/** What remains of the plan of these shares once the parts are taken: it is saved. */
export const restAfter = (
  free: readonly Free[],
  taken: readonly Free[],
  shares: readonly string[],
): Free[] =>
  free
    .filter((one) => shares.includes(one.share))
    .map((one) => ({
      ...one,
      amount: minus(
        one.amount,
        sum(taken.filter((two) => two.allotment === one.allotment).map((two) => two.amount)),
      ),
    }))
    .filter((one) => one.amount > 0n);
