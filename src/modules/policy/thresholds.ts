import { day, isInForce, type Day } from "../../base/day.ts";
import { inYuan, wan, type Money } from "../../base/money.ts";
import { Refusal } from "../../base/refusal.ts";
import {
  levelNames,
  type Level,
  type ProcuredObject,
  type Threshold,
  type Track,
} from "./model.ts";

export type ThresholdCase = { place: string; level: Level; object: ProcuredObject; on: Day };

/** The most local row in force on the day, or none. */
export function findThreshold(
  rows: readonly Threshold[],
  { place, level, object, on }: ThresholdCase,
): Threshold | undefined {
  return rows
    .filter((row) => !row.isGuide && row.level === level && row.object === object)
    .filter((row) => place.startsWith(row.place) && isInForce(row, on))
    .sort((a, b) => b.place.length - a.place.length || (a.from < b.from ? 1 : -1))[0];
}

/** No row for the day is an error of the data with a clear message, never a guess. */
export function thresholdFor(rows: readonly Threshold[], asked: ThresholdCase): Threshold {
  const found = findThreshold(rows, asked);
  if (found) return found;
  throw new Refusal(
    "conflict",
    `没有 ${asked.place}（${levelNames[asked.level]}）在 ${asked.on} 适用的采购限额标准。请财政部门先录入本地文件规定的限额`,
  );
}

/** 采购轨道: a limit belongs to what lies at or above it ("以上" includes the figure itself). */
export function trackFor(amount: Money, threshold: Threshold): Track {
  const { procurementFrom, openTenderFrom } = threshold;
  if (openTenderFrom !== undefined && amount >= openTenderFrom) return "openTender";
  if (procurementFrom === undefined)
    throw new Refusal(
      "conflict",
      `《${threshold.document}》没有给出分散采购限额标准，不能判断采购方式`,
    );
  return amount >= procurementFrom ? "procurement" : "belowThreshold";
}

/** The reason of a track in figures. */
export function trackReason(amount: Money, threshold: Threshold, track: Track): string {
  const reason = comparison(amount, threshold, track);
  return reason === "" || threshold.confirmed ? reason : `${reason}（限额待核对，以本地文件为准）`;
}

function comparison(
  amount: Money,
  { procurementFrom, openTenderFrom }: Threshold,
  track: Track,
): string {
  if (track === "openTender" && openTenderFrom !== undefined)
    return `${inYuan(amount)} 元，达到公开招标数额标准 ${inYuan(openTenderFrom)} 元`;
  if (procurementFrom === undefined) return "";
  return track === "belowThreshold"
    ? `${inYuan(amount)} 元，低于分散采购限额标准 ${inYuan(procurementFrom)} 元`
    : `${inYuan(amount)} 元，达到分散采购限额标准 ${inYuan(procurementFrom)} 元`;
}

type Limits = [place: string, placeName: string, level: Level, procurement: string, tender: string];

const both = (
  list: readonly Limits[],
  sourced: Pick<Threshold, "document" | "from" | "to" | "confirmed" | "isGuide">,
  kinds: readonly ProcuredObject[] = ["goods", "services"],
): Threshold[] =>
  list.flatMap(([place, placeName, level, procurement, tender]) =>
    kinds.map((object) => ({
      place,
      placeName,
      level,
      object,
      procurementFrom: procurement === "" ? undefined : wan(procurement),
      openTenderFrom: tender === "" ? undefined : wan(tender),
      ...sourced,
    })),
  );

const henan = { document: "豫财购〔2020〕4号", from: day("2020-03-09"), confirmed: true };
const fujian = { document: "福建省规定（2026年）", from: day("2026-01-01"), confirmed: true };
// The source dates these rules "about 2021–26": the days here lie safely inside.
const chengdu = { from: day("2022-01-01"), to: day("2025-12-31"), confirmed: true };
const sichuan = { from: day("2022-01-01"), confirmed: false };
const guide = { from: day("2020-01-01"), confirmed: false, isGuide: true };
const limits = { isGuide: false };

/** 采购限额标准 in 万元, as published. Xinjiang was not found and has therefore no row. */
export const shippedThresholds: readonly Threshold[] = [
  ...both(
    [
      ["41", "河南省", "province", "100", "400"],
      ["4101", "郑州市", "city", "100", "400"],
      ["41", "河南省其他省辖市", "city", "50", "200"],
      ["41", "河南省各县（市、区）", "county", "30", "200"],
    ],
    { ...henan, ...limits },
  ),
  ...both([["35", "福建省", "province", "100", "400"]], { ...fujian, ...limits }, ["goods"]),
  ...both([["35", "福建省", "province", "100", ""]], { ...fujian, ...limits }, ["services"]),
  ...both(
    [
      ["35", "福建省各设区市", "city", "30", "200"],
      ["35", "福建省各县（市、区）", "county", "30", "200"],
    ],
    { ...fujian, ...limits },
  ),
  // Read in the rules of one district's school: whether it holds for all districts was not checked.
  ...both([["5101", "成都市（一所区属学校所载）", "county", "50", "400"]], {
    document: "成都市某区学校采购制度所载标准",
    ...chengdu,
    ...limits,
    confirmed: false,
  }),
  ...both(
    [["5101", "成都市（一所区属学校所载）", "county", "100", "400"]],
    { document: "成都市某区学校采购制度所载标准", ...chengdu, ...limits, confirmed: false },
    ["works"],
  ),
  ...both(
    [["51", "四川省各县（市、区）", "county", "50", "400"]],
    { document: "四川省政府集中采购目录及标准（待核对）", ...sichuan, ...limits },
    ["services"],
  ),
  ...both(
    [
      ["", "全国（制定标准的指引）", "province", "50", "200"],
      ["", "全国（制定标准的指引）", "city", "30", "200"],
      ["", "全国（制定标准的指引）", "county", "30", "200"],
    ],
    { document: "财库〔2019〕69号", ...guide },
  ),
  ...both(
    [["", "全国（制定标准的指引）", "county", "60", ""]],
    { document: "财库〔2019〕69号", ...guide },
    ["works"],
  ),
  ...both([["", "中央预算单位", "central", "100", "200"]], {
    document: "国办发〔2019〕55号",
    from: day("2020-01-01"),
    confirmed: false,
    isGuide: false,
  }),
  ...both(
    [["", "中央预算单位", "central", "120", ""]],
    {
      document: "国办发〔2019〕55号",
      from: day("2020-01-01"),
      confirmed: false,
      isGuide: false,
    },
    ["works"],
  ),
];
