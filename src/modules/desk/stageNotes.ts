import { daysBetween, type Day } from "../../base/day.ts";
import { inWan, type Money } from "../../base/money.ts";
import { deadlineRuleOf, termName } from "../policy/deadlines.ts";
import { methodNames, type Method, type ProcurementTrack } from "../procurement/model.ts";
import type { Stage, StageName } from "./model.ts";

/** What stands below the day of a stage that was reached. Null or empty where the asker sees only a part: half a figure is none. */
export type NoteFacts = {
  year: number;
  drafter: string | null;
  /** Desks that have agreed to the version of now. */
  agreed: number | null;
  /** Procurements with a result, and how many responded to each. */
  bought: readonly { track: ProcurementTrack; method: Method; responses: number }[];
  contracts: readonly { notifiedOn: Day | null; signedOn: Day | null }[];
  providers: readonly string[];
  periods: readonly string[];
  paid: Money | null;
  /** Of a published evaluation, in hundredths of a point. */
  total: number | null;
};

const counted = ["", "一", "两", "三", "四", "五", "六", "七", "八", "九"];

function agreedNote({ agreed }: NoteFacts): string | null {
  if (agreed === null || agreed === 0) return null;
  return agreed === 1 ? "一室同意" : `${counted[agreed] ?? agreed}室一致同意`;
}

function boughtNote({ bought }: NoteFacts): string | null {
  const [first, ...more] = bought;
  if (first === undefined || more.length > 0 || first.responses === 0) return null;
  return first.track === "internal"
    ? `限额以下，${first.responses} 家报价`
    : `${methodNames[first.method]}，${first.responses} 家响应`;
}

/** 通知书发出之日起三十日: how many of them the slowest contract took. Below the limit the law sets no term. */
function signedNote({ bought, contracts }: NoteFacts): string | null {
  if (bought.length === 0 || bought.some((one) => one.track === "internal")) return null;
  const used = contracts.flatMap(({ notifiedOn, signedOn }) =>
    notifiedOn && signedOn ? [daysBetween(notifiedOn, signedOn)] : [],
  );
  if (used.length === 0 || used.length < contracts.length) return null;
  return `限 ${termName(deadlineRuleOf("deadline.sign"))}，用 ${Math.max(...used)} 日`;
}

function servedNote({ providers }: NoteFacts): string | null {
  if (providers.length === 0) return null;
  return providers.length === 1 ? providers[0]! : `${providers.length} 家承接`;
}

const says: Record<StageName, (facts: NoteFacts) => string | null> = {
  立项: (facts) => facts.drafter,
  联审: agreedNote,
  计划: ({ year }) => `列入 ${year} 年度`,
  采购: boughtNote,
  合同: signedNote,
  履约: servedNote,
  验收: ({ periods }) => (periods.length === 1 ? periods[0]! : null),
  支付: ({ paid }) => (paid ? `已付 ${inWan(paid)} 万元` : null),
  绩效: ({ total }) => (total === null ? null : `${(total / 100).toFixed(2)} 分`),
};

/** These go on while later ones begin; an evaluation has its points before the project is closed. */
const goesOn: ReadonlySet<StageName> = new Set(["履约", "验收", "支付", "绩效"]);

/** What has happened says more of itself; a stage to come says nothing. */
export const withNotes = (stages: readonly Stage[], facts: NoteFacts): Stage[] =>
  stages.map((stage) => {
    const isDone = stage.state === "done" && stage.on !== null;
    const more = isDone || goesOn.has(stage.name) ? says[stage.name](facts) : null;
    return { ...stage, note: [stage.note, more].filter(Boolean).join("，") || null };
  });
