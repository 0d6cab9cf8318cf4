import type { Answer, InputOf } from "../../../base/endpoint.ts";
import { yuan } from "../../../base/money.ts";
import type { draftProject, prefillProject, viewProject } from "../../../modules/project/api.ts";
import type { TermGround } from "../../../modules/project/model.ts";
import type { Values } from "../ui/values.ts";

export type Prefill = Answer<typeof prefillProject>;
export type Project = Answer<typeof viewProject>;
type Input = Omit<InputOf<typeof draftProject>, "needs" | "draftedOn">;
type TargetInput = Input["targets"][number];

export const shareDuties = {
  payer: "谁付款",
  accepter: "谁验收",
  monitor: "谁监测",
  evaluator: "谁评价",
} as const;

export type ShareDuty = keyof typeof shareDuties;

const usual: Record<ShareDuty, string> = { payer: "", accepter: "", monitor: "", evaluator: "" };

/** What is typed in the shares: money as fen, quantities as text until they are sent. */
export type FundingDraft = { line: string; amount: string | undefined };
export type ShareDraft = {
  user: string;
  /** 责任分工: who else than usual accepts, pays, watches and evaluates; empty for the usual one. */
  duties: Record<ShareDuty, string>;
  quantity: string;
  fundings: FundingDraft[];
  other: string | undefined;
  otherSource: string;
};

/** A goal is typed in its unit ("95.5") and sent in hundredths. */
export type TargetDraft = Omit<TargetInput, "goal" | "weight"> & { goal: string; weight: string };

export type Draft = {
  values: Values;
  shares: ShareDraft[];
  targets: TargetDraft[];
  grounds: TermGround[];
};

export const textOf = (values: Values, name: string): string => {
  const value = values[name];
  return typeof value === "string" ? value : "";
};

export const emptyShare = (user = ""): ShareDraft => ({
  user,
  duties: usual,
  quantity: "",
  fundings: [{ line: "", amount: "" }],
  other: "",
  otherSource: "",
});

const unless = (office: string, usually: string): string => (office === usually ? "" : office);

const whole = (text: string): bigint => (/^\d{1,12}$/.test(text.trim()) ? BigInt(text.trim()) : 0n);

/** Quantity times unit price, in fen. */
export const costOf = (share: ShareDraft, unitPrice: string): bigint =>
  whole(share.quantity) * whole(unitPrice);

/** One line that pays all needs no amount: it is the cost. */
export const isWholeOnOneLine = (share: ShareDraft): boolean =>
  share.fundings.length === 1 && whole(share.other ?? "") === 0n;

export const fundedOf = (share: ShareDraft, unitPrice: string): bigint =>
  isWholeOnOneLine(share)
    ? share.fundings[0]!.line === ""
      ? 0n
      : costOf(share, unitPrice)
    : share.fundings.reduce((total, one) => total + whole(one.amount ?? ""), 0n) +
      whole(share.other ?? "");

/** "95.5" as 9550; what is no number goes out as typed, so that the server names the field. */
function hundredths(text: string): unknown {
  try {
    return Number(yuan(text.trim()));
  } catch {
    return text;
  }
}

/** 9550 as "95.5". */
export const unitsOf = (goal: number): string => `${goal / 100}`;

const fundingsOf = (share: ShareDraft, unitPrice: string) =>
  share.fundings
    .filter((one) => one.line !== "")
    .map(({ line, amount }) => ({
      line,
      amount: isWholeOnOneLine(share) ? `${costOf(share, unitPrice)}` : (amount ?? ""),
    }));

export function inputOf({ values, shares, targets, grounds }: Draft): Input {
  const unitPrice = textOf(values, "unitPrice");
  const text = (name: string) => textOf(values, name);
  return {
    title: text("title"),
    year: text("year"),
    item: text("item"),
    purpose: text("purpose"),
    forWhom: text("forWhom"),
    whyNotStaff: text("whyNotStaff"),
    assessment: text("assessment"),
    unit: text("unit"),
    unitPrice,
    termFrom: text("termFrom"),
    termTo: text("termTo"),
    termGrounds: grounds,
    shares: shares.map((share) => ({
      user: share.user === "" ? undefined : share.user,
      ...Object.fromEntries(Object.entries(share.duties).filter(([, office]) => office !== "")),
      quantity: share.quantity,
      fundings: fundingsOf(share, unitPrice),
      other: share.other === "" ? undefined : share.other,
      otherSource: share.otherSource,
    })),
    targets: targets.map(({ goal, ...target }) => ({ ...target, goal: hundredths(goal) })),
  };
}

export const targetDrafts = (targets: Prefill["targets"] | Project["targets"]): TargetDraft[] =>
  targets.map(({ dimension, indicator, sense, goal, unit, evidence, weight }) => ({
    dimension,
    indicator,
    sense,
    unit,
    evidence,
    goal: unitsOf(goal),
    weight: `${weight}`,
  }));

/** A project as it stands, to be changed. */
export const draftOf = (project: Project): Draft => ({
  values: {
    item: project.catalogItem,
    title: project.title,
    year: `${project.year}`,
    purpose: project.purpose,
    forWhom: project.forWhom,
    whyNotStaff: project.whyNotStaff,
    assessment: project.assessment,
    unit: project.unit,
    unitPrice: project.unitPrice,
    termFrom: project.termFrom,
    termTo: project.termTo,
  },
  shares: project.sharesOf.map((share) => ({
    user: share.user.id === project.organization.id ? "" : share.user.id,
    duties: {
      payer: unless(share.payer.id, project.organization.id),
      accepter: unless(share.accepter.id, share.user.id),
      monitor: unless(share.monitor.id, project.organization.id),
      evaluator: unless(share.evaluator.id, project.organization.id),
    },
    quantity: `${share.quantity}`,
    fundings: share.fundings.map(({ line, amount }) => ({ line, amount })),
    other: share.other === "0" ? "" : share.other,
    otherSource: share.otherSource,
  })),
  targets: targetDrafts(project.targets),
  grounds: project.termGrounds,
});

/** What is known before anything is typed: from a need, or from an answer of 能不能买. */
export type Known = { item?: string; title?: string; purpose: string };

export const newDraft = (year: string, known: Known): Draft => ({
  values: { ...known, year, termFrom: `${year}-01-01`, termTo: `${year}-12-31` },
  shares: [emptyShare()],
  targets: [],
  grounds: [],
});
