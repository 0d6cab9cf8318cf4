import * as z from "zod";
import { date, id, key, money, moneyOut, text, year } from "../../base/shape.ts";
import { DecisionInput, functionalClass, LineView } from "./model.ts";

const amount = money.refine((count) => count > 0n, "金额须大于零");

/** 费随事转资金: whose fund, for which duty, by which document. */
export const NewGrantInput = z.object({
  /** 原主管部门. */
  organization: id,
  year,
  code: text(30),
  title: text(100),
  functionalClass,
  ledger: z.enum(["general", "fund"]),
  source: z.enum(["own", "transfer", "special", "other"]),
  amount,
  /** 随之下放的职责事项, where it is on the list. */
  duty: id.optional(),
  decision: DecisionInput,
});

export const SplitInput = z.object({
  ...key,
  parts: z
    .array(
      z.object({
        organization: id,
        amount,
        /** 服务: the title of the new line; that of the grant where nothing is said. */
        title: z.string().trim().max(100, "最多 100 个字").default(""),
        functionalClass: functionalClass.optional(),
        /** 追加到: a line that this grant has made before. */
        line: id.optional(),
      }),
    )
    .min(1, "至少拆分给一个单位")
    .max(200, "一次最多拆分 200 份"),
  decision: DecisionInput,
});

export const TakeBackInput = z.object({
  ...key,
  line: id,
  amount: money,
  reason: text(200),
  decision: DecisionInput,
});

export const GrantsInput = z.object({ year: year.optional() });

const DecisionView = z.object({ number: z.string(), title: z.string(), decidedOn: date });

export const GrantRow = z.object({
  ...key,
  year: z.number(),
  code: z.string(),
  title: z.string(),
  department: z.object({ id, name: z.string() }),
  amount: moneyOut,
  given: moneyOut,
  lines: z.number(),
  /** Of all its lines together: from the grant to what was paid. */
  planned: moneyOut,
  committed: moneyOut,
  accepted: moneyOut,
  paid: moneyOut,
});

export const PartView = z.object({
  id,
  kind: z.enum(["give", "takeBack"]),
  amount: moneyOut,
  organization: z.object({ id, name: z.string() }),
  line: z.object({ id, code: z.string(), title: z.string() }),
  decision: z.string(),
  decidedOn: date,
  recordedAt: z.date(),
});

export const GrantView = GrantRow.extend({
  functionalClass: z.string(),
  ledger: z.enum(["general", "fund"]),
  source: z.enum(["own", "transfer", "special", "other"]),
  decision: DecisionView,
  duty: z.object({ ...key, code: z.string(), name: z.string() }).nullable(),
  ofLines: z.array(LineView),
  /** 拆分和收回, in their order; a township sees its own. */
  parts: z.array(PartView),
});
