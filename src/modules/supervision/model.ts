import * as z from "zod";
import type { Breach } from "../../base/rule.ts";
import { breach, count, date, id, key, keysOf, offer, page, text, year } from "../../base/shape.ts";

/** 疑点的状态. What ends it is `resolved`. */
export const flagStatuses = {
  noticed: "待说明",
  explained: "待审核",
  sentBack: "已退回",
  accepted: "说明已采纳",
  referred: "已转线索",
  closed: "线索已办结",
  lapsed: "事由已消失",
} as const;
export type FlagStatus = keyof typeof flagStatuses;

/** 已办结: explained and accepted, the lead closed, or what it was about is no more. */
export const resolved = ["accepted", "closed", "lapsed"] as const satisfies FlagStatus[];

/** 线索的办理结果. */
export const leadOutcomes = {
  unfounded: "未发现问题",
  handled: "问题属实，已处理",
} as const;
export type LeadOutcome = keyof typeof leadOutcomes;

/** Flags of purchases. What a return or a catalog is flagged for is explained there. */
export const flagKinds = [
  "project",
  "procurement",
  "contract",
  "acceptance",
  "payment",
  "evaluation",
] as const;

/** 疑点: what one rule says of one thing in one year, however often; by its first hit, in the words of the newest. */
export type Flag = {
  jurisdiction: string;
  id: string;
  /** The newest hit. */
  hit: string;
  organization: string;
  readers: string[];
  rule: string;
  subjectKind: string;
  subjectId: string;
  because: string;
  breach: Breach;
  firstOn: string;
  times: bigint;
  status: FlagStatus;
  project: string | null;
  title: string | null;
};

export type FlagVerb = "explain" | "accept" | "sendBack" | "refer" | "close";

/** 疑点办理: one step of a flag's life, append-only. */
export type FlagStep = {
  jurisdiction: string;
  id: string;
  organization: string;
  readers: string[];
  hit: string;
  seq: number;
  verb: FlagVerb;
  status: Exclude<FlagStatus, "noticed" | "lapsed">;
  outcome: LeadOutcome | null;
  reason: string;
  post: string;
  doneOn: string;
  recordedAt: Date;
};

export const FlagsInput = z.object({
  ...page,
  year: year.optional(),
  state: z.enum(["open", "resolved"]).optional(),
});

const isResolved = z.boolean();

export const FlagRow = z.object({
  ...key,
  organization: z.object({ id, name: z.string() }),
  says: z.string(),
  because: z.string(),
  title: z.string(),
  firstOn: date,
  statusName: z.string(),
  isResolved,
  /** It waits for the asker's own office, and for his role. */
  mayExplain: z.boolean(),
});

export const FlagView = FlagRow.extend({
  breach,
  times: count,
  subject: z.object({ kind: z.string(), name: z.string(), id }),
  project: id.nullable(),
  steps: z.array(
    z.object({
      id,
      called: z.string(),
      reason: z.string(),
      outcome: z.string(),
      person: z.string(),
      doneOn: date,
    }),
  ),
  offers: z.array(offer),
});

export const StepInput = z.object({ ...key, reason: text(300) });

export const CloseInput = StepInput.extend({ outcome: z.enum(keysOf(leadOutcomes)) });
