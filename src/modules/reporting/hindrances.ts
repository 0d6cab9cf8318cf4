import { Refusal } from "../../base/refusal.ts";
import type { Breach } from "../../base/rule.ts";
import type { Db } from "../../platform/db.ts";
import { asBreach } from "../statistics/actions.ts";
import { explainedOf, unexplainedOf, type Cell } from "./explaining.ts";
import type { Round } from "./model.ts";
import { listUnits } from "./reads.ts";
import { formNumbers, sumsOf } from "./tables.ts";

/** All that keeps a round from being checked: errors, cells that nobody explained, units that have not confirmed. */
export async function hindrances(db: Db, round: Round): Promise<Breach[]> {
  const until = round.summedAt ?? undefined;
  const pair = await sumsOf(db, round, "all", until);
  const explained = await explainedOf(db, round, pair, until);
  const errors = formNumbers.flatMap((form) =>
    explained.findings[form].filter((one) => one.level === "error"),
  );
  const late = (await listUnits(db, round)).filter((one) => one.status !== "confirmed");
  return [
    ...errors.map(asBreach),
    ...unexplainedOf(round, explained).map(unexplainedBreach),
    ...(late.length > 0 ? [unconfirmedBreach(late.map((one) => one.name))] : []),
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
  because: `${names.length} 个单位还没有确认：${names.slice(0, 5).join("、")}${names.length > 5 ? "等" : ""}`,
  fix: "请催报；确实不能确认的，由县财政局审核岗写明理由代为确认",
});

export function refuseHindered(breaches: readonly Breach[]): void {
  const [first] = breaches;
  if (!first) return;
  const more = breaches.length > 1 ? `（共 ${breaches.length} 处，见明细）` : "";
  throw new Refusal("unlawful", `还不能核对通过：${first.because}${more}。${first.fix}`, breaches);
}
