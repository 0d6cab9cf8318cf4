import { Refusal } from "../../base/refusal.ts";
import type { Breach } from "../../base/rule.ts";
import type { Db } from "../../platform/db.ts";
import { changedSince } from "../history/reads.ts";
import { asBreach } from "../statistics/actions.ts";
import { pastYears } from "../statistics/pastSums.ts";
import { explainedOf, unexplainedOf, type Cell, type Explained } from "./explaining.ts";
import type { Round } from "./model.ts";
import { lackingOf, newerOf, standingsOf, type Standing } from "./lower.ts";
import { listOmissions, listUnits } from "./reads.ts";
import { formNumbers, sumsOf } from "./tables.ts";

/** All that keeps a round from being checked: errors, cells that nobody explained, units and treasuries below that have not done their part. `known` is what has been read of it already. */
export async function hindrances(db: Db, round: Round, known?: Explained): Promise<Breach[]> {
  const explained = known ?? (await explainedNow(db, round));
  const errors = formNumbers.flatMap((form) =>
    explained.findings[form].filter((one) => one.level === "error"),
  );
  const late = (await listUnits(db, round)).filter((one) => one.status !== "confirmed");
  return [
    ...errors.map(asBreach),
    ...unexplainedOf(round, explained).map(unexplainedBreach),
    ...(late.length > 0 ? [unconfirmedBreach(late.map((one) => one.name))] : []),
    ...(await historyBreaches(db, round)),
    ...(await lowerBreaches(db, round)),
  ];
}

async function explainedNow(db: Db, round: Round): Promise<Explained> {
  const until = round.summedAt ?? undefined;
  return explainedOf(db, round, await sumsOf(db, round, "all", until), until);
}

/** Units confirm the ledger alone; what is imported of earlier years, or withdrawn, after the sum was taken is told here. */
async function historyBreaches(db: Db, round: Round): Promise<Breach[]> {
  const { jurisdiction, summedAt } = round;
  if (!summedAt) return [];
  const changed = await changedSince(db, {
    jurisdiction,
    years: pastYears(round),
    since: summedAt,
  });
  return changed.length > 0 ? [historyBreach(changed.map((one) => one.fileName))] : [];
}

/** Of a city or province: every treasury below has filed, or is left out by name; and what it filed last is in the sums. */
async function lowerBreaches(db: Db, round: Round): Promise<Breach[]> {
  const standings = await standingsOf(db, round);
  const omitted = new Set((await listOmissions(db, round)).map((one) => one.treasury));
  const lacking = lackingOf(standings).filter((one) => !omitted.has(one.place.code));
  const newer = newerOf(standings, round);
  return [
    ...(lacking.length > 0 ? [lackingBreach(lacking)] : []),
    ...(newer.length > 0 ? [newerBreach(newer)] : []),
  ];
}

const house = { weight: "bars" as const, says: "报表报送前核对", basis: [] };

const unexplainedBreach = ({ form, row, column }: Cell): Breach => ({
  ...house,
  rule: "reporting.flaggedCellIsExplained",
  because: `表${form}“${row}”${column}少见，还没有说明`,
  fix: "请更正，或者由填报单位写明原因并具名",
  field: `${row}.${column}`,
});

const unconfirmedBreach = (names: readonly string[]): Breach => ({
  ...house,
  rule: "reporting.unitsHaveConfirmed",
  because: `${names.length} 个单位还没有确认：${some(names)}`,
  fix: "请催报；确实不能确认的，由本级财政审核岗写明理由代为确认",
});

const some = (names: readonly string[]): string =>
  `${names.slice(0, 5).join("、")}${names.length > 5 ? "等" : ""}`;

const lackingBreach = (lacking: readonly Standing[]): Breach => ({
  ...house,
  rule: "reporting.lowerTreasuriesHaveFiled",
  because: `${lacking.length} 个下级财政还没有报送：${some(lacking.map(({ place, statusName }) => `${place.name}（${statusName}）`))}`,
  fix: "请催报；确实等不到的，由本级财政审核岗写明理由准予缺报",
});

const newerBreach = (newer: readonly Standing[]): Breach => ({
  ...house,
  rule: "reporting.sumHoldsWhatWasFiled",
  because: `汇总以后，${some(newer.map(({ place, filed }) => `${place.name}（第 ${filed?.version} 版）`))}又有报送，不在汇总数里`,
  fix: "请重新汇总",
});

const historyBreach = (files: readonly string[]): Breach => ({
  ...house,
  rule: "reporting.sumHoldsHistory",
  because: `汇总以后，历史台账变了：${some(files.map((one) => `“${one}”`))}又导入或者撤销，不在汇总数里`,
  fix: "请重新汇总",
});

export function refuseHindered(breaches: readonly Breach[]): void {
  const [first] = breaches;
  if (!first) return;
  const more = breaches.length > 1 ? `（共 ${breaches.length} 处，见明细）` : "";
  throw new Refusal("unlawful", `还不能核对通过：${first.because}${more}。${first.fix}`, breaches);
}
