import { sql } from "kysely";
import { fen, sum, type Money } from "../../base/money.ts";
import { rowsOf, type Db } from "../../platform/db.ts";
import type { Share } from "../project/model.ts";

/** What the plan of some shares still leaves to be bought. */
export type Room = {
  /** What the ledger holds for them, and other money beside it. */
  planned: Money;
  /** What contracts have committed, and the ceilings of purchases on their way. */
  taken: Money;
  /** Of `taken`: the ceilings alone. */
  running: Money;
  free: Money;
};

type Found = { planned: bigint; committed: bigint; running: bigint; hasContract: boolean };

/**
 * One statement sees one moment: a purchase that is signed meanwhile is counted as ceiling or as commitment, never as
 * neither. A ceiling over several shares counts wholly for each: too little is offered rather than too much. Other
 * money goes with the first contract.
 */
export async function roomOf(
  db: Db,
  jurisdiction: string,
  shares: readonly Pick<Share, "id" | "other">[],
): Promise<Room> {
  const ids = shares.map((one) => one.id);
  const [found] = await rowsOf(
    db,
    sql<Found>`
      with buying as (
        select p.status, p.ceiling from procurement p
        where p.jurisdiction = ${jurisdiction} and p.status not in ('failed', 'cancelled') and exists (
          select 1 from package k
          join package_share s on s.jurisdiction = k.jurisdiction and s.package = k.id
          where k.jurisdiction = ${jurisdiction} and k.procurement = p.id and s.share = any(${ids}::uuid[])))
      select coalesce(sum(last.planned_after), 0)::bigint as planned,
        coalesce(sum(last.committed_after), 0)::bigint as committed,
        (select coalesce(sum(ceiling), 0)::bigint from buying where status <> 'contracted') as running,
        (select count(*) > 0 from buying where status = 'contracted') as "hasContract"
      from allotment a
      cross join lateral (select planned_after, committed_after from posting t
        where t.jurisdiction = ${jurisdiction} and t.allotment = a.id order by t.seq desc limit 1) last
      where a.jurisdiction = ${jurisdiction} and a.share = any(${ids}::uuid[])`,
  );
  const { planned, committed, running, hasContract } = found!;
  const other = sum(shares.map((one) => one.other));
  const taken = committed + running + (hasContract ? other : 0n);
  return {
    planned: fen(planned + other),
    taken: fen(taken),
    running: fen(running),
    free: fen(planned + other - taken),
  };
}
