import * as z from "zod";
import { id, jurisdiction } from "../../base/shape.ts";
import { DifferenceView, DueView, period, TableView } from "./model.ts";

/** 下级财政 as those above see them: how far each is, and what they have filed together. */
export const TreasuryRow = z.object({
  jurisdiction,
  name: z.string(),
  level: z.string(),
  /** 直接下级: files to the one who asks, not to a city below. */
  isDirect: z.boolean(),
  round: id.nullable(),
  status: z.string(),
  statusName: z.string(),
  confirmed: z.number(),
  units: z.number(),
  filedOn: z.string().nullable(),
  version: z.number().nullable(),
  /** Filed by file, without this system. */
  isByFile: z.boolean(),
  due: DueView,
  lateDays: z.number(),
  remarks: z.string(),
  reminded: z.number(),
  remindedOn: z.string().nullable(),
});

export const OverviewView = z.object({
  year: z.number(),
  period,
  rows: z.array(TreasuryRow),
});

export const LowerSumsView = z.object({
  table: TableView,
  /** 本级: as filed, or, before that, as its ledger has it. */
  isOwnFiled: z.boolean(),
  /** Which returns are in the sum, and who is missing. */
  of: z.array(z.object({ jurisdiction, name: z.string(), version: z.number(), scope: z.string() })),
  missing: z.array(z.string()),
  /** Against one's own filed return, where there is one; and against the ledger of today. */
  againstFiled: z.array(DifferenceView).nullable(),
  againstLedger: z.array(DifferenceView),
});
