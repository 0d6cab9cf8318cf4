import { daysAfter, type Day } from "../../base/day.ts";
import type { Money } from "../../base/money.ts";
import { stageNames, type Stage, type StageName } from "./model.ts";

/** What is known of one project, gathered from all the modules to the left. */
export type Life = {
  status: string;
  draftedOn: Day;
  submittedOn: Day | null;
  reviewedOn: Day | null;
  plannedOn: Day | null;
  /** 联审 on the version of now. */
  agreed: number;
  desks: number;
  shares: number;
  procurements: readonly {
    statusName: string;
    isAwarded: boolean;
    awardedOn: Day | null;
    dueOn: Day | null;
    signBy: Day | null;
  }[];
  contracts: readonly {
    signedOn: Day | null;
    shares: number;
    /** Fiscal money that is to be accepted. */
    committed: Money;
    termFrom: Day;
    termTo: Day;
  }[];
  lastServedOn: Day | null;
  acceptances: readonly {
    accepted: Money;
    payable: Money;
    isOpen: boolean;
    acceptedOn: Day | null;
    dueOn: Day;
    payBy: Day | null;
    period: string;
  }[];
  paid: Money;
  lastPaidOn: Day | null;
  evaluation: { total: number | null; publishedOn: Day | null } | null;
};

type Found = Partial<Omit<Stage, "name" | "state">>;

/** Where a project stands: the one stage that is to be worked on, and since when the others are done. */
export function stagesOf(life: Life, today: Day): Stage[] {
  const now = currentOf(life);
  return stageNames.map((name, at): Stage => {
    const found = seen[name](life);
    const nothing = { on: null, dueOn: null, words: null, note: null };
    if (now === undefined || at < now) return { ...nothing, name, state: "done", ...found };
    if (at > now) return { ...nothing, name, state: "ahead", ...found };
    const waiting = waits[name]?.(life) ?? {};
    const isLate = waiting.dueOn !== undefined && waiting.dueOn !== null && waiting.dueOn < today;
    const stage = { ...nothing, ...found, ...waiting };
    return { ...stage, name, state: isLate ? "late" : "now" };
  });
}

const at = (name: StageName): number => stageNames.indexOf(name);

const ended = ["closed", "withdrawn"];

/** Undefined where nothing is left to do: only a project that was closed has been lived to its end. A later stage that waits goes before an earlier one that merely goes on. */
function currentOf(life: Life): number | undefined {
  if (ended.includes(life.status)) return undefined;
  if (life.plannedOn === null) {
    if (life.status === "submitted") return at("联审");
    return life.reviewedOn === null || life.status === "returned" ? at("立项") : at("计划");
  }
  const signed = life.contracts.filter((one) => one.signedOn !== null);
  const shares = signed.reduce((all, one) => all + one.shares, 0);
  if (life.acceptances.some((one) => one.payable > 0n)) return at("支付");
  if (life.acceptances.some((one) => one.isOpen)) return at("验收");
  if (signed.length === 0 || shares < life.shares)
    return life.procurements.some((one) => one.isAwarded) ? at("合同") : at("采购");
  const committed = signed.reduce((all, one) => all + one.committed, 0n);
  const accepted = life.acceptances.reduce((all, one) => all + one.accepted, 0n);
  if (accepted < committed) return life.lastServedOn === null ? at("履约") : at("验收");
  return at("绩效");
}

const latest = (days: readonly (Day | null)[]): Day | null =>
  days
    .filter((one) => one !== null)
    .sort()
    .at(-1) ?? null;

const earliest = (days: readonly (Day | null)[]): Day | null =>
  days.filter((one) => one !== null).sort()[0] ?? null;

const ofShares = (done: number, all: number): string | null =>
  all > 1 ? `${done}/${all} 个单位` : null;

/** What has happened at each stage so far. */
const seen: Record<StageName, (life: Life) => Found> = {
  立项: (life) => ({ on: life.submittedOn ?? life.draftedOn }),
  联审: (life) => ({ on: life.reviewedOn }),
  计划: (life) => ({ on: life.plannedOn }),
  采购: (life) => ({ on: latest(life.procurements.map((one) => one.awardedOn)) }),
  合同: (life) => ({
    on: latest(life.contracts.map((one) => one.signedOn)),
    note: ofShares(
      life.contracts.reduce((all, one) => all + (one.signedOn ? one.shares : 0), 0),
      life.shares,
    ),
  }),
  履约: (life) => ({ on: life.lastServedOn }),
  验收: (life) => {
    const done = life.acceptances.filter((one) => one.acceptedOn !== null);
    return {
      on: latest(done.map((one) => one.acceptedOn)),
      note: done.length > 1 ? `已验收 ${done.length} 次` : null,
    };
  },
  支付: (life) => ({ on: life.lastPaidOn }),
  绩效: (life) => ({ on: life.evaluation?.publishedOn ?? null }),
};

/** What the current stage waits for, and until when. */
const waits: Partial<Record<StageName, (life: Life) => Found>> = {
  立项: (life) => ({ on: null, words: life.status === "returned" ? "已退回" : "草稿" }),
  联审: (life) => ({ words: `已签 ${life.agreed}/${life.desks}` }),
  计划: (life) => ({ words: life.status === "financeReviewed" ? "待列入" : "待财政审核" }),
  采购: (life) => ({
    words: life.procurements.at(-1)?.statusName ?? "待采购",
    dueOn: earliest(life.procurements.map((one) => one.dueOn)),
  }),
  合同: (life) => ({
    on: null,
    words: "待签订",
    dueOn: earliest(life.procurements.map((one) => one.signBy)),
  }),
  履约: (life) => ({
    words: `${earliest(life.contracts.map((one) => one.termFrom))?.slice(5)} 起`,
  }),
  验收: (life) => {
    const open = life.acceptances.filter((one) => one.isOpen);
    if (open.length > 0)
      return { words: `待${open[0]!.period}验收`, dueOn: earliest(open.map((one) => one.dueOn)) };
    return { words: "待下次验收" };
  },
  支付: (life) => ({
    words: "待支付",
    dueOn: earliest(life.acceptances.filter((one) => one.payable > 0n).map((one) => one.payBy)),
  }),
  绩效: (life) => {
    if (life.evaluation === null) return { words: "待自评" };
    return { words: life.evaluation.publishedOn === null ? "待公开" : "待办结" };
  },
};

/** 付款期限 where nobody has asked for the payment yet: counted from the acceptance, as the contract says. */
export const payByOf = (acceptedOn: Day | null, payDays: number): Day | null =>
  acceptedOn === null ? null : daysAfter(acceptedOn, Math.min(payDays, 60));
