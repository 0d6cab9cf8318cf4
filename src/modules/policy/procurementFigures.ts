import { day, isInForce, type Day } from "../../base/day.ts";
import { wan, type Money } from "../../base/money.ts";
import type { FigureCode, ProcuredObject, Sourced } from "./model.ts";

/** 采购参数: a share in per cent, with its least and most, or an amount. */
export type ProcurementFigure = Sourced & {
  code: FigureCode;
  place: string;
  object: ProcuredObject;
  atLeast?: number | undefined;
  atMost?: number | undefined;
  amount?: Money | undefined;
  article: string;
};

/** The figure of the day, the most local one. */
export const findFigure = (
  rows: readonly ProcurementFigure[],
  code: FigureCode,
  { place, object, on }: { place: string; object: ProcuredObject; on: Day },
): ProcurementFigure | undefined =>
  rows
    .filter((row) => row.code === code && row.object === object)
    .filter((row) => place.startsWith(row.place) && isInForce(row, on))
    .sort((a, b) => b.place.length - a.place.length || (a.from < b.from ? 1 : -1))[0];

type Value = Pick<ProcurementFigure, "atLeast" | "atMost" | "amount">;
type Paper = Pick<ProcurementFigure, "document" | "article" | "from" | "to" | "confirmed">;

const paper = (document: string, article: string, from: string): Paper => ({
  document,
  article,
  from: day(from),
  confirmed: true,
});

const of = (
  code: FigureCode,
  source: Paper,
  values: Partial<Record<ProcuredObject, Value>>,
): ProcurementFigure[] =>
  (["goods", "services", "works"] as const).flatMap((object) => {
    const value = values[object];
    return value ? [{ code, place: "", object, ...value, ...source }] : [];
  });

const both = (value: Value) => ({ goods: value, services: value });
const all = (value: Value) => ({ ...both(value), works: value });
const unchecked = (source: Paper): Paper => ({ ...source, confirmed: false });

const sme = paper("财库〔2020〕46号", "正文", "2021-01-01");
const smeRates = unchecked(paper("财库〔2022〕19号", "正文", "2023-01-01"));
const lowPrices = paper("财库〔2026〕2号", "正文", "2026-02-01");
const regulation = (article: string) => paper("国务院令第658号", article, "2015-03-01");
const law = (article: string) => paper("政府采购法（2014年修正）", article, "2015-03-01");

/** What the national papers fix. A new share is a new row with its first day. */
export const shippedFigures: readonly ProcurementFigure[] = [
  ...of("tenderPriceWeight", paper("财政部令第87号", "55", "2017-10-01"), {
    goods: { atLeast: 30 },
    services: { atLeast: 10 },
  }),
  ...of("consultationPriceWeight", paper("财库〔2014〕214号", "正文", "2015-03-01"), {
    goods: { atLeast: 30, atMost: 60 },
    services: { atLeast: 10, atMost: 30 },
  }),
  ...of("smeWhole", sme, {
    ...both({ amount: wan("200") }),
    works: { amount: wan("400") },
  }),
  // The share rose in stages to 40% by 2026; the days of the stages are not confirmed.
  ...of("smeShare", { ...sme, to: day("2025-12-31") }, all({ atLeast: 30 })),
  ...of("smeShare", { ...unchecked(sme), from: day("2026-01-01") }, all({ atLeast: 40 })),
  ...of("smeSmallShare", sme, all({ atLeast: 60 })),
  ...of("smePriceCut", smeRates, both({ atLeast: 10, atMost: 20 })),
  ...of("smePartnerPriceCut", smeRates, both({ atLeast: 4, atMost: 6 })),
  ...of("needSurvey", paper("财库〔2021〕22号", "正文", "2021-07-01"), {
    ...both({ amount: wan("1000") }),
    works: { amount: wan("3000") },
  }),
  ...of("lowPriceOfMean", lowPrices, both({ atLeast: 50, atMost: 65 })),
  ...of("lowPriceOfSecond", lowPrices, both({ atLeast: 50, atMost: 65 })),
  ...of("lowPriceOfCeiling", lowPrices, both({ atLeast: 45, atMost: 65 })),
  ...of("bidDeposit", regulation("33"), all({ atMost: 2 })),
  ...of("performanceBond", regulation("48"), all({ atMost: 10 })),
  ...of("recommendation", paper("财政部令第74号", "正文", "2015-03-01"), all({ atMost: 50 })),
  ...of("addOn", law("31"), all({ atMost: 10 })),
  ...of("supplement", law("49"), all({ atMost: 10 })),
  ...of(
    "emergencyAddOn",
    unchecked(paper("财库〔2026〕12号", "正文", "2026-10-01")),
    all({ atMost: 30 }),
  ),
  ...of("frameworkDrop", paper("财政部令第110号", "正文", "2022-03-01"), both({ atLeast: 20 })),
];
