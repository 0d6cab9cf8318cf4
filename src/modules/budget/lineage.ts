import { sql } from "kysely";
import { yearOf, type Day } from "../../base/day.ts";
import { Refusal } from "../../base/refusal.ts";
import { rowsOf, type Db } from "../../platform/db.ts";
import type { Chain } from "./chains.ts";
import type { Money } from "../../base/money.ts";
import type { AllotmentKind } from "./model.ts";

/** 接续: an allotment among those that follow one another over the years. */
export type Lineage = {
  id: string;
  line: string;
  organization: string;
  readers: string[];
  year: number;
  counted: string[];
  continues: string | null;
  origin: string | null;
};

/** For each allotment asked for all of its origin, the newest first; mostly it is the only one. */
export async function lineageOf(
  db: Db,
  jurisdiction: string,
  allotments: readonly string[],
): Promise<Map<string, Lineage[]>> {
  const wanted = [...new Set(allotments)];
  if (wanted.length === 0) return new Map();
  const rows = await rowsOf(
    db,
    sql<Lineage & { asked: string }>`
      select asked.id as asked, m.id, m.line, m.organization, m.readers, m.year, m.counted, m.continues, m.origin
      from allotment asked
      cross join lateral (
        select * from allotment f where f.jurisdiction = ${jurisdiction} and f.id = coalesce(asked.origin, asked.id)
        union all
        select * from allotment c where c.jurisdiction = ${jurisdiction} and c.origin = coalesce(asked.origin, asked.id)
      ) m
      where asked.jurisdiction = ${jurisdiction} and asked.id = any(${wanted}::uuid[])
      order by m.year desc, m.id desc`,
  );
  const found = new Map<string, Lineage[]>();
  for (const { asked, ...row } of rows) found.set(asked, [...(found.get(asked) ?? []), row]);
  return found;
}

/** Where the money of each allotment stands now: itself, or the one that took up its rest last. */
export async function standingOf(
  db: Db,
  jurisdiction: string,
  allotments: readonly string[],
): Promise<Map<string, string>> {
  const lineages = await lineageOf(db, jurisdiction, allotments);
  return new Map([...lineages].map(([id, members]) => [id, members[0]!.id]));
}

type Asked = { allotment: string; kind: AllotmentKind | "plan"; amount: Money };
export type Placed = Asked & { origin: string | null };

/** What undoes an earlier posting lies where that one lies. */
const staying: readonly Asked["kind"][] = ["return", "recover", "refund", "unaccept", "settle"];

type Standing = { chains: ReadonlyMap<string, Chain>; on: Day };

/**
 * On which allotment each move comes to lie: the newest of its origin. A payment that came back after the year end is paid
 * again from where it came back to.
 */
export function placesOf(
  moves: readonly Asked[],
  lineages: ReadonlyMap<string, readonly Lineage[]>,
  { chains, on }: Standing,
): Placed[] {
  return moves.map((move) => {
    const members = lineages.get(move.allotment)!;
    const asked = members.find((one) => one.id === move.allotment)!;
    const to = staying.includes(move.kind) ? asked : targetOf(move, members, chains);
    if (to.id === asked.id) return { ...move, origin: null };
    if (to.year > yearOf(on))
      throw new Refusal(
        "conflict",
        `这笔钱已结转到 ${to.year} 年，不能再记在 ${on}。请填 ${to.year} 年的办理日期`,
      );
    return { ...move, allotment: to.id, origin: to.origin ?? to.id };
  });
}

function targetOf(
  { kind, amount }: Asked,
  members: readonly Lineage[],
  chains: ReadonlyMap<string, Chain>,
): Lineage {
  const newest = members[0]!;
  if (kind !== "pay") return newest;
  const hasRoom = ({ id }: Lineage): boolean => {
    const { accepted, advanced, paid } = chains.get(id)!.balance;
    return accepted + advanced - paid >= amount;
  };
  return members.find(hasRoom) ?? newest;
}
