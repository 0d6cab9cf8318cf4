import type { Day } from "../../base/day.ts";
import type { Tx } from "../../platform/db.ts";
import type {
  ControlRule,
  FigureCode,
  Level,
  MethodCode,
  ProcuredObject,
  Threshold,
} from "./model.ts";

type Sourced = { document: string; confirmed: boolean; fromOn: Day; toOn: Day | null };

export type PolicyTables = {
  calendarYear: { year: number };
  calendarDay: { day: Day; isWorkday: boolean; name: string };
  threshold: Sourced & {
    place: string;
    placeName: string;
    level: Level;
    object: ProcuredObject;
    procurementFrom: bigint | null;
    openTenderFrom: bigint | null;
    isGuide: boolean;
  };
  controlRule: Sourced & {
    place: string;
    amountFrom: bigint;
    quotesAtLeast: number;
    approvedBy: ControlRule["approvedBy"];
    papers: string[];
  };
  procurementMethod: Sourced & {
    code: MethodCode;
    place: string;
    objects: ProcuredObject[];
    /** Checked by `MethodContent` whenever it is read. */
    content: unknown;
  };
  procurementFigure: Sourced & {
    code: FigureCode;
    place: string;
    object: ProcuredObject;
    atLeast: number | null;
    atMost: number | null;
    amount: bigint | null;
    article: string;
  };
  weightSet: Sourced & {
    called: string;
    execution: number;
    output: number;
    benefit: number;
    satisfaction: number;
  };
  gradeBand: Sourced & { grade: "优" | "良" | "中" | "差"; scoreFrom: number };
  functionalClass: Sourced & { code: string; name: string };
  formRow: {
    position: number;
    label: string;
    classes: string[];
    isRest: boolean;
    fromOn: Day;
    toOn: Day | null;
  };
};

declare module "../../platform/db.ts" {
  interface Tables extends PolicyTables {}
}

export async function insertThresholds(tx: Tx, rows: readonly Threshold[]): Promise<void> {
  const values = rows.map(({ from, to = null, procurementFrom, openTenderFrom, ...row }) => ({
    ...row,
    procurementFrom: procurementFrom ?? null,
    openTenderFrom: openTenderFrom ?? null,
    fromOn: from,
    toOn: to,
  }));
  await tx.insertInto("threshold").values(values).execute();
}

export async function insertControlRules(tx: Tx, rows: readonly ControlRule[]): Promise<void> {
  const values = rows.map(({ from, to = null, papers, ...row }) => ({
    ...row,
    papers: [...papers],
    fromOn: from,
    toOn: to,
  }));
  await tx.insertInto("controlRule").values(values).execute();
}
