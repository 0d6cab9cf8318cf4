import type { Day } from "../../base/day.ts";
import { asBasis, article, type Basis, type Citation } from "../../base/law.ts";
import { inWan, type Money } from "../../base/money.ts";
import * as laws from "../../law/statutes.ts";
import type { FigureCode, ProcuredObject, Track } from "./model.ts";
import { findFigure, type ProcurementFigure } from "./procurementFigures.ts";
import { shareText } from "./stepWords.ts";

/** 提醒: what goes with a purchase of this size, beside its steps. */
export type Reminder = { says: string; basis: Basis[]; confirmed: boolean };

export type ReminderCase = {
  track: Track;
  amount: Money;
  object: ProcuredObject;
  place: string;
  on: Day;
  figures: readonly ProcurementFigure[];
};

const figure = ({ figures, ...asked }: ReminderCase, code: FigureCode) =>
  findFigure(figures, code, asked);

const remind = (says: string, basis: Citation, ...of: readonly ProcurementFigure[]): Reminder => ({
  says,
  basis: [asBasis(basis)],
  confirmed: basis.confirmed && of.every((one) => one.confirmed),
});

/** 预留: wholly up to an amount, a share beyond it; where nothing is reserved, the price is cut. */
function smallFirms(asked: ReminderCase): Reminder[] {
  const [whole, share, small, cut] = (
    ["smeWhole", "smeShare", "smeSmallShare", "smePriceCut"] as const
  ).map((code) => figure(asked, code));
  const sme = article(laws.smePromotion, "正文");
  if (!whole?.amount || !share || !small) return [];
  const reserved =
    asked.amount <= whole.amount
      ? remind(
          `预算不超过 ${inWan(whole.amount)} 万元，适宜由中小企业提供的，专门面向中小企业采购`,
          sme,
          whole,
        )
      : remind(
          `预算超过 ${inWan(whole.amount)} 万元，预留给中小企业的份额${shareText(share)}，其中小微企业${shareText(small)}`,
          sme,
          share,
          small,
        );
  if (!cut) return [reserved];
  const rates = article(laws.smePromotionRates, "正文");
  return [
    reserved,
    remind(`没有预留的，小型、微型企业的报价扣除 ${shareText(cut)}后参加评审`, rates, cut),
  ];
}

function lowPrices(asked: ReminderCase): Reminder[] {
  const [mean, second, ceiling] = (
    ["lowPriceOfMean", "lowPriceOfSecond", "lowPriceOfCeiling"] as const
  ).map((code) => figure(asked, code));
  if (!mean || !second || !ceiling) return [];
  const says = `报价低于有效报价平均价的 ${mean.atLeast}%、低于次低报价的 ${second.atLeast}%，或者低于最高限价的 ${ceiling.atLeast}%，启动异常低价审查；比例可在采购文件中提高，最高 ${mean.atMost}%`;
  return [remind(says, article(laws.abnormalPrices, "正文"), mean, second, ceiling)];
}

function recommendations(asked: ReminderCase): Reminder[] {
  const share = figure(asked, "recommendation");
  if (!share) return [];
  const says = `谈判、询价、磋商由采购人和评审专家书面推荐供应商的，采购人推荐的${shareText(share)}`;
  return [remind(says, article(laws.nonTenderMeasures, "正文"), share)];
}

/** 提醒 of a purchase at or above the limit; below it the internal rules say all. */
export function remindersOf(asked: ReminderCase): Reminder[] {
  if (asked.track === "belowThreshold") return [];
  return [...smallFirms(asked), ...lowPrices(asked), ...recommendations(asked)];
}
