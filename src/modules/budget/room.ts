import { minus, nought, type Money } from "../../base/money.ts";
import { widened, type Db } from "../../platform/db.ts";
import { proposedOn } from "./proposals.ts";
import { lastLinePostings, ownersOfLines } from "./reads.ts";

/** 可用数 of a line: what nobody planned; on one that was only asked for, what was asked. */
export type Room = { free: Money; proposed: Money | undefined };

/** An entry for each line that the asker sees. What others drew on it counts, though its postings stay closed to the asker. */
export async function roomOfLines(
  db: Db,
  jurisdiction: string,
  lines: readonly string[],
): Promise<Map<string, Room>> {
  if (lines.length === 0) return new Map();
  const seen = [...(await ownersOfLines(db, jurisdiction, lines)).keys()];
  return widened(db, async () => {
    const last = await lastLinePostings(db, jurisdiction, seen);
    const asked = await proposedOn(db, jurisdiction, seen);
    return new Map(
      seen.map((id): [string, Room] => {
        const balance = last.get(id)?.balance;
        const free = balance ? minus(balance.approved, balance.drawn) : nought;
        return [id, { free, proposed: asked.get(id) }];
      }),
    );
  });
}
