import type { Money } from "../../base/money.ts";
import type { Tx } from "../../platform/db.ts";
import { lineageOf } from "../budget/lineage.ts";
import type { Balance } from "../budget/model.ts";
import { balancesOf } from "../budget/reads.ts";

/** Where accepted value comes to lie, and what an advance of an earlier year has paid of it already. */
export type Outstanding = {
  /** The first of the allotments that followed one another. */
  origin: string;
  /** The newest of them, with its balance. */
  standing: string;
  balance: Balance;
  earlier: { allotment: string; advanced: Money } | undefined;
};

/** An advance stays in the year in which it was paid: its value is settled there, the rest is accepted in the newest. */
export async function outstandingOf(
  tx: Tx,
  jurisdiction: string,
  allotment: string,
): Promise<Outstanding> {
  const members = (await lineageOf(tx, jurisdiction, [allotment])).get(allotment)!;
  const ids = members.map((one) => one.id);
  const balances = await balancesOf(tx, jurisdiction, ids);
  const standing = ids[0]!;
  const earlier = ids.slice(1).findLast((id) => balances.get(id)!.advanced > 0n);
  return {
    origin: ids.at(-1)!,
    standing,
    balance: balances.get(standing)!,
    earlier:
      earlier === undefined
        ? undefined
        : { allotment: earlier, advanced: balances.get(earlier)!.advanced },
  };
}
