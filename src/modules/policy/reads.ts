import type { Day } from "../../base/day.ts";
import { fen, type Money } from "../../base/money.ts";
import type { Db } from "../../platform/db.ts";
import { controlRuleFor } from "./figures.ts";
import type {
  Calendar,
  ControlRule,
  FormRow,
  FunctionalClass,
  GradeBand,
  Threshold,
  WeightSet,
} from "./model.ts";
import { MethodContent, type ProcurementMethod } from "./methods.ts";
import type { ProcurementFigure } from "./procurementFigures.ts";
import { calendarOf } from "./published.ts";
import { thresholdFor, type ThresholdCase } from "./thresholds.ts";

const inForce = <Row extends { fromOn: Day; toOn: Day | null }>({ fromOn, toOn, ...row }: Row) => ({
  ...row,
  from: fromOn,
  to: toOn ?? undefined,
});

const limit = (amount: bigint | null): Money | undefined =>
  amount === null ? undefined : fen(amount);

const loaded = new WeakMap<Db, Promise<Calendar>>();

/** 工作日历, as published and entered; read once a transaction, however many terms it counts. */
export function loadCalendar(db: Db): Promise<Calendar> {
  const known = loaded.get(db) ?? readCalendar(db);
  loaded.set(db, known);
  return known;
}

async function readCalendar(db: Db): Promise<Calendar> {
  const years = await db.selectFrom("calendarYear").select("year").execute();
  const days = await db.selectFrom("calendarDay").selectAll().execute();
  return calendarOf(
    years.map((one) => one.year),
    days,
  );
}

export async function listThresholds(db: Db): Promise<Threshold[]> {
  const rows = await db
    .selectFrom("threshold")
    .selectAll()
    .orderBy("place")
    .orderBy("level")
    .orderBy("object")
    .orderBy("fromOn")
    .execute();
  return rows.map((row) => ({
    ...inForce(row),
    procurementFrom: limit(row.procurementFrom),
    openTenderFrom: limit(row.openTenderFrom),
  }));
}

/** The limit of the day for a place; refuses where none was entered. */
export const getThreshold = async (db: Db, asked: ThresholdCase): Promise<Threshold> =>
  thresholdFor(await listThresholds(db), asked);

export async function listControlRules(db: Db): Promise<ControlRule[]> {
  const rows = await db
    .selectFrom("controlRule")
    .selectAll()
    .orderBy("place")
    .orderBy("amountFrom")
    .execute();
  return rows.map((row) => ({ ...inForce(row), amountFrom: fen(row.amountFrom) }));
}

/** What the purchaser's own rules ask of an amount below the limit. */
export const getControlRule = async (
  db: Db,
  place: string,
  amount: Money,
  on: Day,
): Promise<ControlRule> => controlRuleFor(await listControlRules(db), place, amount, on);

/** 采购方式, with all their rows: of every place and day. */
export async function listMethods(db: Db): Promise<ProcurementMethod[]> {
  const rows = await db
    .selectFrom("procurementMethod")
    .selectAll()
    .orderBy("code")
    .orderBy("fromOn")
    .execute();
  return rows.map((row) => ({ ...inForce(row), content: MethodContent.parse(row.content) }));
}

export async function listFigures(db: Db): Promise<ProcurementFigure[]> {
  const rows = await db
    .selectFrom("procurementFigure")
    .selectAll()
    .orderBy("code")
    .orderBy("object")
    .orderBy("fromOn")
    .execute();
  return rows.map((row) => ({
    ...inForce(row),
    atLeast: row.atLeast ?? undefined,
    atMost: row.atMost ?? undefined,
    amount: limit(row.amount),
  }));
}

export async function listWeightSets(db: Db): Promise<WeightSet[]> {
  const rows = await db.selectFrom("weightSet").selectAll().orderBy("fromOn").execute();
  return rows.map(inForce);
}

export async function listGradeBands(db: Db): Promise<GradeBand[]> {
  const rows = await db.selectFrom("gradeBand").selectAll().orderBy("scoreFrom", "desc").execute();
  return rows.map(inForce);
}

export async function listFormRows(db: Db): Promise<FormRow[]> {
  const rows = await db.selectFrom("formRow").selectAll().orderBy("position").execute();
  return rows.map(inForce);
}

export async function listFunctionalClasses(db: Db): Promise<FunctionalClass[]> {
  const rows = await db.selectFrom("functionalClass").selectAll().orderBy("code").execute();
  return rows.map(inForce);
}
