import { day } from "../../base/day.ts";
import { fen, wan, yuan } from "../../base/money.ts";
import type { ControlRule, Threshold } from "./model.ts";

/** Figures of the fictional county 990101. Only the demonstration inserts them; the document is invented. */
const place = "990101";
const sourced = {
  place,
  document: "青禾县政府购买服务限额和内控办法（虚构，仅供演示）",
  from: day("2020-03-01"),
  confirmed: true,
};

export const demonstrationThresholds: readonly Threshold[] = (["goods", "services"] as const).map(
  (object) => ({
    ...sourced,
    placeName: "青禾县（虚构）",
    level: "county",
    object,
    procurementFrom: wan("30"),
    openTenderFrom: wan("200"),
    isGuide: false,
  }),
);

export const demonstrationControlRules: readonly ControlRule[] = [
  {
    ...sourced,
    amountFrom: fen(0n),
    quotesAtLeast: 1,
    approvedBy: "purchaserClerk",
    papers: ["发票或者协议"],
  },
  {
    ...sourced,
    amountFrom: yuan("2000.00"),
    quotesAtLeast: 1,
    approvedBy: "purchaserHead",
    papers: ["发票或者协议"],
  },
  {
    ...sourced,
    amountFrom: yuan("5000.00"),
    quotesAtLeast: 3,
    approvedBy: "purchaserHead",
    papers: ["询价记录", "比选理由"],
  },
  {
    ...sourced,
    amountFrom: wan("10"),
    quotesAtLeast: 3,
    approvedBy: "purchaserMeeting",
    papers: ["询价记录", "比选理由", "集体研究会议纪要"],
  },
];
