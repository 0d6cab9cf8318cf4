import { least, minus, type Money } from "../../base/money.ts";
import type { Db } from "../../platform/db.ts";
import { getProcurement } from "../procurement/reads.ts";
import { roomOf } from "../procurement/room.ts";
import { listShares } from "../project/reads.ts";
import type { SigningFacts } from "./facts.ts";
import { restAfter, takeFrom, type Free } from "./instalments.ts";
import type { Contract } from "./model.ts";

/**
 * What the plan holds beyond the price of a contract that is to be signed. The ceilings of other purchases of the same
 * shares stay in the plan: their money is not to be saved under them.
 */
export async function restOf(
  db: Db,
  { jurisdiction, project }: Contract,
  { free, parts, award }: SigningFacts,
): Promise<{ savable: Free[]; isLast: boolean }> {
  const ids = parts.map((one) => one.share);
  const shares = (await listShares(db, jurisdiction, project)).filter((one) =>
    ids.includes(one.id),
  );
  const room = await roomOf(db, jurisdiction, shares);
  const { ceiling } = await getProcurement(db, { jurisdiction, id: award.procurement });
  const taken = takeFrom(
    free,
    parts.map((one) => ({ ...one, amount: one.fiscal })),
  );
  const savable = withoutThose(restAfter(free, taken, ids), minus(room.running, ceiling));
  return { savable, isLast: room.free <= 0n };
}

/** Keeps so much of it in the plan, the latest year first: that of this year is wanted back by the treasury. */
export function withoutThose(rests: readonly Free[], kept: Money): Free[] {
  let left = kept;
  return rests
    .toReversed()
    .map((one) => {
      const part = least(one.amount, left);
      left = minus(left, part);
      return { ...one, amount: minus(one.amount, part) };
    })
    .filter((one) => one.amount > 0n)
    .toReversed();
}
