import type * as z from "zod";
import { sum } from "../../base/money.ts";
import { today } from "../../platform/clock.ts";
import type { Db } from "../../platform/db.ts";
import { namesOf } from "../organization/reads.ts";
import type { YearEndView } from "./yearEndModel.ts";
import { endedOf, findYearEnd, foreseenOf, hasUnendedBefore } from "./yearEndReads.ts";

/** 年终结转 of a year: before the act what it would do, after it what it did, line by line. */
export async function yearEndView(
  db: Db,
  jurisdiction: string,
  year: number,
): Promise<z.input<typeof YearEndView>> {
  const done = await findYearEnd(db, jurisdiction, year);
  const ends = await (done ? endedOf : foreseenOf)(db, jurisdiction, year);
  const isBlocked = !done && (await hasUnendedBefore(db, jurisdiction, year));
  const names = await namesOf(
    db,
    ends.map(({ line }) => line.organization),
  );
  const rows = ends
    .toSorted((a, b) => (a.line.code < b.line.code ? -1 : 1))
    .map(({ line: { id, organization, code, title }, again, ...figures }) => ({
      jurisdiction,
      id,
      organization: { id: organization, name: names.get(organization) ?? "" },
      code,
      title,
      ...figures,
      isCarriedTwice: again > 0n,
    }));
  return {
    year,
    ended: done
      ? {
          number: done.number,
          title: done.title,
          decidedOn: done.decidedOn,
          recordedAt: done.recordedAt,
        }
      : null,
    isOpen: !done && today() >= `${year}-12-31` && !isBlocked,
    waitsFor: isBlocked ? year - 1 : null,
    rows,
    carried: sum(rows.map((one) => one.carried)),
    lapsed: sum(rows.map((one) => one.lapsed)),
  };
}
