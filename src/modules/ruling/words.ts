import type { Day } from "../../base/day.ts";
import type { Db } from "../../platform/db.ts";
import type { Finding } from "../boundary/model.ts";
import { judgeHere } from "../boundary/reads.ts";

/** What the boundary finds in words, by the catalog and the law of the day. Who buys is judged apart. */
export async function findingsIn(
  db: Db,
  text: string,
  { place, on }: { place: string; on: Day },
): Promise<Finding[]> {
  const { findings } = await judgeHere(db, { text, on }, place);
  return findings;
}
