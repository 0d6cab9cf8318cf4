import * as z from "zod";
import { id, key, keysOf, offer, page, text, year, type Owned } from "../../base/shape.ts";
import type { SixKind } from "../policy/model.ts";

/** 历史台账导入的状态. */
export const importStatuses = {
  sent: "已上传",
  checking: "正在核对",
  checked: "核对完",
  refused: "读不了",
  storing: "正在导入",
  stored: "已导入",
  withdrawn: "已撤销",
} as const;

export type ImportStatus = keyof typeof importStatuses;

/** 预算类别, as the returns count them. */
export const historyLedgers = { general: "一般公共预算", fund: "政府性基金预算" } as const;
export type HistoryLedger = keyof typeof historyLedgers;

/** 台账的一行: one purchase of an earlier year, its figures in fen as reported. Null: not given. */
export type HistoryEntry = {
  organization: string;
  year: number;
  code: string;
  name: string;
  item: string | null;
  itemName: string;
  functionalClass: string | null;
  kind: SixKind | null;
  ledger: HistoryLedger;
  budget: bigint | null;
  executed: bigint | null;
  final: bigint | null;
  contractAmount: bigint | null;
  provider: string;
  providerCode: string;
  method: string;
  /** "2023-05-01", or "2023-05" where only the month was kept. */
  signedOn: string | null;
  paidOn: string | null;
  term: string;
  note: string;
};

/** 历史台账行 as it is stored. */
export type HistoryRow = Owned &
  HistoryEntry & {
    import: string;
    sheet: string;
    rowNumber: number;
    /** Hash of what tells one purchase from another. */
    identity: string;
    /** Hash of all that was reported of it. */
    content: string;
    isWithdrawn: boolean;
    withdrawnAt: Date | null;
    recordedAt: Date;
  };

/** 不当作项目的行: heads, totals, notes. Told with their number, never passed over in silence. */
export type LeftOut = { sheet: string; row: number; says: string };

/** 退回的行, in words; `columns` are the wrong cells, from 0. */
export type Remark = { sheet: string; row: number; says: string };

/** 导入结果: stored + unchanged + bad = read, and read + left out = every row of the file that says something. */
export type Outcome = {
  read: number;
  stored: number;
  unchanged: number;
  bad: number;
  leftOut: number;
  /** The first of each, for a screen; the copy holds all that went back. */
  remarks: Remark[];
  leftOutRows: LeftOut[];
  /** What a reader should know of the whole: columns that were not used, what was taken for granted. */
  notes: string[];
  /** The years of the purchases that are, or would be, imported. */
  years: number[];
};

export type HistoryImport = Owned & {
  number: string;
  fileName: string;
  fileHash: string;
  file: string | null;
  copy: string | null;
  status: ImportStatus;
  /** Canonical JSON of an `Outcome` without its counts. */
  outcome: string;
  reason: string;
  rowsRead: number;
  rowsGood: number;
  rowsSame: number;
  rowsBad: number;
  post: string;
  askedAt: Date;
  endedAt: Date | null;
};

export type HistoryProgress = Owned & { rowsDone: number; rowsKnown: number };

const Said = z.object({ sheet: z.string(), row: z.number(), says: z.string() });

export const ImportRow = z.object({
  ...key,
  number: z.string(),
  fileName: z.string(),
  status: z.enum(keysOf(importStatuses)),
  statusName: z.string(),
  read: z.number(),
  good: z.number(),
  same: z.number(),
  bad: z.number(),
  person: z.string(),
  askedAt: z.date(),
});

export const ImportView = ImportRow.extend({
  reason: z.string(),
  hasCopy: z.boolean(),
  /** Rows done of those that the sheets say they have; null where nothing is being worked on. */
  progress: z.object({ done: z.number(), known: z.number() }).nullable(),
  remarks: z.array(Said),
  leftOut: z.number(),
  leftOutRows: z.array(Said),
  notes: z.array(z.string()),
  offers: z.array(offer),
});

export const WithdrawInput = z.object({ ...key, reason: text(300) });

export const HistoryInput = z.object({
  ...page,
  year: year.optional(),
  organization: id.optional(),
  text: z.string().trim().max(60).optional(),
});

const figure = z.bigint().nullable();

export const HistoryRowView = z.object({
  ...key,
  year: z.number(),
  name: z.string(),
  organization: z.object({ id, name: z.string() }),
  itemName: z.string(),
  ledgerName: z.string(),
  budget: figure,
  executed: figure,
  final: figure,
});

export const HistoryView = HistoryRowView.extend({
  code: z.string(),
  item: z.string().nullable(),
  functionalClass: z.string().nullable(),
  functionalClassName: z.string(),
  kindName: z.string(),
  contractAmount: figure,
  provider: z.string(),
  providerCode: z.string(),
  method: z.string(),
  signedOn: z.string().nullable(),
  paidOn: z.string().nullable(),
  term: z.string(),
  note: z.string(),
  isWithdrawn: z.boolean(),
  from: z.object({
    import: id,
    number: z.string(),
    fileName: z.string(),
    sheet: z.string(),
    row: z.number(),
  }),
});

export const SumView = z.object({
  year: z.number(),
  projects: z.bigint(),
  budget: figure,
  executed: figure,
  final: figure,
});
