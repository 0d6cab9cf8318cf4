import * as z from "zod";
import { basis, date, id, jurisdiction, key, moneyOut } from "../../base/shape.ts";

/** 阶段, in the order in which a purchase lives: the head of every timetable. */
export const stageNames = [
  "立项",
  "联审",
  "计划",
  "采购",
  "合同",
  "履约",
  "验收",
  "支付",
  "绩效",
] as const;
export type StageName = (typeof stageNames)[number];

export const StageView = z.object({
  name: z.enum(stageNames),
  state: z.enum(["done", "now", "late", "ahead"]),
  /** When it was done, or last happened. */
  on: date.nullable(),
  /** The legal or agreed last day of what is to be done now. */
  dueOn: date.nullable(),
  /** In place of a day: “已签 3/4”. */
  words: z.string().nullable(),
  /** Who or what; n of m over shares. */
  note: z.string().nullable(),
});
export type Stage = z.input<typeof StageView>;

/** 等我办的: one task with the thing it is about. */
export const WaitView = z.object({
  ...key,
  kind: z.string(),
  /** The verb of the law that is waited for, as its button calls it. */
  verb: z.string(),
  title: z.string(),
  says: z.string(),
  since: date,
  dueOn: date.nullable(),
  /** Where days of work are left, how many. */
  workingDaysLeft: z.number().nullable(),
  basis: z.array(basis),
  subject: z.object({ kind: z.string(), id }),
  /** The project it belongs to, where it does. */
  project: id.nullable(),
});

export const DeskProject = z.object({
  ...key,
  number: z.string(),
  title: z.string(),
  place: z.string(),
  way: z.string(),
  cost: moneyOut,
  stages: z.array(StageView),
});

export const DeskMoney = z.object({
  year: z.number(),
  budget: moneyOut,
  planned: moneyOut,
  contracted: moneyOut,
  paid: moneyOut,
  /** Average days from acceptance to payment in tenths; null where nothing was paid this year. */
  payDays: z.number().nullable(),
  /** The item that has come nearest to the limit of the place. */
  nearest: z
    .object({ item: z.string(), bought: moneyOut, limit: moneyOut, left: moneyOut })
    .nullable(),
});

export const DeskView = z.object({
  today: date,
  waits: z.array(WaitView),
  projects: z.array(DeskProject),
  /** How many projects are under way, and how many there are. */
  underWay: z.number(),
  all: z.number(),
  money: DeskMoney.nullable(),
});

export const StagesView = z.object({ stages: z.array(StageView) });
/** 各份额走到哪里, and the papers of a project. */
export const StandingsView = z.object({
  shares: z.array(
    z.object({
      share: id,
      accrued: moneyOut,
      satisfaction: z.number().nullable(),
      says: z.string(),
      isOdd: z.boolean(),
    }),
  ),
  papers: z.array(
    z.object({
      kind: z.enum(["procurement", "contract", "acceptance", "evaluation"]),
      id,
      title: z.string(),
      says: z.string(),
    }),
  ),
});

export const StagesOfInput = z.object({
  jurisdiction,
  /** Ids, joined by commas. */
  projects: z
    .string()
    .regex(/^[0-9a-f-]{36}(,[0-9a-f-]{36}){0,199}$/, "应为至多 200 个项目编号，以逗号分隔"),
});
