import type { Day } from "../../base/day.ts";
import { least, minus, nought, sum, type Money } from "../../base/money.ts";
import { mustFollow } from "../../base/refusal.ts";
import type { Actor } from "../../platform/actor.ts";
import type { Tx } from "../../platform/db.ts";
import { trace } from "../../platform/trace.ts";
import { post } from "../budget/ledger.ts";
import { lineageOf } from "../budget/lineage.ts";
import { balancesOf } from "../budget/reads.ts";
import { rolesOf } from "../organization/roles.ts";
import * as desk from "./desk.ts";
import type { Contract } from "./model.ts";
import * as reads from "./reads.ts";
import { contractLife } from "./states.ts";
import * as rows from "./writes.ts";

type Key = { jurisdiction: string; id: string };

/** 提前终止: what is neither accepted nor advanced goes back to the line. What is accepted is still paid. */
export async function endEarly(
  tx: Tx,
  by: Actor,
  key: Key,
  { endedOn, reason }: { endedOn?: Day | undefined; reason: string },
): Promise<Contract> {
  const contract = await rows.lockContract(tx, key.jurisdiction, key.id);
  desk.mustBeOwn(by, contract.organization);
  const on = desk.dayOfAct("endedOn", endedOn);
  mustFollow("endedOn", on, { on: contract.signedOn, called: "签订合同" });
  const status = contractLife.next("endEarly", contract.status, rolesOf(by), {}, on);
  await free(tx, by, contract, { on, rests: await openRests(tx, contract) });
  await rows.updateContract(tx, key, { status, endedOn: on, endReason: reason });
  await trace(tx, {
    by,
    verb: "contract.endEarly",
    subject: desk.subjectOf(contract),
    on,
    done: ["contract.file"],
  });
  return reads.getContract(tx, key.jurisdiction, key.id);
}

type Rest = { allotment: string; amount: Money };

/** What of the contract's own money is still open; another contract on the same allotment keeps all of its own. */
async function openRests(tx: Tx, contract: Contract): Promise<Rest[]> {
  const { jurisdiction, id } = contract;
  const instalments = await reads.listInstalments(tx, jurisdiction, id);
  const lineages = await lineageOf(
    tx,
    jurisdiction,
    instalments.map((one) => one.allotment),
  );
  // What was carried to a later year is freed there, with whatever was signed on any of its years.
  const members = new Map(
    [...lineages.values()].map((all) => [all[0]!.id, all.map(({ id }) => id)]),
  );
  const balances = await balancesOf(tx, jurisdiction, [...members.keys()]);
  const others = await reads.committedElsewhere(tx, contract, [...members.values()].flat());
  return [...members].map(([allotment, all]) => {
    const { committed, accepted, advanced } = balances.get(allotment)!;
    const own = sum(
      instalments.filter((one) => all.includes(one.allotment)).map((one) => one.amount),
    );
    const open = minus(minus(committed, accepted), advanced);
    const left = minus(open, sum(all.map((one) => others.get(one) ?? nought)));
    return { allotment, amount: left > 0n ? least(left, own) : nought };
  });
}

async function free(
  tx: Tx,
  by: Actor,
  { jurisdiction, id }: Contract,
  { on, rests }: { on: Day; rests: readonly Rest[] },
): Promise<void> {
  const because = { by, jurisdiction, subject: { kind: "contract", id }, on };
  await post(
    tx,
    because,
    rests.flatMap((one) => [
      { ...one, kind: "release" as const },
      { ...one, kind: "save" as const },
    ]),
  );
}

/** Holds the contract for a payment: of two last payments each would else take the other for still open. */
export const hold = (tx: Tx, { jurisdiction, id }: Key): Promise<Contract> =>
  rows.lockContract(tx, jurisdiction, id);

/** 履行完毕: the treasury's last payment ends the contract; what was deducted at acceptance is freed. */
export async function complete(
  tx: Tx,
  by: Actor,
  key: Key,
  { on, rests }: { on: Day; rests: readonly Rest[] },
): Promise<void> {
  const contract = await rows.lockContract(tx, key.jurisdiction, key.id);
  const status = contractLife.next("complete", contract.status, rolesOf(by), {}, on);
  await free(tx, by, contract, { on, rests });
  await rows.updateContract(tx, key, { status, endedOn: on });
  await trace(tx, { by, verb: "contract.complete", subject: desk.subjectOf(contract), on });
}
