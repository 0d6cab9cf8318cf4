import { sql } from "kysely";
import { day, type Day } from "../../base/day.ts";
import { rowsOf, type Db } from "../../platform/db.ts";
import { tableOf } from "../statistics/content.ts";
import type { FormNumber, ReturnTable } from "../statistics/model.ts";
import { isUpper, rangeBelow } from "../statistics/reads.ts";
import { roundStatuses, type FilingPeriod, type Round, type RoundStatus } from "./model.ts";
import { listRoundsOf } from "./reads.ts";

export type Of = { year: number; period: FilingPeriod };

export type FiledBelow = {
  jurisdiction: string;
  version: number;
  filedOn: string;
  filedAt: Date;
  scope: "all" | "own";
  content: string;
};

type Asked = Of & { lo: string; hi: string; form: FormNumber; until?: Date | undefined };

/** The returns of a range in one form and both scopes: those in force, or those in force at an instant. */
export const filedIn = (db: Db, { lo, hi, year, period, form, until }: Asked) =>
  rowsOf(
    db,
    sql<FiledBelow>`
      select distinct on (jurisdiction, scope) jurisdiction, version, filed_on as "filedOn", filed_at as "filedAt", scope, content
      from statistic_return
      where jurisdiction >= ${lo} and jurisdiction < ${hi} and year = ${year} and period = ${period} and form = ${form}
        and filed_at <= ${until ?? new Date("9999-01-01T00:00:00Z")}
      order by jurisdiction, scope, version desc
      limit 1000`,
  );

export type Place = { code: string; name: string; level: "province" | "city" | "county" };

/** The counties and cities below a code, as the list of divisions has them that day. */
export const placesBelow = (db: Db, code: string, on: Day): Promise<Place[]> =>
  rowsOf(
    db,
    sql<Place>`
      select code, name, level from division
      where code > ${code} and code < ${rangeBelow(code).hi} and length(code) = 6 and level in ('city', 'county')
        and from_on <= ${on} and (to_on is null or to_on >= ${on})
      order by code limit 400`,
  );

const cityOf = (code: string): string => `${code.slice(0, 4)}00`;

/** 直接下级: who files to this level. A city hears its counties; a province its cities, and the counties that have none. */
export function isDirect(code: string, place: Place, places: readonly Place[]): boolean {
  if (place.level === "city" || !code.endsWith("0000")) return true;
  return !places.some((one) => one.level === "city" && one.code === cityOf(place.code));
}

/** Whose returns make the sum of what was filed below: of each city its own, else those of its counties. */
export function partsOf(places: readonly Place[], filed: readonly FiledBelow[]): FiledBelow[] {
  const whole = new Map(
    filed.filter((one) => one.scope === "all").map((one) => [one.jurisdiction, one]),
  );
  const cities = places.filter((one) => isUpper(one.code) && whole.has(one.code));
  const heard = new Set(cities.map((one) => one.code));
  const counties = places.filter(
    (one) => one.level === "county" && whole.has(one.code) && !heard.has(cityOf(one.code)),
  );
  return [...cities, ...counties].map((one) => whole.get(one.code)!);
}

/** The tables that have been filed below, as they go into a return: those in force when it was summed. */
export async function lowerTables(
  db: Db,
  round: Round,
  form: FormNumber,
  until: Date | undefined,
): Promise<ReturnTable[]> {
  const { jurisdiction, year, period } = round;
  const places = await placesBelow(db, jurisdiction, day(round.openedOn));
  const filed = await filedIn(db, { ...rangeBelow(jurisdiction), year, period, form, until });
  return partsOf(places, filed).map((one) => tableOf(form, one.content));
}

/** How far a treasury below is: by its own round, or by the file it sent. */
export type Standing = {
  place: Place;
  isDirect: boolean;
  round: Round | undefined;
  /** Table 1 of 全辖 in force. */
  filed: FiledBelow | undefined;
  status: RoundStatus;
  statusName: string;
};

/** 下级报送情况: everybody below, in the order of the codes. */
export async function standingsBelow(db: Db, code: string, of: Of, on: Day): Promise<Standing[]> {
  const range = rangeBelow(code);
  const places = await placesBelow(db, code, on);
  const rounds = new Map(
    (await listRoundsOf(db, { ...range, ...of })).map((one) => [one.jurisdiction, one]),
  );
  const filed = new Map(
    (await filedIn(db, { ...range, ...of, form: 1 }))
      .filter((one) => one.scope === "all")
      .map((one) => [one.jurisdiction, one]),
  );
  return places.map((place) => {
    const round = rounds.get(place.code);
    const file = filed.get(place.code);
    const status = round?.status ?? (file ? "filed" : "unopened");
    return {
      place,
      isDirect: isDirect(code, place, places),
      round,
      filed: file,
      status,
      statusName: roundStatuses[status],
    };
  });
}

/** 缺报: who should have filed to this return and has not; a county's return waits for nobody below. */
export const lackingOf = (standings: readonly Standing[]): Standing[] =>
  standings.filter((one) => one.isDirect && one.status !== "filed");

/** What has been filed below since the return was summed: it is not in the sums. */
export function newerOf(standings: readonly Standing[], { summedAt }: Round): Standing[] {
  const parts = partsOf(
    standings.map((one) => one.place),
    standings.flatMap((one) => one.filed ?? []),
  );
  return standings.filter(
    ({ filed }) => filed && parts.includes(filed) && summedAt && filed.filedAt > summedAt,
  );
}

/** The same for one round, as the list of divisions stood when it began. */
export const standingsOf = async (db: Db, round: Round): Promise<Standing[]> =>
  isUpper(round.jurisdiction)
    ? standingsBelow(db, round.jurisdiction, round, day(round.openedOn))
    : [];
