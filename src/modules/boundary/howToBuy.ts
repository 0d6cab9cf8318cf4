import type { Day } from "../../base/day.ts";
import type { Money } from "../../base/money.ts";
import type { Level, Threshold } from "../policy/model.ts";
import { findThreshold, trackFor, trackReason } from "../policy/thresholds.ts";
import type { HowToBuy } from "./model.ts";

/** The usual method of each track; others need their own ground. */
export const usualMethods = {
  belowThreshold: { code: "quotes", name: "按内控制度询价、比价" },
  procurement: { code: "consultation", name: "竞争性磋商" },
  openTender: { code: "openTender", name: "公开招标" },
} as const;

/** 财政区划的层级, by its code: 410000 is a province, 410900 a city, 410922 a county. */
export const levelOfCode = (code: string): Level =>
  code.endsWith("0000") ? "province" : code.endsWith("00") ? "city" : "county";

export type Asking = { place: string; level: Level; amount: Money; on: Day };

const nothing: HowToBuy = { track: null, method: null, because: null };

/** 怎么买: track and usual method of an amount at a place on a day. Without a row for the place nothing is guessed. */
export function howToBuy(rows: readonly Threshold[], asked: Asking | undefined): HowToBuy {
  if (!asked) return { ...nothing, because: "没有指明地方或者金额，采购方式取决于当地的限额标准" };
  const { place, level, amount, on } = asked;
  const threshold = findThreshold(rows, { place, level, object: "services", on });
  if (!threshold || threshold.procurementFrom === undefined)
    return { ...nothing, because: `没有 ${place} 在 ${on} 适用的服务类采购限额标准` };
  const track = trackFor(amount, threshold);
  return {
    track,
    method: usualMethods[track].code,
    because: `${trackReason(amount, threshold, track)}。${threshold.document}`,
  };
}
