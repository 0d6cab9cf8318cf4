import type { Day } from "../../base/day.ts";
import type { Db } from "../../platform/db.ts";
import { indexOf } from "../boundary/classifier.ts";
import { judgeWords } from "../boundary/judgement.ts";
import type { Finding } from "../boundary/model.ts";
import { listItems } from "../catalog/reads.ts";

/** What the boundary finds in words, by the catalog and the law of the day. Who buys is judged apart. */
export async function findingsIn(
  db: Db,
  text: string,
  { place, on }: { place: string; on: Day },
): Promise<Finding[]> {
  const items = (await listItems(db, place, on)).filter((one) => one.isLeaf);
  return judgeWords({ text, on }, indexOf(items)).findings;
}
