import type { Day } from "../../base/day.ts";
import { nought, split, type Money } from "../../base/money.ts";
import { Refusal } from "../../base/refusal.ts";
import type { Actor } from "../../platform/actor.ts";
import type { Tx } from "../../platform/db.ts";
import { post } from "../budget/ledger.ts";
import { childOf } from "./drafting.ts";
import type { SigningFacts } from "./facts.ts";
import { takeFrom, type Free } from "./instalments.ts";
import type { Contract, ContractShare, Instalment } from "./model.ts";
import { insertInstalments } from "./writes.ts";

/** The plan's money is taken by the contract; of what the price leaves, `saved` goes back to its lines. */
export async function commit(
  tx: Tx,
  by: Actor,
  contract: Contract,
  { on, facts, saved }: { on: Day; facts: SigningFacts; saved: readonly Free[] },
): Promise<void> {
  const { jurisdiction, id } = contract;
  const parts = facts.parts.map((one) => ({ ...one, amount: one.fiscal }));
  const taken = takeFrom(facts.free, parts);
  const because = { by, jurisdiction, subject: { kind: "contract", id }, on };
  const refs = await post(tx, because, [
    ...taken.map(({ allotment, amount }) => ({ allotment, kind: "commit" as const, amount })),
    ...saved.map(({ allotment, amount }) => ({ allotment, kind: "save" as const, amount })),
  ]);
  await openInstalments(tx, contract, { parts: facts.parts, taken, refs, supplement: null });
}

/** Each instalment names its commit posting: `refs` begins with those of `taken`, in their order. */
export async function openInstalments(
  tx: Tx,
  contract: Contract,
  made: {
    parts: readonly ContractShare[];
    taken: readonly Free[];
    refs: readonly { id: string }[];
    supplement: string | null;
  },
): Promise<void> {
  const { parts, taken, refs, supplement } = made;
  const instalments: Instalment[] = taken.map((one, i) => ({
    ...childOf(contract),
    contractShare: shareRow(parts, one.share).id,
    share: one.share,
    allotment: one.allotment,
    year: one.year,
    amount: one.amount,
    supplement,
    posting: refs[i]!.id,
  }));
  await insertInstalments(tx, instalments);
}

function shareRow(parts: readonly ContractShare[], share: string): ContractShare {
  const found = parts.find((one) => one.share === share);
  if (!found) throw new Refusal("notFound", "合同里没有这个份额");
  return found;
}

/** A supplement is shared as the fiscal money of the contract is. */
export const splitByShares = (parts: readonly ContractShare[], amount: Money) => {
  const fiscal = parts.filter((one) => one.fiscal > 0n);
  if (fiscal.length === 0) return [];
  const amounts = split(
    amount,
    fiscal.map((one) => Number(one.fiscal)),
  );
  return fiscal.map(({ share }, i) => ({ share, amount: amounts[i] ?? nought }));
};
