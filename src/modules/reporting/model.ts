import * as z from "zod";
import { basis, date, id, jurisdiction, key, offer } from "../../base/shape.ts";
import type { Owned } from "../../base/shape.ts";
import type { FormNumber } from "../statistics/model.ts";

/** 报送期: the return that is filed in January tells the year before, that of July the running one. */
export const filingPeriods = { january: "1月报送", july: "7月报送" } as const;
export type FilingPeriod = keyof typeof filingPeriods;

export const roundStatuses = {
  unopened: "未开始",
  open: "待汇总",
  summed: "已汇总",
  checked: "已核对",
  filed: "已报送",
  sentBack: "已退回",
} as const;
export type RoundStatus = keyof typeof roundStatuses;

export const unitStatuses = {
  unasked: "未下发",
  open: "待确认",
  confirmed: "已确认",
  sentBack: "已退回",
} as const;
export type UnitStatus = keyof typeof unitStatuses;

/** 报送: one return of a treasury on its way. */
export type Round = Owned & {
  year: number;
  period: FilingPeriod;
  status: RoundStatus;
  openedOn: string;
  unitsBy: string;
  dueOn: string;
  summedAt: Date | null;
  checkedHash: string;
  reason: string;
  remarks: string;
  post: string;
  recordedAt: Date;
};

/** 单位确认: `organization` is the unit. */
export type Unit = Owned & {
  round: string;
  status: UnitStatus;
  dueOn: string;
  content: string;
  hash: string;
  confirmedOn: string | null;
  post: string | null;
  vouched: string;
  remarks: string;
  recordedAt: Date;
};

/** 单位文件: one table of a unit without this system. */
export type UnitFile = Owned & {
  round: string;
  unitName: string;
  isTownship: boolean;
  form: FormNumber;
  version: number;
  content: string;
  hash: string;
  reason: string;
  post: string;
  filedOn: string;
  filedAt: Date;
};

/** 报送说明: of a flagged cell, as long as its figure stays. */
export type Explanation = Owned & {
  round: string;
  form: FormNumber;
  rowName: string;
  columnName: string;
  figure: string;
  says: string;
  post: string;
  notedAt: Date;
};

/** 催报 */
export type Reminder = Owned & {
  year: number;
  period: FilingPeriod;
  unit: string | null;
  says: string;
  post: string;
  remindedOn: string;
  recordedAt: Date;
};

/** 缺报: a lower treasury without which a city or province files. */
export type Omission = Owned & {
  round: string;
  treasury: string;
  says: string;
  post: string;
  notedOn: string;
  notedAt: Date;
};

export const period = z.enum(["january", "july"]);
export const form = z.coerce.number().pipe(z.union([z.literal(1), z.literal(2)]));
export const scope = z.enum(["all", "own"]);

/** Fen as text, counts as they are; null where nothing was given. */
const cells = z.record(z.string(), z.string().nullable());
const rows = z.array(z.object({ row: z.string(), cells }));

const FindingView = z.object({
  rule: z.string(),
  level: z.enum(["error", "flag"]),
  row: z.string(),
  column: z.string(),
  says: z.string(),
  figures: z.record(z.string(), z.string()),
  carried: z.boolean().optional(),
  basis: z.array(basis).optional(),
});

/** One cell in which two figures that should be one are not. */
export const DifferenceView = z.object({
  row: z.string(),
  column: z.string(),
  here: z.string(),
  there: z.string(),
  says: z.string(),
});

const ExplanationView = z.object({
  id,
  form: z.number(),
  row: z.string(),
  column: z.string(),
  says: z.string(),
  by: z.string(),
  office: z.string(),
  /** False where the figure has changed since. */
  holds: z.boolean(),
});

export const DueView = z.object({ last: date, document: z.string(), confirmed: z.boolean() });

export const TableView = z.object({
  title: z.string(),
  corner: z.string(),
  filer: z.string(),
  form: z.number(),
  year: z.number(),
  notes: z.array(z.string()),
  mark: z.string().nullable(),
  rows,
  findings: z.array(FindingView),
  hash: z.string(),
});

const UnitRow = z.object({
  id,
  name: z.string(),
  isTownship: z.boolean(),
  status: z.string(),
  statusName: z.string(),
  confirmedOn: z.string().nullable(),
  by: z.string(),
  vouched: z.string(),
  remarks: z.string(),
  lateDays: z.number(),
  reminded: z.number(),
  remindedOn: z.string().nullable(),
  /** What has changed in the ledger since the unit confirmed. */
  differences: z.array(DifferenceView),
  projects: z.string(),
  budget: z.string(),
  executed: z.string(),
});

const HeadView = z.object({
  ...key,
  place: z.string(),
  level: z.enum(["county", "city", "province"]),
  year: z.number(),
  period,
  status: z.string(),
  statusName: z.string(),
  openedOn: z.string(),
  unitsBy: DueView,
  due: DueView,
  lateDays: z.number(),
  reason: z.string(),
  remarks: z.string(),
});

/** 受影响的报送: what an import of earlier years, or its withdrawal, does to a round. */
export const TouchedRound = z.object({
  ...key,
  place: z.string(),
  name: z.string(),
  statusName: z.string(),
  /** `stale`: to be summed anew already. `would`: when the import is confirmed, or withdrawn. `frozen`: filed, only a correction takes it up. */
  effect: z.enum(["stale", "would", "frozen"]),
});

export const RoundView = HeadView.extend({
  scope,
  table: TableView,
  /** The instant of the sums, on the wall of the office; empty before. */
  summedAt: z.string(),
  isLive: z.boolean(),
  explanations: z.array(ExplanationView),
  /** Flagged cells of both tables that nobody has explained yet. */
  unexplained: z.array(z.object({ form: z.number(), row: z.string(), column: z.string() })),
  units: z.array(UnitRow),
  files: z.array(
    z.object({
      id,
      unitName: z.string(),
      isTownship: z.boolean(),
      form: z.number(),
      version: z.number(),
      hash: z.string(),
      filedOn: z.string(),
      reason: z.string(),
    }),
  ),
  /** Below a city or province: who was left out, by whom, why. */
  omissions: z.array(
    z.object({
      treasury: jurisdiction,
      name: z.string(),
      says: z.string(),
      by: z.string(),
      on: date,
    }),
  ),
  /** Cells of this table into which figures of files have gone. */
  joined: z.array(z.object({ row: z.string(), column: z.string(), figure: z.string() })),
  /** The sums of now against what was filed. */
  drift: z.array(DifferenceView),
  filed: z.array(
    z.object({
      form: z.number(),
      scope: z.string(),
      version: z.number(),
      hash: z.string(),
      filedOn: z.string(),
      reason: z.string(),
    }),
  ),
  reminders: z.array(z.object({ says: z.string(), by: z.string(), on: z.string() })),
  offers: z.array(offer),
});

export const UnitView = HeadView.extend({
  unit: z.object({
    id,
    name: z.string(),
    status: z.string(),
    statusName: z.string(),
    confirmedOn: z.string().nullable(),
    by: z.string(),
    vouched: z.string(),
    remarks: z.string(),
    hash: z.string(),
    lateDays: z.number(),
  }),
  tables: z.array(TableView),
  explanations: z.array(ExplanationView),
  unexplained: z.array(z.object({ form: z.number(), row: z.string(), column: z.string() })),
  differences: z.array(DifferenceView),
  reminders: z.array(z.object({ says: z.string(), by: z.string(), on: z.string() })),
  offers: z.array(offer),
});

export const done = z.object({ done: z.literal(true) });
